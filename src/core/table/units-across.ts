import type { DetectedTable, TableColumn, TableRecord } from "../model/table.ts";
import type { SheetView } from "./sheet-view.ts";

const UPPER = /(?:部|局|本部|事務局|委員会|議会|支所|公所)$/u;
const LOWER = /(?:課|室|係|班|担当|グループ|チーム|所|場|センター|署|館|園|校|事務局|委員会|分館|出張所)$/u;
const HEADER = /^(?:課|室|係|班|課名|係名|室名|課室|課・室|課等|課・室等|課室名|所属課|所管課|担当|グループ|内部組織|課\(室\)|係・担当)$/u;

/**
 * Departments written to the right instead of down: a 部 with its 課 beside it on one row (課, 課, 課 or 課1, 課2 …), or the 部 as headers over their 課.
 * One record per 課. Any other table is returned as it is.
 */
export function unitsAcross(view: SheetView, table: DetectedTable): DetectedTable {
  if (table.shape !== "list") return table;
  return besideUpper(view, table) ?? underUpper(view, table) ?? table;
}

const columnOf = (column: TableColumn): number => (column.source.kind === "cell" ? column.source.column : 1);
const stem = (column: TableColumn): string => (column.header.at(-1) ?? "").normalize("NFKC").replace(/\s/gu, "").replace(/[(（]?(?:\d{1,2}|[①-⑳])[)）]?$|^第?\d{1,2}/u, "");

function textsOf(view: SheetView, rows: readonly number[], column: number): readonly string[] {
  return rows.map((row) => view.facts(row, column).compact).filter((t) => t !== "");
}

const mostly = (texts: readonly string[], test: RegExp): boolean => texts.length > 0 && texts.filter((t) => test.test(t)).length >= texts.length * 0.8;

/** 部 | 課 | 課 | 課 */
function besideUpper(view: SheetView, table: DetectedTable): DetectedTable | undefined {
  if (table.headerRows === null) return undefined;
  const rows = table.records.map((r) => r.row);
  const from = table.columns.findIndex((c) => HEADER.test(stem(c)));
  if (from < 1) return undefined;
  const name = stem(table.columns[from] as TableColumn);
  const rest = table.columns.slice(from);
  const end = rest.findIndex((c) => c.source.kind !== "cell" || (stem(c) !== name && c.header.length > 0));
  const columns = end === -1 ? rest : rest.slice(0, end);
  if (columns.length < 2) return undefined;
  const all = columns.flatMap((c) => textsOf(view, rows, columnOf(c)));
  const above = table.columns.slice(0, from).some((c) => c.source.kind === "cell" && mostly(textsOf(view, rows, columnOf(c)), UPPER));
  if (!above || !mostly(all, LOWER) || new Set(all).size < all.length * 0.9) return undefined;
  return spread(table, { columns, stub: table.columns.filter((c) => !columns.includes(c)), headers: [], name });
}

/** 総務部 | 市民部 over 総務課 | 市民課; also where the row of 部 was taken for the first record. */
function underUpper(view: SheetView, found: DetectedTable): DetectedTable | undefined {
  const table = withLastUnits(view, found);
  const row = table.headerRows?.[1] ?? table.firstDataRow;
  const columns = table.columns.filter((c) => c.source.kind === "cell");
  const records = table.headerRows === null ? table.records.slice(1) : table.records;
  const names = columns.map((c) => view.facts(row, columnOf(c)).compact);
  if (columns.length < 2 || columns.length !== table.columns.length || records.length === 0 || new Set(names).size < names.length || !names.every((n) => UPPER.test(n))) return undefined;
  const all = columns.flatMap((c) => textsOf(view, records.map((r) => r.row), columnOf(c)));
  if (!mostly(all, LOWER) || new Set(all).size < all.length * 0.9) return undefined;
  const named = columns.map((c, i): TableColumn => ({ ...c, header: [names[i] as string] }));
  const base: DetectedTable = { ...table, headerRows: table.headerRows ?? [row, row], columns: named, records, firstDataRow: records[0]?.row ?? table.firstDataRow, confidence: Math.max(table.confidence, 0.75) };
  return spread(base, { columns: named, stub: [], headers: [{ source: { kind: "pivot_header", headerRow: row }, header: ["部"] }], name: "課" });
}

/** The last 課 of the longest 部 stands alone on its row and was taken for a note. */
function withLastUnits(view: SheetView, table: DetectedTable): DetectedTable {
  if (!table.columns.every((c) => UPPER.test(c.header.join("")) || table.headerRows === null)) return table;
  const alone = [...table.excludedRows, ...table.surroundings].filter((e) => e.row > table.firstDataRow && e.reason !== "blank" && view.filled(e.row).every((c) => LOWER.test(view.facts(e.row, c).compact)));
  if (alone.length === 0) return table;
  const rows = new Set(alone.map((e) => e.row));
  const records = [...table.records, ...[...rows].map((row): TableRecord => ({ row }))].sort((a, b) => a.row - b.row);
  const last = Math.max(...records.map((r) => r.row));
  const kept = (e: { readonly row: number }): boolean => !rows.has(e.row);
  return {
    ...table, records, lastDataRow: last, range: { ...table.range, bottom: Math.max(table.range.bottom, last) },
    excludedRows: [...table.excludedRows.filter(kept), ...table.surroundings.filter((e) => kept(e) && e.row > table.range.top && e.row < last)],
    surroundings: table.surroundings.filter((e) => kept(e) && (e.row < table.range.top || e.row > last)),
  };
}

interface Spread {
  readonly columns: readonly TableColumn[];
  readonly stub: readonly TableColumn[];
  readonly headers: readonly TableColumn[];
  readonly name: string;
}

function spread(table: DetectedTable, { columns, stub, headers, name }: Spread): DetectedTable {
  const places = columns.map(columnOf);
  return {
    ...table, shape: "crosstab",
    columns: [...stub, ...headers, { source: { kind: "pivot_value" }, header: [name] }],
    records: table.records.flatMap((record) => places.map((pivotColumn): TableRecord => ({ ...record, pivotColumn }))),
    wide: { columns: table.columns, records: table.records },
  };
}
