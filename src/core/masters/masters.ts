import benchmarks from "../../masters/benchmarks.json";
import certificates from "../../masters/certificates.json";
import courses from "../../masters/course-suggestions.json";
import promotion12 from "../../masters/dss-promotion-1.2.json";
import promotion from "../../masters/dss-promotion-2.0.json";
import literacy from "../../masters/dss-literacy.json";
import initiativeTypes from "../../masters/initiative-types.json";
import obstacles from "../../masters/obstacles.json";
import planItems from "../../masters/plan-items.json";
import questions from "../../masters/questions.json";
import requirements from "../../masters/role-requirements.json";
import roles from "../../masters/roles.json";
import surveyMapping from "../../masters/survey-mapping.json";
import talentCategories from "../../masters/talent-categories.json";
import training from "../../masters/training-patterns.json";
import presets from "../../masters/weight-presets.json";
import { type Result, err, ok } from "../model/result.ts";
import type { Settings } from "../model/settings.ts";
import { type MasterFault, checkMasters, readMaster } from "./check-masters.ts";
import type { MasterHead, Masters } from "./master-types.ts";
import { DEFAULT_SETTINGS } from "./setting-defaults.ts";

export type { Masters } from "./master-types.ts";
export type { MasterFault } from "./check-masters.ts";

const SHIPPED = {
  planItems, questions, obstacles, initiativeTypes, talentCategories, roles, literacy, promotion, promotion12,
  requirements, surveyMapping, certificates, presets, training, courses, benchmarks,
} as unknown as Masters;

export const MASTER_KEYS = Object.keys(SHIPPED) as readonly (keyof Masters)[];

/** The masters that ship with daicho (`src/masters/*.json`). */
export const defaultMasters = (): Masters => SHIPPED;

export const defaultSettings = (): Settings => DEFAULT_SETTINGS;

/** Master id → version, as printed with every result. */
export const masterVersions = (masters: Masters): Readonly<Record<string, string>> =>
  Object.fromEntries(MASTER_KEYS.map((key) => [masters[key].id, masters[key].version]));

/** Every master's head, for 設定 and 算出根拠. */
export const masterHeads = (masters: Masters): readonly MasterHead[] => MASTER_KEYS.map((key) => masters[key]);

/**
 * Masters with some replaced (`--masters DIR`: one JSON per file, known by its `id`, or by file name without `.json`).
 * @param overrides  file name → parsed JSON.
 * Errors: every fault found, with file and place; then nothing is replaced.
 */
export function mergeMasters(base: Masters, overrides: Readonly<Record<string, unknown>>): Result<Masters, readonly MasterFault[]> {
  const faults: MasterFault[] = [];
  let merged = base;
  for (const [file, value] of Object.entries(overrides)) {
    const read = readMaster(file, value, base);
    if (read.ok) merged = { ...merged, [read.value.key]: read.value.master };
    else faults.push(...read.error);
  }
  faults.push(...(faults.length > 0 ? [] : checkMasters(merged)));
  return faults.length > 0 ? err(faults) : ok(merged);
}
