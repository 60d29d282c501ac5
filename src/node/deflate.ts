import { createDeflateRaw } from "node:zlib";
import type { MakeDeflater } from "../xlsx/write/deflate.ts";

/**
 * zlib as an explicit choice of `writeWorkbook`: it works on another thread and packs a tenth tighter at level 6, but its bytes are not
 * those of the browser and may differ between machines. Level 1-9, default 6.
 */
export const zlibDeflater = (level = 6): MakeDeflater => () => {
  const stream = createDeflateRaw({ level });
  const pieces: Uint8Array[] = [];
  stream.on("data", (piece: Uint8Array) => { pieces.push(piece); });
  const ended = new Promise<void>((resolve, reject) => { stream.on("end", resolve).on("error", reject); });
  return {
    push: (chunk) => new Promise<void>((resolve) => {
      // The caller reuses its chunk, zlib reads it later.
      if (stream.write(chunk.slice())) resolve();
      else stream.once("drain", resolve);
    }),
    finish: async () => {
      stream.end();
      await ended;
      return pieces;
    },
  };
};
