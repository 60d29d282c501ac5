import type { CsvDialect, Grid, LedgerFormat } from "../../model/grid.ts";
import type { DetectedTable } from "../../model/table.ts";

/** pass · fail · the rule is about another kind of file or data · a sheet alone cannot show it (formatting, other years). */
export type Verdict = "pass" | "fail" | "not_applicable" | "not_judged";

/** One rule on one sheet. `cells` are A1 addresses (or ranges, rows, columns) to put right: the first ones, `count` tells how many there are. */
export interface Finding {
  readonly verdict: Verdict;
  readonly cells: readonly string[];
  readonly count: number;
}

/** What is judged: one sheet with the tables found on it. */
export interface JudgedSheet {
  readonly format: LedgerFormat;
  readonly dialect?: CsvDialect;
  readonly grid: Grid;
  readonly tables: readonly DetectedTable[];
  /** What comes with the data: definitions of the columns, a list of codes, reasons of missing values. Default: nothing. */
  readonly companions?: { readonly definitions?: boolean; readonly codes?: boolean; readonly missing?: boolean };
}

const SHOWN = 50;

/** Fails when there is something to put right. */
export const failIf = (cells: readonly string[]): Finding => ({ verdict: cells.length > 0 ? "fail" : "pass", cells: cells.slice(0, SHOWN), count: cells.length });
export const PASS: Finding = { verdict: "pass", cells: [], count: 0 };
export const NOT_APPLICABLE: Finding = { verdict: "not_applicable", cells: [], count: 0 };
export const NOT_JUDGED: Finding = { verdict: "not_judged", cells: [], count: 0 };

export const isExcel = (sheet: JudgedSheet): boolean => sheet.format === "xlsx" || sheet.format === "xlsm" || sheet.format === "xls";
