import { deepEqual } from "node:assert/strict";
import { createRequire } from "node:module";
import * as XLSX from "@e965/xlsx";
import fc from "fast-check";
import { differencesOf, plainOfLedger, readByExcelJs, readBySheetJs } from "../../../scripts/dev/readers/oracles.ts";
import { read } from "./builders/reading.ts";
import { CELL_TRAPS, trapWorkbook } from "./cell-traps.ts";

/** Traps another reader falls into, with the reason why ours is right. A reader that learns makes the test fail: strike its line. */
const SHEETJS: Readonly<Record<string, string>> = {
  "an escape cut by a run's end is none": "unescapes the joined text; ST_Xstring is the type of each <t> (ECMA-376-1, 18.4.12)",
  "text, CDATA and a comment in one": "keeps the comment as text",
  "a formula in CDATA that looks like a value": "finds <v> by pattern, also inside CDATA",
  "an extension list with cells of its own": "takes an extension's element for a cell",
  "a comment in a cell": "finds <v> by pattern, also inside a comment",
  "a number that is none stays as written": "parseFloat: 12,3 becomes 12",
};
const EXCELJS: Readonly<Record<string, string>> = {
  CDATA: "ignores CDATA",
  "text, CDATA and a comment in one": "ignores CDATA",
  "prefix inside a string": "knows no prefixes",
  "inline string with furigana": "loses the text where furigana follow",
  "formula with zero": "drops a cached 0",
  "type d": "reads the year as the number",
  "type d with a time": "reads the year as the number",
  "an extension list with cells of its own": "takes the extension's value",
  "a number that is none stays as written": "parseFloat: 12,3 becomes 12",
  "no date \\d0": "takes an escaped letter for a date",
  "no date [h]:mm": "takes an amount of hours for a date, and its dates below 61 are a day off",
  "no date [mm]:ss": "takes an amount of minutes for a date, and its dates below 61 are a day off",
  "a time of day alone is no day": "takes it for a day of 1899",
  "1900-02-28": "a day off below serial 61",
  "1900-02-29 does not exist": "a day off below serial 61",
  "a negative number under a date format": "takes it for a day of 1899",
};

const NAMES = ["髙橋　恵子", "𠮷田", "山﨑 太郎", "00123", "", " 前後 ", "一行目\n二行目", "A&B<C>\"'", "TRUE", "令和6年4月1日", "葛\u{E0100}飾", "ｶﾅ"];
const value = fc.oneof(fc.constantFrom(...NAMES), fc.integer({ min: -1e9, max: 1e9 }), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), fc.boolean(), fc.constant(null));
const table = fc.array(fc.array(value, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 });

describe("xlsx/read beside other readers", () => {
  it("SheetJS: the trap corpus, differences explained", async () => {
    const wrong: string[] = [];
    for (const trap of CELL_TRAPS) {
      const bytes = trapWorkbook(trap);
      if (differencesOf(plainOfLedger(await read(bytes)), readBySheetJs(bytes)).length > 0) wrong.push(trap.name);
    }
    deepEqual(wrong, Object.keys(SHEETJS));
  });

  it("exceljs: the trap corpus, differences explained", async () => {
    const wrong: string[] = [];
    for (const trap of CELL_TRAPS) {
      const bytes = trapWorkbook(trap);
      const ours = plainOfLedger(await read(bytes));
      const theirs = await readByExcelJs(bytes).catch(() => undefined);
      if (theirs === undefined || differencesOf(ours, theirs).length > 0) wrong.push(trap.name);
    }
    deepEqual(wrong, Object.keys(EXCELJS));
  });

  it("what SheetJS writes is read as it was given", async () => {
    await fc.assert(fc.asyncProperty(table, fc.boolean(), async (rows, shared) => {
      const book = XLSX.utils.book_new();
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), "表");
      const bytes = Uint8Array.from(XLSX.write(book, { type: "buffer", bookType: "xlsx", bookSST: shared, compression: true }) as Uint8Array);
      deepEqual(differencesOf(plainOfLedger(await read(bytes)), readBySheetJs(bytes)), []);
    }), { numRuns: 60, seed: 3 });
  });

  it("what exceljs writes is read as it was given", async () => {
    const { Workbook } = createRequire(import.meta.url)("exceljs") as typeof import("exceljs");
    await fc.assert(fc.asyncProperty(table, async (rows) => {
      const book = new Workbook();
      const sheet = book.addWorksheet("表");
      sheet.addRows(rows as unknown[][]);
      const bytes = new Uint8Array(await book.xlsx.writeBuffer());
      const grid = (await read(bytes)).grids[0]!;
      const given = rows.flatMap((row, r) => row.flatMap((v, c) => (v === null || v === "" ? [] : [[r + 1, c + 1, v]])));
      deepEqual(given.map(([r, c]) => [r, c, grid.cell(r as number, c as number).value]), given);
    }), { numRuns: 30, seed: 4 });
  });
});
