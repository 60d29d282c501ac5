import { type NormalisedValue, read, refused } from "./normalised-value.ts";
import { dropSpaces } from "./layout.ts";
import { narrowAscii } from "./width.ts";

const DIGITS: Readonly<Record<string, string>> = {
  "〇": "0", "零": "0", "○": "0", "◯": "0", "一": "1", "壱": "1", "壹": "1", "弌": "1", "二": "2", "弐": "2", "弍": "2", "貳": "2", "貮": "2",
  "三": "3", "参": "3", "參": "3", "弎": "3", "叁": "3", "四": "4", "肆": "4", "五": "5", "伍": "5", "六": "6", "陸": "6", "七": "7", "柒": "7", "漆": "7", "質": "7",
  "八": "8", "捌": "8", "九": "9", "玖": "9",
};
const PLACES: Readonly<Record<string, number>> = { "十": 1, "拾": 1, "什": 1, "百": 2, "陌": 2, "佰": 2, "千": 3, "阡": 3, "仟": 3 };
const MYRIADS: Readonly<Record<string, number>> = { "万": 1, "萬": 1, "億": 2, "兆": 3, "京": 4, "垓": 5 };
/** Old signs that are several at once. */
const JOINED: Readonly<Record<string, string>> = { "廿": "二十", "卄": "二十", "卅": "三十", "丗": "三十", "卌": "四十", "皕": "二百" };

/** A run of kanji numerals, for use inside larger patterns. */
export const KANJI_NUMERALS = "〇零一二三四五六七八九十百千万億兆廿卄卅丗卌壱壹弌弐弍貳貮参參弎叁肆伍陸柒漆捌玖拾什佰陌阡仟萬";

/** Below 万: places in falling order, one digit before each (千二百三十四), or the last digits written out (千二三四, 4千8百21, 百〇八). */
function belowMyriad(text: string, ascii: boolean): bigint | undefined {
  if (/^\d+$/u.test(text)) return BigInt(text);
  let total = 0n;
  let place = 4;
  let rest = text;
  const counted = ascii ? /^([1-9]\d+)([千百十])/u.exec(text) : null; // 12千345: so many of a unit
  if (counted !== null) {
    place = PLACES[counted[2] ?? ""] ?? 0;
    total = BigInt(counted[1] ?? "") * 10n ** BigInt(place);
    rest = text.slice(counted[0].length);
  }
  for (let m = /^(\d*)([千百十])/u.exec(rest); m !== null; m = /^(\d*)([千百十])/u.exec(rest)) {
    const power = PLACES[m[2] ?? ""] ?? 0;
    const digit = placeDigit(m[1] ?? "", place, power);
    if (power >= place || digit === undefined) return undefined;
    total += BigInt(digit) * 10n ** BigInt(power);
    place = power;
    rest = rest.slice(m[0].length);
  }
  if (rest === "") return total;
  return isTail(rest, place, ascii) ? total + BigInt(rest) : undefined;
}

/** One digit 1-9, or none (= 1); a zero may fill the skipped places (一千〇二十四). */
function placeDigit(digits: string, placeBefore: number, power: number): number | undefined {
  if (digits === "") return 1;
  const skipped = placeBefore < 4 && placeBefore - power > 1 ? digits.replace(/^0+(?=[1-9]$)/u, "") : digits;
  const withOne = placeBefore < 4 && placeBefore - power > 1 && skipped === "0" ? "1" : skipped;
  return /^[1-9]$/u.test(withOne) ? Number(withOne) : undefined;
}

/** Digits after the last place: all that are left of it, or zeros then fewer (千〇八), or fewer where they are no kanji (6千99). */
const isTail = (digits: string, place: number, ascii: boolean): boolean =>
  /^\d+$/u.test(digits) && Number(digits) > 0 && digits.length <= place && (digits.length === 1 || digits.length === place || digits.startsWith("0") || ascii);

/** Kanji numerals as an integer, or why not. Spaces and separators must be gone. */
function integerOf(text: string, ascii: boolean): bigint | undefined {
  let total = 0n;
  let last = 99;
  let rest = text;
  for (let m = /^([^万億兆京垓]*)([万億兆京垓])/u.exec(rest); m !== null; m = /^([^万億兆京垓]*)([万億兆京垓])/u.exec(rest)) {
    const power = MYRIADS[m[2] ?? ""] ?? 0;
    const part = m[1] === "" ? undefined : belowMyriad(m[1] ?? "", ascii);
    if (part === undefined || part === 0n || power >= last) return undefined;
    if (last !== 99 && part >= 10_000n) return undefined;
    total += part * 10n ** BigInt(4 * power);
    last = power;
    rest = rest.slice(m[0].length);
  }
  if (rest === "") return last === 99 ? undefined : total;
  const part = belowMyriad(last === 99 ? rest : rest.replace(/^0+(?=.)/u, ""), ascii);
  return part === undefined || (last !== 99 && part >= 10_000n) ? undefined : total + part;
}

const GROUPED = /(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])/gu;
const KANJI_DIGIT = new RegExp(`[${Object.keys(DIGITS).join("")}${Object.keys(JOINED).join("")}]`, "u");

/** Kanji, 大字 and full-width signs in one alphabet: ASCII digits, 十百千, 万億兆京垓. */
const inOneAlphabet = (text: string): string =>
  [...narrowAscii(dropSpaces(text))]
    .map((c) => JOINED[c] ?? c).join("")
    .replace(/./gu, (c) => DIGITS[c] ?? ({ "拾": "十", "什": "十", "陌": "百", "佰": "百", "阡": "千", "仟": "千", "萬": "万" } as Readonly<Record<string, string>>)[c] ?? c);

/** 1.5億, 1.5億250.32千: decimals before a place, each smaller than the place before it, exact. */
function decimalOf(text: string): bigint | undefined {
  if (!/^(?:\d+(?:\.\d+)?[十百千]?[万億兆]?)+$/u.test(text) || !text.includes(".")) return undefined;
  let total = 0n;
  let limit = 10n ** 30n;
  for (const [, whole = "", fraction = "", place = "", myriad = ""] of text.matchAll(/(\d+)(?:\.(\d+))?([十百千]?)([万億兆]?)/gu)) {
    const power = (PLACES[place] ?? 0) + 4 * (MYRIADS[myriad] ?? 0);
    if (fraction.length > power) return undefined;
    const value = BigInt(whole + fraction) * 10n ** BigInt(power - fraction.length);
    if (value >= limit) return undefined;
    total += value;
    limit = 10n ** BigInt(power);
  }
  return total;
}

/**
 * Integer from kanji numerals, by place (千二百), by position (一二〇〇), mixed with digits (4千8百, 2億3千430万), 大字 (壱拾弐).
 * Refused rather than guessed: places out of order (十百千), more than one digit before a place (二〇〇十七), zeros that hold no place (〇十),
 * kanji digits after a place that do not fill it, anything beyond 2^53 − 1 (`number_too_large`).
 */
export function parseKanjiNumber(text: string): NormalisedValue<number> {
  const negative = /^[-−－△▲]|^マイナス/u.test(dropSpaces(text));
  const bare = dropSpaces(text).replace(/^(?:[-−－△▲]|マイナス)/u, "");
  const folded = inOneAlphabet(bare).replace(GROUPED, (n) => n.replace(/,/gu, ""));
  if (!/^[\d十百千万億兆京垓.]+$/u.test(folded)) return refused("number_not_recognised");
  if (/^[○◯]+$/u.test(bare)) return refused("number_not_recognised"); // a tick, not a zero
  const ascii = !KANJI_DIGIT.test(bare);
  if (/^0\d/u.test(folded) && !ascii) return refused("number_not_recognised");
  const value = decimalOf(folded) ?? integerOf(folded, ascii);
  if (value === undefined) return refused("number_not_recognised");
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) return refused("number_too_large");
  return read(negative && value > 0n ? -Number(value) : Number(value));
}
