import { err, ok, type Result } from "../../core/model/result.ts";
import { checkOutput, writeDirectory } from "../atomic-directory.ts";
import { convertFiles, ledgerFile } from "../../output/convert-files.ts";
import { convertSummary } from "../convert-summary.ts";
import { chooseWriter } from "../writer-choice.ts";
import { crosswalkOf } from "../../output/given/crosswalk.ts";
import { decisionsOf } from "../../output/given/decisions.ts";
import type { CrosswalkEntry, ReviewDecision } from "../../core/link/link-types.ts";
import { nodeInflater } from "../inflate.ts";
import { readGiven, readTextFile } from "../read-text.ts";
import { parseProfile } from "../read-profile.ts";
import { readLedgers } from "../read-ledgers.ts";
import type { Refusal } from "../../core/model/refusal.ts";
import { type ConvertedRun, convertRead } from "../../output/converted-run.ts";
import { askColumns } from "../ask-columns.ts";
import { nodeSha256, sha256Of } from "../input-files.ts";
import { runRecordFile } from "../../output/run-record.ts";
import type { Task, TaskPorts } from "./task.ts";
import type { OutputFile } from "../../output/output-file.ts";

export interface ConvertRequest {
  readonly paths: readonly string[];
  readonly out: string;
  readonly replace: boolean;
  /** `YYYY-MM-DD`; used where a ledger states no date of its own. */
  readonly asOf?: string;
  /** A saved column mapping (JSON). */
  readonly profile?: string;
  /** An earlier 正規化台帳.xlsx whose 名寄せ確認 decisions are taken over. */
  readonly decisions?: string;
  /** 新旧対照表 of a 機構改革 (xlsx, xls, csv). */
  readonly crosswalk?: string;
  /** own (default) or exceljs: who writes HR's workbooks. */
  readonly writer?: string;
  /** `YYYY-MM-DDTHH:MM:SSZ` printed on the outputs. */
  readonly stamp?: string;
}

/** Ledgers on disk → canonical tables in memory. */
export async function convertInputs(request: ConvertRequest, ports: TaskPorts): Promise<Result<ConvertedRun, Refusal>> {
  const profile = request.profile === undefined ? undefined : await loadProfile(request.profile);
  if (profile !== undefined && !profile.ok) return profile;
  const decisions = request.decisions === undefined ? undefined : await readDecisions(request.decisions);
  if (decisions !== undefined && !decisions.ok) return decisions;
  const crosswalk = request.crosswalk === undefined ? undefined : await readCrosswalk(request.crosswalk, ports);
  if (crosswalk !== undefined && !crosswalk.ok) return crosswalk;
  const read = await readLedgers(request.paths, ports);
  if (!read.ok) return read;
  const asked = ports.ask === undefined ? undefined : await askColumns(read.value.ledgers, profile?.value, ports.ask);
  const mapping = asked ?? profile?.value;
  const named = Object.fromEntries(["asOf", "profile", "decisions", "crosswalk", "stamp"].flatMap((name) => {
    const value = request[name as keyof ConvertRequest];
    return typeof value === "string" ? [[name, value]] : [];
  }));
  return convertRead(read.value, {
    named: asked === undefined ? named : { ...named, answers: sha256Of(new TextEncoder().encode(JSON.stringify(asked))).slice(0, 12) }, sha256: nodeSha256,
    ...(request.asOf === undefined ? {} : { asOf: request.asOf }),
    ...(mapping === undefined ? {} : { profile: mapping }),
    ...(asked === undefined ? {} : { confirmed: asked }),
    ...(decisions === undefined ? {} : { decisions: decisions.value }),
    ...(crosswalk === undefined ? {} : { crosswalk: crosswalk.value }),
    onTable: (done, total) => ports.progress("値をそろえる", done, total),
  });
}

export const convert: Task<ConvertRequest> = async (request, ports) => {
  const refused = await checkOutput(request.out, request.replace);
  if (refused !== undefined) return err(refused);
  const writer = await chooseWriter(request.writer);
  if (!writer.ok) return writer;
  const run = await convertInputs(request, ports);
  if (!run.ok) return run;
  ports.progress("書き出す", 0, 0);
  const files: OutputFile[] = [await ledgerFile(run.value, writer.value), ...(await convertFiles(run.value))];
  const written = await writeDirectory(request.out, [...files, await runRecordFile(files, run.value, nodeSha256)], request.replace);
  if (!written.ok) return written;
  return ok(convertSummary(run.value, request.out, files));
};

async function loadProfile(path: string): Promise<ReturnType<typeof parseProfile>> {
  const read = await readTextFile(path);
  return read.ok ? parseProfile(read.value, path) : read;
}

async function readDecisions(path: string): Promise<Result<ReviewDecision[], Refusal>> {
  const file = await readGiven(path);
  return file.ok ? decisionsOf(file.value, { inflate: nodeInflater }) : file;
}

async function readCrosswalk(path: string, ports: TaskPorts): Promise<Result<CrosswalkEntry[], Refusal>> {
  const read = await readLedgers([path], ports);
  return read.ok ? crosswalkOf(read.value.ledgers.flatMap((ledger) => ledger.grids), path) : read;
}
