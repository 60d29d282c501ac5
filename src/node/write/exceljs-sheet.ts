import type ExcelJS from "exceljs";
import { a1, a1Range, columnLetters } from "../../core/model/cell-address.ts";
import type { CellModel, SheetModel } from "../../core/model/workbook.ts";
import { fileFormula } from "../../xlsx/write/formula-bytes.ts";
import { escapeControls } from "../../xlsx/write/xml.ts";
import { addConditionalFormats, addValidations } from "./exceljs-rules.ts";
import { type ExceljsStyles, argb } from "./exceljs-style.ts";

const PAPER = { A4: 9, A3: 8 } as const;
/** Excel's padding of a column, in characters (see `xlsx/write/sheet-head.ts`). */
const PADDING_CHARS = 5 / 8;

export function addExceljsSheet(workbook: ExcelJS.Workbook, sheet: SheetModel, styles: ExceljsStyles): void {
  const worksheet = workbook.addWorksheet(sheet.name, { state: sheet.state ?? "visible", views: [viewOf(sheet)], ...pageOf(sheet) });
  if (sheet.tabColour !== undefined) worksheet.properties.tabColor = argb(sheet.tabColour);
  if (sheet.outlineBelow === false) worksheet.properties.outlineProperties = { summaryBelow: false, summaryRight: true };
  addTables(worksheet, sheet);
  addColumns(worksheet, sheet, styles);
  addRows(worksheet, sheet, styles);
  for (const merge of sheet.merges ?? []) worksheet.mergeCellsWithoutStyle(merge.top, merge.left, merge.bottom, merge.right);
  addConditionalFormats(worksheet, sheet, styles);
  addValidations(worksheet, sheet);
  addAttached(worksheet, sheet);
  protect(worksheet, sheet);
}

function viewOf({ freeze, zoom, showGridLines }: SheetModel): Partial<ExcelJS.WorksheetView> {
  const view = { zoomScale: zoom ?? 100, showGridLines: showGridLines ?? true };
  if (freeze === undefined) return { state: "normal", ...view };
  return { state: "frozen", xSplit: freeze.columns, ySplit: freeze.rows, topLeftCell: a1(freeze.rows + 1, freeze.columns + 1), ...view };
}

function pageOf({ print }: SheetModel): Partial<ExcelJS.AddWorksheetOptions> {
  if (print === undefined) return {};
  const { titleRows, titleColumns, area } = print;
  return {
    pageSetup: {
      paperSize: PAPER[print.paper ?? "A4"] as ExcelJS.PaperSize, orientation: print.orientation, fitToPage: true, fitToWidth: print.fitTo?.width ?? 1, fitToHeight: print.fitTo?.height ?? 0,
      horizontalCentered: print.centerHorizontally ?? false,
      ...(print.marginsInches === undefined ? {} : { margins: print.marginsInches }),
      ...(area === undefined ? {} : { printArea: a1Range(area) }),
      ...(titleRows === undefined ? {} : { printTitlesRow: titleRows.join(":") }),
      ...(titleColumns === undefined ? {} : { printTitlesColumn: titleColumns.map(columnLetters).join(":") }),
    },
    headerFooter: { ...(print.header === undefined ? {} : { oddHeader: print.header }), ...(print.footer === undefined ? {} : { oddFooter: print.footer }) },
  };
}

/** exceljs fills a table's cells from its own rows; ours are written over them afterwards. */
function addTables(worksheet: ExcelJS.Worksheet, { tables = [] }: SheetModel): void {
  for (const { name, range, columns, style } of tables) {
    worksheet.addTable({
      name, ref: a1(range.top, range.left), headerRow: true, columns: columns.map((column) => ({ name: column, filterButton: true })),
      rows: Array.from({ length: range.bottom - range.top }, () => columns.map(() => null)),
      ...(style === null ? {} : { style: { theme: (style ?? "TableStyleLight1") as "TableStyleLight1", showRowStripes: true } }),
    });
  }
}

function addColumns(worksheet: ExcelJS.Worksheet, { columns }: SheetModel, styles: ExceljsStyles): void {
  columns.forEach(({ widthChars, hidden, style }, i) => {
    const column = worksheet.getColumn(i + 1);
    if (widthChars !== undefined) column.width = widthChars + PADDING_CHARS;
    if (hidden !== undefined) column.hidden = hidden;
    if (style !== undefined) column.style = styles.cell(style);
  });
}

function addRows(worksheet: ExcelJS.Worksheet, sheet: SheetModel, styles: ExceljsStyles): void {
  const breaks = new Set(sheet.print?.rowBreaks ?? []);
  for (const { row: number, heightPoints, hidden, outlineLevel, cells } of sheet.rows) {
    const row = worksheet.getRow(number);
    if (heightPoints !== undefined) row.height = heightPoints;
    if (hidden !== undefined) row.hidden = hidden;
    if (outlineLevel !== undefined) row.outlineLevel = outlineLevel;
    for (const model of cells) {
      const cell = row.getCell(model.column);
      cell.style = styles.cell(model.style ?? "default");
      cell.value = valueOf(model, number, styles);
    }
  }
  for (const number of breaks) worksheet.getRow(number).addPageBreak();
}

/** Texts get the half of the escapes exceljs leaves out: it drops control characters and breaks on U+FFFE. */
function valueOf({ value, formula, runs, array, column }: CellModel, row: number, styles: ExceljsStyles): ExcelJS.CellValue {
  const text = typeof value === "string" ? escapeControls(value) : value;
  if (formula !== undefined) {
    const result = text ?? "";
    if (array !== true) return { formula: fileFormula(formula), result };
    return { formula: fileFormula(formula), result, shareType: "array", ref: a1(row, column) } as ExcelJS.CellFormulaValue;
  }
  if (runs === undefined) return text;
  return { richText: runs.map((run) => ({ text: escapeControls(run.text), ...(run.font === undefined ? {} : { font: styles.font(run.font) }) })) };
}

function addAttached(worksheet: ExcelJS.Worksheet, { notes = [], autoFilter }: SheetModel): void {
  for (const { row, column, text } of notes) worksheet.getCell(row, column).note = { texts: [{ text: escapeControls(text) }] };
  if (autoFilter !== undefined) worksheet.autoFilter = a1Range(autoFilter);
}

function protect(worksheet: ExcelJS.Worksheet, { protection }: SheetModel): void {
  if (protection === undefined) return;
  const { allowSort = false, allowFilter = false, allowFormatColumns = false, allowInsertRows = false } = protection;
  // exceljs's `protect` only hashes a password; without one its promise is settled at once.
  void worksheet.protect("", { sort: allowSort, autoFilter: allowFilter, formatColumns: allowFormatColumns, insertRows: allowInsertRows, objects: false, scenarios: false });
}
