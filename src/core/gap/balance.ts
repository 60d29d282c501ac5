import type { CanonicalTables } from "../model/canonical.ts";
import type { IsoDate } from "../model/date.ts";
import type { ScoringIssue } from "../model/issues/scoring.ts";
import { ROLE_IDS, type RoleGap, type RoleId } from "../model/scores.ts";
import type { Allocation, DemandWork, Dependence, HalfYear, ProjectWork, RoleWork } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import type { Masters } from "../masters/master-types.ts";
import type { Assessment } from "../readiness/assess.ts";
import { halfYears } from "../readiness/calendar.ts";
import { type Capacity, capacities } from "./capacity.ts";
import type { CoverageOf } from "./coverage-views.ts";
import { listDemand } from "./demand.ts";
import { rankDependence } from "./dependence.ts";
import { type GreedyResult, type Pairs, greedySupply, orderPairs } from "./greedy.ts";
import { maxRoleServed, maxServed, qualifiedMasks } from "./max-flow.ts";
import { listProjects } from "./projects.ts";
import { type HalfDemand, halfDemand, organisationCoverage, roleGap } from "./role-gap.ts";

/** Demand against supply, half by half (R25-R31). */
export interface Balance {
  readonly periods: readonly HalfYear[];
  readonly projects: readonly ProjectWork[];
  readonly demands: readonly DemandWork[];
  readonly capacities: readonly Capacity[];
  readonly pairs: Pairs;
  /** Role-major, periods ascending (R59). */
  readonly roleGaps: readonly RoleGap[];
  readonly allocations: readonly Allocation[];
  readonly coverage: CoverageOf;
  readonly byPeriod: Readonly<Record<string, number | null>>;
  readonly maxFlow: readonly { readonly period: string; readonly demand: number; readonly served: number; readonly coverage: number | null }[];
  readonly dependences: readonly Dependence[];
  readonly issues: readonly ScoringIssue[];
}

interface Half {
  readonly half: HalfYear;
  readonly gaps: readonly RoleGap[];
  readonly greedy: GreedyResult;
  readonly maxFlow: Balance["maxFlow"][number];
}

export function balance(tables: CanonicalTables, assessment: Assessment, asOf: IsoDate, rules: { masters: Masters; settings: Settings }): Balance {
  const { masters, settings } = rules;
  const { tree, staff, roles, fits } = assessment;
  const periods = halfYears(asOf, settings.horizonHalves);
  const projects = listProjects(tables, tree, masters, settings);
  const demand = listDemand({ tables, projects: projects.byId, periods, asOf, masters, settings });
  const demanded = new Set(demand.rows.filter((row) => row.counted).map((row) => row.projectId));
  const capacity = capacities({ staff, tree, assignments: tables.assignments, demanded, periods, settings });
  const pairs = orderPairs(fits.fit, fits.state, ROLE_IDS.length);
  const masks = qualifiedMasks(fits.state, ROLE_IDS.length);
  const halves = periods.map((half, t): Half => balanceHalf({
    half, t, demands: demand.rows, capacity: Float64Array.from(capacity.people, (person) => person.capacity[t] ?? 0), pairs, masks, roles, settings,
  }));
  const coverage = new Map(halves.map(({ gaps }, t) => [t, new Map(gaps.map((gap) => [gap.role, gap.coverage]))]));
  return {
    periods, projects: projects.list, demands: demand.rows, capacities: capacity.people, pairs,
    roleGaps: ROLE_IDS.flatMap((role) => halves.flatMap(({ gaps }) => gaps.filter((gap) => gap.role === role))),
    allocations: halves.flatMap(({ half, greedy }) => allocationsOf(half, greedy, pairs, assessment)),
    coverage: (role: RoleId, t: number) => coverage.get(t)?.get(role) ?? null,
    byPeriod: Object.fromEntries(halves.map(({ half, gaps }) => [half.label, organisationCoverage(gaps)])),
    maxFlow: halves.map((h) => h.maxFlow),
    dependences: rankDependence({
      staffNos: staff.people.map((person) => person.staffNo), pairs, demand: usableDemand(halfDemand(demand.rows, 0), roles),
      capacity: Float64Array.from(capacity.people, (person) => person.capacity[0] ?? 0),
    }),
    issues: [...projects.issues, ...demand.issues, ...capacity.issues],
  };
}

interface HalfInput {
  readonly half: HalfYear;
  readonly t: number;
  readonly demands: readonly DemandWork[];
  readonly capacity: Float64Array;
  readonly pairs: Pairs;
  readonly masks: Uint8Array;
  readonly roles: readonly RoleWork[];
  readonly settings: Settings;
}

function balanceHalf({ half, t, demands, capacity, pairs, masks, roles, settings }: HalfInput): Half {
  const demand = halfDemand(demands, t);
  const usable = usableDemand(demand, roles);
  const greedy = greedySupply({ pairs, capacity, demand: usable });
  const roleServed = usable.map((d, r) => maxRoleServed(masks, capacity, r, d));
  const total = usable.reduce((sum, d) => sum + d, 0);
  const served = maxServed(masks, capacity, usable);
  return {
    half, greedy,
    gaps: roles.map((role) => roleGap(role, { half, demand, supply: greedy.supply, maxServed: roleServed }, settings)),
    maxFlow: { period: half.label, demand: total, served, coverage: total === 0 ? null : served / total },
  };
}

/** Internal demand by role, 0 for roles that cannot be judged (R15). */
const usableDemand = ({ internal }: HalfDemand, roles: readonly RoleWork[]): readonly number[] => internal.map((d, r) => (roles[r]?.usable === true ? d : 0));

/** Who covers what in a half; pairs that gave nothing are left out. */
function allocationsOf(half: HalfYear, greedy: GreedyResult, pairs: Pairs, { staff }: Assessment): readonly Allocation[] {
  const found: Allocation[] = [];
  pairs.person.forEach((person, pair) => {
    const [pass1, pass2] = [greedy.pass1[pair] ?? 0, greedy.pass2[pair] ?? 0];
    const role = ROLE_IDS[pairs.role[pair] ?? 0];
    if (pass1 + pass2 > 0 && role !== undefined) found.push({ period: half.label, staffNo: staff.people[person]?.staffNo ?? "", role, pass1, pass2 });
  });
  return found;
}
