import { type IsoDate, dateFromSerial, parseIsoDate } from "../../model/date.ts";
import { missingKind } from "../missing.ts";
import { type Detail, type NormalisedValue, type ValueOptions, missing, read, refused } from "../normalised-value.ts";
import { type DateParts, type DateSpan, eraCandidates, eraFault, spanOf, westernYear } from "./date-span.ts";
import { type DateRangeText, readRange } from "./date-range.ts";
import { type Era, ERA_WORDS, eraOf } from "./eras.ts";
import { type FoldedDate, foldDateText } from "./fold-date-text.ts";
import { type ReadParts, readParts } from "./read-parts.ts";

export type DateContext = Pick<ValueOptions, "era" | "year" | "serials">;

/** 令和　年　月　日: a form nobody filled in. */
const EMPTY_FORM = new RegExp(`^(?:${ERA_WORDS})?年月?日?$`, "u");

/**
 * A written date as `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, `FY2024` (年度) or `from/to`; grammar and policy of `normalisation.md` 4.1.
 * Dates past the end of their era (平成32年) are read by year arithmetic and flagged; days that never existed are refused;
 * a year without an era is never guessed: `date_era_missing` with the candidates.
 */
export function parseDateText(raw: string, context: DateContext = {}): NormalisedValue<string> {
  const kind = missingKind(raw);
  if (kind !== undefined) return missing(kind);
  const folded = foldDateText(raw);
  if (EMPTY_FORM.test(folded.text)) return missing("blank");
  const given = context.era === undefined ? undefined : eraOf(context.era);
  const single = readSingle(folded, given, context);
  if (single !== undefined && single.value !== null) return single;
  const range = readRange(raw, (text, from) => readSide(text, given, context, from));
  if (range !== undefined) return rangeValue(range);
  return single ?? refused("date_not_recognised");
}

/** One date, not a range; undefined when no form fits. */
function readSingle(folded: FoldedDate, given: Era | undefined, context: DateContext): NormalisedValue<string> | undefined {
  const found = readParts(folded.text, given);
  const digits = /^\d{1,6}(?:\.\d+)?$/u.test(folded.text) ? readDigits(folded, found, given, context) : undefined;
  if (digits !== undefined) return digits;
  if (found === undefined) return readAmerican(folded.text);
  if (found.yearMissing) return context.year === undefined ? refused("date_year_missing") : withParts({ ...found, parts: { ...found.parts, year: context.year } }, folded);
  return withParts(found, folded);
}

/** Parts → value: existence, era boundaries, a second spelling of the year in brackets. */
function withParts(found: ReadParts, folded: FoldedDate): NormalisedValue<string> {
  const { parts } = found;
  if (parts.era === undefined && parts.year < 100 && parts.year > 0) return refused("date_era_missing", { candidates: eraCandidates(parts) });
  const span = spanOf(parts);
  if (span === undefined) return refused("date_no_such_day");
  if (westernYear(parts) < 1868 || westernYear(parts) > 2200) return refused("date_not_recognised");
  const detail: Record<string, Detail[string]> = {};
  if (found.third !== undefined) detail["within"] = found.third;
  if (folded.note !== "") detail["note"] = folded.note;
  const fault = found.asWritten === undefined ? eraFault(parts, span) : fiscalFault(found.asWritten);
  return checkSecondYear(parts, span, folded.brackets, detail, fault);
}

function fiscalFault(parts: DateParts): ReturnType<typeof eraFault> {
  const span = spanOf(parts);
  return span === undefined ? undefined : eraFault(parts, span);
}

/** 令和6年（2024年）: both spellings must mean the same year; 平成31年（令和元年）5月1日 is no overrun, the ledger says so itself. */
function checkSecondYear(parts: DateParts, span: DateSpan, brackets: readonly string[], detail: Record<string, Detail[string]>, fault: ReturnType<typeof eraFault>): NormalisedValue<string> {
  const years = brackets.map((text) => readParts(foldDateText(text).text, undefined)?.parts).filter((p): p is DateParts => p !== undefined && (p.era !== undefined || p.year >= 1868));
  const notes = brackets.filter((text) => readParts(foldDateText(text).text, undefined) === undefined);
  if (notes.length > 0) detail["note"] = [detail["note"] ?? "", ...notes].join("");
  const other = years.find((p) => westernYear(p) !== westernYear(parts));
  if (other !== undefined) return refused("date_ambiguous", { candidates: [span.value, spanOf({ ...parts, ...(other.era && { era: other.era }), year: other.year })?.value ?? ""] });
  return read(span.value, detail, years.length > 0 ? null : (fault ?? null));
}

/** Bare digits: a year, YYYYMM, yymmdd without an era, or an Excel serial day. */
function readDigits({ text, slashed }: FoldedDate, found: ReadParts | undefined, given: Era | undefined, context: DateContext): NormalisedValue<string> | undefined {
  const n = Number(text);
  if (slashed && /^\d{1,2}\./u.test(text) && context.year === undefined && given === undefined) return refused("date_year_missing");
  if (slashed && found === undefined) return undefined;
  if (/^\d{4}$/u.test(text) && n >= 1868 && n <= 2200) return undefined;
  if (/^\d{3}$/u.test(text) && given === undefined) return serialValue(n, context);
  if (/^\d{6}$/u.test(text)) return readSixDigits(text, given);
  if (/^\d{1,2}$/u.test(text) && given !== undefined) return undefined;
  if (/^\d{1,2}\.\d{1,2}$/u.test(text)) return found === undefined ? refused("date_not_recognised") : given === undefined ? refused("date_ambiguous") : undefined;
  if (/^\d{4}\.\d{1,2}$/u.test(text) && n >= 1868 && n < 2200) return undefined;
  return serialValue(n, context);
}

function serialValue(n: number, context: DateContext): NormalisedValue<string> {
  if (context.serials === false) return refused("date_not_recognised");
  const date = dateFromSerial(n);
  if (date === undefined) return refused("date_no_such_day");
  if (n > 110_000) return refused("date_not_recognised");
  return read(date, { serial: n }, n < 10_000 ? "date_serial_doubtful" : null);
}

/** 202404 or 060401: only one reading that exists is taken; yymmdd needs an era. */
function readSixDigits(text: string, given: Era | undefined): NormalisedValue<string> {
  const [a, b, c] = [Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4, 6))];
  const year = a * 100 + b;
  const month = year >= 1868 && year <= 2200 && c >= 1 && c <= 12 ? `${year}-${text.slice(4)}` : undefined;
  const parts: DateParts = { grain: "day", year: a, month: b, day: c };
  if (given !== undefined) {
    const span = spanOf({ ...parts, era: given });
    return span === undefined ? refused("date_no_such_day") : read(span.value, {}, eraFault({ ...parts, era: given }, span) ?? null);
  }
  const candidates = eraCandidates(parts);
  if (month !== undefined && candidates.length === 0) return read(month);
  if (candidates.length > 0) return refused(month === undefined ? "date_era_missing" : "date_ambiguous", { candidates: month === undefined ? candidates : [month, ...candidates] });
  return refused("date_not_recognised");
}

/** 4/15/2024: month first only where day first is impossible; 4/5/2024 stays open. */
function readAmerican(text: string): NormalisedValue<string> | undefined {
  const m = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(text);
  if (m === null) return undefined;
  const [a, b, year] = [Number(m[1]), Number(m[2]), Number(m[3])];
  const readings = [[a, b], [b, a]].map(([month = 0, day = 0]) => spanOf({ grain: "day", year, month, day })?.value).filter((v): v is string => v !== undefined);
  const distinct = [...new Set(readings)];
  if (distinct.length === 0) return refused("date_no_such_day");
  return distinct.length === 1 ? read(distinct[0] ?? "") : refused("date_ambiguous", { candidates: distinct });
}

export interface Side { readonly parts: DateParts; readonly span: DateSpan; readonly issue: NormalisedValue["issue"]; readonly lent: boolean }

/** One side of a range; `from` lends the era, year and month that are not written again. */
function readSide(text: string, given: Era | undefined, context: DateContext, from: DateParts | undefined): Side | undefined {
  const folded = foldDateText(text);
  const found = readParts(folded.text, given ?? from?.era);
  const parts = found === undefined ? undefined : found.yearMissing ? lendYear(found.parts, from, context) : found.parts;
  if (parts === undefined || (parts.era === undefined && parts.year < 1868)) return undefined;
  const span = spanOf(parts);
  return span === undefined ? undefined : { parts, span, issue: eraFault(parts, span) ?? null, lent: found?.yearMissing === true && from !== undefined };
}

function lendYear(parts: DateParts, from: DateParts | undefined, context: DateContext): DateParts | undefined {
  if (from !== undefined) return { ...parts, year: from.year, ...(from.era && { era: from.era }) };
  return context.year === undefined ? undefined : { ...parts, year: context.year };
}

function rangeValue(range: DateRangeText): NormalisedValue<string> {
  const { from, to } = range;
  const value = `${from.span.value}/${to.span.value}`;
  if (from.span.value === to.span.value) return read(from.span.value);
  if (to.span.first >= from.span.first) return read(value, {}, from.issue ?? to.issue);
  const next = to.lent ? spanOf({ ...to.parts, year: to.parts.year + 1 }) : undefined;
  if (next === undefined) return read(value, {}, "date_range_reversed");
  const wrapped = `${from.span.value}/${next.value}`;
  return read(wrapped, { candidates: [wrapped, value] }, "date_ambiguous");
}

/** `YYYY-MM-DD` from a value of `parseDateText`; undefined for months, years and ranges. */
export const dayOf = (value: string | null): IsoDate | undefined => (value === null ? undefined : parseIsoDate(value));
