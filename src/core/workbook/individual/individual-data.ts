import { projectsOf } from "../../gap/individual.ts";
import { courseKinds } from "../../readiness/training.ts";
import { fold } from "../../masters/fold.ts";
import type { RecordOf } from "../../model/canonical.ts";
import type { Reference } from "../../model/formula.ts";
import { levelOf } from "../../model/level-table.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import type { ItemWork, PersonWork } from "../../model/scoring-work.ts";
import { f } from "../../model/formula.ts";
import { dateContent } from "../sheet/date-cell.ts";
import { makeDraft, put, type SheetDraft } from "../sheet/draft.ts";
import { type ColumnSpec, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { putDataTitle } from "../hr/data-title.ts";
import type { HrWorkbookInput } from "../hr/hr-input.ts";

export type IndividualWorkbookInput = Pick<HrWorkbookInput, "scores" | "work" | "tables" | "masters" | "settings" | "run">;

export const INDIVIDUAL_BOOK_TITLE = "個人準備度（試行）";
export const INDIVIDUAL_SHEETS = { front: "はじめに", people: "個人準備度", slip: "本人説明票", settings: "設定", levels: "データ_レベル", training: "データ_研修", assignments: "データ_配置" } as const;

/** One person in scope. */
export interface PersonLine {
  readonly work: PersonWork;
  /** Place in `Scores.staff` and `ScoringWork.people`. */
  readonly place: number;
  readonly record: RecordOf<"staff"> | undefined;
}

export const linesOf = ({ work, tables }: IndividualWorkbookInput): readonly PersonLine[] =>
  work.people.flatMap((person, place) => (person.inScope ? [{ work: person, place, record: tables.staff[person.index] }] : []));

/** As a person is chosen on 本人説明票: number and name, so that two of one name stay two. */
export const labelOf = ({ work, record }: PersonLine): string => `${work.staffNo}　${record?.name ?? ""}`;

/** データ_レベル: people by items in use, requirements above. */
export interface LevelSheet {
  readonly draft: SheetDraft;
  readonly table: PlacedTable;
  readonly items: readonly ItemWork[];
  /** All levels of person `i`. */
  readonly levels: (i: number) => Reference;
  /** Levels of all people on item `k`. */
  readonly item: (k: number) => Reference;
  readonly row: (name: RequirementName) => Reference;
  readonly cell: (name: RequirementName, k: number) => Reference;
  /** Literacy items in use; Σ weight × level of a role; 1 where the role can be judged. */
  readonly size: Reference;
  readonly base: (r: number) => Reference;
  readonly usable: (r: number) => Reference;
}

export type RequirementName = "set" | "required" | "requiredManager" | `weight${number}` | `level${number}`;
const NAMES: readonly RequirementName[] = ["set", "required", "requiredManager", ...ROLE_IDS.flatMap((_role, r): RequirementName[] => [`weight${r}`, `level${r}`])];
const TOP = 4;
const LEFT = 6;

export function levelSheet(input: IndividualWorkbookInput, people: readonly PersonLine[]): LevelSheet {
  const { work } = input;
  const needed = new Set([...work.literacySet, ...work.roles.flatMap(({ items }) => items.map(({ item }) => item))]);
  const at = work.items.map((item, i) => ({ item, i })).filter(({ item }) => item.inUse && needed.has(item.item));
  const items = at.map(({ item }) => item);
  const draft = makeDraft(INDIVIDUAL_SHEETS.levels);
  putDataTitle(draft, "スキルのレベル（評価者の優先順で一つに決めた値、資格による底上げを含む）。空欄は未評価で、0ではありません。上の行は項目ごとの必要レベルと重みです。");
  const width = Math.max(1, items.length);
  const across = (row: number): Reference => ({ sheet: draft.name, range: { top: row, left: LEFT, bottom: row, right: LEFT + width - 1 } });
  const rowOf = (name: RequirementName): number => TOP + NAMES.indexOf(name);
  NAMES.forEach((name) => putRequirements(draft, rowOf(name), name, { input, items }));
  const size = put(draft, [rowOf("set"), 4], f`SUM(${across(rowOf("set"))})`, "count");
  const bases = ROLE_IDS.map((_role, r) => put(draft, [rowOf(`weight${r}`), 4], f`SUMPRODUCT(${across(rowOf(`weight${r}`))},${across(rowOf(`level${r}`))})`, "count"));
  const usable = ROLE_IDS.map((_role, r) => put(draft, [rowOf(`level${r}`), 4], work.roles[r]?.usable === true ? 1 : 0, "count"));
  const table = placeTable(draft, [TOP + NAMES.length + 1, 1], [
    { id: "no", label: "番号", width: 7, style: "count", cell: (_line, _own, i) => i + 1 },
    { id: "staffNo", label: "職員番号", width: 12, style: "text", cell: ({ work: { staffNo } }) => staffNo },
    { id: "name", label: "氏名", width: 20, cell: ({ record }) => record?.name ?? "" },
    { id: "manager", label: "管理職（1）", width: 12, style: "count", cell: ({ work: { manager } }) => (manager ? 1 : 0) },
    { id: "label", label: "選ぶための名前", width: 24, style: "text", cell: labelOf },
    ...at.map(({ item, i }): ColumnSpec<PersonLine> => ({ id: item.item, label: `${item.item} ${item.name}`, width: 9, style: "level", cell: ({ place }) => levelOf(work.levels, place, i)?.level ?? null })),
    ...(items.length === 0 ? [{ id: "none", label: "（評価なし）", width: 12, cell: () => null } satisfies ColumnSpec<PersonLine>] : []),
  ], people);
  return {
    draft, table, items, size, base: (r) => bases[r] as Reference, usable: (r) => usable[r] as Reference,
    levels: (i) => ({ ...across(table.firstRow + i) }),
    item: (k) => ({ sheet: draft.name, range: { top: table.firstRow, left: LEFT + k, bottom: table.lastRow, right: LEFT + k } }),
    row: (name) => across(rowOf(name)),
    cell: (name, k) => ({ sheet: draft.name, range: { top: rowOf(name), left: LEFT + k, bottom: rowOf(name), right: LEFT + k } }),
  };
}

const LABELS: Readonly<Record<string, string>> = { set: "リテラシー項目（1）", required: "リテラシー必要レベル", requiredManager: "同　管理職", weight: "重み", level: "必要レベル" };

function putRequirements(draft: SheetDraft, row: number, name: RequirementName, { input, items }: { readonly input: IndividualWorkbookInput; readonly items: readonly ItemWork[] }): void {
  const [, kind = "", role = ""] = /^(weight|level)(\d)$/u.exec(name) ?? [];
  put(draft, [row, 3], kind === "" ? (LABELS[name] ?? "") : `${ROLE_IDS[Number(role)] ?? ""} ${LABELS[kind] ?? ""}`, "label");
  const literacy = new Set(input.work.literacySet);
  const wanted = new Map((kind === "" ? [] : (input.work.roles[Number(role)]?.items ?? [])).map((entry) => [entry.item, entry]));
  const valueOf = (item: ItemWork): number => {
    if (kind !== "") return (kind === "weight" ? wanted.get(item.item)?.weight : wanted.get(item.item)?.required) ?? 0;
    if (!literacy.has(item.item)) return 0;
    return name === "set" ? 1 : name === "required" ? item.literacyRequired : item.literacyRequiredManager;
  };
  if (items.length === 0) put(draft, [row, LEFT], 0, "count");
  items.forEach((item, k) => put(draft, [row, LEFT + k], valueOf(item), "count"));
}

/** データ_研修: completed DX courses (R42), one row each. A blank 時間 is unknown. */
export function trainingSheet(input: IndividualWorkbookInput, people: readonly PersonLine[]): { readonly draft: SheetDraft; readonly table: PlacedTable } {
  const draft = makeDraft(INDIVIDUAL_SHEETS.training);
  putDataTitle(draft, "修了したDX研修。時間の空欄は不明で、0ではありません。");
  const numbers = new Map(people.map(({ work }, i) => [work.staffNo, i + 1]));
  const kindOf = courseKinds(input.masters, input.settings);
  const completed = new Set(input.settings.completedResults.map(fold));
  const rows = input.tables.training.filter(({ staff_no, course, result }) => numbers.has(staff_no ?? "") && completed.has(fold(result)) && kindOf(course).dx);
  return { draft, table: placeTable(draft, [4, 1], [
    { id: "no", label: "番号", width: 7, style: "count", cell: ({ staff_no }) => numbers.get(staff_no ?? "") ?? 0 },
    { id: "staffNo", label: "職員番号", width: 12, style: "text", cell: ({ staff_no }) => staff_no },
    { id: "course", label: "研修", width: 40, style: "bodyWrap", cell: ({ course }) => course },
    { id: "end", label: "終了日", width: 12, style: "date", cell: ({ end, start }) => dateContent(end ?? start) },
    { id: "hours", label: "時間", style: "hours", cell: ({ hours }) => hours },
    { id: "blank", label: "時間が不明（1）", style: "count", cell: (_row, own) => f`IF(ISNUMBER(${own("hours")}),0,1)` },
    { id: "file", label: "元のファイル", width: 36, style: "bodyShrink", cell: ({ _file }) => _file },
    { id: "row", label: "行", width: 7, style: "count", cell: ({ _row }) => _row },
  ] satisfies readonly ColumnSpec<RecordOf<"training">>[], rows) };
}

/** データ_配置: every person's different projects. */
export function assignmentSheet(input: IndividualWorkbookInput, people: readonly PersonLine[]): { readonly draft: SheetDraft; readonly table: PlacedTable } {
  const draft = makeDraft(INDIVIDUAL_SHEETS.assignments);
  putDataTitle(draft, "DX案件への配置（同じ案件は1件）。");
  const assigned = projectsOf(input.tables);
  const titles = new Map(input.tables.projects.map(({ project_id, title }) => [project_id ?? "", title ?? ""]));
  const rows = people.flatMap(({ work: { staffNo } }, i) => [...(assigned.get(staffNo) ?? [])].sort().map((project) => ({ no: i + 1, staffNo, project })));
  return { draft, table: placeTable(draft, [4, 1], [
    { id: "no", label: "番号", width: 7, style: "count", cell: ({ no }) => no },
    { id: "staffNo", label: "職員番号", width: 12, style: "text", cell: ({ staffNo }) => staffNo },
    { id: "project", label: "案件番号", width: 14, style: "text", cell: ({ project }) => project },
    { id: "title", label: "案件名", width: 44, style: "bodyWrap", cell: ({ project }) => titles.get(project) ?? "" },
  ] satisfies readonly ColumnSpec<(typeof rows)[number]>[], rows) };
}
