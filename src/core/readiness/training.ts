import type { RecordOf } from "../model/canonical.ts";
import type { IsoDate } from "../model/date.ts";
import type { Settings } from "../model/settings.ts";
import { fold, remember } from "../masters/fold.ts";
import type { Masters } from "../masters/master-types.ts";
import { lastDay, withinMonths } from "./calendar.ts";

export interface TrainingCount {
  /** Completed courses: DX and security ones inside their windows, leader courses of any time; hours of all completed DX courses, and how many of them state none. */
  dx: number;
  security: number;
  leader: number;
  dxHours: number;
  dxWithoutHours: number;
}

interface CourseKind { readonly dx: boolean; readonly security: boolean; readonly leader: boolean }

/** R42 per person, by place in the staff order. A course's day is its end, else its start, partial dates on their last day (R02). */
export function trainingCounts(
  rows: readonly RecordOf<"training">[], persons: ReadonlyMap<string, number>, asOf: IsoDate, rules: { masters: Masters; settings: Settings },
): readonly TrainingCount[] {
  const { settings } = rules;
  const counts: TrainingCount[] = Array.from({ length: persons.size }, () => ({ dx: 0, security: 0, leader: 0, dxHours: 0, dxWithoutHours: 0 }));
  const kindOf = courseKinds(rules.masters, settings);
  const completed = new Set(settings.completedResults.map(fold));
  const isCompleted = remember((result) => completed.has(fold(result)));
  for (const row of rows) {
    const count = counts[persons.get(row.staff_no ?? "") ?? -1];
    if (count === undefined || !isCompleted(row.result)) continue;
    const kind = kindOf(row.course);
    const day = lastDay(row.end) ?? lastDay(row.start);
    if (kind.leader) count.leader += 1;
    if (kind.dx) count.dxHours += row.hours ?? 0;
    if (kind.dx && row.hours === null) count.dxWithoutHours += 1;
    if (kind.dx && withinMonths(day, asOf, settings.trainingMonths)) count.dx += 1;
    if (kind.security && withinMonths(day, asOf, settings.securityTrainingMonths)) count.security += 1;
  }
  return counts;
}

/** By the listed courses where there are any, else by the patterns. */
export function courseKinds(masters: Masters, settings: Settings): (course: string | null) => CourseKind {
  const listed = new Map(masters.training.courses.map((course) => [fold(course.name), course]));
  const dx = new RegExp(masters.training.patterns.dx, "u");
  const security = new RegExp(masters.training.patterns.security, "u");
  const leader = fold(settings.candidateCourse);
  return remember((course) => {
    const name = fold(course);
    const known = listed.get(name);
    return {
      dx: listed.size > 0 ? known?.dx === true : dx.test(name),
      security: listed.size > 0 ? known?.security === true : security.test(name),
      leader: name.includes(leader),
    };
  });
}
