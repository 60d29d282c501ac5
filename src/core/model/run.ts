/** Facts of one run that outputs print: what went in, when it speaks of, with which rules. No clock: `stamp` is injected. */
export interface RunFacts {
  /** daicho's version. */
  readonly version: string;
  /** `YYYY-MM-DDTHH:MM:SSZ` for document properties; from `--stamp`, else midnight of the as-of day, so that the same input gives the same bytes. */
  readonly stamp: string;
  /** First 12 hex digits of the SHA-256 over inputs and options: the same run has the same number. */
  readonly runId: string;
  readonly inputs: readonly InputFile[];
  /** Command-line options that changed the result, as given. */
  readonly options: Readonly<Record<string, string>>;
}

export interface InputFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}
