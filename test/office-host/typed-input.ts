/** What Excel makes of a value written through `values` (documentation of Range.values; design notes A.5): text is read as if it were typed, unless the cell is text. */
import type { EmulatedCell, Value } from "./book.ts";

const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?(e[+-]?\d+)?$/iu;
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
  if (day !== null) return { ...plain(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])) / 86_400_000 + 25_569), format: "yyyy/m/d" };
  return plain(input);
}

const plain = (value: Value): Partial<EmulatedCell> => ({ value, formula: value });
