import { type Formula, onOwnSheet } from "../../model/formula.ts";
import type { CellModel, DefinedName, DocumentProperties, RowModel, SheetModel, StyleModel, WorkbookModel } from "../../model/workbook.ts";
import { makeEvaluator } from "../evaluate/evaluate.ts";
import { isError, type Scalar } from "../evaluate/value.ts";
import { type StyleName, STYLES } from "../style.ts";
import { type DraftCell, extentOf, isFormula, type SheetDraft } from "./draft.ts";
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
  const sheets = new Map(drafts.map((draft) => [draft.name, { rows: draft.rows, known: [] as (Scalar | typeof OPEN | undefined)[][] }]));
  const evaluator = makeEvaluator((sheet, row, column) => valueAt(sheet, row, column));
  const valueAt = (sheet: string, row: number, column: number): Scalar => {
    const held = sheets.get(sheet);
    if (held === undefined) throw new Error(`no sheet ${sheet}`);
    const content = held.rows[row]?.[column]?.content;
    if (content === undefined) return null;
    if (typeof content !== "object" || content === null) return content;
    if ("formula" in content) return content.value ?? "";
    const known = (held.known[row] ??= []);
    const value = known[column];
    if (value === OPEN) throw new Error(`a formula reads itself: ${sheet} row ${row} column ${column}`);
    if (value !== undefined) return value;
    known[column] = OPEN;
    return (known[column] = evaluateAt(content, { sheet, row, column }));
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

/** Stands for a value that is being computed. */
const OPEN = Symbol("open");

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
  for (const [row, cells] of draft.rows.entries()) if (cells !== undefined) yield rowOf(draft, row, cells, { valueAt, merged });
}

/** Every formula once, so that a faulty one shows while the workbook is built. */
function computeAll({ name, rows }: SheetDraft, valueAt: CellValues): void {
  rows.forEach((cells, row) => cells?.forEach((cell, column) => {
    if (cell !== undefined && isFormula(cell.content)) plain(valueAt(name, row, column), name, row, column);
  }));
}

/** Styles that wrap, with their scale against the body font: only their texts can need a higher row. */
const WRAPPING: ReadonlyMap<string, number> = new Map(
  (Object.entries(STYLES) as [StyleName, StyleModel][]).filter(([, { align }]) => align?.wrap === true && align.vertical_text !== true).map(([name, { font }]) => [name, (font?.sizePoints ?? 10) / 10]),
);

/** Height that shows a wrapped text of a single cell whole (a printed sheet cannot be widened); 0 = as it is. */
function heightFor({ widths }: SheetDraft, { column, value, style }: CellModel): number {
  const scale = typeof value === "string" && style !== undefined ? WRAPPING.get(style) : undefined;
  if (scale === undefined || typeof value !== "string") return 0;
  const lines = linesOfText(value, (widths[column] ?? 9) / scale);
  return lines > 1 ? heightOfLines(lines) * scale : 0;
}

/** Cells of merges over several columns, as `row × 16384 + column`. */
function mergedCells({ merges }: SheetDraft): ReadonlySet<number> {
  const cells = new Set<number>();
  for (const { top, left, bottom, right } of merges) for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) cells.add(row * 16_384 + column);
  return cells;
}

interface RowParts {
  readonly valueAt: CellValues;
  readonly merged: ReadonlySet<number>;
}

function rowOf(draft: SheetDraft, row: number, drafted: readonly (DraftCell | undefined)[], { valueAt, merged }: RowParts): RowModel {
  const cells: CellModel[] = [];
  let points = draft.heights.get(row) ?? 0;
  for (let column = 1; column < drafted.length; column += 1) {
    const cell = drafted[column];
    if (cell === undefined) continue;
    const made = cellModel(draft.name, row, column, { cell, valueAt });
    cells.push(made);
    if (typeof made.value === "string" && !merged.has(row * 16_384 + column)) points = Math.max(points, heightFor(draft, made));
  }
  const hidden = draft.hiddenRows.has(row);
  if (points === 0 && !hidden) return { row, cells };
  return { row, ...(points === 0 ? {} : { heightPoints: points }), ...(hidden ? { hidden } : {}), cells };
}

function cellModel(sheet: string, row: number, column: number, { cell, valueAt }: { readonly cell: DraftCell; readonly valueAt: CellValues }): CellModel {
  const { content, style } = cell;
  if (typeof content !== "object" || content === null) return { column, value: content, style };
  const [formula, value] = "formula" in content ? [content.formula, content.value ?? ""] : [content, plain(valueAt(sheet, row, column), sheet, row, column)];
  return { column, value, style, formula: formula.down === undefined ? onOwnSheet(formula, sheet) : formula };
}

function plain(value: Scalar, sheet: string, row: number, column: number): CellModel["value"] {
  if (isError(value)) throw new Error(`${value.error} at ${sheet} row ${row} column ${column}`);
  return value;
}
