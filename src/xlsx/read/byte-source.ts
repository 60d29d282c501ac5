/** Bytes that need not all be in memory: a buffer, or an open file (`node/inflate.ts`). */
export interface ByteSource {
  readonly size: number;
  /** Bytes from `start` up to, not including, `end`; both within 0..size. Valid until the next call. */
  readonly slice: (start: number, end: number) => Uint8Array;
}

export const sourceOfBytes = (bytes: Uint8Array): ByteSource => ({ size: bytes.length, slice: (start, end) => bytes.subarray(start, end) });

const PIECE = 1 << 18;

/** A stretch of the source in pieces of at most 256 KiB; can be gone through more than once. */
export function piecesOf(source: ByteSource, start: number, end: number): Iterable<Uint8Array> {
  return {
    *[Symbol.iterator]() {
      for (let at = start; at < end; at += PIECE) yield source.slice(at, Math.min(end, at + PIECE));
    },
  };
}
