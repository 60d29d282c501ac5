import type { LinearModel, LinearRow } from "./linear-model.ts";
import { type AssignmentProblem, type Candidate, type Eligible, type Goal, pairKey, type Slot } from "./problem.ts";

/**
 * The integer programme of an assignment. Per eligible pair k: column 2k = put together (0/1), column 2k+1 = FTE given.
 * The last column is the heaviest section's share.
 */
export interface AssignmentModel {
  readonly columns: LinearModel["columns"];
  readonly rows: readonly LinearRow[];
  readonly objectives: Readonly<Record<Goal, readonly number[]>>;
  readonly pairs: readonly ModelPair[];
}

export interface ModelPair extends Eligible {
  readonly person: Candidate;
  readonly target: Slot;
  /** Most the pair can exchange. */
  readonly most: number;
  /** FTE that HR has taken over from an earlier plan; 0 = free. */
  readonly least: number;
}

export function assignmentModel(problem: AssignmentProblem): AssignmentModel {
  const pairs = modelPairs(problem);
  const heaviest = 2 * pairs.length;
  const columns = [
    ...pairs.flatMap((pair) => [{ lower: pair.least > 0 ? 1 : 0, upper: 1, integer: true }, { lower: pair.least, upper: pair.most, integer: false }]),
    { lower: 0, upper: Number.POSITIVE_INFINITY, integer: false },
  ];
  const rows = [...linkRows(pairs, problem), ...personRows(pairs, problem), ...slotRows(pairs), ...lendRows(pairs, problem), ...exclusionRows(pairs, problem), ...fairnessRows(pairs, problem, heaviest)];
  const goal = (value: (pair: ModelPair) => number): readonly number[] => [...pairs.flatMap((pair) => [0, value(pair)]), 0];
  return {
    columns, rows, pairs,
    objectives: {
      必須の役割: goal((pair) => (pair.target.critical ? 1 : 0)),
      すべての役割: goal(() => 1),
      適合度と希望: goal((pair) => pair.fit + (pair.wished ? problem.rules.wishBonus : 0)),
      公平: [...pairs.flatMap(() => [0, 0]), -1],
    },
  };
}

function modelPairs({ people, slots, eligible, kept, declined }: AssignmentProblem): readonly ModelPair[] {
  const least = new Map(kept.map((row) => [pairKey(row), row.fte]));
  const turnedDown = new Set(declined.map(pairKey));
  const byNo = new Map(people.map((person) => [person.staffNo, person]));
  const byId = new Map(slots.map((slot) => [slot.id, slot]));
  return eligible.flatMap((pair) => {
    const [person, target] = [byNo.get(pair.staffNo), byId.get(pair.slot)];
    const most = person === undefined || target === undefined ? 0 : Math.min(person.capacity, target.fte);
    return person === undefined || target === undefined || most <= 0 || turnedDown.has(pairKey(pair)) ? [] : [{ ...pair, person, target, most, least: Math.min(most, least.get(pairKey(pair)) ?? 0) }];
  });
}

/** FTE only together with the choice, and then at least the smallest share (or all there is to give). */
const linkRows = (pairs: readonly ModelPair[], { rules }: AssignmentProblem): readonly LinearRow[] =>
  pairs.flatMap((pair, k) => [
    { terms: [[2 * k + 1, 1], [2 * k, -pair.most]] as const, upper: 0 },
    { terms: [[2 * k + 1, 1], [2 * k, -Math.min(rules.smallestShare, pair.most)]] as const, lower: 0 },
  ]);

function personRows(pairs: readonly ModelPair[], { rules }: AssignmentProblem): readonly LinearRow[] {
  return [...indicesBy(pairs, (pair) => pair.staffNo).values()].flatMap((list) => [
    { terms: list.map((k) => [2 * k + 1, 1] as const), upper: pairs[list[0] ?? 0]?.person.capacity ?? 0 },
    ...(list.length > rules.rolesPerPerson ? [{ terms: list.map((k) => [2 * k, 1] as const), upper: rules.rolesPerPerson }] : []),
  ]);
}

const slotRows = (pairs: readonly ModelPair[]): readonly LinearRow[] =>
  [...indicesBy(pairs, (pair) => pair.slot).values()].map((list) => ({
    terms: list.map((k) => [2 * k + 1, 1] as const), upper: pairs[list[0] ?? 0]?.target.fte ?? 0,
  }));

export const isLent = (pair: Pick<ModelPair, "person" | "target">): boolean =>
  pair.person.section !== null && pair.person.section !== pair.target.ownerSection;

/** What a section gives to projects of others stays within what its minimum staffing leaves. */
function lendRows(pairs: readonly ModelPair[], { lendable }: AssignmentProblem): readonly LinearRow[] {
  return [...indicesBy(pairs, (pair) => (isLent(pair) ? pair.person.section : null))].flatMap(([section, list]) => {
    const most = section === null ? undefined : lendable[section];
    return most === undefined ? [] : [{ terms: list.map((k) => [2 * k + 1, 1] as const), upper: Math.max(0, most) }];
  });
}

/** For each excluded pair of people and each project: not both, in whatever roles. */
function exclusionRows(pairs: readonly ModelPair[], { exclusions }: AssignmentProblem): readonly LinearRow[] {
  const byPersonProject = indicesBy(pairs, (pair) => `${pair.staffNo}\n${pair.target.projectId}`);
  const projects = [...new Set(pairs.map((pair) => pair.target.projectId))];
  return exclusions.flatMap(([a, b]) => projects.flatMap((project) => {
    const [mine, theirs] = [byPersonProject.get(`${a}\n${project}`) ?? [], byPersonProject.get(`${b}\n${project}`) ?? []];
    return mine.flatMap((k) => theirs.map((l): LinearRow => ({ terms: [[2 * k, 1], [2 * l, 1]], upper: 1 })));
  }));
}

/** heaviest ≥ share of each section's capacity that the plan takes. */
function fairnessRows(pairs: readonly ModelPair[], { people }: AssignmentProblem, heaviest: number): readonly LinearRow[] {
  const total = new Map<string, number>();
  for (const person of people) if (person.section !== null) total.set(person.section, (total.get(person.section) ?? 0) + person.capacity);
  return [...indicesBy(pairs, (pair) => pair.person.section)].flatMap(([section, list]) => {
    const capacity = section === null ? 0 : total.get(section) ?? 0;
    return capacity <= 0 ? [] : [{ terms: [...list.map((k) => [2 * k + 1, 1 / capacity] as const), [heaviest, -1] as const], upper: 0 }];
  });
}

function indicesBy<K>(pairs: readonly ModelPair[], key: (pair: ModelPair) => K): ReadonlyMap<K, readonly number[]> {
  const groups = new Map<K, number[]>();
  pairs.forEach((pair, k) => {
    const group = groups.get(key(pair));
    if (group === undefined) groups.set(key(pair), [k]);
    else group.push(k);
  });
  return groups;
}
