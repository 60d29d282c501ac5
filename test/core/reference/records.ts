import { CANONICAL, type CanonicalTables, type RecordOf, type TableId, emptyTables } from "../../../src/core/model/canonical.ts";

/** A record with everything unknown but what is given; `_row` numbers the records of a test. */
export function record<T extends TableId>(table: T, values: Partial<RecordOf<T>>, row = 2): RecordOf<T> {
  const blank = Object.fromEntries(CANONICAL[table].columns.map((column) => [column.id, null]));
  return { ...blank, _file: `${table}.csv`, _sheet: table, _row: row, ...values } as RecordOf<T>;
}

/** Tables of a test: short rows in, canonical tables out. */
export function tablesOf(rows: { readonly [T in TableId]?: readonly Partial<RecordOf<T>>[] }): CanonicalTables {
  const made = Object.entries(rows).map(([table, list]) => [
    table, (list as readonly object[]).map((values, i) => record(table as TableId, values as never, i + 2)),
  ]);
  return { ...emptyTables(), ...Object.fromEntries(made) } as CanonicalTables;
}
