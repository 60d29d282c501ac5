import { deepEqual, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { nodeCrypto } from "../../../src/node/crypto-port.ts";
import { decryptPackage } from "../../../src/xlsx/crypt/agile.ts";
import { PLAIN_PRIMITIVES } from "../../../src/xlsx/crypt/primitives.ts";
import { readLedger } from "../../../src/xlsx/read/read-ledger.ts";

const FILE = new Uint8Array(readFileSync(join(import.meta.dirname, "fixtures/saved-by-libreoffice.xlsx")));

describe("xlsx/crypt/standard", () => {
  for (const [name, primitives] of [["node:crypto", nodeCrypto.primitives], ["plain arithmetic", PLAIN_PRIMITIVES]] as const) {
    it(`opens what LibreOffice saved again, with ${name}`, async () => {
      const opened = decryptPackage(FILE, "ひみつ123", primitives);
      ok(opened.ok);
      const read = await readLedger("book.xlsx", opened.value);
      ok(read.ok);
      deepEqual([1, 2].map((row) => read.value.grids[0]?.cell(row, 1).value), ["職員番号", "変更"]);
    });
  }

  it("refuses another password", () => deepEqual(decryptPackage(FILE, "ひみつ124", nodeCrypto.primitives), { ok: false, error: { kind: "wrong_password" } }));

  it("never throws on a damaged file", () => {
    fc.assert(fc.property(fc.nat(2_600), fc.integer({ min: 1, max: 255 }), fc.nat(FILE.length), (at, change, length) => {
      const changed = FILE.slice(0, Math.max(at + 1, length));
      changed[at] = (changed[at] as number) ^ change;
      decryptPackage(changed, "ひみつ123", nodeCrypto.primitives);
    }), { numRuns: 30 });
  });
});
