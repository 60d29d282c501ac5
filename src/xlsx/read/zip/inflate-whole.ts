import { inflateSync } from "fflate";

/** Raw deflate data in memory, inflated up to its end; throws for anything else. */
export const inflateWhole = (bytes: Uint8Array): Uint8Array => inflateSync(bytes);
