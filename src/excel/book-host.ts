import type { Result } from "../core/model/result.ts";
import type { CellWrite } from "../output/cell-writes.ts";

/** What the page can do with the open workbook. One implementation speaks to Excel; the stand-alone page has none. */
export interface BookHost {
  /** Shown under 「この画面について」: `Excel 16.0…`, requirement set. */
  readonly version: string;
  /** Can this Excel take sheets of another workbook (ExcelApi 1.13)? */
  readonly addsSheets: boolean;
  /** The workbook as it stands now, saved or not, for the same reader as the batch. */
  readonly readBook: (watch?: Watch) => Promise<Result<OpenBook, ExcelFault>>;
  readonly goTo: (sheet: string, cell: string) => Promise<Result<void, ExcelFault>>;
  /** Opens an .xlsx, given in base64, as a new, unsaved workbook. */
  readonly openBook: (base64: string) => Promise<Result<void, ExcelFault>>;
  /** Writes values into the open workbook, after noting in its journal what stood there. */
  readonly write: (writes: readonly CellWrite[], watch: Watch) => Promise<Result<Written, ExcelFault>>;
  /** Fills cells with a colour, journalled like a write. */
  readonly mark: (marks: readonly CellMark[], watch: Watch) => Promise<Result<Written, ExcelFault>>;
  /** What has to be known of the open workbook before sheets are added to it. */
  readonly room: () => Promise<Result<BookRoom, ExcelFault>>;
  /** Adds sheets of another workbook at the end, and notes them in the journal in the same request. */
  readonly addSheets: (sheets: NewSheets, watch: Watch) => Promise<Result<AddedToBook, ExcelFault>>;
  /** Takes the sheets of a run out again. One that was changed since stops it before anything is removed, unless `changedToo`. */
  readonly removeSheets: (run: string, changedToo: boolean, watch: Watch) => Promise<Result<Removed, ExcelFault>>;
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
  /** Sheets we added to it (found by the mark they carry): results, no ledgers. */
  readonly ours: readonly string[];
  /** Then there are no bytes. */
  readonly cancelled: boolean;
}

export interface BookRoom {
  readonly sheets: readonly string[];
  /** The structure of the workbook is protected: no sheet can be added or removed. */
  readonly isProtected: boolean;
  /** Excel on the web refuses sheets with charts. */
  readonly takesCharts: boolean;
}

export interface NewSheets {
  /** The .xlsx that holds them and nothing else. */
  readonly base64: string;
  /** As they are called in it; none of them is taken in the open workbook. */
  readonly names: readonly string[];
}

export interface AddedToBook {
  readonly run: string;
  /** As they are called now. */
  readonly names: readonly string[];
}

export interface Removed {
  readonly removed: readonly string[];
  /** Changed by somebody after us; when there are any, nothing was removed. */
  readonly changed: readonly string[];
  /** Noted, and not there any more. */
  readonly gone: readonly string[];
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

export type RunKind = "write" | "mark" | "sheets";

export interface JournalRun {
  readonly id: string;
  readonly kind: RunKind;
  /** Of a run that wrote or marked cells. */
  readonly cells: readonly JournalCell[];
  /** Of a run that added sheets. */
  readonly sheets: readonly JournalSheet[];
}

/** A sheet we added, and how to know it again after it was renamed, moved or copied, and after the workbook was reopened. */
export interface JournalSheet {
  readonly name: string;
  /** Excel's own; within one session it is sure. */
  readonly id: string;
  /** What its custom property says: kept in the file. */
  readonly mark: string;
  /** Of its values and formulas when it was added; "" when it could not be taken. */
  readonly print: string;
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
  readonly kind: "editing" | "protected" | "structure" | "last_sheet" | "too_large" | "unsupported" | "busy" | "gone" | "unknown";
  readonly code: string;
  readonly detail: string;
  /** Cells that were changed before it stopped; their notes are in the journal. */
  readonly done?: number;
}
