import type { Masters } from "../core/masters/masters.ts";
import type { CanonicalTables } from "../core/model/canonical.ts";
import { type Refusal, refusal } from "../core/model/refusal.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import type { RunFacts } from "../core/model/run.ts";
import type { Scores } from "../core/model/scores.ts";
import type { ScoringWork } from "../core/model/scoring-work.ts";
import type { Settings } from "../core/model/settings.ts";
import type { YearOnYear } from "../core/model/year-change.ts";
import { compareYears, yearMeasures } from "../core/change.ts";
import { scoreTables } from "../core/score.ts";
import { type DescribedIssue, describeIssue } from "../core/validate/catalogue.ts";
import { convertFaultMessage } from "../core/validate/messages/convert-refusals.ts";
import { scoreFaultText } from "../core/validate/messages/scoring.ts";

/** What a score is made by. */
export interface ScoringRules {
  readonly masters: Masters;
  readonly settings: Settings;
}

/** Canonical tables, fresh from a conversion or read back from its output. */
export interface StoredTables {
  readonly tables: CanonicalTables;
  readonly run: RunFacts;
  readonly issues: readonly DescribedIssue[];
  readonly asOf: string | undefined;
}

/** Canonical tables with everything computed from them: what the workbooks are built from. */
export interface ScoredRun extends ScoringRules {
  readonly tables: CanonicalTables;
  readonly scores: Scores;
  readonly work: ScoringWork;
  /** Of the conversion and of the scoring. */
  readonly issues: readonly DescribedIssue[];
  readonly run: RunFacts;
  /** Last year's figures, for year-on-year. */
  readonly previous?: Scores;
  /** The change since then, taken apart; left out when last time cannot be scored by this year's rules. */
  readonly years?: YearOnYear;
}

/** Scores tables that are in memory. `asOf` is used when the staff table holds none. */
export function scoreRun({ tables, run, issues: found, asOf }: StoredTables, rules: ScoringRules): Result<ScoredRun, Refusal> {
  if (tables.staff.length === 0) return err(refusal(convertFaultMessage({ kind: "no_staff", files: run.inputs.map(({ name }) => name) })));
  const scored = scoreTables(tables, rules.masters, rules.settings, asOf === undefined ? {} : { asOf });
  if (!scored.ok) return err(refusal(scoreFaultText(scored.error)));
  const { scores, working, issues } = scored.value;
  return ok({ ...rules, tables, scores, work: working, issues: [...found, ...issues.map(describeIssue)], run });
}

/** The run with last time's figures beside it, and the change since then. */
export function withPrevious(scored: ScoredRun, previous: ScoredRun | undefined): ScoredRun {
  if (previous === undefined) return scored;
  const years = compareYears(previous, scored, yearMeasures(scored.scores));
  return { ...scored, previous: previous.scores, ...(years.ok ? { years: years.value } : {}) };
}
