import { type IsoDate, daysInMonth, isoDate } from "../../model/date.ts";
import { type Era, ERAS, lunisolarDay } from "./eras.ts";

export type Grain = "day" | "month" | "year" | "fiscal";

/** A date as written: how fine it is, its numbers, and the era it names. `day` 99 = last day of the month (末日). */
export interface DateParts {
  readonly grain: Grain;
  readonly era?: Era;
  /** Era year when `era` is given, else the western year. */
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  readonly leapMonth?: boolean;
}

/** First and last day meant, with the value in contract form. */
export interface DateSpan {
  readonly value: string;
  readonly first: IsoDate;
  readonly last: IsoDate;
}

export const LAST_DAY = 99;
const four = (year: number): string => String(year).padStart(4, "0");
const two = (n: number): string => String(n).padStart(2, "0");

export const westernYear = (parts: DateParts): number => (parts.era === undefined ? parts.year : parts.era.yearOne + parts.year - 1);

function daySpan(parts: DateParts, year: number): DateSpan | undefined {
  const { era, month = 0, day = 0, leapMonth = false } = parts;
  const old = era?.name === "明治" && parts.year <= 5;
  if (leapMonth && !old) return undefined;
  const date = old ? lunisolarDay(parts.year, month, day, leapMonth) : isoDate(year, month, day === LAST_DAY ? daysInMonth(year, month) : day);
  return date === undefined ? undefined : { value: date, first: date, last: date };
}

/** The days a written date means, or undefined when they do not exist (month 13, 2月30日, year 0). */
export function spanOf(parts: DateParts): DateSpan | undefined {
  const year = westernYear(parts);
  if (parts.year < 1 || year < 1 || year > 9999) return undefined;
  if (parts.grain === "day") return daySpan(parts, year);
  const month = parts.grain === "fiscal" ? 4 : parts.grain === "year" ? 1 : (parts.month ?? 0);
  const endYear = Math.min(9999, parts.grain === "fiscal" ? year + 1 : year);
  const endMonth = parts.grain === "fiscal" ? 3 : parts.grain === "year" ? 12 : month;
  const first = isoDate(year, month, 1);
  const last = isoDate(endYear, endMonth, daysInMonth(endYear, endMonth));
  if (first === undefined || last === undefined) return undefined;
  const value = parts.grain === "fiscal" ? `FY${four(year)}` : parts.grain === "year" ? four(year) : `${four(year)}-${two(month)}`;
  return { value, first, last };
}

/** A date that names an era no day of it lies in (平成32年, 令和元年1月1日): after its end or before its start. */
export function eraFault(parts: DateParts, span: DateSpan): "date_era_overrun" | "date_era_underrun" | undefined {
  const { era } = parts;
  if (era === undefined) return undefined;
  if (span.first > era.last) return "date_era_overrun";
  return span.last < era.first ? "date_era_underrun" : undefined;
}

/** Readings of a date whose era is not written: every era it fits, and 20xx; each as `令和6年=2024-04-01`. */
export function eraCandidates(parts: DateParts): readonly string[] {
  const found: string[] = [];
  for (const era of ERAS.toReversed()) {
    const span = spanOf({ ...parts, era });
    if (span !== undefined && eraFault({ ...parts, era }, span) === undefined && span.first < "2100") found.push(span.value);
  }
  const { era: _, ...plain } = parts;
  const western = spanOf({ ...plain, year: 2000 + parts.year });
  return western === undefined || parts.year > 99 ? found : [...new Set([...found, western.value])];
}
