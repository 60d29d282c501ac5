import { BLANK, type Cell, type Grid } from "./grid.ts";
import type { CellRange } from "./cell-address.ts";

/** Why a row of a table is no record. Public words (`inspect --json`). */
export type ExclusionReason =
  | "title" | "blank" | "header_repeat" | "section_header" | "subtotal" | "grand_total"
  | "average" | "unit_row" | "note" | "placeholder";

/** Where the value of a table column comes from, relative to a record. */
export type ColumnSource =
  /** The cell in `column`, `rowOffset` rows below the record's row (0; more for records of several rows). */
  | { readonly kind: "cell"; readonly column: number; readonly rowOffset: number }
  /** One fixed cell of a form. */
  | { readonly kind: "fixed"; readonly row: number; readonly column: number }
  /** Unpivoted cross-tab: the header text above the record's pivot column (`headerRow`), or the cell itself. */
  | { readonly kind: "pivot_header"; readonly headerRow: number }
  /** The cell itself; `offset` columns to the right of the pivot column where each name has several columns (本人, 上司). Default 0. */
  | { readonly kind: "pivot_value"; readonly offset?: number }
  /** Part of a caption: 「総務課」 of 「（所属：総務課　氏名：山田太郎）」 in the cell named. */
  | { readonly kind: "caption"; readonly row: number; readonly column: number; readonly text: string }
  /** The text of the section header above the record. */
  | { readonly kind: "section" };

export interface TableColumn {
  readonly source: ColumnSource;
  /** Header texts from top to bottom, merged cells spread, consecutive repeats collapsed, layout spaces and line breaks removed. */
  readonly header: readonly string[];
  readonly unit?: string;
  readonly hidden?: true;
}

export interface TableRecord {
  /** Sheet row the record starts on. */
  readonly row: number;
  /** Sheet row it ends on, when it takes several. */
  readonly lastRow?: number;
  readonly pivotColumn?: number;
  /** Row of the section header this record stands under, with its text. */
  readonly section?: { readonly row: number; readonly text: string };
  readonly hidden?: true;
}

export interface ExcludedRow {
  readonly row: number;
  readonly reason: ExclusionReason;
}

/** A table found on a sheet. Its cells are read through `cellOf`, which knows carried-down values and merges. */
export interface DetectedTable {
  readonly file: string;
  readonly grid: Grid;
  readonly shape: "list" | "block" | "form" | "crosstab";
  readonly range: CellRange;
  readonly title?: string;
  /** First and last header row; null for a form or a headless list. */
  readonly headerRows: readonly [number, number] | null;
  readonly columns: readonly TableColumn[];
  readonly firstDataRow: number;
  readonly lastDataRow: number;
  readonly records: readonly TableRecord[];
  /** Every row inside `range` below the header that is no record. */
  readonly excludedRows: readonly ExcludedRow[];
  /** Rows outside the data: titles and captions above, notes below. */
  readonly surroundings: readonly ExcludedRow[];
  /** Cells whose value stands elsewhere (ditto, merged down, first row only): key `row * 16384 + column - 1` → the row it is taken from. */
  readonly carried: ReadonlyMap<number, number>;
  /** Cells that are read as another text than their own (same keys as `carried`): words written downwards, one letter a row, with the row of their first letter; cells that begin with the title of their section. */
  readonly vertical?: ReadonlyMap<number, { readonly row: number; readonly text: string }>;
  /** 0-1; below 0.6 a person should look. */
  readonly confidence: number;
  /** Cross-tab only: columns and records as they stand on the sheet, before `columns` and `records` were unpivoted. */
  readonly wide?: { readonly columns: readonly TableColumn[]; readonly records: readonly TableRecord[] };
}

export interface TableCell {
  readonly cell: Cell;
  /** The cell the value was read from (for a carried value: where it is written). */
  readonly row: number;
  readonly column: number;
  readonly carried: boolean;
}

export const carriedKey = (row: number, column: number): number => row * 16_384 + column - 1;

/** The cell of a record in a column, with its place. Never throws. */
export function cellOf(table: DetectedTable, record: TableRecord, column: TableColumn): TableCell {
  const { source } = column;
  if (source.kind === "fixed") return at(table, source.row, source.column);
  if (source.kind === "cell") return at(table, record.row + source.rowOffset, source.column);
  if (source.kind === "caption") return { cell: { kind: "text", value: source.text }, row: source.row, column: source.column, carried: true };
  if (source.kind === "section") {
    const text = record.section?.text;
    const cell: Cell = text === undefined ? BLANK : { kind: "text", value: text };
    return { cell, row: record.section?.row ?? record.row, column: table.range.left, carried: true };
  }
  const pivot = record.pivotColumn ?? table.range.left;
  return source.kind === "pivot_header" ? at(table, source.headerRow, pivot) : at(table, record.row, pivot + (source.offset ?? 0));
}

function at(table: DetectedTable, row: number, column: number): TableCell {
  const word = table.vertical?.get(carriedKey(row, column));
  if (word !== undefined) return { cell: { kind: "text", value: word.text }, row: word.row, column, carried: word.row !== row };
  const from = table.carried.get(carriedKey(row, column));
  return { cell: table.grid.cell(from ?? row, column), row: from ?? row, column, carried: from !== undefined };
}
