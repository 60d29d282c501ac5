import { f, type Formula, joinFormulas, type Reference, textLiteral } from "../../model/formula.ts";
import { ROLE_IDS, type ProjectScore, type RoleId } from "../../model/scores.ts";
import { makeDraft, put, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type ColumnSpec, type OwnRow, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { EPSILON } from "./fit-work.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { NO_VALUE } from "./readiness-work.ts";
import { putResultTitle } from "./result-title.ts";
import { PROJECT_TEXTS } from "./wording.ts";

const WIDTHS = [12, 30, 18, 10, 10, 10, 10, 12, 11, 36, 42];

export interface ProjectSheet {
  readonly draft: SheetDraft;
  /** One row per project that is not closed: `title`, `risk` (1), `single`, `none`, `coverage`. */
  readonly summary: PlacedTable;
  readonly projects: readonly ProjectScore[];
}

interface RoleLine {
  readonly project: ProjectScore;
  readonly role: ProjectScore["roles"][number];
  readonly roleNo: number;
}

/** 案件別充足: projects with their risks, then project × role with the people named for it (R19, R32, R33). */
export function projectSheet(layout: HrLayout): ProjectSheet {
  const { projects } = layout.input.scores;
  const draft = makeDraft(SHEETS.projects);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  putResultTitle(draft, "案件別充足", PROJECT_TEXTS.lead, WIDTHS.length);
  const lines = projects.flatMap((project) => project.roles.map((role): RoleLine => ({ project, role, roleNo: ROLE_IDS.indexOf(role.role as RoleId) + 1 })));
  put(draft, [4, 1], "案件ごと", "subtitle");
  const detailTop = 5 + Math.max(1, projects.length) + 3;
  const detail: PlacedTable = placeTable(draft, [detailTop, 1], roleColumns(layout), lines);
  put(draft, [detailTop - 1, 1], "案件と役割ごと（基準日を含む半期）", "subtitle");
  const summary = placeTable(draft, [5, 1], summaryColumns(layout, detail), projects);
  draft.page.titleRows = [detailTop, detailTop];
  if (projects.length > 6) draft.page.breaksAfter.push(detailTop - 2);
  if (projects.length === 0) put(draft, [summary.firstRow, 2], PROJECT_TEXTS.none, "caption");
  return { draft, summary, projects };
}

const noOf = ({ projects, input }: HrLayout, id: string): Reference => cellIn(projects.table, input.work.projects.findIndex(({ projectId }) => projectId === id), "no");

function summaryColumns(layout: HrLayout, detail: PlacedTable): readonly ColumnSpec<ProjectScore>[] {
  const { input, projects, demands, gaps } = layout;
  const place = new Map(input.work.projects.map(({ projectId }, i) => [projectId, i]));
  const from = (id: string) => ({ projectId }: ProjectScore): Formula => f`${cellIn(projects.table, place.get(projectId) ?? 0, id)}&""`;
  const demandOf = ({ projectId }: ProjectScore, r: number): Formula =>
    f`SUMIFS(${columnRange(demands.table, "demand0")},${columnRange(demands.table, "projectNo")},${noOf(layout, projectId)},${columnRange(demands.table, "roleNo")},${r + 1},${columnRange(demands.table, "internal")},1)`;
  const sum = (project: ProjectScore, term: (r: number) => Formula): Formula => {
    const roles = project.roles.map(({ role }) => ROLE_IDS.indexOf(role as RoleId));
    return roles.length === 0 ? f`0*${noOf(layout, project.projectId)}` : joinFormulas(roles.map(term), "+");
  };
  const coverage = (r: number): Reference => cellIn(gaps.table, r, "coverage");
  const rows = detailRows(input.scores.projects, detail);
  const marks = (project: ProjectScore, mark: string): Formula | number => (project.roles.length === 0 ? 0 : f`COUNTIFS(${rows(project, "mark")},${textLiteral(mark)})`);
  return [
    { id: "id", label: "案件番号", style: "text", cell: ({ projectId }) => projectId },
    { id: "title", label: "案件名", style: "bodyWrap", cell: from("title") },
    { id: "owner", label: "主管課", style: "bodyShrink", cell: from("owner") },
    { id: "status", label: "状況", style: "bodyCenter", cell: from("status") },
    { id: "demand", label: "需要（内部）", style: "fte", cell: (project) => f`${sum(project, (r) => f`${demandOf(project, r)}*${cellIn(layout.fits.roles, r, "usable")}`)}` },
    {
      id: "coverage", label: "充足率", style: "percentBold",
      cell: (project, own) => ({
        formula: f`IF(${own("demand")}=0,${textLiteral(NO_VALUE)},(${sum(project, (r) => f`${demandOf(project, r)}*IF(ISNUMBER(${coverage(r)}),${coverage(r)},0)`)})/${own("demand")})`,
        value: project.coverage ?? NO_VALUE,
      }),
    },
    { id: "single", label: "属人化", style: "count", cell: (project) => marks(project, PROJECT_TEXTS.single) },
    { id: "none", label: "担い手なし", style: "count", cell: (project) => marks(project, PROJECT_TEXTS.nobody) },
    {
      id: "risk", label: "要注意", style: "mark",
      cell: (project) => (project.roles.length === 0 ? null : {
        formula: f`IF(${cellIn(projects.table, place.get(project.projectId) ?? 0, "build")}*SUM(${rows(project, "risk")})>0,${textLiteral(PROJECT_TEXTS.risk)},"")`,
        value: project.atRisk ? PROJECT_TEXTS.risk : "",
      }),
    },
    { id: "effect", label: "期待効果", style: "bodyWrap", cell: from("effect") },
    { id: "next", label: "次にすること", style: "bodyWrap", cell: (_project, own) => nextStep(own) },
  ];
}

/** Nobody at all before risk, risk before a single carrier. */
function nextStep(own: OwnRow): Formula {
  const t = textLiteral;
  const { next } = PROJECT_TEXTS;
  return f`IF(${own("none")}>0,${t(next.nobody)},IF(${own("risk")}&""<>"",${t(next.risk)},IF(${own("single")}>0,${t(next.single)},IF(ISNUMBER(${own("coverage")}),IF(${own("coverage")}<1-${EPSILON},${t(next.short)},${t(next.good)}),${t(next.none)}))))`;
}

/** The lines of one project stand together: a block of one column over them. */
function detailRows(projects: readonly ProjectScore[], detail: PlacedTable): (project: ProjectScore, id: string) => Reference {
  const firsts = new Map<string, number>();
  let next = 0;
  for (const { projectId, roles } of projects) {
    firsts.set(projectId, next);
    next += roles.length;
  }
  return ({ projectId, roles }, id) => {
    const first = cellIn(detail, firsts.get(projectId) ?? 0, id);
    return { ...first, range: { ...first.range, bottom: first.range.top + Math.max(1, roles.length) - 1 } };
  };
}

function roleColumns(layout: HrLayout): readonly ColumnSpec<RoleLine>[] {
  const { input, demands, gaps, fits, settings } = layout;
  const names = new Map(input.masters.roles.roles.map(({ id, name }) => [id as string, name]));
  const titles = new Map(input.work.projects.map(({ projectId, index }) => [projectId, input.tables.projects[index]?.title ?? ""]));
  const column = (id: string): Reference => columnRange(demands.table, id);
  const mine = ({ project, roleNo }: RoleLine): Formula => f`${column("projectNo")},${noOf(layout, project.projectId)},${column("roleNo")},${roleNo}`;
  const critical = (line: RoleLine): Formula => f`COUNTIFS(${mine(line)},${column("internal")},1,${column("critical")},1,${column("counted")},1)`;
  const coverage = (t: number, { roleNo }: RoleLine): Reference => cellIn(gaps.table, t * ROLE_IDS.length + roleNo - 1, "coverage");
  const atRisk = (line: RoleLine, t: number): Formula => {
    const c = coverage(t, line);
    return f`(SUMIFS(${column(`demand${t}`)},${mine(line)},${column("internal")},1,${column("critical")},1)>0)*IF(ISNUMBER(${c}),IF(${c}<${settings.value("riskCoverage")}-${EPSILON},1,0),0)`;
  };
  const [usable, qualified] = [(line: RoleLine) => cellIn(fits.roles, line.roleNo - 1, "usable"), (line: RoleLine) => cellIn(fits.roles, line.roleNo - 1, "qualified")];
  const t = textLiteral;
  return [
    { id: "id", label: "案件番号", style: "text", cell: ({ project }) => project.projectId },
    { id: "title", label: "案件名", style: "bodyShrink", cell: ({ project }) => titles.get(project.projectId) ?? "" },
    { id: "role", label: "役割", style: "bodyShrink", cell: ({ role }) => names.get(role.role) ?? role.role },
    { id: "demand", label: "需要（内部）", style: "fte", cell: (line) => ({ formula: f`SUMIFS(${column("demand0")},${mine(line)},${column("internal")},1)`, value: line.role.demand }) },
    { id: "outsourced", label: "委託など", style: "fte", cell: (line) => f`SUMIFS(${column("demand0")},${mine(line)},${column("internal")},0)` },
    {
      id: "coverage", label: "充足率（全庁）", style: "percent",
      cell: (line) => ({ formula: f`IF(ISNUMBER(${coverage(0, line)}),${coverage(0, line)},${t(NO_VALUE)})`, value: line.role.coverage ?? NO_VALUE }),
    },
    { id: "critical", label: "必須", style: "mark", cell: (line) => ({ formula: f`IF(${critical(line)}>0,"必須","")`, value: line.role.critical ? "必須" : "" }) },
    {
      id: "mark", label: "担い手", style: "mark",
      cell: (line, own) => ({
        formula: f`IF(${own("critical")}="","",IF(${usable(line)}=0,"判定不能",IF(${qualified(line)}>1,"",IF(${qualified(line)}=1,${t(PROJECT_TEXTS.single)},${t(PROJECT_TEXTS.nobody)}))))`,
        value: line.role.mark === "属人化" ? PROJECT_TEXTS.single : line.role.mark === "担い手なし" ? PROJECT_TEXTS.nobody : (line.role.mark ?? ""),
      }),
    },
    { id: "risk", label: "充足の不安", style: "flag", cell: (line) => f`IF(${joinFormulas(input.work.periods.map((_period, k) => atRisk(line, k)), "+")}>0,1,0)` },
    { id: "assigned", label: "配置されている人（○適合　△必要レベル未満　×適合せず　？判定不能、数字は適合度）", style: "bodyWrap", cell: (line) => assignedText(layout, line) },
  ];
}

/** ○ 山田 太郎（0.83）、… with fit and mark live; who is assigned is data. */
function assignedText({ staff, fits }: HrLayout, { role, roleNo }: RoleLine): Formula | string {
  const people = role.assigned.filter(({ staffNo }) => staff.numberOf(staffNo) > 0).slice(0, 8);
  if (people.length === 0) return PROJECT_TEXTS.unassigned;
  const t = textLiteral;
  return joinFormulas(people.map(({ staffNo, qualified, meets }) => {
    const i = staff.numberOf(staffNo) - 1;
    const [fit, state] = [cellIn(fits.people, i, `fit${roleNo - 1}`), cellIn(fits.people, i, `state${roleNo - 1}`)];
    const mark = f`IF(${state}=1,${t(qualified && !meets ? "△" : "○")},IF(ISNUMBER(${fit}),${t("×")},${t("？")}))`;
    return f`${mark}&${t(" ")}&${cellIn(staff.table, i, "name")}&IF(ISNUMBER(${fit}),${t("（")}&TEXT(${fit},"0.00")&${t("）")},"")`;
  }), `&${t("　")}&`);
}
