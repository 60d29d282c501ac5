import { cellOf, type DetectedTable, type TableCell, type TableRecord } from "../model/table.ts";
import type { Cell } from "../model/grid.ts";
import { missingKind } from "./missing.ts";
import type { ColumnProfile } from "./record-profile.ts";
import { readDate, readKana, readName, readNumber, readStaffNo } from "./record-read-value.ts";
import { readAnswer, readRating } from "./record-rating.ts";
import { readList, readMark, readText } from "./record-text.ts";
import type { FieldSource, FieldText } from "./record-types.ts";
import type { ValueIssueFacts } from "./record-value-issue.ts";

/** What a cell (or several) says as the value of a field. */
export interface Reading {
  readonly value: FieldText;
  /** Rule of `lineage.csv` when the value differs from what is written. */
  readonly rule: string;
  readonly issue?: ValueIssueFacts;
  /** End of a period written in one cell. */
  readonly end?: string;
  /** 旧姓 written in brackets after a name. */
  readonly former?: string;
  /** Reading written in the name's cell. */
  readonly kana?: string;
}

export const NOTHING: Reading = { value: null, rule: "missing.blank" };

/** What a reader needs to know about its column. */
export interface ReadContext {
  readonly source: FieldSource;
  /** `<table>.<column>`, the key of word lists. */
  readonly field: string;
  readonly profile: ColumnProfile;
}

export type Reader = (raw: string, cell: Cell) => Reading;

/** Reads one field of a table; readings of equal texts are made once. */
export function makeReader(context: ReadContext): Reader {
  const read = readerOf(context);
  const cache = new Map<string, Reading>();
  return (raw, cell) => {
    if (cell.kind === "error") return { value: null, rule: "missing.error", issue: { code: "value_error_cell" } };
    if (cell.kind !== "text") return read(raw, cell);
    const known = cache.get(raw);
    if (known !== undefined) return known;
    const reading = read(raw, cell);
    if (cache.size < CACHE_SIZE) cache.set(raw, reading);
    return reading;
  };
}
const CACHE_SIZE = 20_000;

function readerOf(context: ReadContext): Reader {
  const read = BY_VALUE[context.source.value] ?? readText;
  const words = WORDS_FIRST.has(context.source.value);
  return (raw, cell) => {
    if (raw === "") return NOTHING;
    const gone = words || cell.kind !== "text" ? undefined : missingKind(raw);
    return gone === undefined ? read(raw, cell, context) : { value: null, rule: `missing.${gone}` };
  };
}

/** Kinds whose own words may look like missing marks (なし, 対象外, ×): they decide for themselves. */
const WORDS_FIRST: ReadonlySet<string> = new Set(["text", "mark", "rating", "answer", "list"]);

const BY_VALUE: Readonly<Record<string, (raw: string, cell: Cell, context: ReadContext) => Reading>> = {
  date: readDate, number: readNumber, yen: readNumber, rate: readNumber, staff_no: readStaffNo, name: readName, kana: readKana,
  rating: readRating, answer: readAnswer, mark: readMark, list: readList, text: readText, dept: readText, post: readText, code: readText,
};

/** A cell as text, the way it is written; a date cell by its ISO day, a number in full. */
export function rawText(cell: Cell): string {
  if (cell.kind === "blank" || cell.value === null) return "";
  if (cell.kind === "date") return (cell.iso ?? String(cell.value)).replace(/T00:00:00$/u, "");
  if (cell.kind === "boolean") return cell.value === true ? "TRUE" : "FALSE";
  return typeof cell.value === "number" ? plainNumber(cell.value) : String(cell.value);
}

/** 1e21 and 0.1+0.2 as Excel shows them: 15 significant digits. */
const plainNumber = (n: number): string => (Number.isInteger(n) && Math.abs(n) < 1e15 ? String(n) : String(Number(n.toPrecision(15))));

/** The cells of a field for one record, those that count first: where the value is written, and its text. */
export interface Written {
  readonly cell: Cell;
  readonly raw: string;
  readonly row: number;
  readonly column: number;
  readonly carried: boolean;
}

export function writtenOf(table: DetectedTable, record: TableRecord, source: FieldSource): Written | undefined {
  const [first, ...rest] = source.columns;
  if (first === undefined) return undefined;
  const cell = cellOf(table, record, first);
  return rest.length === 0 ? single(cell) : joined([cell, ...rest.map((c) => cellOf(table, record, c))], source);
}

const single = (at: TableCell): Written => ({ cell: at.cell, raw: rawText(at.cell), row: at.row, column: at.column, carried: at.carried });

/** 元号, 年, 月, 日 in columns of their own become one text; other parts are joined with a space. */
function joined(cells: readonly TableCell[], source: FieldSource): Written | undefined {
  const present = cells.filter((c) => c.cell.kind !== "blank");
  const lead = present[0] ?? cells[0];
  if (lead === undefined) return undefined;
  const texts = cells.map((c) => rawText(c.cell).trim());
  const raw = present.length === 0 ? "" : source.value === "date" ? joinDate(texts) : texts.filter((t) => t !== "").join(" ");
  return { cell: present.length === 1 && present[0] !== undefined ? present[0].cell : { kind: raw === "" ? "blank" : "text", value: raw }, raw, row: lead.row, column: lead.column, carried: lead.carried };
}

/** ["令和","6","4","1"] → 令和6年4月1日; parts that already say 年 or 月 stay as they are; less than a day → 令和6年4月. */
function joinDate(texts: readonly string[]): string {
  const era = texts.length > 1 && !/[0-9０-９元]/u.test(texts[0] ?? "") ? (texts[0] ?? "") : "";
  const parts = (era === "" ? texts : texts.slice(1)).filter((t) => t !== "");
  if (parts.length === 0) return "";
  if (parts.some((p) => /[./\-～~〜]/u.test(p)) || parts.length > 3) return era + parts.join(" ");
  return era + parts.map((p, i) => (/[年月日]$/u.test(p) ? p : p + (["年", "月", "日"][i] ?? ""))).join("");
}
