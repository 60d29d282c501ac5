import type { TableId } from "./canonical.ts";

/**
 * A field a ledger column can map to: `staff.name`, `training.start`, … plus parts that are joined or split while normalising.
 * `null` of a TableColumn means: maps to nothing, carried as 備考.
 */
export type FieldId = string;

/** What a whole table was recognised as. `unknown` is carried along as it is, never dropped. */
export type LedgerKind = TableId | "unknown";

/** Columns that must not be imported: reported, left out; `my_number` stops the run. */
export type RejectedKind = "my_number" | "evaluation" | "health" | "family" | "salary" | "address";

export interface FieldMapping {
  readonly field: FieldId;
  /** Indices into `DetectedTable.columns`, in the order they are joined (one for a plain column; 元号, 年, 月, 日 for a split date). */
  readonly columns: readonly number[];
  /** 1, 2, … for 資格1, 資格2, …: each group makes its own record. */
  readonly group?: number;
  /** Era that stands in the header or caption (生年月日（昭和）). */
  readonly era?: string;
  /** A second field whose value stands in the header: 必要人数（BA） → `project_demands.role_id` = "BA"; ○ under ITパスポート → `qualifications.name`. */
  readonly constant?: { readonly field: FieldId; readonly value: string };
  /** 0-1 with the reason in Japanese (「見出し「職員番号」に一致」). */
  readonly confidence: number;
  readonly reason: string;
}

export interface ColumnMap {
  readonly kind: LedgerKind;
  readonly kindConfidence: number;
  readonly mappings: readonly FieldMapping[];
  /** Columns that map to nothing and are carried as `備考:<見出し>`. */
  readonly unmapped: readonly number[];
  readonly rejected: readonly { readonly column: number; readonly kind: RejectedKind }[];
  /** Fields this kind needs that no column (or more than one) was found for, with the candidates. */
  readonly questions: readonly ColumnQuestion[];
}

export interface ColumnQuestion {
  readonly field: FieldId;
  /** Indices into `DetectedTable.columns`; empty = missing. */
  readonly candidates: readonly number[];
  readonly required: boolean;
}

/** A confirmed mapping, kept as small readable JSON (`--profile`), found again by its header fingerprint. */
export interface SavedProfile {
  readonly version: 1;
  readonly ledgers: readonly {
    readonly name: string;
    readonly kind: LedgerKind;
    /** Flattened header texts in order; matched by Jaccard ≥ 0.8, not by address. */
    readonly headers: readonly string[];
    /** Flattened header text → field id, or "" for 備考. */
    readonly fields: Readonly<Record<string, FieldId>>;
  }[];
}
