import type { ReadWarning } from "../../../core/model/fault.ts";
import type { Grid } from "../../../core/model/grid.ts";
import type { Zip } from "../zip/zip-part.ts";
import { type WorkbookContext, readSheet } from "./read-sheet.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { readStyles } from "./styles-part.ts";
import { readWorkbookPart } from "./workbook-part.ts";

export interface ReadWorkbook {
  readonly date1904: boolean;
  readonly grids: readonly Grid[];
  readonly warnings: readonly ReadWarning[];
}

/** All worksheets of a package in tab order; sheets without cells and results of our own are named in a warning. */
export async function readWorkbook(zip: Zip): Promise<ReadWorkbook> {
  const workbook = await readWorkbookPart(zip);
  const { date1904 } = workbook;
  const warnings: ReadWarning[] = [];
  const formats = await readStyles(zip, workbook.styles);
  const shared = await readSharedStrings(zip, workbook.sharedStrings);
  const context: WorkbookContext = { zip, date1904, shared, formats, warnings };
  const grids: Grid[] = [];
  for (const sheet of workbook.sheets) {
    if (sheet.part === undefined) {
      warnings.push({ kind: "sheet_without_cells", sheet: sheet.name });
      continue;
    }
    const grid = await readSheet({ ...sheet, part: sheet.part }, context);
    if (grid === undefined) warnings.push({ kind: "own_result_sheet", sheet: sheet.name });
    else grids.push(grid);
  }
  return { date1904, grids, warnings };
}
