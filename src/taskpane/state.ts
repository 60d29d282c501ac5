import type { LedgerKind } from "../core/model/columns.ts";
import type { Severity } from "../core/model/issue.ts";
import type { BookRoom, JournalRun } from "../excel/book-host.ts";
import type { ConvertView, ExtraInputs, ExtraKind, FileView, GivenExtra, GivenFile, ResultBook, ScoreView, SheetsView, TableEdit, TablesView, WritesView } from "./work/messages.ts";

export const STEPS = ["choose", "tables", "issues", "score", "files", "undo"] as const;
export type Step = (typeof STEPS)[number];

export interface Busy {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

export interface Problem {
  readonly message: string;
  readonly detail?: string;
}

/** Sheets of the result that may be added to the open workbook, and what a clerk has chosen of them. */
export interface SheetOffer {
  readonly sheets: SheetsView;
  readonly room: BookRoom;
  readonly book: ResultBook;
  readonly manner: "formulas" | "values";
  readonly chosen: ReadonlySet<string>;
}

/** A clerk is asked before sheets go that were changed after they were added. */
export interface ChangedSheets {
  readonly run: string;
  readonly names: readonly string[];
}

/** Passwords of the packages: none, new ones, or those of a file that may still have to be chosen. */
export interface Locking {
  readonly way: "none" | "new" | "slips";
  readonly file?: GivenFile;
}

/** Everything the page shows. Changed by `reduce` alone. */
export interface PaneState {
  readonly step: Step;
  /** Is a workbook open beside the page? */
  readonly excel: boolean;
  /** Can it take result sheets (ExcelApi 1.13)? */
  readonly addsSheets: boolean;
  /** Name of the open workbook, once it was read. */
  readonly book: string | null;
  readonly given: readonly GivenFile[];
  readonly others: readonly string[];
  /** Given beside the ledgers; stays when other ledgers are read. */
  readonly extra: ExtraInputs;
  readonly individual: boolean;
  readonly asOf: string;
  readonly busy: Busy | null;
  readonly problem: Problem | null;
  /** Said by the live region. */
  readonly note: string;
  readonly tables: TablesView | null;
  readonly edits: readonly TableEdit[];
  readonly converted: ConvertView | null;
  readonly filter: Severity | "all";
  readonly shownIssues: number;
  readonly writes: WritesView | null;
  /** `rule|field` of the groups that are not to be written. */
  readonly leftOut: ReadonlySet<string>;
  readonly scored: ScoreView | null;
  readonly by: "課" | "部";
  readonly recipient: string;
  readonly locking: Locking;
  readonly files: readonly FileView[] | null;
  readonly journal: readonly JournalRun[];
  readonly offer: SheetOffer | null;
  readonly changedSheets: ChangedSheets | null;
}

export const SHOWN_AT_ONCE = 50;

export const initialState = (excel: boolean, addsSheets = excel): PaneState => ({
  step: "choose", excel, addsSheets, book: null, given: [], others: [], extra: {}, individual: false, asOf: "", busy: null, problem: null, note: "", tables: null, edits: [], converted: null,
  filter: "all", shownIssues: SHOWN_AT_ONCE, writes: null, leftOut: new Set(), scored: null, by: "課", recipient: "", locking: { way: "none" }, files: null, journal: [], offer: null, changedSheets: null,
});

export type Happening =
  | { readonly kind: "go"; readonly step: Step }
  | { readonly kind: "given"; readonly files: readonly GivenFile[]; readonly others: readonly string[] }
  | { readonly kind: "removed"; readonly path: string }
  | { readonly kind: "extra"; readonly which: ExtraKind; readonly given: GivenExtra | undefined }
  | { readonly kind: "individual"; readonly wanted: boolean }
  | { readonly kind: "asOf"; readonly day: string }
  | { readonly kind: "busy"; readonly busy: Busy }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "said"; readonly note: string }
  | { readonly kind: "cancelled"; readonly note: string; readonly lost: boolean }
  | { readonly kind: "recognised"; readonly tables: TablesView; readonly book: string | null }
  | { readonly kind: "edited"; readonly table: number; readonly header: string; readonly field: string }
  | { readonly kind: "kindChosen"; readonly table: number; readonly ledger: LedgerKind }
  | { readonly kind: "converted"; readonly view: ConvertView }
  | { readonly kind: "filtered"; readonly filter: Severity | "all" }
  | { readonly kind: "moreIssues" }
  | { readonly kind: "planned"; readonly writes: WritesView | null }
  | { readonly kind: "groupToggled"; readonly group: string }
  | { readonly kind: "scored"; readonly view: ScoreView }
  | { readonly kind: "by"; readonly by: "課" | "部" }
  | { readonly kind: "recipient"; readonly recipient: string }
  | { readonly kind: "locking"; readonly locking: Locking }
  | { readonly kind: "made"; readonly files: readonly FileView[] | null }
  | { readonly kind: "journal"; readonly runs: readonly JournalRun[] }
  | { readonly kind: "offered"; readonly offer: SheetOffer | null }
  | { readonly kind: "offerChanged"; readonly change: Partial<Pick<SheetOffer, "book" | "manner" | "chosen">> }
  | { readonly kind: "sheetsChanged"; readonly changed: ChangedSheets | null };

const NOTHING_READ = { tables: null, edits: [], converted: null, writes: null, scored: null, files: null, offer: null } as const;
const SCORE_STALE = { scored: null, files: null, offer: null } as const;
/** The linking hangs on decisions and on the crosswalk, the score on everything else. */
const staleBy = (kind: ExtraKind): Partial<PaneState> => (kind === "decisions" || kind === "crosswalk" ? { ...SCORE_STALE, converted: null, writes: null } : SCORE_STALE);
const idle = { busy: null, problem: null } as const;
/** What was said belongs to the step it was said in. */
const fresh = { ...idle, note: "" } as const;

/** The next state. Pure; whatever depends on something older is dropped with it. */
export function reduce(state: PaneState, happening: Happening): PaneState {
  switch (happening.kind) {
    case "go":
      return canGo(state, happening.step) ? { ...state, ...fresh, step: happening.step, changedSheets: null } : state;
    case "given":
      return { ...state, ...idle, ...NOTHING_READ, step: "choose", given: merged(state.given, happening.files), others: [...new Set([...state.others, ...happening.others])] };
    case "removed":
      return { ...state, ...idle, ...NOTHING_READ, given: state.given.filter(({ path }) => path !== happening.path) };
    case "extra":
      return { ...state, ...idle, ...staleBy(happening.which), extra: withExtra(state.extra, happening.which, happening.given) };
    case "individual":
      return { ...state, ...SCORE_STALE, individual: happening.wanted };
    case "asOf":
      return { ...state, asOf: happening.day, converted: null, scored: null, files: null, offer: null };
    case "busy":
      return { ...state, problem: null, busy: happening.busy };
    case "failed":
      return { ...state, busy: null, problem: happening.problem, note: happening.problem.message };
    case "said":
      return { ...state, ...idle, note: happening.note };
    case "cancelled":
      return { ...state, ...idle, note: happening.note, ...(happening.lost ? { ...NOTHING_READ, step: "choose" } : {}) };
    case "recognised":
      return { ...state, ...fresh, ...NOTHING_READ, step: "tables", tables: happening.tables, book: happening.book };
    case "edited":
    case "kindChosen":
      return { ...state, edits: withEdit(state.edits, happening) };
    case "converted":
      return { ...state, ...fresh, step: "issues", converted: happening.view, filter: "all", shownIssues: SHOWN_AT_ONCE, writes: null, scored: null, files: null, offer: null };
    case "filtered":
      return { ...state, filter: happening.filter, shownIssues: SHOWN_AT_ONCE };
    case "moreIssues":
      return { ...state, shownIssues: state.shownIssues + SHOWN_AT_ONCE };
    case "planned":
      return { ...state, ...idle, writes: happening.writes, leftOut: new Set() };
    case "groupToggled":
      return { ...state, leftOut: toggled(state.leftOut, happening.group) };
    case "scored":
      return { ...state, ...fresh, step: "score", scored: happening.view, files: null, offer: null };
    case "by":
      return { ...state, by: happening.by, files: null };
    case "recipient":
      return { ...state, recipient: happening.recipient, files: null };
    case "locking":
      return { ...state, ...idle, locking: happening.locking, files: null };
    case "made":
      return { ...state, ...idle, files: happening.files };
    case "journal":
      return { ...state, ...idle, journal: happening.runs };
    case "offered":
      return { ...state, ...idle, offer: happening.offer };
    case "offerChanged":
      return state.offer === null ? state : { ...state, offer: { ...state.offer, ...happening.change } };
    case "sheetsChanged":
      return { ...state, ...fresh, changedSheets: happening.changed };
  }
}

/** May this step be opened now? */
export function canGo(state: PaneState, step: Step): boolean {
  switch (step) {
    case "choose":
      return true;
    case "tables":
      return state.tables !== null;
    case "issues":
      return state.converted !== null;
    case "score":
    case "files":
      return state.scored !== null;
    case "undo":
      return state.excel;
  }
}

function withExtra(extra: ExtraInputs, which: ExtraKind, given: GivenExtra | undefined): ExtraInputs {
  const { [which]: _before, ...rest } = extra;
  return given === undefined ? rest : { ...rest, [which]: given };
}

/** A file given again under the same name replaces the earlier one. */
function merged(before: readonly GivenFile[], given: readonly GivenFile[]): readonly GivenFile[] {
  const names = new Set(given.map(({ path }) => path));
  return [...before.filter(({ path }) => !names.has(path)), ...given];
}

function withEdit(edits: readonly TableEdit[], happening: Extract<Happening, { readonly kind: "edited" | "kindChosen" }>): readonly TableEdit[] {
  const known = edits.find(({ table }) => table === happening.table) ?? { table: happening.table, fields: {} };
  const next: TableEdit = happening.kind === "edited" ? { ...known, fields: { ...known.fields, [happening.header]: happening.field } } : { ...known, kind: happening.ledger };
  return [...edits.filter(({ table }) => table !== happening.table), next];
}

function toggled(set: ReadonlySet<string>, member: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}

export const countEdits = (edits: readonly TableEdit[]): number => edits.reduce((sum, { fields, kind }) => sum + Object.keys(fields).length + (kind === undefined ? 0 : 1), 0);
