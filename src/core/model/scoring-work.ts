import type { IsoDate } from "./date.ts";
import type { DimensionId, RoleId } from "./scores.ts";

/**
 * The working of `core/score.ts`: every intermediate number a live formula needs, so that the workbook recomputes and nobody scores twice.
 * Order is R59's everywhere (people by staff_no, roles R30, periods ascending, units ORG, 部, 課, 係 by code).
 * `index` fields point into the canonical table named beside them. Rates 0-1, unrounded.
 */
export interface ScoringWork {
  readonly asOf: IsoDate;
  readonly periods: readonly HalfYear[];
  readonly units: readonly UnitWork[];
  readonly people: readonly PersonWork[];
  readonly items: readonly ItemWork[];
  readonly levels: LevelTable;
  readonly roles: readonly RoleWork[];
  /** DSS-L items in use (R15) and how many there are at all (23). */
  readonly literacySet: readonly string[];
  readonly literacyTotal: number;
  readonly fits: FitTable;
  readonly demands: readonly DemandWork[];
  readonly allocations: readonly Allocation[];
  /** Best possible coverage per period (最大充足率, min cut over the roles), beside the greedy one. */
  readonly maxFlow: readonly { readonly period: string; readonly demand: number; readonly served: number; readonly coverage: number | null }[];
  /** One per unit (課, 係, ORG) and question that is computed. */
  readonly computed: readonly ComputedAnswer[];
  /** One per unit (課, 係, ORG) and applicable question: what the readiness formulas sum. */
  readonly cells: readonly ReadinessCell[];
  readonly skillWork: readonly SkillWork[];
  readonly projects: readonly ProjectWork[];
  /** Skill names that reach no item (R13), with their number of rows. */
  readonly unmappedSkills: readonly { readonly skill: string; readonly records: number }[];
  /** 属人化 of the first half: what the body's coverage becomes without one person, greatest loss first; at most the 50 who cover most are tried. */
  readonly dependences: readonly Dependence[];
  /** Japanese sentences for 算出根拠: what the data did and did not allow. */
  readonly notes: readonly string[];
}

export interface Dependence {
  readonly staffNo: string;
  /** Organisation coverage with and without the person. */
  readonly before: number;
  readonly after: number;
  /** Roles whose covered demand falls, with the FTE lost. */
  readonly lost: readonly { readonly role: RoleId; readonly fte: number }[];
}

export interface HalfYear {
  /** e.g. `2026H1`. */
  readonly label: string;
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly days: number;
}

export interface UnitWork {
  /** dept_code or `ORG`. */
  readonly unit: string;
  readonly level: 0 | 1 | 2 | 3;
  readonly name: string;
  readonly fullPath: string;
  /** Code of the 部 (level 1) above, null for ORG, 部 and for a 課 directly under the body. */
  readonly division: string | null;
  /** Code of the 課 of a 係. */
  readonly section: string | null;
  readonly dxOffice: boolean;
  /** In-scope people at 本務 below this unit (直属 of a 部 included). */
  readonly headcount: number;
  /** R10: level 2 and valid on asOf; only these have leaders and readiness. */
  readonly isSection: boolean;
}

/** Why a person is out of scope; `null` = in scope. */
export type ScopeReason = "退職" | "不在" | "任用形態" | "職種";

export interface PersonWork {
  readonly staffNo: string;
  /** Index into `tables.staff`. */
  readonly index: number;
  /** Own 課 and 部 (R10), null where there is none. `subsection` is the own 係. */
  readonly section: string | null;
  readonly division: string | null;
  readonly subsection: string | null;
  readonly inScope: boolean;
  readonly scopeReason: ScopeReason | null;
  readonly manager: boolean;
  readonly fte: number;
  readonly dxShare: number;
  readonly dxShareReason: "DX所管課" | "指名（割合あり）" | "指名（割合なし）" | "併任" | "標準";
  /** Per period: R29 and R08. capacity = fte × dxShare × max(0, 1 − committed) × retireFactor, 0 out of scope. */
  readonly committed: readonly number[];
  readonly retireFactor: readonly number[];
  readonly capacity: readonly number[];
  /** R16: items met, items assessed (of `literacySet`). */
  readonly literacyMet: number;
  readonly literacyAssessed: number;
  /** R52. */
  readonly targetRole: RoleId | null;
  readonly certificates: readonly CertificateWork[];
  /** R42: completed DX courses within the window, security courses within theirs, completed leader courses ever. */
  readonly dxCourses: number;
  readonly securityCourses: number;
  readonly leaderCourses: number;
}

export interface CertificateWork {
  /** Index into `tables.qualifications`. */
  readonly index: number;
  /** Row id of the certificate master; null = no row matches. */
  readonly certificate: string | null;
  readonly itss: number;
  readonly valid: boolean;
  /** Last day of validity, when stated. */
  readonly validUntil: IsoDate | null;
}

export interface ItemWork {
  /** Master item id: LW1 … LM7, P1.1.1 … */
  readonly item: string;
  readonly framework: "DSS-L" | "DSS-P";
  readonly name: string;
  readonly group: string;
  readonly inUse: boolean;
  /** R16 required levels; 0 for DSS-P items. */
  readonly literacyRequired: number;
  readonly literacyRequiredManager: number;
}

/** Person × item, row-major (`person * items.length + item`), people and items in the order of `ScoringWork`. Read through `levelOf` (`model/level-table.ts`). */
export interface LevelTable {
  readonly people: number;
  readonly items: number;
  /** Level after certificate floors, NaN = unassessed. */
  readonly level: Float64Array;
  /** Index into `tables.skills` of the assessment that counts (R12), −1 = none. */
  readonly skillRow: Int32Array;
  /** Index into `tables.qualifications` of the certificate whose floor lifted the level, −1 = none. */
  readonly certificateRow: Int32Array;
}

export interface RoleWork {
  readonly role: RoleId;
  readonly usable: boolean;
  readonly items: readonly { readonly item: string; readonly required: number; readonly weight: number; readonly mustHave: boolean; readonly inUse: boolean }[];
  readonly itemsInUse: number;
  /** Σ w·R over items in use and over all. */
  readonly baseInUse: number;
  readonly baseAll: number;
  readonly qualified: number;
  readonly nearQualified: number;
}

/** Person × role, row-major (`person * 7 + role`), R30 order. */
export interface FitTable {
  /** NaN = 判定不能. */
  readonly fit: Float64Array;
  readonly assessedRate: Float64Array;
  /** 0 none, 1 qualified, 2 near-qualified, 3 must-have missing although F ≥ 0.80. 0 for people out of scope. */
  readonly state: Uint8Array;
}

export interface DemandWork {
  /** Index into `tables.project_demands`. */
  readonly index: number;
  readonly projectId: string;
  readonly role: RoleId | null;
  readonly fte: number;
  readonly internal: boolean;
  readonly critical: boolean;
  readonly requiredLevel: number | null;
  /** null = not counted (then `reason` says why). `to` null = open-ended. */
  readonly counted: boolean;
  readonly reason: DemandReason | null;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  /** Overlapping days and fte × days / days of the half, per period. */
  readonly days: readonly number[];
  readonly demand: readonly number[];
}
export type DemandReason = "案件番号なし" | "完了・中止" | "役割なし" | "人工なし";

export interface Allocation {
  readonly period: string;
  readonly staffNo: string;
  readonly role: RoleId;
  /** FTE against demand (pass 1) and left over (pass 2, surplus), R30. */
  readonly pass1: number;
  readonly pass2: number;
}

/** R42-R50. `value` = numerator/denominator; state says why there is none. */
export interface ComputedAnswer {
  readonly unit: string;
  readonly question: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  readonly state: "value" | "not_applicable" | "unknown";
}

export interface ReadinessCell {
  readonly unit: string;
  readonly question: string;
  readonly dimension: DimensionId;
  /** 0-1; null = 未確認. */
  readonly s: number | null;
  readonly source: "computed" | "answered" | "unknown";
  /** Index into `tables.readiness_answers` when an answer gave the value. */
  readonly answerIndex: number | null;
}

/** R52: sums over the people counted. MWDS = (Σ(R−L)/n)·(ΣR/n). */
export interface SkillWork {
  readonly item: string;
  readonly n: number;
  readonly sumRequired: number;
  readonly sumPresent: number;
  /** R54: internal first-half demand of usable roles whose M1 holds the item, and of all roles. */
  readonly demandOfItem: number;
  readonly demandOfAll: number;
}

export interface ProjectWork {
  /** Index into `tables.projects`. */
  readonly index: number;
  readonly projectId: string;
  /** dept_code of the owner (R33), null = unmatched. `section` is the 課 it counts for. */
  readonly owner: string | null;
  readonly section: string | null;
  /** Plan item id after normalising, null = none or unknown. */
  readonly planItem: string | null;
  /** R25: status not closed. */
  readonly open: boolean;
  readonly buildPhase: boolean;
  /** R43: start, end, expected effect and owner all filled. */
  readonly complete: boolean;
}
