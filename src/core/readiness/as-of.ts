import type { CanonicalTables, RecordOf, TableId } from "../model/canonical.ts";
import { type IsoDate, addMonths, parseIsoDate } from "../model/date.ts";
import type { ScoringIssue } from "../model/issues/scoring.ts";
import { type Result, err, ok } from "../model/result.ts";
import type { ScoreFault } from "../model/score-fault.ts";
import type { Settings } from "../model/settings.ts";
import { lastDay, latestDay } from "./calendar.ts";

export interface AsOf {
  readonly asOf: IsoDate;
  readonly issues: readonly ScoringIssue[];
}

/** R01: the latest `as_of` of the staff, else the option, else nothing can be scored. */
export function resolveAsOf(tables: CanonicalTables, option: string | undefined, settings: Settings): Result<AsOf, ScoreFault> {
  const days = [...new Set(tables.staff.map((row) => row.as_of))].flatMap((text) => lastDay(text) ?? []);
  const asOf = latestDay(days) ?? (option === undefined ? undefined : parseIsoDate(option));
  if (asOf === undefined) return err(option === undefined ? { kind: "as_of_missing" } : { kind: "as_of_unreadable", found: option });
  const limit = addMonths(asOf, -settings.asOfWarnMonths);
  const oldest = [...days].sort()[0];
  const mixed = oldest !== undefined && limit !== undefined && oldest < limit;
  return ok({ asOf, issues: mixed ? [{ code: "as_of_mixed", asOf, oldest }] : [] });
}

/** R02: events whose last possible day is after asOf stand outside every window. */
export function laterEvents(tables: CanonicalTables, asOf: IsoDate): readonly ScoringIssue[] {
  const training = tables.training.flatMap((row) => later(row, "研修", row.end ?? row.start, asOf));
  const certificates = tables.qualifications.flatMap((row) => later(row, "資格の取得日", row.acquired_on, asOf));
  return [...training, ...certificates];
}

function later<T extends TableId>(at: RecordOf<T>, field: string, text: string | null, asOf: IsoDate): readonly ScoringIssue[] {
  const day = lastDay(text);
  return day !== undefined && day > asOf ? [{ code: "event_after_as_of", at, field, found: text ?? "" }] : [];
}
