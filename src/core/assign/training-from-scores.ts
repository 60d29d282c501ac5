import { ROLE_IDS, type RoleId, type Scores } from "../model/scores.ts";
import type { ScoringWork } from "../model/scoring-work.ts";
import type { CourseSuggestion } from "../masters/master-types.ts";
import type { PlannedCourse, Trainee, TrainingProblem } from "./training-plan.ts";

/** What the body can spend. */
export interface TrainingBudget {
  readonly yen: number | null;
  readonly hoursPerPerson: number | null;
}

export interface TrainingQuestion {
  readonly problem: TrainingProblem;
  /** The role each trainee is trained for. */
  readonly roles: Readonly<Record<string, RoleId>>;
  /** Courses whose hours, price or seats are not entered: left out, for unknown is not zero. */
  readonly incomplete: readonly string[];
}

/**
 * 育成計画 from the scores: near-qualified people (R18) of roles that lack people in the first half, each for the role of the best fit;
 * a person who lacks no role's people is trained for the target role (R52).
 */
export function trainingQuestion(scores: Scores, working: ScoringWork, courses: readonly CourseSuggestion[], budget: TrainingBudget): TrainingQuestion {
  const first = working.periods[0]?.label;
  const lacking = new Set(scores.roleGaps.filter((gap) => gap.period === first && (gap.gap ?? 0) > 0).map((gap) => gap.role));
  const trainees = scores.staff.flatMap((staff, place) => {
    const person = working.people[place];
    const near = staff.nearQualified.filter((role) => lacking.has(role)).sort((a, b) => (staff.fits[b] ?? 0) - (staff.fits[a] ?? 0) || ROLE_IDS.indexOf(a) - ROLE_IDS.indexOf(b));
    const role = near[0] ?? person?.targetRole ?? null;
    return person === undefined || !person.inScope || role === null ? [] : [{ staffNo: staff.staff_no, role, place }];
  });
  const planned = courses.flatMap((course): PlannedCourse[] => {
    const { hours, yen, seats } = course;
    return hours === undefined || yen === undefined || seats === undefined ? [] : [{ id: course.id, items: course.items, raisesTo: course.raisesTo, hours, yen, seats }];
  });
  const known = new Set(planned.map((course) => course.id));
  return {
    problem: { people: trainees.map(({ staffNo, role, place }) => traineeOf(staffNo, role, place, { working, hours: budget.hoursPerPerson })), courses: planned, yen: budget.yen },
    roles: Object.fromEntries(trainees.map(({ staffNo, role }) => [staffNo, role])),
    incomplete: courses.filter((course) => !known.has(course.id)).map((course) => course.id),
  };
}

/** What the role asks on the items in use; an unassessed item starts at 0, as in the fit (R17). */
function traineeOf(staffNo: string, role: RoleId, place: number, { working, hours }: { working: ScoringWork; hours: number | null }): Trainee {
  const { levels, items, roles } = working;
  const needs = (roles[ROLE_IDS.indexOf(role)]?.items ?? []).filter((row) => row.inUse).map((row) => {
    const level = levels.level[place * levels.items + items.findIndex((item) => item.item === row.item)] ?? Number.NaN;
    return { item: row.item, required: row.required, weight: row.weight, level: Number.isNaN(level) ? 0 : level };
  });
  return { staffNo, hours, needs };
}
