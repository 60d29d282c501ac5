import { f, type Reference } from "../../model/formula.ts";
import { put, raiseRow, type SheetDraft, widthBetween } from "../sheet/draft.ts";
import { linesOfText } from "../sheet/text-width.ts";
import type { SettingSheet } from "./setting-sheet.ts";
import type { SkillSheet } from "./skill-data.ts";

/** Thresholds of 設定 brought onto 計算_適合度, where each is used in a formula per person. */
export type FitSettings = Readonly<Record<(typeof LINES)[number][0] | "literacySize", Reference>>;

const LINES = [
  ["literacyMinItems", "判定に要る項目数", "count"], ["literacyAssessedRate", "判定に要る評価済みの割合", "percent"], ["fitAssessedRate", "適合度の判定に要る評価済みの割合", "percent"], ["fitQualified", "適合", "percent"],
  ["fitNear", "育成候補", "percent"], ["expertFit", "高度専門人材の適合度", "percent"], ["candidateLiteracy", "候補のリテラシー充足率", "percent"], ["candidateFit", "候補の適合度", "percent"],
] as const;

/** Puts the thresholds side by side, label above value, from `at`. */
export function putFitSettings(draft: SheetDraft, settings: SettingSheet, skills: SkillSheet, [row, column]: readonly [number, number]): FitSettings {
  put(draft, [row, column], "リテラシー項目の数", "head");
  const size = put(draft, [row + 1, column], f`SUM(${skills.requirement("literacySet")})`, "count");
  const places = LINES.map(([key, label, style], i) => {
    const text = `${label}（設定）`;
    put(draft, [row, column + 1 + i], text, "head");
    raiseRow(draft, row, linesOfText(text, widthBetween(draft, column + 1 + i, column + 1 + i)));
    return [key, put(draft, [row + 1, column + 1 + i], f`${settings.value(key)}`, style)] as const;
  });
  return { ...(Object.fromEntries(places) as Record<(typeof LINES)[number][0], Reference>), literacySize: size };
}
