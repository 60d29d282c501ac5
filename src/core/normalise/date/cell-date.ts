import { type IsoDate, dateFromSerial, parseIsoDate } from "../../model/date.ts";
import type { Cell } from "../../model/grid.ts";
import { missing, type NormalisedValue, read, refused } from "../normalised-value.ts";
import { type DateContext, parseDateText } from "./parse-date.ts";

export interface CellDateContext extends DateContext {
  /** The workbook counts days from 1904. */
  readonly date1904?: boolean;
  /** Days the field can hold (生年月日 1900-01-01 to the reference day); outside them `date_out_of_range` is for the caller to say. */
  readonly oldest?: IsoDate;
  readonly newest?: IsoDate;
}

/**
 * The date of a cell of a date column: a date cell by its stored day, a plain number as 20240401, 5060401, a year or a serial day
 * of the workbook's own system, text by `parseDateText`. Serials that are too small to be dates of people are flagged.
 */
export function parseCellDate(cell: Cell, context: CellDateContext = {}): NormalisedValue<string> {
  if (cell.kind === "blank") return missing("blank");
  if (cell.kind === "error") return missing("notAvailable");
  if (cell.kind === "boolean") return refused("date_not_recognised");
  if (cell.kind === "date" && cell.iso !== undefined) return dateCell(cell.iso);
  if (typeof cell.value === "number") return numberCell(cell.value, context);
  return parseDateText(String(cell.value ?? ""), context);
}

/** A date cell holds a day; one in the first days of Excel's calendar is a number that was formatted as a date. */
function dateCell(iso: string): NormalisedValue<string> {
  const day = parseIsoDate(iso.slice(0, 10));
  if (day === undefined) return refused("date_no_such_day");
  return read(day, {}, day < "1901-01-01" ? "date_serial_doubtful" : null);
}

function numberCell(value: number, context: CellDateContext): NormalisedValue<string> {
  const whole = Math.floor(value);
  if (value < 1) return refused("date_not_recognised");
  if (whole >= 100_000 || (whole >= 1868 && whole <= 2200 && whole === value)) return parseDateText(String(whole), context);
  if (context.serials === false) return refused("date_not_recognised");
  const day = dateFromSerial(whole, context.date1904 ?? false);
  return day === undefined ? refused("date_no_such_day") : read(day, { serial: value }, whole < 10_000 ? "date_serial_doubtful" : null);
}
