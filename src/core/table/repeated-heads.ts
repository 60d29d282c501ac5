import { filledIn, type Region, type SheetView } from "./sheet-view.ts";

/** Wider rows are not compared. */
const WIDEST = 60;
/** Below these rows a list of its own begins only after a blank row or a title. */
const CLOSE = 240;

/**
 * Rows of header words that stand on the sheet more than once with the same texts at the same columns: the header of every department's or
 * person's own little list. One or two records under it are enough then.
 */
export function repeatedHeads(view: SheetView, region: Region): ReadonlySet<number> {
  const rows = new Map<string, number[]>();
  for (let row = region.top; row <= region.bottom; row++) {
    const columns = filledIn(view, row, region);
    if (row > region.top + CLOSE && filledIn(view, row - 1, region).length > 2) continue;
    if (columns.length < 2 || columns.length > WIDEST || view.facts(row, columns[0] as number).headerWord === 0) continue;
    const facts = columns.map((c) => view.facts(row, c));
    const words = facts.filter((f) => f.headerWord > 0).length;
    if (words < Math.max(2, columns.length * 0.6) || isPairs(facts.map((f) => f.headerWord))) continue;
    const key = facts.map((f, i) => `${columns[i]}:${f.compact}`).join("|");
    rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  return new Set([...rows.values()].filter((found) => found.length >= 2).flat());
}

/** 「職員番号｜001｜氏名｜山田」 repeats by chance, too. */
const isPairs = (words: readonly number[]): boolean => words.length >= 2 && words.every((w, i) => (i % 2 === 0 ? w > 0 : w === 0));
