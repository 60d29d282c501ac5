import { inflateRawSync } from "node:zlib";
import type { PackagePart } from "../core/exchange/leak-gate.ts";
import { packageParts as partsOf } from "../output/package-parts.ts";

/** Every part of a zip as the leak gate wants it, inflated by node:zlib. */
export const packageParts = (bytes: Uint8Array): readonly PackagePart[] => partsOf(bytes, (body) => new Uint8Array(inflateRawSync(body)));
