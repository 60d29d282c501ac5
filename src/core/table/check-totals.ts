import { cellOf, type DetectedTable, type TableColumn } from "../model/table.ts";
import { compactText } from "./cell-facts.ts";

/** A total on the sheet that is not the sum of its rows. */
export interface TotalMismatch {
  readonly row: number;
  readonly column: number;
  readonly found: number;
  readonly expected: number;
}

const NO_SUM = /率|割合|比|平均|順位|単価|番号|コード|年|級|号|No|密度|指数|点数|レベル/u;

/**
 * Uses excluded totals as check sums: grand totals against all records, subtotals against the records since the last total or section.
 * Silent where a row is no sum at all (no column of it agrees), where figures are withheld, and within rounding of rounded tables.
 */
export function checkTotals(table: DetectedTable): readonly TotalMismatch[] {
  if (table.shape !== "list" && table.wide === undefined) return [];
  const columns = (table.wide?.columns ?? table.columns).filter((c) => c.source.kind === "cell" && !NO_SUM.test(c.header.join("")));
  const records = table.wide?.records ?? table.records;
  const breaks = table.excludedRows.filter((e) => e.reason === "subtotal" || e.reason === "grand_total" || e.reason === "section_header").map((e) => e.row);
  return table.excludedRows.flatMap(({ row, reason }) => {
    if (reason !== "grand_total" && reason !== "subtotal") return [];
    const from = reason === "grand_total" ? 0 : Math.max(0, ...breaks.filter((b) => b < row));
    const rows = records.filter((r) => (reason === "grand_total" ? true : r.row > from && r.row < row));
    return rows.length < 2 ? [] : mismatches(table, columns, row, rows);
  });
}

function mismatches(table: DetectedTable, columns: readonly TableColumn[], row: number, rows: DetectedTable["records"]): readonly TotalMismatch[] {
  const tolerance = isRounded(table) ? rows.length / 2 : 0;
  let agreeing = 0;
  const found: TotalMismatch[] = [];
  for (const column of columns) {
    if (column.source.kind !== "cell") continue;
    const total = numberOf(table.grid.cell(row, column.source.column).value);
    const values = rows.map((r) => cellOf(table, r, column).cell).map((c) => (c.kind === "blank" ? 0 : numberOf(c.value)));
    if (total === undefined || values.some((v) => v === undefined) || values.every((v) => v === 0)) continue;
    const sum = Number((values as number[]).reduce((a, b) => a + b, 0).toPrecision(12));
    if (Math.abs(sum - total) <= tolerance + Math.abs(total) * 1e-9) agreeing++;
    else found.push({ row, column: column.source.column, found: total, expected: sum });
  }
  return agreeing >= 1 && agreeing >= found.length ? found : [];
}

/** A figure, also written as text; undefined for anything else. */
function numberOf(value: string | number | boolean | null): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return undefined;
  const text = compactText(value).replace(/,/gu, "").replace(/^[△▲]/u, "-");
  return /^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : undefined;
}

const isRounded = (table: DetectedTable): boolean =>
  table.columns.some((c) => /^[千百十万億]/u.test(c.unit ?? "")) || table.surroundings.some((e) => /四捨五入|端数|一致しない/u.test(Array.from({ length: 12 }, (_, i) => String(table.grid.cell(e.row, i + 1).value ?? "")).join("")));
