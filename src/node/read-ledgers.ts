import type { Ledger } from "../core/model/grid.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import { convertFaultMessage } from "../core/validate/messages/convert-refusals.ts";
import { describeFault } from "../core/validate/messages/refusals.ts";
import { readLedger } from "../xlsx/read/read-ledger.ts";
import { nodeInflater } from "./inflate.ts";
import type { ReadLedgers } from "../output/converted-run.ts";
import { readInputs } from "./input-files.ts";
import { type Refusal, refusal } from "../core/model/refusal.ts";
import type { TaskPorts } from "./tasks/task.ts";

/** Every ledger in the given files and folders, read whole. The first one that cannot be trusted refuses all. */
export async function readLedgers(paths: readonly string[], ports: TaskPorts): Promise<Result<ReadLedgers, Refusal>> {
  const found = await readInputs(paths);
  if (!found.ok) return found;
  const { inputs, others } = found.value;
  if (inputs.length === 0) return err(refusal(convertFaultMessage({ kind: "no_ledger", where: paths.join("」「"), others })));
  const ledgers: Ledger[] = [];
  for (const [i, { name, bytes }] of inputs.entries()) {
    ports.progress("台帳を読む", i, inputs.length);
    const read = await readLedger(name, bytes, { inflate: nodeInflater });
    if (!read.ok) return err(refusal(describeFault(read.error), name));
    ledgers.push(read.value);
  }
  ports.progress("台帳を読む", inputs.length, inputs.length);
  return ok({ inputs, ledgers, others });
}
