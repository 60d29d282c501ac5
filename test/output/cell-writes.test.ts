import { deepEqual, equal } from "node:assert/strict";
import type { Change } from "../../src/core/model/lineage.ts";
import { cellWrites } from "../../src/output/cell-writes.ts";

const change = (row: number, more: Partial<Change>): Change => ({ table: "staff", record: 1, field: "hire_date", at: { file: "名簿.xlsx", sheet: "名簿", row, column: 6 }, before: "平成10年4月1日", after: "1998-04-01", rule: "date.read", ...more });
const only = (...changes: readonly Change[]) => cellWrites(changes, "名簿.xlsx");

describe("what normalising writes back into a ledger", () => {
  it("is a day as Excel's own number: 1998-04-01 is 35886", () => {
    deepEqual(only(change(4, {})).writes.map(({ value, format, before, field }) => [value, format, before, field]), [[35_886, "yyyy/mm/dd", "平成10年4月1日", "採用年月日"]]);
  });

  it("is a number where the column holds numbers, text everywhere else", () => {
    const { writes } = only(change(4, { field: "weekly_hours", before: "３８．７５", after: "38.75", rule: "number.read" }), change(5, { field: "staff_no", before: "００１２", after: "0012", rule: "staff_no.fold" }), change(6, { after: "1998-04", before: "平成10年4月" }));
    deepEqual(writes.map(({ value, format }) => [value, format]), [[38.75, "General"], ["0012", "@"], ["1998-04", "@"]]);
  });

  it("leaves out what has no single cell of its own, and counts it", () => {
    const { writes, left } = only(
      change(4, { rule: "fill.down" }), change(5, { field: "dept_1", after: "総務部", rule: "width.fold" }), change(5, { field: "dept_2", after: "人事課", rule: "width.fold" }),
      change(6, { before: "" }), change(7, { after: "" }), change(8, { at: { file: "研修.csv", sheet: "研修", row: 8, column: 1 } }),
    );
    equal(writes.length, 0);
    equal(left, 5);
  });

  it("writes a cell once when two records read the same from it", () => {
    const { writes, left } = only(change(4, {}), change(4, { record: 2 }));
    deepEqual([writes.length, left], [1, 0]);
  });
});
