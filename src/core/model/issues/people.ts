import type { CellAddress } from "../cell-address.ts";

/** Linking people and departments: `core/link`. */
export type PeopleIssue =
  | { readonly code: "key_repeated"; readonly at: CellAddress; readonly firstAt: CellAddress; readonly key: string }
  /** Two sources give one person different values; the first source's value stands. */
  | { readonly code: "value_differs"; readonly at: CellAddress; readonly firstAt: CellAddress; readonly field: string; readonly found: string; readonly kept: string }
  | { readonly code: "person_not_found"; readonly at: CellAddress; readonly found: string }
  | { readonly code: "person_to_review"; readonly at: CellAddress; readonly found: string; readonly candidate: string; readonly reason: string }
  /** One staff number, two people: recycled or mistyped. Never merged. */
  | { readonly code: "staff_no_reused"; readonly at: CellAddress; readonly firstAt: CellAddress; readonly key: string; readonly found: string; readonly other: string }
  /** A person of a roster without a number; a provisional one is given so that nothing is lost. */
  | { readonly code: "staff_no_missing"; readonly at: CellAddress; readonly found: string; readonly provisional: string }
  /** 再任用 with a new number: two records, one person. A link, not a duplicate. */
  | { readonly code: "person_reemployed"; readonly at: CellAddress; readonly found: string; readonly formerNo: string; readonly newNo: string }
  | { readonly code: "department_unresolved"; readonly at: CellAddress; readonly found: string; readonly nearest?: string }
  | { readonly code: "department_ambiguous"; readonly at: CellAddress; readonly found: string; readonly candidates: readonly string[] }
  /** The row's 部 and 課 do not belong together; the only 課 of that name was taken. */
  | { readonly code: "department_corrected"; readonly at: CellAddress; readonly found: string; readonly read: string }
  /** Only a 部 is given for somebody who is not its head, in a ledger that gives 課: the cell may have been left out. */
  | { readonly code: "section_missing"; readonly at: CellAddress; readonly found: string; readonly name: string }
  /** 機構改革: an old department that was split; the successor needs a decision. */
  | { readonly code: "department_split"; readonly at: CellAddress; readonly found: string; readonly successors: readonly string[] }
  | { readonly code: "project_not_found"; readonly at: CellAddress; readonly found: string; readonly nearest?: string };
