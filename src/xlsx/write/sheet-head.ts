import { a1, a1Range } from "../../core/model/cell-address.ts";
import type { ColumnModel, RowModel, SheetModel } from "../../core/model/workbook.ts";
import { colourElement } from "./font.ts";
import type { StyleSheet } from "./style-sheet.ts";
import { NAMESPACE, XML_HEADER, attributes, element } from "./xml.ts";

/** Excel stores a width with 5 pixels of padding; a digit of the default Japanese font is 8 pixels wide. Source: ECMA-376 part 1, 18.3.1.13. */
const PADDING_CHARS = 5 / 8;
const DEFAULT_WIDTH_CHARS = 8.375;
const DEFAULT_ROW_POINTS = 18.75;

/** Everything of a worksheet part before the rows. */
export function sheetHead(sheet: SheetModel, selected: boolean, styles: StyleSheet): string {
  const rows = Array.isArray(sheet.rows) ? (sheet.rows as readonly RowModel[]) : [];
  const outline = rows.reduce((most, row) => Math.max(most, row.outlineLevel ?? 0), 0);
  return (
    `${XML_HEADER}<worksheet xmlns="${NAMESPACE.main}" xmlns:r="${NAMESPACE.relationships}">` +
    sheetProperties(sheet) +
    dimension(rows) +
    `<sheetViews>${sheetView(sheet, selected)}</sheetViews>` +
    element("sheetFormatPr", { defaultRowHeight: DEFAULT_ROW_POINTS, outlineLevelRow: outline === 0 ? undefined : outline }) +
    columnsXml(sheet.columns, styles) +
    "<sheetData>"
  );
}

function sheetProperties(sheet: SheetModel): string {
  const outline = sheet.outlineBelow === false ? '<outlinePr summaryBelow="0"/>' : "";
  const fit = sheet.print === undefined ? "" : '<pageSetUpPr fitToPage="1"/>';
  const content = colourElement("tabColor", sheet.tabColour) + outline + fit;
  return content === "" ? "" : element("sheetPr", {}, content);
}

/** The used range. Left out for rows that come from a generator: they are read only once. */
function dimension(rows: readonly RowModel[]): string {
  const top = rows[0]?.row;
  const bottom = rows.at(-1)?.row;
  const left = rows.reduce((least, row) => Math.min(least, row.cells[0]?.column ?? least), Infinity);
  const right = rows.reduce((most, row) => Math.max(most, row.cells.at(-1)?.column ?? 0), 0);
  if (top === undefined || bottom === undefined || right === 0) return '<dimension ref="A1"/>';
  return element("dimension", { ref: a1Range({ top, left, bottom, right }) });
}

function sheetView(sheet: SheetModel, selected: boolean): string {
  return element(
    "sheetView",
    {
      showGridLines: sheet.showGridLines === false ? false : undefined,
      tabSelected: selected ? true : undefined,
      zoomScale: sheet.zoom,
      zoomScaleNormal: sheet.zoom,
      workbookViewId: 0,
    },
    pane(sheet.freeze),
  );
}

function pane(freeze: SheetModel["freeze"]): string {
  if (freeze === undefined || (freeze.rows === 0 && freeze.columns === 0)) return "";
  const { rows, columns } = freeze;
  const active = columns === 0 ? "bottomLeft" : rows === 0 ? "topRight" : "bottomRight";
  const topLeftCell = a1(rows + 1, columns + 1);
  const frozen = element("pane", {
    xSplit: columns === 0 ? undefined : columns, ySplit: rows === 0 ? undefined : rows, topLeftCell, activePane: active, state: "frozen",
  });
  const corners = active === "bottomRight" ? ["topRight", "bottomLeft"] : [];
  return frozen + corners.map((corner) => element("selection", { pane: corner })).join("") + element("selection", { pane: active, activeCell: topLeftCell, sqref: topLeftCell });
}

/** `<cols>`: neighbours that are alike share one element. */
function columnsXml(columns: readonly ColumnModel[], styles: StyleSheet): string {
  const spans: { first: number; last: number; xml: string }[] = [];
  columns.forEach((column, i) => {
    const xml = columnAttributes(column, styles);
    const before = spans.at(-1);
    if (before !== undefined && before.xml === xml && before.last === i) before.last = i + 1;
    else if (xml !== "") spans.push({ first: i + 1, last: i + 1, xml });
  });
  const items = spans.map(({ first, last, xml }) => `<col min="${first}" max="${last}"${xml}/>`);
  return items.length === 0 ? "" : `<cols>${items.join("")}</cols>`;
}

function columnAttributes({ widthChars, hidden, style }: ColumnModel, styles: StyleSheet): string {
  if (widthChars === undefined && hidden === undefined && style === undefined) return "";
  return attributes({
    width: (widthChars ?? DEFAULT_WIDTH_CHARS) + PADDING_CHARS,
    style: style === undefined ? undefined : styles.cellFormat(style),
    hidden,
    customWidth: widthChars === undefined ? undefined : true,
  });
}
