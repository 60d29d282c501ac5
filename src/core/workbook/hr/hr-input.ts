import type { Masters } from "../../masters/master-types.ts";
import type { CanonicalTables } from "../../model/canonical.ts";
import type { RunFacts } from "../../model/run.ts";
import type { Scores } from "../../model/scores.ts";
import type { ScoringWork } from "../../model/scoring-work.ts";
import type { Settings } from "../../model/settings.ts";
import type { YearOnYear } from "../../model/year-change.ts";
import type { DescribedIssue } from "../../validate/catalogue.ts";

/** Everything HR's workbook shows. */
export interface HrWorkbookInput {
  readonly scores: Scores;
  readonly work: ScoringWork;
  readonly tables: CanonicalTables;
  readonly masters: Masters;
  readonly settings: Settings;
  readonly run: RunFacts;
  /** Last year's figures, for the year-on-year columns; left out when masters or scope differ. */
  readonly previous?: Scores;
  /** The change since last year, taken apart; only beside `previous`. */
  readonly years?: YearOnYear;
  /** For データ品質; issues of the conversion and of the scoring. */
  readonly issues?: readonly DescribedIssue[];
}

/** Sheet names, once. The 13 of the result, the working papers, then the data. */
export const SHEETS = {
  cover: "表紙", summary: "要約", readiness: "所属別準備度", categories: "人材区分集計", gaps: "役割別ギャップ", projects: "案件別充足", skills: "スキル優先度",
  candidates: "育成候補者", qualifications: "資格・研修", quality: "データ品質", distribution: "配布管理", rationale: "算出根拠", settings: "設定",
  byDimension: "分野別準備度", byStep: "ステップ別準備度", byObstacle: "障壁別準備度", byPlanItem: "重点取組別準備度", byWeight: "重み・投入成果",
  coverageViews: "充足率の内訳", dependence: "担い手の集中", roster: "DX人材名簿", years: "前回との比較", openFigures: "公開用集計",
  departmentTrace: "説明書_所属", personTrace: "説明書_職員", transfer: "異動試算", foldOut: "ジャバラ",
  unitWork: "計算_人材", readinessWork: "計算_準備度", viewWork: "計算_観点", coverageWork: "計算_充足", flowWork: "計算_最大充足", fitWork: "計算_適合度", supplyWork: "計算_配分", ranks: "計算_順位", skillWork: "計算_スキル",
  unitData: "データ_所属", staffData: "データ_職員", answerData: "データ_回答", projectData: "データ_案件", demandData: "データ_必要人材",
  assignmentData: "データ_配置", certificateData: "データ_資格", skillSources: "データ_スキル出典", planItemData: "データ_重点取組", dependenceData: "データ_担い手", yearData: "データ_前回", mappings: "データ_対応表",
} as const;

export const HR_BOOK_TITLE = "DX準備度・人材ギャップ分析";
