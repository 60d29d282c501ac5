import { readFile } from "node:fs/promises";
import type { Issue } from "../../core/model/issue.ts";
import { err, ok, type Result } from "../../core/model/result.ts";
import type { RunFacts } from "../../core/model/run.ts";
import { type Converted, convertLedgers } from "../../core/pipeline.ts";
import { type DescribedIssue, describeIssue } from "../../core/validate/catalogue.ts";
import { convertFaultFile, convertFaultMessage } from "../../core/validate/messages/convert-refusals.ts";
import { checkOutput, type OutputFile, writeDirectory } from "../atomic-directory.ts";
import { convertFiles, ledgerFile } from "../convert-files.ts";
import { convertSummary } from "../convert-summary.ts";
import { readDecisions } from "../read-decisions.ts";
import { parseProfile } from "../read-profile.ts";
import { type ReadLedgers, readLedgers } from "../read-ledgers.ts";
import { describeSystemError, type Refusal, refusal } from "../refusal.ts";
import { makeRunFacts } from "../run-facts.ts";
import { withRunRecord } from "../run-record.ts";
import type { Task, TaskPorts } from "./task.ts";

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
  /** `YYYY-MM-DDTHH:MM:SSZ` printed on the outputs. */
  readonly stamp?: string;
}

/** A conversion in memory, before any file of it is written. */
export interface ConvertedRun {
  readonly read: ReadLedgers;
  readonly converted: Converted;
  /** Sorted: errors first, then by place. */
  readonly issues: readonly DescribedIssue[];
  readonly asOf: string | undefined;
  readonly run: RunFacts;
}

/** Ledgers on disk → canonical tables in memory. */
export async function convertInputs(request: ConvertRequest, ports: TaskPorts): Promise<Result<ConvertedRun, Refusal>> {
  const profile = request.profile === undefined ? undefined : await loadProfile(request.profile);
  if (profile !== undefined && !profile.ok) return profile;
  const decisions = request.decisions === undefined ? undefined : await readDecisions(request.decisions);
  if (decisions !== undefined && !decisions.ok) return decisions;
  const read = await readLedgers(request.paths, ports);
  if (!read.ok) return read;
  const converted = convertLedgers(read.value.ledgers, {
    ...(request.asOf === undefined ? {} : { asOf: request.asOf }),
    ...(profile === undefined ? {} : { profile: profile.value }),
    ...(decisions === undefined ? {} : { link: { decisions: decisions.value } }),
    onTable: (done, total) => ports.progress("値をそろえる", done, total),
  });
  if (!converted.ok) return err(refusal(convertFaultMessage(converted.error), convertFaultFile(converted.error)));
  const asOf = latestAsOf(converted.value) ?? request.asOf;
  const options = Object.fromEntries(["asOf", "profile", "decisions", "stamp"].flatMap((name) => {
    const value = request[name as keyof ConvertRequest];
    return typeof value === "string" ? [[name, value]] : [];
  }));
  return ok({ read: read.value, converted: converted.value, issues: describeAll(converted.value.issues), asOf, run: makeRunFacts(read.value.inputs, options, asOf) });
}

export const convert: Task<ConvertRequest> = async (request, ports) => {
  const refused = await checkOutput(request.out, request.replace);
  if (refused !== undefined) return err(refused);
  const run = await convertInputs(request, ports);
  if (!run.ok) return run;
  ports.progress("書き出す", 0, 0);
  const files: OutputFile[] = [await ledgerFile(run.value), ...(await convertFiles(run.value))];
  const written = await writeDirectory(request.out, withRunRecord(files, run.value), request.replace);
  if (!written.ok) return written;
  return ok(convertSummary(run.value, request.out, files));
};

async function loadProfile(path: string): Promise<ReturnType<typeof parseProfile>> {
  try {
    return parseProfile(await readFile(path, "utf8"), path);
  } catch (error) {
    return err(refusal(describeSystemError(error, path), path));
  }
}

/** R01: the latest day any row of the roster speaks of. */
function latestAsOf({ tables }: Converted): string | undefined {
  let latest: string | undefined;
  for (const { as_of } of tables.staff) if (as_of !== null && (latest === undefined || as_of > latest)) latest = as_of;
  return latest;
}

const ORDER = { error: 0, warning: 1, info: 2 } as const;

function describeAll(issues: readonly Issue[]): DescribedIssue[] {
  return issues.map(describeIssue).map((issue, i) => ({ issue, i }))
    .sort((a, b) => ORDER[a.issue.severity] - ORDER[b.issue.severity] || compare(a.issue.file, b.issue.file) || compare(a.issue.sheet, b.issue.sheet) || a.i - b.i)
    .map(({ issue }) => issue);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
