import assert from "node:assert/strict";
import fc from "fast-check";
import { cellRef, f, type Formula, type Reference, renderFormula } from "../../../src/core/model/formula.ts";
import { makeFillDown } from "../../../src/core/workbook/sheet/fill-down.ts";

const OWN = "自分";
/** A formula of two references: row of the first and of the second. */
const formulaOf = (a: number, b: number, text = "+"): Formula => f`${cellRef(a, 1, OWN)}${text}SUM(${{ sheet: "別", range: { top: b, left: 2, bottom: b + 3, right: 4 } }})`;

function filled(formulas: readonly (Formula | undefined)[]): readonly (Formula | undefined)[] {
  const fill = makeFillDown(OWN);
  const made = formulas.map((formula) => fill.add(formula));
  fill.end();
  return made;
}
const bare = (formula: Formula): string => renderFormula(formula).replaceAll("$", "").replaceAll(`'${OWN}'!`, "");
const runs = (made: readonly (Formula | undefined)[]): readonly (number | undefined)[] => made.map((formula) => formula?.rows);

describe("fill-down", () => {
  it("makes one formula of those that move with their row, and keeps the $ of what stays", () => {
    const made = filled([5, 6, 7].map((row) => formulaOf(row, 20)));
    assert.deepEqual(made.map((formula) => formula && renderFormula(formula)), ["$A5", "$A6", "$A7"].map((cell) => `${cell}+SUM('別'!$B$20:$D$23)`));
    assert.equal(new Set(made.map((formula) => formula?.parts)).size, 1);
    assert.deepEqual(runs(made), [3, 3, 3]);
  });

  it("begins anew where the text, a place or the kind of content changes", () => {
    assert.deepEqual(runs(filled([formulaOf(5, 5), formulaOf(6, 6), formulaOf(7, 7, "-"), formulaOf(8, 8, "-"), formulaOf(9, 20, "-")])), [2, 2, 2, 2, undefined]);
    assert.deepEqual(runs(filled([formulaOf(5, 5), undefined, formulaOf(7, 7), formulaOf(8, 8)])), [undefined, undefined, 2, 2]);
    assert.deepEqual(runs(filled([formulaOf(5, 5), formulaOf(9, 9), formulaOf(10, 10)])), [undefined, 2, 2]);
  });

  it("never changes which cells a formula reads", () => {
    const step = fc.record({ a: fc.constantFrom(0, 1, 1, 1, 2), b: fc.constantFrom(0, 0, 1), text: fc.constantFrom("+", "+", "+", "-"), gap: fc.integer({ min: 0, max: 9 }), anchor: fc.constantFrom("both", "column", "row") });
    fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let [a, b] = [5, 5];
      const formulas = steps.map(({ a: x, b: y, text, gap, anchor }) => {
        [a, b] = [a + x, b + y];
        return gap === 0 ? undefined : f`${{ ...cellRef(a, 1, OWN), anchor } as Reference}${formulaOf(a, b, text)}`;
      });
      assert.deepEqual(filled(formulas).map((formula) => formula && bare(formula)), formulas.map((formula) => formula && bare(formula)));
    }), { numRuns: 500 });
  });
});
