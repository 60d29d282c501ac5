import Papa from "papaparse";
import { CANONICAL, type CanonicalColumn, type CanonicalTables, emptyTables, TABLE_IDS, type TableId } from "../core/model/canonical.ts";
import { type CsvValue, toCsv } from "../core/model/csv.ts";
import { type DescribedIssue, ISSUE_COLUMNS } from "../core/validate/catalogue.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import { type Refusal, refusal } from "../core/model/refusal.ts";

const PLACE = ["_file", "_sheet", "_row"] as const;

export const columnsOf = (table: TableId): readonly CanonicalColumn[] => CANONICAL[table].columns;
export const headerOf = (table: TableId): readonly string[] => [...columnsOf(table).map(({ id }) => id), ...PLACE];

/** `tables/<id>.csv` of one canonical table: UTF-8 with BOM, CRLF. */
export function tableToCsv(table: TableId, records: CanonicalTables[TableId]): string {
  const header = headerOf(table);
  return toCsv(header, rowsOf(header, records as unknown as readonly Readonly<Record<string, CsvValue>>[]));
}

function* rowsOf(header: readonly string[], records: readonly Readonly<Record<string, CsvValue>>[]): Iterable<readonly CsvValue[]> {
  for (const record of records) yield header.map((id) => record[id] ?? null);
}

/**
 * Reads the tables a `convert` wrote. Absent tables are empty; a file that is not as `convert` writes it is refused. A table made by hand may lack
 * `_file,_sheet,_row`: its records then stand where they are read.
 */
export function tablesFromCsv(read: (table: TableId) => string | undefined): Result<CanonicalTables, Refusal> {
  const tables: Record<string, unknown> = { ...emptyTables() };
  for (const id of TABLE_IDS) {
    const text = read(id);
    if (text === undefined) continue;
    const records = recordsFromCsv(id, text);
    if (!records.ok) return records;
    tables[id] = records.value;
  }
  return ok(tables as unknown as CanonicalTables);
}

function recordsFromCsv(table: TableId, text: string): Result<unknown[], Refusal> {
  const name = `tables/${table}.csv`;
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/u, ""), { delimiter: ",", skipEmptyLines: true });
  const [header = [], ...rows] = data;
  const missing = columnsOf(table).map(({ id }) => id).filter((id) => !header.includes(id));
  if (errors.length > 0 || missing.length > 0) {
    const why = missing.length > 0 ? `列「${missing.join("、")}」がありません` : `${(errors[0]?.row ?? 0) + 1} 行目の引用符が閉じていません`;
    return err(refusal(`「${name}」を読めません: ${why}。daicho convert をもう一度実行してください。`, name));
  }
  const types = new Map([...columnsOf(table).map(({ id, type }) => [id, type] as const), ["_row", "number"] as const]);
  return ok(rows.map((row, i) => Object.fromEntries([["_file", name], ["_sheet", ""], ["_row", i + 2], ...header.map((id, j): [string, CsvValue] => [id, typed(types.get(id), row[j] ?? "")])])));
}

function typed(type: CanonicalColumn["type"] | undefined, text: string): CsvValue {
  if (text === "") return null;
  if (type === "number") return Number.isFinite(Number(text)) ? Number(text) : null;
  if (type === "boolean") return text.toLowerCase() === "true";
  return text;
}

/** Lines of an issues.csv that `convert` wrote. */
export const issuesFromCsv = (text: string): DescribedIssue[] =>
  Papa.parse<DescribedIssue>(text.replace(/^\ufeff/u, ""), { delimiter: ",", header: true, skipEmptyLines: true }).data.map((row) => Object.fromEntries(ISSUE_COLUMNS.map((column) => [column, row[column] ?? ""])) as unknown as DescribedIssue);
