import type { Settings } from "../../model/settings.ts";
import type { StyleName } from "../style.ts";

/** Thresholds the formulas read: key, label, rule, how the cell looks. Order = order on 設定. */
export interface NumberSetting {
  readonly key: NumberKey;
  readonly label: string;
  readonly rule: string;
  readonly style: StyleName;
}

type NumberKey = { [K in keyof Settings]: Settings[K] extends number ? K : never }[keyof Settings];

const rate = (key: NumberKey, label: string, rule: string): NumberSetting => ({ key, label, rule, style: "inputPercent" });
const count = (key: NumberKey, label: string, rule: string): NumberSetting => ({ key, label, rule, style: "inputCount" });
const share = (key: NumberKey, label: string, rule: string): NumberSetting => ({ key, label, rule, style: "inputWeight" });

export const NUMBER_SETTINGS: readonly NumberSetting[] = [
  rate("referenceUnknownRate", "参考値とする未確認率（これを超えたら参考値）", "R39"),
  count("literacyRequired", "リテラシー：必要レベル", "R16"),
  count("literacyRequiredManager", "リテラシー：管理職の必要レベル（背景・マインドの項目）", "R16"),
  count("literacyMinItems", "リテラシー：判定に必要な項目数", "R16"),
  rate("literacyAssessedRate", "リテラシー：判定に必要な評価済みの割合", "R16"),
  rate("literacyAttained", "リテラシー：到達とみなす充足率", "R16"),
  rate("literacyKnownRate", "T01：判定に必要な、評価のある職員の割合", "R45"),
  rate("roleUsableShare", "役割：判定に必要な調査項目の割合", "R15"),
  rate("fitAssessedRate", "役割適合度：判定に必要な評価済みの割合", "R17"),
  rate("fitQualified", "役割適合度：適合", "R18"),
  rate("fitNear", "役割適合度：育成候補（これ以上、適合未満）", "R18"),
  rate("candidateLiteracy", "リーダー候補：リテラシー充足率", "R22"),
  rate("candidateFit", "リーダー候補：役割適合度", "R22"),
  rate("expertFit", "高度専門人材（推定）：役割適合度", "R21"),
  rate("leaderRatio", "DX推進リーダー：課の人数に対する割合", "R23"),
  count("leaderCount", "DX推進リーダー：課の必要人数（人数で決めるとき）", "R23"),
  count("leaderSharingBelow", "DX推進リーダー：これ未満の課は共有可と表示", "R23"),
  share("dxShareOffice", "DX従事割合：DX所管課", "R28"),
  share("dxShareLeader", "DX従事割合：DX推進リーダー（割合の定めなし）", "R28"),
  share("dxShareConcurrent", "DX従事割合：DX所管課との併任", "R28"),
  share("dxShareOther", "DX従事割合：その他の職員", "R28"),
  share("orderSideRate", "発注者側の需要：委託等の人工に対する割合", "R27"),
  share("headcountShare", "探す人数：1人あたりの人工", "R31"),
  rate("riskCoverage", "案件：要注意とする充足率（これ未満）", "R32"),
  count("successorsNeeded", "後継：1つの役割に必要な適合者数", "R49"),
  count("skillMinPeople", "スキル優先度：判定に必要な人数", "R52"),
  count("smallCell", "少数の秘匿：これ未満の人数は所属別の資料で表示しない", "R55"),
];
