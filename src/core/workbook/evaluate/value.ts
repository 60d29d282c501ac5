/** What a cell or an argument is worth while formulas are evaluated. `null` is an empty cell. */
export type Scalar = number | string | boolean | null | FormulaError;

export interface FormulaError {
  readonly error: "#N/A" | "#VALUE!" | "#DIV/0!" | "#REF!" | "#NUM!";
}

/** A block of values with its width and height; `values` runs row by row. `key` names a range, so that look-ups can be remembered. */
export interface Block {
  readonly height: number;
  readonly width: number;
  readonly values: readonly Scalar[];
  readonly key?: string;
}

export type Value = Scalar | Block;

export const isError = (value: Value): value is FormulaError => typeof value === "object" && value !== null && "error" in value;
export const isBlock = (value: Value): value is Block => typeof value === "object" && value !== null && "values" in value;

export const NA: FormulaError = { error: "#N/A" };
export const BAD_VALUE: FormulaError = { error: "#VALUE!" };
export const DIV_ZERO: FormulaError = { error: "#DIV/0!" };
export const BAD_REF: FormulaError = { error: "#REF!" };
export const BAD_NUMBER: FormulaError = { error: "#NUM!" };

/** Number of an operand as Excel's operators see it: empty is 0, TRUE is 1, a text is an error (we never rely on its being read as a number). */
export function toNumber(value: Scalar): number | FormulaError {
  if (value === null) return 0;
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return typeof value === "string" ? BAD_VALUE : value;
}

/** Text of an operand of `&`. Numbers in Excel's General format: up to 15 significant digits. */
export function toText(value: Scalar): string | FormulaError {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? String(Number(value.toPrecision(15))) : value;
}

const rankOf = (value: string | number | boolean): number => (typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2);

/** Excel's order: numbers before texts before booleans; texts without case; an empty cell is 0 or "". */
export function compare(left: Scalar, right: Scalar): number | FormulaError {
  if (typeof left === "number" && typeof right === "number") return left < right ? -1 : left > right ? 1 : 0;
  if (typeof left === "string" && left === right) return 0;
  if (isError(left)) return left;
  if (isError(right)) return right;
  const a = left ?? emptyLike(right);
  const b = right ?? emptyLike(left);
  if (rankOf(a) !== rankOf(b)) return rankOf(a) - rankOf(b);
  const [x, y] = typeof a === "string" && typeof b === "string" ? [a.toUpperCase(), b.toUpperCase()] : [a, b];
  return x < y ? -1 : x > y ? 1 : 0;
}

const emptyLike = (other: Exclude<Scalar, FormulaError>): string | number | boolean =>
  typeof other === "string" ? "" : typeof other === "boolean" ? false : 0;
