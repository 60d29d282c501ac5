import { deepEqual, equal, match, rejects } from "node:assert/strict";
import { cellRef, f, rangeRef } from "../../../src/core/model/formula.ts";
import type { CellModel, ChartModel, RowModel, SheetModel, WorkbookModel } from "../../../src/core/model/workbook.ts";
import { validateModel } from "../../../src/xlsx/write/check-model.ts";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";
import { featureBook } from "../../support/feature-book.ts";

const range = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });
const row = (number: number, ...cells: readonly CellModel[]): RowModel => ({ row: number, cells });

const book = (sheet: Partial<SheetModel>, model: Partial<WorkbookModel> = {}): WorkbookModel => ({
  properties: { title: "試験", creator: "人事課", created: "2026-04-01T00:00:00Z" },
  styles: { default: {}, day: { numberFormat: "yyyy/m/d" }, time: { numberFormat: "h:mm" } },
  sheets: [{ name: "表", columns: [], rows: [], ...sheet }],
  names: [],
  ...model,
});

const cells = (...list: readonly CellModel[]): WorkbookModel => book({ rows: [row(1, ...list)] });
const table = { name: "職員表", range: range(1, 1, 2, 2), columns: ["番号", "氏名"] };
const headed = (...texts: readonly (string | number)[]): readonly RowModel[] => [row(1, ...texts.map((value, i) => ({ column: i + 1, value })))];
const chart: ChartModel = {
  type: "bar", title: "図", description: "図の説明", anchor: { from: { row: 1, column: 1 }, to: { row: 9, column: 9 } },
  series: [{ name: "水準", categories: rangeRef(range(1, 1, 2, 1)), categoryCache: ["A", "B"], values: rangeRef(range(1, 2, 2, 2)), valueCache: [1, 2] }],
};
const charted = (change: Partial<ChartModel["series"][number]>): WorkbookModel => book({ charts: [{ ...chart, series: chart.series.map((series) => ({ ...series, ...change })) }] });

/** One broken model per trap, with words its only problem must carry. */
const BROKEN: readonly (readonly [string, WorkbookModel, RegExp])[] = [
  ["sheet name of 32 characters", book({ name: "あ".repeat(32) }), /32 characters/],
  ["sheet name with a slash and star", book({ name: "総務部/人事課*" }), /forbidden/],
  ["sheet name that ends with an apostrophe", book({ name: "表'" }), /apostrophe/],
  ["sheet name Excel keeps", book({ name: "History" }), /kept/],
  ["two sheets, one in capitals", book({}, { sheets: ["list", "LIST"].map((name) => ({ name, columns: [], rows: [] })) }), /two sheets/],
  ["every sheet hidden", book({ state: "hidden" }), /visible/],
  ["no default style", book({}, { styles: {} }), /default/],
  ["colour with #", book({}, { styles: { default: { fill: "#FFFFF" } } }), /RRGGBB/],
  ["unknown style", cells({ column: 1, value: 1, style: "none" }), /not in the model/],
  ["rows out of order", book({ rows: [row(2), row(1)] }), /row 1 after row 2/],
  ["two cells in one column", cells({ column: 1, value: 1 }, { column: 1, value: 2 }), /column 1 after column 1/],
  ["NaN", cells({ column: 1, value: Number.NaN }), /number NaN/],
  ["32,768 characters", cells({ column: 1, value: "字".repeat(32_768) }), /32768/],
  ["date before 1900", cells({ column: 1, value: 0, style: "day" }), /before 1900/],
  ["date after 9999", cells({ column: 1, value: 2_958_466, style: "day" }), /after 9999/],
  ["runs that are not the value", cells({ column: 1, value: "ab", runs: [{ text: "a" }] }), /runs/],
  ["formula over a sheet that is not there", cells({ column: 1, value: 1, formula: f`${cellRef(1, 1, "なし")}` }), /"なし"/],
  ["formula above the last row", cells({ column: 1, value: 1, formula: f`${cellRef(0, 1)}` }), /no range/],
  ["formula longer than 8,192", cells({ column: 1, value: 1, formula: f`1${"+1".repeat(4_096)}` }), /longer/],
  ["XLOOKUP", cells({ column: 1, value: 1, formula: f`XLOOKUP(1,${cellRef(1, 2)},${cellRef(1, 3)})` }), /XLOOKUP is newer/],
  ["TODAY", cells({ column: 1, value: 1, formula: f`TODAY()+1` }), /TODAY is volatile/],
  ["table header unlike its cell", book({ rows: headed("番号", "名前"), tables: [table] }), /cell says "名前"/],
  ["table header that is a number", book({ rows: headed("番号", 2), tables: [{ ...table, columns: ["番号", "2"] }] }), /cell says ""/],
  ["table header twice", book({ rows: headed("No", "NO"), tables: [{ ...table, columns: ["No", "NO"] }] }), /twice/],
  ["table without a row", book({ rows: headed("番号", "氏名"), tables: [{ ...table, range: range(1, 1, 1, 2) }] }), /no row/],
  ["table called like a cell", book({ rows: headed("番号", "氏名"), tables: [{ ...table, name: "DX2026" }] }), /looks like a cell/],
  ["table called like a name", book({ rows: headed("番号", "氏名"), tables: [table] }, { names: [{ name: "職員表", target: cellRef(1, 1, "表") }] }), /given twice/],
  ["name with a space", book({}, { names: [{ name: "水準 一覧", target: cellRef(1, 1, "表") }] }), /legal name/],
  ["name that moves", book({}, { names: [{ name: "水準", target: cellRef(1, 1, "表", "none") }] }), /moves/],
  ["merges that meet", book({ merges: [range(1, 1, 2, 2), range(2, 2, 3, 3)] }), /merges overlap/],
  ["merge of one cell", book({ merges: [range(1, 1, 1, 1)] }), /one cell/],
  ["merge into a table", book({ rows: headed("番号", "氏名"), tables: [table], merges: [range(2, 2, 2, 3)] }), /reaches into table/],
  ["filter over a table", book({ rows: headed("番号", "氏名"), tables: [table], autoFilter: range(1, 1, 2, 2) }), /filter .* reaches/],
  ["list of 256 characters", book({ validations: [{ kind: "list", range: range(1, 1, 1, 1), values: ["あ".repeat(256)] }] }), /put it on a sheet/],
  ["list value with a comma", book({ validations: [{ kind: "list", range: range(1, 1, 1, 1), values: ["a,b"] }] }), /comma/],
  ["number rule without a bound", book({ validations: [{ kind: "whole", range: range(1, 1, 1, 1) }] }), /no bound/],
  ["validations that meet", book({ validations: [1, 2].map((min) => ({ kind: "whole" as const, min, range: range(1, 1, 2, min) })) }), /validations overlap/],
  ["condition in an unknown style", book({ conditionalFormats: [{ kind: "expression", range: range(1, 1, 1, 1), formula: f`TRUE`, style: "none" }] }), /not in the model/],
  ["scale upside down", book({ conditionalFormats: [{ kind: "dataBar", range: range(1, 1, 1, 1), colour: "000000", min: 1, max: 0 }] }), /least/],
  ["link to nowhere", book({ hyperlinks: [{ row: 1, column: 1, target: cellRef(1, 1, "なし") }] }), /"なし"/],
  ["chart caches too short", charted({ valueCache: [1] }), /1 cached values for 2/],
  ["chart over a sheet that is not there", charted({ categories: rangeRef(range(1, 1, 2, 1), "なし") }), /"なし"/],
  ["control character in a title", book({}, { properties: { title: "a\u0001", creator: "", created: "2026-04-01T00:00:00Z" } }), /control/],
  ["local creation time", book({}, { properties: { title: "", creator: "", created: "2026-04-01" } }), /created/],
  ["footer of 256 characters", book({ print: { orientation: "portrait", footer: "a".repeat(256) } }), /footer/],
];

describe("xlsx/write/check-model", () => {
  it("finds nothing in a sound model", () => deepEqual(validateModel(featureBook), []));

  it("lets times of day below 1 be", () => deepEqual(validateModel(cells({ column: 1, value: 0.5, style: "time" })), []));

  for (const [trap, model, words] of BROKEN) {
    it(`names the trap: ${trap}`, () => {
      const problems = validateModel(model);
      equal(problems.length, 1, JSON.stringify(problems));
      match(problems[0]?.problem ?? "", words);
    });

    it(`writes no workbook: ${trap}`, () => rejects(writeWorkbook(model), trap === "unknown style" ? /not in the model/ : words));
  }

  it("says where", () => deepEqual(validateModel(cells({ column: 2, value: Number.NaN })), [{ problem: "number NaN", sheet: "表", cell: "B1" }]));
});
