import { f, type Formula, type Reference } from "../../model/formula.ts";
import type { SheetDraft } from "../sheet/draft.ts";
import { columnRange, type ColumnSpec, type PlacedTable, placeTable } from "../sheet/placed-table.ts";

/** A list put in order by formulas: `key` descending, ties by place. For lists of up to a few hundred lines (every line looks at all). */
export interface Ranking {
  readonly table: PlacedTable;
  /** Column `from` (as long as the list) at rank `k`. */
  readonly at: (k: number | Reference, from: Reference) => Formula;
}

export function placeRanking<R>(draft: SheetDraft, at: readonly [row: number, column: number], records: readonly R[], columns: { readonly name: ColumnSpec<R>["cell"]; readonly key: ColumnSpec<R>["cell"]; readonly label: string }): Ranking {
  const range = (left: number): Reference => ({ sheet: draft.name, range: { top: at[0] + 1, left, bottom: at[0] + Math.max(1, records.length), right: left } });
  const [numbers, keys] = [range(at[1]), range(at[1] + 2)];
  const rankOf = (key: Reference, no: Reference): Formula => f`1+SUMPRODUCT(--(${keys}>${key}))+SUMPRODUCT(--(${keys}=${key}),--(${numbers}<${no}))`;
  const table: PlacedTable = placeTable<R>(draft, at, [
    { id: "no", label: "番号", width: 7, style: "count", cell: (_record, _own, i) => i + 1 },
    { id: "name", label: columns.label, width: 24, cell: columns.name },
    { id: "key", label: "並べる値", width: 12, style: "general", cell: columns.key },
    { id: "rank", label: "順位", width: 7, style: "count", cell: (_record, own) => rankOf(own("key"), own("no")) },
  ], records);
  return { table, at: (k, from) => f`INDEX(${from},MATCH(${k},${columnRange(table, "rank")},0))` };
}
