import type { Result } from "../core/model/result.ts";
import type { CellWrite } from "../output/cell-writes.ts";

/** What the page can do with the open workbook. One implementation speaks to Excel; the stand-alone page has none. */
export interface BookHost {
  /** Shown under 「この画面について」: `Excel 16.0…`, requirement set. */
  readonly version: string;
  /** The workbook as it stands now, saved or not, for the same reader as the batch. */
  readonly readBook: (watch?: Watch) => Promise<Result<OpenBook, ExcelFault>>;
  readonly goTo: (sheet: string, cell: string) => Promise<Result<void, ExcelFault>>;
  /** Opens an .xlsx, given in base64, as a new, unsaved workbook. */
  readonly openBook: (base64: string) => Promise<Result<void, ExcelFault>>;
  /** Writes values into the open workbook, after noting in its journal what stood there. */
  readonly write: (writes: readonly CellWrite[], watch: Watch) => Promise<Result<Written, ExcelFault>>;
  /** Fills cells with a colour, journalled like a write. */
  readonly mark: (marks: readonly CellMark[], watch: Watch) => Promise<Result<Written, ExcelFault>>;
  /** What can be undone, newest first; survives closing Excel. */
  readonly journal: () => Promise<Result<readonly JournalRun[], ExcelFault>>;
  /** Puts back what stood there: a whole run, or one cell of it. A cell somebody changed since stays and is counted. */
  readonly undo: (run: string, watch: Watch, cell?: JournalCell) => Promise<Result<Undone, ExcelFault>>;
  /** Removes the journal (it holds earlier values): what was written stays. */
  readonly forget: () => Promise<Result<void, ExcelFault>>;
}

export interface OpenBook {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Then there are no bytes. */
  readonly cancelled: boolean;
}

/** Progress of a long write, and the clerk's wish to stop it; asked before each piece. */
export interface Watch {
  readonly progress: (done: number, total: number) => void;
  readonly cancelled: () => boolean;
}

export interface CellMark {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** `#RRGGBB`. */
  readonly color: string;
}

export interface Written {
  readonly run: string;
  readonly written: number;
  /** Cells that held something else than was read, or a formula: not written. */
  readonly skipped: number;
  readonly cancelled: boolean;
}

export interface Undone {
  readonly restored: number;
  /** Changed by somebody after us: kept as they are. */
  readonly kept: number;
  readonly cancelled: boolean;
}

export type RunKind = "write" | "mark";

export interface JournalRun {
  readonly id: string;
  readonly kind: RunKind;
  readonly cells: readonly JournalCell[];
}

/** One cell before and after. Rows and columns are 1-based. */
export interface JournalCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly before: CellState;
  readonly after: CellState;
}

/** What a write touches: constant and number format; what a mark touches: the fill. */
export interface CellState {
  readonly value?: CellValue;
  readonly format?: string;
  /** `#RRGGBB`; null is no fill. */
  readonly fill?: string | null;
}

/** A constant as Excel holds it; "" is a blank. */
export type CellValue = string | number | boolean;

/** Why Excel did not do it. `code` is Excel's own, for the details; the wording is ours. */
export interface ExcelFault {
  readonly kind: "editing" | "protected" | "too_large" | "unsupported" | "busy" | "gone" | "unknown";
  readonly code: string;
  readonly detail: string;
  /** Cells that were changed before it stopped; their notes are in the journal. */
  readonly done?: number;
}
