import { compactText } from "./cell-facts.ts";
import { UNITS } from "./lexicon.ts";
import type { SheetView } from "./sheet-view.ts";

/** One header text of a column on one header row. */
interface Piece {
  readonly text: string;
  /** Stands over several columns: a group, kept as a level of its own. */
  readonly group: boolean;
  /** Names a unit only, on a row of units or in brackets. */
  readonly unit: boolean;
}

export interface ColumnHeader {
  readonly texts: readonly string[];
  readonly unit?: string;
  /** The column only continues a header that stands over its neighbour. */
  readonly continued: boolean;
}

/** Header text as shown: layout spaces and line breaks gone; one blank stays between Latin words. */
export function headerText(raw: string): string {
  return raw
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/gu, "")
    .trim()
    .replace(/([!-~])[\s]+(?=[!-~])/gu, "$1\u0001")
    .replace(/\s+/gu, "")
    .replaceAll("\u0001", " ");
}

/**
 * Header texts per column from the header rows: merged cells spread, blank cells under a group filled to the next text,
 * words cut over rows joined, unit rows taken apart, rows of running numbers and Latin doubles of Japanese rows left out.
 */
export function readHeader(view: SheetView, rows: readonly number[], columns: readonly number[]): readonly ColumnHeader[] {
  const kept = namingRows(view, rows, columns);
  const grid = kept.map((row) => columns.map((column) => cellText(view, row, column)));
  const owned = kept.map((row) => columns.map((column) => ownText(view, row, column)));
  const spread: (readonly string[])[] = [];
  grid.forEach((texts, i) => spread.push(spreadRow(texts, i, spread, owned)));
  const units = owned.map(isUnitRow);
  const piece = (texts: readonly string[], i: number, c: number): Piece => ({ text: texts[c] ?? "", group: isGroup(spread, i, c), unit: units[i] === true || isBracketedUnit(texts[c] ?? "") });
  return columns.map((_, c) => toHeader(spread.map((texts, i) => piece(texts, i, c)), owned.every((texts) => texts[c] === "")));
}

/** Header rows that name something: not (1) (2) (3), not ＊ marks, not the English line under the Japanese one. */
function namingRows(view: SheetView, rows: readonly number[], columns: readonly number[]): readonly number[] {
  const texts = (row: number): string[] => columns.map((c) => compactText(ownText(view, row, c))).filter((t) => t !== "");
  const japanese = rows.some((row) => texts(row).some((t) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(t)));
  const kept = rows.filter((row) => {
    const all = texts(row);
    if (all.length === 0) return false;
    const numbering = all.every((t) => /^[([]?(?:\d{1,3}|[①-⑳]|[a-zア-ンＡ-Ｚ])[)\]]?$|^\*+\d*$/u.test(t));
    const latin = japanese && all.length >= 2 && all.every((t) => /^[\x20-\x7E]*[A-Za-z]{3}[\x20-\x7E]*$/u.test(t) && !UNITS.has(t));
    return !latin && !(numbering && rows.length > 1 && !isOnlyNames(all));
  });
  return kept.length === 0 ? rows : kept;
}

/** Years over the columns are names though they are numbers. */
const isOnlyNames = (texts: readonly string[]): boolean => texts.some((t) => /^\d{4}$/u.test(t));

function ownText(view: SheetView, row: number, column: number): string {
  const { value, kind } = view.grid.cell(row, column);
  if (kind === "blank" || value === null) return "";
  const cell = view.grid.cell(row, column);
  return kind === "date" ? (cell.iso ?? String(value)) : headerText(String(value));
}

/** The cell's text, or that of the merge covering it. */
function cellText(view: SheetView, row: number, column: number): string {
  const own = ownText(view, row, column);
  if (own !== "") return own;
  const merge = view.merge(row, column);
  return merge === undefined ? "" : ownText(view, merge.top, merge.left);
}

/** Headers that stand for themselves beside a group; 計 does so only as the last column. */
const STANDALONE = /^(?:備考|摘要|合計|総計|総数|適用)/u;
const isStandalone = (name: string, last: boolean): boolean => STANDALONE.test(name) || (last && /^計/u.test(name));

/** Fills blank cells under a group: left neighbour's text goes on while lower rows name the column and the rows above agree. */
function spreadRow(texts: readonly string[], level: number, upper: readonly (readonly string[])[], owned: readonly (readonly string[])[]): readonly string[] {
  const result = [...texts];
  for (let c = 1; c < result.length; c++) {
    const left = result[c - 1] ?? "";
    if (result[c] !== "" || left === "") continue;
    const below = (column: number): string => owned.slice(level + 1).map((row) => row[column] ?? "").find((t) => t !== "") ?? "";
    const above = (column: number): string => upper.map((row) => row[column] ?? "").join("/");
    const name = below(c);
    if (name !== "" && below(c - 1) !== "" && !isStandalone(name, c === result.length - 1) && !isBracketedUnit(name) && above(c) === above(c - 1)) result[c] = left;
  }
  return result;
}

/** Same text over a neighbour that is told apart further down. */
function isGroup(rows: readonly (readonly string[])[], level: number, column: number): boolean {
  const same = (other: number): boolean => {
    const a = rows.slice(0, level + 1);
    return a.every((texts) => (texts[column] ?? "") === (texts[other] ?? "")) && (rows[level]?.[other] ?? "") !== "";
  };
  return (column > 0 && same(column - 1)) || same(column + 1);
}

const bracket = /[(（\[［〔【]([^()（）\[\]［］〔〕【】]{1,10})[)）\]］〕】]$/u;

function unitIn(text: string): string | undefined {
  const inner = bracket.exec(text)?.[1]?.replace(/^単位[:：]?/u, "");
  return inner !== undefined && UNITS.has(compactText(inner)) ? inner : undefined;
}
const isBracketedUnit = (text: string): boolean => unitIn(text) !== undefined && /^[(（\[［〔【]/u.test(text);
const isUnitText = (text: string): boolean => UNITS.has(compactText(text)) || isBracketedUnit(text);

/** A header row that only states units: at least two, nearly all of its texts. */
function isUnitRow(texts: readonly string[]): boolean {
  const filled = texts.filter((t) => t !== "");
  return filled.length >= 2 && filled.filter(isUnitText).length >= filled.length * 0.8;
}

function toHeader(pieces: readonly Piece[], continued: boolean): ColumnHeader {
  const texts: string[] = [];
  let open = false;
  let last = "";
  let unitText: string | undefined;
  for (const { text, group, unit } of pieces) {
    if (text === "" || (text === last && texts.length > 0)) continue;
    if (unit) unitText = text.replace(/[()（）\[\]［］〔〕【】]/gu, "");
    if (texts.length > 0 && (open || unit)) texts[texts.length - 1] += text;
    else texts.push(text);
    open = !group;
    last = text;
  }
  const unit = unitIn(texts.at(-1) ?? "") ?? unitText;
  return { texts, continued, ...(unit === undefined ? {} : { unit }) };
}
