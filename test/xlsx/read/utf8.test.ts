import { equal } from "node:assert/strict";
import fc from "fast-check";
import { decodeUtf8 } from "../../../src/xlsx/read/xml/utf8.ts";

const oracle = new TextDecoder("utf-8", { ignoreBOM: true });

describe("xlsx/read utf8", () => {
  it("decodes any bytes as TextDecoder does, short ones by its own loop", () => {
    const byte = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0xe3, 0x81, 0x82, 0xef, 0xbc, 0x91, 0xbf, 0xbd, 0xed, 0xa0, 0x80, 0xe0, 0xf0));
    fc.assert(fc.property(fc.array(byte, { maxLength: 60 }), fc.nat({ max: 5 }), (list, start) => {
      const bytes = Uint8Array.from(list);
      const from = Math.min(start, bytes.length);
      equal(decodeUtf8(bytes, from, bytes.length), oracle.decode(bytes.subarray(from)));
    }), { numRuns: 3000, seed: 8 });
  });

  it("decodes any text", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (text) => {
      const bytes = new TextEncoder().encode(text);
      equal(decodeUtf8(bytes, 0, bytes.length), text);
    }), { numRuns: 1000, seed: 9 });
    for (const text of ["山田　太郎（１２）", "髙﨑德", "𠮷", "ﾔﾏﾀﾞ", "\uFEFF番号", "。、〜－"]) {
      const bytes = new TextEncoder().encode(text);
      equal(decodeUtf8(bytes, 0, bytes.length), text);
    }
  });
});
