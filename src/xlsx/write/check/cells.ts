import { LIMITS } from "../../../core/model/limits.ts";
import type { CellModel, RowModel, SheetModel, StyleModel, WorkbookModel } from "../../../core/model/workbook.ts";
import { isDateFormat } from "../../read/number-format.ts";
import { type FormulaCheck, makeFormulaCheck, sheetNamesOf } from "./formulas.ts";
import type { Report } from "./report.ts";

/** Texts of the cells tables take their column names from, by `row * 16384 + column - 1`. A formula is no text. */
export type HeaderTexts = ReadonlyMap<number, string | undefined>;

export const headerKey = (row: number, column: number): number => row * LIMITS.columns + column - 1;

/** Looks at the rows of one sheet while they pass, so that rows from a generator are made only once. */
export interface RowCheck {
  row(row: RowModel): void;
  readonly headers: HeaderTexts;
}

const MAX_HEIGHT_POINTS = 409.5;
const MAX_OUTLINE = 7;
/** Serial of 10000-01-01; Excel shows #### from there on. */
const AFTER_LAST_DAY = 2_958_466;

export function makeRowCheck(sheet: SheetModel, model: WorkbookModel, report: Report): RowCheck {
  const headers = new Map<number, string | undefined>();
  const headerRows = new Set((sheet.tables ?? []).map((table) => table.range.top));
  const cellProblem = makeCellCheck(model);
  let last = 0;

  const row = (one: RowModel): void => {
    if (!Number.isInteger(one.row) || one.row <= last || one.row > LIMITS.rows) report(`row ${one.row} after row ${last}`);
    last = one.row;
    if (one.heightPoints !== undefined && !(one.heightPoints >= 0 && one.heightPoints <= MAX_HEIGHT_POINTS)) report(`row height ${one.heightPoints}`);
    if (one.outlineLevel !== undefined && !(one.outlineLevel >= 0 && one.outlineLevel <= MAX_OUTLINE)) report(`outline level ${one.outlineLevel}`);
    let column = 0;
    const isHeader = headerRows.has(one.row);
    for (const cell of one.cells) {
      if (!(cell.column > column) || cell.column > LIMITS.columns) report(`column ${cell.column} after column ${column} in row ${one.row}`);
      column = cell.column;
      const problem = cellProblem(cell);
      if (problem !== undefined) report(problem, { row: one.row, column });
      if (isHeader) headers.set(headerKey(one.row, column), typeof cell.value === "string" && cell.formula === undefined ? cell.value : undefined);
    }
  };
  return { row, headers };
}

function makeCellCheck(model: WorkbookModel): (cell: CellModel) => string | undefined {
  const formulaProblem = makeFormulaCheck(sheetNamesOf(model));
  const dated = new Map(Object.entries(model.styles).map(([name, style]) => [name, isDated(style)]));
  return (cell) => {
    const { style, value, formula } = cell;
    const isDate = style === undefined ? false : dated.get(style);
    if (isDate === undefined) return `style "${style ?? ""}" is not in the model`;
    const problem = valueProblem(cell, isDate);
    if (problem !== undefined) return problem;
    if (formula !== undefined) return formulaOf(formulaProblem, cell);
    return cell.runs === undefined || cell.runs.map((run) => run.text).join("") === value ? undefined : "runs are not the cell's text";
  };
}

const formulaOf = (check: FormulaCheck, { formula, runs }: CellModel): string | undefined => (formula === undefined || runs !== undefined ? "runs on a formula" : check(formula));

/** Shows a year: a day before serial 1 has none in Excel. A time of day (`h:mm`) may well be below 1. */
const isDated = ({ numberFormat = "" }: StyleModel): boolean => isDateFormat(numberFormat) && /[yge]/iu.test(numberFormat.replaceAll(/"[^"]*"|\[[^\]]*\]/gu, ""));

function valueProblem({ value, formula }: CellModel, isDate: boolean): string | undefined {
  if (typeof value === "string") return value.length > LIMITS.cellChars ? `text of ${value.length} characters` : undefined;
  if (typeof value !== "number") return undefined;
  if (!Number.isFinite(value)) return `number ${value}`;
  if (isDate && value >= AFTER_LAST_DAY) return `date ${value} is after 9999-12-31`;
  return isDate && (formula === undefined ? value < 1 : value < 0) ? `date ${value} is before 1900-01-01` : undefined;
}
