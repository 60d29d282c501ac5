import { strict as assert } from "node:assert";
import fc from "fast-check";
import { type CountNode, hiddenCells, mayShowCount, mayShowRate } from "../../../src/core/gap/suppress.ts";
import { countTree } from "../../../src/core/gap/unit-counts.ts";
import { person, scored, town } from "../reference/small-town.ts";

const leaf = (code: string, n: number): CountNode => ({ code, n, children: [] });
const node = (code: string, children: readonly CountNode[]): CountNode => ({ code, n: children.reduce((sum, c) => sum + c.n, 0), children });
const cellsOf = (tree: CountNode): readonly CountNode[] => [tree, ...tree.children.flatMap(cellsOf)];

/**
 * Differencing attack: somebody sees every shown count, knows each parent is the sum of its children, that zero is always shown and so a hidden
 * count is at least 1. Propagates the interval of every cell until nothing changes; a hidden cell whose interval is one number is found out.
 */
function foundOut(tree: CountNode, hidden: ReadonlySet<string>): readonly string[] {
  const low = new Map<string, number>();
  const high = new Map<string, number>();
  for (const cell of cellsOf(tree)) {
    low.set(cell.code, hidden.has(cell.code) ? 1 : cell.n);
    high.set(cell.code, hidden.has(cell.code) ? 1_000_000 : cell.n);
  }
  const get = (map: Map<string, number>, code: string): number => map.get(code) ?? 0;
  for (let changed = true; changed; ) {
    changed = false;
    const tighten = (code: string, least: number, most: number): void => {
      if (least > get(low, code)) { low.set(code, least); changed = true; }
      if (most < get(high, code)) { high.set(code, most); changed = true; }
    };
    for (const parent of cellsOf(tree).filter((cell) => cell.children.length > 0)) {
      const [lows, highs] = [parent.children.reduce((s, c) => s + get(low, c.code), 0), parent.children.reduce((s, c) => s + get(high, c.code), 0)];
      tighten(parent.code, lows, highs);
      for (const child of parent.children) {
        tighten(child.code, get(low, parent.code) - (highs - get(high, child.code)), get(high, parent.code) - (lows - get(low, child.code)));
      }
    }
  }
  return [...hidden].filter((code) => get(low, code) === get(high, code));
}

describe("R55 small cells", () => {
  it("hides 1 to 4, shows 0 and 5", () => assert.deepEqual([0, 1, 4, 5].map((n) => mayShowCount(n, 5)), [true, false, false, true]));
});

describe("R56 secondary suppression", () => {
  it("T12: a section of 4 beside one of 30 cannot be read from the parent", () => {
    const tree = node("部", [leaf("a", 4), leaf("b", 30)]);
    assert.deepEqual([...hiddenCells(tree, 5)].sort(), ["a", "b"]);
    assert.deepEqual(foundOut(tree, new Set(["a"])), ["a"]);
    assert.deepEqual(foundOut(tree, hiddenCells(tree, 5)), []);
  });
  it("hides the smallest visible sibling, the lower code on a tie, until two are hidden and their sum is 5", () => {
    assert.deepEqual([...hiddenCells(node("部", [leaf("a", 2), leaf("c", 9), leaf("b", 9), leaf("d", 0)]), 5)].sort(), ["a", "b"]);
    assert.deepEqual([...hiddenCells(node("部", [leaf("a", 1), leaf("b", 2), leaf("c", 20)]), 5)].sort(), ["a", "b", "c"]);
  });
  it("hides a small parent with everything in it, and then a sibling of the parent", () => {
    const hidden = hiddenCells(node("全庁", [node("甲", [leaf("a", 3), leaf("a0", 0)]), node("乙", [leaf("b", 10), leaf("c", 20)]), node("丙", [leaf("d", 40)])]), 5);
    assert.ok(["甲", "a", "乙", "b"].every((code) => hidden.has(code)));
    assert.ok(!hidden.has("a0") && !hidden.has("c") && !hidden.has("丙") && !hidden.has("全庁"));
  });
  it("shows everything where nothing is small", () => assert.equal(hiddenCells(node("部", [leaf("a", 5), leaf("b", 0), leaf("c", 8)]), 5).size, 0));

  it("no differencing attack finds out a hidden count, in any tree", () => {
    const size = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 40 }));
    const tree = fc.array(fc.array(size, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 })
      .map((parts) => node("全庁", parts.map((list, i) => node(`部${i}`, list.map((n, j) => leaf(`課${i}-${j}`, n))))));
    fc.assert(fc.property(tree, (t) => {
      const hidden = hiddenCells(t, 5);
      for (const cell of cellsOf(t)) {
        if (cell.n === 0) assert.ok(!hidden.has(cell.code));
        if (cell.n > 0 && cell.n < 5) assert.ok(hidden.has(cell.code), cell.code);
      }
      assert.deepEqual(foundOut(t, hidden), []);
    }), { numRuns: 3000 });
  });
});

describe("R57 rates", () => {
  it("hides a small base everywhere, and a small part of it outside HR", () => {
    assert.deepEqual([mayShowRate(2, 4, 5, false), mayShowRate(2, 10, 5, false), mayShowRate(2, 10, 5, true), mayShowRate(8, 10, 5, true), mayShowRate(5, 10, 5, true), mayShowRate(0, 10, 5, true)],
      [false, true, false, false, true, true]);
  });
});

describe("R56 the tree of a town", () => {
  it("counts 直属 as one more child of its 部", () => {
    const { working } = scored(town({ staff: [person("1", { dept_code: "01" }), ...["2", "3", "4", "5", "6", "7"].map((no) => person(no)), ...["8", "9", "a", "b", "c", "d"].map((no) => person(no, { dept_code: "0201" }))] }));
    const counts = new Map(working.units.map((unit) => [unit.unit, unit.headcount]));
    const tree = countTree(working.units, (unit) => counts.get(unit) ?? 0);
    assert.deepEqual(cellsOf(tree).map((cell) => [cell.code, cell.n]), [["ORG", 13], ["01", 7], ["0101", 6], ["0102", 0], ["01#直属", 1], ["02", 6], ["0201", 6]]);
    assert.deepEqual([...hiddenCells(tree, 5)].sort(), ["01#直属", "0101"]);
  });
});
