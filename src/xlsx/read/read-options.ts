import type { Inflater } from "./zip/inflater.ts";

export interface ReadOptions {
  /** Who inflates zip parts. Default: fflate, which runs everywhere; `node/inflate.ts` is faster. */
  readonly inflate?: Inflater;
}
