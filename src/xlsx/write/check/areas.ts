import { a1Range } from "../../../core/model/cell-address.ts";
import { LIMITS } from "../../../core/model/limits.ts";
import type { SheetModel } from "../../../core/model/workbook.ts";
import { type Report, firstOverlap, isRange, overlap } from "./report.ts";

const MAX_WIDTH_CHARS = 255;
const MAX_BREAKS = 1_023;

/** Ranges of a sheet that must not meet, and its own measures. */
export function checkAreas(sheet: SheetModel, report: Report): void {
  checkOverlaps(sheet, report);
  for (const range of [...(sheet.merges ?? []), ...(sheet.autoFilter === undefined ? [] : [sheet.autoFilter]), ...(sheet.print?.area === undefined ? [] : [sheet.print.area])]) {
    if (!isRange(range)) report(`no range: ${JSON.stringify(range)}`);
  }
  for (const merge of sheet.merges ?? []) if (merge.top === merge.bottom && merge.left === merge.right) report(`merge of one cell ${a1Range(merge)}`);
  checkMeasures(sheet, report);
}

function checkOverlaps({ merges = [], tables = [], autoFilter }: SheetModel, report: Report): void {
  const tableRanges = tables.map((table) => table.range);
  const pairs: readonly (readonly [string, ReturnType<typeof firstOverlap>])[] = [["merges", firstOverlap(merges)], ["tables", firstOverlap(tableRanges)]];
  for (const [what, pair] of pairs) if (pair !== undefined) report(`${what} overlap: ${a1Range(pair[0])} and ${a1Range(pair[1])}`);
  for (const table of tableRanges) {
    const merge = merges.find((one) => overlap(one, table));
    if (merge !== undefined) report(`merge ${a1Range(merge)} reaches into table ${a1Range(table)}`);
    if (autoFilter !== undefined && overlap(autoFilter, table)) report(`filter ${a1Range(autoFilter)} reaches into table ${a1Range(table)}`);
  }
}

function checkMeasures({ columns, zoom = 100, freeze, print }: SheetModel, report: Report): void {
  columns.forEach(({ widthChars = 0 }, i) => {
    if (!(widthChars >= 0 && widthChars <= MAX_WIDTH_CHARS)) report(`width ${widthChars} of column ${i + 1}`);
  });
  if (columns.length > LIMITS.columns) report(`${columns.length} columns`);
  if (!(zoom >= 10 && zoom <= 400)) report(`zoom ${zoom}`);
  if (freeze !== undefined && !(freeze.rows >= 0 && freeze.rows < LIMITS.rows && freeze.columns >= 0 && freeze.columns < LIMITS.columns)) report("frozen panes outside the sheet");
  const titles = [[print?.titleRows, LIMITS.rows], [print?.titleColumns, LIMITS.columns]] as const;
  for (const [pair, most] of titles) if (pair !== undefined && !(pair[0] >= 1 && pair[0] <= pair[1] && pair[1] <= most)) report(`print titles ${pair.join(":")}`);
  const breaks = print?.rowBreaks ?? [];
  if (breaks.length > MAX_BREAKS || breaks.some((row, i) => row <= (breaks[i - 1] ?? 0) || row >= LIMITS.rows)) report("row breaks");
}
