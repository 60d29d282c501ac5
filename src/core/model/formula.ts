import { type CellRange, columnLetters } from "./cell-address.ts";

/** A reference inside a formula. Rendered by `renderFormula`; nobody writes cell letters by hand. */
export interface Reference {
  /** Absent: the sheet the formula stands on. */
  readonly sheet?: string;
  readonly range: CellRange;
  /** Which parts carry `$`. Default `both`. */
  readonly anchor?: "both" | "row" | "column" | "none";
}

/** A formula without the leading `=`: literal pieces and references in turn. Function names are English (Excel's file format). */
export interface Formula {
  readonly parts: readonly (string | Reference)[];
  /** Filled down a column: `parts` are those of the first row, and every reference without `$` on its row stands so many rows lower. Only `filledDown` sets it. */
  readonly down?: number;
  /** With `down`: rows the column is filled over. All its formulas hold the same `parts`. */
  readonly rows?: number;
}

/** The formula of the first row, as it stands `down` rows below it, in a column of `rows` rows. Cheap: no reference is copied. */
export const filledDown = ({ parts }: Formula, down: number, rows: number): Formula => ({ parts, down, rows });

/** The reference `down` rows below, as Excel moves it: a row with `$` stays. */
export function movedDown(reference: Reference, down: number): Reference {
  const { anchor = "both", range } = reference;
  if (down === 0 || anchor === "both" || anchor === "row") return reference;
  return { ...reference, range: { ...range, top: range.top + down, bottom: range.bottom + down } };
}

/** The pieces as they stand in this row. */
const partsOf = ({ parts, down = 0 }: Formula): Formula["parts"] => (down === 0 ? parts : parts.map((part) => (typeof part === "string" ? part : movedDown(part, down))));

type Piece = string | number | Reference | Formula;

/**
 * Builds a formula: f`SUMPRODUCT(${weights}*${levels})/SUM(${weights})`. Numbers are written in full precision, exponents as Excel writes them (1E-9);
 * a text operand must be passed through `textLiteral`.
 */
export function f(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Formula {
  const parts: (string | Reference)[] = [];
  for (let i = 0; i < strings.length; i += 1) {
    const literal = strings[i] as string;
    if (literal !== "") parts.push(literal);
    const piece = pieces[i];
    if (piece !== undefined) pushPiece(parts, piece);
  }
  return { parts };
}

function pushPiece(parts: (string | Reference)[], piece: Piece): void {
  if (typeof piece === "number") parts.push(String(piece).toUpperCase());
  else if (typeof piece === "string" || !("parts" in piece)) parts.push(piece);
  else for (const part of partsOf(piece)) parts.push(part);
}

/** Joins formulas with an operator or separator, e.g. `joinFormulas(terms, "+")`. */
export function joinFormulas(formulas: readonly Piece[], separator: string): Formula {
  const parts: (string | Reference)[] = [];
  for (const [i, piece] of formulas.entries()) {
    if (i > 0) parts.push(separator);
    pushPiece(parts, piece);
  }
  return { parts };
}

/** References to the formula's own sheet are written without its name, as Excel does. */
export const onOwnSheet = (formula: Formula, sheet: string): Formula => ({
  ...formula,
  parts: formula.parts.map((part) => {
    if (typeof part === "string" || part.sheet !== sheet) return part;
    return part.anchor === undefined ? { range: part.range } : { range: part.range, anchor: part.anchor };
  }),
});

/** "a"b" → `"a""b"`, the way Excel writes a text in a formula. */
export const textLiteral = (text: string): string => `"${text.replaceAll('"', '""')}"`;

export function cellRef(row: number, column: number, sheet?: string, anchor: NonNullable<Reference["anchor"]> = "both"): Reference {
  const range = { top: row, left: column, bottom: row, right: column };
  return sheet === undefined ? { range, anchor } : { range, anchor, sheet };
}

export const rangeRef = (range: CellRange, sheet?: string): Reference => ({ range, ...(sheet === undefined ? {} : { sheet }) });

/** 'シート名' quoted where Excel needs it; quoting always is legal, so we always quote unless it is plain. */
export const quoteSheet = (name: string): string => (/^[A-Za-z_][A-Za-z0-9_]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$|^[Rr]\d*[Cc]?\d*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`);

export function renderReference(reference: Reference): string {
  const { range, anchor = "both", sheet } = reference;
  const c = anchor === "both" || anchor === "column" ? "$" : "";
  const r = anchor === "both" || anchor === "row" ? "$" : "";
  const corner = (row: number, column: number): string => `${c}${columnLetters(column)}${r}${row}`;
  const first = corner(range.top, range.left);
  const single = range.top === range.bottom && range.left === range.right;
  const cells = single ? first : `${first}:${corner(range.bottom, range.right)}`;
  return sheet === undefined ? cells : `${quoteSheet(sheet)}!${cells}`;
}

/** Formula text for the file, without `=`. */
export const renderFormula = (formula: Formula): string =>
  partsOf(formula).map((part) => (typeof part === "string" ? part : renderReference(part))).join("");
