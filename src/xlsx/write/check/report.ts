import { a1 } from "../../../core/model/cell-address.ts";
import type { CellRange } from "../../../core/model/cell-address.ts";
import { LIMITS } from "../../../core/model/limits.ts";

/** One thing Excel would refuse or repair. */
export interface ModelProblem {
  readonly sheet?: string;
  /** A1 address, where it is one cell. */
  readonly cell?: string;
  readonly problem: string;
}

/** Adds a problem on the sheet being looked at. */
export type Report = (problem: string, cell?: { readonly row: number; readonly column: number }) => void;

export interface ProblemList {
  readonly problems: readonly ModelProblem[];
  add(problem: string, sheet?: string, cell?: { readonly row: number; readonly column: number }): void;
}

const MANY = 100;

export function makeReport(): ProblemList {
  const problems: ModelProblem[] = [];
  return {
    problems,
    add: (problem, sheet, cell) => {
      if (problems.length >= MANY) return;
      problems.push({ problem, ...(sheet === undefined ? {} : { sheet }), ...(cell === undefined ? {} : { cell: a1(cell.row, cell.column) }) });
    },
  };
}

/** What no part of a workbook but cell text can carry. */
export const hasControl = (text: string): boolean => /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(text);

export const isRange = ({ top, left, bottom, right }: CellRange): boolean =>
  [top, left, bottom, right].every(Number.isInteger) && top >= 1 && left >= 1 && top <= bottom && left <= right && bottom <= LIMITS.rows && right <= LIMITS.columns;

export const overlap = (a: CellRange, b: CellRange): boolean => a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

/** First pair of ranges that share a cell: sorted from the top, each compared with those still open. */
export function firstOverlap(ranges: readonly CellRange[]): readonly [CellRange, CellRange] | undefined {
  let open: CellRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.top - b.top)) {
    open = open.filter((other) => other.bottom >= range.top);
    const hit = open.find((other) => overlap(other, range));
    if (hit !== undefined) return [hit, range];
    open.push(range);
  }
  return undefined;
}

/** Excel compares names without regard to case. */
export function repeated(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = name.toLowerCase();
    const again = seen.has(key);
    seen.add(key);
    return again;
  });
}
