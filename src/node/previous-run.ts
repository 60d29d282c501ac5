import type { Refusal } from "../core/model/refusal.ts";
import { ok, type Result } from "../core/model/result.ts";
import { type ScoredRun, scoreRun } from "../output/scored-run.ts";
import { loadRulesOf } from "./scoring-rules.ts";
import { loadTables } from "./stored-tables.ts";

/** Last time's output directory of `score` or `run`, scored again by its own settings; undefined when none is given. */
export async function loadPrevious(folder: string | undefined): Promise<Result<ScoredRun | undefined, Refusal>> {
  if (folder === undefined) return ok(undefined);
  const stored = await loadTables(folder);
  if (!stored.ok) return stored;
  const rules = await loadRulesOf(folder);
  return rules.ok ? scoreRun(stored.value, rules.value) : rules;
}
