import { DIMENSION_IDS, type DimensionId } from "../model/scores.ts";
import type { Masters } from "../masters/master-types.ts";

export type DimensionWeights = Readonly<Record<DimensionId, number>>;

/** Points per dimension of a preset (R35); an unknown preset has none. */
export function presetWeights(masters: Masters, preset: string): DimensionWeights {
  const found = masters.presets.presets.find((row) => row.id === preset);
  const each = found?.equal === undefined ? undefined : found.equal / DIMENSION_IDS.length;
  return Object.fromEntries(DIMENSION_IDS.map((d) => [d, found?.weights[d] ?? each ?? 0])) as unknown as DimensionWeights;
}

/** R34: question id → weight = points of its dimension ÷ questions of the dimension in the full checklist. Never redistributed. */
export function itemWeights(masters: Masters, preset: string): ReadonlyMap<string, number> {
  const points = presetWeights(masters, preset);
  const { questions } = masters.questions;
  const size = (d: DimensionId): number => questions.filter((question) => question.dimension === d).length;
  const each = Object.fromEntries(DIMENSION_IDS.map((d) => [d, points[d] / size(d)])) as unknown as DimensionWeights;
  return new Map(questions.map((question) => [question.id, each[question.dimension]]));
}
