import { a1Range } from "../../../core/model/cell-address.ts";
import type { SheetModel, TableModel } from "../../../core/model/workbook.ts";
import { type HeaderTexts, headerKey } from "./cells.ts";
import { type Report, isRange, repeated } from "./report.ts";

const MAX_COLUMN_NAME_CHARS = 255;

/** A table's column names must be its header cells' texts, unique and not empty: Excel repairs the file otherwise. */
export function checkTables({ tables = [] }: SheetModel, headers: HeaderTexts, report: Report): void {
  for (const table of tables) {
    for (const problem of tableProblems(table, headers)) report(`table ${table.name}: ${problem}`);
  }
}

function tableProblems({ range, columns }: TableModel, headers: HeaderTexts): readonly string[] {
  if (!isRange(range) || range.bottom === range.top) return [`range ${a1Range(range)} has no row below its header`];
  if (columns.length !== range.right - range.left + 1) return [`${columns.length} columns in ${a1Range(range)}`];
  return [
    ...repeated(columns).map((name) => `column "${name}" twice`),
    ...columns.filter((name) => name === "" || name.length > MAX_COLUMN_NAME_CHARS).map((name) => `column name "${name}"`),
    ...columns.flatMap((name, i) => {
      const text = headers.get(headerKey(range.top, range.left + i));
      return text === name ? [] : [`column "${name}" but the cell says "${text ?? ""}"`];
    }),
  ];
}
