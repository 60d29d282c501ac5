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
  | { readonly code: "number_not_recognised" }
  | { readonly code: "rating_ambiguous" }
  | { readonly code: "value_required" }
);
