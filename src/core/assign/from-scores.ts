import { ROLE_IDS, type Scores } from "../model/scores.ts";
import type { ScoringWork } from "../model/scoring-work.ts";
import { atLeast } from "../readiness/compare.ts";
import { type Assigned, type AssignmentProblem, type AssignmentRules, DEFAULT_RULES, type Eligible, type Pair, type Slot } from "./problem.ts";

/** What HR adds to the scores: all optional. */
export interface AssignmentWishes {
  /** Minimum staffing of a 課 in FTE of project capacity kept back; code → FTE. */
  readonly minimum?: Readonly<Record<string, number>>;
  readonly exclusions?: readonly (readonly [string, string])[];
  /** staff_no → projects wished for (本人の希望; opt-in). */
  readonly wishes?: Readonly<Record<string, readonly string[]>>;
  readonly kept?: readonly Assigned[];
  readonly declined?: readonly Pair[];
  readonly rules?: Partial<AssignmentRules>;
  /** Place of the half-year in `working.periods`. Default 0. */
  readonly period?: number;
}

/** The assignment problem of one half: internal demand rows as slots, people qualified for the role (and the row's level, R19) as candidates. */
export function assignmentProblem(scores: Scores, working: ScoringWork, wishes: AssignmentWishes): AssignmentProblem {
  const period = wishes.period ?? 0;
  const slots = slotsOf(working, period);
  const people = working.people.filter((person) => (person.capacity[period] ?? 0) > 0)
    .map((person) => ({ staffNo: person.staffNo, section: person.section, capacity: person.capacity[period] ?? 0 }));
  const capacity = new Map<string, number>();
  for (const person of people) if (person.section !== null) capacity.set(person.section, (capacity.get(person.section) ?? 0) + person.capacity);
  return {
    people, slots, eligible: slots.flatMap((slot) => eligibleFor(slot, scores, working, wishes)),
    lendable: Object.fromEntries(Object.entries(wishes.minimum ?? {}).map(([section, least]) => [section, (capacity.get(section) ?? 0) - least])),
    exclusions: wishes.exclusions ?? [], kept: wishes.kept ?? [], declined: wishes.declined ?? [], rules: { ...DEFAULT_RULES, ...wishes.rules },
  };
}

interface WorkSlot extends Slot {
  readonly requiredLevel: number | null;
}

function slotsOf(working: ScoringWork, period: number): readonly WorkSlot[] {
  const sectionOf = new Map(working.projects.map((project) => [project.projectId, project.section]));
  return working.demands.flatMap((row) => {
    const fte = row.demand[period] ?? 0;
    if (!row.counted || !row.internal || row.role === null || fte <= 0) return [];
    return [{
      id: `${row.projectId}#${row.index}`, projectId: row.projectId, role: row.role, fte, critical: row.critical,
      ownerSection: sectionOf.get(row.projectId) ?? null, requiredLevel: row.requiredLevel,
    }];
  });
}

function eligibleFor(slot: WorkSlot, scores: Scores, working: ScoringWork, { wishes }: AssignmentWishes): readonly Eligible[] {
  const itemAt = new Map(working.items.map((item, index) => [item.item, index]));
  const role = working.roles[ROLE_IDS.indexOf(slot.role)];
  const mustHaves = role?.items.filter((item) => item.mustHave).map((item) => itemAt.get(item.item) ?? 0) ?? [];
  return scores.staff.flatMap((staff, place): readonly Eligible[] => {
    const reaches = mustHaves.every((item) => slot.requiredLevel === null || atLeast(working.levels.level[place * working.levels.items + item] ?? Number.NaN, slot.requiredLevel));
    if (!reaches || !staff.qualified.includes(slot.role)) return [];
    return [{ staffNo: staff.staff_no, slot: slot.id, fit: staff.fits[slot.role] ?? 0, wished: wishes?.[staff.staff_no]?.includes(slot.projectId) === true }];
  });
}
