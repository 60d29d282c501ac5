import { type CellRange, parseA1Range } from "../../../core/model/cell-address.ts";
import { LIMITS } from "../../../core/model/limits.ts";
import { OWN_RESULT_MARK } from "../../../core/model/own-result.ts";
import { attributesOf } from "../xml/walk-xml.ts";

/** What stands before and after a sheet's cells. */
export interface SheetLayout {
  readonly merges: CellRange[];
  /** Merges over `LIMITS.merges`. */
  mergesIgnored: number;
  /** First and last column of each hidden stretch. */
  readonly hiddenColumns: (readonly [number, number])[];
  /** The worksheet property that the pane puts on result sheets it adds to a clerk's workbook. */
  ownResult: boolean;
}

export const makeLayout = (): SheetLayout => ({ merges: [], mergesIgnored: 0, hiddenColumns: [], ownResult: false });

/** Takes a tag of a worksheet outside its data. */
export function takeTag(layout: SheetLayout, name: string, written: string): void {
  if (name === "mergeCell") takeMerge(layout, written);
  else if (name === "col") takeColumns(layout, written);
  else if (name === "customPr") layout.ownResult ||= attributesOf(written).get("name") === OWN_RESULT_MARK;
}

function takeMerge(layout: SheetLayout, written: string): void {
  if (layout.merges.length >= LIMITS.merges) {
    layout.mergesIgnored++;
    return;
  }
  const range = parseA1Range(attributesOf(written).get("ref") ?? "");
  if (range !== undefined && (range.top < range.bottom || range.left < range.right)) layout.merges.push(range);
}

function takeColumns(layout: SheetLayout, written: string): void {
  const attributes = attributesOf(written);
  const hidden = attributes.get("hidden");
  const width = attributes.get("width");
  if (hidden !== "1" && hidden !== "true" && (width === undefined || Number(width) !== 0)) return;
  const first = Number(attributes.get("min"));
  const last = Math.min(Number(attributes.get("max")), LIMITS.columns);
  if (first >= 1 && last >= first && layout.hiddenColumns.length < LIMITS.columns) layout.hiddenColumns.push([first, last]);
}
