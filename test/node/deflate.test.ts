import { deepEqual, ok } from "node:assert/strict";
import { unzipSync } from "fflate";
import { listBook } from "../../scripts/dev/bench/write-models.ts";
import { zlibDeflater } from "../../src/node/deflate.ts";
import { writeWorkbook } from "../../src/xlsx/write/write-workbook.ts";

describe("node/deflate", () => {
  it("holds the same parts, packed tighter", async () => {
    const model = listBook(1_000, true);
    const [own, zlib] = [await writeWorkbook(model), await writeWorkbook(model, { deflate: zlibDeflater() })];
    ok(zlib.length < own.length);
    deepEqual(unzipSync(zlib), unzipSync(own));
  });
});
