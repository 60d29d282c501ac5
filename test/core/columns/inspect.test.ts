import { deepEqual, equal } from "node:assert/strict";
import { inspectLedger } from "../../../src/core/columns/inspect.ts";
import type { Ledger } from "../../../src/core/model/grid.ts";
import { sheet } from "../table/sheet.ts";

const ledger = (...grids: Ledger["grids"]): Ledger => ({ file: "名簿.xlsx", format: "xlsx", encoding: null, date1904: false, grids });

describe("columns/inspect", () => {
  it("shows the public facts of contract.md 2, and no word beyond it in reasons", () => {
    const shown = inspectLedger(ledger(
      sheet("職員名簿\n（単位：人）\n職員番号|氏名|所属|DX⏎研修␣（時間）\n'1001|山田太郎|総務課|3\n'1002|鈴木花子|税務課|6\n合計|||9\n※　注記", [], "名簿"),
      { ...sheet("", [], "控え"), state: "hidden" },
    ));
    equal(shown.file, "名簿.xlsx");
    deepEqual(shown.sheets.map((s) => [s.name, s.hidden, s.tables.length]), [["名簿", false, 1], ["控え", true, 0]]);
    const [table] = shown.sheets[0]?.tables ?? [];
    deepEqual([table?.range, table?.title, table?.headerRows, table?.firstDataRow, table?.lastDataRow, table?.dataRowCount], ["A3:D6", "職員名簿", [3, 3], 4, 5, 2]);
    deepEqual(table?.columns.map((c) => [c.column, c.header, c.field]), [["A", ["職員番号"], "staff.staff_no"], ["B", ["氏名"], "staff.name"], ["C", ["所属"], "staff.dept"], ["D", ["DX研修（時間）"], null]]);
    deepEqual(table?.excludedRows, [{ row: 1, reason: "title" }, { row: 2, reason: "title" }, { row: 6, reason: "grand_total" }, { row: 7, reason: "note" }]);
  });

  it("counts a cross-tab by its rows and shows its columns as they stand", () => {
    const shown = inspectLedger(ledger(sheet("氏名|所属|DX基礎研修|データ研修|RPA研修|AI研修\n山田太郎|総務課|○||○|\n鈴木花子|税務課|○|○||\n佐藤次郎|市民課||○||○")));
    const [table] = shown.sheets[0]?.tables ?? [];
    equal(table?.shape, "crosstab");
    equal(table?.dataRowCount, 3);
    deepEqual(table?.columns.map((c) => `${c.column} ${c.header.join("/")} ${c.field}`), [
      "A 氏名 training.person_name", "B 所属 training.person_dept", "C DX基礎研修 training.result", "D データ研修 training.result", "E RPA研修 training.result", "F AI研修 training.result",
    ]);
  });
});
