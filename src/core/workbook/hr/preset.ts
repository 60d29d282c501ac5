import type { PresetsMaster, RequirementsMaster } from "../../masters/master-types.ts";
import type { DimensionId } from "../../model/scores.ts";

/** Weight of a dimension under a preset; `equal` shares the points among the six. */
export const presetWeight = (preset: PresetsMaster["presets"][number], dimension: DimensionId): number =>
  preset.equal === undefined ? (preset.weights[dimension] ?? 0) : preset.equal / 6;

const BY_IMPORTANCE = { a: 4, b: 3, c: 2, d: 1 } as const;

/** R17: the stated level, else from the importance. */
export const requiredLevelOf = ({ required, importance }: RequirementsMaster["requirements"][number]): number =>
  required ?? (importance === undefined ? 0 : BY_IMPORTANCE[importance]);
