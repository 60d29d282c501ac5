import type { Settings } from "../model/settings.ts";

export interface SettingLabel {
  readonly label: string;
  readonly rule: string;
  /** Shown behind the value; empty for plain numbers and texts. */
  readonly unit: string;
}

const as = (rule: string, label: string, unit = ""): SettingLabel => ({ label, rule, unit });

/** Japanese names of the settings, in the order of the 設定 sheet. A setting without a name does not compile. */
export const SETTING_LABELS: { readonly [K in keyof Settings]: SettingLabel } = {
  asOfWarnMonths: as("R01", "基準日の開きを注意する期間", "か月"),
  horizonHalves: as("R04", "見通す半期の数", "半期"),
  activeStatus: as("R07", "在職として数える在職区分"),
  scopeEmploymentOut: as("R09", "対象外とする任用形態（&は両方を含むとき）"),
  scopeEitherOut: as("R09", "任用形態又は職種に含まれると対象外とする語"),
  scopeJobOut: as("R09", "対象外とする職種"),
  managerBands: as("R11", "管理職とする職階"),
  sourceOrder: as("R12", "評価の優先順（=は同順位）"),
  certificateFloorCap: as("R14", "資格による底上げの上限レベル"),
  roleUsableShare: as("R15", "役割を判定するのに必要な調査済みの割合"),
  literacyMinItems: as("R16", "リテラシーを判定するのに必要な項目数", "項目"),
  literacyAssessedRate: as("R16", "リテラシーを判定するのに必要な評価済みの割合"),
  literacyRequired: as("R16", "リテラシーの必要レベル"),
  literacyRequiredManager: as("R16", "管理職のリテラシーの必要レベル（Why・マインド）"),
  literacyManagerGroups: as("R16", "管理職に高いレベルを求める分類"),
  literacyAttained: as("R16", "リテラシー到達とする割合"),
  fitAssessedRate: as("R17", "適合度を判定するのに必要な評価済みの割合"),
  fitQualified: as("R18", "担えるとする適合度"),
  fitNear: as("R18", "育成候補とする適合度"),
  expertDesignations: as("R20", "高度専門人材とする指名"),
  leaderDesignation: as("R20", "DX推進リーダーとする指名"),
  expertEmployment: as("R21", "高度専門人材と推定する任用形態"),
  ictJobClasses: as("R21", "情報の職種"),
  expertRoles: as("R21", "高度専門人材と推定する役割"),
  expertFit: as("R21", "高度専門人材と推定する適合度"),
  expertItss: as("R21", "高度専門人材と推定するITSSレベル"),
  expertAssignmentMonths: as("R21", "案件の配置をさかのぼる期間", "か月"),
  dxOfficePattern: as("R21", "DX所管課の名称（正規表現）"),
  dxOffices: as("R21", "DX所管課とする課（名称又はコード）"),
  candidateLiteracy: as("R22", "リーダー候補のリテラシー"),
  candidateBands: as("R22", "リーダー候補とする職階"),
  candidateRoles: as("R22", "リーダー候補を見る役割"),
  candidateFit: as("R22", "リーダー候補の適合度"),
  candidateCourse: as("R22", "リーダー候補とする研修名"),
  leaderBasis: as("R23", "必要リーダー数の基準（ratio＝割合、count＝人数、both＝多い方）"),
  leaderRatio: as("R23", "必要リーダーの割合"),
  leaderCount: as("R23", "必要リーダーの人数", "人"),
  leaderSharingBelow: as("R23", "リーダーの共有可を示す人数（未満）", "人"),
  closedStatuses: as("R25", "数えない案件の状況"),
  buildStatuses: as("R32", "構築段階とする案件の状況"),
  internalSourcing: as("R25", "内部の調達区分"),
  orderSideRate: as("R27", "発注者側に要する割合"),
  dxShareOffice: as("R28", "DX所管課の従事割合"),
  dxShareLeader: as("R28", "DX推進リーダーの従事割合（指名に割合がないとき）"),
  dxShareConcurrent: as("R28", "DX所管課を兼務する人の従事割合"),
  dxShareOther: as("R28", "その他の職員の従事割合"),
  headcountShare: as("R31", "不足人工を人数に直すときの1人の割合"),
  riskCoverage: as("R32", "案件の危険を示す充足率（未満）"),
  successorsNeeded: as("R49", "後継を含めて必要な人数", "人"),
  trainingMonths: as("R42", "DX研修をさかのぼる期間", "か月"),
  securityTrainingMonths: as("R42", "セキュリティ研修をさかのぼる期間", "か月"),
  completedResults: as("R42", "修了とする修了区分"),
  literacyKnownRate: as("R45", "リテラシー到達率を出すのに必要な判定済みの割合"),
  referenceUnknownRate: as("R39", "参考値とする未確認率（超）"),
  mainPreset: as("R35", "主な数値に使う重み"),
  headcountWeighting: as("R40", "部の集計を人数で重み付けする"),
  sectionReadiness: as("R10", "係の準備度も計算する"),
  skillMinPeople: as("R52", "スキル優先度を出す最小の人数", "人"),
  smallCell: as("R55", "秘匿する人数（未満）", "人"),
  individualLiteracyWeight: as("R51", "個人の準備度：リテラシーの重み"),
  individualFitWeight: as("R51", "個人の準備度：適合度の重み"),
  individualPracticeWeight: as("R51", "個人の準備度：実践の重み"),
  practiceHours: as("R51", "実践を満点とする研修時間", "時間"),
  practiceAssignments: as("R51", "実践を満点とする案件の配置", "件"),
  expiryMonths: as("R14", "資格の期限切れを知らせる期間", "か月"),
};

export const SETTING_KEYS = Object.keys(SETTING_LABELS) as readonly (keyof Settings)[];

/** A value as the 設定 sheet and `--settings FILE` write it: lists joined by `;`. */
export const settingText = (value: Settings[keyof Settings]): string => (Array.isArray(value) ? value.join(";") : String(value));
