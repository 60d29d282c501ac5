import type { RecordPlace } from "../canonical.ts";

/** Readiness, gap, assignment: `core/readiness`, `core/gap`, `core/assign`. `at` names the record, where there is one. */
export type ScoringIssue =
  | { readonly code: "as_of_mixed"; readonly asOf: string; readonly oldest: string }
  | { readonly code: "skill_unmapped"; readonly skill: string; readonly records: number }
  | { readonly code: "demand_not_counted"; readonly at: RecordPlace; readonly projectId: string; readonly reason: string }
  | { readonly code: "role_unusable"; readonly role: string; readonly itemsInUse: number; readonly items: number };
