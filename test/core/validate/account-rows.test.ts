import assert from "node:assert/strict";
import fc from "fast-check";
import type { Cell } from "../../../src/core/model/grid.ts";
import { gridFromRows, textCell } from "../../../src/core/model/grid.ts";
import type { SheetAccounting } from "../../../src/core/model/accounting.ts";
import { convertLedgers } from "../../../src/core/pipeline.ts";
import { linkTables } from "../../../src/core/link/link-tables.ts";
import { normaliseTable } from "../../../src/core/normalise/normalise-table.ts";
import { accountSheet } from "../../../src/core/validate/account-rows.ts";
import { ROSTER_FIELDS, tableFixture } from "../link/ledger-fixture.ts";

const assertBalanced = (a: SheetAccounting): void => {
  assert.equal(a.rowsLoaded + a.rowsMerged + a.rowsExcluded, a.rowsRead);
  assert.equal(a.excluded.reduce((sum, e) => sum + e.rows, 0), a.rowsExcluded);
  const rows = a.excluded.flatMap((e) => e.list);
  assert.equal(new Set(rows).size, rows.length, "no row is excluded twice");
  assert.ok(rows.every((row) => row >= 1 && row <= a.rowsRead));
};

/** What stands in clerks' cells: words of headers, names, totals, dates, marks and noise. */
const WORDS = ["職員番号", "氏名", "フリガナ", "所属", "課", "職名", "研修名", "受講日", "小計", "合計", "〃", "※注", "山田　太郎", "総務課", "R6.4.1", "○", "000123", "未定", "DX基礎研修", "", "", ""];
const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS).map(textCell) },
  { weight: 1, arbitrary: fc.string().map(textCell) },
  { weight: 2, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value): Cell => ({ kind: "number", value })) },
  { weight: 1, arbitrary: fc.boolean().map((value): Cell => ({ kind: "boolean", value })) },
  { weight: 1, arbitrary: fc.constantFrom("#N/A", "#REF!").map((value): Cell => ({ kind: "error", value })) },
);
const anyRows = fc.array(fc.array(anyCell, { maxLength: 9 }), { maxLength: 30 });

describe("件数照合 balances for whatever stands on a sheet", () => {
  it("random grids through the whole conversion", () => {
    fc.assert(fc.property(fc.array(anyRows, { minLength: 1, maxLength: 3 }), (sheets) => {
      const grids = sheets.map((rows, i) => gridFromRows(`Sheet${i + 1}`, rows));
      const converted = convertLedgers([{ file: "x.xlsx", format: "xlsx", encoding: null, date1904: false, grids }], {});
      if (!converted.ok) return;
      assert.equal(converted.value.accounting.length, grids.length);
      converted.value.accounting.forEach((a, i) => {
        assertBalanced(a);
        assert.equal(a.rowsRead, grids[i]?.rowCount);
      });
    }), { numRuns: 300, seed: 20261123 });
  });

  it("random rosters: loaded rows are the rows of the records", () => {
    const anyPerson = fc.tuple(fc.constantFrom(null, "1", "2", "3"), fc.constantFrom(null, "山田　太郎", "鈴木　花子", "小計"), fc.constant(null), fc.constantFrom(null, "S55.4.1", "H3.2.3"), fc.constantFrom("総務部", null), fc.constantFrom("総務課", "税務課"), fc.constant(null), fc.constantFrom("主事", "（兼）主事"));
    fc.assert(fc.property(fc.array(anyPerson, { maxLength: 12 }), (rows) => {
      const { table, map } = tableFixture({ kind: "staff", fields: ROSTER_FIELDS, rows });
      const normalised = normaliseTable(table, map);
      const linked = linkTables([normalised]);
      const a = accountSheet(table.file, table.grid, [{ table, normalised }], linked);
      assertBalanced(a);
      assert.equal(a.rowsLoaded, linked.tables.staff.length);
      const gone = linked.mergedRows.length + linked.quarantine.filter((q) => !q.kept).length + normalised.emptyRows.length;
      assert.equal(linked.tables.staff.length + gone, rows.length, "every row is a person, folded into one, held back, or empty");
    }), { numRuns: 500, seed: 20261123 });
  });
});

describe("件数照合 says where rows went", () => {
  it("title, header, loaded, merged, excluded", () => {
    const rows = [["1", "山田　太郎", null, null, "総務部", "総務課", null, "主事"], ["1", "山田　太郎", null, null, null, "税務課", null, "（兼）主事"], [null, "合計", null, null, null, null, null, null]];
    const { table, map } = tableFixture({ kind: "staff", title: "名簿", fields: ROSTER_FIELDS, rows });
    const normalised = normaliseTable(table, map);
    const a = accountSheet(table.file, table.grid, [{ table, normalised }], linkTables([normalised]));
    assert.deepEqual([a.rowsRead, a.rowsLoaded, a.rowsMerged, a.rowsExcluded], [5, 1, 1, 3]);
    assert.deepEqual(a.excluded.map((e) => [e.reason, e.list]), [["title", [1]], ["header", [2]], ["placeholder", [5]]]);
  });

  it("rows beside every table are outside_table, empty ones blank", () => {
    const grid = gridFromRows("メモ", [[textCell("覚え書き")], [], [textCell("以上")]]);
    const a = accountSheet("メモ.xlsx", grid, [], { rows: [] });
    assert.deepEqual(a.excluded.map((e) => [e.reason, e.list]), [["blank", [2]], ["outside_table", [1, 3]]]);
  });
});
