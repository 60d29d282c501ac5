import type { MissingKind } from "./missing.ts";

/** The kinds of `normalize --kind` that core reads (`encoding` is read from bytes, by `xlsx/read/encoding.ts`). */
export const VALUE_KINDS = ["date", "number", "width", "kana", "name", "name-key", "staff-no", "rating", "missing", "kanji-number"] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

/** What is known of one value beside the value: unit, reason of a missing value, other readings. */
export type Detail = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

/**
 * One value made clean. `value: null` with an issue = refused; a value with an issue = read, but a person should look;
 * `value: null` without an issue = a mark that says why there is no value (`detail.missing`).
 */
export interface NormalisedValue<T = string | number | boolean> {
  readonly value: T | null;
  readonly issue: ValueIssueCode | null;
  readonly detail?: Detail;
}

/** Words of `NormalisedValue.issue`. Public (`contract.md` 4): they may grow, never change. */
export type ValueIssueCode =
  | "date_not_recognised" | "date_no_such_day" | "date_era_overrun" | "date_era_underrun" | "date_era_missing"
  | "date_year_missing" | "date_ambiguous" | "date_range_reversed" | "date_serial_doubtful"
  | "number_not_recognised" | "number_range" | "number_too_large" | "unit_conflict"
  | "kana_not_recognised" | "name_gaiji" | "staff_no_not_recognised" | "code_zeros_doubtful"
  | "rating_ambiguous" | "rating_not_recognised";

/** What the surroundings of a value say about it. */
export interface ValueOptions {
  /** Era written in another column or in the header (令和). */
  readonly era?: string;
  /** Unit in the header (千円): the cell's number is kept in it. */
  readonly headerUnit?: string;
  /** Number of digits of a staff number, where the column or another source proves it. */
  readonly width?: number;
  /** Scale of a rating column, where it is known. */
  readonly scale?: RatingScale;
  /** The year a date without one belongs to (carried from the row above). */
  readonly year?: number;
  /** False: a plain number is no Excel serial day. Default true. */
  readonly serials?: boolean;
}

/** 0-4 as the canonical level; 1-5 and 5-1 school scales; marks ◎○△×; letters A-E or S-D. */
export type RatingScale = "0-4" | "1-5" | "5-1" | "1-4" | "marks" | "A-E" | "A-D" | "S-D" | "words";

export const read = <T>(value: T, detail?: Detail, issue: ValueIssueCode | null = null): NormalisedValue<T> =>
  detail === undefined || Object.keys(detail).length === 0 ? { value, issue } : { value, issue, detail };

export const refused = (issue: ValueIssueCode, detail?: Detail): NormalisedValue<never> =>
  detail === undefined ? { value: null, issue } : { value: null, issue, detail };

export const missing = (kind: MissingKind): NormalisedValue<never> => ({ value: null, issue: null, detail: { missing: kind } });
