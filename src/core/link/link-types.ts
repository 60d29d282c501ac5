import type { RowFates } from "../model/accounting.ts";
import type { CanonicalTables, TableId } from "../model/canonical.ts";
import type { CellAddress } from "../model/cell-address.ts";
import type { Issue } from "../model/issue.ts";
import type { Change } from "../model/lineage.ts";
import { type ChangeStore, makeChangeStore } from "../normalise/change-list.ts";
import type { DraftRecord, DraftValues, FieldText, NormalisedTable } from "../normalise/record-types.ts";

export interface LinkOptions {
  /** `YYYY-MM-DD`, where no ledger states its own date. */
  readonly asOf?: string;
  /** 名寄せ確認 of an earlier run, as the clerk decided. A decision taken out again is as if it was never made. */
  readonly decisions?: readonly ReviewDecision[];
  /** 機構改革: old → new departments. */
  readonly crosswalk?: readonly CrosswalkEntry[];
}

export interface ReviewDecision {
  /** `ReviewPair.id`. */
  readonly id: string;
  readonly verdict: "same" | "different";
}

/** One line of the 新旧対照表. Several lines with the same `from` = split (shares sum to 1), several with the same `to` = merge. */
export interface CrosswalkEntry {
  /** Code or full path. */
  readonly from: string;
  readonly to: string;
  /** First day of the new organisation, `YYYY-MM-DD`. */
  readonly on: string;
  /** Part of the old department that went there, 0-1; absent = all of it. */
  readonly share?: number;
}

/** One side of a pair to review, as a clerk needs to see it. */
export interface ReviewSide {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly staffNo: string;
  readonly name: string;
  readonly kana: string;
  readonly birthDate: string;
  readonly department: string;
  readonly post: string;
}

/** One compared field: what level of agreement it reached and what that weighs (log2 m/u). */
export interface ComparedField {
  readonly field: string;
  readonly left: string;
  readonly right: string;
  /** Japanese words: 一致, 1字違い, 名のみ一致, 相違, 比較できず. */
  readonly level: string;
  readonly weight: number;
}

/** Two records that may be one person. `left` is the record to place, `right` the person it may be. */
export interface ReviewPair {
  /** Stable over runs: made of what identifies both sides, not of row numbers. */
  readonly id: string;
  /** Canonical table of the left record. */
  readonly table: TableId;
  readonly left: ReviewSide;
  readonly right: ReviewSide;
  readonly compared: readonly ComparedField[];
  /** Sum of the weights and of the prior; probability 0-1. */
  readonly weight: number;
  readonly probability: number;
  /** Why it was not decided automatically, in Japanese. */
  readonly reason: string;
  /** The clerk's decision, when one was read back. */
  readonly verdict?: ReviewDecision["verdict"];
}

/** A record held back, or kept without what it should refer to. */
export interface QuarantinedRecord {
  readonly table: TableId;
  readonly at: CellAddress;
  /** What stands there: number, name, department, as written. */
  readonly found: string;
  readonly reason: string;
  /** True: the record stands in its table without that reference (a person without a department). */
  readonly kept: boolean;
  readonly values: DraftValues;
}

/** A source row folded into a record that stands elsewhere. */
export interface MergedRow {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly into: { readonly file: string; readonly sheet: string; readonly row: number };
  /** 兼務, 重複, 同一人物, 継続行. */
  readonly reason: string;
}

export interface LinkedTables {
  readonly tables: CanonicalTables;
  /** Iterate; do not index: for long ledgers it is made on the fly. */
  readonly changes: Iterable<Change> & { readonly length: number };
  readonly issues: readonly Issue[];
  readonly review: readonly ReviewPair[];
  readonly quarantine: readonly QuarantinedRecord[];
  readonly mergedRows: readonly MergedRow[];
  /** One per sheet that has a table, in order of first appearance. */
  readonly rows: readonly RowFates[];
}

/** A draft on its way into a canonical table. Its values are the draft's until the first of them changes, then this stage's own copy. */
export interface LinkItem {
  readonly source: NormalisedTable;
  readonly tableIndex: number;
  readonly draftIndex: number;
  readonly draft: DraftRecord;
  /** Names of its department from the top, as written; of a person of whom only another ledger says it, as written there. */
  path: readonly string[];
  values: DraftValues;
}

/** What linking finds on its way; every stage appends, none reads. */
export interface LinkLog {
  readonly issues: Issue[];
  readonly review: ReviewPair[];
  readonly quarantine: QuarantinedRecord[];
  readonly merged: MergedRow[];
  /** Changes made while linking, with the item's number among all drafts (`itemNumber`). */
  readonly changes: ChangeStore;
  /** First number of each table's drafts. */
  readonly offsets: readonly number[];
  /** Rows whose changes must not be listed (folded away or held back). */
  readonly dropped: Set<LinkItem>;
}

export function newLog(tables: readonly NormalisedTable[]): LinkLog {
  let next = 0;
  const offsets = tables.map((t) => (next += t.drafts.length) - t.drafts.length);
  return { issues: [], review: [], quarantine: [], merged: [], changes: makeChangeStore(), offsets, dropped: new Set() };
}

/** Cell of a field of an item; the row's first cell when the field has no column. */
export function addressOf(item: LinkItem, field: string): CellAddress {
  const { file, sheet } = item.source;
  const source = item.draft.plan.sources.find((s) => s.name === field);
  const place = source?.columns[0]?.source;
  const pivot = item.draft.pivotColumn;
  if (place?.kind === "fixed" || place?.kind === "caption") return { file, sheet, row: place.row, column: place.column };
  if (place?.kind === "cell") return { file, sheet, row: item.draft.row + place.rowOffset, column: place.column };
  if (place?.kind === "pivot_header") return { file, sheet, row: place.headerRow, column: pivot ?? 1 };
  return { file, sheet, row: item.draft.row, column: place?.kind === "pivot_value" ? (pivot ?? 1) : firstColumn(item) };
}

/** The same for all rows of a table, and asked for with every derived value of every row. */
const firstColumns = new WeakMap<LinkItem["draft"]["plan"], number>();

function firstColumn({ draft: { plan } }: LinkItem): number {
  let column = firstColumns.get(plan);
  if (column === undefined) {
    const cell = plan.sources.flatMap((s) => s.columns).find((c) => c.source.kind === "cell")?.source;
    column = cell?.kind === "cell" ? cell.column : 1;
    firstColumns.set(plan, column);
  }
  return column;
}

export interface LinkedValue {
  readonly field: string;
  readonly value: FieldText;
  readonly rule: string;
  /** Cell it was taken from; default: the field's own. */
  readonly at?: CellAddress;
}

/** Sets a value found by linking and records the change. */
export function setLinked(item: LinkItem, { field, value, rule, at }: LinkedValue, log: LinkLog): void {
  const before = item.values[field];
  if (before === value) return;
  if (item.values === item.draft.values) item.values = { ...item.draft.values };
  (item.values as Record<string, FieldText>)[field] = value;
  if (item.draftIndex < 0) return;
  const text = (v: FieldText | undefined): string => (v === null || v === undefined ? "" : String(v));
  const draft = (log.offsets[item.tableIndex] ?? 0) + item.draftIndex;
  log.changes.push({ draft, field, at: at ?? addressOf(item, field), before: text(before), after: text(value), rule });
}

/** A text value of an item, from its canonical columns or its link fields. */
export function textOf(item: LinkItem, name: string): string {
  const value = item.values[name] ?? item.draft.link[name];
  return value === null || value === undefined ? "" : String(value);
}
