import { PLAIN_ROW, type RowScore, scoreRow } from "./row-scores.ts";
import { filledIn, type Region, type SheetView } from "./sheet-view.ts";
import { GRAND_TOTAL } from "./lexicon.ts";
import { repeatedHeads } from "./repeated-heads.ts";
import { asWordList } from "./word-lists.ts";

/** What a row is to a table: what stands above it, its header, its rows, what stands below it. */
export type Phase = "pre" | "head" | "body" | "post";
const PHASES: readonly Phase[] = ["pre", "head", "body", "post"];

/** Points for going from one phase to the next; what is absent is impossible only in the sense of very unlikely. */
const STEP: Readonly<Record<Phase, Readonly<Record<Phase, number>>>> = {
  pre: { pre: 0, head: 0, body: -2.5, post: -4 },
  head: { pre: -3.5, head: 0, body: 0, post: -5 },
  body: { pre: -0.7, head: -2.5, body: 0, post: 0 },
  post: { pre: -0.2, head: -0.6, body: -1.2, post: 0 },
};
const START: Readonly<Record<Phase, number>> = { pre: 0, head: 0, body: -2, post: -6 };

/** Rows looked at closely at the top of a region and after each break of a long list. */
const CLOSE_ROWS = 240;
const AFTER_BREAK = 9;

/** A header that comes again pays for beginning a new list after one or two records. */
const REPEATED = 1.8;

export interface LabelledRows {
  /** Phase of each row, index 0 = region.top. */
  readonly phases: readonly Phase[];
  readonly width: number;
}

/**
 * Labels the rows of a region by the best path through title → header → body → notes, which may begin again.
 * Header before body is a matter of the path, not of thresholds; long uniform lists cost one look per row.
 */
export function labelRows(view: SheetView, region: Region): LabelledRows {
  const width = usualWidth(view, region);
  const scores = scoreRows(view, region, width);
  let best: Record<Phase, number> = { pre: 0, head: 0, body: 0, post: 0 };
  const back: Record<Phase, Phase>[] = [];
  scores.forEach((score, i) => {
    const next: Record<Phase, number> = { pre: 0, head: 0, body: 0, post: 0 };
    const from: Record<Phase, Phase> = { pre: "pre", head: "head", body: "body", post: "post" };
    for (const to of PHASES) {
      let top = -Infinity;
      for (const phase of PHASES) {
        const points = i === 0 ? (phase === to ? START[to] : -Infinity) : best[phase] + STEP[phase][to];
        if (points > top) { top = points; from[to] = phase; }
      }
      next[to] = top + score[to];
    }
    best = next;
    back.push(from);
  });
  return { phases: asWordList(view, region, trace(best, back)), width };
}

function trace(best: Record<Phase, number>, back: readonly Record<Phase, Phase>[]): Phase[] {
  let phase = PHASES.reduce((a, b) => (best[b] > best[a] ? b : a));
  const phases: Phase[] = [];
  for (let i = back.length - 1; i >= 0; i--) {
    phases.push(phase);
    phase = back[i]?.[phase] ?? phase;
  }
  return phases.reverse();
}

/** Filled cells of a usual data row: the upper quartile of rows with at least two. */
export function usualWidth(view: SheetView, region: Region): number {
  const counts: number[] = [];
  const last = Math.min(region.bottom, region.top + 600);
  for (let r = region.top; r <= last; r++) {
    const n = filledIn(view, r, region).length;
    if (n >= 2) counts.push(n);
  }
  counts.sort((a, b) => a - b);
  return counts[Math.floor(counts.length * 0.75)] ?? 1;
}

function scoreRows(view: SheetView, region: Region, width: number): readonly RowScore[] {
  const scores: RowScore[] = [];
  const heads = repeatedHeads(view, region);
  let closeUntil = region.top + CLOSE_ROWS;
  for (let r = region.top; r <= region.bottom; r++) {
    if (r > closeUntil && isBreak(view, region, r, width)) closeUntil = r + AFTER_BREAK;
    const close = r <= closeUntil;
    const plain = close ? scoreRow(view, region, r) : PLAIN_ROW;
    const score = close && heads.has(r) ? { ...plain, head: plain.head + REPEATED, body: plain.body - 1 } : plain;
    if (score.head > score.body) closeUntil = Math.max(closeUntil, r + AFTER_BREAK);
    scores.push(score);
  }
  return scores;
}

/** A blank, sparse or total row, after which another table may begin. */
function isBreak(view: SheetView, region: Region, row: number, width: number): boolean {
  const columns = filledIn(view, row, region);
  if (columns.length <= Math.max(1, width * 0.25)) return true;
  return GRAND_TOTAL.test(view.facts(row, columns[0] as number).compact);
}
