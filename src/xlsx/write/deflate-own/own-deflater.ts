import type { MakeDeflater } from "../deflate.ts";
import { makeBitWriter, putBits, writeBlock } from "./block-writer.ts";
import { BLOCK, findSymbols, makeMatcher, nextBlock, restart } from "./matcher.ts";

/**
 * Raw deflate made for sheets: a fixed search, one set of codes per 64 KiB, nothing allocated on the way but the result.
 * The same bytes on every machine. One part at a time: the parts share their tables. Why not a library: src/README.md, decisions.
 */
export function ownDeflater(): MakeDeflater {
  const matcher = makeMatcher();
  const out = makeBitWriter();

  return () => {
    restart(matcher);
    const pieces: Uint8Array[] = [];

    const flush = (isLast: boolean): void => {
      findSymbols(matcher);
      writeBlock(out, matcher, isLast);
      if (isLast) putBits(out, 0, (16 - out.waiting) % 8);
      pieces.push(out.bytes.slice(0, out.length));
      out.length = 0;
      nextBlock(matcher);
    };

    const push = (chunk: Uint8Array): void => {
      for (let at = 0; at < chunk.length; ) {
        const room = matcher.start + BLOCK - matcher.end;
        const taken = chunk.subarray(at, at + room);
        matcher.bytes.set(taken, matcher.end);
        matcher.end += taken.length;
        at += taken.length;
        if (taken.length === room) flush(false);
      }
    };

    const finish = (): readonly Uint8Array[] => {
      flush(true);
      return pieces;
    };
    return { push, finish };
  };
}
