import type { CellAddress } from "../cell-address.ts";

/** Single values: `core/normalise`, `core/validate`. `found` is the cell's text as written. */
export type ValueIssue = {
  readonly at: CellAddress;
  /** Japanese label of the field. */
  readonly field: string;
  readonly found: string;
} & (
  | { readonly code: "date_not_recognised" }
  | { readonly code: "date_no_such_day" }
  | { readonly code: "date_era_overrun"; readonly read: string }
  | { readonly code: "date_era_underrun"; readonly read: string }
  | { readonly code: "date_era_missing"; readonly candidates: readonly string[] }
  | { readonly code: "date_out_of_range"; readonly read: string }
  | { readonly code: "date_year_missing" }
  | { readonly code: "date_ambiguous"; readonly candidates: readonly string[] }
  | { readonly code: "date_range_reversed"; readonly read: string }
  | { readonly code: "date_serial_doubtful"; readonly read: string }
  /** Two dates of one record contradict each other (採用 before 生年月日 + 15 years, 終了 before 開始). */
  | { readonly code: "date_order"; readonly other: string; readonly otherValue: string }
  | { readonly code: "number_not_recognised" }
  /** A range where one number is wanted (3～5名). */
  | { readonly code: "number_range"; readonly read: string }
  | { readonly code: "number_too_large" }
  /** Read, but outside what the field can hold; kept as read. */
  | { readonly code: "number_out_of_range"; readonly read: string; readonly low: string; readonly high: string }
  | { readonly code: "unit_conflict"; readonly unit: string; readonly columnUnit: string }
  | { readonly code: "rating_ambiguous" }
  | { readonly code: "rating_not_recognised" }
  | { readonly code: "kana_not_recognised" }
  | { readonly code: "staff_no_not_recognised" }
  /** A word outside the list of the field; kept as written. */
  | { readonly code: "word_unknown"; readonly known: readonly string[]; readonly nearest?: string }
  /** Private-use or replaced-looking characters in a name; kept as they are. */
  | { readonly code: "name_gaiji"; readonly characters: readonly string[] }
  /** A code shorter than its neighbours whose leading zeros nothing proves; kept as written. */
  | { readonly code: "code_zeros_doubtful"; readonly width: number }
  | { readonly code: "value_error_cell" }
  | { readonly code: "value_required" }
);
