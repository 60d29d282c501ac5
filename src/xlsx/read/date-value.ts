import { dateFromSerial, parseIsoDate, serialOf } from "../../core/model/date.ts";

const DAY_SECONDS = 86_400;
const two = (n: number): string => String(n).padStart(2, "0");

/** Serial day → `YYYY-MM-DD`, with `THH:MM:SS` where a time of day is stored; undefined when there is no such day (below 1, 1900-02-29). */
export function isoOfSerial(serial: number, date1904: boolean): string | undefined {
  let day = Math.floor(serial);
  let seconds = Math.round((serial - day) * DAY_SECONDS);
  if (seconds === DAY_SECONDS) {
    day += 1;
    seconds = 0;
  }
  const date = dateFromSerial(day, date1904);
  if (date === undefined || seconds === 0) return date;
  return `${date}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** `2023-03-15`, `2023-03-15T09:30:00`, `…Z` (cell type "d") → serial in the workbook's date system; undefined for anything else. */
export function serialOfIso(text: string, date1904: boolean): number | undefined {
  const [, day = "", hours = "0", minutes = "0", seconds = "0"] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?Z?)?$/u.exec(text) ?? [];
  const date = parseIsoDate(day);
  if (date === undefined) return undefined;
  const whole = serialOf(date) - (date1904 ? 1462 : 0);
  return whole + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / DAY_SECONDS;
}
