import type { AssignmentWishes } from "./from-scores.ts";
import { DEFAULT_RULES } from "./problem.ts";
import type { TrainingBudget } from "./training-from-scores.ts";

/** What HR lays down for 配置案 and 育成計画. Written by hand into the sheets of 配置案・育成計画.xlsx and read back from there. */
export interface PlanConditions {
  readonly wishes: AssignmentWishes;
  readonly budget: TrainingBudget;
}

export const NO_CONDITIONS: PlanConditions = { wishes: {}, budget: { yen: null, hoursPerPerson: null } };

/** Sheets and headings, the same for writing and for reading back. */
export const CONDITION_SHEETS = { proposals: "配置案", values: "条件", minimum: "条件_最低人員", wishes: "条件_希望", exclusions: "条件_組合せ除外" } as const;

export const CONDITION_HEADS = {
  values: { label: "条件", value: "値" },
  minimum: { code: "所属コード", name: "所属", least: "残す人工" },
  wishes: { staffNo: "職員番号", name: "氏名", project: "希望する案件（番号か案件名）" },
  exclusions: { first: "職員番号1", second: "職員番号2" },
  proposals: { decision: "採否", fte: "従事（人工）", key: "照合キー" },
} as const;

export const DECISIONS = { kept: "採用", declined: "見送り", open: "要相談" } as const;

/** A single value on 「条件」. `min`…`max` are what may stand there; a blank is the default, or no limit where there is none. */
export interface ConditionValue {
  readonly id: "period" | "rolesPerPerson" | "smallestShare" | "wishBonus" | "yen" | "hoursPerPerson";
  readonly label: string;
  readonly unit: string;
  readonly meaning: string;
  readonly whole?: true;
  readonly min?: number;
  readonly max?: number;
}

export const CONDITION_VALUES: readonly ConditionValue[] = [
  { id: "period", label: "対象の半期", unit: "", meaning: "案を作る半期です。空欄は、基準日を含む半期です。" },
  { id: "rolesPerPerson", label: "1人が担える役割の数", unit: "件", meaning: `空欄は ${DEFAULT_RULES.rolesPerPerson} 件です。`, whole: true, min: 1, max: 20 },
  { id: "smallestShare", label: "1件に充てる最小の人工", unit: "人工", meaning: `これより細かくは分けません。空欄は ${DEFAULT_RULES.smallestShare} 人工です。`, min: 0.001, max: 1 },
  { id: "wishBonus", label: "希望に合うときの加点", unit: "適合度", meaning: `本人の希望に合う配置を、適合度にしてどれだけ高く見るかです。空欄は ${DEFAULT_RULES.wishBonus} です。`, min: 0, max: 1 },
  { id: "yen", label: "研修の予算", unit: "円", meaning: "育成計画の費用の上限です。空欄は上限なしです。", min: 0 },
  { id: "hoursPerPerson", label: "1人あたりの研修時間の上限", unit: "時間", meaning: "1人が受ける研修の合計時間の上限です。空欄は上限なしです。", min: 0 },
];
