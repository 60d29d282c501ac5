import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import { ROLE_IDS, type RoleGap, type RoleId } from "../../model/scores.ts";
import { makeDraft, put, putWide, setWidths, type SheetDraft } from "../sheet/draft.ts";
import { dateContent } from "../sheet/date-cell.ts";
import { dressSheet } from "../sheet/page.ts";
import { cellIn, type ColumnSpec, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { DEPARTMENT_SHEETS, type DepartmentFacts, NO_VALUE } from "./department-input.ts";
import { DEPARTMENT_TEXTS } from "./wording.ts";

const WIDTHS = [12, 34, 26, 10, 12, 12, 22, 30, 34];

interface Line {
  readonly projectId: string;
  readonly role: RoleId;
  readonly demand: number;
  readonly critical: boolean;
  readonly people: number | null;
  readonly named: string;
}

/** 案件と必要人材: own projects × roles; the whole body's supply and demand stand below as the base of the coverage (R33: a department has no supply of its own). */
export function departmentProjectSheet(facts: DepartmentFacts): SheetDraft {
  const draft = makeDraft(DEPARTMENT_SHEETS.projects);
  setWidths(draft, WIDTHS);
  put(draft, [1, 1], "案件と必要人材", "title");
  draft.heights.set(1, 28);
  putWide(draft, { top: 2, left: 1, bottom: 2, right: WIDTHS.length }, DEPARTMENT_TEXTS.projectLead, "captionWrap");
  const lines = roleLines(facts);
  const bodyTop = 4 + Math.max(1, lines.length) + 3;
  const body = placeTable(draft, [bodyTop, 1], bodyColumns(facts), ROLE_IDS);
  put(draft, [bodyTop - 1, 1], "全庁の需要と供給（基準日を含む半期、人工）", "subtitle");
  const table = placeTable(draft, [4, 1], lineColumns(facts, body), lines);
  if (lines.length === 0) put(draft, [table.firstRow, 1], DEPARTMENT_TEXTS.projectNone, "caption");
  putList(draft, facts, body.lastRow + 2);
  dressSheet(draft, facts.masthead, { label: facts.classLabel, titleRows: [4, 4], freezeRows: 4 });
  return draft;
}

function roleLines({ input }: DepartmentFacts): readonly Line[] {
  const own = new Set(input.share.tables.project_demands.map(({ project_id }) => project_id));
  const names = new Map(input.share.tables.staff.map(({ staff_no, name }) => [staff_no, name]));
  const qualified = new Map(input.work.roles.map(({ role, usable, qualified: count }) => [role, usable ? count : null]));
  return input.scores.projects.filter(({ projectId }) => own.has(projectId)).flatMap(({ projectId, roles }) =>
    roles.map((role): Line => {
      const mine = role.assigned.filter(({ staffNo }) => names.has(staffNo));
      const others = role.assigned.length - mine.length;
      const named = [...mine.map(({ staffNo, qualified: fits, fit }) => `${fits ? "○" : fit === null ? "？" : "×"} ${names.get(staffNo) ?? ""}`), ...(others > 0 ? ["（他の課の職員）"] : [])];
      return { projectId, role: role.role as RoleId, demand: role.demand, critical: role.critical, people: qualified.get(role.role as RoleId) ?? null, named: named.join("　") };
    }));
}

function lineColumns({ input }: DepartmentFacts, body: PlacedTable): readonly ColumnSpec<Line>[] {
  const titles = new Map(input.share.tables.projects.map(({ project_id, title }) => [project_id, title]));
  const names = new Map(input.masters.roles.roles.map(({ id, name }) => [id as string, name]));
  const at = (role: RoleId, id: string): Reference => cellIn(body, ROLE_IDS.indexOf(role), id);
  const t = textLiteral;
  return [
    { id: "id", label: "案件番号", style: "text", cell: ({ projectId }) => projectId },
    { id: "title", label: "案件名", style: "bodyShrink", cell: ({ projectId }) => titles.get(projectId) ?? null },
    { id: "role", label: "役割", style: "bodyShrink", cell: ({ role }) => names.get(role) ?? role },
    { id: "demand", label: "必要な人工", style: "fte", cell: ({ demand }) => demand },
    { id: "coverage", label: "充足率（全庁）", style: "percentBold", cell: ({ role }) => f`${at(role, "coverage")}` },
    { id: "missing", label: "足りない人工（按分）", style: "fte", cell: (_line, own) => f`IF(ISNUMBER(${own("coverage")}),${own("demand")}*(1-${own("coverage")}),${t(NO_VALUE)})` },
    { id: "mark", label: "担い手", style: "mark", cell: (line) => carrierMark(line, input.settings.smallCell, at(line.role, "coverage")) },
    { id: "named", label: "配置されている人（○適合　×適合せず　？判定不能）", style: "bodyWrap", cell: ({ named }) => (named === "" ? "（配置の記載なし）" : named) },
    { id: "ask", label: "相談先", style: "bodyWrap", cell: (_line, own) => f`IF(ISNUMBER(${own("coverage")}),IF(${own("coverage")}>=1-0.000000001,${t("―")},${t(DEPARTMENT_TEXTS.askRole)}),${t(DEPARTMENT_TEXTS.unusable)})` },
  ];
}

/** How many could do it, without a number below k: none, few, or the coverage's verdict. */
function carrierMark({ people, critical }: Line, k: number, coverage: Reference): Formula | string {
  if (people === null) return DEPARTMENT_TEXTS.unusable;
  if (critical && people === 0) return DEPARTMENT_TEXTS.nobody;
  if (critical && people < k) return DEPARTMENT_TEXTS.few;
  return f`IF(ISNUMBER(${coverage}),IF(${coverage}>=1-0.000000001,${textLiteral(DEPARTMENT_TEXTS.covered)},${textLiteral(DEPARTMENT_TEXTS.short)}),${textLiteral(NO_VALUE)})`;
}

function bodyColumns({ input }: DepartmentFacts): readonly ColumnSpec<RoleId>[] {
  const period = input.work.periods[0]?.label;
  const gaps = new Map(input.scores.roleGaps.filter((gap) => gap.period === period).map((gap) => [gap.role, gap]));
  const names = new Map(input.masters.roles.roles.map(({ id, name }) => [id as string, name]));
  const gap = (role: RoleId): RoleGap | undefined => gaps.get(role);
  return [
    { id: "id", label: "役割", style: "bodyCenter", cell: (role) => role },
    { id: "name", label: "名称", style: "bodyShrink", cell: (role) => names.get(role) ?? role },
    { id: "note", label: "", cell: () => null },
    { id: "demand", label: "需要", style: "fte", cell: (role) => gap(role)?.demand ?? 0 },
    { id: "supply", label: "供給", style: "fte", cell: (role) => gap(role)?.supply ?? "判定不能" },
    {
      id: "coverage", label: "充足率", style: "percentBold",
      cell: (role, own) => ({
        formula: f`IF(ISNUMBER(${own("supply")}),IF(${own("demand")}=0,${textLiteral(NO_VALUE)},MIN(1,${own("supply")}/${own("demand")})),${textLiteral("判定不能")})`,
        value: gap(role)?.supply === null ? "判定不能" : (gap(role)?.coverage ?? NO_VALUE),
      }),
    },
  ];
}

/** Own projects with their plan, then those of others the department takes part in, without figures. */
function putList(draft: SheetDraft, { input }: DepartmentFacts, top: number): void {
  const own = new Set(input.share.tables.project_demands.map(({ project_id }) => project_id));
  const { projects } = input.share.tables;
  const owned = projects.filter((p) => own.has(p.project_id) || isOwner(p.owner_dept, input.share.path));
  const partners = projects.filter((p) => !owned.includes(p));
  let row = top;
  for (const [title, list] of [["主管する案件", owned], [DEPARTMENT_TEXTS.partner, partners]] as const) {
    if (list.length === 0) continue;
    put(draft, [row, 1], title, "subtitle");
    const table = placeTable(draft, [row + 1, 1], [
      { id: "id", label: "案件番号", style: "text", cell: (p) => p.project_id },
      { id: "title", label: "案件名", style: "bodyShrink", cell: (p) => p.title },
      { id: "owner", label: "主管課", style: "bodyShrink", cell: (p) => p.owner_dept },
      { id: "status", label: "状況", style: "bodyCenter", cell: (p) => p.status },
      { id: "start", label: "開始", style: "date", cell: (p) => dateContent(p.start) },
      { id: "end", label: "終了", style: "date", cell: (p) => dateContent(p.end) },
      { id: "plan", label: "重点取組事項", style: "bodyShrink", cell: (p) => p.plan_item },
      { id: "effect", label: "期待効果", style: "bodyWrap", cell: (p) => p.expected_effect },
    ], list);
    row = table.lastRow + 2;
  }
}

const key = (text: string | null): string => (text ?? "").normalize("NFKC").replaceAll(/[\s/＞>・]/gu, "");
const isOwner = (owner: string | null, path: string): boolean => key(owner) !== "" && key(path).endsWith(key(owner));
