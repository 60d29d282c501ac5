import type { RecordOf } from "../model/canonical.ts";
import { ROLE_IDS, type ProjectScore, type RoleId } from "../model/scores.ts";
import type { DemandWork, FitTable, HalfYear, LevelTable, ProjectWork, RoleWork } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import { atLeast, below, byText } from "../readiness/compare.ts";
import { FIT_STATE } from "../readiness/fit.ts";
import { type CoverageOf, sharedCoverage } from "./coverage-views.ts";

export interface ProjectScoreInput {
  readonly projects: readonly ProjectWork[];
  readonly demands: readonly DemandWork[];
  readonly assignments: readonly RecordOf<"assignments">[];
  readonly roleOf: (text: string | null) => RoleId | null;
  readonly periods: readonly HalfYear[];
  readonly coverage: CoverageOf;
  readonly roles: readonly RoleWork[];
  readonly fits: FitTable;
  readonly levels: LevelTable;
  /** Place of an item, and of a person by staff_no. */
  readonly itemAt: (item: string) => number;
  readonly places: ReadonlyMap<string, number>;
  readonly settings: Settings;
}

/** R19, R32, R33 for every project that is not closed. */
export function projectScores(input: ProjectScoreInput): readonly ProjectScore[] {
  const rowsOf = groupBy(input.demands.filter((row) => row.counted), (row) => row.projectId);
  const peopleOf = groupBy(input.assignments, (row) => row.project_id ?? "");
  return input.projects.filter((project) => project.open).map((project) => {
    const rows = rowsOf.get(project.projectId) ?? [];
    const shares = input.periods.map((_, t) => sharedCoverage(rows, t, input.coverage).coverage);
    return {
      projectId: project.projectId, owner: project.owner, atRisk: project.buildPhase && rows.some((row) => rowAtRisk(row, input)),
      coverage: shares[0] ?? null,
      coverageByPeriod: Object.fromEntries(input.periods.map((half, t) => [half.label, shares[t] ?? null])),
      roles: ROLE_IDS.filter((role) => rows.some((row) => row.role === role))
        .map((role) => projectRole(role, rows.filter((row) => row.role === role), peopleOf.get(project.projectId) ?? [], input)),
    };
  });
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}

/** R32: critical, internal, and in some half it overlaps the role's coverage is below the limit. */
function rowAtRisk(row: DemandWork, { periods, coverage, settings }: ProjectScoreInput): boolean {
  if (!row.critical || !row.internal || row.role === null) return false;
  const role = row.role;
  return periods.some((_, t) => {
    const c = (row.days[t] ?? 0) > 0 ? coverage(role, t) : null;
    return c !== null && below(c, settings.riskCoverage);
  });
}

function projectRole(role: RoleId, rows: readonly DemandWork[], people: readonly RecordOf<"assignments">[], input: ProjectScoreInput): ProjectScore["roles"][number] {
  const internal = rows.filter((row) => row.internal);
  const sum = (list: readonly DemandWork[]): number => list.reduce((total, row) => total + (row.demand[0] ?? 0), 0);
  const critical = internal.some((row) => row.critical);
  const levels = internal.flatMap((row) => row.requiredLevel ?? []);
  const requiredLevel = levels.length === 0 ? null : Math.max(...levels);
  const named = [...new Set(people.filter((row) => input.roleOf(row.role_id) === role).map((row) => row.staff_no ?? ""))].sort(byText);
  return {
    role, demand: sum(internal), outsourced: sum(rows.filter((row) => !row.internal)), coverage: input.coverage(role, 0), critical, requiredLevel,
    mark: critical ? dependenceMark(role, input.roles) : null,
    assigned: named.flatMap((staffNo) => assignedPerson(staffNo, role, requiredLevel, input)),
  };
}

/** R32: 属人化 with one qualified person in the body, 担い手なし with none. */
function dependenceMark(role: RoleId, roles: readonly RoleWork[]): ProjectScore["roles"][number]["mark"] {
  const found = roles.find((row) => row.role === role);
  if (found === undefined || !found.usable) return "判定不能";
  if (found.qualified > 1) return null;
  return found.qualified === 1 ? "属人化" : "担い手なし";
}

function assignedPerson(staffNo: string, role: RoleId, requiredLevel: number | null, input: ProjectScoreInput): ProjectScore["roles"][number]["assigned"] {
  const place = input.places.get(staffNo);
  if (place === undefined) return [];
  const at = place * ROLE_IDS.length + ROLE_IDS.indexOf(role);
  const fit = input.fits.fit[at] ?? Number.NaN;
  const qualified = input.fits.state[at] === FIT_STATE.qualified;
  return [{ staffNo, qualified, meets: qualified && reachesLevel(place, role, requiredLevel, input), fit: Number.isNaN(fit) ? null : fit }];
}

/** R19: every must-have item at the row's level or above. */
function reachesLevel(place: number, role: RoleId, level: number | null, { roles, levels, itemAt }: ProjectScoreInput): boolean {
  if (level === null) return true;
  const mustHaves = roles.find((row) => row.role === role)?.items.filter((item) => item.mustHave) ?? [];
  return mustHaves.every(({ item }) => atLeast(levels.level[place * levels.items + itemAt(item)] ?? Number.NaN, level));
}
