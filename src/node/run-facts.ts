import { createHash } from "node:crypto";
import type { RunFacts } from "../core/model/run.ts";
import type { InputBytes } from "./input-files.ts";
import { VERSION } from "./version.ts";

/** Used when neither `--stamp` nor an as-of day says when: a constant, so that bytes stay the same. */
const NO_STAMP = "2000-01-01T00:00:00Z";

/** Number, stamp and inputs of a run. The same inputs and options give the same facts. */
export function makeRunFacts(inputs: readonly InputBytes[], options: Readonly<Record<string, string>>, asOf: string | undefined): RunFacts {
  const { stamp, ...rest } = options;
  const listed = inputs.map(({ name, bytes, sha256 }) => ({ name, bytes: bytes.length, sha256 }));
  const runId = createHash("sha256").update(JSON.stringify([VERSION, listed, rest])).digest("hex").slice(0, 12);
  return { version: VERSION, stamp: stamp ?? (asOf === undefined ? NO_STAMP : `${asOf}T00:00:00Z`), runId, inputs: listed, options: rest };
}
