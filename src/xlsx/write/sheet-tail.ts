import { a1, a1Range } from "../../core/model/cell-address.ts";
import { renderReference } from "../../core/model/formula.ts";
import type { SheetModel } from "../../core/model/workbook.ts";
import { conditionalFormatsXml, dataBarExtension } from "./conditional-format.ts";
import type { SheetPlan } from "./package-plan.ts";
import { pageSetupXml } from "./page-setup.ts";
import { onSheet, sparklineExtension } from "./sparkline.ts";
import type { StyleSheet } from "./style-sheet.ts";
import { validationsXml } from "./validation.ts";
import { countedList, element } from "./xml.ts";

/** Everything of a worksheet part after the rows, in the order of `CT_Worksheet` (another order makes Excel "repair" the file). Source: ECMA-376 part 1, 18.3.1.99. */
export function sheetTail(plan: SheetPlan, styles: StyleSheet): string {
  const { sheet } = plan;
  return [
    "</sheetData>",
    protectionXml(sheet.protection),
    sheet.autoFilter === undefined ? "" : element("autoFilter", { ref: a1Range(sheet.autoFilter) }),
    countedList("mergeCells", (sheet.merges ?? []).map((merge) => element("mergeCell", { ref: a1Range(merge) }))),
    conditionalFormatsXml(sheet, plan.index, styles),
    validationsXml(sheet.validations ?? []),
    hyperlinksXml(sheet),
    pageSetupXml(sheet.print),
    NUMBERS_AS_TEXT,
    plan.drawing === undefined ? "" : element("drawing", { "r:id": plan.drawing.id }),
    plan.notes === undefined ? "" : element("legacyDrawing", { "r:id": plan.notes.vmlId }),
    countedList("tableParts", plan.tables.map((table) => element("tablePart", { "r:id": table.id }))),
    extensions(dataBarExtension(sheet, plan.index) + sparklineExtension(sheet)),
    "</worksheet>",
  ].join("");
}

/** Staff numbers are text on purpose: no green triangle in every row. */
const NUMBERS_AS_TEXT = '<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>';

const extensions = (content: string): string => (content === "" ? "" : `<extLst>${content}</extLst>`);

/** An attribute says what is locked, so "allowed" is written as 0. */
function protectionXml(protection: SheetModel["protection"]): string {
  if (protection === undefined) return "";
  const locked = (allowed: boolean | undefined): false | undefined => (allowed === true ? false : undefined);
  return element("sheetProtection", {
    sheet: true, objects: true, scenarios: true,
    formatColumns: locked(protection.allowFormatColumns), insertRows: locked(protection.allowInsertRows),
    sort: locked(protection.allowSort), autoFilter: locked(protection.allowFilter),
  });
}

function hyperlinksXml(sheet: SheetModel): string {
  const links = (sheet.hyperlinks ?? []).map(({ row, column, target, tooltip }) =>
    element("hyperlink", { ref: a1(row, column), location: renderReference({ ...onSheet(target, sheet.name), anchor: "none" }), tooltip }));
  return links.length === 0 ? "" : `<hyperlinks>${links.join("")}</hyperlinks>`;
}
