import type { DimensionId, RoleId } from "../model/scores.ts";

/** What every master carries; printed with each result. `notes` go to 算出根拠. */
export interface MasterHead {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly date: string;
  readonly source: string;
  readonly notes: readonly string[];
}

export interface PlanItem {
  readonly id: string;
  readonly name: string;
  /** Plan version that brought it. */
  readonly since: string;
  /** Item that took its place; scores never move by themselves (T11). */
  readonly successor: string | null;
  readonly aliases: readonly string[];
}
export interface PlanItemsMaster extends MasterHead {
  readonly items: readonly PlanItem[];
  readonly versions: readonly {
    readonly version: string; readonly date: string; readonly note: string;
    readonly items: readonly { readonly id: string; readonly order: number; readonly name: string }[];
  }[];
  readonly outside: readonly { readonly id: string; readonly name: string; readonly since: string }[];
}

export interface Question {
  readonly id: string;
  readonly dimension: DimensionId;
  readonly step: 0 | 1 | 2 | 3;
  /** H 人事担当課, D 所属長, X DX担当課. */
  readonly who: "H" | "D" | "X";
  readonly kind: "answered" | "computed";
  /** R36: 対象外 for every 課. */
  readonly organisationWide: boolean;
  readonly scale: "maturity" | "yesno" | "choice" | "count" | "rate";
  readonly choices: readonly { readonly label: string; readonly level: number }[];
  readonly wording: string;
  readonly evidence: string;
  /** Views only: ids of plan items and obstacles. */
  readonly planItems: readonly string[];
  readonly obstacles: readonly string[];
}
export interface QuestionsMaster extends MasterHead {
  readonly steps: readonly { readonly id: 0 | 1 | 2 | 3; readonly name: string }[];
  readonly who: readonly { readonly id: string; readonly name: string }[];
  /** Ascending; a value belongs to the first band it is below. */
  readonly bands: readonly { readonly below: number; readonly name: string }[];
  readonly questions: readonly Question[];
}

export interface ObstaclesMaster extends MasterHead {
  readonly obstacles: readonly { readonly id: string; readonly name: string; readonly view: string }[];
}
export interface InitiativeTypesMaster extends MasterHead {
  readonly types: readonly { readonly id: string; readonly name: string; readonly aliases: readonly string[] }[];
}
export interface TalentCategoriesMaster extends MasterHead {
  readonly categories: readonly { readonly id: string; readonly meaning: string; readonly supply: string }[];
  readonly externalRoles: readonly { readonly id: string; readonly name: string; readonly duty: string }[];
}
export interface RolesMaster extends MasterHead {
  readonly roles: readonly {
    readonly id: RoleId | "USER"; readonly name: string; readonly mic: string; readonly dss: string; readonly aliases: readonly string[];
  }[];
}

export interface LiteracyMaster extends MasterHead {
  readonly items: readonly { readonly id: string; readonly group: string; readonly groupName: string; readonly name: string }[];
}
export interface PromotionMaster extends MasterHead {
  readonly items: readonly {
    readonly id: string; readonly category: string; readonly subCategory: string; readonly name: string;
    /** ver.1.2 only: items of ver.2.0 that took its place. */
    readonly replacedBy?: readonly string[];
  }[];
}

export interface RequirementsMaster extends MasterHead {
  readonly requirements: readonly {
    readonly role: RoleId; readonly item: string;
    /** Level 1-4; absent = from `importance` (a→4 … d→1). */
    readonly required?: number;
    readonly weight: number; readonly mustHave: boolean;
    readonly importance?: "a" | "b" | "c" | "d";
  }[];
}
export interface SurveyMappingMaster extends MasterHead {
  readonly mappings: readonly { readonly skill: string; readonly items: readonly string[] }[];
}

export interface Certificate {
  readonly id: string;
  readonly name: string;
  /** Texts; the first row with one of them in the (NFKC) name counts. */
  readonly patterns: readonly string[];
  readonly itss: number;
  readonly items: readonly string[];
  readonly floor: number;
  /** Last day the exam is held in its present form, and the exam that follows. */
  readonly examUntil: string | null;
  readonly successor: string | null;
  readonly note: string;
}
export interface CertificatesMaster extends MasterHead {
  readonly certificates: readonly Certificate[];
  readonly successors: readonly { readonly id: string; readonly name: string; readonly from: string; readonly note: string }[];
}

export interface PresetsMaster extends MasterHead {
  readonly dimensions: readonly { readonly id: DimensionId; readonly name: string; readonly reason: string }[];
  /** `equal` = that many points shared equally by the dimensions (100/6 each). */
  readonly presets: readonly { readonly id: string; readonly equal?: number; readonly weights: Readonly<Partial<Record<DimensionId, number>>> }[];
}
export interface TrainingMaster extends MasterHead {
  /** Regular expressions on the NFKC course name. */
  readonly patterns: { readonly dx: string; readonly security: string };
  /** Not empty: only these courses count, and the patterns do not (R42). */
  readonly courses: readonly { readonly name: string; readonly dx: boolean; readonly security: boolean }[];
}
export interface CourseSuggestion {
  readonly id: string;
  readonly name: string;
  readonly items: readonly string[];
  /** Level a participant reaches at least. */
  readonly raisesTo: number;
  /** Absent = unknown, to be entered before planning. */
  readonly hours?: number;
  readonly yen?: number;
  readonly seats?: number;
}
export interface CoursesMaster extends MasterHead {
  readonly courses: readonly CourseSuggestion[];
}
export interface BenchmarksMaster extends MasterHead {
  readonly benchmarks: readonly {
    readonly id: string; readonly name: string; readonly value: number; readonly unit: string; readonly baseDate: string;
    readonly published: string; readonly retrievedOn: string; readonly revision: string; readonly source: string;
  }[];
}

export interface Masters {
  readonly planItems: PlanItemsMaster;
  readonly questions: QuestionsMaster;
  readonly obstacles: ObstaclesMaster;
  readonly initiativeTypes: InitiativeTypesMaster;
  readonly talentCategories: TalentCategoriesMaster;
  readonly roles: RolesMaster;
  readonly literacy: LiteracyMaster;
  readonly promotion: PromotionMaster;
  readonly promotion12: PromotionMaster;
  readonly requirements: RequirementsMaster;
  readonly surveyMapping: SurveyMappingMaster;
  readonly certificates: CertificatesMaster;
  readonly presets: PresetsMaster;
  readonly training: TrainingMaster;
  readonly courses: CoursesMaster;
  readonly benchmarks: BenchmarksMaster;
}
