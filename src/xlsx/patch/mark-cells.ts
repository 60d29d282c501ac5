import { a1, columnNumber } from "../../core/model/cell-address.ts";
import type { CellMark } from "../../core/model/cell-mark.ts";
import { attribute, rootPrefix, withAttribute, withoutAttribute } from "./xml-text.ts";

/** Gives the style number that looks like `original` with the mark's fill. */
export type StyleOf = (original: number, severity: CellMark["severity"]) => number;

const TAG = /<(\/?)(?:[\w.-]+:)?(row|c)(?=[\s/>])[^>]*>/gu;

interface State {
  readonly xml: string;
  readonly prefix: string;
  readonly styleOf: StyleOf;
  readonly out: string[];
  /** Marks still to place, ascending. */
  readonly left: CellMark[];
  copied: number;
  row: number;
  column: number;
  /** Style of cells that are not there, from the row. */
  rowStyle: number;
}

/**
 * The sheet's xml with the style of marked cells changed; cells and rows that are not there are put in. Nothing else changes.
 * undefined when the sheet holds no `sheetData`.
 */
export function markCells(xml: string, marks: readonly CellMark[], styleOf: StyleOf): string | undefined {
  const data = /<(?:[\w.-]+:)?sheetData(?=[\s/>])[^>]*>/u.exec(xml);
  if (data === null) return undefined;
  const left = [...marks].sort((a, b) => a.row - b.row || a.column - b.column);
  const state: State = { xml, prefix: rootPrefix(xml), styleOf, out: [], left, copied: 0, row: 0, column: 0, rowStyle: 0 };
  const start = data.index + data[0].length;
  if (data[0].endsWith("/>")) return emptySheet(state, data.index, data[0]);
  const end = xml.indexOf(`</${state.prefix}sheetData>`, start);
  if (end === -1) return undefined;
  TAG.lastIndex = start;
  for (let m = TAG.exec(xml); m !== null && m.index < end; m = TAG.exec(xml)) visit(state, { tag: m[0], closing: m[1] === "/", name: m[2] ?? "", at: m.index });
  putMissingRows(state, Number.POSITIVE_INFINITY, end);
  state.out.push(xml.slice(state.copied));
  return state.out.join("");
}

function emptySheet(state: State, at: number, tag: string): string {
  putMissingRows(state, Number.POSITIVE_INFINITY, at);
  const rows = state.out.slice(1).join("");
  return `${state.xml.slice(0, at)}${tag.replace(/\s*\/>$/u, ">")}${rows}</${state.prefix}sheetData>${state.xml.slice(at + tag.length)}`;
}

interface Tag { readonly tag: string; readonly closing: boolean; readonly name: string; readonly at: number }

function visit(state: State, { tag, closing, name, at }: Tag): void {
  if (name === "c") {
    if (!closing) cell(state, tag, at);
  } else if (closing) putMissingCells(state, Number.POSITIVE_INFINITY, at);
  else row(state, tag, at);
}

function row(state: State, tag: string, at: number): void {
  const number = Number(attribute(tag, "r") ?? state.row + 1);
  putMissingRows(state, number, at);
  state.row = number;
  state.column = 0;
  state.rowStyle = attribute(tag, "customFormat") === "1" || attribute(tag, "customFormat") === "true" ? Number(attribute(tag, "s") ?? 0) : 0;
  if (state.left[0]?.row !== number) return;
  // A cell put in may lie outside the row's spans; the attribute is only a hint for readers.
  const open = withoutAttribute(tag, "spans");
  if (!tag.endsWith("/>")) return replace(state, at, { tag, text: open });
  replace(state, at, { tag, text: open.replace(/\s*\/>$/u, ">") });
  putMissingCells(state, Number.POSITIVE_INFINITY, at + tag.length);
  state.out.push(`</${state.prefix}row>`);
}

function cell(state: State, tag: string, at: number): void {
  const place = attribute(tag, "r");
  const column = place === undefined ? state.column + 1 : (columnNumber(place.replace(/\d+$/u, "")) ?? state.column + 1);
  state.column = column;
  putMissingCells(state, column, at);
  const [mark] = state.left;
  if (mark?.row !== state.row || mark.column !== column) return;
  state.left.shift();
  const style = state.styleOf(Number(attribute(tag, "s") ?? 0), mark.severity);
  replace(state, at, { tag, text: withAttribute(tag, "s", String(style)) });
}

function replace(state: State, at: number, { tag, text }: { readonly tag: string; readonly text: string }): void {
  state.out.push(state.xml.slice(state.copied, at), text);
  state.copied = at + tag.length;
}

function putMissingCells(state: State, before: number, at: number): void {
  let cells = "";
  for (let mark = state.left[0]; mark !== undefined && mark.row === state.row && mark.column < before; mark = state.left[0]) {
    cells += cellXml(state, mark, state.rowStyle);
    state.left.shift();
  }
  if (cells === "") return;
  state.out.push(state.xml.slice(state.copied, Math.max(state.copied, at)), cells);
  state.copied = Math.max(state.copied, at);
}

function putMissingRows(state: State, before: number, at: number): void {
  let rows = "";
  for (let mark = state.left[0]; mark !== undefined && mark.row < before && mark.row > state.row; mark = state.left[0]) {
    const number = mark.row;
    let cells = "";
    for (; mark !== undefined && mark.row === number; mark = state.left[0]) {
      cells += cellXml(state, mark, 0);
      state.left.shift();
    }
    rows += `<${state.prefix}row r="${number}">${cells}</${state.prefix}row>`;
  }
  if (rows === "") return;
  state.out.push(state.xml.slice(state.copied, at), rows);
  state.copied = at;
}

const cellXml = (state: State, mark: CellMark, style: number): string =>
  `<${state.prefix}c r="${a1(mark.row, mark.column)}" s="${state.styleOf(style, mark.severity)}"/>`;
