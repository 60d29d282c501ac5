import { type Formula, onOwnSheet } from "../../model/formula.ts";
import type { CellModel, DefinedName, DocumentProperties, RowModel, SheetModel, StyleModel, WorkbookModel } from "../../model/workbook.ts";
import { makeEvaluator } from "../evaluate/evaluate.ts";
import { isError, type Scalar } from "../evaluate/value.ts";
import { type StyleName, STYLES } from "../style.ts";
import { type Content, type DraftCell, extentOf, isFormula, isValued, type SheetDraft } from "./draft.ts";
import { heightOfLines, linesOfText } from "./text-width.ts";

export interface BookParts {
  readonly properties: DocumentProperties;
  readonly drafts: readonly SheetDraft[];
  /** Sheets that are complete already (long ones made of generators). */
  readonly finished?: readonly SheetModel[];
  readonly names?: readonly DefinedName[];
}

/**
 * Drafts → model: every formula gets its cached value. A formula that evaluates to an error, reads itself, or steps outside our
 * dialect throws: that is a bug of the sheet, never of the data.
 */
export function assembleWorkbook(parts: BookParts): WorkbookModel {
  const valueAt = makeCellValues(parts.drafts);
  const sheets = parts.drafts.map((draft) => sheetOf(draft, valueAt));
  return { properties: parts.properties, styles: STYLES, sheets: [...sheets, ...(parts.finished ?? [])], names: parts.names ?? [] };
}

/** Values of all cells of the drafts, formulas evaluated when first read. */
export function makeCellValues(drafts: readonly SheetDraft[]): (sheet: string, row: number, column: number) => Scalar {
  const byName = new Map(drafts.map((draft) => [draft.name, draft]));
  const known = new Map<DraftCell, Scalar>();
  const open = new Set<DraftCell>();
  const evaluator = makeEvaluator((sheet, row, column) => valueAt(sheet, row, column));
  const valueAt = (sheet: string, row: number, column: number): Scalar => {
    const draft = byName.get(sheet);
    if (draft === undefined) throw new Error(`no sheet ${sheet}`);
    const cell = draft.rows[row]?.[column];
    if (cell === undefined) return null;
    if (isValued(cell.content)) return cell.content.value ?? "";
    if (!isFormula(cell.content)) return cell.content;
    const value = known.get(cell);
    if (value !== undefined) return value;
    if (open.has(cell)) throw new Error(`a formula reads itself: ${sheet} row ${row} column ${column}`);
    open.add(cell);
    const found = evaluateAt(cell.content, { sheet, row, column });
    open.delete(cell);
    known.set(cell, found);
    return found;
  };
  const evaluateAt = (formula: Formula, at: { sheet: string; row: number; column: number }): Scalar => {
    try {
      return evaluator.evaluate(formula, at.sheet);
    } catch (cause) {
      const text = cause instanceof Error ? cause.message : String(cause);
      throw text.startsWith("at ") ? cause : new Error(`at ${at.sheet} row ${at.row} column ${at.column}: ${text}`, { cause });
    }
  };
  return valueAt;
}

type CellValues = ReturnType<typeof makeCellValues>;

function sheetOf(draft: SheetDraft, valueAt: CellValues): SheetModel {
  const { column: last } = extentOf(draft);
  const columns = Array.from({ length: last }, (_, i) => ({
    ...(draft.widths[i + 1] === undefined ? {} : { widthChars: draft.widths[i + 1] }),
    ...(draft.hiddenColumns.has(i + 1) ? { hidden: true } : {}),
  })) as SheetModel["columns"];
  const merged = mergedCells(draft);
  computeAll(draft, valueAt);
  // Rows are made when a writer asks: a large workbook's cells would otherwise stand in memory twice.
  const rows = { [Symbol.iterator]: () => rowsOf(draft, valueAt, merged) };
  return { name: draft.name, columns, rows, ...(draft.merges.length === 0 ? {} : { merges: draft.merges }), ...draft.extras };
}

function* rowsOf(draft: SheetDraft, valueAt: CellValues, merged: ReadonlySet<number>): Generator<RowModel> {
  for (const [row, cells] of draft.rows.entries()) if (cells !== undefined) yield fitHeight(draft, rowOf(draft, row, cells, valueAt), merged);
}

/** Every formula once, so that a faulty one shows while the workbook is built. */
function computeAll({ name, rows }: SheetDraft, valueAt: CellValues): void {
  rows.forEach((cells, row) => cells?.forEach((cell, column) => {
    if (cell !== undefined && isFormula(cell.content)) plain(valueAt(name, row, column), `${name} row ${row} column ${column}`);
  }));
}

/** Raises a row until the wrapped texts of its single cells are whole: a printed sheet cannot be widened. */
function fitHeight(draft: SheetDraft, row: RowModel, merged: ReadonlySet<number>): RowModel {
  let points = row.heightPoints ?? 0;
  for (const { column, value, style } of row.cells) {
    if (typeof value !== "string" || style === undefined || merged.has(row.row * 16_384 + column)) continue;
    const { align, font } = STYLES[style as StyleName] as StyleModel;
    if (align?.wrap !== true || align.vertical_text === true) continue;
    const scale = (font?.sizePoints ?? 10) / 10;
    const lines = linesOfText(value, (draft.widths[column] ?? 9) / scale);
    if (lines > 1) points = Math.max(points, heightOfLines(lines) * scale);
  }
  return points === 0 ? row : { ...row, heightPoints: points };
}

/** Cells of merges over several columns, as `row × 16384 + column`. */
function mergedCells({ merges }: SheetDraft): ReadonlySet<number> {
  const cells = new Set<number>();
  for (const { top, left, bottom, right } of merges) for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) cells.add(row * 16_384 + column);
  return cells;
}

function rowOf(draft: SheetDraft, row: number, cells: readonly (DraftCell | undefined)[], valueAt: CellValues): RowModel {
  const height = draft.heights.get(row);
  return {
    row,
    ...(height === undefined ? {} : { heightPoints: height }),
    ...(draft.hiddenRows.has(row) ? { hidden: true } : {}),
    cells: cells.flatMap((cell, column) => (cell === undefined ? [] : [cellModel(draft.name, [row, column], cell, valueAt)])),
  };
}

function cellModel(sheet: string, at: readonly [row: number, column: number], cell: DraftCell, valueAt: CellValues): CellModel {
  const [row, column] = at;
  const value = plain(valueAt(sheet, row, column), `${sheet} row ${row} column ${column}`);
  const formula = formulaIn(cell.content);
  return { column, value, style: cell.style, ...(formula === undefined ? {} : { formula: formula.down === undefined ? onOwnSheet(formula, sheet) : formula }) };
}

const formulaIn = (content: Content): Formula | undefined => (isValued(content) ? content.formula : isFormula(content) ? content : undefined);

function plain(value: Scalar, place: string): CellModel["value"] {
  if (isError(value)) throw new Error(`${value.error} at ${place}`);
  return value;
}
