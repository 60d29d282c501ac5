import type { CellAddress } from "../cell-address.ts";
import type { ReadWarning } from "../fault.ts";

/** Place of a whole sheet or table inside it. */
export interface SheetPlace {
  readonly file: string;
  readonly sheet: string;
  readonly row?: number;
  readonly column?: number;
}

/** Files, sheets, tables and columns: `src/xlsx/read`, `core/table`, `core/columns`. */
export type IntakeIssue =
  | { readonly code: "read_with_doubt"; readonly at: SheetPlace; readonly warning: ReadWarning }
  | { readonly code: "sheet_without_table"; readonly at: SheetPlace }
  | { readonly code: "table_doubtful"; readonly at: SheetPlace; readonly range: string; readonly confidence: number }
  | { readonly code: "table_unknown"; readonly at: SheetPlace; readonly range: string; readonly headers: readonly string[]; readonly seenAs?: "crosswalk" | "transfers" }
  | { readonly code: "crosswalk_read"; readonly at: SheetPlace; readonly range: string; readonly on: string; readonly entries: number; readonly ended: number; readonly used: boolean }
  | { readonly code: "column_missing"; readonly at: SheetPlace; readonly field: string; readonly nearest?: string }
  | { readonly code: "column_ambiguous"; readonly at: SheetPlace; readonly field: string; readonly candidates: readonly string[] }
  | { readonly code: "column_carried"; readonly at: SheetPlace; readonly header: string }
  | { readonly code: "column_refused"; readonly at: SheetPlace; readonly header: string; readonly kind: string }
  | { readonly code: "total_mismatch"; readonly at: CellAddress; readonly found: string; readonly expected: string };
