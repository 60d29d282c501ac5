import { compare, isError, type Block, type Scalar } from "./value.ts";

/** A test of COUNTIFS and its relatives: `5`, `"対象"`, `">=0.8"`. Wildcards are refused: keys are numbers or fixed words, never names. */
export function criterion(value: Scalar): (cell: Scalar) => boolean {
  if (typeof value !== "string") return (cell) => cell !== null && typeof cell === typeof value && cell === value;
  const m = /^(<>|<=|>=|=|<|>)(.*)$/su.exec(value);
  refuseWildcard(value);
  const [operator, operand] = m === null ? ["=", value] : [m[1] ?? "=", m[2] ?? ""];
  const number = operand !== "" && Number.isFinite(Number(operand)) ? Number(operand) : undefined;
  const same = number === undefined ? textTest(operand) : (cell: Scalar) => cell === number;
  if (operator === "=") return same;
  if (operator === "<>") return (cell) => !same(cell);
  if (number === undefined) throw new Error(`a text compared by order in a criterion: ${value}`);
  return (cell) => typeof cell === "number" && holds(operator, cell, number);
}

function textTest(operand: string): (cell: Scalar) => boolean {
  if (operand === "") return (cell) => cell === null || cell === "";
  const hasCase = operand.toUpperCase() !== operand || operand.toLowerCase() !== operand;
  return hasCase ? (cell) => typeof cell === "string" && compare(cell, operand) === 0 : (cell) => cell === operand;
}

const holds = (operator: string, a: number, b: number): boolean =>
  operator === "<" ? a < b : operator === "<=" ? a <= b : operator === ">" ? a > b : a >= b;

/** Positions where every (range, criterion) pair holds. Ranges have one shape. Begins with the rarest value, so that a 課 is not sought among the whole staff. */
export function positionsWhere(pairs: readonly (readonly [Block, Scalar])[], remembered: (range: Block, value: Scalar) => readonly number[]): readonly number[] {
  const [first] = pairs;
  if (first === undefined) return [];
  for (const [range] of pairs) if (range.values.length !== first[0].values.length) throw new Error("criteria ranges of different size");
  let [found, start] = [remembered(...first), first];
  for (const pair of pairs) {
    if (pair === first || typeof pair[1] === "string") continue;
    const other = remembered(...pair);
    if (other.length < found.length) [found, start] = [other, pair];
  }
  const tests = pairs.filter((pair) => pair !== start).map(([range, value]) => [range.values, criterion(value)] as const);
  return tests.length === 0 ? found : found.filter((at) => tests.every(([values, test]) => test(values[at] ?? null)));
}

/** First position whose value equals `wanted` (MATCH with 0), or -1. */
export const firstEqual = (range: Block, wanted: Scalar): number =>
  range.values.findIndex((cell) => cell !== null && !isError(cell) && typeof cell === typeof wanted && compare(cell, wanted) === 0);

/** `*`, `?` and `~` in a text criterion are wildcards to Excel: a name would match other names. */
export function refuseWildcard(value: Scalar): void {
  if (typeof value === "string" && /[*?~]/u.test(value)) throw new Error(`wildcard in a criterion: ${value}`);
}
