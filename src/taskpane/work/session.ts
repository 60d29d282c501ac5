import { toSavedLedger } from "../../core/columns/profile.ts";
import { matchColumns } from "../../core/columns/match-columns.ts";
import type { Solver } from "../../core/assign/linear-model.ts";
import type { SavedProfile } from "../../core/model/columns.ts";
import type { Ledger } from "../../core/model/grid.ts";
import { type Refusal, refusal } from "../../core/model/refusal.ts";
import { err, ok, type Result } from "../../core/model/result.ts";
import { type RecognisedTable, recognise } from "../../core/pipeline.ts";
import { describeFault } from "../../core/validate/messages/refusals.ts";
import { bookMakers } from "../../output/book-makers.ts";
import { cellWrites } from "../../output/cell-writes.ts";
import { convertFiles, ledgerFile } from "../../output/convert-files.ts";
import { type ConvertedRun, convertRead, type InputBytes, type ReadLedgers } from "../../output/converted-run.ts";
import { distributionFiles, planShares, type SharePlan } from "../../output/distribution-files.ts";
import { extraFiles, extraOptions } from "../../output/extra-files.ts";
import { textOf } from "../../output/given/given-file.ts";
import type { OutputFile, Sha256 } from "../../output/output-file.ts";
import type { InflateRaw } from "../../output/package-parts.ts";
import { agileLocks, lockWith, newSlips, type PasswordSlip, slipsFrom, slipsText, wantedSlips } from "../../output/password-slips.ts";
import { planFiles } from "../../output/plan-files.ts";
import { runRecordFile } from "../../output/run-record.ts";
import { hrFile, scoreFiles } from "../../output/score-files.ts";
import { zipFiles } from "../../output/zip-files.ts";
import type { RandomBytes } from "../../xlsx/crypt/primitives.ts";
import { readLedger } from "../../xlsx/read/read-ledger.ts";
import { base64Of } from "./base64.ts";
import { bytesOf, linkGiven, scoreGiven, type ScoredGiven } from "./extra-inputs.ts";
import type { ExtraInputs, GivenFile, Passwords, ResultBook, TableEdit, WorkRequest, WorkViews } from "./messages.ts";
import { TEXT } from "../wording.ts";
import { type ResultRuns, sheetBytes, sheetsView } from "./result-sheets.ts";
import { convertView, scoreView, tablesView, writesView } from "./views.ts";

export interface SessionPorts {
  readonly sha256: Sha256;
  readonly inflate: InflateRaw;
  readonly solver: () => Promise<Solver>;
  /** Where new passwords, salts and keys come from. */
  readonly random: RandomBytes;
  readonly progress: (stage: string, done: number, total: number) => void;
}

/** What a session has in memory; each step drops what was made from an older one. */
interface Held {
  read: ReadLedgers | undefined;
  recognised: readonly RecognisedTable[];
  profile: SavedProfile | undefined;
  converted: ConvertedRun | undefined;
  scored: ScoredGiven | undefined;
  files: readonly OutputFile[];
  /** New passwords of `files`; never among the files themselves. */
  slips: readonly PasswordSlip[] | undefined;
}

type Answer<K extends WorkRequest["kind"]> = Promise<Result<WorkViews[K], Refusal>>;
export type Session = (request: WorkRequest) => Answer<WorkRequest["kind"]>;

/** The clerk's whole way in memory: ledgers in, tables, issues, figures, files. The same code as the batch, driven step by step. */
export function makeSession(ports: SessionPorts): Session {
  const held: Held = { read: undefined, recognised: [], profile: undefined, converted: undefined, scored: undefined, files: [], slips: undefined };
  return async (request) => {
    switch (request.kind) {
      case "read":
        return read(held, request.files, request.others, ports);
      case "recognise":
        return correct(held, request.edits);
      case "convert":
        return convert(held, request, ports);
      case "score":
        return score(held, request, ports);
      case "book":
        return book(held, request.book, ports);
      case "files":
        return files(held, request, ports);
      case "slips":
        return ok(new TextEncoder().encode(slipsText(done(held.slips))));
      case "file":
        return fileOf(held, request.path);
      case "zip":
        return ok(await zipFiles(held.files));
      case "writes": {
        const run = done(held.converted);
        return ok(writesView(cellWrites(run.converted.changes, request.file)));
      }
      case "sheets":
        return ok(sheetsView(resultRuns(held)));
      case "sheetBytes":
        return ok(await sheetBytes(resultRuns(held), request.book, request));
    }
  };
}

/** The page offers a step only when the one before it is done: anything else is a bug of the page. */
function done<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("asked out of order");
  return value;
}

async function read(held: Held, given: readonly GivenFile[], others: readonly string[], ports: SessionPorts): Answer<"read"> {
  const inputs: InputBytes[] = [];
  const ledgers: Ledger[] = [];
  for (const [i, { path, body, without = [] }] of given.entries()) {
    ports.progress("台帳を読む", i, given.length);
    const file = await bytesOf({ path, body });
    if (!file.ok) return file;
    const { name, bytes } = file.value;
    const ledger = await readLedger(name, bytes);
    if (!ledger.ok) return err(refusal(describeFault(ledger.error), path));
    inputs.push({ name, bytes, sha256: await ports.sha256(bytes) });
    ledgers.push(without.length === 0 ? ledger.value : { ...ledger.value, grids: ledger.value.grids.filter((grid) => !without.includes(grid.name)) });
  }
  const unread = given.flatMap(({ path, without = [] }) => without.map((sheet) => TEXT.ownSheet(path, sheet)));
  Object.assign(held, { read: { inputs, ledgers, others: [...others, ...unread] }, profile: undefined, converted: undefined, scored: undefined, files: [] } satisfies Partial<Held>);
  return recogniseAll(held);
}

function recogniseAll(held: Held): Result<WorkViews["read"], Refusal> {
  const { ledgers, others } = done(held.read);
  held.recognised = ledgers.flatMap((ledger) => recognise(ledger, held.profile === undefined ? {} : { profile: held.profile }));
  return ok(tablesView(held.recognised, others, held.profile));
}

/** A clerk's corrections become a saved mapping, exactly as `--profile` takes one; the tables are then recognised anew by it. */
function correct(held: Held, edits: readonly TableEdit[]): Result<WorkViews["recognise"], Refusal> {
  const before = held.profile?.ledgers ?? [];
  const changed = edits.flatMap((edit) => {
    const found = held.recognised[edit.table];
    return found === undefined ? [] : [savedLedger(found, edit)];
  });
  const names = new Set(changed.map(({ name }) => name));
  held.profile = { version: 1, ledgers: [...changed, ...before.filter(({ name }) => !names.has(name))] };
  Object.assign(held, { converted: undefined, scored: undefined, files: [] } satisfies Partial<Held>);
  return recogniseAll(held);
}

function savedLedger({ table, map }: RecognisedTable, edit: TableEdit): SavedProfile["ledgers"][number] {
  const matched = edit.kind === undefined || edit.kind === map.kind ? map : matchColumns(table, { hints: { kind: edit.kind } });
  const saved = toSavedLedger(`${table.file} ${table.grid.name}`, table, matched);
  return { ...saved, kind: edit.kind ?? saved.kind, fields: { ...saved.fields, ...edit.fields } };
}

async function convert(held: Held, { asOf, extra = {} }: { readonly asOf?: string; readonly extra?: ExtraInputs }, ports: SessionPorts): Answer<"convert"> {
  const told = await linkGiven(extra);
  if (!told.ok) return told;
  const { named: alsoNamed, ...link } = told.value;
  const named: Record<string, string> = asOf === undefined ? {} : { asOf };
  if (held.profile !== undefined) named["profile"] = `画面での指定 ${(await ports.sha256(new TextEncoder().encode(JSON.stringify(held.profile)))).slice(0, 12)}`;
  const run = await convertRead(done(held.read), {
    ...link, named: { ...named, ...alsoNamed }, sha256: ports.sha256, onTable: (at, total) => ports.progress("値をそろえる", at, total),
    ...(asOf === undefined ? {} : { asOf }), ...(held.profile === undefined ? {} : { profile: held.profile }),
  });
  if (!run.ok) return run;
  Object.assign(held, { converted: run.value, scored: undefined, files: [] } satisfies Partial<Held>);
  return ok(convertView(run.value));
}

async function score(held: Held, { extra = {}, individual = false }: { readonly extra?: ExtraInputs; readonly individual?: boolean }, ports: SessionPorts): Answer<"score"> {
  const scored = await scoreGiven(done(held.converted), extra, individual, ports.sha256);
  if (!scored.ok) return scored;
  held.scored = scored.value;
  held.files = [];
  return ok(scoreView(scored.value.scored));
}

const resultRuns = (held: Held): ResultRuns => ({ converted: done(held.converted), scored: done(held.scored).scored });

/** One workbook alone, for opening it in Excel: building both would double a clerk's wait. */
async function book(held: Held, wanted: ResultBook, ports: SessionPorts): Answer<"book"> {
  ports.progress("ブックを作る", 0, 0);
  const { bytes } = wanted === "ledger" ? await ledgerFile(done(held.converted)) : await hrFile(done(held.scored).scored);
  return ok(base64Of(bytes));
}

/** Everything `daicho run` writes, in memory, in its order. */
async function files(held: Held, { by, recipient, passwords }: { readonly by: string; readonly recipient: string; readonly passwords?: Passwords }, ports: SessionPorts): Answer<"files"> {
  const plan = planShares(done(held.scored).scored, { by, ...(recipient === "" ? {} : { profile: recipient }) });
  if (!plan.ok) return plan;
  const slips = await slipsOf(plan.value, passwords, ports);
  if (!slips.ok) return slips;
  const made: OutputFile[] = [];
  try {
    for await (const file of allFiles(held, plan.value, { made, slips: slips.value }, ports)) made.push(file);
  } catch (thrown) {
    if (isStop(thrown)) return err(thrown.stopped);
    throw thrown;
  }
  Object.assign(held, { files: made, slips: slips.value } satisfies Partial<Held>);
  return ok(listed(made));
}

/** The passwords of every package, before anything is made: a department without one refuses all. */
async function slipsOf({ shares }: SharePlan, passwords: Passwords | undefined, ports: SessionPorts): Promise<Result<readonly PasswordSlip[] | undefined, Refusal>> {
  if (passwords === undefined) return ok(undefined);
  const wanted = wantedSlips(shares);
  if (passwords === "new") return ok(newSlips(wanted, ports.random));
  const file = await bytesOf(passwords);
  return file.ok ? slipsFrom(textOf(file.value.bytes), file.value.name, wanted) : file;
}

interface Making {
  /** So far. */
  readonly made: readonly OutputFile[];
  readonly slips: readonly PasswordSlip[] | undefined;
}

async function* allFiles(held: Held, plan: SharePlan, { made, slips }: Making, ports: SessionPorts): AsyncGenerator<OutputFile> {
  const [run, { scored, conditions, extras }] = [done(held.converted), done(held.scored)];
  const locks = agileLocks({ random: ports.random });
  ports.progress("正規化台帳を作る", 0, 0);
  yield await ledgerFile(run);
  yield* await convertFiles(run);
  ports.progress("分析ブックを作る", 0, 0);
  yield* await scoreFiles(scored);
  ports.progress("配置案を作る", 0, 0);
  yield* await planFiles(scored, await ports.solver(), conditions);
  yield* await extraFiles(scored, extras);
  yield* distributionFiles(plan, {
    makers: bookMakers, progress: ports.progress, sha256: ports.sha256, inflate: ports.inflate, stop,
    readBack: async (path) => done(made.find((file) => file.path === path)?.bytes),
    ...(slips === undefined ? {} : { lockOf: (share) => lockWith(slips, share, locks) }),
  });
  yield await runRecordFile(made, { run: run.run, asked: extraOptions(extras.asked), asOf: scored.scores.asOf, converted: run.converted, masters: scored.scores.masters }, ports.sha256);
}

const stop = (reason: Refusal): never => {
  throw Object.assign(new Error(reason.message), { stopped: reason });
};
const isStop = (thrown: unknown): thrown is Error & { readonly stopped: Refusal } => thrown instanceof Error && "stopped" in thrown;

const listed = (made: readonly OutputFile[]): WorkViews["files"] => made.map(({ path, bytes }) => ({ path, bytes: bytes.length }));

async function fileOf(held: Held, path: string): Answer<"file"> {
  return ok(done(held.files.find((file) => file.path === path)).bytes.slice());
}
