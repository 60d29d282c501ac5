import { columnLetters } from "../../core/model/cell-address.ts";
import { quoteSheet, rangeRef, renderReference } from "../../core/model/formula.ts";
import type { SheetModel, WorkbookModel } from "../../core/model/workbook.ts";
import { NAMESPACE, XML_HEADER, element, escapeText } from "./xml.ts";

/** Version of the calculation engine the cached values stand for: Excel 2019 and later do not recalculate on opening. */
const CALCULATION_ID = 191029;

export function workbookXml(model: WorkbookModel): string {
  const sheets = model.sheets.map((sheet, i) =>
    element("sheet", { name: sheet.name, sheetId: i + 1, state: sheet.state === "visible" ? undefined : sheet.state, "r:id": `rId${i + 1}` }));
  const names = [...model.sheets.flatMap(builtInNames), ...ownNames(model)].join("");
  return (
    `${XML_HEADER}<workbook xmlns="${NAMESPACE.main}" xmlns:r="${NAMESPACE.relationships}"><workbookPr defaultThemeVersion="166925"/>` +
    `<bookViews>${element("workbookView", { xWindow: 0, yWindow: 0, windowWidth: 28800, windowHeight: 15000, tabRatio: 800, activeTab: firstVisible(model) })}</bookViews>` +
    `<sheets>${sheets.join("")}</sheets>` +
    (names === "" ? "" : `<definedNames>${names}</definedNames>`) +
    `<calcPr calcId="${CALCULATION_ID}"/></workbook>`
  );
}

/** Index of the first sheet a user can see; that one is shown. */
export const firstVisible = (model: WorkbookModel): number => Math.max(0, model.sheets.findIndex((sheet) => (sheet.state ?? "visible") === "visible"));

function ownNames(model: WorkbookModel): readonly string[] {
  return model.names.map(({ name, target, scope, comment }) => {
    const localSheetId = scope === undefined ? undefined : model.sheets.findIndex((sheet) => sheet.name === scope);
    return element("definedName", { name, comment, localSheetId }, escapeText(renderReference(target)));
  });
}

/** Names Excel keeps for filters and print set-up; ranges must be absolute. */
function builtInNames(sheet: SheetModel, localSheetId: number): readonly string[] {
  const { print, autoFilter } = sheet;
  const titles = printTitles(sheet);
  const names: string[] = [];
  const add = (name: string, target: string, hidden?: true): void => {
    names.push(element("definedName", { name: `_xlnm.${name}`, localSheetId, hidden }, escapeText(target)));
  };
  if (autoFilter !== undefined) add("_FilterDatabase", renderReference(rangeRef(autoFilter, sheet.name)), true);
  if (print?.area !== undefined) add("Print_Area", renderReference(rangeRef(print.area, sheet.name)));
  if (titles !== "") add("Print_Titles", titles);
  return names;
}

function printTitles({ name, print }: SheetModel): string {
  const sheet = quoteSheet(name);
  const { titleColumns, titleRows } = print ?? {};
  const columns = titleColumns === undefined ? [] : [`${sheet}!$${columnLetters(titleColumns[0])}:$${columnLetters(titleColumns[1])}`];
  const rows = titleRows === undefined ? [] : [`${sheet}!$${titleRows[0]}:$${titleRows[1]}`];
  return [...columns, ...rows].join(",");
}

