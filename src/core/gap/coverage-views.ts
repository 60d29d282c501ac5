import type { CoverageView, RoleId } from "../model/scores.ts";
import type { DemandWork, HalfYear, ProjectWork, UnitWork } from "../model/scoring-work.ts";

/** Organisation coverage of a role in period t; null = unusable or no demand. */
export type CoverageOf = (role: RoleId, period: number) => number | null;

export interface DemandSum {
  readonly demand: number;
  readonly coverage: number | null;
}

/** R33: Σ y·C ÷ Σ y of some demand rows in one period, over usable roles. */
export function sharedCoverage(rows: readonly DemandWork[], period: number, coverage: CoverageOf): DemandSum {
  let met = 0;
  let demand = 0;
  for (const row of rows) {
    const c = row.role === null ? null : coverage(row.role, period);
    if (c === null || !row.counted || !row.internal) continue;
    met += (row.demand[period] ?? 0) * c;
    demand += row.demand[period] ?? 0;
  }
  return { demand, coverage: demand === 0 ? null : met / demand };
}

export interface CoverageViewInput {
  readonly units: readonly UnitWork[];
  readonly projects: readonly ProjectWork[];
  readonly demands: readonly DemandWork[];
  readonly periods: readonly HalfYear[];
  readonly coverage: CoverageOf;
  readonly planItems: readonly string[];
}

/** Coverage by owner (部, 課) and by plan item; sharing is pro rata, so no ratio is averaged. Only where there is demand. */
export function coverageViews(input: CoverageViewInput): readonly CoverageView[] {
  const projectOf = new Map(input.projects.map((project) => [project.projectId, project]));
  const divisionOf = new Map(input.units.map((unit) => [unit.unit, unit.division]));
  const ofUnit = (unit: UnitWork) => (row: DemandWork): boolean => {
    const project = projectOf.get(row.projectId);
    if (project === undefined || project.owner === null) return false;
    if (unit.level === 2) return project.section === unit.unit;
    return project.owner === unit.unit || divisionOf.get(project.owner) === unit.unit || divisionOf.get(project.section ?? "") === unit.unit;
  };
  const departments = input.units.filter((unit) => unit.level === 1 || unit.level === 2);
  return [
    ...departments.flatMap((unit) => viewsOf("department", unit.unit, input.demands.filter(ofUnit(unit)), input)),
    ...input.planItems.flatMap((id) => viewsOf("planItem", id, input.demands.filter((row) => projectOf.get(row.projectId)?.planItem === id), input)),
  ];
}

function viewsOf(kind: CoverageView["kind"], id: string, rows: readonly DemandWork[], { periods, coverage }: CoverageViewInput): readonly CoverageView[] {
  if (rows.length === 0) return [];
  return periods.map((half, t) => ({ kind, id, period: half.label, ...sharedCoverage(rows, t, coverage) }));
}
