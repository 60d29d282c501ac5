/** Compresses one part of a package (raw deflate). A chunk may be reused by the caller once `push` is done. */
export interface PartDeflater {
  push(chunk: Uint8Array): void | Promise<void>;
  finish(): readonly Uint8Array[] | Promise<readonly Uint8Array[]>;
}

/** Begins a part. Parts are compressed one after the other: the next begins when the last is finished. */
export type MakeDeflater = () => PartDeflater;
