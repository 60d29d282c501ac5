import { f, type Formula, textLiteral } from "../../model/formula.ts";
import { put, putWide, raiseRow, type SheetDraft } from "../sheet/draft.ts";
import { dressSheet, type Masthead } from "../sheet/page.ts";
import { cellIn, columnRange, type ColumnSpec, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { linesOfText } from "../sheet/text-width.ts";
import { openSheet } from "./opening.ts";

/** One person to train, with the courses proposed and what stays open after them. */
export interface TrainingRow {
  readonly staffNo: string;
  readonly name: string;
  readonly role: string;
  /** 「業務改善・BPR（2→3）」, one per missing item. */
  readonly missing: readonly string[];
  /** Names of the courses: of the plan, or examples where there is none. */
  readonly courses: readonly string[];
}

/** What the role of a person asks on one item. */
export interface TrainingNeed {
  readonly staffNo: string;
  readonly item: string;
  readonly name: string;
  readonly required: number;
  readonly weight: number;
  /** null = 未評価, counted as 0 as in the fit (R17). */
  readonly level: number | null;
  /** Level the courses of the plan lead to; null without one. */
  readonly reached: number | null;
}

/** The chosen plan; absent where no course has its hours, price and seats entered. */
export interface TrainingChoice {
  readonly courses: readonly { readonly id: string; readonly name: string; readonly hours: number; readonly yen: number; readonly seats: number }[];
  readonly places: readonly { readonly staffNo: string; readonly course: string }[];
  readonly needs: readonly TrainingNeed[];
  /** null = no limit laid down. */
  readonly budgetYen: number | null;
  readonly hoursPerPerson: number | null;
}

export interface TrainingInput {
  readonly rows: readonly TrainingRow[];
  /** How the proposals were made and what is unknown. */
  readonly notes: readonly string[];
  readonly choice?: TrainingChoice;
}

export const TRAINING_SHEETS = { people: "育成計画", courses: "育成計画_研修別", places: "データ_受講", needs: "データ_育成" } as const;

const TEXTS = {
  examples: "あと少しで役割の要件に届く職員（適合度60％以上80％未満）と、不足しているスキルを伸ばす研修の例です。",
  chosen: "誰がどの研修を受けると、不足を最も縮められるかの案です。定員・予算・1人の時間の中で不足を最も縮め、同じだけ縮むなら費用の少ない組合せを選びました。決定ではなく、人事評価にも使いません。",
  gap: "不足＝目標の役割が求める（重み×レベル）のうち、届いていない割合です。受講後は、研修の到達レベルまで上がったとみなします。",
  courses: "研修ごとの受講者数と費用です。時間・費用・定員は「研修一覧.xlsx」に入力した値です。黄色の欄で試せますが、次の計算に使うときは研修一覧を直してください。",
  places: "受講の案（1人1研修を1行）。", needs: "目標の役割が求める項目と、今のレベル・受講後のレベル。空欄は未評価で、適合度（R17）と同じく0から数えます。",
  none: "該当はありません。",
} as const;

/** 育成計画, and where courses could be chosen: by course, the places and the needs its formulas count. */
export function trainingSheets(input: TrainingInput, masthead: Masthead): readonly SheetDraft[] {
  const { choice } = input;
  if (choice === undefined) return [exampleSheet(input, masthead)];
  const courses = placesAndCourses(input, choice, masthead);
  const needs = needSheet(input.rows, choice, masthead);
  return [chosenSheet(input, choice, { ...courses, needs: needs.table }, masthead), courses.courseDraft, courses.placeDraft, needs.draft];
}

function exampleSheet({ rows, notes }: TrainingInput, masthead: Masthead): SheetDraft {
  const draft = openSheet(TRAINING_SHEETS.people, [12, 18, 26, 60, 60, 22], TEXTS.examples, notes.join("　"));
  const table = placeTable(draft, [5, 1], [...personColumns("研修の例"), decisionColumn], rows);
  if (rows.length === 0) put(draft, [table.firstRow, 1], TEXTS.none, "caption");
  rows.forEach(({ missing, courses }, i) => raiseRow(draft, table.firstRow + i, Math.max(linesOfText(missing.join("、"), 60), linesOfText(courses.join("、"), 60))));
  dressSheet(draft, masthead, { label: "3B", titleRows: [5, 5], freezeRows: 5 });
  return draft;
}

const personColumns = (courses: string): readonly ColumnSpec<TrainingRow>[] => [
  { id: "staffNo", label: "職員番号", style: "text", cell: ({ staffNo }) => staffNo },
  { id: "name", label: "氏名", cell: ({ name }) => name },
  { id: "role", label: "めざす役割", style: "bodyWrap", cell: ({ role }) => role },
  { id: "missing", label: "不足しているスキル（今→必要）", style: "bodyWrap", cell: ({ missing }) => missing.join("、") },
  { id: "courses", label: courses, style: "bodyWrap", cell: (row) => (row.courses.length === 0 ? "―" : row.courses.join("、")) },
];
const decisionColumn: ColumnSpec<TrainingRow> = { id: "decision", label: "受講の予定", headStyle: "headInput", style: "inputText", cell: () => null };

interface Tables {
  readonly courses: PlacedTable;
  readonly places: PlacedTable;
  readonly needs: PlacedTable;
}

function chosenSheet({ rows, notes }: TrainingInput, choice: TrainingChoice, { places, needs }: Tables, masthead: Masthead): SheetDraft {
  const draft = openSheet(TRAINING_SHEETS.people, [11, 16, 22, 46, 40, 10, 12, 10, 10, 16], TEXTS.chosen, TEXTS.gap, notes.join("　"));
  const gap = (id: "before" | "after", i: number): Formula => f`IF(SUMIFS(${columnRange(needs, "base")},${columnRange(needs, "no")},${i + 1})=0,0,SUMIFS(${columnRange(needs, id)},${columnRange(needs, "no")},${i + 1})/SUMIFS(${columnRange(needs, "base")},${columnRange(needs, "no")},${i + 1}))`;
  const ofPlaces = (id: "hours" | "yen", i: number): Formula => f`SUMIFS(${columnRange(places, id)},${columnRange(places, "no")},${i + 1})`;
  const table = placeTable(draft, [6, 1], [
    ...personColumns("受ける研修（案）"),
    { id: "hours", label: "時間", style: "hours", cell: (_row, _own, i) => ofPlaces("hours", i) },
    { id: "yen", label: "費用（円）", style: "count", cell: (_row, _own, i) => ofPlaces("yen", i) },
    { id: "before", label: "今の不足", style: "percent", cell: (_row, _own, i) => gap("before", i) },
    { id: "after", label: "受講後の不足", style: "percent", cell: (_row, _own, i) => gap("after", i) },
    decisionColumn,
  ], rows);
  if (rows.length === 0) put(draft, [table.firstRow, 1], TEXTS.none, "caption");
  rows.forEach(({ missing, courses, role }, i) => raiseRow(draft, table.firstRow + i, Math.max(linesOfText(missing.join("、"), 46), linesOfText(courses.join("、"), 40), linesOfText(role, 22))));
  putTotals(draft, table, choice, table.lastRow + 1);
  dressSheet(draft, masthead, { label: "3B", titleRows: [6, 6], freezeRows: 6 });
  return draft;
}

/** Yen spent against the budget, gap closed and left over, and gap closed per million yen. */
function putTotals(draft: SheetDraft, table: PlacedTable, { budgetYen }: TrainingChoice, top: number): void {
  const sum = (id: string): Formula => f`SUM(${columnRange(table, id)})`;
  put(draft, [top, 1], "合計", "label");
  put(draft, [top, 6], sum("hours"), "countBold");
  const yen = put(draft, [top, 7], sum("yen"), "countBold");
  const before = put(draft, [top, 8], sum("before"), "fteBold");
  const after = put(draft, [top, 9], sum("after"), "fteBold");
  const none = textLiteral("―");
  const lines: readonly (readonly [string, Formula | number | string, "count" | "fte"])[] = [
    ["縮む不足（人分）", f`${before}-${after}`, "fte"], ["残る不足（人分）", f`${after}`, "fte"],
    ["100万円あたりに縮む不足（人分）", f`IF(${yen}=0,${none},(${before}-${after})/${yen}*1000000)`, "fte"],
    ["研修の予算（円）", budgetYen ?? "上限なし", "count"], ["予算の残り（円）", budgetYen === null ? "―" : f`${budgetYen}-${yen}`, "count"],
  ];
  lines.forEach(([label, value, style], i) => {
    putWide(draft, { top: top + 2 + i, left: 1, bottom: top + 2 + i, right: 3 }, label, "label");
    put(draft, [top + 2 + i, 4], value, style);
  });
}

function placesAndCourses({ rows }: TrainingInput, choice: TrainingChoice, masthead: Masthead): { readonly courseDraft: SheetDraft; readonly placeDraft: SheetDraft; readonly courses: PlacedTable; readonly places: PlacedTable } {
  const numbers = new Map(rows.map(({ staffNo }, i) => [staffNo, i + 1]));
  const names = new Map(rows.map(({ staffNo, name }) => [staffNo, name]));
  const numberOf = new Map(choice.courses.map(({ id }, i) => [id, i]));
  const courseDraft = openSheet(TRAINING_SHEETS.courses, [8, 46, 12, 16, 10, 12, 10, 14], TEXTS.courses);
  const placed = { sheet: TRAINING_SHEETS.places, range: { top: 5, left: 3, bottom: 4 + Math.max(1, choice.places.length), right: 3 } };
  const courses = placeTable(courseDraft, [4, 1], [
    { id: "no", label: "番号", style: "count", cell: (_course, _own, i) => i + 1 },
    { id: "name", label: "研修", style: "bodyWrap", cell: ({ name }) => name },
    { id: "hours", label: "時間数", headStyle: "headInput", style: "inputCount", cell: ({ hours }) => hours },
    { id: "yen", label: "1人の費用（円）", headStyle: "headInput", style: "inputCount", cell: ({ yen }) => yen },
    { id: "seats", label: "定員", headStyle: "headInput", style: "inputCount", cell: ({ seats }) => seats },
    { id: "taken", label: "受講者（案）", style: "count", cell: (_course, own) => f`COUNTIFS(${placed},${own("no")})` },
    { id: "free", label: "空き", style: "count", cell: (_course, own) => f`${own("seats")}-${own("taken")}` },
    { id: "cost", label: "費用の計（円）", style: "countBold", cell: (_course, own) => f`${own("taken")}*${own("yen")}` },
  ] satisfies readonly ColumnSpec<TrainingChoice["courses"][number]>[], choice.courses);
  put(courseDraft, [courses.lastRow + 1, 2], "合計", "label");
  put(courseDraft, [courses.lastRow + 1, 6], f`SUM(${columnRange(courses, "taken")})`, "countBold");
  put(courseDraft, [courses.lastRow + 1, 8], f`SUM(${columnRange(courses, "cost")})`, "countBold");
  dressSheet(courseDraft, masthead, { label: "3B", titleRows: [4, 4], freezeRows: 4 });
  const placeDraft = openSheet(TRAINING_SHEETS.places, [8, 12, 10, 18, 46, 10, 12], TEXTS.places);
  const places = placeTable(placeDraft, [4, 1], [
    { id: "no", label: "番号", style: "count", cell: ({ staffNo }) => numbers.get(staffNo) ?? 0 },
    { id: "staffNo", label: "職員番号", style: "text", cell: ({ staffNo }) => staffNo },
    { id: "courseNo", label: "研修番号", style: "count", cell: ({ course }) => (numberOf.get(course) ?? -1) + 1 },
    { id: "name", label: "氏名", cell: ({ staffNo }) => names.get(staffNo) ?? "" },
    { id: "course", label: "研修", style: "bodyWrap", cell: ({ course }) => choice.courses[numberOf.get(course) ?? -1]?.name ?? course },
    { id: "hours", label: "時間", style: "hours", cell: ({ course }) => f`${cellIn(courses, numberOf.get(course) ?? 0, "hours")}` },
    { id: "yen", label: "費用（円）", style: "count", cell: ({ course }) => f`${cellIn(courses, numberOf.get(course) ?? 0, "yen")}` },
  ] satisfies readonly ColumnSpec<TrainingChoice["places"][number]>[], choice.places);
  dressSheet(placeDraft, masthead, { label: "3B", titleRows: [4, 4], freezeRows: 4, tab: "data" });
  return { courseDraft, placeDraft, courses, places };
}

function needSheet(rows: readonly TrainingRow[], { needs }: TrainingChoice, masthead: Masthead): { readonly draft: SheetDraft; readonly table: PlacedTable } {
  const numbers = new Map(rows.map(({ staffNo }, i) => [staffNo, i + 1]));
  const draft = openSheet(TRAINING_SHEETS.needs, [8, 12, 10, 34, 10, 10, 10, 12, 12, 14, 14], TEXTS.needs);
  const number = (cell: Formula): Formula => f`IF(ISNUMBER(${cell}),${cell},0)`;
  const table = placeTable(draft, [4, 1], [
    { id: "no", label: "番号", style: "count", cell: ({ staffNo }) => numbers.get(staffNo) ?? 0 },
    { id: "staffNo", label: "職員番号", style: "text", cell: ({ staffNo }) => staffNo },
    { id: "item", label: "項目", style: "bodyCenter", cell: ({ item }) => item },
    { id: "name", label: "名称", style: "bodyShrink", cell: ({ name }) => name },
    { id: "required", label: "必要レベル", style: "level", cell: ({ required }) => required },
    { id: "weight", label: "重み", style: "count", cell: ({ weight }) => weight },
    { id: "level", label: "今のレベル", style: "level", cell: ({ level }) => level },
    { id: "reached", label: "研修の到達レベル", style: "level", cell: ({ reached }) => reached },
    { id: "base", label: "基礎点", style: "count", cell: (_need, own) => f`${own("weight")}*${own("required")}` },
    { id: "before", label: "今の不足（点）", style: "fte", cell: (_need, own) => f`${own("weight")}*(${own("required")}-MIN(${own("required")},${number(f`${own("level")}`)}))` },
    { id: "after", label: "受講後の不足（点）", style: "fte", cell: (_need, own) => f`${own("weight")}*(${own("required")}-MIN(${own("required")},MAX(${number(f`${own("level")}`)},${number(f`${own("reached")}`)})))` },
  ] satisfies readonly ColumnSpec<TrainingNeed>[], needs);
  dressSheet(draft, masthead, { label: "3B", titleRows: [4, 4], freezeRows: 4, tab: "data" });
  return { draft, table };
}
