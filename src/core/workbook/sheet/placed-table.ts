import { cellRef, type Reference } from "../../model/formula.ts";
import type { StyleName } from "../style.ts";
import { type Content, put, raiseRow, type SheetDraft } from "./draft.ts";
import { linesOfText } from "./text-width.ts";

/** One column of a table to lay out. `cell` may refer to other columns of its own row through `own`. */
export interface ColumnSpec<R> {
  readonly id: string;
  readonly label: string;
  /** Default 10 half-width characters. */
  readonly width?: number;
  /** Default `body`. */
  readonly style?: StyleName | ((record: R) => StyleName);
  readonly headStyle?: StyleName;
  readonly cell: (record: R, own: OwnRow, i: number) => Content;
}

/** Reference to another column of the same row. */
export type OwnRow = (id: string) => Reference;

/** Where a table stands. All references into it are made here. */
export interface PlacedTable {
  readonly sheet: string;
  readonly headRow: number;
  readonly firstRow: number;
  /** Never above `firstRow`: a table without records keeps one blank row, so that ranges stay legal. */
  readonly lastRow: number;
  readonly count: number;
  readonly columns: ReadonlyMap<string, number>;
}

/** Lays out head and rows from `at`, and sets the widths of its columns where none are set. */
export function placeTable<R>(draft: SheetDraft, at: readonly [row: number, column: number], columns: readonly ColumnSpec<R>[], records: readonly R[]): PlacedTable {
  const [headRow, left] = at;
  const placed: PlacedTable = {
    sheet: draft.name, headRow, firstRow: headRow + 1, lastRow: headRow + Math.max(1, records.length), count: records.length,
    columns: new Map(columns.map((column, c) => [column.id, left + c])),
  };
  columns.forEach((column, c) => {
    draft.widths[left + c] ??= column.width ?? 10;
    put(draft, [headRow, left + c], column.label, column.headStyle ?? "head");
    raiseRow(draft, headRow, linesOfText(column.label, draft.widths[left + c] ?? 10));
  });
  records.forEach((record, i) => {
    const row = placed.firstRow + i;
    const own: OwnRow = (id) => cellRef(row, columnIn(placed, id), draft.name, "column");
    columns.forEach((column, c) => {
      const style = typeof column.style === "function" ? column.style(record) : (column.style ?? "body");
      put(draft, [row, left + c], column.cell(record, own, i), style);
    });
  });
  return placed;
}

export function columnIn(table: PlacedTable, id: string): number {
  const column = table.columns.get(id);
  if (column === undefined) throw new Error(`no column ${id} on sheet ${table.sheet}`);
  return column;
}

/** The whole column below the head. */
export const columnRange = (table: PlacedTable, id: string): Reference => {
  const column = columnIn(table, id);
  return { sheet: table.sheet, range: { top: table.firstRow, left: column, bottom: table.lastRow, right: column } };
};

/** Cell of record number `i` (from 0). */
export const cellIn = (table: PlacedTable, i: number, id: string): Reference => cellRef(table.firstRow + i, columnIn(table, id), table.sheet);
