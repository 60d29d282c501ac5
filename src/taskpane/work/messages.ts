import type { FieldId, LedgerKind, SavedProfile } from "../../core/model/columns.ts";
import type { Refusal } from "../../core/model/refusal.ts";
import type { Severity } from "../../core/model/issue.ts";
import type { AddedSheetsOptions, SheetFacts } from "../../output/added-sheets.ts";
import type { CellWrite } from "../../output/cell-writes.ts";

/** What the page asks of its worker. Every question is answered once, with a view or a refusal; progress comes in between. */
export type WorkRequest =
  | { readonly kind: "read"; readonly files: readonly GivenFile[]; readonly others: readonly string[] }
  | { readonly kind: "recognise"; readonly edits: readonly TableEdit[] }
  | { readonly kind: "convert"; readonly asOf?: string; readonly extra?: ExtraInputs }
  | { readonly kind: "score"; readonly extra?: ExtraInputs; readonly individual?: boolean }
  | { readonly kind: "book"; readonly book: ResultBook }
  | { readonly kind: "files"; readonly by: "課" | "部"; readonly recipient: string; readonly passwords?: Passwords }
  | { readonly kind: "slips" }
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "zip" }
  | { readonly kind: "writes"; readonly file: string }
  | { readonly kind: "sheets" }
  | ({ readonly kind: "sheetBytes"; readonly book: ResultBook } & AddedSheetsOptions);

/** The two workbooks of a result a clerk opens. */
export type ResultBook = "analysis" | "ledger";

/** A ledger as the clerk gave it; a Blob is handed to the worker without copying its bytes. */
export interface GivenFile {
  readonly path: string;
  readonly body: Blob;
  /** Sheets of it that are results of ours and not read. */
  readonly without?: readonly string[];
}

/** What a clerk may give beside the ledgers, in the order of the page; the batch's options of the same names. */
export const EXTRA_KINDS = ["decisions", "crosswalk", "settings", "masters", "conditions", "transfer", "previous"] as const;
export type ExtraKind = (typeof EXTRA_KINDS)[number];

/** One file, or the files of a folder by their paths below it. */
export interface GivenExtra {
  /** Of the file or the folder. */
  readonly name: string;
  readonly files: readonly GivenFile[];
}

export type ExtraInputs = Readonly<Partial<Record<ExtraKind, GivenExtra>>>;

/** What locks the packages: new passwords, or those of a slip file. */
export type Passwords = "new" | GivenFile;

/** What a clerk corrected about one table. `fields`: flattened header → field id, "" for 備考. */
export interface TableEdit {
  readonly table: number;
  readonly kind?: LedgerKind;
  readonly fields: Readonly<Record<string, FieldId>>;
}

export interface TableView {
  readonly file: string;
  readonly sheet: string;
  readonly range: string;
  readonly title: string | null;
  readonly kind: LedgerKind;
  readonly confidence: number;
  readonly records: number;
  readonly excluded: number;
  readonly columns: readonly ColumnView[];
  readonly questions: readonly { readonly label: string; readonly required: boolean; readonly candidates: readonly string[] }[];
  /** A cross-tab or a form is read as a whole: its columns cannot be chosen one by one. */
  readonly editable: boolean;
}

export interface ColumnView {
  readonly letter: string;
  /** Flattened header, the name a mapping goes by. */
  readonly header: string;
  readonly field: FieldId | null;
  readonly confidence: number;
  readonly refused: boolean;
  /** A few of its values. */
  readonly sample: readonly string[];
}

export interface FieldChoice {
  readonly id: FieldId;
  readonly label: string;
}

export interface TablesView {
  readonly tables: readonly TableView[];
  readonly choices: Readonly<Partial<Record<LedgerKind, readonly FieldChoice[]>>>;
  readonly profile: SavedProfile | null;
  readonly others: readonly string[];
}

export interface IssueView {
  readonly severity: Severity;
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly message: string;
}

export interface ConvertView {
  readonly asOf: string | null;
  readonly runId: string;
  readonly tables: readonly { readonly label: string; readonly rows: number }[];
  readonly accounting: readonly { readonly file: string; readonly sheet: string; readonly read: number; readonly loaded: number; readonly merged: number; readonly excluded: number }[];
  readonly counts: Readonly<Record<Severity, number>>;
  /** The first of them, errors first; all are in the workbook. */
  readonly issues: readonly IssueView[];
  readonly changes: number;
}

export interface ScoreView {
  readonly lines: readonly string[];
  readonly departments: readonly { readonly name: string; readonly adjusted: number | null; readonly unknownRate: number | null; readonly band: string | null; readonly reference: boolean }[];
  readonly roles: readonly { readonly name: string; readonly demand: number; readonly supply: number | null; readonly coverage: number | null; readonly gap: number | null }[];
}

export interface FileView {
  readonly path: string;
  readonly bytes: number;
}

export interface WritesView {
  readonly writes: readonly CellWrite[];
  readonly groups: readonly WriteGroup[];
  /** Changes that cannot be written into one cell (one value made of several cells, values carried down). */
  readonly left: number;
}

/** The sheets a clerk may add to the open workbook. */
export type SheetsView = Readonly<Record<ResultBook, readonly SheetFacts[]>>;

/** A workbook of the chosen sheets, as `insertWorksheetsFromBase64` takes it, and their names in it. */
export interface SheetBytesView {
  readonly base64: string;
  readonly names: readonly string[];
}

export interface WriteGroup {
  readonly rule: string;
  readonly label: string;
  readonly field: string;
  readonly count: number;
  readonly samples: readonly { readonly before: string; readonly after: string }[];
}

export interface WorkViews {
  readonly read: TablesView;
  readonly recognise: TablesView;
  readonly convert: ConvertView;
  readonly score: ScoreView;
  /** As `Excel.createWorkbook` takes it, in base64: made in the worker, because it is long work. */
  readonly book: string;
  readonly files: readonly FileView[];
  readonly file: Uint8Array;
  /** The new passwords of the packages made last, as csv. */
  readonly slips: Uint8Array;
  readonly zip: Uint8Array;
  readonly writes: WritesView;
  readonly sheets: SheetsView;
  readonly sheetBytes: SheetBytesView;
}

export type WorkAnswer =
  | { readonly kind: "progress"; readonly stage: string; readonly done: number; readonly total: number }
  | { readonly kind: "done"; readonly id: number; readonly view: WorkViews[keyof WorkViews] }
  | { readonly kind: "refused"; readonly id: number; readonly refusal: Refusal }
  | { readonly kind: "broken"; readonly id: number; readonly detail: string };

export interface WorkQuestion {
  readonly id: number;
  readonly request: WorkRequest;
}
