import type { UnitWork } from "../model/scoring-work.ts";
import { hiddenCells } from "./suppress.ts";
import { countTree } from "./unit-counts.ts";

/** People of one unit with and without something. */
export interface Share {
  readonly having: number;
  readonly of: number;
}

/** Units whose head-count must not be shown outside HR (R55, R56). */
export const hiddenCounts = (units: readonly UnitWork[], count: (unit: string) => number, k: number): ReadonlySet<string> => hiddenCells(countTree(units, count), k);

/**
 * Units whose rate must not be shown outside HR (R56, R57): where the people, those with or those without it are few, and the units one more of
 * which would let a few be worked out. A rate shown beside its head-count tells both numbers, so both trees count.
 */
export function hiddenRates(units: readonly UnitWork[], share: (unit: string) => Share, k: number): ReadonlySet<string> {
  const trees = [(unit: string) => share(unit).of, (unit: string) => share(unit).having, (unit: string) => share(unit).of - share(unit).having];
  return new Set(trees.flatMap((count) => [...hiddenCounts(units, count, k)]));
}
