import type { CellRange } from "../../model/cell-address.ts";
import { cellRef, type Formula, type Reference } from "../../model/formula.ts";
import type { CellModel, SheetModel } from "../../model/workbook.ts";
import type { StyleName } from "../style.ts";
import { heightOfLines, linesOfText } from "./text-width.ts";

/** What a cell of a draft holds. A formula without a value gets its cached value when the workbook is assembled. */
export type Content = string | number | boolean | null | Formula | Valued;
/** A formula whose result the engine already knows. */
export interface Valued {
  readonly formula: Formula;
  readonly value: CellModel["value"];
}

export interface DraftCell {
  readonly content: Content;
  readonly style: StyleName;
}

/** A sheet while it is being laid out: cells may be put in any order. Rows and columns are 1-based. */
export interface SheetDraft {
  readonly name: string;
  readonly rows: (DraftCell | undefined)[][];
  readonly heights: Map<number, number>;
  readonly hiddenRows: Set<number>;
  readonly widths: number[];
  readonly hiddenColumns: Set<number>;
  readonly merges: CellRange[];
  /** Rows repeated on every page, and rows a new page begins after, where only the sheet knows them. */
  readonly page: { titleRows?: readonly [number, number]; breaksAfter: number[] };
  /** Everything of the finished sheet that is not cells. */
  readonly extras: Mutable<Omit<SheetModel, "name" | "columns" | "rows" | "merges">>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export const makeDraft = (name: string, extras: SheetDraft["extras"] = {}): SheetDraft => ({
  name, rows: [], heights: new Map(), hiddenRows: new Set(), widths: [], hiddenColumns: new Set(), merges: [], page: { breaksAfter: [] }, extras: { ...extras },
});

export const isFormula = (content: Content): content is Formula => typeof content === "object" && content !== null && "parts" in content;
export const isValued = (content: Content): content is Valued => typeof content === "object" && content !== null && "formula" in content;

/** Puts one cell and returns the reference to it. */
export function put(draft: SheetDraft, at: readonly [row: number, column: number], content: Content, style: StyleName = "body"): Reference {
  const [row, column] = at;
  (draft.rows[row] ??= [])[column] = { content, style };
  return cellRef(row, column, draft.name);
}

/** Puts cells side by side from `at`, all in one style or each in its own. */
export function putAcross(draft: SheetDraft, at: readonly [row: number, column: number], contents: readonly Content[], style: StyleName | readonly StyleName[] = "body"): void {
  contents.forEach((content, i) => put(draft, [at[0], at[1] + i], content, typeof style === "string" ? style : (style[i] ?? "body")));
}

/** A text over several columns: merged, wrapped, the row high enough for it. */
export function putWide(draft: SheetDraft, range: CellRange, content: Content, style: StyleName = "paragraph"): Reference {
  for (let row = range.top; row <= range.bottom; row += 1) for (let column = range.left; column <= range.right; column += 1) put(draft, [row, column], null, style);
  if (range.left !== range.right || range.top !== range.bottom) draft.merges.push(range);
  const reference = put(draft, [range.top, range.left], content, style);
  if (typeof content === "string" && range.top === range.bottom) raiseRow(draft, range.top, linesOfText(content, widthBetween(draft, range.left, range.right)));
  return reference;
}

/** Makes a row high enough for so many lines. */
export function raiseRow(draft: SheetDraft, row: number, lines: number): void {
  draft.heights.set(row, Math.max(draft.heights.get(row) ?? 0, heightOfLines(lines)));
}

export function widthBetween(draft: SheetDraft, left: number, right: number): number {
  let width = 0;
  for (let column = left; column <= right; column += 1) width += draft.widths[column] ?? 9;
  return width;
}

/** Sets widths from column 1 on, in half-width characters. */
export function setWidths(draft: SheetDraft, widths: readonly number[]): void {
  widths.forEach((width, i) => (draft.widths[i + 1] = width));
}

/** Last row and column that hold a cell. */
export function extentOf(draft: SheetDraft): { readonly row: number; readonly column: number } {
  const column = draft.rows.reduce((most, cells) => Math.max(most, cells.length - 1), 1);
  return { row: Math.max(1, draft.rows.length - 1), column };
}
