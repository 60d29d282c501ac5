import type { Watch } from "./book-host.ts";
import { CELLS_AT_ONCE } from "./cell-blocks.ts";

/** Not taken, or not to the end: nothing is known then, and undo asks. */
export const NO_PRINT = "";

/**
 * A short print of all values and formulas of a sheet, to see later whether anything was changed; formats do not count. Formulas are taken as
 * they stand, so that a recalculation changes nothing. Read in portions Excel on the web answers.
 */
export async function printOf(context: Excel.RequestContext, sheet: Excel.Worksheet, watch: Watch): Promise<string> {
  const used = sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount");
  await context.sync();
  if (used.isNullObject) return "blank";
  const { rowIndex, columnIndex, rowCount, columnCount } = used;
  const atOnce = Math.max(1, Math.floor(CELLS_AT_ONCE / columnCount));
  const print = makePrint();
  print.take(`${rowIndex},${columnIndex},${rowCount},${columnCount}`);
  for (let row = 0; row < rowCount; row += atOnce) {
    if (watch.cancelled()) return NO_PRINT;
    const range = sheet.getRangeByIndexes(rowIndex + row, columnIndex, Math.min(atOnce, rowCount - row), columnCount).load("formulas");
    await context.sync();
    for (const line of range.formulas as unknown[][]) print.take(JSON.stringify(line));
    range.untrack();
  }
  return print.text();
}

/** FNV-1a over UTF-16 units, twice with different starts: to notice a change, not to withstand an attacker. */
function makePrint(): { readonly take: (text: string) => void; readonly text: () => string } {
  let [a, b] = [0x811c9dc5, 0x1b873593];
  return {
    take: (text) => {
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        a = Math.imul(a ^ unit, 0x01000193);
        b = Math.imul(b ^ unit, 0x01000193) + 0x9e37 | 0;
      }
    },
    text: () => `${(a >>> 0).toString(16)}-${(b >>> 0).toString(16)}`,
  };
}
