import { LIMITS } from "./limits.ts";

/** Where a value stands. `row` and `column` are 1-based sheet numbers; a csv has one sheet named after its file. */
export interface CellAddress {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A block of cells, both corners included, 1-based. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** 1 → "A", 28 → "AB". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** "AB" → 28; anything that is no column of a sheet → undefined. */
export function columnNumber(letters: string): number | undefined {
  if (!/^[A-Za-z]{1,3}$/u.test(letters)) return undefined;
  const n = [...letters.toUpperCase()].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0);
  return n <= LIMITS.columns ? n : undefined;
}

/** (3, 2) → "B3". */
export const a1 = (row: number, column: number): string => `${columnLetters(column)}${row}`;

/** {top:1,left:1,bottom:3,right:2} → "A1:B3"; one cell → "A1". */
export function a1Range(range: CellRange): string {
  const first = a1(range.top, range.left);
  const last = a1(range.bottom, range.right);
  return first === last ? first : `${first}:${last}`;
}

/** "B5:H56" or "B5" → range; anything else → undefined. */
export function parseA1Range(text: string): CellRange | undefined {
  const m = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/u.exec(text);
  if (m === null) return undefined;
  const left = columnNumber(m[1] ?? "");
  const right = columnNumber(m[3] ?? m[1] ?? "");
  const top = Number(m[2]);
  const bottom = Number(m[4] ?? m[2]);
  if (left === undefined || right === undefined || top < 1 || bottom > LIMITS.rows || bottom < top || right < left) return undefined;
  return { top, left, bottom, right };
}

/** 「名簿.xlsx」の「Sheet1」B3, the way every message names a place. */
export function placeOf(at: CellAddress): string {
  return `「${at.file}」の「${at.sheet}」${a1(at.row, at.column)}`;
}
