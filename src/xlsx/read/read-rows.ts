import type { ReadFault } from "../../core/model/fault.ts";
import { BLANK, type Cell } from "../../core/model/grid.ts";
import { LIMITS } from "../../core/model/limits.ts";
import type { Result } from "../../core/model/result.ts";
import { atDoor } from "./at-door.ts";
import type { ByteSource } from "./byte-source.ts";
import { type CellContext, COMPUTED, KIND, makeCell, makeContext } from "./cell-kind.ts";
import { packageFormat } from "./ooxml/package-format.ts";
import { readSharedStrings } from "./ooxml/shared-strings.ts";
import { type SheetScan, makeSheetReader } from "./ooxml/sheet-scan.ts";
import { readStyles } from "./ooxml/styles-part.ts";
import { type SheetEntry, readWorkbookPart } from "./ooxml/workbook-part.ts";
import type { ReadOptions } from "./read-options.ts";
import { refuseDamaged } from "./refuse.ts";
import { fflateInflater } from "./zip/inflater.ts";
import { findPart, openZip, readPart } from "./zip/zip-part.ts";

/** One row while it passes by: the same record for every row, valid only during the call. */
export interface RowView {
  readonly sheet: string;
  /** 1-based. Rows without content are not passed. */
  readonly row: number;
  readonly hidden: boolean;
  /** Last column with a value. */
  readonly columnCount: number;
  /** 1-based; blank outside. */
  readonly cell: (column: number) => Cell;
}

export interface ReadRowsOptions extends ReadOptions {
  /** Only this sheet; default all worksheets in tab order. */
  readonly sheet?: string;
}

/**
 * Reads an xlsx or xlsm of any length row by row: memory is the shared strings and one row.
 * Rows come in the order of the file. `onRow` may throw; that ends the reading and rejects.
 */
export async function readRows(file: string, source: ByteSource, onRow: (row: RowView) => void, options: ReadRowsOptions = {}): Promise<Result<{ readonly rows: number }, ReadFault>> {
  return atDoor(file, async () => {
    const zip = openZip(source, options.inflate ?? fflateInflater);
    await packageFormat(zip);
    const workbook = await readWorkbookPart(zip);
    const formats = await readStyles(zip, workbook.styles);
    const shared = await readSharedStrings(zip, workbook.sharedStrings);
    let rows = 0;
    const count = (row: RowView): void => {
      rows++;
      onRow(row);
    };
    for (const sheet of workbook.sheets) {
      const part = options.sheet === undefined || options.sheet === sheet.name ? partOf(zip, sheet) : undefined;
      if (part === undefined) continue;
      const texts: string[] = [];
      const passing = makePassingRow(sheet.name, makeContext({ formats, shared, texts, date1904: workbook.date1904 }), texts, count);
      const reader = makeSheetReader(passing, { sheet: sheet.name, part: part.name, date1904: workbook.date1904 });
      for await (const piece of readPart(zip, part)) reader.push(piece);
      reader.end();
      passing.finish();
    }
    return { rows };
  });
}

const partOf = (zip: Parameters<typeof findPart>[0], sheet: SheetEntry): ReturnType<typeof findPart> => (sheet.part === undefined ? undefined : findPart(zip, sheet.part));

interface PassingRow {
  readonly row: (scan: SheetScan) => void;
  readonly cell: (scan: SheetScan) => void;
  readonly tag: () => void;
  readonly finish: () => void;
}

/** Gathers the cells of a row in arrays and hands the row on when the next one begins. */
function makePassingRow(sheet: string, context: CellContext, texts: string[], onRow: (row: RowView) => void): PassingRow {
  const kinds = new Uint8Array(LIMITS.columns + 1);
  const styles = new Uint32Array(LIMITS.columns + 1);
  const values = new Float64Array(LIMITS.columns + 1);
  const view = {
    sheet, row: 0, hidden: false, columnCount: 0,
    cell: (column: number): Cell => (column >= 1 && column <= view.columnCount ? makeCell(kinds[column]!, values[column]!, styles[column]!, context) : BLANK),
  };
  const pass = (): void => {
    if (view.columnCount > 0) onRow(view);
    kinds.fill(0, 0, view.columnCount + 1);
    view.columnCount = 0;
    texts.length = 0;
  };
  return {
    row: (scan) => {
      pass();
      view.row = scan.row;
      view.hidden = scan.rowHidden;
    },
    cell: (scan) => {
      const { column } = scan;
      const kind = scan.kind & ~COMPUTED;
      if (kind === KIND.BLANK) return;
      if (kind === KIND.SHARED && context.shared[scan.value] === undefined) refuseDamaged({ where: "sheet", sheet, row: scan.row });
      kinds[column] = scan.kind;
      styles[column] = scan.style;
      values[column] = kind === KIND.TEXT || kind === KIND.ERROR ? texts.push(scan.text) - 1 : scan.value;
      view.row = scan.row;
      if (column > view.columnCount) view.columnCount = column;
    },
    tag: () => undefined,
    finish: pass,
  };
}
