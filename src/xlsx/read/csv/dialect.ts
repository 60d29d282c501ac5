import Papa from "papaparse";
import type { CsvDialect } from "../../../core/model/grid.ts";

export type Delimiter = CsvDialect["delimiter"];
const DELIMITERS: readonly Delimiter[] = [",", "\t", ";", "|"];

/** Records looked at to tell the delimiter. */
const SAMPLE_RECORDS = 200;
const SAMPLE_CHARS = 200_000;

/** Every line end becomes a line feed (papaparse loses rows where kinds are mixed); a final DOS end-of-file sign goes. */
export const unifyLineEnds = (text: string): string => text.replace(/[\x1a\0]+$/u, "").replace(/\r\n?/gu, "\n");

/** Which line ends the text has. */
export function lineEndOf(text: string): CsvDialect["lineEnd"] {
  const crlf = text.includes("\r\n");
  const cr = /\r(?!\n)/u.test(text);
  const lf = /(?<!\r)\n/u.test(text);
  if (Number(crlf) + Number(cr) + Number(lf) > 1) return "mixed";
  return crlf ? "crlf" : cr ? "cr" : "lf";
}

/** The delimiter under which most records have the same number of fields. A text of one column counts as comma-separated. */
export function findDelimiter(text: string): Delimiter {
  let best: Delimiter = ",";
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = regularity(text.slice(0, SAMPLE_CHARS), delimiter);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** Share of non-blank records that have the usual number of fields, worth more the more fields that are; 0 when fields do not occur. */
function regularity(sample: string, delimiter: Delimiter): number {
  if (!sample.includes(delimiter)) return 0;
  const { data } = Papa.parse<string[]>(sample, { delimiter, newline: "\n", quoteChar: '"', preview: SAMPLE_RECORDS });
  const counts = data.filter((record) => record.some((field) => field !== "")).map((record) => record.length);
  const usual = usualCount(counts);
  if (usual < 2) return 0;
  return (counts.filter((n) => n === usual).length / counts.length) * Math.log2(usual + 1);
}

/** The number of fields most records have, the larger one when two are equally frequent; records of one field do not count unless there are no others. */
export function usualCount(counts: readonly number[]): number {
  const seen = new Map<number, number>();
  for (const n of counts) if (n > 1) seen.set(n, (seen.get(n) ?? 0) + 1);
  let usual = counts.length > 0 ? 1 : 0;
  let times = 0;
  for (const [n, count] of seen) {
    if (count > times || (count === times && n > usual)) {
      usual = n;
      times = count;
    }
  }
  return usual;
}
