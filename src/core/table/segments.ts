import type { Phase } from "./label-rows.ts";
import { CAPTION } from "./lexicon.ts";
import { filledIn, type Region, type SheetView } from "./sheet-view.ts";

/** Rows of one table on the sheet. Row numbers are the sheet's. */
export interface Segment {
  /** First row of titles above (or of the header), last row of notes below. */
  readonly top: number;
  readonly bottom: number;
  /** First and last header row; undefined when the list begins without one. */
  readonly head: readonly [number, number] | undefined;
  readonly bodyTop: number;
  /** First row of the notes below the table. */
  readonly notesFrom?: number;
  /** Rows of repeated titles inside the body (page breaks). */
  readonly titleRows?: readonly number[];
}

/** Cuts the labelled rows into tables: each begins with its titles or its header and ends before the next one's. */
export function toSegments(phases: readonly Phase[], region: Region): readonly Segment[] {
  const segments: Segment[] = [];
  let top = 0;
  let i = 0;
  while (i < phases.length) {
    while (phases[i] === "pre") i++;
    if (i >= phases.length) break;
    const headTop = i;
    while (phases[i] === "head") i++;
    const bodyTop = i;
    while (phases[i] === "body" || phases[i] === "post") i++;
    let notes = i;
    while (phases[notes - 1] === "post") notes--;
    segments.push({
      ...(notes < i ? { notesFrom: region.top + notes } : {}),
      top: region.top + top,
      bottom: region.top + i - 1,
      head: bodyTop > headTop ? [region.top + headTop, region.top + bodyTop - 1] : undefined,
      bodyTop: region.top + bodyTop,
    });
    top = i;
  }
  const last = segments.at(-1);
  // Titles under the last table belong to no other: they are its notes.
  if (last === undefined) return [];
  const rest = last.bottom < region.bottom ? { notesFrom: Math.min(last.notesFrom ?? Infinity, last.bottom + 1) } : {};
  return [...segments.slice(0, -1), { ...last, ...rest, bottom: region.bottom }];
}

/** Joins a table with the next one when a page break only repeats its header (and title). */
export function joinPages(view: SheetView, region: Region, segments: readonly Segment[]): readonly Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const before = joined.at(-1);
    if (before === undefined || !goesOn(view, region, before, segment)) { joined.push(segment); continue; }
    const { notesFrom: _, ...rest } = before;
    joined[joined.length - 1] = {
      ...rest, bottom: segment.bottom,
      titleRows: [...(before.titleRows ?? []), ...titleRows(view, region, segment)],
      ...(segment.notesFrom === undefined ? {} : { notesFrom: segment.notesFrom }),
    };
  }
  return joined;
}

const headTexts = (view: SheetView, region: Region, { head }: Segment): readonly string[] =>
  head === undefined ? [] : rows(head[0], head[1]).flatMap((row) => filledIn(view, row, region).map((c) => `${c}:${view.facts(row, c).compact}`));

const rows = (from: number, to: number): readonly number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
const titleRows = (view: SheetView, region: Region, segment: Segment): readonly number[] =>
  rows(segment.top, (segment.head?.[0] ?? segment.top) - 1).filter((row) => filledIn(view, row, region).length > 0);

const PAGE = /^(?:[-－(]?\d{1,3}[-－)]?|\d+\/\d+(?:頁|ページ)?|p\.?\d+|\d+(?:頁|ページ)|(?:[(（]?(?:つづき|続き|前頁より|前ページより|前頁からの続き)[)）]?)|No\.?\d+)$/iu;

/** Same header at the same columns, and between them nothing but what the first page had too, page numbers or 「つづき」. */
function goesOn(view: SheetView, region: Region, a: Segment, b: Segment): boolean {
  const first = headTexts(view, region, a);
  const second = headTexts(view, region, b);
  if (first.length < 2 || second.length < 2) return false;
  const same = second.filter((t) => first.includes(t)).length;
  if (same < Math.max(first.length, second.length) * 0.8 || endsWithTotal(view, region, a)) return false;
  const titles = new Set(titleRows(view, region, a).flatMap((row) => filledIn(view, row, region).map((c) => view.facts(row, c).compact)));
  return titleRows(view, region, b).every((row) => filledIn(view, row, region).every((c) => {
    const { compact } = view.facts(row, c);
    return titles.has(compact) || PAGE.test(compact) || (CAPTION.test(compact) && /単位|現在|作成|頁|ページ/u.test(compact));
  }));
}

/** A grand total closes a table. */
function endsWithTotal(view: SheetView, region: Region, { bodyTop, bottom }: Segment): boolean {
  for (let row = bottom; row >= bodyTop; row--) {
    const columns = filledIn(view, row, region);
    if (columns.length >= 2) return /^(?:合計|総計|総合計|総数)$/u.test(view.facts(row, columns[0] as number).compact);
  }
  return false;
}
