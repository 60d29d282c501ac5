import assert from "node:assert/strict";
import { gridFromRows, type Ledger, textCell } from "../../../src/core/model/grid.ts";
import type { Issue } from "../../../src/core/model/issue.ts";
import { returnMarks, valuesCopy } from "../../../src/core/validate/return-copy.ts";
import { readLedger } from "../../../src/xlsx/read/read-ledger.ts";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";

const at = (file: string, row: number, column: number) => ({ file, sheet: "名簿", row, column });
const ISSUES: readonly Issue[] = [
  { code: "date_not_recognised", at: at("a.csv", 3, 2), field: "採用年月日", found: "春" },
  { code: "date_era_overrun", at: at("a.csv", 2, 2), field: "採用年月日", found: "H32.4.1", read: "2020-04-01" },
  { code: "value_required", at: at("a.csv", 3, 2), field: "採用年月日", found: "" },
  { code: "date_era_overrun", at: at("b.csv", 2, 2), field: "採用年月日", found: "H32.4.1", read: "2020-04-01" },
  { code: "skill_unmapped", skill: "そろばん", records: 2 },
];

describe("返却用", () => {
  const marks = returnMarks(ISSUES);

  it("is made of files with errors only, each cell once with all that is said of it", () => {
    assert.deepEqual([...marks.keys()], ["a.csv"]);
    assert.deepEqual(marks.get("a.csv")?.[0]?.cells.map((c) => [c.row, c.column, c.severity]), [[2, 2, "warning"], [3, 2, "error"]]);
    const text = marks.get("a.csv")?.[0]?.cells[1]?.text ?? "";
    assert.match(text, /^【誤り】日付として読めない\n採用年月日「春」は/u);
    assert.match(text, /\n\n【誤り】必要な値がない\n/u);
  });

  it("of a csv holds the values, the colours and the notes", async () => {
    const ledger: Ledger = { file: "a.csv", format: "csv", encoding: "shift_jis", date1904: false, grids: [gridFromRows("名簿", [["番号", "採用"].map(textCell), ["0001", "H32.4.1"].map(textCell), ["0002", "春"].map(textCell)])] };
    const read = await readLedger("a.xlsx", await writeWorkbook(valuesCopy(ledger, marks.get("a.csv") ?? [], "2026-10-01T00:00:00Z")));
    assert.ok(read.ok);
    const grid = read.value.grids[0];
    assert.deepEqual([grid?.cell(2, 1).value, grid?.cell(2, 2).value, grid?.cell(3, 2).value], ["0001", "H32.4.1", "春"]);
    assert.deepEqual(grid?.notes.map((n) => [n.row, n.column]), [[2, 2], [3, 2]]);
  });

  it("of a 1904 workbook keeps its days", () => {
    const ledger: Ledger = { file: "a.xls", format: "xls", encoding: null, date1904: true, grids: [gridFromRows("名簿", [[{ kind: "date", value: 43_538, iso: "2023-03-15" }]])] };
    const [row] = [...(valuesCopy(ledger, [], "2026-10-01T00:00:00Z").sheets[0]?.rows ?? [])];
    assert.equal(row?.cells[0]?.value, 45_000);
  });
});
