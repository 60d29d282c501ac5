import rules from "../../masters/machine-readability.json";
import type { CsvValue } from "../model/csv.ts";
import { BLANK, type Cell, gridFromRows, textCell } from "../model/grid.ts";
import type { DetectedTable } from "../model/table.ts";
import type { Finding, JudgedSheet } from "./readability/finding.ts";
import { LEVEL_1 } from "./readability/level-1.ts";
import { LEVEL_2_3 } from "./readability/level-2-3.ts";

export interface RuleFinding extends Finding {
  readonly id: string;
  readonly name: string;
  readonly level: number;
  readonly severity: string;
}

/** One sheet against the 30 rules: a finding per rule, and a score 0-100 per level. */
export interface Readability {
  readonly rules: readonly RuleFinding[];
  readonly scores: { readonly level1: number; readonly level2: number; readonly level3: number };
  /** To be printed with every result. */
  readonly source: string;
}

const JUDGES: Readonly<Record<string, (sheet: JudgedSheet) => Finding>> = { ...LEVEL_1, ...LEVEL_2_3 };

/**
 * Judges a sheet by the 30 official rules of 2026-03-31. Our own implementation; severities and deductions as in the Digital Agency's sample app,
 * which are no official view. Formatting (L1-11) and the comparison between years (L3-07) a sheet alone does not show: `not_judged`.
 */
export function judgeReadability(sheet: JudgedSheet): Readability {
  const found = rules.rules.map((rule): RuleFinding => ({ ...rule, ...(JUDGES[rule.id]?.(sheet) ?? { verdict: "not_judged", cells: [], count: 0 }) }));
  const score = (level: 1 | 2 | 3): number => levelScore(found.filter((f) => f.level === level && f.verdict === "fail"), level);
  return { rules: found, scores: { level1: score(1), level2: score(2), level3: score(3) }, source: rules.source };
}

/** 100 minus the deductions of the failed rules; one FATAL rule makes it 0. */
function levelScore(failed: readonly RuleFinding[], level: 1 | 2 | 3): number {
  if (failed.some((f) => f.severity === "FATAL")) return 0;
  const points: Readonly<Record<string, Readonly<Record<string, number>> | string>> = rules.deduction;
  const lost = failed.reduce((sum, f) => {
    const row = points[f.severity];
    return sum + (typeof row === "object" ? (row[`L${level}`] ?? 0) : 0);
  }, 0);
  return Math.max(0, 100 - lost);
}

/** What `extract` wrote, as a sheet to be judged like its source: the header on row 1, a record per row, definitions and reasons beside it. */
export function extractedSheet(name: string, header: readonly string[], rows: readonly (readonly CsvValue[])[]): JudgedSheet {
  const cells: Cell[][] = [header.map(textCell), ...rows.map((row) => row.map(plainCell))];
  const grid = gridFromRows(name, cells);
  const table: DetectedTable = {
    file: name, grid, shape: "list", range: { top: 1, left: 1, bottom: cells.length, right: Math.max(1, header.length) }, headerRows: [1, 1],
    columns: header.map((text, i) => ({ source: { kind: "cell", column: i + 1, rowOffset: 0 }, header: [text] })),
    firstDataRow: 2, lastDataRow: cells.length, records: rows.map((_, i) => ({ row: i + 2 })), excludedRows: [], surroundings: [], carried: new Map(), confidence: 1,
  };
  return { format: "csv", grid, tables: [table], companions: { definitions: true, missing: true, codes: true } };
}

function plainCell(value: CsvValue): Cell {
  if (value === null || value === "") return BLANK;
  if (typeof value === "number") return { kind: "number", value };
  return typeof value === "boolean" ? { kind: "boolean", value } : textCell(value);
}
