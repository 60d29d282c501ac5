import { BLANK, type Cell } from "../../core/model/grid.ts";
import { isoOfSerial } from "./date-value.ts";

/** What a stored cell is, as a small integer: cells live in typed arrays, not in objects. */
export const KIND = {
  /** A formula without text to show, or without any cached result. */
  BLANK: 0,
  /** value: the number. */
  NUMBER: 1,
  /** value: index into the workbook's shared strings. */
  SHARED: 2,
  /** value: index into the sheet's own texts. */
  TEXT: 3,
  /** value: 0 or 1. */
  BOOLEAN: 4,
  /** value: index into the sheet's own texts. */
  ERROR: 5,
  /** value: serial day; a date whatever its format says (cell type "d"). */
  DATE: 6,
} as const;
/** Flag: the value is a formula's cached result. */
export const COMPUTED = 0x80;

/** Number formats by style index. */
export interface StyleFormats {
  /** undefined = General. */
  readonly codes: readonly (string | undefined)[];
  readonly isDate: readonly boolean[];
}

export interface CellContext {
  readonly formats: StyleFormats;
  readonly date1904: boolean;
  readonly shared: readonly string[];
  readonly texts: readonly string[];
}

const COMPUTED_BLANK: Cell = { kind: "blank", value: null, computed: true };

/** A stored cell as the `Cell` everybody else sees. */
export function makeCell(kind: number, value: number, style: number, context: CellContext): Cell {
  const computed = (kind & COMPUTED) !== 0;
  const core = coreOf(kind & ~COMPUTED, value, style, context);
  if (core.kind === "blank") return computed ? COMPUTED_BLANK : BLANK;
  const format = context.formats.codes[style];
  if (format === undefined) return computed ? { ...core, computed } : core;
  return computed ? { ...core, format, computed } : { ...core, format };
}

function coreOf(kind: number, value: number, style: number, context: CellContext): Cell {
  switch (kind) {
    case KIND.NUMBER:
      return context.formats.isDate[style] === true ? dateOrNumber(value, context.date1904) : { kind: "number", value };
    case KIND.SHARED:
      return textOf(context.shared[value]);
    case KIND.TEXT:
      return textOf(context.texts[value]);
    case KIND.BOOLEAN:
      return { kind: "boolean", value: value !== 0 };
    case KIND.ERROR:
      return { kind: "error", value: context.texts[value] ?? "" };
    case KIND.DATE:
      return dateOrNumber(value, context.date1904);
    default:
      return BLANK;
  }
}

const textOf = (text: string | undefined): Cell => (text === undefined || text === "" ? BLANK : { kind: "text", value: text });

/** A number no day belongs to (a time of day alone, 1900-02-29) stays a number, with its format. */
function dateOrNumber(value: number, date1904: boolean): Cell {
  const iso = isoOfSerial(value, date1904);
  return iso === undefined ? { kind: "number", value } : { kind: "date", value, iso };
}
