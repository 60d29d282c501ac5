import ExcelJS from "exceljs";
import type { WorkbookModel } from "../../core/model/workbook.ts";
import { refuseProblems, validateModel } from "../../xlsx/write/check-model.ts";
import type { WorkbookWriter } from "../../xlsx/write/write-workbook.ts";
import { addExceljsSheet } from "./exceljs-sheet.ts";
import { makeExceljsStyles } from "./exceljs-style.ts";
import { renderReference } from "../../core/model/formula.ts";

/** What exceljs 4.4 has no way to write. The rest of a model comes out the same; the contract suite says so. */
export const EXCELJS_CANNOT = [
  "charts",
  "sparklines",
  "custom document properties",
  "scope and comment of defined names",
  "authors of notes",
  "links inside the workbook (it writes each as an outside relationship as well)",
  "solid data bars in a colour of their own (bars are written, in Excel's look)",
  "hiding the green triangles of numbers kept as text",
  "rows made while they are written (the whole workbook stands in memory)",
  "cached results that are the empty text",
  "the same bytes every time",
] as const;

/** The second writer, behind the same port: for comparison, and should ours ever fail an office. Slower by a factor of 5 and more. */
export const writeWithExceljs: WorkbookWriter = async (model) => {
  refuseProblems(validateModel(model));
  const workbook = new ExcelJS.Workbook();
  setProperties(workbook, model);
  const styles = makeExceljsStyles(model.styles);
  for (const sheet of model.sheets) addExceljsSheet(workbook, sheet, styles);
  // exceljs's own parser of ranges knows no column ranges; ours are cells throughout.
  for (const { name, target } of model.names) workbook.definedNames.add(renderReference(target), name);
  const bytes = await workbook.xlsx.writeBuffer();
  return new Uint8Array(bytes);
};

function setProperties(workbook: ExcelJS.Workbook, { properties }: WorkbookModel): void {
  const created = new Date(properties.created);
  Object.assign(workbook, {
    title: properties.title, subject: properties.subject ?? "", creator: properties.creator, lastModifiedBy: properties.creator,
    description: properties.description ?? "", keywords: properties.keywords ?? "", created, modified: created,
  });
}
