import type { SheetPlace } from "./intake.ts";

/** Distribution and collection: `core/exchange`. */
export type ExchangeIssue =
  | { readonly code: "person_quarantined"; readonly staffNo: string; readonly name: string; readonly reason: string }
  | { readonly code: "return_conflict"; readonly at: SheetPlace; readonly key: string; readonly field: string };
