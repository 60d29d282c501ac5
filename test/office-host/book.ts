/** The workbook the emulated Excel holds: cells, formats, fills, protection, custom XML parts. Only what src/excel touches. */
import type { Cell, Ledger } from "../../src/core/model/grid.ts";
import type { CellModel, RowModel, StyleModel, WorkbookModel } from "../../src/core/model/workbook.ts";
import { writeWorkbook } from "../../src/xlsx/write/write-workbook.ts";

export type Value = string | number | boolean;

export interface EmulatedCell {
  /** A formula begins with "=". */
  formula: Value;
  /** What `values` says; of a formula its cached result. */
  value: Value;
  format: string;
  /** null: no fill. */
  fill: string | null;
}

export interface EmulatedSheet {
  readonly id: string;
  name: string;
  visibility: "Visible" | "Hidden" | "VeryHidden";
  isProtected: boolean;
  /** Custom properties of the worksheet, kept in the file. */
  readonly properties: Map<string, string>;
  readonly cells: Map<string, EmulatedCell>;
}

export interface EmulatedBook {
  readonly name: string;
  readonly sheets: EmulatedSheet[];
  readonly xmlParts: Map<string, string>;
  /** Workbooks opened beside it, as base64. */
  readonly opened: string[];
  active: string;
  selection: string;
  /** Bytes of the file while nothing was written; undefined afterwards. */
  original: Uint8Array | undefined;
  partNumber: number;
  sheetNumber: number;
  /** The structure of the workbook: no sheet comes or goes. */
  isProtected: boolean;
  /** Excel on the web takes no sheets with charts. */
  refusesCharts: boolean;
}

const key = (row: number, column: number): string => `${row},${column}`;

/** Row and column are 0-based here, as in Office.js. */
export const cellAt = (sheet: EmulatedSheet, row: number, column: number): EmulatedCell => sheet.cells.get(key(row, column)) ?? { formula: "", value: "", format: "General", fill: null };

export function changeCell(book: EmulatedBook, sheet: EmulatedSheet, at: { readonly row: number; readonly column: number }, change: Partial<EmulatedCell>): void {
  book.original = undefined;
  sheet.cells.set(key(at.row, at.column), { ...cellAt(sheet, at.row, at.column), ...change });
}

/** A workbook as our own reader sees it. Formula texts are not read: a computed cell gets a formula that names its place. */
export function bookOf(name: string, ledger: Ledger, bytes: Uint8Array): EmulatedBook {
  const sheets = ledger.grids.map((grid, i): EmulatedSheet => {
    const sheet: EmulatedSheet = { id: `{sheet-${i + 1}}`, name: grid.name, visibility: grid.state === "visible" ? "Visible" : "Hidden", isProtected: false, properties: new Map(), cells: new Map() };
    for (let row = 1; row <= grid.rowCount; row++) {
      for (let column = 1; column <= grid.columnCount; column++) {
        const cell = grid.cell(row, column);
        if (cell.kind !== "blank") sheet.cells.set(key(row - 1, column - 1), emulated(cell, row, column));
      }
    }
    return sheet;
  });
  return { name, sheets, xmlParts: new Map(), opened: [], active: sheets[0]?.id ?? "", selection: "", original: bytes, partNumber: 0, sheetNumber: sheets.length, isProtected: false, refusesCharts: false };
}

function emulated({ value: read, format = "General", computed }: Cell, row: number, column: number): EmulatedCell {
  const value = read ?? "";
  return { value, formula: computed === true ? `=COMPUTED(${row},${column})` : value, format, fill: null };
}

/** The file as it would be saved now. */
export async function bytesOf(book: EmulatedBook): Promise<Uint8Array> {
  return book.original ?? writeWorkbook(modelOf(book));
}

function modelOf(book: EmulatedBook): WorkbookModel {
  const styles: Record<string, StyleModel> = { default: {} };
  return {
    properties: { title: book.name, creator: "", created: "2026-10-01T00:00:00Z" }, names: [], styles,
    sheets: book.sheets.map((sheet) => ({ name: sheet.name, columns: [], rows: rowsOf(sheet, styles) })),
  };
}

function rowsOf(sheet: EmulatedSheet, styles: Record<string, StyleModel>): RowModel[] {
  const rows = new Map<number, CellModel[]>();
  const places = [...sheet.cells].map(([at, cell]) => ({ at: at.split(",").map(Number) as [number, number], cell })).sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
  for (const { at: [row, column], cell } of places) {
    if (cell.value === "") continue;
    const style = `f:${cell.format}`;
    styles[style] = { numberFormat: cell.format };
    rows.set(row, [...(rows.get(row) ?? []), { column: column + 1, value: cell.value, style }]);
  }
  return [...rows].map(([row, cells]) => ({ row: row + 1, cells }));
}

/** Everything an undo has to bring back, as text that can be compared. */
export const snapshot = (book: EmulatedBook): string =>
  JSON.stringify(book.sheets.map((sheet) => [sheet.name, [...sheet.cells].filter(([, c]) => c.value !== "" || c.format !== "General" || c.fill !== null).sort(([a], [b]) => (a < b ? -1 : 1))]));

/** The same workbook after saving, closing and opening again: the file's parts, nothing of the session. */
export const reopened = (book: EmulatedBook): EmulatedBook => ({ ...book, sheets: book.sheets.map((s) => ({ ...s, properties: new Map(s.properties), cells: new Map(s.cells) })), xmlParts: new Map(book.xmlParts), opened: [] });
