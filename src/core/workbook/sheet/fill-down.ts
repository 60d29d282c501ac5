import type { Formula, Reference } from "../../model/formula.ts";

/** Columns shorter than this stay as they were made. */
export const LONG_COLUMN = 64;

/**
 * Sees where the formulas of one column, given row by row from the top, are one formula filled down: then they share their pieces, references that
 * move with the row lose the `$` of their row and those to the sheet `own` its name, and nothing else changes. Anything but a formula ends a run. What it gives back is complete after `end`.
 */
export interface FillDown {
  readonly add: (formula: Formula | undefined) => Formula | undefined;
  readonly end: () => void;
}

type Parts = Formula["parts"];
type Made = { -readonly [K in keyof Formula]: Formula[K] };

interface Run {
  /** Of the first row; from the second row on with the references that move marked by their anchor. */
  parts: Parts;
  readonly made: Made[];
}

export function makeFillDown(own: string): FillDown {
  let run: Run | undefined;
  const end = (): void => {
    if (run !== undefined && run.made.length > 1) for (const formula of run.made) formula.rows = run.made.length;
    run = undefined;
  };
  const add = (formula: Formula | undefined): Formula | undefined => {
    if (formula === undefined || formula.down !== undefined) {
      end();
      return formula;
    }
    if (run?.made.length === 1) startFill(run, formula.parts, own);
    if (run === undefined || run.made.length === 0 || !continues(run, formula.parts, own)) {
      end();
      run = { parts: formula.parts, made: [] };
      return keep(run, { parts: formula.parts });
    }
    return keep(run, { parts: run.parts, down: run.made.length });
  };
  return { add, end };
}

function keep(run: Run, formula: Made): Formula {
  run.made.push(formula);
  return formula;
}

/** Decides by the second row which references move. When it is not the first one moved down, the run is left empty, and a new one begins. */
function startFill(run: Run, second: Parts, own: string): void {
  const parts = filledParts(run.parts, second, own);
  if (parts === undefined) return void (run.made.length = 0);
  run.parts = parts;
  Object.assign(run.made[0] as Made, { parts, down: 0 });
}

function filledParts(first: Parts, second: Parts, own: string): Parts | undefined {
  if (first.length !== second.length) return undefined;
  const parts: (string | Reference)[] = [];
  for (let i = 0; i < first.length; i += 1) {
    const [a, b] = [first[i] as string | Reference, second[i] as string | Reference];
    const part = typeof a === "string" || typeof b === "string" ? (a === b ? a : undefined) : filledReference(a, b, own);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts;
}

const moves = ({ anchor = "both" }: Reference): boolean => anchor === "column" || anchor === "none";

function filledReference(a: Reference, b: Reference, own: string): Reference | undefined {
  const moved = isAt(a, b, 1, own);
  if (!moved && (moves(a) || !isAt(a, b, 0, own))) return undefined;
  const { range, sheet, anchor = "both" } = a;
  const kept = { range, anchor: !moved || moves(a) ? anchor : anchor === "row" ? "none" : "column" } as const;
  return sheet === undefined || sheet === own ? kept : { ...kept, sheet };
}

/** Whether the next row is the run's formula moved down. */
function continues({ parts, made }: Run, next: Parts, own: string): boolean {
  if (parts.length !== next.length) return false;
  for (let i = 0; i < parts.length; i += 1) {
    const [a, b] = [parts[i] as string | Reference, next[i] as string | Reference];
    if (typeof a === "string" || typeof b === "string" ? a !== b : !isAt(a, b, moves(a) ? made.length : 0, own)) return false;
  }
  return true;
}

/** Whether `b` is `a`, so many rows lower. */
function isAt(a: Reference, b: Reference, rows: number, own: string): boolean {
  const [from, to] = [a.range, b.range];
  return to.top === from.top + rows && to.bottom === from.bottom + rows && to.left === from.left && to.right === from.right && (a.sheet ?? own) === (b.sheet ?? own);
}
