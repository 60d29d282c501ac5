import type { Cell } from "../model/grid.ts";
import type { CsvValue } from "../model/csv.ts";
import { cellOf, type DetectedTable, type TableColumn, type TableRecord } from "../model/table.ts";
import { foldLayout } from "./layout.ts";
import { type MissingKind, missingKind } from "./missing.ts";
import { normaliseValue } from "./normalise-value.ts";
import { foldWidth } from "./width.ts";

/** A table as a clean CSV (`contract.md` 2): header, one row per record, and why cells are empty. */
export interface ExtractedTable {
  /** Flattened header texts, made unique; the last is `_row`. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly CsvValue[])[];
  /** Cells whose mark was read as no value. */
  readonly missing: readonly MissingCell[];
}

export interface MissingCell {
  readonly row: number;
  readonly column: string;
  readonly found: string;
  readonly reason: MissingKind;
}

type Reading = "number" | "date" | "mark" | "text";

interface Plan {
  readonly column: TableColumn;
  readonly name: string;
  readonly reading: Reading;
}

/**
 * Values are read by what their whole column holds: numbers plain, dates ISO, codes and the rest as text with layout spaces folded.
 * A value that does not fit its column stays as it is written; nothing is guessed.
 */
export function extractTable(table: DetectedTable): ExtractedTable {
  const records = table.wide?.records ?? table.records;
  const columns = outputColumns(table, records);
  const names = uniqueNames(columns.map((c, i) => (c.header.length === 0 ? `列${i + 1}` : c.header.join(" / "))));
  const plans = columns.map((column, i): Plan => ({ column, name: names[i] as string, reading: readingOf(table, records, column) }));
  const missing: MissingCell[] = [];
  const rows = records.map((record) => [...plans.map((plan) => valueOf(table, record, plan, missing)), record.row]);
  return { header: [...names, "_row"], rows, missing };
}

/** The columns as on the sheet, and the section header's text as 区分 where there are sections. */
function outputColumns(table: DetectedTable, records: readonly TableRecord[]): readonly TableColumn[] {
  const columns = table.wide === undefined ? table.columns : [...table.wide.columns, ...table.columns.filter((c) => c.source.kind === "fixed")];
  const sections = records.some((r) => r.section !== undefined) && !columns.some((c) => c.source.kind === "section");
  return sections ? [...columns, { source: { kind: "section" }, header: ["区分"] }] : columns;
}

/** 「件数」, 「件数_2」 … in order; `_row` is ours. */
function uniqueNames(names: readonly string[]): readonly string[] {
  const used = new Set<string>(["_row"]);
  return names.map((name) => {
    let unique = name;
    for (let n = 2; used.has(unique); n++) unique = `${name}_${n}`;
    used.add(unique);
    return unique;
  });
}

const SAMPLE = 400;

function readingOf(table: DetectedTable, records: readonly TableRecord[], column: TableColumn): Reading {
  const step = Math.max(1, Math.ceil(records.length / SAMPLE));
  const cells = records.filter((_, i) => i % step === 0).map((r) => cellOf(table, r, column).cell).filter((c) => c.kind !== "blank" && (c.kind !== "text" || missingKind(String(c.value)) === undefined));
  if (cells.length === 0) return "text";
  const texts = cells.flatMap((c) => (c.kind === "text" ? [foldLayout(foldWidth(String(c.value)))] : []));
  if (texts.some((t) => /^0\d/u.test(t) && !/[.年月/]/u.test(t))) return "text";
  if (texts.filter((t) => /^[○◯◎●△▲×xX✕〇]$/u.test(t)).length >= cells.length * 0.5) return "mark";
  const numbers = cells.filter((c) => c.kind === "number" || (c.kind === "text" && isNumber(String(c.value)))).length;
  if (numbers >= cells.length * 0.8) return "number";
  const dates = cells.filter((c) => c.kind === "date" || (c.kind === "text" && wholeDate(String(c.value)) !== undefined)).length;
  return dates >= cells.length * 0.6 ? "date" : "text";
}

/** A figure as written in a table: digits with separators and sign, at most a unit after them. */
const isNumber = (text: string): boolean => /^[△▲\-+(]?[\d\s,]*\d(?:\.\d+)?\)?(?:%|人|名|件|円|千円|百万円|時間|日|点|回|世帯|箇所|か所)?$/u.test(foldLayout(foldWidth(text)).replace(/−|‐|―/gu, "-"));

function wholeDate(text: string): string | undefined {
  const { value, issue } = normaliseValue("date", text, { serials: false });
  return typeof value === "string" && issue === null && /^\d{4}-\d{2}-\d{2}$/u.test(value) ? value : undefined;
}

function valueOf(table: DetectedTable, record: TableRecord, plan: Plan, missing: MissingCell[]): CsvValue {
  const { cell } = cellOf(table, record, plan.column);
  if (cell.kind === "blank") return null;
  const raw = String(cell.value);
  const reason = cell.kind === "text" || cell.kind === "error" ? missingIn(raw, plan.reading) : undefined;
  if (reason === undefined) return plainValue(cell, plan);
  if (reason !== "blank") missing.push({ row: record.row, column: plan.name, found: raw.trim(), reason });
  return null;
}

/** × and x among ○ and △ say no; they are no missing marks. */
const missingIn = (raw: string, reading: Reading): MissingKind | undefined => (reading === "mark" && /^[×xX✕]$/u.test(raw.trim()) ? undefined : missingKind(raw));

function plainValue(cell: Cell, { reading, column }: Plan): CsvValue {
  if (cell.kind === "number") return Number(Number(cell.value).toPrecision(15));
  if (cell.kind === "date") return cell.iso?.replace(/T00:00:00$/u, "") ?? Number(cell.value);
  if (cell.kind === "boolean") return Boolean(cell.value);
  const text = String(cell.value);
  if (reading === "number") {
    const { value } = normaliseValue("number", text, column.unit === undefined ? {} : { headerUnit: column.unit });
    if (typeof value === "number") return value;
  }
  if (reading === "date") return wholeDate(text) ?? foldLayout(text);
  return closeUp(foldLayout(text).replace(/\n/gu, " "));
}

/** 「北 海 道」 padded for looks → 「北海道」; a space between two words stays. */
const closeUp = (text: string): string => (/^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}] ){2,}[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(text) ? text.replaceAll(" ", "") : text);
