import type { LeaderCount } from "../model/scores.ts";
import type { Settings } from "../model/settings.ts";
import { ceilWhole } from "./compare.ts";

/** R23: leaders a 課 with n people in scope needs. */
export function requiredLeaders(headcount: number, settings: Settings): number {
  if (headcount === 0) return 0;
  const byRatio = Math.max(1, ceilWhole(settings.leaderRatio * headcount));
  if (settings.leaderBasis === "ratio") return byRatio;
  return settings.leaderBasis === "count" ? settings.leaderCount : Math.max(byRatio, settings.leaderCount);
}

export function sectionLeaders(unit: string, headcount: number, actual: number, settings: Settings): LeaderCount {
  const required = requiredLeaders(headcount, settings);
  return { unit, headcount, required, actual, short: Math.max(0, required - actual) };
}

/** R24: sums over the 課; a surplus in one does not offset another. `headcount` counts 直属 people too. */
export function pooledLeaders(unit: string, headcount: number, sections: readonly LeaderCount[]): LeaderCount {
  const sum = (value: (row: LeaderCount) => number): number => sections.reduce((total, row) => total + value(row), 0);
  return { unit, headcount, required: sum((r) => r.required), actual: sum((r) => r.actual), short: sum((r) => r.short) };
}
