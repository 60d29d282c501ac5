import { type Assigned, type AssignmentProblem, pairKey } from "./problem.ts";

export type Violation =
  | { readonly rule: "eligible" | "declined"; readonly staffNo: string; readonly slot: string }
  | { readonly rule: "kept"; readonly staffNo: string; readonly slot: string; readonly value: number; readonly least: number }
  | { readonly rule: "capacity" | "roles_per_person"; readonly staffNo: string; readonly value: number; readonly most: number }
  | { readonly rule: "smallest_share"; readonly staffNo: string; readonly slot: string; readonly value: number }
  | { readonly rule: "slot"; readonly slot: string; readonly value: number; readonly most: number }
  | { readonly rule: "lendable"; readonly section: string; readonly value: number; readonly most: number }
  | { readonly rule: "exclusion"; readonly staffNos: readonly [string, string]; readonly projectId: string };

const TOLERANCE = 1e-5;

/** Checks a plan against the problem itself, without the model it was solved with: an empty list proves it feasible. */
export function planViolations(problem: AssignmentProblem, assigned: readonly Assigned[]): readonly Violation[] {
  const allowed = new Set(problem.eligible.map((pair) => `${pair.staffNo}\n${pair.slot}`));
  const unknown = assigned.filter((row) => !allowed.has(`${row.staffNo}\n${row.slot}`));
  return [
    ...unknown.map(({ staffNo, slot }): Violation => ({ rule: "eligible", staffNo, slot })),
    ...problem.people.flatMap((person) => personViolations(problem, person.staffNo, person.capacity, assigned)),
    ...problem.slots.flatMap((slot): readonly Violation[] => {
      const value = total(assigned.filter((row) => row.slot === slot.id));
      return value > slot.fte + TOLERANCE ? [{ rule: "slot", slot: slot.id, value, most: slot.fte }] : [];
    }),
    ...decisionViolations(problem, assigned), ...lendViolations(problem, assigned), ...exclusionViolations(problem, assigned), ...shareViolations(problem, assigned),
  ];
}

/** What HR decided about an earlier plan holds in this one. */
function decisionViolations({ kept, declined }: AssignmentProblem, assigned: readonly Assigned[]): readonly Violation[] {
  const given = new Map(assigned.map((row) => [pairKey(row), row.fte]));
  return [
    ...declined.filter((pair) => given.has(pairKey(pair))).map(({ staffNo, slot }): Violation => ({ rule: "declined", staffNo, slot })),
    ...kept.flatMap(({ staffNo, slot, fte }): readonly Violation[] => {
      const value = given.get(pairKey({ staffNo, slot })) ?? 0;
      return value < fte - TOLERANCE ? [{ rule: "kept", staffNo, slot, value, least: fte }] : [];
    }),
  ];
}

const total = (rows: readonly Assigned[]): number => rows.reduce((sum, row) => sum + row.fte, 0);

function personViolations(problem: AssignmentProblem, staffNo: string, capacity: number, assigned: readonly Assigned[]): readonly Violation[] {
  const mine = assigned.filter((row) => row.staffNo === staffNo);
  const most = problem.rules.rolesPerPerson;
  return [
    ...(total(mine) > capacity + TOLERANCE ? [{ rule: "capacity" as const, staffNo, value: total(mine), most: capacity }] : []),
    ...(mine.length > most ? [{ rule: "roles_per_person" as const, staffNo, value: mine.length, most }] : []),
  ];
}

function shareViolations(problem: AssignmentProblem, assigned: readonly Assigned[]): readonly Violation[] {
  const capacity = new Map(problem.people.map((person) => [person.staffNo, person.capacity]));
  const wanted = new Map(problem.slots.map((slot) => [slot.id, slot.fte]));
  return assigned.flatMap(({ staffNo, slot, fte }): readonly Violation[] => {
    const least = Math.min(problem.rules.smallestShare, capacity.get(staffNo) ?? 0, wanted.get(slot) ?? 0);
    return fte < least - TOLERANCE ? [{ rule: "smallest_share", staffNo, slot, value: fte }] : [];
  });
}

function lendViolations(problem: AssignmentProblem, assigned: readonly Assigned[]): readonly Violation[] {
  const sectionOf = new Map(problem.people.map((person) => [person.staffNo, person.section]));
  const ownerOf = new Map(problem.slots.map((slot) => [slot.id, slot.ownerSection]));
  return Object.entries(problem.lendable).flatMap(([section, limit]): readonly Violation[] => {
    const value = total(assigned.filter((row) => sectionOf.get(row.staffNo) === section && ownerOf.get(row.slot) !== section));
    const most = Math.max(0, limit);
    return value > most + TOLERANCE ? [{ rule: "lendable", section, value, most }] : [];
  });
}

function exclusionViolations(problem: AssignmentProblem, assigned: readonly Assigned[]): readonly Violation[] {
  const projectOf = new Map(problem.slots.map((slot) => [slot.id, slot.projectId]));
  const projects = (staffNo: string): ReadonlySet<string> =>
    new Set(assigned.filter((row) => row.staffNo === staffNo).map((row) => projectOf.get(row.slot) ?? ""));
  return problem.exclusions.flatMap(([a, b]) => {
    const theirs = projects(b);
    return [...projects(a)].filter((project) => theirs.has(project)).map((projectId): Violation => ({ rule: "exclusion", staffNos: [a, b], projectId }));
  });
}
