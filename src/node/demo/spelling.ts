import type { Random } from "./random.ts";

/** How officials write the same value: every function gives a spelling, never another value. */

const ERAS = [["令和", "R", 2019, "2019-05-01"], ["平成", "H", 1989, "1989-01-08"], ["昭和", "S", 1926, "1926-12-25"]] as const;
export const wide = (text: string): string => text.replaceAll(/[!-~]/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

function eraOf(date: string): readonly [string, string, number] {
  const [name, sign, first] = ERAS.find(([, , , from]) => date >= from) ?? ERAS[2];
  return [name, sign, Number(date.slice(0, 4)) - first + 1];
}

/** `S58.7.3`, `昭和58年7月3日` in half or full width, 元年 where it is one. */
export function wareki(date: string, form: "sign" | "long" | "wide"): string {
  const [name, sign, year] = eraOf(date);
  const [, month, day] = date.split("-").map(Number);
  if (form === "sign") return `${sign}${year}.${month ?? 1}.${day ?? 1}`;
  const text = `${name}${year === 1 ? "元" : year}年${month ?? 1}月${day ?? 1}日`;
  return form === "wide" ? wide(text) : text;
}

/** Mostly one form, as a ledger kept by several hands over the years. */
export const mixedWareki = (random: Random, date: string): string => wareki(date, random.weighted([["sign", 6], ["long", 3], ["wide", 1]] as const));

export const fiscalYear = (date: string): number => Number(date.slice(0, 4)) - (date.slice(5, 7) < "04" ? 1 : 0);

const HALF: readonly string[] = [..."ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ"];
const FULL: readonly string[] = [..."アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー"];
const TO_HALF = new Map(FULL.map((full, i) => [full, HALF[i] ?? full]));

/** ガ → ｶﾞ: the mainframe's kana. */
export const halfKana = (kana: string): string =>
  [...kana.normalize("NFD").replaceAll("\u3099", "ﾞ").replaceAll("\u309a", "ﾟ")].map((c) => (c === "　" ? " " : TO_HALF.get(c) ?? c)).join("");

export const hiragana = (kana: string): string => kana.replaceAll(/[ァ-ヶ]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));

/** The spelling of another system: variants of kanji replaced, spaces its own way. */
export function otherSpelling(random: Random, family: string, given: string): string {
  const plain = family.replaceAll("髙", "高").replaceAll("﨑", "崎").replaceAll("𠮷", "吉").replaceAll("邉", "辺").replaceAll("齋", "斎").replaceAll("濵", "浜").replaceAll("栁", "柳");
  return random.weighted([[`${plain}　${given}`, 4], [`${plain} ${given}`, 4], [`${plain}${given}`, 3], [[...`${plain}${given}`].join(" "), 1]] as const);
}

/** 「２」 and 2 are the same answer. */
export const mixedDigit = (random: Random, n: number): string | number => random.weighted<string | number>([[n, 8], [wide(String(n)), 1], [String(n), 1]]);
