import Papa from "papaparse";
import type { Delimiter } from "./dialect.ts";
import { parseTolerantly } from "./tolerant-records.ts";

export interface Records {
  readonly records: readonly (readonly string[])[];
  /** Fields quoted against the rules, and the 1-based record of the first. */
  readonly repaired: number;
  readonly firstRepaired: number;
}

/** Text with unified line ends → records, fields as written. Broken quoting is repaired and counted, nothing is swallowed. */
export function parseRecords(text: string, delimiter: Delimiter): Records {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: "\n", quoteChar: '"' });
  const parsed = errors.some((e) => e.type === "Quotes") ? parseTolerantly(text, delimiter) : { records: data, repaired: 0, firstRepaired: 0 };
  return { ...parsed, records: withoutFinalLine(parsed.records).map((record) => record.map(plainField)) };
}

/** The line feed that ends the last record begins no other one. */
function withoutFinalLine(records: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const last = records.at(-1);
  return last?.length === 1 && last[0] === "" ? records.slice(0, -1) : records;
}

/** `="00123"`, the spelling by which systems keep Excel from dropping zeros → `00123`. */
const plainField = (field: string): string => (field.startsWith('="') && field.endsWith('"') && field.indexOf('"', 2) === field.length - 1 && field.length > 2 ? field.slice(2, -1) : field);
