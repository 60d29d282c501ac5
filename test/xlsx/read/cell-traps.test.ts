import { deepEqual, equal } from "node:assert/strict";
import { fflateInflater } from "../../../src/xlsx/read/zip/inflater.ts";
import { readLedger } from "../../../src/xlsx/read/read-ledger.ts";
import { readGrid } from "./builders/reading.ts";
import { CELL_TRAPS, trapWorkbook } from "./cell-traps.ts";

describe("xlsx/read cell traps", () => {
  for (const trap of CELL_TRAPS) {
    it(trap.name, async () => {
      const { cell } = await readGrid(trapWorkbook(trap));
      const found = cell(1, 2);
      for (const [key, value] of Object.entries(trap.expected)) deepEqual(found[key as keyof typeof found], value, key);
      if (trap.expected.kind !== "date") equal(found.iso, undefined);
      if (trap.expected.computed === undefined) equal(found.computed, undefined);
      equal(cell(1, 1).value, "k");
    });
  }

  it("reads the same without Node's zlib", async () => {
    for (const trap of CELL_TRAPS.slice(0, 20)) {
      const bytes = trapWorkbook(trap);
      const plain = await readLedger("a.xlsx", bytes, { inflate: fflateInflater });
      deepEqual(plain.ok ? plain.value.grids[0]?.cell(1, 2) : plain.error, (await readGrid(bytes)).cell(1, 2));
    }
  });
});
