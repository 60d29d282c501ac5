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
}
