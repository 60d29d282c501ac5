import { deepEqual, ok } from "node:assert/strict";
import fc from "fast-check";
import { matchColumns } from "../../../src/core/columns/match-columns.ts";
import { BLANK, gridFromRows, textCell, type Cell, type Grid } from "../../../src/core/model/grid.ts";
import { cellOf } from "../../../src/core/model/table.ts";
import { findTables } from "../../../src/core/table/find-tables.ts";

const WORDS = ["職員番号", "氏名", "所属", "総務課", "山田　太郎", "〃", "合計", "小計", "平均", "※ 注記です。", "（人）", "R6.4.1", "平成30年", "4月", "－", "○", "以下余白", "DX基礎研修", "  ", "A01", "001234", "この行は長い説明文であり、表の中の値ではないと思われるほど長く続いている。", "(1)", "都道府県", "1 234"];
const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(BLANK) },
  { weight: 5, arbitrary: fc.constantFrom(...WORDS).map(textCell) },
  { weight: 4, arbitrary: fc.integer({ min: -5, max: 99_999 }).map((value): Cell => ({ kind: "number", value })) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }).map(textCell) },
  { weight: 1, arbitrary: fc.constant<Cell>({ kind: "date", value: 45_383, iso: "2024-04-01" }) },
  { weight: 1, arbitrary: fc.constantFrom<Cell>({ kind: "error", value: "#N/A" }, { kind: "boolean", value: true }) },
);
const merge = fc.tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
  .map(([top, left, h, w]) => ({ top, left, bottom: top + h, right: left + w }));
const grid: fc.Arbitrary<Grid> = fc.tuple(fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 24 }), fc.array(merge, { maxLength: 5 }))
  .map(([rows, merges]) => gridFromRows("S", rows, { merges }));

describe("table: any sheet", () => {
  it("is read without throwing, and every row between header and last row is a record or excluded, once", () => {
    fc.assert(fc.property(grid, (sheet) => {
      for (const t of findTables("f", sheet)) {
        const records = (t.wide?.records ?? t.records).flatMap((r) => Array.from({ length: (r.lastRow ?? r.row) - r.row + 1 }, (_, i) => r.row + i));
        const excluded = [...t.excludedRows, ...t.surroundings].map((e) => e.row);
        const all = [...records, ...excluded];
        if (t.shape === "list" || t.shape === "crosstab") deepEqual(new Set(all).size, all.length, "a row twice");
        const seen = new Set(all);
        for (let row = (t.headerRows?.[1] ?? t.firstDataRow - 1) + 1; row <= t.range.bottom; row++) ok(seen.has(row), `row ${row} of ${JSON.stringify(t.range)} unaccounted`);
        ok(t.records.length > 0 && t.confidence >= 0 && t.confidence <= 1);
        ok(t.columns.length >= 2 || t.shape === "form");
      }
    }), { numRuns: 400 });
  });

  it("gives the same answer twice, and columns map one to one", () => {
    fc.assert(fc.property(grid, (sheet) => {
      const [a, b] = [findTables("f", sheet), findTables("f", sheet)];
      deepEqual(a.map((t) => [t.range, t.records, t.columns, [...t.carried]]), b.map((t) => [t.range, t.records, t.columns, [...t.carried]]));
      for (const t of a) {
        const map = matchColumns(t);
        const used = map.mappings.flatMap((m) => m.columns);
        deepEqual(new Set(used).size, used.length);
        const placed = new Set([...used, ...map.unmapped, ...map.rejected.map((r) => r.column)]);
        t.columns.forEach((c, i) => ok(placed.has(i) || c.source.kind === "fixed" || c.source.kind === "section", `column ${i} lost`));
        for (const record of t.records.slice(0, 5)) for (const c of t.columns) ok(cellOf(t, record, c).row >= 1);
      }
    }), { numRuns: 150 });
  });
});
