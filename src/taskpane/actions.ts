import type { LedgerKind } from "../core/model/columns.ts";
import type { Severity } from "../core/model/issue.ts";
import type { JournalCell } from "../excel/book-host.ts";
import type { Locking, SheetOffer, Step } from "./state.ts";
import type { ExtraKind, GivenFile, IssueView, ResultBook } from "./work/messages.ts";

/** What a clerk can do on the page; the view calls these and nothing else. */
export interface Actions {
  readonly go: (step: Step) => void;
  readonly give: (files: readonly PickedFile[]) => void;
  readonly remove: (path: string) => void;
  readonly setAsOf: (day: string) => void;
  /** One file, or the files of a folder; `name` is what it is called on the page. */
  readonly giveExtra: (kind: ExtraKind, name: string, files: readonly PickedFile[]) => void;
  readonly dropExtra: (kind: ExtraKind) => void;
  readonly setIndividual: (wanted: boolean) => void;
  readonly readBook: () => void;
  readonly readFiles: () => void;
  readonly editField: (table: number, header: string, field: string) => void;
  readonly editKind: (table: number, kind: LedgerKind) => void;
  readonly applyEdits: () => void;
  readonly saveProfile: () => void;
  readonly convert: () => void;
  readonly filter: (severity: Severity | "all") => void;
  readonly moreIssues: () => void;
  readonly goTo: (issue: IssueView) => void;
  readonly markIssues: () => void;
  readonly planWrites: () => void;
  readonly toggleGroup: (group: string) => void;
  readonly dropPlan: () => void;
  readonly writeNow: () => void;
  readonly score: () => void;
  readonly openBook: (book: ResultBook) => void;
  readonly offerSheets: () => void;
  readonly setOffer: (change: Partial<Pick<SheetOffer, "book" | "manner" | "chosen">>) => void;
  readonly dropOffer: () => void;
  readonly addSheets: () => void;
  readonly setBy: (by: "課" | "部") => void;
  readonly setRecipient: (recipient: string) => void;
  readonly setLocking: (way: Locking["way"]) => void;
  readonly giveSlips: (file: GivenFile) => void;
  readonly saveSlips: () => void;
  readonly makeFiles: () => void;
  readonly saveZip: () => void;
  readonly saveFolder: (() => void) | undefined;
  readonly saveOne: (path: string) => void;
  readonly undo: (run: string, cell?: JournalCell) => void;
  readonly removeSheets: (run: string, changedToo: boolean) => void;
  readonly keepSheets: () => void;
  readonly forget: () => void;
  readonly cancel: () => void;
}

export interface PickedFile {
  /** Relative to what was picked, `/` between folders. */
  readonly path: string;
  readonly body: Blob;
  readonly without?: readonly string[];
}
