import { deepEqual, equal, ok } from "node:assert/strict";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { ownDeflater } from "../../../../src/xlsx/write/deflate-own/own-deflater.ts";
import { codeLengths } from "../../../../src/xlsx/write/deflate-own/huffman.ts";
import { unzipSync } from "fflate";
import { listBook } from "../../../../scripts/dev/bench/write-models.ts";
import { writeWorkbook } from "../../../../src/xlsx/write/write-workbook.ts";

/** Compresses in chunks of the given size; one deflater for several parts, as the writer uses it. */
function packer(): (bytes: Uint8Array, chunk?: number) => Buffer {
  const make = ownDeflater();
  return (bytes, chunk = 65_536) => {
    const part = make();
    for (let at = 0; at < bytes.length; at += chunk) void part.push(bytes.subarray(at, at + chunk));
    return Buffer.concat(part.finish() as readonly Uint8Array[]);
  };
}

/** Deterministic noise. */
const noise = (size: number): Uint8Array => {
  let state = 1;
  return Uint8Array.from({ length: size }, () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 24);
};

describe("xlsx/write/deflate-own", () => {
  const pack = packer();
  const same = (bytes: Uint8Array, chunk?: number): void => { equal(Buffer.compare(inflateRawSync(pack(bytes, chunk)), bytes), 0); };

  it("zlib reads back what it packs", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3_000 }), fc.integer({ min: 1, max: 700 }), (bytes, chunk) => same(bytes, chunk)));
    fc.assert(fc.property(fc.array(fc.constantFrom("<c r=\"A", "12", "\" s=\"3\"><v>", "職員", "</v></c>", "0"), { maxLength: 2_000 }), (pieces) => same(Buffer.from(pieces.join("")))));
  });

  it("also over many blocks, with and without repetition", () => {
    for (const size of [0, 1, 65_535, 65_536, 65_537, 98_304, 2_100_000]) {
      same(noise(size));
      same(new Uint8Array(size));
      same(Uint8Array.from({ length: size }, (_, i) => (i % 33_000) & 255), 10_000);
    }
  });

  it("finds repetitions a whole window back", () => {
    const piece = noise(32_768);
    ok(pack(Buffer.concat([piece, piece])).length < piece.length * 1.2);
  });

  it("does not depend on how the bytes are cut", () => {
    const bytes = Buffer.from(Array.from({ length: 20_000 }, (_, i) => `<c r="A${i}"/>`).join(""));
    deepEqual(pack(bytes, 1_000), pack(bytes, 77_777));
  });

  it("packs a sheet at least as tight as zlib's level 2", async () => {
    const sheet = unzipSync(await writeWorkbook(listBook(2_000, true)))["xl/worksheets/sheet1.xml"] ?? new Uint8Array(0);
    ok(pack(sheet).length <= deflateRawSync(sheet, { level: 2 }).length);
  });
});

describe("xlsx/write/deflate-own/huffman", () => {
  it("keeps every code within the limit and the code complete", () => {
    const fibonacci = Uint32Array.from({ length: 40 }, (_, i) => Math.min(0xffff_ffff, Math.round(1.618 ** i)));
    fc.assert(fc.property(fc.oneof(fc.constant(fibonacci), fc.uint32Array({ minLength: 2, maxLength: 128 })), fc.constantFrom(7, 15), (counts, limit) => {
      const lengths = codeLengths(counts, limit);
      const used = [...lengths].filter((length) => length > 0);
      equal(used.length, counts.filter((count) => count > 0).length);
      ok(used.every((length) => length <= limit));
      if (used.length > 1) equal(used.reduce((sum, length) => sum + 2 ** -length, 0), 1);
    }));
  });
});
