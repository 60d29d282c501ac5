import { Inflate } from "fflate";
import { crc32 } from "./crc32.ts";

/**
 * Port: raw deflate data → inflated data.
 * Implementations: `fflateInflater` here, `node/inflate.ts`; both pass `test/xlsx/read/inflater.contract.ts`.
 */
export interface Inflater {
  /**
   * @param compressed  the pieces of one raw deflate stream; may be gone through more than once
   * @returns           its inflated pieces in order; a piece is valid until the next one is asked for. Rejects when the data are no whole deflate stream.
   */
  readonly inflate: (compressed: Iterable<Uint8Array>) => AsyncIterable<Uint8Array>;
  /** CRC-32 (as in zip) of bytes that follow others whose CRC is `before` (0 at the start). */
  readonly crc32: (bytes: Uint8Array, before: number) => number;
}

const FEED = 1 << 14;

async function* inflateWithFflate(compressed: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let fed = 0;
  const stream = new Inflate((piece) => void ready.push(piece));
  for (const piece of compressed) {
    fed += piece.length;
    // Small feeds, because one feed may grow a thousandfold before anybody can look at the limits.
    for (let at = 0; at < piece.length; at += FEED) {
      stream.push(piece.subarray(at, at + FEED), false);
      yield* ready;
      ready = [];
    }
  }
  if (fed === 0) throw new Error("empty deflate stream"); // fflate itself takes it for an empty text
  stream.push(new Uint8Array(0), true);
  yield* ready;
}

export const fflateInflater: Inflater = { inflate: inflateWithFflate, crc32 };
