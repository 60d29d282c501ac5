import type { Grid } from "../../../core/model/grid.ts";
import type { ReadWarning } from "../../../core/model/fault.ts";
import { COMPUTED, KIND, type StyleFormats } from "../cell-kind.ts";
import { type CellStoreBuilder, makeCellStore } from "../cell-store.ts";
import { blankCovered } from "../covered-cells.ts";
import { gridOfStore } from "../store-grid.ts";
import { refuseDamaged } from "../refuse.ts";
import { type Zip, findPart, readPart } from "../zip/zip-part.ts";
import { makeLayout, takeTag } from "./sheet-layout.ts";
import { readSheetExtras } from "./sheet-notes.ts";
import { type SheetScan, type SheetSink, makeSheetReader } from "./sheet-scan.ts";
import type { SheetEntry } from "./workbook-part.ts";

/** What all sheets of a workbook share. */
export interface WorkbookContext {
  readonly zip: Zip;
  readonly date1904: boolean;
  readonly shared: readonly string[];
  readonly formats: StyleFormats;
  readonly warnings: ReadWarning[];
}

/** Bytes of XML a stored cell takes at least: the guess of a sheet's first arrays. */
const BYTES_PER_CELL = 32;

/** Reads one worksheet into a grid; undefined for a result sheet of our own. */
export async function readSheet(entry: SheetEntry & { readonly part: string }, context: WorkbookContext): Promise<Grid | undefined> {
  const { zip } = context;
  const part = findPart(zip, entry.part);
  if (part === undefined) return refuseDamaged({ where: "missing_part", part: entry.part });
  const builder = makeCellStore(entry.name, Math.floor(part.bytes / BYTES_PER_CELL));
  const layout = makeLayout();
  const hiddenRows = new Set<number>();
  const missing = { count: 0, row: 0, column: 0 };
  const sink: SheetSink = {
    row: (scan) => void (scan.rowHidden && hiddenRows.add(scan.row)),
    cell: (scan) => storeCell(builder, scan, context.shared, missing),
    tag: (name, written) => takeTag(layout, name, written),
  };
  const reader = makeSheetReader(sink, { sheet: entry.name, part: part.name, date1904: context.date1904 });
  for await (const piece of readPart(zip, part)) reader.push(piece);
  reader.end();
  if (layout.ownResult) return undefined;
  if (layout.mergesIgnored > 0) context.warnings.push({ kind: "merges_ignored", sheet: entry.name, count: layout.mergesIgnored });
  if (missing.count > 0) context.warnings.push({ kind: "formula_without_result", sheet: entry.name, ...missing });
  const { merges, hiddenColumns } = layout;
  const { store, ...covered } = blankCovered(builder.finish(), merges);
  if (covered.count > 0) context.warnings.push({ kind: "covered_values", sheet: entry.name, ...covered });
  const extras = await readSheetExtras(zip, entry.part);
  return gridOfStore({ name: entry.name, state: entry.state, store, context, merges, hiddenRows: [...hiddenRows], hiddenColumns, ...extras });
}

function storeCell(builder: CellStoreBuilder, scan: SheetScan, shared: readonly string[], missing: { count: number; row: number; column: number }): void {
  const kind = scan.kind & ~COMPUTED;
  if (kind === KIND.TEXT || kind === KIND.ERROR) scan.value = builder.text(scan.text);
  else if (kind === KIND.SHARED && shared[scan.value] === undefined) refuseDamaged({ where: "sheet", sheet: scan.sheet, row: scan.row });
  else if (kind === KIND.SHARED && shared[scan.value] === "") return;
  else if (kind === KIND.BLANK && !scan.hasResult && missing.count++ === 0) Object.assign(missing, { row: scan.row, column: scan.column });
  builder.add(scan);
}
