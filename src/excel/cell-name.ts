import { columnNumber } from "../core/model/cell-address.ts";

/** "B3" → row 3, column 2; anything but one cell → undefined. */
export function parseA1(text: string): { readonly row: number; readonly column: number } | undefined {
  const found = /^([A-Z]{1,3})([1-9]\d{0,6})$/u.exec(text);
  const column = columnNumber(found?.[1] ?? "");
  return found === null || column === undefined ? undefined : { row: Number(found[2]), column };
}
