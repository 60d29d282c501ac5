import type { CellAddress } from "../model/cell-address.ts";
import type { Issue } from "../model/issue.ts";
import type { TableId } from "../model/canonical.ts";
import type { DraftChange, FieldText } from "./record-types.ts";

/** A record being built: values and links under their names, changes and issues held back until it is known to be kept. */
export interface OpenDraft {
  readonly table: TableId;
  readonly values: Record<string, FieldText>;
  readonly link: Record<string, string>;
  readonly changes: Omit<DraftChange, "draft">[];
  issues: Issue[];
  /** Where each field is written, and what stands there. */
  readonly places: Map<string, { readonly at: CellAddress; readonly raw: string }>;
  /** What the whole ledger says: facts a record may lack. */
  readonly hints: LedgerHints;
}

/** Facts of the whole table that stand in for missing columns. */
export interface LedgerHints {
  readonly crosstab: boolean;
  /** Fields that have a column, by name. */
  readonly fields: ReadonlySet<string>;
  /** Who assessed, when title or captions say so. */
  readonly skillSource?: string;
  /** Day the ledger states of itself. */
  readonly asOf?: string;
  /** Text of the 備考 column of this record, with its place. */
  readonly remark?: { readonly text: string; readonly at: CellAddress };
  /** Header over a field (for ○ under 「DX推進リーダー」). */
  readonly headerOf: (name: string) => string;
}

interface Derived {
  readonly name: string;
  readonly value: FieldText;
  /** Field whose cell it was taken from. */
  readonly from: string;
  readonly rule: string;
}

/** Sets a value that follows from another cell, with its lineage. */
export function setValue(open: OpenDraft, { name, value, from, rule }: Derived): void {
  open.values[name] = value;
  const place = open.places.get(from);
  if (place === undefined || value === null) return;
  const at = open.changes.findIndex((c) => c.field === name);
  if (at !== -1) open.changes.splice(at, 1);
  if (place.raw !== String(value)) open.changes.push({ field: name, at: place.at, before: place.raw, after: String(value), rule });
}
