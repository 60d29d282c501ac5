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
}

type Piece = string | number | Reference | Formula;

/**
 * Builds a formula: f`SUMPRODUCT(${weights}*${levels})/SUM(${weights})`. Numbers are written in full precision, exponents as Excel writes them (1E-9);
 * a text operand must be passed through `textLiteral`.
 */
export function f(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Formula {
  const parts: (string | Reference)[] = [];
  strings.forEach((literal, i) => {
    if (literal !== "") parts.push(literal);
    const piece = pieces[i];
    if (piece === undefined) return;
    if (typeof piece === "object" && "parts" in piece) parts.push(...piece.parts);
    else parts.push(typeof piece === "number" ? String(piece).toUpperCase() : piece);
  });
  return { parts };
}

/** Joins formulas with an operator or separator, e.g. `joinFormulas(terms, "+")`. */
export function joinFormulas(formulas: readonly Piece[], separator: string): Formula {
  return { parts: formulas.flatMap((piece, i) => [...(i === 0 ? [] : [separator]), ...f`${piece}`.parts]) };
}

/** "a"b" → `"a""b"`, the way Excel writes a text in a formula. */
export const textLiteral = (text: string): string => `"${text.replaceAll('"', '""')}"`;

export const cellRef = (row: number, column: number, sheet?: string, anchor: Reference["anchor"] = "both"): Reference => ({
  range: { top: row, left: column, bottom: row, right: column },
  anchor,
  ...(sheet === undefined ? {} : { sheet }),
});

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
  formula.parts.map((part) => (typeof part === "string" ? part : renderReference(part))).join("");
