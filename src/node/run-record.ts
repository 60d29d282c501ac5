import { sha256Of } from "./input-files.ts";
import type { OutputFile } from "./atomic-directory.ts";
import type { SheetAccounting } from "../core/model/accounting.ts";
import type { RunFacts } from "../core/model/run.ts";

export interface RunRecordInput {
  readonly run: RunFacts;
  readonly asOf: string | undefined;
  readonly converted?: { readonly accounting: readonly SheetAccounting[] };
  /** master id → version, where a score was made. */
  readonly masters?: Readonly<Record<string, string>>;
}

/** The files with `run.json` last. */
export const withRunRecord = (files: readonly OutputFile[], input: RunRecordInput): OutputFile[] => [...files, runRecordFile(files, input)];

/** `run.json`: inputs, options, versions, row accounting, and the hash of every output. */
export function runRecordFile(files: readonly OutputFile[], input: RunRecordInput): OutputFile {
  const outputs = files.map(({ path, bytes }) => {
    if (typeof bytes === "function") throw new Error(`${path}: streamed outputs are hashed by their writer`);
    return { name: path, bytes: bytes.length, sha256: sha256Of(bytes) };
  });
  const record = {
    daicho: input.run.version,
    runId: input.run.runId,
    stamp: input.run.stamp,
    asOf: input.asOf ?? null,
    options: input.run.options,
    inputs: input.run.inputs,
    ...(input.masters === undefined ? {} : { masters: input.masters }),
    accounting: input.converted?.accounting ?? [],
    outputs: outputs.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
  return jsonFile("run.json", record);
}

export const textFile = (path: string, text: string): OutputFile => ({ path, bytes: new TextEncoder().encode(text) });
export const jsonFile = (path: string, value: unknown): OutputFile => textFile(path, `${JSON.stringify(value, null, 2)}\n`);
