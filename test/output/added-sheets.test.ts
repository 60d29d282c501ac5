import { deepEqual, equal, ok, throws } from "node:assert/strict";
import fc from "fast-check";
import { cellRef, f } from "../../src/core/model/formula.ts";
import type { SheetModel, WorkbookModel } from "../../src/core/model/workbook.ts";
import { addedSheets, sheetFacts } from "../../src/output/added-sheets.ts";
import { freeNames } from "../../src/output/free-names.ts";
import { referencesOf } from "../../src/output/sheet-references.ts";

const NAMES = ["表紙", "要約", "計算", "データ", "設定", "控え"];
/** Each sheet reads the sheets given by their numbers. */
const bookOf = (reads: readonly (readonly number[])[]): WorkbookModel => ({
  properties: { title: "", creator: "", created: "2026-10-01T00:00:00Z" }, names: [], styles: { default: {} },
  sheets: NAMES.map((name, i): SheetModel => ({
    name, columns: [], hyperlinks: [{ row: 1, column: 1, target: cellRef(1, 1, NAMES[(i + 1) % NAMES.length]) }],
    rows: [{ row: 1, cells: [{ column: 1, value: i }, ...(reads[i] ?? []).map((to, j) => ({ column: j + 2, value: to, formula: f`${cellRef(1, 1, NAMES[to])}+1` }))] }],
  })),
});
const anyReads = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }), { minLength: 6, maxLength: 6 });
const namedIn = (book: WorkbookModel): readonly string[] => book.sheets.flatMap(({ rows, ...rest }) => [...referencesOf(rest), ...referencesOf([...rows])]).flatMap(({ sheet }) => sheet ?? []);

describe("sheets that go into another workbook", () => {
  it("go with everything they read, under free names, and no reference leads out", () => {
    fc.assert(fc.property(anyReads, fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1 }), fc.uniqueArray(fc.constantFrom(...NAMES, "名簿", "要約 (2)")), fc.constantFrom("formulas" as const, "values" as const), (reads, chosen, taken, manner) => {
      const { model, names } = addedSheets(bookOf(reads), { chosen, taken, manner, charts: true });
      const there = model.sheets.map(({ name }) => name);
      deepEqual(there, names.map(({ to }) => to));
      equal(new Set([...there, ...taken]).size, there.length + taken.length);
      ok(chosen.every((name) => names.some(({ from }) => from === name)));
      ok(namedIn(model).every((name) => there.includes(name)), "a reference leads out");
      const formulas = model.sheets.flatMap(({ rows }) => [...rows]).flatMap(({ cells }) => cells).filter(({ formula }) => formula !== undefined);
      if (manner === "values") deepEqual([there.length, formulas.length], [chosen.length, 0]);
    }));
  });

  it("need no more than what they read, directly or through others", () => {
    const facts = sheetFacts(bookOf([[], [2], [3], [], [4], []]));
    deepEqual(facts.map(({ needs }) => needs), [[], ["計算", "データ"], ["データ"], [], [], []]);
    deepEqual(facts.map(({ formulas }) => formulas), [0, 1, 1, 0, 1, 0]);
  });

  it("keep formulas shared that were", () => {
    const book = bookOf([[], [], [], [], [], []]);
    const shared = f`${cellRef(1, 1, "データ")}+1`;
    const sheets = book.sheets.map((sheet): SheetModel => (sheet.name === "計算" ? { ...sheet, rows: [1, 2].map((row) => ({ row, cells: [{ column: 1, value: 0, formula: { ...shared } }] })) } : sheet));
    const [moved] = addedSheets({ ...book, sheets }, { chosen: ["計算"], taken: ["データ"], manner: "formulas", charts: true }).model.sheets;
    const [first, second] = [...(moved?.rows ?? [])].map(({ cells }) => cells[0]?.formula?.parts);
    equal(first, second);
    deepEqual(first?.[0], { ...cellRef(1, 1, "データ (2)") });
  });

  it("are refused where names would clash unseen", () => {
    throws(() => addedSheets({ ...bookOf([]), names: [{ name: "重み", target: cellRef(1, 1, "設定") }] }, { chosen: ["設定"], taken: [], manner: "values", charts: true }));
  });
});

describe("free names", () => {
  it("are told apart as Excel does, and no longer than 31 characters", () => {
    deepEqual(freeNames(["ABC", "要約"], ["ａｂｃ", "要約", "要約 (2)"]).map(({ to }) => to), ["ABC (2)", "要約 (3)"]);
    const long = `${"あ".repeat(30)}い`;
    equal(freeNames([long], [long])[0]?.to, `${"あ".repeat(27)} (2)`);
    equal(freeNames(["𠮷".repeat(15)], ["𠮷".repeat(15)])[0]?.to, `${"𠮷".repeat(13)} (2)`);
  });
});
