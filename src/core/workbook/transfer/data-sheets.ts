import { itemWeights } from "../../readiness/weights.ts";
import type { CanonicalTables } from "../../model/canonical.ts";
import { f, joinFormulas, type Reference, textLiteral } from "../../model/formula.ts";
import { ROLE_IDS, type RoleId } from "../../model/scores.ts";
import type { PersonWork } from "../../model/scoring-work.ts";
import type { PlanOutcome } from "../../model/transfer.ts";
import { putDataTitle } from "../hr/data-title.ts";
import { makeDraft, put, type SheetDraft } from "../sheet/draft.ts";
import { columnRange, type ColumnSpec, type FilledSpec, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { type Numbered, TRANSFER_SHEETS, type TransferWorkbookInput } from "./transfer-input.ts";

/** The facts every figure of the comparison is counted from: one sheet each, one column per outcome (0 = 現状). */
export interface TransferData {
  readonly drafts: readonly SheetDraft[];
  readonly staff: PlacedTable;
  readonly answers: PlacedTable;
  readonly demands: PlacedTable;
  readonly roles: PlacedTable;
  readonly dependence: PlacedTable;
}

interface Scope {
  readonly input: TransferWorkbookInput;
  readonly numbered: Numbered;
  readonly outcomes: readonly PlanOutcome[];
}

type Specs<R> = readonly (ColumnSpec<R> | FilledSpec<R>)[];

export function transferData(input: TransferWorkbookInput, numbered: Numbered): TransferData {
  const scope: Scope = { input, numbered, outcomes: input.comparison.outcomes };
  const [staff, answers, supply, dependence] = [staffSheet(scope), answerSheet(scope), supplySheet(scope), dependenceSheet(scope)];
  const roles = roleSheet(scope, supply.table);
  const demands = demandSheet(scope, roles.table);
  return {
    drafts: [staff, answers, demands, roles, supply, dependence].map(({ draft }) => draft),
    staff: staff.table, answers: answers.table, demands: demands.table, roles: roles.table, dependence: dependence.table,
  };
}

/** One column per outcome. */
const each = <R>({ outcomes }: Scope, make: (k: number, name: string, outcome: PlanOutcome) => ColumnSpec<R> | FilledSpec<R>): Specs<R> => outcomes.map((outcome, k) => make(k, outcome.name, outcome));

function laid<R>(name: string, note: string, columns: Specs<R>, records: readonly R[]): { readonly draft: SheetDraft; readonly table: PlacedTable } {
  const draft = makeDraft(name);
  putDataTitle(draft, note);
  return { draft, table: placeTable(draft, [4, 1], columns, records) };
}

function staffSheet(scope: Scope): ReturnType<typeof laid> {
  const { numbered, outcomes, input } = scope;
  const people = (outcomes[0]?.working.people ?? []).map((person, i) => ({ person, i })).filter(({ person }) => person.inScope);
  const names = namesOf(input.tables);
  const score = (i: number) => outcomes[0]?.scores.staff[i];
  const after = (k: number, i: number): PersonWork | undefined => outcomes[k]?.working.people[i];
  const columns: Specs<(typeof people)[number]> = [
    { id: "staffNo", label: "職員番号", width: 12, style: "text", cell: ({ person }) => person.staffNo },
    { id: "name", label: "氏名", width: 16, cell: ({ person }) => names.get(person.staffNo) ?? "" },
    { id: "leader", label: "DX推進リーダー", style: "count", cell: ({ i }) => (score(i)?.category === "DX推進リーダー" ? 1 : 0) },
    ...ROLE_IDS.map((role, r): ColumnSpec<(typeof people)[number]> => ({ id: `r${r}`, label: role, style: "count", cell: ({ i }) => (score(i)?.qualified.includes(role) === true ? 1 : 0) })),
    { id: "able", label: "担える役割あり", style: "count", fill: (own) => f`IF(${joinFormulas(ROLE_IDS.map((_role, r) => own(`r${r}`)), "+")}>0,1,0)` },
    ...each<(typeof people)[number]>(scope, (k, name) => ({ id: `section${k}`, label: `課：${name}`, style: "count", cell: ({ i }) => numbered.numberOf(after(k, i)?.section ?? null) })),
    ...each<(typeof people)[number]>(scope, (k, name) => ({ id: `division${k}`, label: `部：${name}`, style: "count", cell: ({ i }) => numbered.numberOf(after(k, i)?.division ?? null) })),
  ];
  return laid(TRANSFER_SHEETS.staff, "対象の職員。役割の列は、その役割を担える（適合）職員が1。課・部の数は「所属別の比較」の番号。", columns, people);
}

export const namesOf = (tables: CanonicalTables): ReadonlyMap<string, string> => new Map(tables.staff.map(({ staff_no, name }) => [staff_no ?? "", name ?? ""]));

/** One row per 課 (or ORG) and question that applies in any outcome. */
function answerSheet(scope: Scope): ReturnType<typeof laid> {
  const { numbered, outcomes, input } = scope;
  const weights = itemWeights(input.masters, input.settings.mainPreset);
  const keyOf = (unit: string, question: string): string => `${unit}\n${question}`;
  const values = outcomes.map(({ working }) => new Map(working.cells.map(({ unit, question, s }) => [keyOf(unit, question), s] as const)));
  const rows = [...new Map(outcomes.flatMap(({ working }) => working.cells).filter(({ unit }) => numbered.numberOf(unit) > 0).map((cell) => [keyOf(cell.unit, cell.question), cell] as const)).values()]
    .sort((a, b) => numbered.numberOf(a.unit) - numbered.numberOf(b.unit) || (a.question < b.question ? -1 : 1));
  const unitOf = (unit: string) => numbered.units[numbered.numberOf(unit) - 1];
  const state = (k: number, { unit, question }: (typeof rows)[number]): string | number => {
    const s = values[k]?.get(keyOf(unit, question));
    return s === undefined ? "対象外" : (s ?? "未確認");
  };
  const heads = outcomes.map(({ working }) => new Map(working.units.map(({ unit, headcount }) => [unit, headcount])));
  const factor = (k: number, unit: string): number => (input.settings.headcountWeighting ? (heads[k]?.get(unit) ?? 0) : 1);
  const columns: Specs<(typeof rows)[number]> = [
    { id: "unit", label: "所属", style: "count", cell: ({ unit }) => numbered.numberOf(unit) },
    { id: "division", label: "部", style: "count", cell: ({ unit }) => (unitOf(unit)?.isSection === true ? numbered.numberOf(unitOf(unit)?.division ?? null) : 0) },
    { id: "question", label: "設問", style: "bodyCenter", cell: ({ question }) => question },
    { id: "weight", label: "重み", style: "weight", cell: ({ question }) => weights.get(question) ?? 0 },
    ...each<(typeof rows)[number]>(scope, (k, name) => ({ id: `s${k}`, label: `値：${name}`, style: "weight", cell: (row) => state(k, row) })),
    ...each<(typeof rows)[number]>(scope, (k, name) => ({ id: `factor${k}`, label: `部での重み：${name}`, style: "count", cell: ({ unit }) => factor(k, unit) })),
    ...each<(typeof rows)[number]>(scope, (k, name) => ({ id: `points${k}`, label: `点：${name}`, style: "weight", fill: (own) => f`IF(ISNUMBER(${own(`s${k}`)}),${own("weight")}*${own(`s${k}`)},0)` })),
    ...each<(typeof rows)[number]>(scope, (k, name) => ({ id: `judged${k}`, label: `確認済：${name}`, style: "weight", fill: (own) => f`IF(ISNUMBER(${own(`s${k}`)}),${own("weight")},0)` })),
    ...each<(typeof rows)[number]>(scope, (k, name) => ({ id: `base${k}`, label: `全体：${name}`, style: "weight", fill: (own) => f`IF(${own(`s${k}`)}=${textLiteral("対象外")},0,${own("weight")})` })),
  ];
  return laid(TRANSFER_SHEETS.answers, "準備度の設問ごとの値（0から1）と重み。異動で変わるのは、職員の数から計算する設問と、全庁の充足率を使う設問です。", columns, rows);
}

/** FTE each person gives to each role in the first half, by outcome. */
function supplySheet(scope: Scope): ReturnType<typeof laid> {
  const { outcomes, input } = scope;
  const first = outcomes[0]?.working.periods[0]?.label ?? "";
  const given = outcomes.map(({ working }) => new Map(working.allocations.filter(({ period }) => period === first).map(({ staffNo, role, pass1, pass2 }) => [`${staffNo}\n${role}`, pass1 + pass2] as const)));
  const keys = [...new Set(given.flatMap((map) => [...map.keys()]))].sort();
  const names = namesOf(input.tables);
  const rows = keys.map((key) => {
    const [staffNo = "", role = ""] = key.split("\n");
    return { key, staffNo, role };
  });
  const columns: Specs<(typeof rows)[number]> = [
    { id: "staffNo", label: "職員番号", width: 12, style: "text", cell: ({ staffNo }) => staffNo },
    { id: "name", label: "氏名", width: 16, cell: ({ staffNo }) => names.get(staffNo) ?? "" },
    { id: "role", label: "役割", style: "bodyCenter", cell: ({ role }) => role },
    { id: "roleNo", label: "役割番号", style: "count", cell: ({ role }) => ROLE_IDS.indexOf(role as RoleId) + 1 },
    ...each<(typeof rows)[number]>(scope, (k, name) => ({ id: `given${k}`, label: `人工：${name}`, style: "fte", cell: ({ key }) => given[k]?.get(key) ?? 0 })),
  ];
  return laid(TRANSFER_SHEETS.supply, `担える職員が役割に出せる人工（${first}、R30の配分）。DX所管課に入る・出ると、従事割合が変わります。`, columns, rows);
}

function roleSheet(scope: Scope, supply: PlacedTable): ReturnType<typeof laid> {
  const { outcomes, input } = scope;
  const first = outcomes[0]?.working.periods[0]?.label ?? "";
  const demand = (role: RoleId): number => outcomes[0]?.scores.roleGaps.find((gap) => gap.role === role && gap.period === first)?.demand ?? 0;
  const usable = (r: number): number => (outcomes[0]?.working.roles[r]?.usable === true ? 1 : 0);
  const names = new Map(input.masters.roles.roles.map(({ id, name }) => [id as string, name]));
  const columns: Specs<RoleId> = [
    { id: "roleNo", label: "役割番号", style: "count", cell: (_role, _own, r) => r + 1 },
    { id: "role", label: "役割", width: 26, cell: (role) => `${role} ${names.get(role) ?? ""}` },
    { id: "usable", label: "判定できる", style: "count", cell: (_role, _own, r) => usable(r) },
    { id: "demand", label: "需要", style: "fte", cell: (role) => demand(role) },
    ...each<RoleId>(scope, (k, name) => ({ id: `supply${k}`, label: `供給：${name}`, style: "fte", cell: (_role, own) => f`SUMIFS(${columnRange(supply, `given${k}`)},${columnRange(supply, "roleNo")},${own("roleNo")})` })),
    ...each<RoleId>(scope, (k, name) => ({ id: `met${k}`, label: `満たせる量：${name}`, style: "fte", cell: (_role, own) => f`${own("usable")}*MIN(${own(`supply${k}`)},${own("demand")})` })),
    ...each<RoleId>(scope, (k, name) => ({ id: `cover${k}`, label: `充足率：${name}`, style: "percent", cell: (_role, own) => f`IF(${own("demand")}=0,0,${own(`met${k}`)}/${own("demand")})` })),
  ];
  return laid(TRANSFER_SHEETS.roles, `役割ごとの需要（内部、${first}、人工）と供給。`, columns, ROLE_IDS);
}

/** Internal demand of the first half by owner (R33: shared pro rata). */
function demandSheet(scope: Scope, roles: PlacedTable): ReturnType<typeof laid> {
  const { numbered, outcomes } = scope;
  const working = outcomes[0]?.working;
  const projects = new Map((working?.projects ?? []).map((project) => [project.projectId, project]));
  const divisionOf = (unit: string | null | undefined): string | null => {
    const found = numbered.units[numbered.numberOf(unit ?? null) - 1];
    return found === undefined ? null : found.level === 1 ? found.unit : found.division;
  };
  const rows = (working?.demands ?? []).filter(({ counted, internal, role }) => counted && internal && role !== null && working?.roles[ROLE_IDS.indexOf(role)]?.usable === true);
  const columns: Specs<(typeof rows)[number]> = [
    { id: "project", label: "案件", width: 14, style: "text", cell: ({ projectId }) => projectId },
    { id: "section", label: "主管課", style: "count", cell: ({ projectId }) => numbered.numberOf(projects.get(projectId)?.section ?? null) },
    { id: "division", label: "主管部", style: "count", cell: ({ projectId }) => numbered.numberOf(divisionOf(projects.get(projectId)?.owner) ?? divisionOf(projects.get(projectId)?.section)) },
    { id: "roleNo", label: "役割番号", style: "count", cell: ({ role }) => (role === null ? 0 : ROLE_IDS.indexOf(role) + 1) },
    { id: "demand", label: "需要（人工）", style: "fte", cell: ({ demand }) => demand[0] ?? 0 },
    ...each<(typeof rows)[number]>(scope, (k, name) => ({ id: `met${k}`, label: `満たせる量：${name}`, style: "fte", fill: (own) => f`${own("demand")}*INDEX(${columnRange(roles, `cover${k}`)},${own("roleNo")})` })),
  ];
  return laid(TRANSFER_SHEETS.demands, "案件の必要人材（内部、基準日を含む半期）。満たせる量は、需要に全庁の役割別の充足率を掛けたものです（R33）。", columns, rows);
}

/** What the whole body's coverage becomes without one person. */
function dependenceSheet(scope: Scope): ReturnType<typeof laid> {
  const { outcomes, input } = scope;
  const names = namesOf(input.tables);
  const rows = [...new Set(outcomes.flatMap(({ working }) => working.dependences.map(({ staffNo }) => staffNo)))].sort();
  const without = outcomes.map(({ working }) => new Map(working.dependences.map(({ staffNo, after }) => [staffNo, after])));
  const columns: Specs<string> = [
    { id: "staffNo", label: "職員番号", width: 12, style: "text", cell: (staffNo) => staffNo },
    { id: "name", label: "氏名", width: 16, cell: (staffNo) => names.get(staffNo) ?? "" },
    ...each<string>(scope, (k, name) => ({ id: `without${k}`, label: `除いた充足率：${name}`, width: 14, style: "percent", cell: (staffNo) => without[k]?.get(staffNo) ?? "" })),
  ];
  return laid(TRANSFER_SHEETS.dependence, "その人を除いて配分し直したときの、全庁の充足率。空欄は、除いても変わらない人です。", columns, rows);
}

/** Head of the table on 前提と版 and the cells of the settings the comparison reads. */
export function settingCells(draft: SheetDraft, top: number, { settings }: TransferWorkbookInput): { readonly next: number; readonly value: (key: SettingKey) => Reference } {
  const places = new Map(READ_SETTINGS.map(({ key, label, style }, i) => {
    put(draft, [top + i, 1], label, "label");
    return [key, put(draft, [top + i, 2], settings[key], style)] as const;
  }));
  return { next: top + READ_SETTINGS.length, value: (key) => places.get(key) as Reference };
}

const READ_SETTINGS = [
  { key: "leaderBasis", label: "必要リーダー数の基準（R23）", style: "body" },
  { key: "leaderRatio", label: "必要リーダーの割合（R23）", style: "percent" },
  { key: "leaderCount", label: "必要リーダーの人数（R23）", style: "count" },
  { key: "referenceUnknownRate", label: "参考値とする未確認率（超、R39）", style: "percent" },
  { key: "smallCell", label: "少数とする人数（未満、R55）", style: "count" },
] as const;
type SettingKey = (typeof READ_SETTINGS)[number]["key"];
