import type { PlanConditions } from "../../core/assign/plan-conditions.ts";
import type { CrosswalkEntry, ReviewDecision } from "../../core/link/link-types.ts";
import { type Refusal, refusal } from "../../core/model/refusal.ts";
import { err, ok, type Result } from "../../core/model/result.ts";
import type { ConvertedRun } from "../../output/converted-run.ts";
import { type PreparedExtras, prepareExtras, readExtrasOf } from "../../output/extra-files.ts";
import { crosswalkOf } from "../../output/given/crosswalk.ts";
import { decisionsOf } from "../../output/given/decisions.ts";
import { type GivenBytes, openGiven } from "../../output/given/given-file.ts";
import { isMasterName } from "../../output/given/given-names.ts";
import { type MasterFolder, rulesOf } from "../../output/given/scoring-rules.ts";
import { storedTablesOf } from "../../output/given/stored-tables.ts";
import type { Sha256 } from "../../output/output-file.ts";
import { conditionsOf } from "../../output/plan-conditions.ts";
import { type ScoredRun, scoreRun, withPrevious } from "../../output/scored-run.ts";
import { TEXT } from "../wording.ts";
import type { ExtraInputs, GivenExtra, GivenFile } from "./messages.ts";

/** A file the browser gives: it may have been moved or locked since it was chosen. */
export async function bytesOf({ path, body }: GivenFile): Promise<Result<GivenBytes, Refusal>> {
  try {
    return ok({ name: path.normalize("NFC"), bytes: new Uint8Array(await body.arrayBuffer()) });
  } catch {
    return err(refusal(TEXT.unreadable(path), path));
  }
}

const onlyFile = async (given: GivenExtra | undefined): Promise<Result<GivenBytes | undefined, Refusal>> => (given?.files[0] === undefined ? ok(undefined) : bytesOf(given.files[0]));

/** What a conversion may be told beside the ledgers. `named`: as it stands in run.json. */
export interface LinkGiven {
  readonly decisions?: readonly ReviewDecision[];
  readonly crosswalk?: readonly CrosswalkEntry[];
  readonly named: Readonly<Record<string, string>>;
}

export async function linkGiven({ decisions, crosswalk }: ExtraInputs): Promise<Result<LinkGiven, Refusal>> {
  const [decided, moved] = [await onlyFile(decisions), await onlyFile(crosswalk)];
  if (!decided.ok) return decided;
  if (!moved.ok) return moved;
  const verdicts = decided.value === undefined ? ok(undefined) : await decisionsOf(decided.value, {});
  if (!verdicts.ok) return verdicts;
  const entries = moved.value === undefined ? ok(undefined) : await crosswalkEntries(moved.value);
  if (!entries.ok) return entries;
  return ok({
    ...(verdicts.value === undefined ? {} : { decisions: verdicts.value }), ...(entries.value === undefined ? {} : { crosswalk: entries.value }),
    named: { ...(decided.value === undefined ? {} : { decisions: decided.value.name }), ...(moved.value === undefined ? {} : { crosswalk: moved.value.name }) },
  });
}

async function crosswalkEntries(file: GivenBytes): Promise<Result<CrosswalkEntry[], Refusal>> {
  const read = await openGiven(file, {});
  return read.ok ? crosswalkOf(read.value.grids, file.name) : read;
}

/** A score with all that was given for it: what the files of the result are made from. */
export interface ScoredGiven {
  readonly scored: ScoredRun;
  readonly conditions: PlanConditions;
  readonly extras: PreparedExtras;
}

/** In the order of `daicho run`, so that the first refusal is the same. */
export async function scoreGiven(converted: ConvertedRun, extra: ExtraInputs, individual: boolean, sha256: Sha256): Promise<Result<ScoredGiven, Refusal>> {
  const [settings, transfer, laidDown] = [await onlyFile(extra.settings), await onlyFile(extra.transfer), await onlyFile(extra.conditions)];
  if (!settings.ok) return settings;
  if (!transfer.ok) return transfer;
  if (!laidDown.ok) return laidDown;
  const masters = extra.masters === undefined ? ok(undefined) : await masterFolder(extra.masters);
  if (!masters.ok) return masters;
  const rules = await rulesOf(masters.value, settings.value, {});
  if (!rules.ok) return rules;
  const asked = await readExtrasOf(transfer.value, individual, { sha256 });
  if (!asked.ok) return asked;
  const previous = extra.previous === undefined ? ok(undefined) : await earlierRun(extra.previous, sha256);
  if (!previous.ok) return previous;
  const { converted: { tables }, run, issues, asOf } = converted;
  const fresh = scoreRun({ tables, run, issues, asOf }, rules.value);
  if (!fresh.ok) return fresh;
  const conditions = await conditionsOf(laidDown.value, fresh.value, {});
  if (!conditions.ok) return conditions;
  const scored = withPrevious(fresh.value, previous.value);
  const extras = prepareExtras(scored, asked.value);
  return extras.ok ? ok({ scored, conditions: conditions.value, extras: extras.value }) : extras;
}

async function allBytes(files: readonly GivenFile[]): Promise<Result<readonly GivenBytes[], Refusal>> {
  const read: GivenBytes[] = [];
  for (const file of files) {
    const bytes = await bytesOf(file);
    if (!bytes.ok) return bytes;
    read.push(bytes.value);
  }
  return ok(read);
}

async function masterFolder({ name, files }: GivenExtra): Promise<Result<MasterFolder, Refusal>> {
  const read = await allBytes(files.filter(({ path }) => isMasterName(path) && !path.includes("/")));
  return read.ok ? ok({ name, files: read.value }) : read;
}

/** Last time's result, scored again by its own masters and settings. */
async function earlierRun({ name, files }: GivenExtra, sha256: Sha256): Promise<Result<ScoredRun, Refusal>> {
  const read = await allBytes(files);
  if (!read.ok) return read;
  const at = new Map(read.value.map((file) => [file.name, file.bytes] as const));
  // With its byte order mark, as the command line reads it.
  const text = async (path: string): Promise<string | undefined> => (at.has(path) ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(at.get(path)) : undefined);
  const stored = await storedTablesOf(name, text, sha256);
  if (!stored.ok) return stored;
  const masters = read.value.flatMap((file) => (file.name.startsWith("masters/") ? [{ ...file, name: file.name.slice("masters/".length) }] : [])).filter((file) => isMasterName(file.name));
  const settings = read.value.find((file) => file.name === "settings.json");
  const rules = await rulesOf(masters.length === 0 ? undefined : { name: "masters", files: masters }, settings, {});
  return rules.ok ? scoreRun(stored.value, rules.value) : rules;
}
