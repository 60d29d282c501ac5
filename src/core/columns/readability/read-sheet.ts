import { a1 } from "../../model/cell-address.ts";
import type { Cell } from "../../model/grid.ts";
import type { DetectedTable, TableColumn } from "../../model/table.ts";
import { compactText } from "../../table/cell-facts.ts";
import type { JudgedSheet } from "./finding.ts";

/** A data cell of a table with its address. */
export interface DataCell {
  readonly cell: Cell;
  readonly at: string;
  readonly text: string;
}

/** A column of a table with its data cells, blanks included. */
export interface DataColumn {
  readonly header: string;
  readonly headerAt: string;
  readonly unit: string | undefined;
  readonly cells: readonly DataCell[];
  /** Most values are figures. */
  readonly numeric: boolean;
  /** Most values are dates. */
  readonly dated: boolean;
  /** Few different short texts. */
  readonly choices: boolean;
}

const NUMBER = /^[△▲\-+]?[\d,]*\d(?:\.\d+)?(?:%|人|名|件|円|千円|百万円|時間|日|点|回)?$/u;
const DATE = /^(?:明治|大正|昭和|平成|令和|[MTSHR])?\.?(?:元|\d{1,4})[年./-]\d{1,2}(?:[月./-](?:\d{1,2}日?)?)?$/u;

/** The sheet's columns as they stand (a cross-tab before it was unpivoted). */
export function dataColumns(sheet: JudgedSheet): readonly DataColumn[] {
  return sheet.tables.flatMap((table) => (table.wide?.columns ?? table.columns).flatMap((column) => (column.source.kind === "cell" ? [dataColumn(table, column, column.source.column)] : [])));
}

function dataColumn(table: DetectedTable, column: TableColumn, letter: number): DataColumn {
  const offset = column.source.kind === "cell" ? column.source.rowOffset : 0;
  const cells = (table.wide?.records ?? table.records).map(({ row }): DataCell => {
    const cell = table.grid.cell(row + offset, letter);
    return { cell, at: a1(row + offset, letter), text: cell.kind === "blank" ? "" : compactText(String(cell.iso ?? cell.value)) };
  });
  const filled = cells.filter((c) => c.text !== "");
  const share = (test: (c: DataCell) => boolean): number => (filled.length === 0 ? 0 : filled.filter(test).length / filled.length);
  const code = filled.some((c) => c.cell.kind === "text" && /^0\d/u.test(c.text));
  const values = new Set(filled.map((c) => c.text));
  return {
    header: column.header.join("／"), headerAt: a1(table.headerRows?.[1] ?? table.firstDataRow, letter), unit: column.unit, cells,
    numeric: !code && share((c) => c.cell.kind === "number" || (c.cell.kind === "text" && NUMBER.test(c.text))) >= 0.6,
    dated: share((c) => c.cell.kind === "date" || DATE.test(c.text)) >= 0.6,
    choices: filled.length >= 6 && values.size <= Math.min(12, filled.length / 3) && [...values].every((v) => v.length <= 12) && share((c) => c.cell.kind === "text") >= 0.9,
  };
}

/** Every non-blank cell of the sheet. */
export function* filledCells(sheet: JudgedSheet): Generator<DataCell> {
  const { grid } = sheet;
  const columns = Math.min(grid.columnCount, 2_000);
  for (let row = 1; row <= grid.rowCount; row++) {
    const filled = grid.columnsOf?.(row) ?? Array.from({ length: columns }, (_, i) => i + 1);
    for (const column of filled) {
      const cell = grid.cell(row, column);
      if (cell.kind !== "blank") yield { cell, at: a1(row, column), text: String(cell.value) };
    }
  }
}
