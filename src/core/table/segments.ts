import type { Phase } from "./label-rows.ts";
import type { Region } from "./sheet-view.ts";

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
  return last === undefined ? [] : [...segments.slice(0, -1), { ...last, bottom: region.bottom }];
}
