import type { CanonicalTables, RecordOf } from "./model/canonical.ts";
import { type Result, err, ok } from "./model/result.ts";
import type { ScoreFault } from "./model/score-fault.ts";
import type { LeaderCount } from "./model/scores.ts";
import type { Settings } from "./model/settings.ts";
import type { PlanComparison, PlanOutcome, TransferPlan } from "./model/transfer.ts";
import type { Masters } from "./masters/master-types.ts";
import { type ScoreOptions, scoreTables } from "./score.ts";

/** Scores every plan whole and puts them side by side. */
export function compareTransferPlans(
  tables: CanonicalTables, plans: readonly TransferPlan[], rules: { masters: Masters; settings: Settings }, options: ScoreOptions,
): Result<PlanComparison, ScoreFault> {
  const outcomes: PlanOutcome[] = [];
  for (const plan of [{ name: "現状", moves: [] }, ...plans]) {
    const { moved, impossible } = applyPlan(tables, plan);
    const scored = scoreTables(moved, rules.masters, rules.settings, options);
    if (!scored.ok) return err(scored.error);
    outcomes.push({ name: plan.name, staff: moved.staff, scores: scored.value.scores, working: scored.value.working, impossible });
  }
  return ok({ outcomes, units: changedUnits(outcomes), organisationCoverage: outcomes.map(({ scores }) => scores.organisationCoverage) });
}

/** The staff table after the moves; a leader designation stays with the person. */
export function applyPlan(tables: CanonicalTables, plan: TransferPlan): { readonly moved: CanonicalTables; readonly impossible: PlanOutcome["impossible"] } {
  const known = new Set(tables.departments.map((row) => row.dept_code));
  const staff = new Set(tables.staff.map((row) => row.staff_no));
  const impossible = plan.moves.flatMap(({ staffNo, toDept }): PlanOutcome["impossible"] => {
    if (!staff.has(staffNo)) return [{ staffNo, toDept, reason: "職員なし" }];
    return known.has(toDept) ? [] : [{ staffNo, toDept, reason: "所属なし" }];
  });
  const moves = new Map(plan.moves.filter(({ toDept }) => known.has(toDept)).map((move) => [move.staffNo, move]));
  const moveOf = (row: RecordOf<"staff">): RecordOf<"staff"> => {
    const move = moves.get(row.staff_no ?? "");
    return move === undefined ? row : { ...row, dept_code: move.toDept, post: move.post ?? row.post, rank_band: move.rankBand ?? row.rank_band };
  };
  return { moved: { ...tables, staff: tables.staff.map(moveOf) }, impossible };
}

function changedUnits(outcomes: readonly PlanOutcome[]): PlanComparison["units"] {
  const units = outcomes[0]?.scores.readiness.map((row) => row.unit) ?? [];
  const tables = outcomes.map(({ scores }) => ({
    adjusted: new Map(scores.readiness.map((row) => [row.unit, row.adjusted])), leaders: new Map(scores.leaders.map((row) => [row.unit, row])),
  }));
  const rows = units.map((unit) => {
    const of = (value: (row: LeaderCount) => number): readonly number[] => tables.map(({ leaders }) => {
      const row = leaders.get(unit);
      return row === undefined ? 0 : value(row);
    });
    return { unit, adjusted: tables.map((t) => t.adjusted.get(unit) ?? null), headcount: of((r) => r.headcount), leaders: of((r) => r.actual), short: of((r) => r.short) };
  });
  const differs = (values: readonly unknown[]): boolean => values.some((value) => value !== values[0]);
  return rows.filter((row) => differs(row.adjusted) || differs(row.headcount) || differs(row.leaders) || differs(row.short));
}
