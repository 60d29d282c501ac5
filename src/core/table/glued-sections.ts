import { carriedKey } from "../model/table.ts";
import type { SheetView } from "./sheet-view.ts";

/** A section title written into the first cell of its first record: 「【総務部】⏎総務課」, 「指定都市（別掲）⏎札幌市」. */
export interface GluedSection {
  readonly row: number;
  readonly title: string;
  /** What the cell says of the record itself. */
  readonly text: string;
}

const TITLE = /^[【《〈＜<■◆●○□◇▼▽★☆〔[].{1,30}$|^.{1,30}[(（](?:別掲|再掲|内数|参考|掲載)[)）]$/u;

/** Titles glued to a record by a line break, in the first column; none where many cells have line breaks anyway. */
export function gluedSections(view: SheetView, column: number, rows: readonly number[]): readonly GluedSection[] {
  const found: GluedSection[] = [];
  let broken = 0;
  for (const row of rows) {
    const { kind, value } = view.grid.cell(row, column);
    if (kind !== "text" || !String(value).includes("\n")) continue;
    broken++;
    const [title = "", ...rest] = String(value).split(/\r?\n/u).map((line) => line.trim()).filter((line) => line !== "");
    if (rest.length === 1 && TITLE.test(title)) found.push({ row, title, text: rest[0] as string });
  }
  return rows.length >= 3 && found.length === broken && found.length <= rows.length * 0.5 ? found : [];
}

/** The cells as the record's own text, beside the words written downwards. */
export const withoutTitles = (column: number, found: readonly GluedSection[]): readonly (readonly [number, { readonly row: number; readonly text: string }])[] =>
  found.map(({ row, text }) => [carriedKey(row, column), { row, text }]);
