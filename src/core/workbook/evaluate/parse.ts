import type { Formula, Reference } from "../../model/formula.ts";

/** A formula taken apart. `slot` is the number of the reference among the formula's references, so that formulas of one shape share a tree. */
export type Node =
  | { readonly kind: "constant"; readonly value: number | string | boolean }
  | { readonly kind: "reference"; readonly slot: number }
  | { readonly kind: "negate"; readonly of: Node }
  | { readonly kind: "operator"; readonly operator: Operator; readonly left: Node; readonly right: Node }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly (Node | null)[] };

export type Operator = "=" | "<>" | "<" | ">" | "<=" | ">=" | "&" | "+" | "-" | "*" | "/" | "^";

type Token = { readonly kind: "number" | "text" | "word" | "mark"; readonly text: string } | { readonly kind: "reference"; readonly slot: number };

const TOKEN = /\s+|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|"((?:[^"]|"")*)"|([A-Z][A-Z0-9.]*)|(<>|<=|>=|[-+*/^&=<>(),])/uy;

const STRENGTH: Readonly<Record<Operator, number>> = { "=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5 };

/** The formula's shape: its text with every reference replaced by a mark no formula contains. */
export const shapeOf = (formula: Formula): string => formula.parts.map((part) => (typeof part === "string" ? part : "\u0000")).join("");

export const referencesOf = (formula: Formula): readonly Reference[] => formula.parts.filter((part) => typeof part !== "string");

/** Parses a formula's shape. Throws on anything outside our dialect (Excel 2016 without array formulas): that is a bug of the sheet that wrote it. */
export function parseShape(shape: string): Node {
  const tokens = tokensOf(shape);
  const state = { tokens, at: 0 };
  const node = parseBinary(state, 1);
  if (state.at < tokens.length) throw new Error(`formula not understood after token ${state.at}: ${readable(shape)}`);
  return node;
}

const readable = (shape: string): string => shape.replaceAll("\u0000", "▢");

function tokensOf(shape: string): readonly Token[] {
  let slot = 0;
  return shape.split("\u0000").flatMap((piece, i): Token[] => [...(i === 0 ? [] : [{ kind: "reference", slot: slot++ } as const]), ...literalTokens(piece, shape)]);
}

function literalTokens(piece: string, shape: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < piece.length) {
    const m = TOKEN.exec(piece);
    if (m === null) throw new Error(`formula not understood: ${readable(shape)}`);
    const [, number, text, word, mark] = m;
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (text !== undefined) tokens.push({ kind: "text", text: text.replaceAll('""', '"') });
    else if (word !== undefined) tokens.push({ kind: "word", text: word });
    else if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
  }
  return tokens;
}

interface State {
  readonly tokens: readonly Token[];
  at: number;
}

const markAt = (state: State): string | undefined => {
  const token = state.tokens[state.at];
  return token?.kind === "mark" ? token.text : undefined;
};

function parseBinary(state: State, weakest: number): Node {
  let left = parseUnary(state);
  for (;;) {
    const operator = markAt(state) as Operator | undefined;
    const strength = operator === undefined ? undefined : STRENGTH[operator];
    if (operator === undefined || strength === undefined || strength < weakest) return left;
    state.at += 1;
    left = { kind: "operator", operator, left, right: parseBinary(state, strength + 1) };
  }
}

function parseUnary(state: State): Node {
  const mark = markAt(state);
  if (mark !== "-" && mark !== "+") return parsePrimary(state);
  state.at += 1;
  const of = parseUnary(state);
  return mark === "-" ? { kind: "negate", of } : of;
}

function parsePrimary(state: State): Node {
  const token = state.tokens[state.at];
  state.at += 1;
  if (token === undefined) throw new Error("formula ends too early");
  if (token.kind === "reference") return { kind: "reference", slot: token.slot };
  if (token.kind === "number") return { kind: "constant", value: Number(token.text) };
  if (token.kind === "text") return { kind: "constant", value: token.text };
  if (token.kind === "word") return parseWord(state, token.text);
  if (token.text !== "(") throw new Error(`unexpected ${token.text} in a formula`);
  const inner = parseBinary(state, 1);
  expect(state, ")");
  return inner;
}

function parseWord(state: State, word: string): Node {
  if (markAt(state) !== "(") {
    if (word === "TRUE" || word === "FALSE") return { kind: "constant", value: word === "TRUE" };
    throw new Error(`a name without brackets in a formula: ${word}`);
  }
  state.at += 1;
  const args: (Node | null)[] = [];
  if (markAt(state) === ")") {
    state.at += 1;
    return { kind: "call", name: word, args };
  }
  for (;;) {
    const empty = markAt(state) === "," || markAt(state) === ")";
    args.push(empty ? null : parseBinary(state, 1));
    if (markAt(state) === ",") state.at += 1;
    else break;
  }
  expect(state, ")");
  return { kind: "call", name: word, args };
}

function expect(state: State, mark: string): void {
  if (markAt(state) !== mark) throw new Error(`${mark} expected in a formula`);
  state.at += 1;
}
