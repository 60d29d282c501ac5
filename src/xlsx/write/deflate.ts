import { Deflate } from "fflate";

/** Compresses one part of a package (raw deflate). A chunk may be reused by the caller once `push` is done. */
export interface PartDeflater {
  push(chunk: Uint8Array): void | Promise<void>;
  finish(): readonly Uint8Array[] | Promise<readonly Uint8Array[]>;
}

export type MakeDeflater = () => PartDeflater;

type Level = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** Within a tenth of level 1's time and of level 6's size; figures in src/README.md, decisions. */
const DEFAULT_LEVEL: Level = 4;

/** The default: the same bytes on every machine, in Node and in the browser. */
export const fflateDeflater = (level: Level = DEFAULT_LEVEL): MakeDeflater => () => {
  const out: Uint8Array[] = [];
  const stream = new Deflate({ level }, (chunk) => { out.push(chunk); });
  return {
    push: (chunk) => stream.push(chunk),
    finish: () => {
      stream.push(new Uint8Array(0), true);
      return out;
    },
  };
};
