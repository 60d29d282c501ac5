import type { CellAddress } from "../cell-address.ts";

/** Linking people and departments: `core/link`. */
export type PeopleIssue =
  | { readonly code: "key_repeated"; readonly at: CellAddress; readonly firstAt: CellAddress; readonly key: string }
  | { readonly code: "person_not_found"; readonly at: CellAddress; readonly found: string }
  | { readonly code: "person_to_review"; readonly at: CellAddress; readonly found: string; readonly candidate: string; readonly reason: string }
  | { readonly code: "department_unresolved"; readonly at: CellAddress; readonly found: string; readonly nearest?: string };
