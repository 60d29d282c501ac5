import { fieldLabel } from "../columns/fields.ts";
import { specialList } from "../columns/special-lists.ts";
import { a1Range } from "../model/cell-address.ts";
import type { ColumnMap, ColumnQuestion } from "../model/columns.ts";
import type { ReadWarning } from "../model/fault.ts";
import type { Grid, Ledger } from "../model/grid.ts";
import type { IntakeIssue, SheetPlace } from "../model/issues/intake.ts";
import type { DetectedTable, TableColumn } from "../model/table.ts";
import { checkTotals } from "../table/check-totals.ts";

/** Below this a person should look at where the table was found (`normalisation.md` 3.5: 0.9 sure, 0.6 not at all). */
const SURE = 0.9;

/** What the reader was not sure of: repaired quotes, bytes that are no character, formulas without a result … */
export const readIssues = ({ file, grids, warnings = [] }: Ledger): IntakeIssue[] =>
  warnings.map((warning) => ({ code: "read_with_doubt", at: { file, sheet: "sheet" in warning ? warning.sheet : (grids[0]?.name ?? ""), ...placeIn(warning) }, warning }));

const placeIn = (warning: ReadWarning): Pick<SheetPlace, "row" | "column"> => ({
  ...("row" in warning ? { row: warning.row } : "record" in warning ? { row: warning.record } : {}),
  ...("column" in warning ? { column: warning.column } : {}),
});

/** A sheet with content in which no table was found. */
export const sheetIssues = (file: string, grid: Grid, tables: number): IntakeIssue[] =>
  tables === 0 && grid.rowCount > 0 ? [{ code: "sheet_without_table", at: { file, sheet: grid.name } }] : [];

/** What became of a 新旧対照表; without a day nothing. */
export interface ReadCrosswalk {
  readonly on: string;
  readonly entries: number;
  readonly ended: number;
  readonly used: boolean;
}

/** What is doubtful about one table and its columns. */
export function tableIssues(table: DetectedTable, map: ColumnMap, crosswalk?: ReadCrosswalk): IntakeIssue[] {
  const at: SheetPlace = { file: table.file, sheet: table.grid.name, row: table.headerRows?.[0] ?? table.firstDataRow, column: table.range.left };
  const range = a1Range(table.range);
  const headers = table.columns.map(headerOf);
  const seenAs = map.kind === "unknown" ? specialList(table) : undefined;
  return [
    ...(table.confidence < SURE ? [{ code: "table_doubtful", at, range, confidence: table.confidence } as const] : []),
    ...(map.kind === "unknown" && !(seenAs === "crosswalk" && crosswalk?.on !== undefined) ? [{ code: "table_unknown", at, range, headers, ...(seenAs === undefined ? {} : { seenAs }) } as const] : []),
    ...(crosswalk?.on === undefined ? [] : [{ code: "crosswalk_read", at, range, ...crosswalk } as const]),
    ...map.questions.flatMap((question) => questionIssue(question, headers, at)),
    ...map.rejected.map(({ column, kind }) => ({ code: "column_refused", at: placeOfColumn(at, table.columns[column]), header: headers[column] ?? "", kind }) as const),
    ...checkTotals(table).map(({ row, column, found, expected }) => ({ code: "total_mismatch", at: { file: table.file, sheet: table.grid.name, row, column }, found: String(found), expected: String(expected) }) as const),
    ...(map.kind === "unknown" ? [] : map.unmapped.map((column) => ({ code: "column_carried", at: placeOfColumn(at, table.columns[column]), header: headers[column] ?? "" }) as const)),
  ];
}

const headerOf = (column: TableColumn): string => column.header.join(" / ");

const placeOfColumn = (at: SheetPlace, column: TableColumn | undefined): SheetPlace => (column?.source.kind === "cell" ? { ...at, column: column.source.column } : at);

function questionIssue({ field, candidates, required }: ColumnQuestion, headers: readonly string[], at: SheetPlace): IntakeIssue[] {
  const names = candidates.map((index) => headers[index] ?? "");
  if (names.length > 1) return [{ code: "column_ambiguous", at, field: fieldLabel(field), candidates: names }];
  if (!required) return [];
  return [{ code: "column_missing", at, field: fieldLabel(field), ...(names[0] === undefined ? {} : { nearest: names[0] }) }];
}
