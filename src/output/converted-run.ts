import type { Ledger } from "../core/model/grid.ts";
import type { SavedProfile } from "../core/model/columns.ts";
import type { CrosswalkEntry, ReviewDecision } from "../core/link/link-types.ts";
import type { Issue } from "../core/model/issue.ts";
import { type Refusal, refusal } from "../core/model/refusal.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import type { RunFacts } from "../core/model/run.ts";
import { type Converted, convertLedgers } from "../core/pipeline.ts";
import { type DescribedIssue, describeIssue } from "../core/validate/catalogue.ts";
import { convertFaultFile, convertFaultMessage } from "../core/validate/messages/convert-refusals.ts";
import type { Sha256 } from "./output-file.ts";
import { makeRunFacts } from "./run-facts.ts";

/** One input file with its bytes, read once and never written. */
export interface InputBytes {
  /** Relative to the input folder, `/` between folders; the file's own name when it was given by itself. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export interface ReadLedgers {
  readonly inputs: readonly InputBytes[];
  readonly ledgers: readonly Ledger[];
  /** Seen in the folders, no ledgers by their names. */
  readonly others: readonly string[];
}

/** A conversion in memory, before any file of it is written. */
export interface ConvertedRun {
  readonly read: ReadLedgers;
  readonly converted: Converted;
  /** Sorted: errors first, then by place. */
  readonly issues: readonly DescribedIssue[];
  readonly asOf: string | undefined;
  readonly run: RunFacts;
  /** A mapping the person at the terminal has just confirmed: written out, to be given back next year. */
  readonly confirmed?: SavedProfile;
}

export interface ConvertReadOptions {
  readonly asOf?: string;
  readonly profile?: SavedProfile;
  readonly decisions?: readonly ReviewDecision[];
  readonly crosswalk?: readonly CrosswalkEntry[];
  readonly confirmed?: SavedProfile;
  /** Options as given, printed in run.json; `stamp` among them. */
  readonly named: Readonly<Record<string, string>>;
  readonly onTable?: (done: number, total: number) => void;
  readonly sha256: Sha256;
}

/** Ledgers that were read → canonical tables with their facts. */
export async function convertRead(read: ReadLedgers, options: ConvertReadOptions): Promise<Result<ConvertedRun, Refusal>> {
  const { asOf: given, profile, decisions, crosswalk, onTable } = options;
  const converted = convertLedgers(read.ledgers, {
    ...(given === undefined ? {} : { asOf: given }),
    ...(profile === undefined ? {} : { profile }),
    link: { ...(decisions === undefined ? {} : { decisions }), ...(crosswalk === undefined ? {} : { crosswalk }) },
    ...(onTable === undefined ? {} : { onTable }),
  });
  if (!converted.ok) return err(refusal(convertFaultMessage(converted.error), convertFaultFile(converted.error)));
  const asOf = latestAsOf(converted.value) ?? given;
  const inputs = read.inputs.map(({ name, bytes, sha256 }) => ({ name, bytes: bytes.length, sha256 }));
  const run = await makeRunFacts(inputs, options.named, asOf, options.sha256);
  return ok({ read, converted: converted.value, issues: describeAll(converted.value.issues), asOf, run, ...(options.confirmed === undefined ? {} : { confirmed: options.confirmed }) });
}

/** R01: the latest day any row of the roster speaks of. */
function latestAsOf({ tables }: Converted): string | undefined {
  let latest: string | undefined;
  for (const { as_of } of tables.staff) if (as_of !== null && (latest === undefined || as_of > latest)) latest = as_of;
  return latest;
}

const ORDER = { error: 0, warning: 1, info: 2 } as const;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const describeAll = (issues: readonly Issue[]): DescribedIssue[] =>
  issues.map(describeIssue).map((issue, i) => ({ issue, i }))
    .sort((a, b) => ORDER[a.issue.severity] - ORDER[b.issue.severity] || compare(a.issue.file, b.issue.file) || compare(a.issue.sheet, b.issue.sheet) || a.i - b.i)
    .map(({ issue }) => issue);
