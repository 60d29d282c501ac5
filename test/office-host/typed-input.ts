/** What Excel makes of a value written through `values` (documentation of Range.values; design notes A.5): text is read as if it were typed, unless the cell is text. */
import type { EmulatedCell, Value } from "./book.ts";

const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?(e[+-]?\d+)?$/iu;
const DAY_OF_YEAR = /^(\d{1,2})[-/](\d{1,2})$/u;
/** Excel takes the year of its clock. */
const THIS_YEAR = 2026;
const DAY = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/u;

export function typed(input: Value, format: string): Partial<EmulatedCell> {
  if (typeof input !== "string" || format === "@") return plain(input);
  if (input === "") return plain("");
  if (/^=./u.test(input) || (/^[+-]./u.test(input) && !NUMBER.test(input))) return { formula: input.startsWith("=") ? input : `=${input}`, value: 0 };
  const text = input.trim();
  if (/\d/u.test(text) && NUMBER.test(text)) return plain(Number(text.replaceAll(",", "")));
  if (/^[+-]?\d+(\.\d+)?%$/u.test(text)) return { ...plain(Number.parseFloat(text) / 100), format: "0%" };
  if (/^(true|false)$/iu.test(text)) return plain(text.toLowerCase() === "true");
  const day = DAY.exec(text);
  if (day !== null) return { ...plain(serial(Number(day[1]), Number(day[2]), Number(day[3]))), format: "yyyy/m/d" };
  const [, month = 0, date = 0] = DAY_OF_YEAR.exec(text)?.map(Number) ?? [];
  if (month >= 1 && month <= 12 && date >= 1 && date <= 28) return { ...plain(serial(THIS_YEAR, month, date)), format: "m/d" };
  return plain(input);
}

const serial = (year: number, month: number, date: number): number => Date.UTC(year, month - 1, date) / 86_400_000 + 25_569;
const plain = (value: Value): Partial<EmulatedCell> => ({ value, formula: value });
