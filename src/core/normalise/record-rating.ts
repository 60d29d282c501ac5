import type { Cell } from "../model/grid.ts";
import { dropSpaces } from "./layout.ts";
import { missingKind } from "./missing.ts";
import { normaliseValue } from "./normalise-value.ts";
import type { ReadContext, Reading } from "./record-read.ts";
import { issueOf } from "./record-value-issue.ts";
import { foldWidth } from "./width.ts";

/** Lowest and highest level a rating field may hold. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  "skills.level": [0, 4], "readiness_answers.level": [0, 5], "readiness_answers.target_level": [0, 5], "projects.priority": [1, 5], "project_demands.required_level": [0, 4],
};

/**
 * A level in any notation. A plain number stands as it is; 「レベル3」「3：一部で実施」 by their number; readiness answers Y/N and ○△× by
 * `precise-rules.md` R37 (5, 2.5, 0); other marks and words by the scale of the column.
 */
export function readRating(raw: string, cell: Cell, context: ReadContext): Reading {
  const text = dropSpaces(foldWidth(raw));
  const number = cell.kind === "number" && typeof cell.value === "number" ? cell.value : leadingNumber(text);
  const range = RANGES[context.field] ?? [0, 5];
  if (number !== undefined && !context.profile.shifted) return inRange(number, raw, range);
  if (context.field.startsWith("readiness_answers.")) return readiness(text, raw);
  const gone = missingKind(raw);
  if (gone !== undefined && !/^[×✕]$/u.test(text)) return { value: null, rule: `missing.${gone}` };
  const scale = context.profile.scale;
  const result = normaliseValue("rating", raw, scale === undefined ? {} : { scale });
  const issue = issueOf(result);
  const value = typeof result.value === "number" ? result.value : null;
  const reading: Reading = { value, rule: value === null && typeof result.detail?.["missing"] === "string" ? `missing.${result.detail["missing"]}` : "rating.scale" };
  return issue === undefined ? reading : { ...reading, issue };
}

/** 3, レベル3, Lv.3, L3, 3点, 3：一部で実施, 3.一部で, ③ → 3; anything else undefined. */
export function leadingNumber(text: string): number | undefined {
  const circled = /^[①-⑤]$/u.exec(text)?.[0];
  if (circled !== undefined) return circled.charCodeAt(0) - 0x245f;
  const m = /^(?:レベル|level|lv\.?|l|段階|成熟度)?[:：]?(\d(?:\.\d+)?)(?:点|段階|級|位)?(?:[:：.、)）\-(（].*)?$/iu.exec(text);
  return m?.[1] === undefined ? undefined : Number(m[1]);
}

function inRange(value: number, raw: string, [low, high]: readonly [number, number]): Reading {
  const reading: Reading = { value, rule: raw === String(value) ? "number.read" : "rating.number" };
  return value < low || value > high ? { ...reading, issue: { code: "number_out_of_range", read: String(value), low: String(low), high: String(high) } } : reading;
}

const READINESS: readonly (readonly [RegExp, number])[] = [
  [/^(?:はい|○|〇|◯|◎|有|あり|済|済み|実施済|実施済み|実施している|y|yes|できている|対応済|策定済|設置済|true)$/iu, 5],
  [/^(?:△|一部|一部実施|一部あり|実施中|検討中|策定中|準備中|一部できている|どちらともいえない|部分的)$/u, 2.5],
  [/^(?:いいえ|×|✕|無|なし|無し|未|未実施|未策定|未設置|未対応|実施していない|n|no|できていない|false)$/iu, 0],
];

function readiness(text: string, raw: string): Reading {
  const hit = READINESS.find(([pattern]) => pattern.test(text));
  if (hit !== undefined) return { value: hit[1], rule: "rating.readiness" };
  const gone = missingKind(raw);
  return gone === undefined ? { value: null, rule: "refused", issue: { code: "rating_not_recognised" } } : { value: null, rule: `missing.${gone}` };
}

const ANSWERS: readonly (readonly [RegExp, number])[] = [
  [/^(?:非常に|とても|大いに|強く|かなり).*(?:そう思う|当てはまる|あてはまる|満足|できる|ある)/u, 5],
  [/^(?:全く|まったく|全然).*(?:ない|思わない|満足していない)|^(?:非常に|とても)不満/u, 1],
  [/^(?:あまり|やや不満|どちらかといえば(?:そう思わない|当てはまらない|あてはまらない|不満))/u, 2],
  [/^(?:どちらとも|どちらでも|ふつう|普通|中立)/u, 3],
  [/^(?:やや|まあ|ある程度|どちらかといえば|少し|そう思う|当てはまる|あてはまる|満足)/u, 4],
  [/^(?:はい|yes|有|あり|○|〇|利用している|ある)$/iu, 1], [/^(?:いいえ|no|無|なし|×|利用していない|ない)$/iu, 0],
];

/** A survey answer: the number of the choice, or the five-step words. */
export function readAnswer(raw: string, cell: Cell): Reading {
  if (cell.kind === "number" && typeof cell.value === "number") return { value: cell.value, rule: "number.read" };
  const text = dropSpaces(foldWidth(raw));
  const number = leadingNumber(text);
  if (number !== undefined) return { value: number, rule: "rating.number" };
  const hit = ANSWERS.find(([pattern]) => pattern.test(text));
  if (hit !== undefined) return { value: hit[1], rule: "answer.words" };
  const gone = missingKind(raw);
  return gone === undefined ? { value: null, rule: "refused", issue: { code: "rating_not_recognised" } } : { value: null, rule: `missing.${gone}` };
}
