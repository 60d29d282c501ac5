import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type GateReport, type GateRules, searchPackage } from "../../core/exchange/leak-gate.ts";
import type { LeakIndex } from "../../core/exchange/leak/leak-index.ts";
import { packageParts } from "../package-parts.ts";

/** Opens an encrypted package; the clear bytes, or undefined when the password does not fit. */
export type Decrypt = (bytes: Uint8Array, password: string) => Promise<Uint8Array | undefined>;

/** Reopens a written file and searches all of it. `bytes` are the file's as it lies on the disk. */
export async function gateOnDisk(index: LeakIndex, directory: string, file: string, rules: GateRules, clear?: (bytes: Uint8Array) => Promise<Uint8Array>): Promise<{ readonly bytes: Uint8Array; readonly report: GateReport }> {
  const bytes = new Uint8Array(await readFile(join(directory, ...file.split("/"))));
  const open = clear === undefined ? bytes : await clear(bytes);
  return { bytes, report: searchPackage(index, file, packageParts(open), rules) };
}
