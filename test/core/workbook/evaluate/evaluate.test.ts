import assert from "node:assert/strict";
import { cellRef, f, filledDown, type Formula, rangeRef } from "../../../../src/core/model/formula.ts";
import { makeEvaluator } from "../../../../src/core/workbook/evaluate/evaluate.ts";
import type { Scalar } from "../../../../src/core/workbook/evaluate/value.ts";

/** A small sheet: rows of cells from A1. */
const CELLS: readonly (readonly Scalar[])[] = [
  [1, "甲", true, null],
  [2, "乙", 0.5, 10],
  [3, "甲", "判定不能", 20],
  [null, "", -4, 30],
];
const evaluate = (formula: Formula): Scalar => makeEvaluator((_sheet, row, column) => CELLS[row - 1]?.[column - 1] ?? null).evaluate(formula, "S");
const at = (row: number, column: number) => cellRef(row, column, "S");
const down = (column: number, top = 1, bottom = 4) => rangeRef({ top, left: column, bottom, right: column }, "S");

describe("formula evaluator", () => {
  it("follows Excel's order of operations", () => {
    assert.equal(evaluate(f`1+2*3^2`), 19);
    assert.equal(evaluate(f`-2^2`), 4);
    assert.equal(evaluate(f`(1+2)*3-4/2`), 7);
    assert.equal(evaluate(f`1+1=2`), true);
    assert.equal(evaluate(f`"a"&1+1`), "a2");
  });

  it("moves a formula filled down with its row, each row by itself", () => {
    const { evaluate: inOne } = makeEvaluator((_sheet, row, column) => CELLS[row - 1]?.[column - 1] ?? null);
    const first = f`SUMPRODUCT(${{ ...down(1, 1, 2), anchor: "column" }}*1)+${cellRef(1, 1, "S", "column")}*10+${at(1, 1)}*100`;
    assert.deepEqual([0, 1, 2].map((row) => inOne(filledDown(first, row, 3), "S")), [3 + 10 + 100, 5 + 20 + 100, 3 + 30 + 100]);
  });

  it("orders numbers before texts and ignores case", () => {
    assert.equal(evaluate(f`"判定不能">=0.8`), true);
    assert.equal(evaluate(f`"abc"="ABC"`), true);
    assert.equal(evaluate(f`${at(1, 4)}=""`), true);
    assert.equal(evaluate(f`${at(1, 4)}=0`), true);
  });

  it("passes over texts and empty cells where Excel does", () => {
    assert.equal(evaluate(f`SUM(${down(3)})`), -3.5);
    assert.equal(evaluate(f`COUNT(${down(3)})`), 2);
    assert.equal(evaluate(f`COUNTA(${down(1)})`), 3);
    assert.equal(evaluate(f`AVERAGE(${down(4)})`), 20);
    assert.equal(evaluate(f`MAX(${at(3, 3)},0)`), 0);
    assert.equal(evaluate(f`SUMPRODUCT(${down(1, 2, 4)},${down(3, 2, 4)})`), 1);
  });

  it("counts and sums by criteria", () => {
    assert.equal(evaluate(f`COUNTIFS(${down(2)},"甲")`), 2);
    assert.equal(evaluate(f`COUNTIFS(${down(2)},"甲",${down(1)},">1")`), 1);
    assert.equal(evaluate(f`SUMIFS(${down(4)},${down(2)},"甲")`), 20);
    assert.equal(evaluate(f`COUNTIFS(${down(3)},">="&(0.5-0.000000001))`), 1);
    assert.equal(evaluate(f`COUNTIFS(${down(2)},"")`), 1);
    assert.deepEqual(evaluate(f`AVERAGEIFS(${down(4)},${down(2)},"丙")`), { error: "#DIV/0!" });
  });

  it("finds by exact match and says where nothing is found", () => {
    assert.equal(evaluate(f`INDEX(${down(4)},MATCH("乙",${down(2)},0))`), 10);
    assert.equal(evaluate(f`MATCH(3,${down(1)},0)`), 3);
    assert.deepEqual(evaluate(f`MATCH("丙",${down(2)},0)`), { error: "#N/A" });
    assert.equal(evaluate(f`IFERROR(MATCH("丙",${down(2)},0),0)`), 0);
  });

  it("computes cell by cell inside SUMPRODUCT only", () => {
    assert.equal(evaluate(f`SUMPRODUCT(--(${down(2)}="甲"))`), 2);
    assert.equal(evaluate(f`SUMPRODUCT(ISNUMBER(${down(3)})*1)`), 2);
    assert.throws(() => evaluate(f`${down(1)}+1`), /implicit array/u);
    assert.throws(() => evaluate(f`SUMPRODUCT(IF(${down(1)}>1,1,0))`), /implicit array|one value/u);
  });

  it("rounds half away from zero as Excel shows it", () => {
    assert.equal(evaluate(f`ROUND(2.25,1)`), 2.3);
    assert.equal(evaluate(f`ROUND(-2.25,1)`), -2.3);
    assert.equal(evaluate(f`ROUND(1.005,2)`), 1.01);
    assert.equal(evaluate(f`ROUNDUP(0.2*5-0.000000001,0)`), 1);
    assert.equal(evaluate(f`TEXT(0.825,"0.0%")`), "82.5%");
    assert.equal(evaluate(f`TEXT(1234.5,"#,##0")`), "1,235");
  });

  it("carries errors and stops at the branch not taken", () => {
    assert.deepEqual(evaluate(f`1/0`), { error: "#DIV/0!" });
    assert.deepEqual(evaluate(f`"甲"+1`), { error: "#VALUE!" });
    assert.equal(evaluate(f`IF(1=1,5,1/0)`), 5);
  });

  it("refuses what Excel 2016 does not have or what a name could turn into a wildcard", () => {
    for (const formula of [f`XLOOKUP(1,${down(1)},${down(2)})`, f`LET(1,1)`, f`FILTER(${down(1)},1)`, f`TODAY()`, f`OFFSET(${at(1, 1)},1,1)`]) {
      assert.throws(() => evaluate(formula), /outside our dialect|not understood/u);
    }
    assert.throws(() => evaluate(f`COUNTIFS(${down(2)},"人事課*")`), /wildcard/u);
    assert.throws(() => evaluate(f`1+`), /ends too early/u);
  });
});
