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
  /** Days already written out, by serial: ledgers repeat them. */
  readonly days: Map<number, string>;
  /** Cells of shared strings without a format, by string: most cells of a ledger are these, again and again. */
  readonly plainTexts: (Cell | undefined)[];
}

const REMEMBERED_DAYS = 50_000;
const REMEMBERED_TEXTS = 65_536;
const COMPUTED_BLANK: Cell = { kind: "blank", value: null, computed: true };

/** A stored cell as the `Cell` everybody else sees. Written out by kind, for it runs once per cell. */
export function makeCell(kind: number, value: number, style: number, context: CellContext): Cell {
  const computed = kind >= COMPUTED;
  const format = context.formats.codes[style];
  switch (computed ? kind - COMPUTED : kind) {
    case KIND.NUMBER:
      return context.formats.isDate[style] === true ? dateCell(value, format, computed, context) : plainCell("number", value, format, computed);
    case KIND.SHARED:
      return format === undefined && !computed && value < REMEMBERED_TEXTS ? sharedText(value, context) : textOf(context.shared[value], format, computed);
    case KIND.TEXT:
      return textOf(context.texts[value], format, computed);
    case KIND.BOOLEAN:
      return plainCell("boolean", value !== 0, format, computed);
    case KIND.ERROR:
      return plainCell("error", context.texts[value] ?? "", format, computed);
    case KIND.DATE:
      return dateCell(value, format, computed, context);
    default:
      return computed ? COMPUTED_BLANK : BLANK;
  }
}

function plainCell(kind: Cell["kind"], value: string | number | boolean, format: string | undefined, computed: boolean): Cell {
  if (format === undefined) return computed ? { kind, value, computed } : { kind, value };
  return computed ? { kind, value, format, computed } : { kind, value, format };
}

function textOf(text: string | undefined, format: string | undefined, computed: boolean): Cell {
  if (text === undefined || text === "") return computed ? COMPUTED_BLANK : BLANK;
  return plainCell("text", text, format, computed);
}

/** A number no day belongs to (a time of day alone, 1900-02-29) stays a number, with its format. */
function dateCell(value: number, format: string | undefined, computed: boolean, context: CellContext): Cell {
  const iso = context.days.get(value) ?? remember(value, context);
  if (iso === undefined) return plainCell("number", value, format, computed);
  if (format === undefined) return computed ? { kind: "date", value, iso, computed } : { kind: "date", value, iso };
  return computed ? { kind: "date", value, iso, format, computed } : { kind: "date", value, iso, format };
}

function remember(value: number, { date1904, days }: CellContext): string | undefined {
  const iso = isoOfSerial(value, date1904);
  if (iso !== undefined && days.size < REMEMBERED_DAYS) days.set(value, iso);
  return iso;
}

const sharedText = (index: number, { plainTexts, shared }: CellContext): Cell => (plainTexts[index] ??= textOf(shared[index], undefined, false));

export const makeContext = (book: Omit<CellContext, "days" | "plainTexts">): CellContext => ({ ...book, days: new Map(), plainTexts: [] });
