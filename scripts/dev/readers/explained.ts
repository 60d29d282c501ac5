import type { Difference } from "./oracles.ts";

/** Differences from other readers that are theirs, with the reason. Anything not told here is a bug until it is understood. */
interface Explanation {
  readonly reader: "sheetjs" | "exceljs";
  readonly when: (difference: Difference, file: string) => boolean;
  readonly why: string;
}

const isEscape = (value: unknown): boolean => typeof value === "string" && /_x[0-9a-f]{4}_/iu.test(value);
const EXPLANATIONS: readonly Explanation[] = [
  { reader: "exceljs", why: "drops a formula's cached 0", when: (d) => d.ours === 0 && d.theirs === undefined },
  { reader: "exceljs", why: "dates below serial 61 are a day off (1900 had no 29 February)", when: (d) => typeof d.ours === "number" && d.ours < 61 && d.ours - 1 === d.theirs },
  { reader: "exceljs", why: "does not resolve _xHHHH_ everywhere", when: (d) => isEscape(d.theirs) },
  { reader: "sheetjs", why: "takes _X0000_ for an escape; Excel writes it unescaped as the text it is", when: (d) => typeof d.ours === "string" && d.ours.includes("_X0000_") },
];

/** Why a reader differs at a place; undefined when nobody knows. */
export const explain = (file: string, reader: string, difference: Difference): string | undefined =>
  EXPLANATIONS.find((e) => e.reader === reader && e.when(difference, file))?.why;
