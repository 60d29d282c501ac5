import type { IntakeIssue } from "./issues/intake.ts";
import type { ValueIssue } from "./issues/values.ts";
import type { PeopleIssue } from "./issues/people.ts";
import type { ScoringIssue } from "./issues/scoring.ts";
import type { ExchangeIssue } from "./issues/exchange.ts";

/**
 * What can be wrong with a ledger: a union on `code`, the facts as fields. One file per room in `issues/`;
 * severity and Japanese wording stand in `validate/messages/`, by a mapped type, so that no code exists without them.
 */
export type Issue = IntakeIssue | ValueIssue | PeopleIssue | ScoringIssue | ExchangeIssue;
export type IssueCode = Issue["code"];
export type IssueOf<C extends IssueCode> = Extract<Issue, { readonly code: C }>;
export type Severity = "error" | "warning" | "info";
