import { f, type Formula, joinFormulas, type Reference, textLiteral } from "../../model/formula.ts";
import { ROLE_IDS, type RoleId } from "../../model/scores.ts";
import type { Dependence } from "../../model/scoring-work.ts";
import { makeDraft, put, putAcross, putWide, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type ColumnSpec, type OwnRow, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { putDataTitle } from "./data-title.ts";
import { LEAVER, LEAVER_NUMBER } from "./dependence-layout.ts";
import { EPSILON } from "./fit-work.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { NO_VALUE } from "./readiness-work.ts";
import { putResultTitle } from "./result-title.ts";
import { personLabel } from "./staff-data.ts";
import { DEPENDENCE_TEXTS } from "./view-wording.ts";

const WIDTHS = [18, 18, 16, 12, 10, 10, 10, 10, 34, 42];

/** 担い手の集中: who leaves how large a hole (each removed in turn), any person tried live, and the carriers of each role (R32). */
export function dependenceSheets(layout: HrLayout): { readonly sheet: SheetDraft; readonly data: SheetDraft } {
  const draft = makeDraft(SHEETS.dependence);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  putResultTitle(draft, SHEETS.dependence, DEPENDENCE_TEXTS.lead, WIDTHS.length);
  const after = putTrial(draft, layout);
  put(draft, [10, 1], DEPENDENCE_TEXTS.roles, "subtitle");
  const roles = placeTable(draft, [11, 1], roleColumns(layout), ROLE_IDS.map((_role, r) => r));
  after(roles);
  const { draft: data, table } = dependenceData(layout);
  const top = roles.lastRow + 3;
  put(draft, [top - 1, 1], DEPENDENCE_TEXTS.people, "subtitle");
  const { dependences } = layout.input.work;
  const people = placeTable(draft, [top, 1], peopleColumns(layout, table), dependences);
  if (dependences.length === 0) put(draft, [people.firstRow, 1], DEPENDENCE_TEXTS.none, "caption");
  draft.page.titleRows = [top, top];
  return { sheet: draft, data };
}

/** The chosen person and what the body's coverage becomes without them; completed when the roles are placed. */
function putTrial(draft: SheetDraft, layout: HrLayout): (roles: PlacedTable) => void {
  const { staff, gaps, input } = layout;
  put(draft, [4, 1], DEPENDENCE_TEXTS.trial, "subtitle");
  put(draft, [LEAVER.row, 1], DEPENDENCE_TEXTS.choose, "label");
  const first = staff.people.find(({ work }) => work.staffNo === input.work.dependences[0]?.staffNo);
  const choice = putWide(draft, { top: LEAVER.row, left: LEAVER.choice, bottom: LEAVER.row, right: 3 }, first === undefined ? "" : personLabel(first.work.staffNo, first.record.name), "inputText");
  put(draft, [LEAVER.row, 4], "番号", "caption");
  const labels = columnRange(staff.table, "label");
  put(draft, [LEAVER.row, LEAVER.number], f`SUMPRODUCT(--(${labels}=${choice}),${columnRange(staff.table, "no")})`, "count");
  draft.extras.validations = [{ kind: "list", values: labels, range: choice.range, prompt: { title: "離任の試算", text: "職員を選ぶと、その人を除いた充足率を計算し直します。" } }];
  putAcross(draft, [7, 1], [DEPENDENCE_TEXTS.before, DEPENDENCE_TEXTS.after, DEPENDENCE_TEXTS.loss], "head");
  return (roles) => {
    const column = (id: string): Reference => columnRange(roles, id);
    const total = f`SUM(${column("demand")})`;
    put(draft, [8, 1], f`${cellIn(gaps.periods, 0, "coverage")}`, "percentBold");
    put(draft, [8, 2], f`IF(${total}=0,${textLiteral(NO_VALUE)},SUM(${column("met")})/${total})`, "percentBold");
    const [before, after] = [1, 2].map((c): Reference => ({ sheet: draft.name, range: { top: 8, left: c, bottom: 8, right: c } }));
    put(draft, [8, 3], f`IF(AND(ISNUMBER(${before ?? LEAVER_NUMBER}),ISNUMBER(${after ?? LEAVER_NUMBER})),${before ?? LEAVER_NUMBER}-${after ?? LEAVER_NUMBER},${textLiteral(NO_VALUE)})`, "percentBold");
  };
}

/** Per role of the first half: carriers now and without the chosen person. Unusable roles have no demand here (R15). */
function roleColumns({ input, supply, fits, gaps, demands }: HrLayout): readonly ColumnSpec<number>[] {
  const names = new Map(input.masters.roles.roles.map(({ id, name }) => [id as string, name]));
  const usable = (r: number): Reference => cellIn(fits.roles, r, "usable");
  const { pairs } = supply;
  const sum = (id: string, r: number): Formula => f`SUMIFS(${columnRange(pairs, id)},${columnRange(pairs, "roleNo")},${r + 1})`;
  const critical = (r: number): Formula => f`COUNTIFS(${columnRange(demands.table, "demand0")},${textLiteral(">0")},${columnRange(demands.table, "roleNo")},${r + 1},${columnRange(demands.table, "internal")},1,${columnRange(demands.table, "critical")},1)`;
  const t = textLiteral;
  const ratio = (own: OwnRow, top: Reference): Formula => f`IF(${own("demand")}=0,${t(NO_VALUE)},${top}/${own("demand")})`;
  return [
    { id: "role", label: "役割", style: "bodyWrap", cell: (r) => names.get(ROLE_IDS[r] ?? "") ?? ROLE_IDS[r] ?? null },
    { id: "people", label: "適合者（全庁）", style: "count", cell: (r) => f`${cellIn(fits.roles, r, "qualified")}` },
    { id: "left", label: "選んだ人を除くと", style: "count", cell: (r) => f`COUNTIFS(${columnRange(pairs, "roleNo")},${r + 1},${columnRange(pairs, "qualified")},1)-COUNTIFS(${columnRange(pairs, "roleNo")},${r + 1},${columnRange(pairs, "qualified")},1,${columnRange(pairs, "person")},${LEAVER_NUMBER})` },
    { id: "critical", label: "必須の需要", style: "count", cell: critical },
    { id: "demand", label: "需要（内部）", style: "fte", cell: (r) => f`${usable(r)}*${cellIn(gaps.table, r, "demand")}` },
    { id: "met0", label: "満たす量", style: "fte", cell: (r, own) => f`IF(${usable(r)}=1,MIN(${own("demand")},${cellIn(gaps.table, r, "supply")}),0)` },
    { id: "met", label: "除くと", style: "fte", cell: (r, own) => f`MIN(${own("demand")},${sum("givenx", r)}+${sum("sparex", r)})` },
    { id: "after", label: "除いた充足率", style: "percentBold", cell: (_r, own) => ratio(own, own("met")) },
    {
      id: "advice", label: "担い手の状況", style: "bodyWrap",
      cell: (r, own) => f`IF(${usable(r)}=0,${t(DEPENDENCE_TEXTS.roleUnknown)},IF(${own("critical")}=0,${t(DEPENDENCE_TEXTS.roleNone)},IF(${own("people")}=0,${t(DEPENDENCE_TEXTS.roleNobody)},IF(${own("people")}=1,${t(DEPENDENCE_TEXTS.roleSingle)},${t(DEPENDENCE_TEXTS.roleGood)}))))`,
    },
  ];
}

/** データ_担い手: the engine's covering anew without each person. */
function dependenceData({ input, staff }: HrLayout): { readonly draft: SheetDraft; readonly table: PlacedTable } {
  const draft = makeDraft(SHEETS.dependenceData);
  putDataTitle(draft, DEPENDENCE_TEXTS.dataNote);
  const lost = ({ lost: list }: Dependence, role: RoleId): number => list.find((row) => row.role === role)?.fte ?? 0;
  const columns: readonly ColumnSpec<Dependence>[] = [
    { id: "no", label: "順位", width: 7, style: "count", cell: (_row, _own, i) => i + 1 },
    { id: "person", label: "職員の番号", width: 8, style: "count", cell: ({ staffNo }) => staff.numberOf(staffNo) },
    { id: "staffNo", label: "職員番号", width: 12, style: "text", cell: ({ staffNo }) => staffNo },
    { id: "before", label: "いまの充足率", width: 10, style: "percent", cell: ({ before }) => before },
    { id: "after", label: "抜けたあと", width: 10, style: "percent", cell: ({ after }) => after },
    ...ROLE_IDS.map((role, r): ColumnSpec<Dependence> => ({ id: `lost${r}`, label: `${role} 失う人工`, width: 9, style: "fte", cell: (row) => lost(row, role) })),
  ];
  return { draft, table: placeTable(draft, [4, 1], columns, input.work.dependences) };
}

function peopleColumns(layout: HrLayout, data: PlacedTable): readonly ColumnSpec<Dependence>[] {
  const { staff, fits, input } = layout;
  const fact = (id: string) => ({ staffNo }: Dependence): Formula => f`${cellIn(staff.table, staff.numberOf(staffNo) - 1, id)}&""`;
  const names = new Map(input.masters.roles.roles.map(({ id, name }) => [id as string, name]));
  const t = textLiteral;
  const remaining = ({ lost }: Dependence): Formula => f`MIN(${joinFormulas(lost.map(({ role }) => f`${cellIn(fits.roles, ROLE_IDS.indexOf(role), "qualified")}-1`), ",")})`;
  return [
    { id: "name", label: "氏名", style: "bodyShrink", cell: fact("name") },
    { id: "section", label: "課", style: "bodyShrink", cell: fact("sectionName") },
    { id: "post", label: "職名", style: "bodyShrink", cell: fact("post") },
    { id: "before", label: "いまの充足率", style: "percent", cell: (_row, _own, i) => f`${cellIn(data, i, "before")}` },
    { id: "after", label: "抜けたあと", style: "percentBold", cell: (_row, _own, i) => f`${cellIn(data, i, "after")}` },
    { id: "loss", label: "下がる分", style: "percent", cell: (_row, own) => f`${own("before")}-${own("after")}` },
    { id: "lost", label: "失う人工", style: "fte", cell: (_row, _own, i) => f`SUM(${across(data, i)})` },
    { id: "left", label: "残る適合者", style: "count", cell: remaining },
    { id: "roles", label: "影響する役割と案件", style: "smallWrap", cell: (row) => `${row.lost.map(({ role }) => names.get(role) ?? role).join("、")}：${projectsOf(layout, row).join("、")}` },
    { id: "next", label: "次にすること", style: "bodyWrap", cell: (_row, own) => f`IF(${own("left")}<1-${EPSILON},${t(DEPENDENCE_TEXTS.nobody)},IF(${own("left")}<2-${EPSILON},${t(DEPENDENCE_TEXTS.one)},${t(DEPENDENCE_TEXTS.enough)}))` },
  ];
}

const across = (data: PlacedTable, i: number): Reference => {
  const [first, last] = [cellIn(data, i, "lost0"), cellIn(data, i, `lost${ROLE_IDS.length - 1}`)];
  return { ...first, range: { ...first.range, right: last.range.right } };
};

/** Titles of the projects that ask for a role the person carries, critical ones first; at most four. */
function projectsOf({ input }: HrLayout, { lost }: Dependence): readonly string[] {
  const roles = new Set<string>(lost.map(({ role }) => role));
  const titles = new Map(input.work.projects.map(({ projectId, index }) => [projectId, input.tables.projects[index]?.title ?? projectId]));
  const found = input.scores.projects.flatMap((project) => project.roles.flatMap((role) => (roles.has(role.role) && role.demand > 0 ? [{ id: project.projectId, critical: role.critical }] : [])));
  const ordered = [...new Set(found.toSorted((a, b) => Number(b.critical) - Number(a.critical)).map(({ id }) => titles.get(id) ?? id))];
  return ordered.length > 4 ? [...ordered.slice(0, 4), `ほか${ordered.length - 4}件`] : ordered;
}
