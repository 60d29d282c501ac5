import type { SheetMarks } from "../../core/model/cell-mark.ts";
import { err, ok, type Result } from "../../core/model/result.ts";
import { markCells } from "./mark-cells.ts";
import { markNotes } from "./mark-notes.ts";
import { markStyles } from "./mark-styles.ts";
import { openPackage } from "./package-copy.ts";
import { mapWorkbook } from "./package-map.ts";

/** Why a workbook cannot be marked as it is; its values are copied into a new one instead. */
export type MarkFault = "not_a_package" | "no_styles" | "sheet_not_found";

/**
 * A copy of an xlsx or xlsm with cells coloured and explained. Every part that is not named in `README.md` keeps its bytes.
 *
 * @param file   the clerk's workbook; not changed
 * @param marks  per sheet, by its name as shown
 */
export function markWorkbook(file: Uint8Array, marks: readonly SheetMarks[]): Result<Uint8Array, MarkFault> {
  const copy = openPackage(file);
  const map = copy === undefined ? undefined : mapWorkbook(copy);
  if (copy === undefined || map === undefined) return err("not_a_package");
  const stylesXml = map.styles === undefined ? undefined : copy.text(map.styles);
  const styles = stylesXml === undefined ? undefined : markStyles(stylesXml);
  if (styles === undefined || map.styles === undefined) return err("no_styles");
  for (const { sheet, cells } of marks) {
    if (cells.length === 0) continue;
    const part = map.sheets.get(sheet);
    const xml = part === undefined ? undefined : copy.text(part);
    const marked = xml === undefined ? undefined : markCells(xml, cells, styles.styleOf);
    if (part === undefined || marked === undefined) return err("sheet_not_found");
    copy.set(part, markNotes(copy, part, { xml: marked, marks: cells }));
  }
  copy.set(map.styles, styles.toXml());
  return ok(copy.toBytes());
}
