import { positionsWhere } from "./criteria.ts";
import { BAD_REF, BAD_VALUE, type Block, DIV_ZERO, type FormulaError, isBlock, isError, NA, type Scalar, toNumber, type Value } from "./value.ts";

/** One call of a function: its arguments, evaluated when asked for. */
export interface Call {
  readonly count: number;
  readonly argument: (i: number) => Value;
  readonly block: (i: number) => Block;
  /** Inside SUMPRODUCT. */
  readonly arrays: boolean;
  readonly lookups: {
    readonly where: (range: Block, value: Scalar) => readonly number[];
    readonly first: (range: Block, value: Scalar) => number;
  };
}

export interface FormulaFunction {
  readonly least: number;
  readonly most: number;
  /** `opens`: arguments are computed cell by cell (SUMPRODUCT). `passes`: works cell by cell inside it. `no`: never. */
  readonly arrays: "opens" | "passes" | "no";
  readonly run: (call: Call) => Value;
}

/** The functions of our dialect; all exist in Excel 2007 and later and mean the same in LibreOffice. */
export function functionNamed(name: string): FormulaFunction {
  const fn = FUNCTIONS[name];
  if (fn === undefined) throw new Error(`function outside our dialect: ${name}`);
  return fn;
}

const define = (least: number, most: number, run: (call: Call) => Value, arrays: FormulaFunction["arrays"] = "no"): FormulaFunction => ({ least, most, run, arrays });

const scalar = (call: Call, i: number): Scalar => {
  const value = call.argument(i);
  if (isBlock(value)) throw new Error("a range where one value is needed");
  return value;
};

const number = (call: Call, i: number): number | FormulaError => toNumber(scalar(call, i));

/** Numbers of all arguments; texts, booleans and empty cells of ranges are passed over. The first error wins. */
function numbers(call: Call, from = 0): readonly number[] | FormulaError {
  const found: number[] = [];
  for (let i = from; i < call.count; i += 1) {
    const value = call.argument(i);
    for (const cell of isBlock(value) ? value.values : [value]) {
      if (isError(cell)) return cell;
      if (typeof cell === "number") found.push(cell);
    }
  }
  return found;
}

const fold = (run: (values: readonly number[]) => Scalar) => define(1, 255, (call) => {
  const values = numbers(call);
  return isFault(values) ? values : run(values);
});

const isFault = (values: readonly number[] | FormulaError): values is FormulaError => "error" in values;

const math = (run: (x: number) => number): FormulaFunction => define(1, 1, (call) => each(call.argument(0), (cell) => {
  const x = toNumber(cell);
  return isError(x) ? x : run(x);
}), "passes");

function each(value: Value, run: (cell: Scalar) => Scalar): Value {
  return isBlock(value) ? { height: value.height, width: value.width, values: value.values.map(run) } : run(value);
}

const total = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0);

/** Half away from zero at the given decimals, as Excel rounds. */
function rounded(call: Call, round: (magnitude: number) => number): Scalar {
  const [x, digits] = [number(call, 0), number(call, 1)];
  if (isError(x)) return x;
  if (isError(digits)) return digits;
  const scale = 10 ** digits;
  const scaled = Number((Math.abs(x) * scale).toPrecision(15));
  return (Math.sign(x) * round(scaled)) / scale;
}

function sumProduct(call: Call): Scalar {
  const blocks = Array.from({ length: call.count }, (_, i) => call.argument(i)).map((value): Block => (isBlock(value) ? value : { height: 1, width: 1, values: [value] }));
  const [first] = blocks;
  if (first === undefined) return BAD_VALUE;
  if (blocks.some((b) => b.height !== first.height || b.width !== first.width)) throw new Error("SUMPRODUCT over blocks of different shape");
  let sum = 0;
  for (let at = 0; at < first.values.length; at += 1) {
    let product = 1;
    for (const block of blocks) {
      const cell = block.values[at] ?? null;
      if (isError(cell)) return cell;
      if (typeof cell === "boolean") throw new Error("SUMPRODUCT over booleans; use --(…)");
      product *= typeof cell === "number" ? cell : 0;
    }
    sum += product;
  }
  return sum;
}

function conditional(call: Call, from: number): readonly number[] {
  const pairs = Array.from({ length: (call.count - from) / 2 }, (_, k) => [call.block(from + 2 * k), scalar(call, from + 2 * k + 1)] as const);
  return positionsWhere(pairs, call.lookups.where);
}

function sumIfs(call: Call): Scalar {
  const { values } = call.block(0);
  return total(conditional(call, 1).flatMap((at) => (typeof values[at] === "number" ? [values[at]] : [])));
}

function averageIfs(call: Call): Scalar {
  const { values } = call.block(0);
  const found = conditional(call, 1).flatMap((at) => (typeof values[at] === "number" ? [values[at]] : []));
  return found.length === 0 ? DIV_ZERO : total(found) / found.length;
}

function index(call: Call): Scalar {
  const block = call.block(0);
  const [first, second] = [number(call, 1), call.count > 2 ? number(call, 2) : undefined];
  if (isError(first)) return first;
  if (second !== undefined && isError(second)) return second;
  const [row, column] = second === undefined && block.height === 1 ? [1, first] : [first, second ?? 1];
  if (row < 1 || column < 1) throw new Error("INDEX of a whole row or column");
  return row > block.height || column > block.width ? BAD_REF : (block.values[(Math.floor(row) - 1) * block.width + Math.floor(column) - 1] ?? null);
}

function match(call: Call): Scalar {
  const wanted = scalar(call, 0);
  if (isError(wanted)) return wanted;
  if (number(call, 2) !== 0) throw new Error("MATCH other than exact");
  const at = call.lookups.first(call.block(1), wanted);
  return at < 0 ? NA : at + 1;
}

/** RANK, descending, first place 1. */
function rank(call: Call): Scalar {
  const x = number(call, 0);
  if (isError(x)) return x;
  const { values } = call.block(1);
  return values.includes(x) ? values.filter((cell) => typeof cell === "number" && cell > x).length + 1 : NA;
}

const nth = (direction: 1 | -1): FormulaFunction => define(2, 2, (call) => {
  const k = number(call, 1);
  if (isError(k)) return k;
  const sorted = call.block(0).values.filter((cell) => typeof cell === "number").sort((a, b) => (a - b) * direction);
  return sorted[k - 1] ?? { error: "#NUM!" };
});

function truths(call: Call): readonly boolean[] | FormulaError {
  const found: boolean[] = [];
  for (let i = 0; i < call.count; i += 1) {
    const cell = scalar(call, i);
    if (isError(cell)) return cell;
    if (typeof cell === "string") return BAD_VALUE;
    found.push(Boolean(cell));
  }
  return found;
}

const logical = (run: (values: readonly boolean[]) => boolean): FormulaFunction => define(1, 255, (call) => {
  const values = truths(call);
  return "error" in values ? values : run(values);
});

function choose(call: Call): Value {
  const condition = scalar(call, 0);
  if (isError(condition)) return condition;
  if (typeof condition === "string") return BAD_VALUE;
  if (Boolean(condition)) return call.argument(1);
  return call.count > 2 ? call.argument(2) : false;
}

/** TEXT with the few formats we use: digits, decimals, thousands, percent. */
function text(call: Call): Scalar {
  const [x, format] = [number(call, 0), scalar(call, 1)];
  if (isError(x)) return x;
  const m = /^(#,##)?0(?:\.(0+))?(%)?$/u.exec(String(format));
  if (m === null) throw new Error(`TEXT format outside our dialect: ${String(format)}`);
  const decimals = m[2]?.length ?? 0;
  const magnitude = Number((Math.abs(x) * (m[3] === undefined ? 1 : 100)).toPrecision(15));
  const digits = (Math.floor(magnitude * 10 ** decimals + 0.5) / 10 ** decimals).toFixed(decimals);
  const grouped = m[1] === undefined ? digits : digits.replace(/\B(?=(\d{3})+(?!\d))/gu, ",");
  return `${x < 0 && Number(digits) !== 0 ? "-" : ""}${grouped}${m[3] ?? ""}`;
}

const FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  SUM: fold(total),
  MIN: fold((values) => (values.length === 0 ? 0 : values.reduce((a, b) => Math.min(a, b)))),
  MAX: fold((values) => (values.length === 0 ? 0 : values.reduce((a, b) => Math.max(a, b)))),
  COUNT: define(1, 255, (call) => Array.from({ length: call.count }, (_, i) => call.block(i).values.filter((cell) => typeof cell === "number").length).reduce((a, b) => a + b)),
  COUNTA: define(1, 255, (call) => Array.from({ length: call.count }, (_, i) => call.block(i).values.filter((cell) => cell !== null).length).reduce((a, b) => a + b)),
  AVERAGE: fold((values) => (values.length === 0 ? DIV_ZERO : total(values) / values.length)),
  SUMPRODUCT: define(1, 30, sumProduct, "opens"),
  SUMIFS: define(3, 31, sumIfs),
  COUNTIFS: define(2, 30, (call) => conditional(call, 0).length),
  AVERAGEIFS: define(3, 31, averageIfs),
  INDEX: define(2, 3, index),
  MATCH: define(3, 3, match),
  RANK: define(2, 3, rank),
  LARGE: nth(-1),
  SMALL: nth(1),
  IF: define(2, 3, choose),
  IFERROR: define(2, 2, (call) => {
    const value = call.argument(0);
    return isError(value) ? call.argument(1) : value;
  }),
  AND: logical((values) => values.every(Boolean)),
  OR: logical((values) => values.some(Boolean)),
  NOT: define(1, 1, (call) => {
    const value = truths(call);
    return "error" in value ? value : value[0] !== true;
  }),
  ISNUMBER: define(1, 1, (call) => each(call.argument(0), (cell) => typeof cell === "number"), "passes"),
  EXACT: define(2, 2, (call) => scalar(call, 0) === scalar(call, 1)),
  LEN: define(1, 1, (call) => String(scalar(call, 0) ?? "").length),
  ABS: math(Math.abs),
  INT: math(Math.floor),
  ROUND: define(2, 2, (call) => rounded(call, (x) => Math.floor(x + 0.5))),
  ROUNDUP: define(2, 2, (call) => rounded(call, Math.ceil)),
  REPT: define(2, 2, (call) => {
    const times = number(call, 1);
    return isError(times) ? times : String(scalar(call, 0)).repeat(Math.max(0, Math.floor(times)));
  }),
  TEXT: define(2, 2, text),
  SIGN: math(Math.sign),
};
