import { compactText } from "./cell-facts.ts";
import { headerText } from "./header-tree.ts";
import { CAPTION, TITLE, UNITS } from "./lexicon.ts";
import { filledIn, type Region, type SheetView } from "./sheet-view.ts";

/** Rows above the header that are searched for a title: more belong to another matter. */
const MOST_ROWS = 12;

interface Text { readonly row: number; readonly text: string }

function textsAbove(view: SheetView, region: Region, top: number, bottom: number): readonly Text[] {
  const found: Text[] = [];
  for (let row = Math.max(top, bottom - MOST_ROWS); row <= bottom; row++) {
    for (const column of filledIn(view, row, region)) {
      const { value } = view.grid.cell(row, column);
      if (typeof value === "string") found.push({ row, text: value.trim().replace(/\s*\n\s*/gu, "") });
    }
  }
  return found;
}

/** The title above a table: a text that names a list, else the first text that is no caption. */
export function findTitle(view: SheetView, region: Region, top: number, bottom: number): string | undefined {
  const texts = textsAbove(view, region, top, bottom).filter((t) => compactText(t.text).length >= 2);
  const plain = texts.filter((t) => !CAPTION.test(compactText(t.text)));
  return (plain.find((t) => TITLE.test(compactText(t.text))) ?? plain[0] ?? texts[0])?.text;
}

/** 「（単位：千円）」 above the table or in its corner cell, when it names exactly one unit. */
export function captionUnit(view: SheetView, region: Region, top: number, bottom: number): string | undefined {
  for (const { text } of textsAbove(view, region, top, bottom)) {
    const unit = /単位[:：]?\s*([^()（）\]】〕]+)/u.exec(headerText(text).replace(/\s/gu, ""))?.[1];
    if (unit !== undefined && UNITS.has(compactText(unit))) return unit;
  }
  return undefined;
}
