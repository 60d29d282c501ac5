import { DASHES } from "../dashes.ts";
import { dropSpaces } from "../layout.ts";
import { narrowAscii } from "../width.ts";
import type { DateParts } from "./date-span.ts";
import type { Side } from "./parse-date.ts";

export interface DateRangeText {
  readonly from: Side;
  readonly to: Side;
}

export type ReadSide = (text: string, from: DateParts | undefined) => Side | undefined;

const WAVE = /[~～〜〰]|から|より|至|→|⇒|[.・…]{3}/gu;
const DASH = new RegExp(`[${DASHES}]`, "gu");
const UNIT_TAIL = /(年度|年|月|日)$/u;

/** Two dates with a range sign between; the right lends its unit to the left (平成9～25年度), the left its era, year and month to the right. */
export function readRange(raw: string, readSide: ReadSide): DateRangeText | undefined {
  const text = dropSpaces(narrowAscii(raw)).replace(/^自/u, "").replace(/(?:まで|迄|の間|間|の期間)$/u, "");
  for (const [left, right] of [...splits(text, WAVE), ...splits(text, DASH), ...splits(text, /\//gu)]) {
    const range = readPair(left, right, readSide);
    if (range !== undefined) return range;
  }
  return undefined;
}

/** Every way to cut at a sign, the most even first: of 2024-4-1-2024-4-30 the middle one. */
function splits(text: string, sign: RegExp): readonly (readonly [string, string])[] {
  return [...text.matchAll(sign)]
    .map((m) => [text.slice(0, m.index), text.slice(m.index + m[0].length)] as const)
    .filter(([left, right]) => left !== "" && right !== "")
    .sort((a, b) => Math.abs(a[0].length - a[1].length) - Math.abs(b[0].length - b[1].length));
}

function readPair(left: string, right: string, readSide: ReadSide): DateRangeText | undefined {
  const unit = UNIT_TAIL.exec(right)?.[1] ?? "";
  const from = [left, ...(UNIT_TAIL.test(left) ? [] : [left + unit])].map((text) => readSide(text, undefined)).findLast((side) => side !== undefined && fits(side, unit));
  if (from === undefined) return undefined;
  const to = candidatesOf(right, from.parts).map((text) => readSide(text, from.parts)).find((side) => side !== undefined && side.parts.grain === from.parts.grain);
  return to === undefined ? undefined : { from, to };
}

const fits = (side: Side, unit: string): boolean => unit !== "年度" || side.parts.grain === "fiscal";

/** The right side as written, then with what the left side has before it: 令和6年4月1日～30日. */
function candidatesOf(right: string, from: DateParts): readonly string[] {
  const era = from.era?.name ?? "";
  const bare = right.replace(UNIT_TAIL, "");
  if (from.grain === "day") return [right, `${era}${from.year}年${from.month ?? 0}月${bare}日`];
  if (from.grain === "month") return [right, `${era}${from.year}年${bare}月`];
  return [right, `${era}${bare}${from.grain === "fiscal" ? "年度" : "年"}`];
}
