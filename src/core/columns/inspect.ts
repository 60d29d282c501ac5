import { a1Range, columnLetters } from "../model/cell-address.ts";
import type { ColumnMap, LedgerKind } from "../model/columns.ts";
import type { CsvDialect, EncodingId, Grid, Ledger, LedgerFormat } from "../model/grid.ts";
import type { DetectedTable, ExcludedRow, TableColumn } from "../model/table.ts";
import { findTables } from "../table/find-tables.ts";
import { type MatchOptions, matchColumns } from "./match-columns.ts";

/** `daicho inspect --json` of one file (`contract.md` 2): what was found, nothing changed. */
export interface InspectedFile {
  readonly file: string;
  readonly format: LedgerFormat;
  readonly encoding: EncodingId | null;
  readonly dialect?: CsvDialect;
  readonly sheets: readonly InspectedSheet[];
}

export interface InspectedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly tables: readonly InspectedTable[];
}

export interface InspectedTable {
  readonly range: string;
  readonly title: string | null;
  readonly headerRows: readonly [number, number] | null;
  readonly firstDataRow: number;
  readonly lastDataRow: number;
  readonly dataRowCount: number;
  readonly columns: readonly InspectedColumn[];
  readonly excludedRows: readonly ExcludedRow[];
  readonly shape: DetectedTable["shape"];
  readonly confidence: number;
  readonly kind: LedgerKind;
  readonly kindConfidence: number;
  readonly questions: readonly { readonly field: string; readonly candidates: readonly string[]; readonly required: boolean }[];
}

export interface InspectedColumn {
  readonly column: string;
  readonly header: readonly string[];
  readonly field: string | null;
  readonly confidence: number;
  readonly unit?: string;
  readonly refused?: string;
  readonly hidden?: true;
}

/** A table with its column map, where the caller has them already. */
export interface MatchedTable {
  readonly table: DetectedTable;
  readonly map: ColumnMap;
}

/** Every sheet of a ledger with its tables, headers and fields. */
export function inspectLedger(ledger: Ledger, options: MatchOptions = {}): InspectedFile {
  return {
    file: ledger.file, format: ledger.format, encoding: ledger.encoding,
    ...(ledger.dialect === undefined ? {} : { dialect: ledger.dialect }),
    sheets: ledger.grids.map((grid) => inspectSheet(ledger.file, grid, options)),
  };
}

function inspectSheet(file: string, grid: Grid, options: MatchOptions): InspectedSheet {
  const tables = findTables(file, grid).map((table) => inspectTable({ table, map: matchColumns(table, options) }));
  return { name: grid.name, hidden: grid.state !== "visible", tables };
}

export function inspectTable({ table, map }: MatchedTable): InspectedTable {
  const name = (i: number): string => table.columns[i]?.header.join(" / ") ?? "";
  return {
    range: a1Range(table.range),
    title: table.title ?? null,
    headerRows: table.headerRows,
    firstDataRow: table.firstDataRow,
    lastDataRow: table.lastDataRow,
    dataRowCount: (table.wide?.records ?? table.records).length,
    columns: sheetColumns(table).map((column) => inspectColumn(table, map, column)),
    excludedRows: [...table.surroundings, ...table.excludedRows].sort((a, b) => a.row - b.row),
    shape: table.shape, confidence: Math.round(table.confidence * 100) / 100,
    kind: map.kind, kindConfidence: map.kindConfidence,
    questions: map.questions.map((q) => ({ field: q.field, candidates: q.candidates.map(name), required: q.required })),
  };
}

/** The columns that stand on the sheet: not the ones made from captions, section headers or unpivoting. */
const sheetColumns = (table: DetectedTable): readonly TableColumn[] =>
  (table.wide?.columns ?? table.columns).filter((c) => c.source.kind === "cell" || (table.shape === "form" && c.source.kind === "fixed"));

function inspectColumn(table: DetectedTable, map: ColumnMap, column: TableColumn): InspectedColumn {
  const index = table.columns.indexOf(column);
  const pivot = index === -1 && column.source.kind === "cell" ? pivotIndex(table, column.source.column) : -1;
  const mapping = map.mappings.find((m) => m.columns.includes(index === -1 ? pivot : index));
  const refused = map.rejected.find((r) => r.column === index)?.kind;
  const { source } = column;
  return {
    column: columnLetters(source.kind === "cell" || source.kind === "fixed" ? source.column : table.range.left),
    header: column.header,
    field: mapping?.field ?? null,
    confidence: mapping?.confidence ?? 0,
    ...(column.unit === undefined ? {} : { unit: column.unit }),
    ...(refused === undefined ? {} : { refused }),
    ...(column.hidden === undefined ? {} : { hidden: true as const }),
  };
}

/** The value column a sheet column became when its cross-tab was unpivoted. */
function pivotIndex(table: DetectedTable, sheetColumn: number): number {
  const first = table.records[0]?.row;
  const starts = table.records.filter((r) => r.row === first).flatMap((r) => (r.pivotColumn === undefined || r.pivotColumn > sheetColumn ? [] : [r.pivotColumn]));
  const offset = sheetColumn - Math.max(...starts);
  return table.columns.findIndex((c) => c.source.kind === "pivot_value" && (c.source.offset ?? 0) === offset);
}
