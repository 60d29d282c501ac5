import { parseA1Range, type CellRange } from "../../../src/core/model/cell-address.ts";
import { BLANK, gridFromRows, textCell, type Cell, type Grid } from "../../../src/core/model/grid.ts";
import { cellOf, type DetectedTable } from "../../../src/core/model/table.ts";
import { findTables } from "../../../src/core/table/find-tables.ts";

/** `12` is a number, `'12` text, `2024-04-01d` a date cell, `⏎` a line break, nothing a blank. */
function cell(source: string): Cell {
  const text = source.trim();
  if (text === "") return BLANK;
  if (/^-?\d+(?:\.\d+)?$/u.test(text)) return { kind: "number", value: Number(text) };
  const date = /^(\d{4}-\d{2}-\d{2})d$/u.exec(text);
  if (date !== null) return { kind: "date", value: 45_000, iso: date[1] ?? "", format: "yyyy/m/d" };
  return textCell(text.replace(/^'/u, "").replaceAll("⏎", "\n").replaceAll("␣", "　"));
}

/** A sheet drawn as text: rows by line, cells by `|`. Merges as A1 ranges. */
export function sheet(drawing: string, merges: readonly string[] = [], name = "Sheet1"): Grid {
  const rows = drawing.replace(/^\n/u, "").replace(/\n\s*$/u, "").split("\n").map((line) => line.split("|").map(cell));
  return gridFromRows(name, rows, { merges: merges.map((m) => parseA1Range(m) as CellRange) });
}

export const tables = (drawing: string, merges: readonly string[] = []): readonly DetectedTable[] => findTables("台帳.xlsx", sheet(drawing, merges));

/** The facts a layout test is about, short enough to compare. */
export const outline = (t: DetectedTable): { head: readonly [number, number] | null; rows: string; columns: readonly string[] } => ({
  head: t.headerRows,
  rows: rowsText((t.wide?.records ?? t.records).map((r) => r.row)),
  columns: (t.wide?.columns ?? t.columns).map((c) => c.header.join("/")),
});

/** [3,4,5,8] → "3-5,8". */
export function rowsText(rows: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const row of rows) {
    const last = parts.at(-1);
    if (last !== undefined && last[1] + 1 === row) last[1] = row;
    else parts.push([row, row]);
  }
  return parts.map(([a, b]) => (a === b ? String(a) : `${a}-${b}`)).join(",");
}

/** Values of a column by header, carried values included. */
export function column(t: DetectedTable, header: string): readonly (string | number | boolean | null)[] {
  const found = t.columns.find((c) => c.header.join("/") === header);
  if (found === undefined) throw new Error(`no column ${header}: ${t.columns.map((c) => c.header.join("/")).join(" | ")}`);
  return t.records.map((r) => cellOf(t, r, found).cell.value);
}

export const excluded = (t: DetectedTable): string => [...t.surroundings, ...t.excludedRows].sort((a, b) => a.row - b.row).map((e) => `${e.row} ${e.reason}`).join(", ");
