import type { ExclusionReason } from "./table.ts";

/** Why a sheet row was not loaded: a table row's reason, or one of the whole sheet's. Words shown in 件数照合. */
export type RowReason = ExclusionReason | "header" | "outside_table" | "unknown_table" | "refused_table" | "quarantined";

/** 件数照合 of one sheet. `rowsRead = rowsLoaded + rowsMerged + rowsExcluded`, always. */
export interface SheetAccounting {
  readonly file: string;
  readonly sheet: string;
  /** Rows of the sheet up to the last one with content. */
  readonly rowsRead: number;
  /** Rows that became (at least) one canonical record of their own. */
  readonly rowsLoaded: number;
  /** Rows folded into another row's record: continuation rows, 兼務 rows, exact duplicates. */
  readonly rowsMerged: number;
  readonly rowsExcluded: number;
  readonly excluded: readonly { readonly reason: RowReason; readonly rows: number; readonly list: readonly number[] }[];
  readonly tables: readonly { readonly range: string; readonly kind: string; readonly records: number }[];
  /** Columns carried as 備考 and columns left out, by header. */
  readonly carriedColumns: readonly string[];
  readonly refusedColumns: readonly { readonly header: string; readonly kind: string }[];
}

/** What became of the rows of one sheet that a table holds, in ascending order: made while linking, read by 件数照合. */
export interface RowFates {
  readonly file: string;
  readonly sheet: string;
  /** Rows with a canonical record of their own. */
  readonly loaded: readonly number[];
  /** Rows folded into another row's record: 兼務 rows, repeated rows, the same person in a second ledger. */
  readonly merged: readonly number[];
  /** Rows held back because nobody can say yet to whom or what they belong. */
  readonly quarantined: readonly number[];
}
