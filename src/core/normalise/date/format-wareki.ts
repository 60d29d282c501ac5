import { type IsoDate, partsOf } from "../../model/date.ts";
import { type Era, eraOnDay } from "./eras.ts";

/** How a day is written: 令和6年4月1日 · 令和六年四月一日 · R6.4.1 · R06.04.01 · R060401 · 5060401 · 令6.4.1 · ㋿6年4月1日 · full-width · padded for columns that line up. */
export type WarekiStyle = "long" | "kanji" | "short" | "shortPadded" | "compact" | "code" | "letter" | "ligature" | "fullWidth" | "spaced";
export const WAREKI_STYLES: readonly WarekiStyle[] = ["long", "kanji", "short", "shortPadded", "compact", "code", "letter", "ligature", "fullWidth", "spaced"];

const LIGATURE: Readonly<Record<string, string>> = { "明治": "㍾", "大正": "㍽", "昭和": "㍼", "平成": "㍻", "令和": "㋿" };
const DIGITS = "〇一二三四五六七八九";
const two = (n: number): string => String(n).padStart(2, "0");

/** 1-99 in kanji: 二十四. */
export function kanjiOf(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? DIGITS[tens] : ""}${tens > 0 ? "十" : ""}${ones > 0 || n === 0 ? (DIGITS[ones] ?? "") : ""}`;
}

const wide = (text: string): string => text.replace(/[!-~]/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

interface EraDay { readonly era: Era; readonly year: number; readonly month: number; readonly day: number }
const first = (year: number): string => (year === 1 ? "元" : String(year));

const WRITERS: Readonly<Record<WarekiStyle, (d: EraDay) => string>> = {
  long: ({ era, year, month, day }) => `${era.name}${first(year)}年${month}月${day}日`,
  kanji: ({ era, year, month, day }) => `${era.name}${year === 1 ? "元" : kanjiOf(year)}年${kanjiOf(month)}月${kanjiOf(day)}日`,
  short: ({ era, year, month, day }) => `${era.sign}${year}.${month}.${day}`,
  shortPadded: ({ era, year, month, day }) => `${era.sign}${two(year)}.${two(month)}.${two(day)}`,
  compact: ({ era, year, month, day }) => `${era.sign}${two(year)}${two(month)}${two(day)}`,
  code: ({ era, year, month, day }) => `${era.code}${two(year)}${two(month)}${two(day)}`,
  letter: ({ era, year, month, day }) => `${era.name[0] ?? ""}${year}.${month}.${day}`,
  ligature: ({ era, year, month, day }) => `${LIGATURE[era.name] ?? ""}${first(year)}年${month}月${day}日`,
  fullWidth: ({ era, year, month, day }) => wide(`${era.name}${first(year)}年${month}月${day}日`),
  spaced: ({ era, year, month, day }) => `${era.name}${String(year).padStart(2, "　")}年${String(month).padStart(2, "　")}月${String(day).padStart(2, "　")}日`,
};

/** A day of 1873-01-01 or later in the era of that day; the later era on 1912-07-30 and 1926-12-25. Earlier days have no Gregorian era date: undefined. */
export function formatWareki(date: IsoDate, style: WarekiStyle = "long"): string | undefined {
  const era = date < "1873-01-01" ? undefined : eraOnDay(date);
  if (era === undefined) return undefined;
  const [year, month, day] = partsOf(date);
  return WRITERS[style]({ era, year: year - era.yearOne + 1, month, day });
}

/** 2024 → 令和6年度; the 年度 of a change of era is named by the era of its first day (2019 → 平成31年度). */
export function formatFiscalYear(year: number): string | undefined {
  const era = eraOnDay(`${String(year).padStart(4, "0")}-04-01` as IsoDate);
  return era === undefined ? undefined : `${era.name}${first(year - era.yearOne + 1)}年度`;
}
