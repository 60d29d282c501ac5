import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { COMPUTED, KIND } from "../../../src/xlsx/read/cell-kind.ts";
import { makeCellStore, positionOf } from "../../../src/xlsx/read/cell-store.ts";

const cell = fc.record({ row: fc.integer({ min: 1, max: 9 }), column: fc.integer({ min: 1, max: 9 }), value: fc.integer(), kind: fc.constantFrom(KIND.NUMBER, KIND.BLANK | COMPUTED), style: fc.nat({ max: 70_000 }) });

describe("xlsx/read cell store", () => {
  it("holds what a map by place would hold, in whatever order cells come", () => {
    fc.assert(fc.property(fc.array(cell, { maxLength: 120 }), fc.nat({ max: 200 }), (cells, near) => {
      const builder = makeCellStore("表", 1);
      const expected = new Map<string, (typeof cells)[number]>();
      for (const c of cells) {
        builder.add(c);
        expected.set(`${c.row}:${c.column}`, c);
      }
      const store = builder.finish();
      for (let row = 0; row <= 10; row++) {
        for (let column = 0; column <= 10; column++) {
          const at = positionOf(store, row, column, near);
          const want = expected.get(`${row}:${column}`);
          equal(at < 0 ? undefined : store.values[at], want?.value);
          if (at >= 0) equal(store.styles[at], Math.min(want?.style ?? -1, 65_535));
        }
      }
      const shown = [...expected.values()].filter((c) => c.kind === KIND.NUMBER);
      deepEqual([store.rowCount, store.columnCount], [Math.max(0, ...shown.map((c) => c.row)), Math.max(0, ...shown.map((c) => c.column))]);
    }), { numRuns: 400, seed: 11 });
  });

  it("keeps a text once", () => {
    const builder = makeCellStore("表");
    deepEqual(["〇", "×", "〇"].map(builder.text), [0, 1, 0]);
    deepEqual(builder.finish().texts, ["〇", "×"]);
  });
});
