import type { RecordPlace } from "../canonical.ts";

/** Readiness, gap, assignment: `core/readiness`, `core/gap`, `core/assign`. `at` names the record, where there is one. */
export type ScoringIssue =
  | { readonly code: "as_of_mixed"; readonly asOf: string; readonly oldest: string }
  | { readonly code: "status_missing"; readonly at: RecordPlace; readonly staffNo: string }
  | { readonly code: "staff_repeated"; readonly at: RecordPlace; readonly staffNo: string }
  | { readonly code: "staff_without_number"; readonly at: RecordPlace }
  | { readonly code: "event_after_as_of"; readonly at: RecordPlace; readonly field: string; readonly found: string }
  | { readonly code: "skill_unmapped"; readonly skill: string; readonly records: number }
  | { readonly code: "skill_level_outside"; readonly at: RecordPlace; readonly level: number }
  | { readonly code: "literacy_unusable"; readonly itemsInUse: number; readonly needed: number }
  | { readonly code: "demand_not_counted"; readonly at: RecordPlace; readonly projectId: string; readonly reason: string }
  | { readonly code: "demand_sourcing_missing"; readonly at: RecordPlace; readonly projectId: string }
  | { readonly code: "owner_unmatched"; readonly at: RecordPlace; readonly projectId: string; readonly found: string }
  | { readonly code: "plan_item_unknown"; readonly at: RecordPlace; readonly projectId: string; readonly found: string }
  | { readonly code: "assignment_share_missing"; readonly at: RecordPlace; readonly projectId: string; readonly staffNo: string }
  | { readonly code: "answer_unknown_item"; readonly at: RecordPlace; readonly item: string }
  | { readonly code: "answer_unknown_unit"; readonly at: RecordPlace; readonly unit: string; readonly item: string }
  | { readonly code: "answer_level_outside"; readonly at: RecordPlace; readonly item: string; readonly level: number }
  | { readonly code: "answer_conflict"; readonly at: RecordPlace; readonly unit: string; readonly item: string }
  | { readonly code: "role_unusable"; readonly role: string; readonly itemsInUse: number; readonly items: number };
