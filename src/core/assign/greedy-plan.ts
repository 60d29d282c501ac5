import { type ModelPair, isLent } from "./assignment-model.ts";
import type { AssignmentProblem, Assigned } from "./problem.ts";

/**
 * A feasible plan at once, without a solver: critical slots first, those with the fewest people before the others, the best fit first.
 * Where the solver starts, and what there is where it cannot run. Not optimal.
 */
export function greedyPlan(problem: AssignmentProblem, pairs: readonly ModelPair[]): readonly Assigned[] {
  const state = startState(problem);
  const able = new Map<string, number>();
  for (const pair of pairs) able.set(pair.slot, (able.get(pair.slot) ?? 0) + pair.most);
  const scarce = (pair: ModelPair): number => (able.get(pair.slot) ?? 0) / pair.target.fte;
  const order = [...pairs].sort((a, b) =>
    Number(b.target.critical) - Number(a.target.critical) || scarce(a) - scarce(b) || byText(a.slot, b.slot) || b.fit - a.fit || byText(a.staffNo, b.staffNo));
  const plan: Assigned[] = [];
  const give = (pair: ModelPair, fte: number): void => {
    if (fte <= 0) return;
    take(pair, fte, state);
    plan.push({ staffNo: pair.staffNo, slot: pair.slot, fte });
  };
  // What HR has taken over comes before everything that is still open.
  for (const pair of order) give(pair, pair.least);
  for (const pair of order) if (pair.least === 0) give(pair, possible(pair, state, problem));
  return plan;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface State {
  readonly capacity: Map<string, number>;
  readonly wanted: Map<string, number>;
  readonly lendable: Map<string, number>;
  readonly roles: Map<string, number>;
  readonly projects: Map<string, Set<string>>;
  /** staff_no → people never on the same project. */
  readonly apart: ReadonlyMap<string, readonly string[]>;
}

function startState({ people, slots, lendable, exclusions }: AssignmentProblem): State {
  const apart = new Map<string, string[]>();
  for (const [a, b] of exclusions) {
    apart.set(a, [...(apart.get(a) ?? []), b]);
    apart.set(b, [...(apart.get(b) ?? []), a]);
  }
  return {
    capacity: new Map(people.map((person) => [person.staffNo, person.capacity])), wanted: new Map(slots.map((slot) => [slot.id, slot.fte])),
    lendable: new Map(Object.entries(lendable).map(([section, most]) => [section, Math.max(0, most)])), roles: new Map(), projects: new Map(), apart,
  };
}

/** FTE the pair can still exchange; 0 when a rule stands against it or it is less than worth giving. */
function possible(pair: ModelPair, state: State, { rules }: AssignmentProblem): number {
  if ((state.roles.get(pair.staffNo) ?? 0) >= rules.rolesPerPerson) return 0;
  if ((state.apart.get(pair.staffNo) ?? []).some((other) => state.projects.get(other)?.has(pair.target.projectId) === true)) return 0;
  const lent = isLent(pair) ? state.lendable.get(pair.person.section ?? "") ?? Number.POSITIVE_INFINITY : Number.POSITIVE_INFINITY;
  const fte = Math.min(state.capacity.get(pair.staffNo) ?? 0, state.wanted.get(pair.slot) ?? 0, lent);
  return fte < Math.min(rules.smallestShare, pair.most) ? 0 : fte;
}

function take(pair: ModelPair, fte: number, state: State): void {
  const less = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) - fte);
  less(state.capacity, pair.staffNo);
  less(state.wanted, pair.slot);
  const { section } = pair.person;
  if (isLent(pair) && section !== null && state.lendable.has(section)) less(state.lendable, section);
  state.roles.set(pair.staffNo, (state.roles.get(pair.staffNo) ?? 0) + 1);
  state.projects.set(pair.staffNo, (state.projects.get(pair.staffNo) ?? new Set()).add(pair.target.projectId));
}
