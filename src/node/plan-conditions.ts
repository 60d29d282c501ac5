import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { NO_CONDITIONS, type PlanConditions } from "../core/assign/plan-conditions.ts";
import { type Refusal, refusal } from "../core/model/refusal.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import { describeFault } from "../core/validate/messages/refusals.ts";
import { planConditions } from "../output/plan-conditions.ts";
import type { ScoredRun } from "../output/scored-run.ts";
import { readLedger } from "../xlsx/read/read-ledger.ts";
import { nodeInflater } from "./inflate.ts";
import { describeSystemError } from "./system-error.ts";

/** `--conditions FILE`: a 配置案・育成計画.xlsx with the yellow cells filled in; none laid down when no file is given. */
export async function loadConditions(path: string | undefined, scored: ScoredRun): Promise<Result<PlanConditions, Refusal>> {
  if (path === undefined) return ok(NO_CONDITIONS);
  try {
    const ledger = await readLedger(basename(path), new Uint8Array(await readFile(path)), { inflate: nodeInflater });
    return ledger.ok ? planConditions(basename(path), ledger.value.grids, scored) : err(refusal(describeFault(ledger.error), path));
  } catch (error) {
    return err(refusal(describeSystemError(error, path), path));
  }
}
