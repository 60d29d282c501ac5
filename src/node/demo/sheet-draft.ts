import type { CellRange } from "../../core/model/cell-address.ts";

/** What a ledger writer puts in a cell. A date is written as an Excel serial with a date format. */
export type DraftCell = string | number | null | { readonly date: string; readonly format?: string };

/** One sheet of a ledger while it is being composed. Rows are 1-based, like every row number in daicho. */
export interface SheetDraft {
  readonly name: string;
  readonly rows: DraftCell[][];
  readonly merges: CellRange[];
  readonly headerRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  readonly widths: number[];
  /** Text of a cell → its furigana, written as phonetic runs (.xlsx only). */
  readonly phonetics: Map<string, string>;
}

export const makeSheet = (name: string, widths: readonly number[] = []): SheetDraft => ({
  name, rows: [], merges: [], headerRows: new Set(), hiddenColumns: new Set(), widths: [...widths], phonetics: new Map(),
});

/** Appends a row; returns its number. */
export function addRow(sheet: SheetDraft, cells: readonly DraftCell[], header = false): number {
  sheet.rows.push([...cells]);
  if (header) sheet.headerRows.add(sheet.rows.length);
  return sheet.rows.length;
}

/** Title over the whole width, the way officials write it. */
export function addTitle(sheet: SheetDraft, text: string, columns: number): void {
  const row = addRow(sheet, [text]);
  merge(sheet, row, 1, row, columns);
}

export function merge(sheet: SheetDraft, top: number, left: number, bottom: number, right: number): void {
  if (top !== bottom || left !== right) sheet.merges.push({ top, left, bottom, right });
}

/** Merges equal neighbours of one column downwards and blanks the covered cells, from `first` to the last row. */
export function mergeDown(sheet: SheetDraft, column: number, first: number, last: number): void {
  if (last > first) merge(sheet, first, column, last, column);
  for (let row = first + 1; row <= last; row++) setCell(sheet, row, column, null);
}

export function setCell(sheet: SheetDraft, row: number, column: number, value: DraftCell): void {
  const cells = sheet.rows[row - 1];
  if (cells === undefined) return;
  while (cells.length < column) cells.push(null);
  cells[column - 1] = value;
}

/** A ledger file: name, how it is written, its sheets. */
export interface LedgerDraft {
  readonly file: string;
  readonly format: "xlsx" | "xls" | "csv";
  readonly sheets: readonly SheetDraft[];
}

/** Where each canonical record was written; keyed by the record itself. */
export type Places = Map<object, { readonly file: string; readonly sheet: string; readonly row: number }>;
