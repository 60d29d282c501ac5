import type { Scores, StaffScore } from "../model/scores.ts";
import type { ScoringWork } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import type { CanonicalTables } from "../model/canonical.ts";
import type { Masters } from "../masters/master-types.ts";
import { trainingCounts } from "../readiness/training.ts";

/** R51: computed only when asked for, marked 試行; never part of `scores.json`. */
export interface IndividualReadiness {
  readonly staff_no: string;
  /** 0-1; null where literacy cannot be judged. */
  readonly readiness: number | null;
  readonly literacy: number | null;
  /** Fit in the target role, null without one or 判定不能; then the other weights are renormalised exactly. */
  readonly fit: number | null;
  readonly practice: number;
}

export interface IndividualInput {
  readonly scores: Scores;
  readonly working: ScoringWork;
  readonly tables: CanonicalTables;
  readonly masters: Masters;
  readonly settings: Settings;
}

export function individualReadiness({ scores, working, tables, masters, settings }: IndividualInput): readonly IndividualReadiness[] {
  const places = new Map(working.people.map((person, place) => [person.staffNo, place]));
  const training = trainingCounts(tables.training, places, working.asOf, { masters, settings });
  const assigned = new Map<string, Set<string>>();
  for (const row of tables.assignments) {
    const staffNo = row.staff_no ?? "";
    assigned.set(staffNo, (assigned.get(staffNo) ?? new Set()).add(row.project_id ?? ""));
  }
  return scores.staff.flatMap((staff, place) => {
    const person = working.people[place];
    if (person === undefined || !person.inScope) return [];
    const practice = practiceOf(training[place]?.dxHours ?? 0, assigned.get(staff.staff_no)?.size ?? 0, settings);
    const fit = person.targetRole === null ? null : staff.fits[person.targetRole] ?? null;
    return [{ staff_no: staff.staff_no, readiness: blend(staff, fit, practice, settings), literacy: staff.literacy, fit, practice }];
  });
}

/** Half for the hours of completed DX courses, half for project work. */
export const practiceOf = (hours: number, projects: number, settings: Settings): number =>
  0.5 * Math.min(1, hours / settings.practiceHours) + 0.5 * Math.min(1, projects / settings.practiceAssignments);

function blend({ literacy }: Pick<StaffScore, "literacy">, fit: number | null, practice: number, settings: Settings): number | null {
  if (literacy === null) return null;
  const { individualLiteracyWeight: a, individualFitWeight: b, individualPracticeWeight: c } = settings;
  return fit === null ? (a * literacy + c * practice) / (a + c) : (a * literacy + b * fit + c * practice) / (a + b + c);
}
