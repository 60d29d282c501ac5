import type { Refusal } from "../core/model/refusal.ts";
import { ok, type Result } from "../core/model/result.ts";
import type { BookHost, ExcelFault, JournalCell, Watch } from "../excel/book-host.ts";
import { SLIPS_FILE } from "../output/given/given-names.ts";
import { arrangeNames } from "../output/input-names.ts";
import type { Actions, PickedFile } from "./actions.ts";
import { markable } from "./issue-marks.ts";
import { canSaveFolder, download, saveIntoFolder } from "./save.ts";
import { EXTRA } from "./extra-wording.ts";
import { isUsable } from "./extra-files-of.ts";
import { type Happening, initialState, type PaneState, reduce, type Step, STEPS } from "./state.ts";
import type { WorkClient } from "./work/client.ts";
import type { ExtraKind, Passwords, ResultBook, TablesView, WorkRequest, WorkViews } from "./work/messages.ts";
import { faultText, TEXT } from "./wording.ts";

export interface Controller {
  readonly actions: Actions;
  readonly state: () => PaneState;
  /** Calls back with every new state, and once at once. */
  readonly watch: (show: (state: PaneState) => void) => void;
}

/** Joins what the clerk does with the worker and the workbook. Holds the one state; everything it does ends in a `Happening`. */
export function makeController(work: WorkClient, host: BookHost | undefined, goal: Step = "tables"): Controller {
  let state = initialState(host !== undefined, host?.addsSheets);
  let aim = goal;
  let show: (state: PaneState) => void = () => undefined;
  let cancelWanted = false;
  const happen = (happening: Happening): void => {
    state = reduce(state, happening);
    show(state);
  };

  const failed = (refusal: Refusal & { readonly detail?: string }): void => happen({ kind: "failed", problem: { message: refusal.message, ...(refusal.detail === undefined ? {} : { detail: refusal.detail }) } });
  const excelFailed = (fault: ExcelFault): void => happen({ kind: "failed", problem: { message: faultText(fault), detail: `${fault.code}\n${fault.detail}` } });

  /** Asks the worker; undefined when it refused or was cancelled, which is then already shown. */
  async function ask<R extends WorkRequest>(request: R, stage: string): Promise<WorkViews[R["kind"]] | undefined> {
    happen({ kind: "busy", busy: { stage, done: 0, total: 0 } });
    const answer = await work.ask(request, (name, done, total) => happen({ kind: "busy", busy: { stage: name, done, total } }));
    if (answer === "cancelled") return void happen({ kind: "cancelled", note: TEXT.cancelled, lost: true });
    if (!answer.ok) return void failed(answer.error);
    return answer.value;
  }

  /** Asks Excel; undefined when it refused, which is then already shown. */
  async function excel<T>(stage: string, call: (host: BookHost, watch: Watch) => Promise<Result<T, ExcelFault>>): Promise<T | undefined> {
    if (host === undefined) return undefined;
    cancelWanted = false;
    happen({ kind: "busy", busy: { stage, done: 0, total: 0 } });
    const answer = await call(host, { progress: (done, total) => happen({ kind: "busy", busy: { stage, done, total } }), cancelled: () => cancelWanted });
    if (!answer.ok) return void excelFailed(answer.error);
    return answer.value;
  }

  async function readGiven(book: string | null): Promise<void> {
    const tables = await ask({ kind: "read", files: state.given, others: state.others }, "台帳を読む");
    if (tables === undefined) return;
    happen({ kind: "recognised", tables, book });
    await advance(tables);
  }

  /** A ribbon button names a later step: the way there is gone without further clicks, unless a person has to decide something. Once. */
  async function advance({ tables }: TablesView): Promise<void> {
    const steps = STEPS.indexOf(aim) - STEPS.indexOf("tables");
    aim = "tables";
    if (steps <= 0 || tables.length === 0 || tables.some(({ questions }) => questions.some(({ required }) => required))) return;
    await convert();
    if (steps > 1 && state.converted !== null) await score();
    if (steps > 2) happen({ kind: "go", step: "files" });
  }

  async function convert(): Promise<void> {
    const view = await ask({ kind: "convert", ...(state.asOf === "" ? {} : { asOf: state.asOf }), extra: state.extra }, "点検する");
    if (view !== undefined) happen({ kind: "converted", view });
  }

  async function score(): Promise<void> {
    const view = await ask({ kind: "score", extra: state.extra, individual: state.individual }, "採点する");
    if (view !== undefined) happen({ kind: "scored", view });
  }

  async function readBook(): Promise<void> {
    const book = await excel("ブックを読む", (open, watch) => open.readBook(watch));
    if (book === undefined) return;
    if (book.cancelled) return happen({ kind: "cancelled", note: TEXT.cancelled, lost: false });
    happen({ kind: "given", files: [{ path: book.name, body: new Blob([book.bytes as Uint8Array<ArrayBuffer>]), without: book.ours }], others: [] });
    await readGiven(book.name);
  }

  async function loadJournal(note: string): Promise<boolean> {
    const runs = await excel("控えを読む", (open) => open.journal());
    if (runs === undefined) return false;
    happen({ kind: "journal", runs });
    if (note !== "") happen({ kind: "said", note });
    return true;
  }

  function give(files: readonly PickedFile[]): void {
    const { ledgers, others } = arrangeNames(files.map(({ path }) => path));
    const byPath = new Map(files.map((file) => [file.path, file] as const));
    happen({ kind: "given", files: ledgers.flatMap((path) => byPath.get(path) ?? []), others });
  }

  /** Of a folder only what can be used is kept; a folder without any of it is a mistake. */
  function giveExtra(which: ExtraKind, name: string, picked: readonly PickedFile[]): void {
    const files = picked.filter(({ path }) => isUsable(which, path));
    if (files.length === 0) return failed({ message: EXTRA.nothingInFolder(EXTRA.kinds[which].label, name), file: null });
    happen({ kind: "extra", which, given: { name, files } });
  }

  async function makeFiles(): Promise<void> {
    const { way, file } = state.locking;
    if (way === "slips" && file === undefined) return failed({ message: EXTRA.noSlipFile, file: null });
    const passwords: Passwords | undefined = way === "new" ? "new" : way === "slips" ? file : undefined;
    const files = await ask({ kind: "files", by: state.by, recipient: state.recipient, ...(passwords === undefined ? {} : { passwords }) }, "結果を作る");
    if (files === undefined) return;
    happen({ kind: "made", files });
    happen({ kind: "said", note: TEXT.made(files.length) });
  }

  async function saveSlips(): Promise<void> {
    const bytes = await ask({ kind: "slips" }, "控えを用意する");
    if (bytes === undefined) return;
    download(SLIPS_FILE, bytes, "text/csv");
    happen({ kind: "said", note: EXTRA.slipsSaved });
  }

  async function writeNow(): Promise<void> {
    const wanted = state.writes?.writes.filter(({ rule, field }) => !state.leftOut.has(`${rule}|${field}`)) ?? [];
    const done = await excel("書き込む", (open, watch) => open.write(wanted, watch));
    if (done === undefined) return;
    happen({ kind: "planned", writes: null });
    happen({ kind: "said", note: done.cancelled ? TEXT.cancelledPart(done.written) : TEXT.written(done.written, done.skipped) });
  }

  async function openBook(book: ResultBook): Promise<void> {
    const base64 = await ask({ kind: "book", book }, "ブックを作る");
    if (base64 === undefined || (await excel("ブックを開く", async (open) => ranOk(await open.openBook(base64)))) === undefined) return;
    happen({ kind: "said", note: TEXT.opened[book] });
  }

  /** What could be added, and what has to be known of the workbook: nothing is changed yet. */
  async function offerSheets(): Promise<void> {
    const sheets = await ask({ kind: "sheets" }, "シートを調べる");
    if (sheets === undefined) return;
    const room = await excel("ブックを調べる", (open) => open.room());
    if (room !== undefined) happen({ kind: "offered", offer: { sheets, room, book: "analysis", manner: "formulas", chosen: new Set() } });
  }

  async function addSheets(): Promise<void> {
    if (state.offer === null) return;
    const { book, manner, chosen, room } = state.offer;
    const made = await ask({ kind: "sheetBytes", book, manner, chosen: [...chosen], charts: room.takesCharts, taken: room.sheets }, "シートを作る");
    if (made === undefined) return;
    const added = await excel("シートを加える", (open, watch) => open.addSheets(made, watch));
    if (added === undefined) return;
    happen({ kind: "offered", offer: null });
    happen({ kind: "said", note: TEXT.added(added.names.length) });
  }

  async function removeSheets(run: string, changedToo: boolean): Promise<void> {
    const done = await excel("シートを取り除く", (open, watch) => open.removeSheets(run, changedToo, watch));
    if (done === undefined) return;
    if (done.changed.length > 0) return happen({ kind: "sheetsChanged", changed: { run, names: done.changed } });
    happen({ kind: "sheetsChanged", changed: null });
    await loadJournal(done.cancelled ? TEXT.removeCancelled : TEXT.removed(done.removed.length, done.gone));
  }

  async function undo(run: string, cell?: JournalCell): Promise<void> {
    const undone = await excel("元に戻す", (open, watch) => open.undo(run, watch, cell));
    if (undone !== undefined) await loadJournal(undone.cancelled ? TEXT.cancelledPart(undone.restored) : TEXT.undone(undone.restored, undone.kept));
  }

  async function saveFolder(): Promise<void> {
    const bytesOf = async (path: string): Promise<Uint8Array> => (await ask({ kind: "file", path }, "保存する")) ?? new Uint8Array();
    const saved = await saveIntoFolder(state.files ?? [], bytesOf);
    if (saved.ok) happen({ kind: "said", note: TEXT.savedFolder(saved.value) });
    else if (saved.error === "not_empty") failed({ message: TEXT.folderNotEmpty, file: null });
  }

  async function saveOne(path: string): Promise<void> {
    const bytes = await ask({ kind: "file", path }, "保存する");
    if (bytes === undefined) return;
    download(path.split("/").at(-1) ?? path, bytes);
    happen({ kind: "said", note: "" });
  }

  const later = (task: Promise<unknown>): void => void task.catch((thrown: unknown) => failed({ message: TEXT.broken, file: null, detail: String(thrown instanceof Error ? thrown.stack : thrown) } as Refusal));

  const actions: Actions = {
    go: (step) => (step === "undo" ? later(loadJournal("").then((loaded) => (loaded ? happen({ kind: "go", step }) : undefined))) : happen({ kind: "go", step })),
    give,
    remove: (path) => happen({ kind: "removed", path }),
    setAsOf: (day) => happen({ kind: "asOf", day }),
    giveExtra,
    dropExtra: (which) => happen({ kind: "extra", which, given: undefined }),
    setIndividual: (wanted) => happen({ kind: "individual", wanted }),
    readBook: () => later(readBook()),
    readFiles: () => later(readGiven(null)),
    editField: (table, header, field) => happen({ kind: "edited", table, header, field }),
    editKind: (table, ledger) => happen({ kind: "kindChosen", table, ledger }),
    applyEdits: () => later(ask({ kind: "recognise", edits: state.edits }, "読み直す").then((tables) => (tables === undefined ? undefined : happen({ kind: "recognised", tables, book: state.book })))),
    saveProfile: () => download(TEXT.profileName, `${JSON.stringify(state.tables?.profile, null, 2)}\n`, "application/json"),
    convert: () => later(convert()),
    filter: (filter) => happen({ kind: "filtered", filter }),
    moreIssues: () => happen({ kind: "moreIssues" }),
    goTo: (issue) => later(excel("移る", async (open) => ranOk(await open.goTo(issue.sheet, issue.cell))).then((done) => (done === undefined ? undefined : happen({ kind: "said", note: "" })))),
    markIssues: () => later(excel("色を付ける", (open, watch) => open.mark(markable(state.converted?.issues ?? [], state.book), watch)).then((done) => (done === undefined ? undefined : happen({ kind: "said", note: TEXT.marked(done.written) })))),
    planWrites: () => later(ask({ kind: "writes", file: state.book ?? "" }, "比べる").then((writes) => (writes === undefined ? undefined : happen({ kind: "planned", writes })))),
    toggleGroup: (group) => happen({ kind: "groupToggled", group }),
    dropPlan: () => happen({ kind: "planned", writes: null }),
    writeNow: () => later(writeNow()),
    score: () => later(score()),
    openBook: (book) => later(openBook(book)),
    setBy: (by) => happen({ kind: "by", by }),
    setRecipient: (recipient) => happen({ kind: "recipient", recipient }),
    setLocking: (way) => happen({ kind: "locking", locking: { ...state.locking, way } }),
    giveSlips: (file) => happen({ kind: "locking", locking: { way: "slips", file } }),
    saveSlips: () => later(saveSlips()),
    makeFiles: () => later(makeFiles()),
    saveZip: () => later(ask({ kind: "zip" }, "まとめる").then((bytes) => {
      if (bytes === undefined) return;
      download(TEXT.zipName(state.converted?.asOf ?? null), bytes, "application/zip");
      happen({ kind: "said", note: "" });
    })),
    saveFolder: canSaveFolder() ? () => later(saveFolder()) : undefined,
    saveOne: (path) => later(saveOne(path)),
    undo: (run, cell) => later(undo(run, cell)),
    offerSheets: () => later(offerSheets()),
    setOffer: (change) => happen({ kind: "offerChanged", change }),
    dropOffer: () => happen({ kind: "offered", offer: null }),
    addSheets: () => later(addSheets()),
    removeSheets: (run, changedToo) => later(removeSheets(run, changedToo)),
    keepSheets: () => happen({ kind: "sheetsChanged", changed: null }),
    forget: () => later(excel("控えを消す", async (open) => ranOk(await open.forget())).then((done) => (done === undefined ? undefined : loadJournal(TEXT.forgotten)))),
    cancel: () => {
      cancelWanted = true;
      work.cancel();
    },
  };
  return {
    actions, state: () => state,
    watch: (draw) => {
      show = draw;
      show(state);
    },
  };
}

/** A call without a value still tells "done" from "refused". */
const ranOk = (done: Result<void, ExcelFault>): Result<true, ExcelFault> => (done.ok ? ok(true) : done);
