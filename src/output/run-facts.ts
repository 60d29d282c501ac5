import type { InputFile, RunFacts } from "../core/model/run.ts";
import { VERSION } from "../core/model/version.ts";
import type { Sha256 } from "./output-file.ts";

/** Used when neither `--stamp` nor an as-of day says when: a constant, so that bytes stay the same. */
const NO_STAMP = "2000-01-01T00:00:00Z";

/** Number, stamp and inputs of a run. The same inputs and options give the same facts. */
export async function makeRunFacts(inputs: readonly InputFile[], options: Readonly<Record<string, string>>, asOf: string | undefined, sha256: Sha256): Promise<RunFacts> {
  const { stamp, ...rest } = options;
  const listed = inputs.map(({ name, bytes, sha256: hash }) => ({ name, bytes, sha256: hash }));
  const digest = await sha256(new TextEncoder().encode(JSON.stringify([VERSION, listed, rest])));
  return { version: VERSION, stamp: stamp ?? (asOf === undefined ? NO_STAMP : `${asOf}T00:00:00Z`), runId: digest.slice(0, 12), inputs: listed, options: rest };
}
