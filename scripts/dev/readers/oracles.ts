/** Independent readers of xlsx, reduced to what can be compared: values by sheet and place. Used by tests and `compare-readers.ts`. */
import { createRequire } from "node:module";
import * as XLSX from "@e965/xlsx";
import type { Ledger } from "../../../src/core/model/grid.ts";

/** A value as readers see it: dates are serial numbers, errors `#…` in an object, blank is left out. */
export type PlainValue = string | number | boolean | { readonly error: string };
/** Values by `row:column`, by sheet name in tab order. */
export type PlainBook = ReadonlyMap<string, ReadonlyMap<string, PlainValue>>;

const place = (row: number, column: number): string => `${row}:${column}`;

export function plainOfLedger(ledger: Ledger): PlainBook {
  return new Map(ledger.grids.map((grid) => {
    const values = new Map<string, PlainValue>();
    for (let r = 1; r <= grid.rowCount; r++) {
      for (let c = 1; c <= grid.columnCount; c++) {
        const { kind, value } = grid.cell(r, c);
        if (value !== null) values.set(place(r, c), kind === "error" ? { error: String(value) } : value);
      }
    }
    return [grid.name, values];
  }));
}

export function readBySheetJs(bytes: Uint8Array): PlainBook {
  const book = XLSX.read(bytes, { type: "array", dense: true, cellFormula: false });
  return new Map(book.SheetNames.map((name) => {
    const values = new Map<string, PlainValue>();
    const rows = (book.Sheets[name]?.["!data"] ?? []) as readonly (readonly (XLSX.CellObject | undefined)[] | undefined)[];
    rows.forEach((cells, r) => cells?.forEach((cell, c) => {
      const value = cell === undefined ? undefined : sheetJsValue(cell, book.Workbook?.WBProps?.date1904 === true);
      if (value !== undefined && value !== "") values.set(place(r + 1, c + 1), value);
    }));
    return [name, values];
  }));
}

function sheetJsValue(cell: XLSX.CellObject, date1904: boolean): PlainValue | undefined {
  if (cell.t === "e") return { error: String(cell.w ?? cell.v) };
  if (cell.t === "z" || cell.v === undefined) return undefined;
  return cell.v instanceof Date ? serialOf(cell.v, date1904) : cell.v;
}

const DAY = 86_400_000;
const serialOf = (date: Date, date1904: boolean): number => {
  const serial = date.getTime() / DAY + 25_569 - (date1904 ? 1462 : 0);
  return !date1904 && serial < 61 ? serial - 1 : serial;
};

type ExcelJsValue = import("exceljs").CellValue;

/** exceljs's document reader (its stream reader replaces names by furigana, see README.md of `xlsx/read`). */
export async function readByExcelJs(bytes: Uint8Array): Promise<PlainBook> {
  const { Workbook, ValueType } = createRequire(import.meta.url)("exceljs") as typeof import("exceljs");
  const book = new Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  const date1904 = book.properties.date1904 === true;
  return new Map(book.worksheets.map((sheet) => {
    const values = new Map<string, PlainValue>();
    sheet.eachRow((row, r) => row.eachCell((cell, c) => {
      if (cell.type === ValueType.Merge) return; // a covered cell repeats the value of its merge
      const value = excelJsValue(cell.value, date1904);
      if (value !== undefined && value !== "") values.set(place(r, c), value);
    }));
    return [sheet.name, values];
  }));
}

function excelJsValue(value: ExcelJsValue | undefined, date1904: boolean): PlainValue | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== "object") return value;
  if (value instanceof Date) return serialOf(value, date1904);
  if ("error" in value) return { error: value.error };
  if ("richText" in value) return value.richText.map((run) => run.text).join("");
  if ("hyperlink" in value) return excelJsValue(value.text as ExcelJsValue, date1904);
  return excelJsValue(("result" in value ? value.result : undefined) as ExcelJsValue | undefined, date1904);
}

export interface Difference {
  readonly sheet: string;
  readonly place: string;
  readonly ours: PlainValue | undefined;
  readonly theirs: PlainValue | undefined;
}

/** Where two books differ; numbers may differ in the last bit. Line ends are one thing: readers disagree on `_x000D_`. */
export function differencesOf(ours: PlainBook, theirs: PlainBook): readonly Difference[] {
  const found: Difference[] = [];
  for (const sheet of new Set([...ours.keys(), ...theirs.keys()])) {
    const [a, b] = [ours.get(sheet), theirs.get(sheet)];
    for (const at of new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])])) {
      if (!same(a?.get(at), b?.get(at))) found.push({ sheet, place: at, ours: a?.get(at), theirs: b?.get(at) });
    }
  }
  return found;
}

function same(a: PlainValue | undefined, b: PlainValue | undefined): boolean {
  if (typeof a === "number" && typeof b === "number") return a === b || Math.abs(a - b) <= Math.abs(a) * 1e-12;
  if (typeof a === "string" && typeof b === "string") return a.replace(/\r\n?/gu, "\n") === b.replace(/\r\n?/gu, "\n");
  return JSON.stringify(a) === JSON.stringify(b);
}
