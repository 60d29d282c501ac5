import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import type { JournalCell } from "../../src/excel/book-host.ts";
import { batchesOf, blocksOf, CELLS_AT_ONCE, columnOf } from "../../src/excel/cell-blocks.ts";
import { parsePart, partXml } from "../../src/excel/journal.ts";

const value = fc.oneof(fc.string({ unit: "binary" }), fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)), fc.boolean());
const state = fc.record({ value, format: fc.string() }, { noNullPrototype: true });
const cell: fc.Arbitrary<JournalCell> = fc.record({ sheet: fc.string({ minLength: 1, maxLength: 31 }), row: fc.integer({ min: 1, max: 1_048_576 }), column: fc.integer({ min: 1, max: 16_384 }), before: state, after: state }, { noNullPrototype: true });

describe("journal part", () => {
  it("comes back whole from its XML, whatever the cells hold", () => {
    fc.assert(fc.property(fc.array(cell, { maxLength: 5 }), (cells) => {
      const xml = partXml({ run: "r7", kind: "write", cells, sheets: [] });
      ok(!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u.test(xml), "a character XML forbids");
      deepEqual(parsePart(`<?xml version="1.0" encoding="UTF-8"?>\r\n${xml}`), { run: "r7", kind: "write", cells, sheets: [] });
    }));
  });

  it("of added sheets comes back whole, too", () => {
    const sheet = fc.record({ name: fc.string({ unit: "binary" }), id: fc.string(), mark: fc.string(), print: fc.string() }, { noNullPrototype: true });
    fc.assert(fc.property(fc.array(sheet, { maxLength: 5 }), (sheets) => deepEqual(parsePart(partXml({ run: "r7", kind: "sheets", cells: [], sheets })), { run: "r7", kind: "sheets", cells: [], sheets })));
  });

  it("is nothing when it is not ours", () => {
    for (const xml of ["", "<journal>", '<journal run="x" kind="write">[]</journal>', '<journal run="r1" kind="eval">[]</journal>', '<journal run="r1" kind="write">[1</journal>']) equal(parsePart(xml), undefined, xml);
  });
});

describe("cells in blocks", () => {
  const place = fc.record({ sheet: fc.constantFrom("名簿", "研修"), row: fc.integer({ min: 1, max: 12_000 }), column: fc.integer({ min: 1, max: 6 }) });
  const places = fc.uniqueArray(place, { maxLength: 300, selector: ({ sheet, row, column }) => `${sheet}!${row}!${column}` });

  it("hold every cell once, at its own row, and nothing else", () => {
    fc.assert(fc.property(places, (cells) => {
      const blocks = blocksOf(cells);
      deepEqual(new Set(blocks.flatMap((block) => block.cells)), new Set(cells));
      for (const block of blocks) {
        const column = columnOf(block, (c) => c.row);
        equal(column.length, block.rows);
        for (const [i, [row]] of column.entries()) ok(row === null || row === block.top + i);
      }
    }));
  });

  it("go in portions that keep to the size of a request", () => {
    fc.assert(fc.property(places, (cells) => {
      const batches = batchesOf(blocksOf(cells));
      deepEqual(batches.flat(), blocksOf(cells));
      for (const batch of batches) ok(batch.length === 1 || batch.reduce((sum, { rows }) => sum + rows, 0) <= CELLS_AT_ONCE);
    }));
  });
});
