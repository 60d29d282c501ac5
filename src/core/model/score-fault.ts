/** Why nothing could be scored. Wording: `validate/messages/scoring.ts` `scoreFaultText`. */
export type ScoreFault =
  /** R01: no `as_of` in the staff table and none given. */
  | { readonly kind: "as_of_missing" }
  | { readonly kind: "as_of_unreadable"; readonly found: string };

/** What is wrong with a master given by `--masters DIR`. `place` is a path inside the file, e.g. `questions[3].level`. */
export interface MasterFault {
  readonly file: string;
  readonly place: string;
  readonly problem: "unknown_master" | "missing" | "wrong_type" | "repeated_id" | "unknown_id" | "item_mapped_twice" | "bad_pattern" | "bad_number" | "bad_course";
  readonly found: string;
}

/** What is wrong on a 設定 sheet given with `--settings`. `cell` is its address, or empty where a row is missing. */
export interface SettingSheetFault {
  readonly cell: string;
  readonly label: string;
  readonly found: string;
  readonly problem: "unknown_setting" | "wrong_value" | "missing" | "other_version" | "not_this_sheet";
  /** What would be right. */
  readonly expected: string;
}
