import { type IsoDate, addMonths, dayNumber, daysInMonth, fiscalYearOf, isoDate, parseIsoDate, partsOf } from "../model/date.ts";
import type { HalfYear } from "../model/scoring-work.ts";

/**
 * First or last day a written date can mean (R02): `YYYY-MM-DD`, `YYYY-MM`, `YYYY` and `FYYYYY` (both 年度), `from/to`.
 * @returns undefined when empty or unreadable.
 */
export const firstDay = (text: string | null): IsoDate | undefined => edgeDay(text, "first");
export const lastDay = (text: string | null): IsoDate | undefined => edgeDay(text, "last");

function edgeDay(text: string | null, edge: "first" | "last"): IsoDate | undefined {
  if (text === null || text === "") return undefined;
  const parts = text.split("/");
  const part = (edge === "first" ? parts[0] : parts[parts.length - 1]) ?? "";
  const whole = parseIsoDate(part);
  if (whole !== undefined) return whole;
  const month = /^(\d{4})-(\d{2})$/u.exec(part);
  if (month !== null) return monthEdge(Number(month[1]), Number(month[2]), edge);
  const year = /^(?:FY)?(\d{4})$/u.exec(part);
  if (year === null) return undefined;
  return edge === "first" ? isoDate(Number(year[1]), 4, 1) : isoDate(Number(year[1]) + 1, 3, 31);
}

const monthEdge = (year: number, month: number, edge: "first" | "last"): IsoDate | undefined =>
  isoDate(year, month, edge === "first" ? 1 : daysInMonth(year, month));

/** R03: asOf − n months < day ≤ asOf. */
export function withinMonths(day: IsoDate | undefined, asOf: IsoDate, months: number): boolean {
  if (day === undefined || day > asOf) return false;
  const start = addMonths(asOf, -months);
  return start === undefined || day > start;
}

/** R04: the half holding asOf and the following ones. */
export function halfYears(asOf: IsoDate, count: number): readonly HalfYear[] {
  const [, month] = partsOf(asOf);
  const start = fiscalYearOf(asOf) * 2 + (month >= 4 && month <= 9 ? 0 : 1);
  return Array.from({ length: count }, (_, i) => halfYear(Math.floor((start + i) / 2), (start + i) % 2));
}

function halfYear(fiscalYear: number, half: number): HalfYear {
  const first = half === 0 ? isoDate(fiscalYear, 4, 1) : isoDate(fiscalYear, 10, 1);
  const last = half === 0 ? isoDate(fiscalYear, 9, 30) : isoDate(fiscalYear + 1, 3, 31);
  if (first === undefined || last === undefined) throw new Error(`no half-year in ${fiscalYear}`);
  return { label: `${fiscalYear}H${half + 1}`, first, last, days: dayNumber(last) - dayNumber(first) + 1 };
}

/** Days of the half inside from…to, both included (R26); `undefined` = open on that side. */
export function overlapDays(half: HalfYear, from: IsoDate | undefined, to: IsoDate | undefined): number {
  const first = from === undefined || from < half.first ? half.first : from;
  const last = to === undefined || to > half.last ? half.last : to;
  return first > last ? 0 : dayNumber(last) - dayNumber(first) + 1;
}

export const latestDay = (days: readonly IsoDate[]): IsoDate | undefined =>
  days.reduce<IsoDate | undefined>((best, day) => (best === undefined || day > best ? day : best), undefined);
