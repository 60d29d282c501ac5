import type { RowFates, RowReason, SheetAccounting } from "../model/accounting.ts";
import { a1Range } from "../model/cell-address.ts";
import type { Grid } from "../model/grid.ts";
import type { DetectedTable } from "../model/table.ts";
import type { NormalisedTable } from "../normalise/record-types.ts";

/** A table of the sheet and what it became. */
export interface AccountedTable {
  readonly table: DetectedTable;
  readonly normalised: NormalisedTable;
}

const REASONS: readonly RowReason[] = [
  "title", "blank", "header", "header_repeat", "section_header", "subtotal", "grand_total", "average", "unit_row", "note", "placeholder",
  "quarantined", "unknown_table", "refused_table", "outside_table",
];
/** What a row is said to be, lowest first: a stronger word replaces a weaker one (side by side tables share rows). */
const LOADED = 100;
const MERGED = 90;
const reasonCode = (reason: RowReason): number => REASONS.indexOf(reason) + 1;

/**
 * 件数照合 of one sheet: every row up to the last one with content is loaded, merged or excluded, each exactly once, whatever the input.
 * `linked.rows` says which rows became records; a row no table speaks of is `blank` or `outside_table`.
 */
export function accountSheet(file: string, grid: Grid, tables: readonly AccountedTable[], linked: { readonly rows: readonly RowFates[] }): SheetAccounting {
  const fates = linked.rows.find((r) => r.file === file && r.sheet === grid.name);
  const words = new Uint8Array(grid.rowCount + 1);
  for (const { table, normalised } of tables) markTable(words, table, normalised);
  if (fates !== undefined) markFates(words, fates);
  return { file, sheet: grid.name, ...countRows(words, grid), tables: tables.map(tableLine), ...columnsOf(tables) };
}

const put = (words: Uint8Array, row: number, code: number): void => {
  if (row >= 1 && row < words.length) words[row] = code;
};

function markTable(words: Uint8Array, table: DetectedTable, normalised: NormalisedTable): void {
  for (const { row, reason } of table.surroundings) if (words[row] === 0) put(words, row, reasonCode(reason));
  const [first, last] = table.headerRows ?? [1, 0];
  for (let row = first; row <= last; row += 1) put(words, row, reasonCode("header"));
  for (const { row, reason } of table.excludedRows) put(words, row, reasonCode(reason));
  const left = normalised.kind === "unknown" ? reasonCode("unknown_table") : reasonCode("placeholder");
  for (const record of table.records) {
    for (let row = record.row; row <= (record.lastRow ?? record.row); row += 1) put(words, row, left);
  }
}

function markFates(words: Uint8Array, fates: RowFates): void {
  for (const row of fates.quarantined) put(words, row, reasonCode("quarantined"));
  for (const row of fates.merged) put(words, row, MERGED);
  for (const row of fates.loaded) put(words, row, LOADED);
}

type Counts = Pick<SheetAccounting, "rowsRead" | "rowsLoaded" | "rowsMerged" | "rowsExcluded" | "excluded">;

function countRows(words: Uint8Array, grid: Grid): Counts {
  const lists = new Map<RowReason, number[]>();
  let [rowsLoaded, rowsMerged] = [0, 0];
  for (let row = 1; row <= grid.rowCount; row += 1) {
    const word = words[row] ?? 0;
    if (word === LOADED) rowsLoaded += 1;
    else if (word === MERGED) rowsMerged += 1;
    else {
      const reason = REASONS[word - 1] ?? (isBlankRow(grid, row) ? "blank" : "outside_table");
      const list = lists.get(reason);
      if (list === undefined) lists.set(reason, [row]);
      else list.push(row);
    }
  }
  const excluded = REASONS.flatMap((reason) => {
    const list = lists.get(reason);
    return list === undefined ? [] : [{ reason, rows: list.length, list }];
  });
  return { rowsRead: grid.rowCount, rowsLoaded, rowsMerged, rowsExcluded: excluded.reduce((sum, e) => sum + e.rows, 0), excluded };
}

function isBlankRow(grid: Grid, row: number): boolean {
  for (let column = 1; column <= grid.columnCount; column += 1) if (grid.cell(row, column).kind !== "blank") return false;
  return true;
}

const tableLine = ({ table, normalised }: AccountedTable): SheetAccounting["tables"][number] => ({
  range: a1Range(table.range), kind: normalised.kind, records: normalised.kind === "unknown" ? table.records.length : normalised.drafts.length,
});

function columnsOf(tables: readonly AccountedTable[]): Pick<SheetAccounting, "carriedColumns" | "refusedColumns"> {
  const carried = tables.flatMap(({ normalised }) => normalised.carried.map((c) => c.header));
  return { carriedColumns: [...new Set(carried)], refusedColumns: tables.flatMap(({ normalised }) => normalised.refused) };
}
