/** `scores.json` (contract.md 5, precise-rules.md R59). Ratios are 0-1 in full precision; `null` = cannot be judged or has no base, never 0. */

/** R30 order. */
export const ROLE_IDS = ["PRODUCER", "PM", "BA", "SD", "DATA", "ENG", "SEC"] as const;
export type RoleId = (typeof ROLE_IDS)[number];
export const DIMENSION_IDS = ["D1", "D2", "D3", "D4", "D5", "D6"] as const;
export type DimensionId = (typeof DIMENSION_IDS)[number];
export const STAFF_CATEGORIES = ["高度専門人材", "DX推進リーダー", "DX推進リーダー候補", "一般行政職員", "対象外"] as const;
export type StaffCategory = (typeof STAFF_CATEGORIES)[number];

export interface Scores {
  readonly asOf: string;
  /** master id → version. */
  readonly masters: Readonly<Record<string, string>>;
  readonly readiness: readonly UnitReadiness[];
  readonly roleGaps: readonly RoleGap[];
  readonly organisationCoverage: number | null;
  readonly organisationCoverageByPeriod: Readonly<Record<string, number | null>>;
  readonly projects: readonly ProjectScore[];
  readonly skills: readonly SkillPriority[];
  readonly staff: readonly StaffScore[];
  readonly leaders: readonly LeaderCount[];
  /** Σ min(S,D) reachable by a best possible distribution ÷ Σ D, per period (最大充足率). */
  readonly maxCoverageByPeriod: Readonly<Record<string, number | null>>;
  /** R33: Σ y·C / Σ y over the projects of a department or plan item, per period. */
  readonly coverageViews: readonly CoverageView[];
}

export interface CoverageView {
  readonly kind: "department" | "planItem";
  /** dept_code of a 課 or 部, or plan item id. */
  readonly id: string;
  readonly period: string;
  readonly demand: number;
  readonly coverage: number | null;
}

export interface UnitReadiness {
  /** dept_code or `ORG`. */
  readonly unit: string;
  /** 0-100 under the preset 推奨. */
  readonly raw: number | null;
  readonly adjusted: number | null;
  readonly unknownRate: number | null;
  /** 参考値: unknownRate > 0.30 (or no base). */
  readonly reference: boolean;
  /** R41: 未着手 散発 部分的 横断的 持続的; null for 参考値. */
  readonly band: string | null;
  /** Adjusted value per dimension. */
  readonly dimensions: Readonly<Record<DimensionId, number | null>>;
  readonly steps: Readonly<Record<"0" | "1" | "2" | "3", number | null>>;
  readonly obstacles: Readonly<Record<string, number | null>>;
  readonly planItems: Readonly<Record<string, number | null>>;
  readonly inputScale: number | null;
  readonly outcomeScale: number | null;
  readonly presets: Readonly<Record<string, { readonly raw: number | null; readonly adjusted: number | null; readonly unknownRate: number | null }>>;
  /** The same answers seen by part, in full: keys `dimension:D1`, `step:0`, `obstacle:ANALOG`, `planItem:FRONT`, `scale:input`, `scale:outcome`, `all`. */
  readonly views: Readonly<Record<string, ReadinessView>>;
  /** Every applicable item: s (0-1) or null when unknown; 対象外 items are absent. */
  readonly items: Readonly<Record<string, { readonly s: number | null; readonly weight: number; readonly source: "computed" | "answered" | "unknown" }>>;
}

/** One part of a unit's readiness (R39 on a subset of the questions). */
export interface ReadinessView {
  readonly raw: number | null;
  readonly adjusted: number | null;
  readonly unknownRate: number | null;
  readonly reference: boolean;
  /** Questions that apply, and those of them that could be judged: on how much the figures stand. Of a 部, summed over its 課. */
  readonly questions: number;
  readonly judged: number;
}

export interface RoleGap {
  readonly role: RoleId;
  readonly period: string;
  readonly demand: number;
  readonly supply: number | null;
  readonly coverage: number | null;
  readonly gap: number | null;
  readonly surplus: number | null;
  readonly outsourced: number;
  readonly orderSide: number;
  readonly headcountToFind: number | null;
  readonly capabilityHeadcount: number | null;
  /** Largest coverage some best possible distribution (maximum flow) gives this role, beside the greedy one. */
  readonly maxCoverage: number | null;
}

export interface ProjectScore {
  readonly projectId: string;
  /** Owner as matched (R33), null = whole body only. */
  readonly owner: string | null;
  readonly atRisk: boolean;
  /** Σ y·C / Σ y over its usable internal roles (R33): of the first half, and by period. */
  readonly coverage: number | null;
  readonly coverageByPeriod: Readonly<Record<string, number | null>>;
  readonly roles: readonly {
    readonly role: string;
    /** Internal FTE and organisation coverage of the role, first half; outsourced FTE beside it. */
    readonly demand: number;
    readonly outsourced: number;
    readonly coverage: number | null;
    readonly critical: boolean;
    readonly requiredLevel: number | null;
    /** 属人化 = exactly one qualified person in the organisation; 担い手なし = none. */
    readonly mark: "属人化" | "担い手なし" | "判定不能" | null;
    /** Named people. `meets` = qualified and all must-have items at the row's required level or above (R19). */
    readonly assigned: readonly { readonly staffNo: string; readonly qualified: boolean; readonly meets: boolean; readonly fit: number | null }[];
  }[];
}

export interface SkillPriority {
  readonly skill: string;
  readonly mwds: number | null;
  readonly required: number | null;
  readonly present: number | null;
  readonly n: number;
  readonly quadrant: "集中改善" | "維持" | "低優先" | "過剰" | null;
  /** R54. */
  readonly priority: number | null;
}

export interface StaffScore {
  readonly staff_no: string;
  readonly category: StaffCategory;
  /** Why this category, as an official would write it. */
  readonly categoryReason: string;
  /** Literacy coverage 0-1, null when it cannot be judged. */
  readonly literacy: number | null;
  readonly literacyAssessedRate: number | null;
  /** Roles that can be judged only. */
  readonly fits: Readonly<Partial<Record<RoleId, number>>>;
  readonly qualified: readonly RoleId[];
  readonly nearQualified: readonly RoleId[];
}

export interface LeaderCount {
  /** dept_code of a 課 or 部, or `ORG`. */
  readonly unit: string;
  readonly headcount: number;
  readonly required: number;
  readonly actual: number;
  readonly short: number;
}
