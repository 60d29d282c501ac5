import type { CellAddress } from "./cell-address.ts";
import type { TableId } from "./canonical.ts";

/** One changed value: where it stood, what it was, what it became, by which rule. */
export interface Change {
  readonly table: TableId;
  /** 1-based number of the record in its canonical table, as written to tables/*.csv. */
  readonly record: number;
  readonly field: string;
  readonly at: CellAddress;
  readonly before: string;
  readonly after: string;
  /** Rule id such as `date.wareki`, `width.fold`, `fill.ditto`, `name.space`. */
  readonly rule: string;
}
