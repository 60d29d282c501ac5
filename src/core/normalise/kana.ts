import { DASHES } from "./dashes.ts";
import { widenKana } from "./half-kana.ts";
import { foldLayout } from "./layout.ts";
import { type NormalisedValue, missing, read } from "./normalised-value.ts";
import { missingKind } from "./missing.ts";
import { narrowAscii } from "./width.ts";

/** ぁ-ゖ and ゝゞ → katakana; everything else stays. */
export const toKatakana = (text: string): string => text.replace(/[ぁ-ゖゝゞ]/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60));

const KANA_DASH = new RegExp(`(?<=[ァ-ヺー])[${DASHES}](?=[ァ-ヺー ]|$)`, "gu");
const NOT_KANA = /[^ァ-ヺーヽヾヿㇰ-ㇿ゛゜・「」。、 =.,'’A-Za-z\-゠]/u;
/** Repeat and voiced marks: a ditto elsewhere, a sign of the syllabary here. */
const KANA_SIGN = /^[ゝゞヽヾ゛゜ﾞﾟ]$/u;

/** Full-width katakana, one half-width space between family and given name, dashes inside it as ー. */
export function foldKana(raw: string): string {
  const text = foldLayout(toKatakana(widenKana(narrowAscii(raw)))).replace(/\n/gu, " ");
  return widenKana(text).replace(KANA_DASH, "ー");
}

/** Kind `kana`. What is no kana (kanji, digits) is kept and flagged. */
export function normaliseKana(raw: string): NormalisedValue<string> {
  const kind = KANA_SIGN.test(raw) ? undefined : missingKind(raw);
  if (kind !== undefined) return missing(kind);
  const value = foldKana(raw);
  return NOT_KANA.test(value) ? read(value, {}, "kana_not_recognised") : read(value);
}

const LARGE: Readonly<Record<string, string>> = {
  "ァ": "ア", "ィ": "イ", "ゥ": "ウ", "ェ": "エ", "ォ": "オ", "ッ": "ツ", "ャ": "ヤ", "ュ": "ユ", "ョ": "ヨ", "ヮ": "ワ", "ヵ": "カ", "ヶ": "ケ",
  "ヂ": "ジ", "ヅ": "ズ", "ヲ": "オ", "ヰ": "イ", "ヱ": "エ",
};

/** Matching key of a reading: no spaces, small kana large (host computers have シヨウイチ), ヂ ヅ ヲ as ジ ズ オ; ー kept. */
export const kanaKey = (raw: string): string =>
  foldKana(raw).replace(/[ ・=.,'’゠-]/gu, "").toUpperCase().replace(/[ァィゥェォッャュョヮヵヶヂヅヲヰヱ]/gu, (c) => LARGE[c] ?? c);
