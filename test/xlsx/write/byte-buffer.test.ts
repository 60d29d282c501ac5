import { equal } from "node:assert/strict";
import { crc32 as zlibCrc } from "node:zlib";
import fc from "fast-check";
import { makeBuffer, putInteger, putNumber, putText, written } from "../../../src/xlsx/write/byte-buffer.ts";
import { crc32 } from "../../../src/xlsx/write/crc32.ts";

const textOf = (put: (buffer: ReturnType<typeof makeBuffer>) => void): string => {
  const buffer = makeBuffer(1);
  put(buffer);
  return Buffer.from(written(buffer)).toString("utf8");
};

describe("xlsx/write/byte-buffer", () => {
  it("writes whole numbers", () => {
    for (const n of [0, 9, 10, 99, 100, 1_048_576, 2_147_483_647]) equal(textOf((buffer) => { putInteger(buffer, n); }), String(n));
  });

  it("writes numbers that read back as the same double", () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => equal(Number(textOf((buffer) => { putNumber(buffer, n); })), n === 0 ? 0 : n)));
  });

  it("writes any well-formed text as UTF-8", () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: "binary" }).filter((text) => !/\p{Surrogate}/u.test(text))), (texts) => equal(textOf((buffer) => { for (const text of texts) putText(buffer, text); }), texts.join(""))));
  });
});

describe("xlsx/write/crc32", () => {
  // Present from Node 20.15 on.
  const oracle = zlibCrc as typeof zlibCrc | undefined;

  it("is the check value of the standard", () => equal(crc32(Buffer.from("123456789")), 0xcbf43926));

  it("agrees with zlib, also in pieces", function () {
    if (oracle === undefined) return this.skip();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), (bytes, cut) => equal(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut))), oracle(bytes))));
  });
});
