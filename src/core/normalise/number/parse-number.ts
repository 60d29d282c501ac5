import { missingKind } from "../missing.ts";
import { parseKanjiNumber } from "../kanji-number.ts";
import { type Detail, type NormalisedValue, type ValueOptions, missing, read, refused } from "../normalised-value.ts";
import { type FoldedNumber, foldNumberText } from "./fold-number-text.ts";
import { parseDuration } from "./duration.ts";
import { readUnit } from "./units.ts";

/**
 * A number with its unit in `detail.unit`: △▲（）negatives, thousands separators, 千円 百万円 億, kanji numerals, 3年6月 (42 か月).
 * Hedges (約, 以上, 税込) go to `detail.qualifier`. Ranges, sums and unknown units are refused with an issue, never guessed.
 * With `headerUnit` 千円 the number is kept in that unit.
 */
export function parseNumber(raw: string, options: Pick<ValueOptions, "headerUnit"> = {}): NormalisedValue<number> {
  const kind = missingKind(raw);
  if (kind !== undefined) return missing(kind);
  const folded = foldNumberText(raw);
  const whole = readSigned(folded.text, options.headerUnit);
  if (whole === undefined) return readRange(folded, options.headerUnit) ?? refused("number_not_recognised");
  const detail = { ...whole.detail, ...(folded.qualifiers.length > 0 && { qualifier: folded.qualifiers.join("・") }), ...(folded.marks.length > 0 && { mark: folded.marks.join("") }) };
  return whole.value === null ? whole : read(whole.value, detail, whole.issue);
}

/** 10～20: the two ends in detail, no value. */
function readRange(folded: FoldedNumber, headerUnit: string | undefined): NormalisedValue<number> | undefined {
  const m = /^(.+?)\s*(?:[~～〜]|から|-|―|－|ー)\s*(.+)$/u.exec(folded.text);
  if (m === null) return undefined;
  const to = readSigned(m[2] ?? "", headerUnit);
  const unit = String(to?.detail?.["unitWritten"] ?? "");
  const from = readSigned(/[^\d.,]$/u.test(m[1] ?? "") ? (m[1] ?? "") : (m[1] ?? "") + unit, headerUnit);
  if (typeof from?.value !== "number" || typeof to?.value !== "number") return undefined;
  return refused("number_range", { from: from.value, to: to.value, ...(to.detail?.["unit"] !== undefined && { unit: to.detail["unit"] }) });
}

const NEGATIVE = /^(?:[△▲-]|マイナス)\s*/u;

function readSigned(text: string, headerUnit: string | undefined): NormalisedValue<number> | undefined {
  const bracketed = /^\(\s*([¥\\]?[\d,.\s]+(?:[千万百億]*円)?)\s*\)((?:[千万百億]*円)?)$/u.exec(text);
  if (bracketed !== null) return negate(readUnsigned(`${bracketed[1] ?? ""}${bracketed[2] ?? ""}`, headerUnit));
  const money = text.replace(/^([¥\\])\s*([△▲-])/u, "$2$1");
  if (NEGATIVE.test(money)) return negate(readUnsigned(money.replace(NEGATIVE, ""), headerUnit));
  return readUnsigned(money.replace(/^\+(?=[\d.])/u, ""), headerUnit);
}

function negate(found: NormalisedValue<number> | undefined): NormalisedValue<number> | undefined {
  return found === undefined || found.value === null ? found : { ...found, value: found.value === 0 ? 0 : -found.value };
}

const PLAIN = /^(\d+(?:\.\d*)?|\.\d+)(?:e([+-]?\d{1,3}))?$/iu;

/** Digits with or without separators of three: 1,200 · 1 634 353 · 1’200; undefined for 1,2,3, 12,34 or 10、200. */
function digitsOf(text: string): string | undefined {
  if (PLAIN.test(text)) return text;
  const grouped = /^(\d{1,3})((?:[, ’]\d{3})+)(\.\d*)?$/u.exec(text);
  if (grouped === null || new Set((grouped[2] ?? "").replace(/\d/gu, "")).size !== 1) return undefined;
  return `${grouped[1]}${(grouped[2] ?? "").replace(/\D/gu, "")}${grouped[3] ?? ""}`;
}

function readUnsigned(text: string, headerUnit: string | undefined): NormalisedValue<number> | undefined {
  const currency = /^([¥\\$€])\s*(.*?)\s*(?:[-.ー―－−]+)?$/u.exec(text);
  if (currency !== null) return readUnsigned(`${currency[2] ?? ""}${/円$/u.test(currency[2] ?? "") ? "" : readUnit(currency[1] ?? "")?.unit ?? ""}`, headerUnit);
  const duration = parseDuration(text);
  if (duration !== undefined) return duration;
  const m = /^([\d.,’ ]*\d[\d.]*(?:e[+-]?\d+)?|\.\d+)\s*(.*)$/iu.exec(text);
  const digits = m === null ? undefined : digitsOf((m[1] ?? "").trim());
  const unit = m === null ? undefined : readUnit((m[2] ?? "").replace(/\s/gu, ""));
  if (digits !== undefined && unit !== undefined) return withUnit(digits, unit.factor, unit.unit, unit.written, headerUnit);
  return readKanji(text, headerUnit);
}

/** 百二十万円, 三名, 1億2,000万円, 4千8百. */
function readKanji(text: string, headerUnit: string | undefined): NormalisedValue<number> | undefined {
  if (/\d\s+\d/u.test(text)) return undefined;
  const compact = text.replace(/\s/gu, "");
  if (/^(?:ゼロ|zero)$/iu.test(compact)) return withUnit("0", 1, "", "", headerUnit);
  if (/^[〇○◯]+$/u.test(compact) || /^[-△▲−]/u.test(compact)) return undefined; // in a column of numbers 〇 is a tick more often than a zero
  for (let cut = compact.length; cut > 0; cut -= 1) {
    const unit = readUnit(compact.slice(cut));
    if (unit === undefined || (unit.factor !== 1 && cut < compact.length)) continue;
    const number = parseKanjiNumber(compact.slice(0, cut));
    if (number.issue === "number_too_large") return number;
    if (number.value !== null) return withUnit(String(number.value), 1, unit.unit, unit.written, headerUnit);
  }
  return undefined;
}

/** Applies the multiplier exactly (decimal shift in integers), or keeps the header's unit. */
function withUnit(digits: string, factor: number, unit: string, written: string, headerUnit: string | undefined): NormalisedValue<number> {
  const header = headerUnit === undefined ? undefined : readUnit(headerUnit.normalize("NFKC"));
  const inHeaderUnit = header !== undefined && written !== "" && written === header.written;
  const plain = scale(digits, inHeaderUnit || factor === 1 ? 1 : factor);
  if (plain === undefined) return refused("number_too_large");
  const shown = unit === "" && header !== undefined ? header.written : inHeaderUnit ? written : unit;
  const detail: Record<string, Detail[string]> = {};
  if (shown !== "") detail["unit"] = shown;
  if (written !== "" && written !== shown) detail["unitWritten"] = written;
  const conflict = header !== undefined && header.written !== "" && written !== "" && !inHeaderUnit && (unit !== header.unit || header.factor !== 1);
  if (conflict && unit !== "") detail["headerUnit"] = header.written;
  return read(plain, detail, conflict && unit !== "" ? "unit_conflict" : null);
}

/** Decimal text times a power of ten, without binary rounding (1.1 千円 → 1100); undefined beyond 2^53 − 1. */
function scale(digits: string, factor: number): number | undefined {
  const value = factor === 1 ? Number(digits) : Number(`${digits}e${Math.round(Math.log10(factor))}`);
  const integer = Math.abs(value) >= 2 ** 53;
  return Number.isFinite(value) && !integer ? value : undefined;
}
