import type { SheetAccounting } from "../../model/accounting.ts";
import { f, type Formula, rangeRef, textLiteral } from "../../model/formula.ts";
import { makeDraft, put, putAcross, putWide, raiseRow, type SheetDraft } from "../sheet/draft.ts";
import { classText, dressSheet, type Masthead } from "../sheet/page.ts";
import { columnRange, type ColumnSpec, placeTable } from "../sheet/placed-table.ts";
import type { StyleName } from "../style.ts";
import type { LedgerWorkbookInput } from "./ledger-input.ts";
import type { TableSheet } from "./table-sheets.ts";
import { SHEET_NOTES, TEXTS } from "./wording.ts";

/** A line of the contents: a sheet and how to count what stands on it. */
export interface ContentsLine extends Pick<TableSheet, "sheet" | "firstRow" | "count"> {
  readonly note: string;
}

export const reportLine = (sheet: string, firstRow: number, count: number): ContentsLine => ({ sheet, firstRow, count, note: SHEET_NOTES[sheet] ?? "" });

const WIDTH = 8;

/** はじめに: what this file is, what came from where, 件数照合, what to do next. */
export function frontSheet(input: LedgerWorkbookInput, masthead: Masthead, contents: readonly ContentsLine[]): SheetDraft {
  const draft = makeDraft("はじめに");
  [30, 18, 11, 11, 11, 11, 11, 16].forEach((width, i) => (draft.widths[i + 1] = width));
  put(draft, [1, 1], TEXTS.book, "title");
  put(draft, [1, WIDTH], classText("3B"), "classLabel");
  draft.heights.set(1, 30);
  putWide(draft, { top: 2, left: 1, bottom: 2, right: WIDTH }, TEXTS.purpose);
  let row = putFacts(draft, input, 4);
  row = putSteps(draft, input, row + 1);
  row = putBalance(draft, input.accounting, row + 1);
  putContents(draft, contents, row + 2);
  dressSheet(draft, masthead, { label: "3B" });
  return draft;
}

function putFacts(draft: SheetDraft, input: LedgerWorkbookInput, top: number): number {
  const { run } = input;
  const facts: readonly (readonly [string, string | number])[] = [
    ["基準日", input.asOf ?? "（台帳に記載なし）"], ["実行番号", run.runId], ["プログラム", `daicho ${run.version}`], ["入力ファイル", run.inputs.length],
  ];
  facts.forEach(([label, value], i) => {
    put(draft, [top + i, 1], label, "label");
    put(draft, [top + i, 2], value, typeof value === "number" ? "count" : "text");
  });
  return top + facts.length;
}

function putSteps(draft: SheetDraft, input: LedgerWorkbookInput, top: number): number {
  const errors = input.issues.filter(({ severity }) => severity === "error").length;
  const steps = [
    ...(errors > 0 ? [TEXTS.stepErrors] : []), ...(input.review.length > 0 ? [TEXTS.stepReview] : []),
    ...(input.characters.length > 0 ? [TEXTS.stepCharacters] : []), TEXTS.stepUse,
  ];
  put(draft, [top, 1], "次にしていただくこと", "subtitle");
  steps.forEach((step, i) => putWide(draft, { top: top + 1 + i, left: 1, bottom: top + 1 + i, right: WIDTH }, `${i + 1}. ${step}`));
  return top + 1 + steps.length;
}

const BALANCE_COLUMNS: readonly ColumnSpec<SheetAccounting>[] = [
  { id: "file", label: "ファイル", style: "bodyShrink", cell: ({ file }) => file },
  { id: "sheet", label: "シート", style: "bodyShrink", cell: ({ sheet }) => sheet },
  { id: "read", label: "読んだ行", style: "count", cell: ({ rowsRead }) => rowsRead },
  { id: "loaded", label: "取り込んだ行", style: "count", cell: ({ rowsLoaded }) => rowsLoaded },
  { id: "merged", label: "まとめた行", style: "count", cell: ({ rowsMerged }) => rowsMerged },
  { id: "excluded", label: "除いた行", style: "count", cell: ({ rowsExcluded }) => rowsExcluded },
  { id: "difference", label: "差引", style: "count", cell: (_record, own) => f`${own("read")}-${own("loaded")}-${own("merged")}-${own("excluded")}` },
  { id: "verdict", label: "照合", style: "mark", cell: (_record, own) => f`IF(${own("difference")}=0,${textLiteral("○ 一致")},${textLiteral("× 不一致")})` },
];

function putBalance(draft: SheetDraft, accounting: readonly SheetAccounting[], top: number): number {
  put(draft, [top, 1], "件数照合", "subtitle");
  putWide(draft, { top: top + 1, left: 1, bottom: top + 1, right: WIDTH }, TEXTS.balance);
  const table = placeTable(draft, [top + 2, 1], BALANCE_COLUMNS, accounting);
  const sums = ["read", "loaded", "merged", "excluded", "difference"].map((id) => f`SUM(${columnRange(table, id)})`);
  const last = table.lastRow + 1;
  putAcross(draft, [last, 1], ["合計", null], "label");
  putAcross(draft, [last, 3], sums, "countBold");
  put(draft, [last, WIDTH], f`IF(SUMPRODUCT(--(${columnRange(table, "difference")}<>0))=0,${textLiteral("○ すべて一致")},${textLiteral("× 不一致あり")})`, "mark");
  return last;
}

function putContents(draft: SheetDraft, contents: readonly ContentsLine[], top: number): void {
  put(draft, [top, 1], "このファイルのシート", "subtitle");
  putAcross(draft, [top + 1, 1], ["シート", "件数", "内容"], "head");
  const links = contents.map((line, i) => {
    const row = top + 2 + i;
    put(draft, [row, 1], line.sheet, "link");
    put(draft, [row, 2], { formula: countFormula(line), value: line.count }, "count");
    putWide(draft, { top: row, left: 3, bottom: row, right: WIDTH }, line.note, "body" satisfies StyleName);
    raiseRow(draft, row, 1);
    return { row, column: 1, target: { sheet: line.sheet, range: { top: 1, left: 1, bottom: 1, right: 1 } } };
  });
  draft.extras.hyperlinks = links;
}

/** How many records stand on a sheet: its first column is filled on every record. */
const countFormula = ({ sheet, firstRow, count }: ContentsLine): Formula =>
  f`COUNTA(${rangeRef({ top: firstRow, left: 1, bottom: firstRow + Math.max(1, count) - 1, right: 1 }, sheet)})`;
