import { deepEqual, equal, rejects } from "node:assert/strict";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { nodeInflater } from "../../../src/node/inflate.ts";
import { type Inflater, fflateInflater } from "../../../src/xlsx/read/zip/inflater.ts";
import { joined } from "./builders/tiny-zip.ts";

async function inflate(inflater: Inflater, pieces: readonly Uint8Array[]): Promise<Uint8Array> {
  const out: Uint8Array[] = [];
  for await (const piece of inflater.inflate(pieces)) out.push(piece.slice());
  return joined(out);
}

/** Bytes that shrink a little: about a megabyte of them goes through every path. */
const long = Uint8Array.from({ length: 1_500_000 }, (_, i) => (i * i) % 251 ^ (i >> 9));

for (const [name, inflater] of [["fflate", fflateInflater], ["node", nodeInflater]] as const) {
  describe(`contract: inflater ${name}`, () => {
    it("gives back what was deflated, in any pieces", async () => {
      const packed = new Uint8Array(deflateRawSync(long));
      for (const size of [packed.length, 262_144, 60_000, 1000]) {
        const pieces = Array.from({ length: Math.ceil(packed.length / size) }, (_, i) => packed.subarray(i * size, (i + 1) * size));
        deepEqual(await inflate(inflater, pieces), long);
      }
    });

    it("an empty text", async () => {
      equal((await inflate(inflater, [new Uint8Array(deflateRawSync(new Uint8Array(0)))])).length, 0);
    });

    it("rejects what is cut off or no deflate stream", async () => {
      const packed = new Uint8Array(deflateRawSync(long));
      await rejects(inflate(inflater, [packed.subarray(0, 1000)]));
      await rejects(inflate(inflater, [packed.subarray(0, 262_144), packed.subarray(262_144, 300_000)]));
      await rejects(inflate(inflater, [Uint8Array.of(0xff, 0xff, 0xff, 0xff)]));
      await rejects(inflate(inflater, []));
    });

    it("crc32 as in the zip specification, in any pieces", () => {
      equal(inflater.crc32(new TextEncoder().encode("123456789"), 0), 0xcbf43926);
      fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat({ max: 40 }), (bytes, at) => {
        const whole = inflater.crc32(bytes, 0);
        equal(inflater.crc32(bytes.subarray(at), inflater.crc32(bytes.subarray(0, at), 0)), whole);
        equal(whole, fflateInflater.crc32(bytes, 0));
      }));
    });
  });
}
