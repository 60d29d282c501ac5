import type { CanonicalTables } from "../model/canonical.ts";
import type { RoleId } from "../model/scores.ts";
import type { ComputedAnswer, DemandWork, ProjectWork, UnitWork } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import { rateAnswer, unknownAnswer } from "../readiness/computed-answer.ts";
import { ORG } from "../readiness/units.ts";

export interface ProjectQuestionInput {
  readonly units: readonly UnitWork[];
  readonly projects: readonly ProjectWork[];
  readonly demands: readonly DemandWork[];
  readonly tables: CanonicalTables;
  /** Of the first half; null = unusable or no demand. */
  readonly coverage: (role: RoleId) => number | null;
  /** Qualified people in the whole body; null = unusable role. */
  readonly qualified: (role: RoleId) => number | null;
  readonly settings: Settings;
}

/** R43 P05, R47 T03, R49 T05 for every unit that answers. */
export function projectQuestions(input: ProjectQuestionInput): readonly ComputedAnswer[] {
  return input.units.flatMap((unit) => {
    const owned = input.projects.filter((project) => project.open && ownedBy(unit, project));
    const ids = new Set(owned.map((project) => project.projectId));
    const demands = input.demands.filter((row) => row.counted && row.internal && ids.has(row.projectId));
    return [plannedShare(unit.unit, owned, input), roleCoverage(unit.unit, demands, input), successors(unit.unit, demands, input)];
  });
}

const ownedBy = (unit: UnitWork, project: ProjectWork): boolean =>
  unit.unit === ORG || (unit.level === 3 ? project.owner === unit.unit : project.section === unit.unit);

/** R43: no project of one's own is a confirmed 0. */
function plannedShare(unit: string, owned: readonly ProjectWork[], { tables }: ProjectQuestionInput): ComputedAnswer {
  if (tables.projects.length === 0) return unknownAnswer(unit, "P05");
  if (owned.length === 0) return { unit, question: "P05", numerator: 0, denominator: 0, value: 0, state: "value" };
  return rateAnswer(unit, "P05", owned.filter((project) => project.complete).length, owned.length);
}

/** R47: Σ y·C ÷ Σ y over usable roles in the first half. */
function roleCoverage(unit: string, demands: readonly DemandWork[], { tables, coverage }: ProjectQuestionInput): ComputedAnswer {
  if (tables.skills.length === 0 || tables.project_demands.length === 0) return unknownAnswer(unit, "T03");
  let met = 0;
  let wanted = 0;
  for (const row of demands) {
    const c = row.role === null ? null : coverage(row.role);
    if (c === null) continue;
    met += (row.demand[0] ?? 0) * c;
    wanted += row.demand[0] ?? 0;
  }
  return rateAnswer(unit, "T03", met, wanted);
}

/** R49: of the different usable roles that are critical in the first half, those with at least two qualified people in the body. */
function successors(unit: string, demands: readonly DemandWork[], { tables, qualified, settings }: ProjectQuestionInput): ComputedAnswer {
  if (tables.skills.length === 0 || tables.project_demands.length === 0) return unknownAnswer(unit, "T05");
  const critical = new Set(demands.filter((row) => row.critical && (row.demand[0] ?? 0) > 0).flatMap((row) => row.role ?? []));
  const counts = [...critical].flatMap((role) => qualified(role) ?? []);
  return rateAnswer(unit, "T05", counts.filter((n) => n >= settings.successorsNeeded).length, counts.length);
}
