import { deepEqual, equal, ok } from "node:assert/strict";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import * as sheetJs from "@e965/xlsx";
import { cellRef, f, filledDown, type Formula, rangeRef, renderFormula } from "../../../src/core/model/formula.ts";
import type { CellModel, WorkbookModel } from "../../../src/core/model/workbook.ts";
import { escapeText } from "../../../src/xlsx/write/xml.ts";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";

const ROWS = 12;
const own = (column: number) => cellRef(2, column, undefined, "column");
const limit = cellRef(1, 1);
const FILLED: readonly Formula[] = [
  f`IF(${own(1)}>=${limit}-${1e-9},"○ & △",SUMPRODUCT(${rangeRef({ top: 1, left: 1, bottom: 1, right: 2 })}*ISNUMBER(${{ ...own(1), range: { top: 2, left: 1, bottom: 2, right: 2 } }})))`,
  f`STDEV.S(${own(1)},1)+${cellRef(2, 2, undefined, "none")}`,
  f`${cellRef(2, 1, "別のシート", "column")}*2`,
];

const rowOf = (i: number): { readonly row: number; readonly cells: readonly CellModel[] } => ({
  row: 2 + i,
  cells: [{ column: 1, value: i }, { column: 2, value: i }, ...FILLED.map((formula, k): CellModel => ({ column: 3 + k, value: k === 0 ? "x" : i, formula: filledDown(formula, i, ROWS) }))],
});
const book: WorkbookModel = {
  properties: { title: "", creator: "", created: "2026-10-01T00:00:00Z" }, names: [], styles: { default: {} },
  sheets: [
    { name: "計算", columns: [], rows: [{ row: 1, cells: [{ column: 1, value: 5 }, { column: 2, value: 6 }] }, ...Array.from({ length: ROWS }, (_, i) => rowOf(i))] },
    { name: "別のシート", columns: [], rows: [{ row: 1, cells: [{ column: 1, value: 1 }] }] },
  ],
};

const wanted = (i: number, k: number): string => renderFormula(rowOf(i).cells[2 + k]?.formula ?? { parts: [] }).replace("STDEV.S", "_xlfn.STDEV.S");

describe("xlsx/write formulas filled down a column", () => {
  let bytes: Uint8Array;
  let xml = "";
  before(async () => {
    bytes = await writeWorkbook(book);
    xml = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  });

  it("moves with the row what has no $ on its row, and nothing else", () => {
    equal(wanted(3, 0), 'IF($A5>=$A$1-1E-9,"○ & △",SUMPRODUCT($A$1:$B$1*ISNUMBER($A5:$B5)))');
    equal(wanted(3, 2), "'別のシート'!$A5*2");
  });

  it("writes the text once, and every row where a reference leaves the sheet", () => {
    deepEqual([...xml.matchAll(/<f t="shared" si="\d+" ref="([^"]+)">/gu)].map(([, ref]) => ref), ["C2:C13", "D2:D13"]);
    equal([...xml.matchAll(/<f t="shared" si="\d+"\/>/gu)].length, 2 * (ROWS - 1));
    equal([...xml.matchAll(/<f>'別のシート'!/gu)].length, ROWS);
  });

  it("is read back, row by row, by two other readers", async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes.slice().buffer);
    const sheet = sheetJs.read(bytes).Sheets["計算"] ?? {};
    for (let i = 0; i < ROWS; i++) {
      for (let k = 0; k < FILLED.length; k++) {
        const address = `${"CDE"[k]}${2 + i}`;
        equal(workbook.worksheets[0]?.getCell(address).formula, wanted(i, k), `exceljs ${address}`);
        equal((sheet[address] as { readonly f?: string }).f, wanted(i, k).replace("_xlfn.", ""), `SheetJS ${address}`);
      }
    }
  });

  it("begins with the first row that is there, when the first was exchanged", async () => {
    const rows = [...book.sheets[0]?.rows ?? []].map((row) => (row.row === 2 ? { ...row, cells: row.cells.slice(0, 2) } : row));
    const changed = strFromU8(unzipSync(await writeWorkbook({ ...book, sheets: [{ name: "計算", columns: [], rows }, ...book.sheets.slice(1)] }))["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    ok(changed.includes(`ref="C3:C13">${escapeText(wanted(1, 0))}</f>`), changed.slice(0, 2000));
  });
});
