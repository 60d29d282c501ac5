import { EPSILON, moreThan, ratio } from "./compare.ts";

/** One weighted question of one unit: s 0-1, null = 未確認. */
export interface WeightedCell {
  readonly s: number | null;
  readonly weight: number;
}

export interface UnitScore {
  /** 0-100; null without a base. */
  readonly raw: number | null;
  readonly adjusted: number | null;
  readonly unknownRate: number | null;
}

/** R39: unknown counts 0 in raw and is left out of adjusted. */
export function scoreCells(cells: readonly WeightedCell[]): UnitScore {
  let base = 0;
  let judged = 0;
  let points = 0;
  let unknown = 0;
  for (const { s, weight } of cells) {
    base += weight;
    if (s === null) unknown += weight;
    else {
      judged += weight;
      points += weight * s;
    }
  }
  const percent = (x: number | null): number | null => (x === null ? null : 100 * x);
  return { raw: percent(ratio(points, base)), adjusted: percent(ratio(points, judged)), unknownRate: ratio(unknown, base) };
}

/** 参考値: more than the limit unknown, or nothing to judge (R06, R39). */
export const isReference = (unknownRate: number | null, limit: number): boolean => unknownRate === null || moreThan(unknownRate, limit);

/** R41 on the unrounded adjusted value. */
export function bandOf(adjusted: number | null, bands: readonly { below: number; name: string }[]): string | null {
  return adjusted === null ? null : bands.find((band) => adjusted < band.below - EPSILON)?.name ?? null;
}
