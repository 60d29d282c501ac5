import type { CellRange } from "./cell-address.ts";
import type { ReadWarning } from "./fault.ts";

/** What a ledger is made of, told by its content, not by its name. */
export type LedgerFormat = "xlsx" | "xlsm" | "xls" | "csv" | "tsv";
/** `shift_jis` means CP932 with NEC and IBM extensions. */
export type EncodingId = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "shift_jis" | "euc-jp" | "iso-2022-jp";

/** One cell as it is: nothing coerced, nothing trimmed. */
export interface Cell {
  readonly kind: "blank" | "text" | "number" | "boolean" | "error" | "date";
  /** text: as stored, `_xHHHH_` decoded, without furigana · number, date: the stored number (date: serial day) · error: its text such as "#N/A". */
  readonly value: string | number | boolean | null;
  /** kind "date" only: `YYYY-MM-DD`, with `THH:MM:SS` where a time of day is stored. */
  readonly iso?: string;
  /** Number format code where it is not General. */
  readonly format?: string;
  /** True when the value is a formula's cached result. */
  readonly computed?: true;
}

export const BLANK: Cell = { kind: "blank", value: null };

/**
 * One sheet. Rows and columns are 1-based; reading outside is allowed and gives a blank.
 * Covered cells of a merge are blank: the value stands at its top left, the merge in `merges`.
 */
export interface Grid {
  readonly name: string;
  readonly state: "visible" | "hidden" | "veryHidden";
  /** Last row and column that hold a non-blank cell (0 when empty), whatever the file's dimension claims. */
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cell: (row: number, column: number) => Cell;
  /** Columns of a row that hold a non-blank cell, ascending. Absent: ask cell by cell. Readers of sparse sheets supply it, so that absurd dimensions cost nothing. */
  readonly columnsOf?: (row: number) => readonly number[];
  readonly merges: readonly CellRange[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Cells that carry a note/comment, and drawings (text boxes, pictures): counted, because data may hide there. */
  readonly notes: readonly { readonly row: number; readonly column: number; readonly text: string }[];
  readonly drawingCount: number;
}

/** How a csv was taken apart. */
export interface CsvDialect {
  readonly delimiter: "," | "\t" | ";" | "|";
  readonly quote: '"' | null;
  readonly lineEnd: "crlf" | "lf" | "cr" | "mixed";
  /** Records before the first one with the table's usual number of fields. */
  readonly preambleRecords: number;
}

/** One input file, read. */
export interface Ledger {
  /** Name relative to the input folder, `/` between folders. */
  readonly file: string;
  readonly format: LedgerFormat;
  /** csv and tsv only. */
  readonly encoding: EncodingId | null;
  readonly dialect?: CsvDialect;
  readonly date1904: boolean;
  readonly grids: readonly Grid[];
  /** Doubts of the reader (repaired quotes, undecodable bytes …); wording in `validate/messages/refusals.ts`. */
  readonly warnings?: readonly ReadWarning[];
}

/** Plain rows → Grid, for csv, tests and the pane. `rows[0]` is sheet row 1. */
export function gridFromRows(name: string, rows: readonly (readonly Cell[])[], extra: Partial<Omit<Grid, "name" | "cell">> = {}): Grid {
  let rowCount = 0;
  let columnCount = 0;
  rows.forEach((cells, r) =>
    cells.forEach((cell, c) => {
      if (cell.kind === "blank") return;
      rowCount = r + 1;
      columnCount = Math.max(columnCount, c + 1);
    }),
  );
  return {
    name,
    state: "visible",
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    notes: [],
    drawingCount: 0,
    ...extra,
    rowCount,
    columnCount,
    cell: (row, column) => rows[row - 1]?.[column - 1] ?? BLANK,
    columnsOf: (row) => (rows[row - 1] ?? []).flatMap((cell, c) => (cell.kind === "blank" ? [] : [c + 1])),
  };
}

/** A text cell; the empty text is blank. */
export const textCell = (value: string): Cell => (value === "" ? BLANK : { kind: "text", value });
