import type { Phase } from "./label-rows.ts";
import { filledIn, type Region, type SheetView } from "./sheet-view.ts";

/** Head rows on end that no header has without merges or blanks. */
const FEWEST = 3;

/**
 * A list whose records are themselves words of headers (項目定義, データ定義, 選択肢): every row looks like a header. Its header is the first of the rows
 * that look alike. Other sheets keep their phases.
 */
export function asWordList(view: SheetView, region: Region, phases: readonly Phase[]): readonly Phase[] {
  const first = phases.indexOf("head");
  if (first === -1) return phases;
  const after = phases.findIndex((phase, i) => i > first && phase !== "head");
  const run = (after === -1 ? phases.length : after) - first;
  const second = phases.indexOf("head", first + run) !== -1;
  if (run < FEWEST && !second) return phases;
  const rows = phases.flatMap((phase, i) => (i >= first && phase !== "post" ? [region.top + i] : []));
  const filled = rows.filter((row) => filledIn(view, row, region).length > 0);
  const again = second && filled.length === rows.length && areWords(view, region, filled);
  if ((run < FEWEST && !again) || !areAlike(view, region, filled)) return phases;
  return phases.map((phase, i) => (i === first ? "head" : i > first && phase !== "post" ? "body" : phase));
}

/** Half of what stands in the rows are words of headers. */
function areWords(view: SheetView, region: Region, rows: readonly number[]): boolean {
  const cells = rows.flatMap((row) => filledIn(view, row, region).map((c) => view.facts(row, c)));
  return cells.filter((f) => f.headerWord > 0).length >= cells.length * 0.5;
}

/** Plain rows of words: none merged, nearly all with the same two to six cells, hardly a figure or date among them. */
function areAlike(view: SheetView, region: Region, rows: readonly number[]): boolean {
  const key = (row: number): string => filledIn(view, row, region).join(",");
  const own = filledIn(view, rows[0] as number, region);
  if (own.length < 2 || own.length > 6 || view.grid.merges.some((m) => m.top <= (rows.at(-1) ?? 0) && m.bottom >= (rows[0] ?? 0))) return false;
  const same = rows.filter((row) => key(row) === own.join(",") || filledIn(view, row, region).length === own.length - 1).length;
  const cells = rows.slice(1).flatMap((row) => filledIn(view, row, region).map((c) => view.facts(row, c)));
  return same >= rows.length * 0.8 && cells.filter((f) => ["number", "date", "period"].includes(f.look)).length <= cells.length * 0.1;
}
