import { readFile } from "node:fs/promises";
import { applyChanges, baseState, oursState } from "../../core/exchange/apply-changes.ts";
import { buildCollectWorkbook, fieldLabel } from "../../core/exchange/collect-workbook.ts";
import { appendHistory, type History, rememberedDecisions } from "../../core/exchange/history.ts";
import { type Decision, type MergeResult, mergeReturns } from "../../core/exchange/merge.ts";
import { readVerdicts } from "../../core/exchange/read-verdicts.ts";
import { type TrackerLine, trackReturns } from "../../core/exchange/tracker.ts";
import type { Manifest } from "../../core/model/manifest.ts";
import { toCsv } from "../../core/model/csv.ts";
import { err, ok, type Result } from "../../core/model/result.ts";
import type { RunFacts } from "../../core/model/run.ts";
import { EXCHANGE_TEXT } from "../../core/validate/messages/exchange-refusals.ts";
import { describeFault } from "../../core/validate/messages/refusals.ts";
import { readLedger } from "../../xlsx/read/read-ledger.ts";
import { writeWorkbook } from "../../xlsx/write/write-workbook.ts";
import { tableToCsv } from "../../output/canonical-csv.ts";
import { jsonFile, type OutputFile, textFile } from "../../output/output-file.ts";
import { makeRunFacts } from "../../output/run-facts.ts";
import { runRecordFile } from "../../output/run-record.ts";
import { checkOutput, writeDirectory } from "../atomic-directory.ts";
import { HISTORY_FILE, NO_OURS, type Ours, readOurs } from "../collect/read-ours.ts";
import { readReturns, type Returns } from "../collect/read-returns.ts";
import { readDistribution } from "../distribution/distribution.ts";
import { readPasswords } from "../distribution/passwords.ts";
import { nodeInflater } from "../inflate.ts";
import { nodeSha256, readInputs } from "../input-files.ts";
import { type Refusal, refusal } from "../../core/model/refusal.ts";
import { describeSystemError } from "../system-error.ts";
import type { Task, TaskReport } from "./task.ts";

export interface CollectRequest {
  /** Folder of the returned files. */
  readonly from: string;
  /** Output directory of `distribute` or `run`: what was sent. */
  readonly base: string;
  readonly out: string;
  readonly replace: boolean;
  /** HR's values now: an output directory, a table csv, or an edited 正規化台帳.xlsx. Default: as sent. */
  readonly ours?: string;
  /** An earlier 回収結果.xlsx with 判定 filled in. */
  readonly decisions?: string;
  /** Slips of `distribute`, for returns that are still locked. */
  readonly passwordFile?: string;
  readonly stamp?: string;
}

interface Collected {
  readonly manifest: Manifest;
  readonly ours: Ours;
  readonly returns: Returns;
  readonly merge: MergeResult;
  readonly tracker: readonly TrackerLine[];
  readonly history: History;
  readonly run: RunFacts;
  /** dept_code → 部　課. */
  readonly departments: ReadonlyMap<string, string>;
}

/** Returned workbooks → three-way merge, conflicts, tracker, history; one directory that appears whole or not at all. Inputs stay as they are. */
export const collect: Task<CollectRequest> = async (request, ports) => {
  const refused = await checkOutput(request.out, request.replace);
  if (refused !== undefined) return err(refused);
  const sent = await readDistribution(request.base);
  if (!sent.ok) return sent;
  const ours = request.ours === undefined ? ok(NO_OURS) : await readOurs(request.ours);
  if (!ours.ok) return ours;
  const decided = request.decisions === undefined ? ok([]) : await loadDecisions(request.decisions);
  if (!decided.ok) return decided;
  const files = await readInputs([request.from]);
  if (!files.ok) return files;
  if (files.value.inputs.length === 0) return err(refusal(EXCHANGE_TEXT.nothingReturned(request.from), request.from));
  const passwords = await readPasswords(request.passwordFile);
  if (!passwords.ok) return passwords;
  const { manifest, record } = sent.value;
  const returns = await readReturns(files.value.inputs, record.forms, passwords.value, ports);
  // The new decisions come first: a cell has one decision, the latest.
  const decisions = [...decided.value, ...[...rememberedDecisions(ours.value.history)].reverse()];
  const merge = mergeReturns(baseState(record.forms), oursState(record.forms, ours.value.tables, ours.value.given), returns.forms, decisions);
  const listed = files.value.inputs.map(({ name, bytes, sha256 }) => ({ name, bytes: bytes.length, sha256 }));
  const run = await makeRunFacts(listed, { base: manifest.distributionId, ...(request.stamp === undefined ? {} : { stamp: request.stamp }) }, manifest.asOf, nodeSha256);
  const history = appendHistory(ours.value.history, { stamp: run.stamp, distributionId: manifest.distributionId, changes: merge.changes, decisions: decided.value });
  const departments = await departmentNames(manifest, ours.value, request.base);
  const collected: Collected = { manifest, departments, ours: ours.value, returns, merge, tracker: trackReturns(manifest, returns.forms, returns.unreadable, merge), history, run };
  ports.progress("書き出す", 0, 0);
  const made = await collectFiles(collected, applyChanges(ours.value.tables, merge.changes, record.forms));
  const written = await writeDirectory(request.out, [...made, await runRecordFile(made, { run, asOf: manifest.asOf }, nodeSha256)], request.replace);
  return written.ok ? ok(report(collected, request)) : written;
};

async function collectFiles(c: Collected, tables: Ours["tables"]): Promise<OutputFile[]> {
  const book = await writeWorkbook(buildCollectWorkbook({ tracker: c.tracker, merge: c.merge, unreadable: c.returns.unreadable, asOf: c.manifest.asOf, run: c.run, departments: c.departments }));
  const changes = c.merge.changes.map((x) => [x.key, x.field, fieldLabel(x.key, x.field), x.before, x.after, x.file, x.by]);
  return [
    { path: COLLECT_BOOK, bytes: book },
    textFile("変更.csv", toCsv(["key", "field", "label", "before", "after", "file", "by"], changes)),
    jsonFile(HISTORY_FILE, c.history),
    ...[...c.ours.given].map((id) => textFile(`tables/${id}.csv`, tableToCsv(id, tables[id]))),
  ];
}

/** Records are named to a clerk by their department: from HR's tables, else from those that `run` left beside the distribution, else the recipients alone. */
async function departmentNames(manifest: Manifest, ours: Ours, base: string): Promise<ReadonlyMap<string, string>> {
  const beside = ours.given.has("departments") ? ok(ours) : await readOurs(base);
  const listed = beside.ok ? beside.value.tables.departments.flatMap((d) => (d.dept_code === null || d.full_path === null ? [] : [[d.dept_code, d.full_path] as const])) : [];
  return new Map([...manifest.files.map((f) => [f.deptCode, f.deptPath] as const), ...listed]);
}

export const COLLECT_BOOK = "回収結果.xlsx";

async function loadDecisions(path: string): Promise<Result<readonly Decision[], Refusal>> {
  try {
    const ledger = await readLedger(path, new Uint8Array(await readFile(path)), { inflate: nodeInflater });
    if (!ledger.ok) return err(refusal(describeFault(ledger.error), path));
    const { decisions, bad, found } = readVerdicts(ledger.value);
    if (!found) return err(refusal(EXCHANGE_TEXT.noConflictSheet(path), path));
    const [first] = bad;
    return first === undefined ? ok(decisions) : err(refusal(EXCHANGE_TEXT.badVerdict(path, first.row, first.found), path));
  } catch (error) {
    return err(refusal(describeSystemError(error, path), path));
  }
}

function report(c: Collected, request: CollectRequest): TaskReport {
  const by = (status: TrackerLine["status"]): number => c.tracker.filter((t) => t.status === status).length;
  const { changes, conflicts, invalid, oddities } = c.merge;
  return {
    lines: [
      `回収: ${c.tracker.length} 所属のうち 回収済 ${by("回収済")}、変更なし ${by("変更なし")}、要確認 ${by("要確認")}、旧版 ${by("旧版")}、読めない ${by("読めない")}、未回答 ${by("未回答")}`,
      `反映した変更 ${changes.length} 件、競合 ${conflicts.length} 件、反映しなかった記入 ${invalid.length} 件、様式の変更 ${oddities.length} 件`,
      ...c.returns.unreadable.map((u) => `反映していないファイル: ${u.message}`),
      ...(conflicts.length === 0 ? [] : [`競合は「${COLLECT_BOOK}」のシート「競合」で判定し、--decisions に指定してもう一度実行してください。`]),
      ...(c.ours.given.size === 0 ? ["--ours がないため、台帳（tables）は書いていません。人事の台帳に反映するには --ours に変換結果のフォルダーを指定してください。"] : []),
      `書いたもの: 「${request.out}」（まず「${COLLECT_BOOK}」をご覧ください）`,
    ],
    json: {
      out: request.out, changes: changes.map((x) => ({ key: x.key, field: x.field, before: x.before, after: x.after, file: x.file, by: x.by })),
      conflicts: conflicts.map((x) => ({ key: x.key, field: x.field, base: x.base, ours: x.ours, theirs: x.theirs.map((t) => t.value), kind: x.kind })),
      tracker: c.tracker.map(({ deptCode, status, files, changes: n }) => ({ dept_code: deptCode, status, files, changes: n })),
      invalid: invalid.length, oddities: oddities.map((o) => ({ kind: o.kind, file: o.file })), unreadable: c.returns.unreadable, staleDecisions: c.merge.staleDecisions.length,
    },
    errors: conflicts.length + invalid.length + c.returns.unreadable.length,
  };
}
