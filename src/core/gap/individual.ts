import { moreThan } from "../readiness/compare.ts";
import { type RoleId, ROLE_IDS, type Scores } from "../model/scores.ts";
import type { PersonWork, ScoringWork } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import type { CanonicalTables } from "../model/canonical.ts";
import type { Masters } from "../masters/master-types.ts";
import { type TrainingCount, trainingCounts } from "../readiness/training.ts";

/** R51: computed only when asked for, marked 試行; never part of `scores.json`. */
export interface IndividualReadiness {
  readonly staff_no: string;
  /** 0-1; null where literacy cannot be judged. */
  readonly readiness: number | null;
  readonly literacy: number | null;
  readonly targetRole: RoleId | null;
  /** Fit in the target role, null without one or 判定不能; then the other weights are renormalised exactly. */
  readonly fit: number | null;
  readonly practice: number;
  readonly hours: number;
  /** Completed DX courses whose hours nobody entered: unknown, not 0. */
  readonly coursesWithoutHours: number;
  readonly projects: number;
  /** Share of the weights nobody knows anything about: literacy items and role items without assessment, hours not entered, tables not given. */
  readonly unknownRate: number;
  /** 参考値 by the same limit as a department's (R39), or not judgeable. */
  readonly reference: boolean;
}

export interface IndividualInput {
  readonly scores: Scores;
  readonly working: ScoringWork;
  readonly tables: CanonicalTables;
  readonly masters: Masters;
  readonly settings: Settings;
}

/** People in scope, in the order of the scores. */
export function individualReadiness(input: IndividualInput): readonly IndividualReadiness[] {
  const { scores, working, tables, masters, settings } = input;
  const places = new Map(working.people.map((person, place) => [person.staffNo, place]));
  const training = trainingCounts(tables.training, places, working.asOf, { masters, settings });
  const assigned = projectsOf(tables);
  return scores.staff.flatMap((staff, place) => {
    const person = working.people[place];
    if (person === undefined || !person.inScope) return [];
    const { dxHours: hours, dxWithoutHours: coursesWithoutHours } = training[place] ?? NO_TRAINING;
    const projects = assigned.get(staff.staff_no)?.size ?? 0;
    const practice = practiceOf(hours, projects, settings);
    const fit = person.targetRole === null ? null : staff.fits[person.targetRole] ?? null;
    const readiness = blend(staff.literacy, fit, practice, settings);
    const unknownRate = unknownOf(input, person, place, { fit, hours, coursesWithoutHours });
    return [{
      staff_no: staff.staff_no, readiness, literacy: staff.literacy, targetRole: person.targetRole, fit, practice, hours, coursesWithoutHours, projects, unknownRate,
      reference: readiness === null || moreThan(unknownRate, settings.referenceUnknownRate),
    }];
  });
}

const NO_TRAINING: TrainingCount = { dx: 0, security: 0, leader: 0, dxHours: 0, dxWithoutHours: 0 };

/** Different projects of every person; an assignment without a project is none. */
export function projectsOf(tables: CanonicalTables): ReadonlyMap<string, ReadonlySet<string>> {
  const assigned = new Map<string, Set<string>>();
  for (const { staff_no, project_id } of tables.assignments) {
    if (staff_no === null || project_id === null || project_id === "") continue;
    assigned.set(staff_no, (assigned.get(staff_no) ?? new Set<string>()).add(project_id));
  }
  return assigned;
}

/** Half for the hours of completed DX courses, half for project work. */
export const practiceOf = (hours: number, projects: number, settings: Settings): number =>
  0.5 * Math.min(1, hours / settings.practiceHours) + 0.5 * Math.min(1, projects / settings.practiceAssignments);

function blend(literacy: number | null, fit: number | null, practice: number, settings: Settings): number | null {
  if (literacy === null) return null;
  const { individualLiteracyWeight: a, individualFitWeight: b, individualPracticeWeight: c } = settings;
  const base = fit === null ? a + c : a + b + c;
  return base === 0 ? null : (a * literacy + (fit === null ? 0 : b * fit) + c * practice) / base;
}

/** A role that cannot be judged is unknown; no target role at all is nothing to know. */
function unknownOf({ working, tables, settings }: IndividualInput, person: PersonWork, place: number, known: Pick<IndividualReadiness, "fit" | "hours" | "coursesWithoutHours">): number {
  const { individualLiteracyWeight: a, individualFitWeight: b, individualPracticeWeight: c, practiceHours } = settings;
  const size = working.literacySet.length;
  const literacy = size === 0 ? 1 : 1 - person.literacyAssessed / size;
  const roles = ROLE_IDS.length;
  const rate = person.targetRole === null ? 0 : (working.fits.assessedRate[place * roles + ROLE_IDS.indexOf(person.targetRole)] ?? 0);
  const fit = person.targetRole === null ? 0 : known.fit === null ? 1 : 1 - rate;
  const hoursUnknown = tables.training.length === 0 || (known.coursesWithoutHours > 0 && known.hours < practiceHours);
  const practice = (hoursUnknown ? 0.5 : 0) + (tables.assignments.length === 0 ? 0.5 : 0);
  const base = a + c + (person.targetRole === null ? 0 : b);
  return base === 0 ? 1 : (a * literacy + b * fit + c * practice) / base;
}
