import type { RowFates } from "../model/accounting.ts";
import { CANONICAL, type CanonicalTables, TABLE_IDS, type TableId } from "../model/canonical.ts";
import type { Change } from "../model/lineage.ts";
import type { NormalisedTable } from "../normalise/record-types.ts";
import type { LinkItem, LinkLog } from "./link-types.ts";

/** Items kept per canonical table, in their final order. */
export type KeptItems = { readonly [T in TableId]: readonly LinkItem[] };

/** The canonical tables: every column in the contract's order, `_file`, `_sheet`, `_row` last. */
export function tablesOf(kept: KeptItems): CanonicalTables {
  return Object.fromEntries(TABLE_IDS.map((id) => [id, kept[id].map((item) => recordOf(id, item))])) as unknown as CanonicalTables;
}

function recordOf(id: TableId, item: LinkItem): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const column of CANONICAL[id].columns) record[column.id] = item.values[column.id] ?? null;
  record["_file"] = item.values._file;
  record["_sheet"] = item.values._sheet;
  record["_row"] = item.values._row;
  return record;
}

/** Number of each draft in its canonical table: 0 = it has none. One array per normalised table. */
export function numberDrafts(tables: readonly NormalisedTable[], kept: KeptItems): readonly Int32Array[] {
  const numbers = tables.map((t) => new Int32Array(t.drafts.length));
  for (const id of TABLE_IDS) {
    kept[id].forEach((item, i) => {
      const of = numbers[item.tableIndex];
      if (of !== undefined && item.draftIndex >= 0) of[item.draftIndex] = i + 1;
    });
  }
  return numbers;
}

/** Every change of every record that was kept: made while reading, then while linking. Where both changed a field only the way from cell to end is told. */
export function changesOf(tables: readonly NormalisedTable[], numbers: readonly Int32Array[], log: LinkLog): Iterable<Change> & { readonly length: number } {
  const later = new Map<string, number>();
  log.changes.forEach((change, i) => later.set(keyOf(change.item.tableIndex, change.item.draftIndex, change.field), i));
  const spelled = new Map<string, string>();
  const read = function* (): Generator<Change> {
    for (const [t, table] of tables.entries()) {
      for (const { draft, ...change } of table.changes) {
        const record = numbers[t]?.[draft] ?? 0;
        if (record === 0) continue;
        if (later.size > 0 && later.has(keyOf(t, draft, change.field))) spelled.set(keyOf(t, draft, change.field), change.before);
        else yield { table: table.drafts[draft]?.plan.table ?? "staff", record, ...change };
      }
    }
    for (const [i, { item, ...change }] of log.changes.entries()) {
      const record = item.draftIndex < 0 ? 0 : (numbers[item.tableIndex]?.[item.draftIndex] ?? 0);
      const key = keyOf(item.tableIndex, item.draftIndex, change.field);
      if (record === 0 || later.get(key) !== i) continue;
      const before = spelled.get(key) ?? change.before;
      if (before !== change.after) yield { table: item.draft.plan.table, record, ...change, before };
    }
  };
  let length = 0;
  for (const _ of read()) length += 1;
  return { length, [Symbol.iterator]: read };
}

const keyOf = (table: number, draft: number, field: string): string => `${table}/${draft}/${field}`;

/** Per sheet, which rows have a record of their own, which went into another's, which are held back. */
export function rowFates(tables: readonly NormalisedTable[], numbers: readonly Int32Array[], log: LinkLog): readonly RowFates[] {
  const sheets = new Map<string, { file: string; sheet: string; loaded: Set<number>; merged: Set<number>; quarantined: Set<number> }>();
  const at = (file: string, sheet: string) => {
    const key = `${file}\n${sheet}`;
    const known = sheets.get(key) ?? { file, sheet, loaded: new Set<number>(), merged: new Set<number>(), quarantined: new Set<number>() };
    sheets.set(key, known);
    return known;
  };
  tables.forEach((table, t) => {
    const rows = at(table.file, table.sheet);
    table.drafts.forEach((draft, d) => { if ((numbers[t]?.[d] ?? 0) > 0) rows.loaded.add(draft.row); });
    for (const { row } of table.mergedRows) rows.merged.add(row);
  });
  for (const { file, sheet, row } of log.merged) at(file, sheet).merged.add(row);
  for (const { at: place, kept, values } of log.quarantine) if (!kept) at(place.file, place.sheet).quarantined.add(values._row);
  const sorted = (rows: ReadonlySet<number>): number[] => [...rows].sort((a, b) => a - b);
  return [...sheets.values()].map((s) => ({ file: s.file, sheet: s.sheet, loaded: sorted(s.loaded), merged: sorted(s.merged), quarantined: sorted(s.quarantined) }));
}
