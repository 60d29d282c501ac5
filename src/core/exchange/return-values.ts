import { returnText, type ReturnColumn } from "../model/return-form.ts";
import { normaliseValue } from "../normalise/normalise-value.ts";

export type Value = string | number | null;

/** What a clerk wrote into an input cell. */
export type Answer =
  /** Blank, or as it was sent. */
  | { readonly kind: "unchanged" }
  | { readonly kind: "value"; readonly value: Value }
  /** Not readable as this field; kept out and listed. */
  | { readonly kind: "invalid"; readonly found: string; readonly reason: InvalidReason; /** What may stand there: 「0〜5」, the choices. */ readonly allowed?: string };

export type InvalidReason = "not_a_number" | "not_a_choice" | "out_of_range" | "not_a_year" | "garbled";

/** 「削除」 in any width or with spaces erases; an empty cell never does. */
const ERASE = /^[\s　「]*削\s*除[\s　」]*$/u;

/** Reads one returned cell against what was sent. */
export function readAnswer(cell: string | number | boolean | null, sent: Value, column: ReturnColumn): Answer {
  const text = plain(cell);
  if (text === "" || sameText(text, returnText(sent))) return { kind: "unchanged" };
  if (ERASE.test(text)) return sent === null ? { kind: "unchanged" } : { kind: "value", value: null };
  if (isGarbled(text, returnText(sent))) return { kind: "invalid", found: text, reason: "garbled" };
  const read = column.type === "number" ? readNumber(text, column) : column.field === FISCAL_YEAR ? readFiscalYear(text) : readText(text, column);
  if (read.kind === "value" && sameValue(read.value, sent)) return { kind: "unchanged" };
  return read;
}

const plain = (cell: string | number | boolean | null): string => returnText(cell).replaceAll(/\r\n?/gu, "\n").replaceAll(/[ \t\u3000]+$/gmu, "");

function readNumber(text: string, column: ReturnColumn): Answer {
  const folded = text.normalize("NFKC").replaceAll(/[,\s]/gu, "").replaceAll(/[△▲−]/gu, "-");
  const value = /^[-+]?\d+(?:\.\d+)?%?$/u.test(folded) ? (folded.endsWith("%") ? Number(folded.slice(0, -1)) / 100 : Number(folded)) : undefined;
  if (value === undefined) return { kind: "invalid", found: text, reason: "not_a_number" };
  const outside = (column.min !== undefined && value < column.min) || (column.max !== undefined && value > column.max);
  return outside ? { kind: "invalid", found: text, reason: "out_of_range", allowed: `${column.min ?? ""}〜${column.max ?? ""}` } : { kind: "value", value };
}

const FISCAL_YEAR = "target_fy";

/** 「令和10年度」「R10」「2028」 become 2028, as the intake reads the same field. */
function readFiscalYear(text: string): Answer {
  const { value } = normaliseValue("date", text);
  const year = /^(?:FY)?(\d{4})/u.exec(String(value ?? ""))?.[1];
  return year === undefined ? { kind: "invalid", found: text, reason: "not_a_year" } : { kind: "value", value: year };
}

function readText(text: string, column: ReturnColumn): Answer {
  if (column.choices === undefined) return { kind: "value", value: text };
  const key = (t: string): string => t.normalize("NFKC").replaceAll(/\s/gu, "");
  const choice = column.choices.find((c) => key(c) === key(text));
  return choice === undefined ? { kind: "invalid", found: text, reason: "not_a_choice", allowed: column.choices.map((c) => `「${c}」`).join("") } : { kind: "value", value: choice };
}

/** Characters that CP932 and Unicode tables disagree about: a converted file is no edit. */
const TWINS: Readonly<Record<string, string>> = { "〜": "～", "−": "－", "—": "―", "‖": "∥", "¢": "￠", "£": "￡", "¬": "￢" };
const untwin = (text: string): string => text.replaceAll(/[〜−—‖¢£¬]/gu, (c) => TWINS[c] ?? c);
const sameText = (a: string, b: string): boolean => untwin(a) === untwin(plain(b));

/** Equal as values: texts as texts, numbers as numbers. */
export const sameValue = (a: Value, b: Value): boolean =>
  a === b || sameText(returnText(a), returnText(b)) || (isNumeric(a) && isNumeric(b) && Number(a) === Number(b));
const isNumeric = (v: Value): boolean => typeof v === "number" || (typeof v === "string" && /^-?\d+(?:\.\d+)?$/u.test(v));

/** The sent text with question marks where an old encoding had no character: a conversion, not an answer. */
function isGarbled(text: string, sent: string): boolean {
  if (!/[?？\ufffd]/u.test(text) || sent === "") return false;
  const pattern = [...untwin(sent)].map((c) => (c.charCodeAt(0) < 0x80 ? c.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&") : `(?:${c === "？" ? "？" : c}|[?\ufffd]{1,2})`)).join("");
  return new RegExp(`^${pattern}$`, "u").test(untwin(text));
}
