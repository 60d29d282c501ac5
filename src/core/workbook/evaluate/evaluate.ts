import { type Formula, movedDown, type Reference } from "../../model/formula.ts";
import { criterion, firstEqual, refuseWildcard } from "./criteria.ts";
import { functionNamed, type Call } from "./functions.ts";
import { type Node, type Operator, parseShape, referencesOf, shapeOf } from "./parse.ts";
import { BAD_NUMBER, type Block, compare, DIV_ZERO, isBlock, isError, type Scalar, toNumber, toText, type Value } from "./value.ts";

/** Where formulas find their cells. `sheet` is always given. */
export type CellReader = (sheet: string, row: number, column: number) => Scalar;

/** Evaluates formulas against cells; remembers parsed shapes, ranges and look-up indexes for the life of one workbook. */
export interface Evaluator {
  readonly evaluate: (formula: Formula, sheet: string) => Scalar;
}

/**
 * Our own reading of Excel 2016's formulas, used to fill cached values and to test the sheets without a spreadsheet program.
 * Strict: a function, operand or implicit array outside our dialect throws, because it is a bug of the sheet.
 */
export function makeEvaluator(read: CellReader): Evaluator {
  const shapes = new Map<string, Node>();
  const filledFormulas = new Map<Formula["parts"], Read>();
  /** Ranges of formulas filled down: these share their references, so that no name has to be put together. */
  const filledRanges = new Map<Reference, Block>();
  const ranges = new Map<string, Block>();
  const positions = new Map<string, Map<Scalar, readonly number[]>>();
  const firsts = new Map<string, Map<Scalar, number>>();

  const blockOf = ({ top, left, bottom, right }: Reference["range"], sheet: string): Block => {
    const values: Scalar[] = [];
    for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) values.push(read(sheet, row, column));
    return { height: bottom - top + 1, width: right - left + 1, values };
  };

  /** A range that stays is remembered under its name; one that moves with its row is read once anyway. */
  const rangeOf = (reference: Reference, { sheet: own, down, filled }: Place): Block => {
    const sheet = reference.sheet ?? own;
    const moved = movedDown(reference, down);
    if (moved !== reference) return blockOf(moved.range, sheet);
    return filled ? remember(filledRanges, reference, () => fixedRange(reference.range, sheet)) : fixedRange(reference.range, sheet);
  };
  const fixedRange = (range: Reference["range"], sheet: string): Block => {
    const key = `${sheet}!${range.top},${range.left},${range.bottom},${range.right}`;
    return remember(ranges, key, () => ({ ...blockOf(range, sheet), key }));
  };

  const valueOf = (reference: Reference, place: Place): Value => {
    const { range: { top, left, bottom, right }, anchor = "both" } = reference;
    if (top !== bottom || left !== right) return rangeOf(reference, place);
    return read(reference.sheet ?? place.sheet, anchor === "column" || anchor === "none" ? top + place.down : top, left);
  };

  const lookups = {
    /** Positions equal to a number or word, from an index made once per range; other criteria are scanned. */
    where: (range: Block, value: Scalar): readonly number[] => {
      refuseWildcard(value);
      if (range.key === undefined || (typeof value === "string" && /^[<>=]|^$/u.test(value))) return scan(range, criterion(value));
      return remember(positions, range.key, () => groupPositions(range)).get(value) ?? [];
    },
    first: (range: Block, value: Scalar): number => {
      if (range.key === undefined || typeof value === "string") return firstEqual(range, value);
      return remember(firsts, range.key, () => firstPositions(range)).get(value) ?? -1;
    },
  };

  const readFormula = (formula: Formula): Read => {
    const shape = shapeOf(formula);
    return { node: remember(shapes, shape, () => parseShape(shape)), references: referencesOf(formula) };
  };
  const evaluate = (formula: Formula, sheet: string): Scalar => {
    const { parts, down } = formula;
    const { node, references } = down === undefined ? readFormula(formula) : remember(filledFormulas, parts, () => readFormula(formula));
    const place: Place = { sheet, down: down ?? 0, filled: down !== undefined };
    const run = (n: Node, arrays: boolean): Value => evaluateNode(n, { arrays, place, references, valueOf, rangeOf, lookups, run });
    const value = run(node, false);
    if (isBlock(value)) throw new Error(`a formula gives a block: ${shapeOf(formula).replaceAll("\u0000", "▢")}`);
    return value ?? 0;
  };
  return { evaluate };
}

function remember<K, V>(memory: Map<K, V>, key: K, make: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}

const scan = (range: Block, test: (cell: Scalar) => boolean): readonly number[] => range.values.flatMap((cell, at) => (test(cell) ? [at] : []));

function groupPositions(range: Block): Map<Scalar, readonly number[]> {
  const groups = new Map<Scalar, number[]>();
  range.values.forEach((cell, at) => {
    const group = groups.get(cell);
    if (group === undefined) groups.set(cell, [at]);
    else group.push(at);
  });
  return groups;
}

function firstPositions(range: Block): Map<Scalar, number> {
  const firsts = new Map<Scalar, number>();
  range.values.forEach((cell, at) => {
    if (!firsts.has(cell)) firsts.set(cell, at);
  });
  return firsts;
}

/** A formula taken apart; those filled down a column share it. */
interface Read {
  readonly node: Node;
  readonly references: readonly Reference[];
}

/** Where a formula stands: its sheet, and how far below the first row of its column. */
interface Place {
  readonly sheet: string;
  readonly down: number;
  readonly filled: boolean;
}

interface Scope {
  readonly arrays: boolean;
  readonly place: Place;
  readonly references: readonly Reference[];
  readonly valueOf: (reference: Reference, place: Place) => Value;
  readonly rangeOf: (reference: Reference, place: Place) => Block;
  readonly lookups: Call["lookups"];
  readonly run: (node: Node, arrays: boolean) => Value;
}

function evaluateNode(node: Node, scope: Scope): Value {
  if (node.kind === "constant") return node.value;
  if (node.kind === "reference") return scope.valueOf(referenceAt(scope, node.slot), scope.place);
  if (node.kind === "negate") return lift(scope.run(node.of, scope.arrays), 0, scope, (x) => arithmetic("-", 0, x));
  if (node.kind === "operator") return lift(scope.run(node.left, scope.arrays), scope.run(node.right, scope.arrays), scope, (a, b) => combine(node.operator, a, b));
  return callFunction(node, scope);
}

function referenceAt(scope: Scope, slot: number): Reference {
  const reference = scope.references[slot];
  if (reference === undefined) throw new Error(`no reference ${slot} in a formula`);
  return reference;
}

function callFunction(node: Extract<Node, { kind: "call" }>, scope: Scope): Value {
  const fn = functionNamed(node.name);
  const arrays = fn.arrays === "opens" || (scope.arrays && fn.arrays === "passes");
  const argument = (i: number): Value => {
    const arg = node.args[i];
    return arg === undefined || arg === null ? null : scope.run(arg, arrays);
  };
  const block = (i: number): Block => {
    const arg = node.args[i];
    if (arg?.kind === "reference") return scope.rangeOf(referenceAt(scope, arg.slot), scope.place);
    const value = argument(i);
    return isBlock(value) ? value : { height: 1, width: 1, values: [value] };
  };
  const count = node.args.length;
  if (count < fn.least || count > fn.most) throw new Error(`${node.name} with ${count} arguments`);
  return fn.run({ count, argument, block, arrays: scope.arrays, lookups: scope.lookups });
}

/** Applies a scalar operation cell by cell. Outside SUMPRODUCT Excel 2016 would take one cell of a range by position: we refuse that. */
function lift(left: Value, right: Value, scope: Pick<Scope, "arrays">, apply: (a: Scalar, b: Scalar) => Scalar): Value {
  if (!isBlock(left) && !isBlock(right)) return apply(left, right);
  if (!scope.arrays) throw new Error("a range used as a single value (implicit array)");
  const height = Math.max(heightOf(left), heightOf(right));
  const width = Math.max(widthOf(left), widthOf(right));
  const [a, b] = [spread(left, height, width), spread(right, height, width)];
  const values: Scalar[] = [];
  for (let at = 0; at < height * width; at += 1) values.push(apply(a(at), b(at)));
  return { height, width, values };
}

const heightOf = (value: Value): number => (isBlock(value) ? value.height : 1);
const widthOf = (value: Value): number => (isBlock(value) ? value.width : 1);

function spread(value: Value, height: number, width: number): (at: number) => Scalar {
  if (!isBlock(value)) return () => value;
  const { values } = value;
  if (value.height === height && value.width === width) return (at) => values[at] ?? null;
  if (value.height === 1 && value.width === width) return (at) => values[at % width] ?? null;
  if (value.width === 1 && value.height === height) return (at) => values[Math.floor(at / width)] ?? null;
  throw new Error("blocks of different shape in a formula");
}

function combine(operator: Operator, a: Scalar, b: Scalar): Scalar {
  if (operator === "&") return concatenate(a, b);
  if (operator === "=" || operator === "<>" || operator === "<" || operator === ">" || operator === "<=" || operator === ">=") {
    const order = compare(a, b);
    return isError(order) ? order : holdsOrder(operator, order);
  }
  return arithmetic(operator, a, b);
}

function concatenate(a: Scalar, b: Scalar): Scalar {
  const [x, y] = [toText(a), toText(b)];
  return isError(x) ? x : isError(y) ? y : x + y;
}

function holdsOrder(operator: "=" | "<>" | "<" | ">" | "<=" | ">=", order: number): boolean {
  if (operator === "=") return order === 0;
  if (operator === "<>") return order !== 0;
  if (operator === "<") return order < 0;
  if (operator === ">") return order > 0;
  return operator === "<=" ? order <= 0 : order >= 0;
}

function arithmetic(operator: "+" | "-" | "*" | "/" | "^", a: Scalar, b: Scalar): Scalar {
  const [x, y] = [toNumber(a), toNumber(b)];
  if (isError(x)) return x;
  if (isError(y)) return y;
  if (operator === "/") return y === 0 ? DIV_ZERO : x / y;
  const value = operator === "+" ? x + y : operator === "-" ? x - y : operator === "*" ? x * y : x ** y;
  return Number.isFinite(value) ? value : BAD_NUMBER;
}
