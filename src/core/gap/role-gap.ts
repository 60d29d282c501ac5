import { ROLE_IDS, type RoleGap } from "../model/scores.ts";
import type { DemandWork, HalfYear, RoleWork } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import { ceilWhole } from "../readiness/compare.ts";

/** Demand of one half by role, in R30 order: internal, and outsourced beside it. */
export interface HalfDemand {
  readonly internal: readonly number[];
  readonly outsourced: readonly number[];
}

export function halfDemand(rows: readonly DemandWork[], period: number): HalfDemand {
  const internal = ROLE_IDS.map(() => 0);
  const outsourced = ROLE_IDS.map(() => 0);
  for (const row of rows) {
    if (!row.counted || row.role === null) continue;
    const side = row.internal ? internal : outsourced;
    const role = ROLE_IDS.indexOf(row.role);
    side[role] = (side[role] ?? 0) + (row.demand[period] ?? 0);
  }
  return { internal, outsourced };
}

export interface HalfResult {
  readonly half: HalfYear;
  readonly demand: HalfDemand;
  readonly supply: readonly number[];
  readonly maxServed: readonly number[];
}

/** R27, R31 for one role and half; an unusable role shows its demand only (R15). */
export function roleGap(role: Pick<RoleWork, "role" | "usable" | "qualified">, { half, demand, supply, maxServed }: HalfResult, settings: Settings): RoleGap {
  const r = ROLE_IDS.indexOf(role.role);
  const wanted = demand.internal[r] ?? 0;
  const base = {
    role: role.role, period: half.label, demand: wanted, outsourced: demand.outsourced[r] ?? 0,
    orderSide: role.role === "PM" ? settings.orderSideRate * demand.outsourced.reduce((sum, x) => sum + x, 0) : 0,
  };
  if (!role.usable) return { ...base, supply: null, coverage: null, gap: null, surplus: null, headcountToFind: null, capabilityHeadcount: null, maxCoverage: null };
  const held = supply[r] ?? 0;
  const gap = Math.max(0, wanted - held);
  return {
    ...base, supply: held, coverage: wanted === 0 ? null : Math.min(1, held / wanted), gap, surplus: Math.max(0, held - wanted),
    headcountToFind: Math.max(0, ceilWhole(gap / settings.headcountShare)), capabilityHeadcount: role.qualified,
    maxCoverage: wanted === 0 ? null : (maxServed[r] ?? 0) / wanted,
  };
}

/** R31: Σ min(S,D) ÷ Σ D over usable roles; never a mean of ratios. */
export function organisationCoverage(gaps: readonly Pick<RoleGap, "demand" | "supply">[]): number | null {
  let met = 0;
  let demand = 0;
  for (const gap of gaps) {
    if (gap.supply === null) continue;
    met += Math.min(gap.supply, gap.demand);
    demand += gap.demand;
  }
  return demand === 0 ? null : met / demand;
}
