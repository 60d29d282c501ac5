import type { FieldMapping, LedgerKind } from "../model/columns.ts";
import type { Issue } from "../model/issue.ts";
import type { Change } from "../model/lineage.ts";
import type { RecordPlace, TableId } from "../model/canonical.ts";
import type { FieldValue } from "../columns/fields/field.ts";
import type { TableColumn } from "../model/table.ts";

/** A value of a canonical record. */
export type FieldText = string | number | boolean | null;

/** All columns of its table, in the order of `CANONICAL`, then `_file`, `_sheet`, `_row`: the record as it will be written. */
export type DraftValues = Record<string, FieldText> & RecordPlace;

/** Where one field of one kind of record comes from. */
export interface FieldSource {
  /** Canonical column of the record's table, or the name of a link field (`person_name`, `dept`, …). */
  readonly name: string;
  readonly link: boolean;
  readonly value: FieldValue;
  /** Japanese label, for issues. */
  readonly label: string;
  readonly columns: readonly TableColumn[];
  readonly mapping: FieldMapping;
}

/** One kind of record a sheet row can yield: the person, their 資格1, 資格2, … */
export interface RecordPlan {
  readonly table: TableId;
  readonly sources: readonly FieldSource[];
  /** Values that stand in headers: role of 必要人数（BA）, source of 自己評価. */
  readonly constants: Readonly<Record<string, string>>;
  /** Made only when one of these has a value (a person without 資格2 has no second record). Empty = always. */
  readonly needs: readonly string[];
}

/** A record before linking: keys may be missing, departments are text. */
export interface DraftRecord {
  readonly plan: RecordPlan;
  /** Sheet row it starts on, and the column of a cross-tab cell. */
  readonly row: number;
  readonly pivotColumn?: number;
  readonly values: DraftValues;
  /** What other ledgers are found by, where it is no canonical column; only what has a value. */
  readonly link: Readonly<Record<string, string>>;
}

/** A change whose record has no number yet: `draft` is the index into `NormalisedTable.drafts`. */
export type DraftChange = Omit<Change, "record" | "table"> & { readonly draft: number };

/** A column that maps to no field: carried into the normalised workbook as `備考:<見出し>`. */
export interface CarriedColumn {
  readonly header: string;
  readonly column: number;
  /** Sheet rows that have a value, with their text. Same length. */
  readonly rows: readonly number[];
  readonly texts: readonly string[];
}

export interface NormalisedTable {
  readonly kind: LedgerKind;
  readonly file: string;
  readonly sheet: string;
  /** A1 range of the table. */
  readonly range: string;
  readonly title?: string;
  /** Reference date the ledger states of itself (title, sheet or file name). */
  readonly asOf?: string;
  /** Department the ledger states of itself, for forms and sheets of one department. */
  readonly statedDept?: string;
  readonly drafts: readonly DraftRecord[];
  /** In the order of their drafts. Iterate; there may be millions. */
  readonly changes: Iterable<DraftChange> & { readonly length: number };
  readonly issues: readonly Issue[];
  /** Sheet rows that belong to a record begun on another row. */
  readonly mergedRows: readonly { readonly row: number; readonly into: number }[];
  /** Rows of the table that are records by form but hold no value we keep. */
  readonly emptyRows: readonly number[];
  readonly carried: readonly CarriedColumn[];
  readonly refused: readonly { readonly header: string; readonly kind: string }[];
}

export interface NormaliseOptions {
  /** `YYYY-MM-DD` of `--as-of`, used where the ledger states none. */
  readonly asOf?: string;
  /** Header texts (flattened) that must be left out although nothing in them is refused. */
  readonly leaveOut?: readonly string[];
}
