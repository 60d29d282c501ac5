import { CANONICAL, type CanonicalTables, type TableId } from "../model/canonical.ts";
import type { ReturnForm } from "../model/return-form.ts";
import { cellId, type CellChange, type CellState } from "./merge.ts";
import type { Value } from "./return-values.ts";

type AnyRecord = Readonly<Record<string, string | number | boolean | null>>;

const isTable = (id: string): id is TableId => id in CANONICAL;

/** What was sent, cell by cell. */
export const baseState = (forms: readonly ReturnForm[]): CellState =>
  new Map(forms.flatMap((f) => f.sheets.flatMap((s) => s.rows.flatMap((r) => s.columns.map((c, i) => [cellId(r.key, c.field), r.values[i] ?? null] as const)))));

/**
 * HR's values now for every sent cell, out of HR's tables. A table HR does not give is taken as sent; a record HR has not (any more) as blank.
 * `given`: tables HR handed in, an empty one included.
 */
export function oursState(forms: readonly ReturnForm[], tables: CanonicalTables, given: ReadonlySet<TableId>): CellState {
  const indexes = new Map<TableId, ReadonlyMap<string, AnyRecord>>();
  const state = new Map<string, Value>();
  for (const row of forms.flatMap((f) => f.sheets).flatMap((s) => s.rows.map((r) => ({ key: r.key, fields: s.columns.map((c) => c.field) })))) {
    const [table = "", ...keys] = row.key.split("|");
    if (!isTable(table) || !given.has(table)) continue;
    if (!indexes.has(table)) indexes.set(table, indexOf(table, tables));
    const record = indexes.get(table)?.get(keys.join("|"));
    for (const field of row.fields) state.set(cellId(row.key, field), plain(record?.[field]));
  }
  return state;
}

const plain = (value: string | number | boolean | null | undefined): Value => (value === undefined ? null : typeof value === "boolean" ? String(value) : value);

function indexOf(table: TableId, tables: CanonicalTables): ReadonlyMap<string, AnyRecord> {
  const records = tables[table] as unknown as readonly AnyRecord[];
  return new Map(records.map((r) => [CANONICAL[table].key.map((k) => String(r[k] ?? "")).join("|"), r] as const));
}

/**
 * The tables with the merged changes in them. A record that does not exist yet is added, placed at the returned file.
 * An answer with a level but no state becomes 確認済 where the form does not ask for a state (`precise-rules.md` R37).
 */
export function applyChanges(tables: CanonicalTables, changes: readonly CellChange[], forms: readonly ReturnForm[]): CanonicalTables {
  const asked = new Set(forms.flatMap((f) => f.sheets).flatMap((s) => s.columns.map((c) => c.field)));
  const byTable = new Map<TableId, Map<string, CellChange[]>>();
  for (const change of changes) {
    const [table = "", ...keys] = change.key.split("|");
    if (!isTable(table)) continue;
    const records = byTable.get(table) ?? new Map<string, CellChange[]>();
    const key = keys.join("|");
    records.set(key, [...(records.get(key) ?? []), change]);
    byTable.set(table, records);
  }
  const changed = [...byTable].map(([table, records]) => [table, applyToTable(table, tables, records, asked)] as const);
  return { ...tables, ...Object.fromEntries(changed) } as CanonicalTables;
}

function applyToTable(table: TableId, tables: CanonicalTables, changes: ReadonlyMap<string, readonly CellChange[]>, asked: ReadonlySet<string>): readonly AnyRecord[] {
  const { key: keyFields, columns } = CANONICAL[table];
  const types = new Map<string, string>(columns.map((c) => [c.id, c.type] as const));
  const typed = (field: string, value: Value): string | number | boolean | null =>
    value === null ? null : types.get(field) === "number" ? Number(value) : types.get(field) === "boolean" ? String(value) === "true" : String(value);
  const done = new Set<string>();
  const change = (record: AnyRecord, list: readonly CellChange[]): AnyRecord => confirm({ ...record, ...Object.fromEntries(list.map((c) => [c.field, typed(c.field, c.after)])) }, table, asked);
  const records = (tables[table] as unknown as readonly AnyRecord[]).map((record) => {
    const key = keyFields.map((k) => String(record[k] ?? "")).join("|");
    const list = changes.get(key);
    if (list === undefined) return record;
    done.add(key);
    return change(record, list);
  });
  const added = [...changes].filter(([key]) => !done.has(key)).map(([key, list]) => {
    const blank = Object.fromEntries(columns.map((c) => [c.id, null]));
    const keys = Object.fromEntries(keyFields.map((field, i) => [field, key.split("|")[i] ?? null]));
    return change({ ...blank, ...keys, _file: list[0]?.file ?? "", _sheet: "", _row: 0 }, list);
  });
  return [...records, ...added];
}

function confirm(record: AnyRecord, table: TableId, asked: ReadonlySet<string>): AnyRecord {
  if (table !== "readiness_answers" || asked.has("state") || record["level"] === null || (record["state"] !== null && record["state"] !== "未確認")) return record;
  return { ...record, state: "確認済" };
}
