/** Calendar days in Japan as text and integers: no `Date`, no locale, no time zone. */
declare const isoDateBrand: unique symbol;
/** `YYYY-MM-DD`, a day that exists in the Gregorian calendar. Compares by `<`. */
export type IsoDate = string & { readonly [isoDateBrand]: true };

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days of a month, 28-31. `month` is 1-12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** The day, or undefined when there is no such day (years 1-9999). */
export function isoDate(year: number, month: number, day: number): IsoDate | undefined {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!whole || year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${year > 999 ? year : String(year).padStart(4, "0")}-${two(month)}-${two(day)}` as IsoDate;
}

/** Reads exactly `YYYY-MM-DD`; anything else → undefined. */
export function parseIsoDate(text: string): IsoDate | undefined {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  return m === null ? undefined : isoDate(Number(m[1]), Number(m[2]), Number(m[3]));
}

/** [year, month, day] of a day. */
export const partsOf = (day: IsoDate): readonly [number, number, number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
];

/** Days since 1970-01-01 (proleptic Gregorian); Hinnant's civil-day arithmetic. */
export function dayNumber(day: IsoDate): number {
  const [y, m, d] = partsOf(day);
  const year = m <= 2 ? y - 1 : y;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day `n` days after 1970-01-01; undefined outside years 1-9999. */
export function dayFromNumber(n: number): IsoDate | undefined {
  const z = n + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp + (mp < 10 ? 3 : -9);
  return isoDate(yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - Math.floor((153 * mp + 2) / 5) + 1);
}

/** Calendar months later or earlier, the day clipped to the month's end (2024-03-31 − 1 month = 2024-02-29). */
export function addMonths(day: IsoDate, months: number): IsoDate | undefined {
  const [y, m, d] = partsOf(day);
  const index = y * 12 + (m - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12 + 12) % 12 + 1;
  return isoDate(year, month, Math.min(d, daysInMonth(year, month)));
}

/** The 年度 (April start) a day belongs to: 2027-03-31 → 2026. */
export function fiscalYearOf(day: IsoDate): number {
  const [y, m] = partsOf(day);
  return m >= 4 ? y : y - 1;
}

/** Excel serial day of a date in the 1900 system (2024-04-01 → 45383). Days before 1900-03-01 follow Excel's false leap day. */
export function serialOf(day: IsoDate): number {
  const n = dayNumber(day) + 25_569;
  return n < 61 ? n - 1 : n;
}

/** Day of an Excel serial; serial 60 of the 1900 system (1900-02-29) and everything below 1 do not exist. */
export function dateFromSerial(serial: number, date1904 = false): IsoDate | undefined {
  const whole = Math.floor(serial);
  if (date1904) return whole < 0 ? undefined : dayFromNumber(whole + 1462 - 25_569);
  if (whole < 1 || whole === 60) return undefined;
  return dayFromNumber((whole < 60 ? whole + 1 : whole) - 25_569);
}
