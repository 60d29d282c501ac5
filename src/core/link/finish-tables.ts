import type { RowFates } from "../model/accounting.ts";
import { type CanonicalTables, TABLE_IDS, type TableId } from "../model/canonical.ts";
import type { Change } from "../model/lineage.ts";
import type { DraftChange, NormalisedTable } from "../normalise/record-types.ts";
import type { LinkItem, LinkLog } from "./link-types.ts";

/** Items kept per canonical table, in their final order. */
export type KeptItems = { readonly [T in TableId]: readonly LinkItem[] };

/** The canonical tables. A draft's values hold every column in the contract's order, `_file`, `_sheet`, `_row` last, and nothing else. */
export function tablesOf(kept: KeptItems): CanonicalTables {
  return Object.fromEntries(TABLE_IDS.map((id) => [id, kept[id].map((item) => item.values)])) as unknown as CanonicalTables;
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
  const read = function* (): Generator<Change> {
    for (const [t, table] of tables.entries()) yield* changesOfTable({ table, numbers: numbers[t] ?? new Int32Array(), later: laterChanges(log, t, table.drafts.length) });
  };
  let length = 0;
  for (const _ of read()) length += 1;
  return { length, [Symbol.iterator]: read };
}

interface TableChanges {
  readonly table: NormalisedTable;
  readonly numbers: Int32Array;
  readonly later: (draft: number) => readonly DraftChange[];
}

function* changesOfTable({ table, numbers, later }: TableChanges): Generator<Change> {
  const earlier = table.changes[Symbol.iterator]();
  let next = earlier.next();
  for (const [d, { plan }] of table.drafts.entries()) {
    const own: DraftChange[] = [];
    for (; next.done !== true && next.value.draft === d; next = earlier.next()) own.push(next.value);
    const record = numbers[d] ?? 0;
    if (record > 0) for (const { draft: _, ...change } of joinChanges(own, later(d))) yield { table: plan.table, record, ...change };
  }
}

/** One change per field: from what stands in the cell to what the record says in the end. */
function joinChanges(own: readonly DraftChange[], later: readonly DraftChange[]): readonly DraftChange[] {
  if (later.length === 0) return own;
  const last = later.filter((c, i) => later.findLastIndex((o) => o.field === c.field) === i);
  const joined = last.map((c) => ({ ...c, before: own.find((o) => o.field === c.field)?.before ?? later.find((o) => o.field === c.field)?.before ?? c.before }));
  return [...own.filter((o) => !last.some((c) => c.field === o.field)), ...joined.filter((c) => c.before !== c.after)];
}

/** Changes made while linking, by draft of one table: a chain per draft, because they come in any order. */
function laterChanges(log: LinkLog, table: number, drafts: number): (draft: number) => readonly DraftChange[] {
  const { changes, offsets } = log;
  const offset = offsets[table] ?? 0;
  const last = new Int32Array(drafts).fill(-1);
  const before = new Int32Array(changes.length).fill(-1);
  for (let i = 0; i < changes.length; i += 1) {
    const draft = changes.draftAt(i) - offset;
    if (draft < 0 || draft >= drafts) continue;
    before[i] = last[draft] ?? -1;
    last[draft] = i;
  }
  return (draft) => {
    const found: DraftChange[] = [];
    for (let i = last[draft] ?? -1; i >= 0; i = before[i] ?? -1) found.push(changes.at(i));
    return found.reverse();
  };
}

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
