import { deepEqual, equal, ok } from "node:assert/strict";
import * as sheetjs from "@e965/xlsx";
import ExcelJS from "exceljs";
import { a1, a1Range } from "../../src/core/model/cell-address.ts";
import { rangeRef, renderFormula, renderReference } from "../../src/core/model/formula.ts";
import type { Grid } from "../../src/core/model/grid.ts";
import type { CellModel, SheetModel, StyleModel, WorkbookModel } from "../../src/core/model/workbook.ts";
import { readLedger } from "../../src/xlsx/read/read-ledger.ts";
import type { WorkbookWriter } from "../../src/xlsx/write/write-workbook.ts";
import { featureBook } from "../support/feature-book.ts";
import { PYTHON, packageFindings, runPython } from "../support/python.ts";
import { AWKWARD_TEXTS } from "./awkward-texts.ts";

/** What openpyxl saw (see `test/support/openpyxl-dump.py`). */
interface Seen {
  readonly order: readonly string[];
  readonly sheets: Readonly<Record<string, SeenSheet>>;
  readonly names: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, string | null>>;
}
type SeenSheet = Readonly<Record<string, unknown>> & { readonly cells: Readonly<Record<string, Readonly<Record<string, unknown>>>> };

const cellsOf = (sheet: SheetModel): readonly (readonly [string, CellModel])[] =>
  [...sheet.rows].flatMap((row) => row.cells.map((cell) => [a1(row.row, cell.column), cell] as const));

/** One suite for every writer of workbooks: what is written is read back by programs that are not ours. `links`: whether it can write links inside the workbook. */
export function workbookWriterContract(name: string, write: WorkbookWriter, { links }: { readonly links: boolean }): void {
  describe(`contract/workbook-writer: ${name}`, function () {
    let book: Uint8Array;
    before(async () => { book = await write(featureBook); });

    it("SheetJS reads the same values and formulas", () => compareSheetjs(book));
    it("exceljs reads the same values and formulas", () => compareExceljs(book));
    it("our own reader reads the same values", () => compareOwn(book));
    it("keeps awkward texts", () => keepsTexts(write));

    describe("with openpyxl", function () {
      let seen: Seen;
      before(async function () {
        if (PYTHON === undefined) return this.skip();
        seen = await runPython<Seen>("openpyxl-dump.py", [book]);
      });

      it("finds the package sound", async () => deepEqual(await packageFindings(book), []));
      it("values, formulas and cached values", () => {
        for (const sheet of featureBook.sheets) for (const [at, cell] of cellsOf(sheet)) compareCell(cell, seen.sheets[sheet.name]?.cells[at], `${sheet.name}!${at}`);
      });
      it("styles", () => {
        for (const sheet of featureBook.sheets) for (const [at, { style }] of cellsOf(sheet)) if (style !== undefined) compareStyle(featureBook.styles[style] ?? {}, seen.sheets[sheet.name]?.cells[at] ?? {}, `${sheet.name}!${at}`);
      });
      it("sheets: order, state, panes, measures, merges, filters, tables", () => {
        deepEqual(seen.order, featureBook.sheets.map((sheet) => sheet.name));
        for (const sheet of featureBook.sheets) compareLayout(sheet, seen.sheets[sheet.name] as SeenSheet);
      });
      it("conditional formats, validations, protection", () => comparesRules(seen));
      it("print set-up", () => comparePrint(seen));
      it("notes, links, names, document properties", () => compareAttached(seen, links));
    });
  });
}

const cachedText = (value: CellModel["value"]): CellModel["value"] => (value === "" ? null : value);

function compareCell(cell: CellModel, seen: Readonly<Record<string, unknown>> | undefined, at: string): void {
  if (cell.formula === undefined) return equal(seen?.["value"] ?? null, cell.value, at);
  const formula = `=${renderFormula(cell.formula).replace("STDEV.S", "_xlfn.STDEV.S")}`;
  equal(String(seen?.["value"]).replace(/[{}]/gu, "").replace(/^=?/u, "="), formula, at);
  equal(seen?.["cached"] ?? null, cachedText(cell.value), at);
}

function compareStyle(style: StyleModel, seen: Readonly<Record<string, unknown>>, at: string): void {
  const facts = [seen["format"], seen["bold"], seen["size"], seen["font"], seen["fill"], seen["top"], seen["horizontal"] ?? undefined, seen["vertical"] ?? undefined, seen["wrap"], seen["rotation"], seen["locked"]];
  deepEqual(facts, [
    style.numberFormat ?? "General", style.font?.bold ?? false, style.font?.sizePoints ?? 10, "BIZ UDPゴシック", style.fill === undefined ? null : `FF${style.fill}`, style.border?.top?.style ?? null,
    style.align?.horizontal, style.align?.vertical, style.align?.wrap ?? false, style.align?.vertical_text === true ? 255 : 0, style.locked ?? true,
  ], at);
}

function compareLayout(sheet: SheetModel, seen: SeenSheet): void {
  equal(seen["state"], sheet.state ?? "visible");
  equal(seen["tab"], sheet.tabColour === undefined ? null : `FF${sheet.tabColour}`);
  deepEqual(seen["merges"], (sheet.merges ?? []).map(a1Range));
  equal(seen["freeze"], sheet.freeze === undefined ? null : a1(sheet.freeze.rows + 1, sheet.freeze.columns + 1));
  equal(seen["filter"], sheet.autoFilter === undefined ? null : a1Range(sheet.autoFilter));
  const widths = sheet.columns.flatMap(({ widthChars }, i) => (widthChars === undefined ? [] : [[a1(1, i + 1).slice(0, -1), widthChars + 0.625]]));
  for (const [column, width] of widths) equal((seen["widths"] as Record<string, number>)[column as string], width);
  deepEqual(seen["hiddenColumns"], sheet.columns.flatMap(({ hidden }, i) => (hidden === true ? [a1(1, i + 1).slice(0, -1)] : [])));
  const rows = [...sheet.rows];
  deepEqual(seen["heights"], Object.fromEntries(rows.flatMap((row) => (row.heightPoints === undefined ? [] : [[String(row.row), row.heightPoints]]))));
  deepEqual(seen["hiddenRows"], rows.filter((row) => row.hidden === true).map((row) => row.row));
  deepEqual(seen["outline"], Object.fromEntries(rows.flatMap((row) => (row.outlineLevel === undefined ? [] : [[String(row.row), row.outlineLevel]]))));
  deepEqual(seen["tables"], Object.fromEntries((sheet.tables ?? []).map((table) => [table.name, [a1Range(table.range), table.columns]])));
  equal(seen["zoom"] ?? 100, sheet.zoom ?? 100);
  equal(seen["grid"] ?? true, sheet.showGridLines ?? true);
}

function comparesRules(seen: Seen): void {
  const sheet = seen.sheets["職員一覧"];
  deepEqual(sheet?.["formats"], [["C4:C7", "expression", ["$C4<2"]], ["C4:C7", "colorScale", []], ["C4:C7", "dataBar", []]]);
  deepEqual(sheet?.["validations"], [
    ["A4:A7", "custom", "LEN(A4)=8", null], ["B4:B7", "list", "'集計'!$A$2:$A$5", null], ["C4:C7", "decimal", "0", "5"], ["D4:D7", "date", "36526", null], ["E4:E7", "list", '"○,△,×"', null],
  ]);
  deepEqual([sheet?.["protected"], sheet?.["sortLocked"], sheet?.["filterLocked"], sheet?.["insertLocked"]], [true, false, false, true]);
  equal(seen.sheets["集計"]?.["protected"], false);
}

function comparePrint(seen: Seen): void {
  const list = seen.sheets["職員一覧"] as SeenSheet;
  deepEqual([list["paper"], list["orientation"], list["fit"], list["titleRows"], list["titleColumns"], list["area"], list["breaks"]], [9, "landscape", [true, 1, 0], "$3:$3", "$A:$B", "['$A$1:$F$10']", [5]]);
  deepEqual([list["header"], list["footer"]], [["機密性2", "取扱注意 A&&B"], "&P / &N"]);
  const summary = seen.sheets["集計"] as SeenSheet;
  deepEqual([summary["paper"], summary["orientation"], summary["fit"]], [8, "portrait", [true, 1, 1]]);
}

function compareAttached(seen: Seen, links: boolean): void {
  const cells = seen.sheets["職員一覧"]?.cells ?? {};
  deepEqual([cells["B4"]?.["note"], cells["C3"]?.["note"]], ["外字です。\n確認してください。", "0から5まで"]);
  equal(cells["A1"]?.["link"], links ? "'集計 ''A''分'!A1" : null);
  const [first] = featureBook.names;
  ok(first !== undefined);
  equal(seen.names[first.name], renderReference(first.target));
  const { title, subject, creator, description, keywords } = featureBook.properties;
  deepEqual(seen.properties, { title, subject, creator, description, keywords, created: "2026-04-01T00:00:00" });
}

function compareSheetjs(bytes: Uint8Array): void {
  const read = sheetjs.read(bytes, { cellText: false });
  for (const sheet of featureBook.sheets) {
    for (const [at, cell] of cellsOf(sheet)) {
      const seen = read.Sheets[sheet.name]?.[at] as sheetjs.CellObject | undefined;
      equal(cachedText(seen?.v as string) ?? null, cachedText(cell.value), `${sheet.name}!${at}`);
      equal(seen?.f === undefined, cell.formula === undefined, `${sheet.name}!${at}`);
    }
  }
}

/** exceljs reads dates as `Date` and forgets a cached 0, FALSE or empty text. */
function exceljsValue(cell: ExcelJS.Cell): CellModel["value"] {
  const { value } = cell;
  if (value instanceof Date) return value.getTime() / 86_400_000 + 25_569;
  if (typeof value !== "object" || value === null) return value ?? null;
  if ("richText" in value) return value.richText.map((run) => run.text).join("");
  if ("hyperlink" in value) return value.text;
  return ("result" in value ? (value.result as string | number | boolean | undefined) : undefined) ?? null;
}

async function compareExceljs(bytes: Uint8Array): Promise<void> {
  const read = new ExcelJS.Workbook();
  await read.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  for (const sheet of featureBook.sheets) {
    for (const [at, cell] of cellsOf(sheet)) {
      const seen = read.getWorksheet(sheet.name)?.getCell(at);
      ok(seen !== undefined);
      const expected = cell.formula !== undefined && !Boolean(cell.value) ? null : cell.value;
      equal(exceljsValue(seen), expected, `${sheet.name}!${at}`);
      if (cell.formula !== undefined) ok(seen.formula, `${sheet.name}!${at}`);
    }
  }
}

async function readOwn(bytes: Uint8Array): Promise<readonly Grid[]> {
  const read = await readLedger("book.xlsx", bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.grids;
}

async function compareOwn(bytes: Uint8Array): Promise<void> {
  const grids = await readOwn(bytes);
  for (const sheet of featureBook.sheets.filter((one) => [...one.rows].length > 0)) {
    const grid = grids.find((one) => one.name === sheet.name);
    for (const [at, cell] of cellsOf(sheet)) {
      const { row, column } = placeOf(at);
      const seen = grid?.cell(row, column);
      equal(seen?.value ?? null, cachedText(cell.value), `${sheet.name}!${at}`);
    }
  }
}

function placeOf(at: string): { row: number; column: number } {
  const { r, c } = sheetjs.utils.decode_cell(at);
  return { row: r + 1, column: c + 1 };
}

/** Texts that other writers drop, cut or break: read back by our reader and by SheetJS. */
async function keepsTexts(write: WorkbookWriter): Promise<void> {
  const model: WorkbookModel = {
    properties: { title: "texts", creator: "", created: "2026-04-01T00:00:00Z" }, styles: { default: {} }, names: [],
    sheets: [{ name: "texts", columns: [], rows: AWKWARD_TEXTS.map((value, i) => ({ row: i + 1, cells: [{ column: 1, value }, { column: 2, value, formula: { parts: [renderReference({ ...rangeRef({ top: i + 1, left: 1, bottom: i + 1, right: 1 }), anchor: "none" })] } }] })) }],
  };
  const bytes = await write(model);
  if (PYTHON !== undefined) deepEqual(await packageFindings(bytes), []);
  const [grid] = await readOwn(bytes);
  const other = sheetjs.read(bytes, { cellText: false }).Sheets["texts"];
  AWKWARD_TEXTS.forEach((text, i) => {
    for (const column of [1, 2]) equal(grid?.cell(i + 1, column).value, text, `ours: ${JSON.stringify(text)} in column ${column}`);
    // SheetJS itself makes one line feed of CR LF.
    equal((other?.[`A${i + 1}`] as sheetjs.CellObject | undefined)?.v, text.replaceAll("\r\n", "\n"), `SheetJS: ${JSON.stringify(text)}`);
  });
}
