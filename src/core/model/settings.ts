/**
 * Every threshold of `precise-rules.md`, by name. Flat, so that the 設定 sheet and `--settings FILE` are plain key-value lists.
 * Defaults stand in `masters/setting-defaults.ts`, Japanese labels in `masters/setting-labels.ts`. Rates are 0-1, times in months.
 */
export interface Settings {
  /** R01: warn when an `as_of` is older than this. */
  readonly asOfWarnMonths: number;
  /** R04: halves of the horizon, the one holding asOf first. */
  readonly horizonHalves: number;
  /** R07: the only status that counts as present. */
  readonly activeStatus: string;
  /** R09: texts; an entry "甲&乙" needs both. */
  readonly scopeEmploymentOut: readonly string[];
  readonly scopeEitherOut: readonly string[];
  readonly scopeJobOut: readonly string[];
  /** R11. */
  readonly managerBands: readonly string[];
  /** R12: best first; "甲=乙" are equals; any other source comes last. */
  readonly sourceOrder: readonly string[];
  /** R14. */
  readonly certificateFloorCap: number;
  /** R15. */
  readonly roleUsableShare: number;
  /** R16. */
  readonly literacyMinItems: number;
  readonly literacyAssessedRate: number;
  readonly literacyRequired: number;
  readonly literacyRequiredManager: number;
  readonly literacyManagerGroups: readonly string[];
  readonly literacyAttained: number;
  /** R17, R18. */
  readonly fitAssessedRate: number;
  readonly fitQualified: number;
  readonly fitNear: number;
  /** R20. */
  readonly expertDesignations: readonly string[];
  readonly leaderDesignation: string;
  /** R21. */
  readonly expertEmployment: string;
  readonly ictJobClasses: readonly string[];
  readonly expertRoles: readonly string[];
  readonly expertFit: number;
  readonly expertItss: number;
  readonly expertAssignmentMonths: number;
  readonly dxOfficePattern: string;
  /** Names or codes of 課 that count as DX office besides the pattern. */
  readonly dxOffices: readonly string[];
  /** R22. */
  readonly candidateLiteracy: number;
  readonly candidateBands: readonly string[];
  readonly candidateRoles: readonly string[];
  readonly candidateFit: number;
  readonly candidateCourse: string;
  /** R23. */
  readonly leaderBasis: "ratio" | "count" | "both";
  readonly leaderRatio: number;
  readonly leaderCount: number;
  /** 課 below this head-count are marked 共有可. */
  readonly leaderSharingBelow: number;
  /** R25, R32. */
  readonly closedStatuses: readonly string[];
  readonly buildStatuses: readonly string[];
  readonly internalSourcing: string;
  /** R27. */
  readonly orderSideRate: number;
  /** R28: shares of working time. */
  readonly dxShareOffice: number;
  readonly dxShareLeader: number;
  readonly dxShareConcurrent: number;
  readonly dxShareOther: number;
  /** R31: FTE one person to be found would bring. */
  readonly headcountShare: number;
  /** R32. */
  readonly riskCoverage: number;
  /** R49. */
  readonly successorsNeeded: number;
  /** R42. */
  readonly trainingMonths: number;
  readonly securityTrainingMonths: number;
  readonly completedResults: readonly string[];
  /** R45. */
  readonly literacyKnownRate: number;
  /** R39. */
  readonly referenceUnknownRate: number;
  /** R35: preset of the main figures. */
  readonly mainPreset: string;
  /** R40: multiply the weights of a 課 by its in-scope head-count when pooling. */
  readonly headcountWeighting: boolean;
  /** Readiness rows for 係 (level 3) too. Default false. */
  readonly sectionReadiness: boolean;
  /** R52, R53. */
  readonly skillMinPeople: number;
  /** R55. */
  readonly smallCell: number;
  /** R51. */
  readonly individualLiteracyWeight: number;
  readonly individualFitWeight: number;
  readonly individualPracticeWeight: number;
  readonly practiceHours: number;
  readonly practiceAssignments: number;
  /** Certificates that end within this many months are listed. */
  readonly expiryMonths: number;
}
