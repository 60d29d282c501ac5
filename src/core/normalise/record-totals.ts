import type { Issue } from "../model/issue.ts";
import { cellOf, type DetectedTable, type TableColumn } from "../model/table.ts";

/**
 * A 合計 row that does not agree with its lines: a row may be missing or the sum wrong. Only columns of stored numbers, and only where the table has
 * exactly one grand total. A figure far from the sum is a mean or a count, not a wrong sum.
 */
export function checkTotals(table: DetectedTable): readonly Issue[] {
  const totals = table.excludedRows.filter((r) => r.reason === "grand_total");
  const [total] = totals;
  if (total === undefined || totals.length > 1 || table.shape !== "list") return [];
  return table.columns.flatMap((column) => checkColumn(table, column, total.row));
}

function checkColumn(table: DetectedTable, column: TableColumn, row: number): readonly Issue[] {
  if (column.source.kind !== "cell" || column.source.rowOffset !== 0) return [];
  const written = table.grid.cell(row, column.source.column);
  if (written.kind !== "number" || typeof written.value !== "number") return [];
  let [sum, count] = [0, 0];
  for (const record of table.records) {
    if (record.row > row) return [];
    const found = cellOf(table, record, column);
    if (found.carried || found.cell.kind === "blank") continue;
    if (found.cell.kind !== "number" || typeof found.cell.value !== "number") return [];
    sum += found.cell.value;
    count += 1;
  }
  if (count < 2 || Math.abs(sum - written.value) <= 1e-6 * Math.max(1, Math.abs(sum)) || Math.abs(sum - written.value) > 0.5 * Math.abs(sum) || written.value === count) return [];
  return [{ code: "total_mismatch", at: { file: table.file, sheet: table.grid.name, row, column: column.source.column }, found: String(written.value), expected: String(Number(sum.toPrecision(15))) }];
}
