import type { RoleId } from "../model/scores.ts";

/** 配置案: whom to put on which project role. FTE everywhere. */
export interface AssignmentProblem {
  readonly people: readonly Candidate[];
  readonly slots: readonly Slot[];
  /** Pairs who may be put together: only these are considered. */
  readonly eligible: readonly Eligible[];
  /** FTE a section may give away to projects of others (its people less its minimum staffing); absent = no limit. */
  readonly lendable: Readonly<Record<string, number>>;
  /** Never on the same project. No reason is asked for or kept. */
  readonly exclusions: readonly (readonly [staffNo: string, staffNo: string])[];
  /** Proposals HR has taken over (採用): at least this much stays. Must be feasible by themselves, see `planViolations`. */
  readonly kept: readonly Assigned[];
  /** Proposals HR has turned down (見送り): not made again. */
  readonly declined: readonly Pair[];
  readonly rules: AssignmentRules;
}

export interface Pair {
  readonly staffNo: string;
  readonly slot: string;
}

/** One text per pair, for look-ups. */
export const pairKey = ({ staffNo, slot }: Pair): string => `${staffNo}\n${slot}`;

export interface Candidate {
  readonly staffNo: string;
  /** Own 課, null = none. */
  readonly section: string | null;
  /** FTE free for projects. */
  readonly capacity: number;
}

/** One project role to fill. */
export interface Slot {
  readonly id: string;
  readonly projectId: string;
  readonly role: RoleId;
  readonly fte: number;
  readonly critical: boolean;
  /** Owner 課: its own people do not count as lent. */
  readonly ownerSection: string | null;
}

export interface Eligible {
  readonly staffNo: string;
  readonly slot: string;
  readonly fit: number;
  /** 異動希望・従事希望 agrees with the project. */
  readonly wished: boolean;
}

export interface AssignmentRules {
  /** Roles one person may hold at most. Default 2. */
  readonly rolesPerPerson: number;
  /** Smallest share worth giving. Default 0.05. */
  readonly smallestShare: number;
  /** What an agreeing wish is worth, in fit. Default 0.1. */
  readonly wishBonus: number;
}

export const DEFAULT_RULES: AssignmentRules = { rolesPerPerson: 2, smallestShare: 0.05, wishBonus: 0.1 };

export interface Assigned {
  readonly staffNo: string;
  readonly slot: string;
  readonly fte: number;
}

/** The plan, what it covers, and how sure it is to be the best one. */
export interface AssignmentPlan {
  readonly assigned: readonly Assigned[];
  readonly coveredCritical: number;
  readonly covered: number;
  readonly fit: number;
  /** Largest share of a section's FTE that the plan takes. */
  readonly heaviestSection: number;
  /** `proved`: no better plan exists in any of the goals. Else the goals not proved, each with its gap. */
  readonly proved: boolean;
  readonly gaps: readonly { readonly goal: Goal; readonly gap: number | null }[];
}

/** In this order: the next only decides among the best of those before. */
export type Goal = "必須の役割" | "すべての役割" | "適合度と希望" | "公平";
export const GOALS: readonly Goal[] = ["必須の役割", "すべての役割", "適合度と希望", "公平"];
