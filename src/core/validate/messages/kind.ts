import { type CellAddress, a1 } from "../../model/cell-address.ts";
import type { IssueCode, IssueOf, Severity } from "../../model/issue.ts";

/** Where an issue stands and what was read there: the place columns of `issues.csv`. Empty text = does not apply. */
export interface IssueFacts {
  readonly file: string;
  readonly sheet: string;
  /** A1 address, a row ("12行目") or a range; empty for a whole sheet. */
  readonly cell: string;
  /** Japanese label of the field, or the header. */
  readonly field: string;
  /** The value as written in the cell. */
  readonly found: string;
}

/** One kind of issue: how grave, what it is called, and the sentence in three parts (the place is put before it). */
export interface IssueKind<C extends IssueCode> {
  readonly severity: Severity;
  /** Short name for lists and for the manual. */
  readonly title: string;
  readonly facts: (issue: IssueOf<C>) => IssueFacts;
  /** What was found. */
  readonly what: (issue: IssueOf<C>) => string;
  /** What is expected there. */
  readonly expected: (issue: IssueOf<C>) => string;
  /** What the clerk can do. No blame. */
  readonly fix: (issue: IssueOf<C>) => string;
}

/** The wording of every code of one union. A code without wording does not compile. */
export type Messages<C extends IssueCode> = { readonly [K in C]: IssueKind<K> };

/** Facts of an issue that stands at one cell. */
export const atCell = (at: CellAddress, field: string, found: string): IssueFacts => ({
  file: at.file,
  sheet: at.sheet,
  cell: a1(at.row, at.column),
  field,
  found,
});

/** 「営業課」, the way a found value is quoted in a sentence; long texts are cut, line breaks shown. */
export function quoted(text: string): string {
  const oneLine = text.replaceAll(/\r?\n/gu, "⏎");
  const letters = [...oneLine];
  return `「${letters.length > 40 ? `${letters.slice(0, 40).join("")}…` : oneLine}」`;
}
