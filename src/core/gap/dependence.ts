import { ROLE_IDS } from "../model/scores.ts";
import type { Dependence } from "../model/scoring-work.ts";
import type { Pairs } from "./greedy.ts";
import { greedySupply } from "./greedy.ts";

export interface DependenceInput {
  readonly staffNos: readonly string[];
  readonly pairs: Pairs;
  readonly capacity: Float64Array;
  /** Internal demand of the half by role, 0 for unusable roles. */
  readonly demand: readonly number[];
  /** Only the people who cover most are tried, at most this many. Default 50. */
  readonly most?: number;
}

/** Removes each person who covers demand in turn and covers anew; the greatest loss first. */
export function rankDependence(input: DependenceInput): readonly Dependence[] {
  const total = input.demand.reduce((sum, d) => sum + d, 0);
  if (total === 0) return [];
  const whole = greedySupply(input);
  const served = (supply: readonly number[]): readonly number[] => input.demand.map((d, r) => Math.min(d, supply[r] ?? 0));
  const sum = (list: readonly number[]): number => list.reduce((x, y) => x + y, 0);
  const all = served(whole.supply);
  return contributors(input, whole.pass1).map((person) => {
    const capacity = Float64Array.from(input.capacity);
    capacity[person] = 0;
    const without = served(greedySupply({ ...input, capacity }).supply);
    const lost = ROLE_IDS.flatMap((role, r) => {
      const fte = (all[r] ?? 0) - (without[r] ?? 0);
      return fte > 1e-9 ? [{ role, fte }] : [];
    });
    return { staffNo: input.staffNos[person] ?? "", before: sum(all) / total, after: sum(without) / total, lost };
  }).filter((row) => row.lost.length > 0).sort((a, b) => a.after - b.after || (a.staffNo < b.staffNo ? -1 : 1));
}

/** People with work against demand, those with the most of it first. */
function contributors({ pairs, most = 50 }: DependenceInput, pass1: Float64Array): readonly number[] {
  const given = new Map<number, number>();
  pass1.forEach((fte, pair) => {
    const person = pairs.person[pair] ?? 0;
    if (fte > 0) given.set(person, (given.get(person) ?? 0) + fte);
  });
  return [...given].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most).map(([person]) => person);
}
