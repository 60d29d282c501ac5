import type { Formula } from "../core/model/formula.ts";
import type { CellModel, ChartModel, ConditionalFormat, RowModel, SheetModel, ValidationModel, WorkbookModel } from "../core/model/workbook.ts";
import { freeNames } from "./free-names.ts";
import { makeRenaming, referencesOf, type Renaming, renamedChart, renamedFormat, renamedFormula, renamedReference, renamedValidation } from "./sheet-references.ts";

/** A sheet of a result, as a clerk who may add it to a workbook needs to know it. */
export interface SheetFacts {
  readonly name: string;
  readonly rows: number;
  readonly formulas: number;
  readonly charts: number;
  /** Other sheets its formulas and charts read, directly or through others, in the book's order. Links to pages do not count. */
  readonly needs: readonly string[];
}

export interface AddedSheetsOptions {
  /** At least one. */
  readonly chosen: readonly string[];
  /** `formulas`: with all sheets they read, so that nothing dangles. `values`: the chosen ones alone, their figures as they stand. */
  readonly manner: "formulas" | "values";
  /** Excel on the web refuses sheets with charts. */
  readonly charts: boolean;
  /** Names of the sheets that are already there. */
  readonly taken: readonly string[];
}

export interface AddedSheets {
  readonly model: WorkbookModel;
  /** In the book's order: what a sheet is called in the result, and in the workbook it goes into. */
  readonly names: readonly { readonly from: string; readonly to: string }[];
}

export function sheetFacts(book: WorkbookModel): readonly SheetFacts[] {
  const direct = new Map(book.sheets.map((sheet) => [sheet.name, countSheet(sheet)] as const));
  return book.sheets.map((sheet) => {
    const { rows = 0, formulas = 0 } = direct.get(sheet.name) ?? {};
    const needs = closure([sheet.name], (name) => direct.get(name)?.reads ?? []);
    return { name: sheet.name, rows, formulas, charts: sheet.charts?.length ?? 0, needs: book.sheets.map(({ name }) => name).filter((name) => name !== sheet.name && needs.has(name)) };
  });
}

/** The sheets that go along with the chosen ones, these included, in the book's order. */
export function withNeeded(facts: readonly SheetFacts[], chosen: readonly string[], manner: AddedSheetsOptions["manner"]): readonly SheetFacts[] {
  const wanted = new Set(chosen);
  if (manner === "formulas") for (const { name, needs } of facts) if (chosen.includes(name)) for (const needed of needs) wanted.add(needed);
  return facts.filter(({ name }) => wanted.has(name));
}

/** A workbook of those sheets alone, under names that are free where it goes; every reference follows its sheet. Throws when the book has defined names or tables (ours have none). */
export function addedSheets(book: WorkbookModel, options: AddedSheetsOptions): AddedSheets {
  if (book.names.length > 0 || book.sheets.some(({ tables = [] }) => tables.length > 0)) throw new Error("names and tables would clash unseen with those of the open workbook");
  const wanted = withNeeded(sheetFacts(book), options.chosen, options.manner).map(({ name }) => name);
  const names = freeNames(wanted, options.taken);
  const renaming = makeRenaming(names);
  const sheets = book.sheets.filter(({ name }) => renaming.names.has(name)).map((sheet) => movedSheet(sheet, renaming, options));
  return { names, model: { ...book, sheets } };
}

function countSheet(sheet: SheetModel): { readonly rows: number; readonly formulas: number; readonly reads: readonly string[] } {
  const reads = new Set<string>();
  const seen = new Set<Formula["parts"]>(); // a formula filled down a column holds the same pieces in every row
  let [rows, formulas] = [0, 0];
  for (const { row, cells } of sheet.rows) {
    rows = row;
    for (const { formula } of cells) {
      if (formula === undefined) continue;
      formulas += 1;
      if (seen.has(formula.parts)) continue;
      seen.add(formula.parts);
      for (const part of formula.parts) if (typeof part !== "string" && part.sheet !== undefined) reads.add(part.sheet);
    }
  }
  for (const { sheet: name } of referencesOf([sheet.charts, sheet.sparklines, sheet.conditionalFormats, sheet.validations])) if (name !== undefined) reads.add(name);
  return { rows, formulas, reads: [...reads] };
}

function closure(from: readonly string[], next: (name: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set(from);
  for (const name of seen) for (const further of next(name)) seen.add(further); // a Set is walked on into what is added
  return seen;
}

function movedSheet(sheet: SheetModel, renaming: Renaming, { manner, charts }: AddedSheetsOptions): SheetModel {
  const whole = (part: unknown): boolean => referencesOf(part).every(({ sheet: name }) => name === undefined || renaming.names.has(name));
  const kept = <T>(parts: readonly T[] | undefined, move: (part: T, renaming: Renaming) => T): T[] => (parts ?? []).filter(whole).map((part) => move(part, renaming));
  return {
    ...sheet,
    name: renaming.names.get(sheet.name) ?? sheet.name,
    rows: { [Symbol.iterator]: () => movedRows(sheet.rows, renaming, manner) },
    charts: charts ? kept<ChartModel>(sheet.charts, renamedChart) : [],
    conditionalFormats: kept<ConditionalFormat>(sheet.conditionalFormats, renamedFormat),
    validations: kept<ValidationModel>(sheet.validations, renamedValidation),
    hyperlinks: kept(sheet.hyperlinks, (link) => ({ ...link, target: renamedReference(link.target, renaming) })),
    sparklines: kept(sheet.sparklines, (line) => ({ ...line, data: renamedReference(line.data, renaming) })),
  };
}

function* movedRows(rows: Iterable<RowModel>, renaming: Renaming, manner: AddedSheetsOptions["manner"]): Generator<RowModel> {
  for (const row of rows) yield { ...row, cells: row.cells.map((cell) => movedCell(cell, renaming, manner)) };
}

function movedCell(cell: CellModel, renaming: Renaming, manner: AddedSheetsOptions["manner"]): CellModel {
  if (cell.formula === undefined) return cell;
  if (manner === "formulas") return { ...cell, formula: renamedFormula(cell.formula, renaming) };
  const { formula: _, array: __, ...value } = cell;
  return value;
}
