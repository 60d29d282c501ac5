import type { SheetAccounting } from "../core/model/accounting.ts";
import type { RunFacts } from "../core/model/run.ts";
import { jsonFile, type OutputFile, type Sha256 } from "./output-file.ts";

export interface RunRecordInput {
  readonly run: RunFacts;
  readonly asOf: string | undefined;
  readonly converted?: { readonly accounting: readonly SheetAccounting[] };
  /** What was asked for beside the usual outputs. Not among the options: later steps take those over into their own records. */
  readonly asked?: Readonly<Record<string, string>>;
  /** master id → version, where a score was made. */
  readonly masters?: Readonly<Record<string, string>>;
}

/** `run.json`: inputs, options, versions, row accounting, and the hash of every output. */
export async function runRecordFile(files: readonly OutputFile[], input: RunRecordInput, sha256: Sha256): Promise<OutputFile> {
  const outputs = [];
  for (const { path, bytes } of files) outputs.push({ name: path, bytes: bytes.length, sha256: await sha256(bytes) });
  const record = {
    daicho: input.run.version,
    runId: input.run.runId,
    stamp: input.run.stamp,
    asOf: input.asOf ?? null,
    options: input.run.options,
    ...(Object.keys(input.asked ?? {}).length === 0 ? {} : { asked: input.asked }),
    inputs: input.run.inputs,
    ...(input.masters === undefined ? {} : { masters: input.masters }),
    accounting: input.converted?.accounting ?? [],
    outputs: outputs.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
  return jsonFile("run.json", record);
}
