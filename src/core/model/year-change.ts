/** A number of two years and why it changed. `definition + people + skills + coverage = after − before`. */
export interface YearChange {
  readonly measure: string;
  readonly before: number | null;
  readonly after: number | null;
  /** Masters and settings of this year applied to last year's data. */
  readonly definition: number | null;
  /** People who joined, left or moved. */
  readonly people: number | null;
  /** Levels of skills assessed in both years, training and certificates, and their windows moving on. */
  readonly skills: number | null;
  /** What became known or unknown: new and lapsed assessments, answers, projects. */
  readonly coverage: number | null;
  /** The number after each step: last year, by this year's rules, with this year's people, with what they learned, this year. */
  readonly stages: readonly (number | null)[];
}

/** Two years side by side. */
export interface YearOnYear {
  /** Equal masters and settings (and so equal scope): the years may stand in one line (domain 10.7). */
  readonly comparable: boolean;
  readonly differentMasters: readonly string[];
  readonly sameSettings: boolean;
  readonly changes: readonly YearChange[];
}
