import type { Issue, IssueCode, IssueOf, Severity } from "../model/issue.ts";
import { EXCHANGE_MESSAGES } from "./messages/exchange.ts";
import { INTAKE_MESSAGES } from "./messages/intake.ts";
import type { IssueFacts, IssueKind, Messages } from "./messages/kind.ts";
import { PEOPLE_MESSAGES } from "./messages/people.ts";
import { SCORING_MESSAGES } from "./messages/scoring.ts";
import { VALUE_MESSAGES } from "./messages/values.ts";

/** Every kind of issue: severity, title and wording. A new code does not compile until it stands in a message file. */
export const ISSUES: Messages<IssueCode> = {
  ...INTAKE_MESSAGES,
  ...VALUE_MESSAGES,
  ...PEOPLE_MESSAGES,
  ...SCORING_MESSAGES,
  ...EXCHANGE_MESSAGES,
};

/** One line of `issues.csv` (`contract.md` 3). `message` names the place, what was found, what is expected and how to fix it. */
export interface DescribedIssue extends IssueFacts {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly message: string;
}

/** Columns of `issues.csv`, in order. */
export const ISSUE_COLUMNS = ["code", "severity", "file", "sheet", "cell", "field", "found", "message"] as const satisfies readonly (keyof DescribedIssue)[];

/** What to show for a severity. */
export const SEVERITY_LABELS: Readonly<Record<Severity, string>> = { error: "誤り", warning: "注意", info: "お知らせ" };

const kindOf = <C extends IssueCode>(issue: IssueOf<C>): IssueKind<C> => ISSUES[issue.code as C] as unknown as IssueKind<C>;

/** The whole issue in words; total over every code. */
export function describeIssue(issue: Issue): DescribedIssue {
  const kind = kindOf(issue);
  const facts = kind.facts(issue);
  const message = `${placeText(facts)}${kind.what(issue)}${kind.expected(issue)}${kind.fix(issue)}`;
  return { code: issue.code, severity: kind.severity, ...facts, message };
}

/** The sentence of an issue in its parts, for notes at the cell itself, where the place need not be named. */
export function explainIssue(issue: Issue): { readonly title: string; readonly what: string; readonly expected: string; readonly fix: string } {
  const kind = kindOf(issue);
  return { title: kind.title, what: kind.what(issue), expected: kind.expected(issue), fix: kind.fix(issue) };
}

/** 「名簿.xlsx」の「Sheet1」B3：; empty where the issue has no place. A csv's sheet has the file's name and is not repeated. */
function placeText(facts: IssueFacts): string {
  if (facts.file === "") return "";
  const sheet = facts.sheet === "" || facts.file.replace(/\.[^.]*$/u, "").endsWith(facts.sheet) ? "" : `の「${facts.sheet}」`;
  return `「${facts.file}」${sheet}${facts.cell === "" ? "" : `${sheet === "" ? "の" : ""}${facts.cell}`}：`;
}
