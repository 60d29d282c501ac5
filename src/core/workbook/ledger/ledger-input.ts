import type { SheetAccounting } from "../../model/accounting.ts";
import type { CanonicalTables, TableId } from "../../model/canonical.ts";
import type { Change } from "../../model/lineage.ts";
import type { RunFacts } from "../../model/run.ts";
import type { CharacterFinding } from "../../validate/character-report.ts";
import type { DescribedIssue } from "../../validate/catalogue.ts";

/** Everything 正規化台帳.xlsx shows. */
export interface LedgerWorkbookInput {
  readonly tables: CanonicalTables;
  readonly accounting: readonly SheetAccounting[];
  /** Sorted as in issues.csv. */
  readonly issues: readonly DescribedIssue[];
  readonly changes: readonly Change[];
  readonly review: readonly ReviewLine[];
  readonly characters: readonly CharacterFinding[];
  readonly carriedColumns: readonly CarriedTexts[];
  readonly run: RunFacts;
  readonly asOf?: string;
}

/** One pair of records a person has to decide on (名寄せ確認). */
export interface ReviewLine {
  /** `ReviewPair.id`: by it a decision is found again in the next run. */
  readonly id: string;
  readonly file: string;
  readonly sheet: string;
  /** A1 address. */
  readonly cell: string;
  /** What stands there, and the person of the roster it may be. */
  readonly found: string;
  readonly candidate: string;
  readonly candidateNo: string;
  readonly reason: string;
  /** What was decided before (one of `DECISIONS`), empty if nothing. */
  readonly decision: string;
}

/** A column that maps to no field, carried as `備考:<見出し>` beside the records of its rows. */
export interface CarriedTexts {
  readonly table: TableId;
  readonly file: string;
  readonly sheet: string;
  readonly header: string;
  /** Sheet rows that have a value, with their text. Same length. */
  readonly rows: readonly number[];
  readonly texts: readonly string[];
}
