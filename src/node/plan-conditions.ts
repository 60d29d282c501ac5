import { basename } from "node:path";
import { NO_CONDITIONS, type PlanConditions } from "../core/assign/plan-conditions.ts";
import type { Refusal } from "../core/model/refusal.ts";
import { ok, type Result } from "../core/model/result.ts";
import { conditionsOf } from "../output/plan-conditions.ts";
import type { ScoredRun } from "../output/scored-run.ts";
import { nodeInflater } from "./inflate.ts";
import { readGiven } from "./read-text.ts";

/** `--conditions FILE`. */
export async function loadConditions(path: string | undefined, scored: ScoredRun): Promise<Result<PlanConditions, Refusal>> {
  if (path === undefined) return ok(NO_CONDITIONS);
  const file = await readGiven(path, basename(path));
  return file.ok ? conditionsOf(file.value, scored, { inflate: nodeInflater }) : file;
}
