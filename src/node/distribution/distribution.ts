import { readFile } from "node:fs/promises";
import type { KeyObject } from "node:crypto";
import { gateRules, identitiesOf, publicTokensOf, vocabularyOf, wordsOf } from "../../core/exchange/gate-rules.ts";
import { type LeakHit } from "../../core/exchange/leak-gate.ts";
import { buildLeakIndex, type Identity, type LeakIndex } from "../../core/exchange/leak/leak-index.ts";
import { type DistributionRecord, makeManifest, MANIFEST_FILE, manifestFile, packagePath, RECORD_FILE } from "../../core/exchange/manifest.ts";
import { type DepartmentShare, type Split, splitTables } from "../../core/exchange/split.ts";
import { type DistributionProfile, PROFILE_IDS, PROFILES } from "../../core/model/distribution-profile.ts";
import type { Manifest, ManifestFile } from "../../core/model/manifest.ts";
import { err, ok, type Result } from "../../core/model/result.ts";
import { parseReturnForm, RETURN_SHEET, type ReturnForm } from "../../core/model/return-form.ts";
import type { WorkbookModel } from "../../core/model/workbook.ts";
import { EXCHANGE_TEXT, leakRefusal, leakText } from "../../core/validate/messages/exchange-refusals.ts";
import { writeWorkbook } from "../../xlsx/write/write-workbook.ts";
import { stopWith } from "../atomic-directory.ts";
import { sha256Of } from "../input-files.ts";
import { type Refusal, refusal } from "../../core/model/refusal.ts";
import type { ScoredRun } from "../../output/scored-run.ts";
import type { TaskPorts } from "../tasks/task.ts";
import { gateOnDisk } from "./gate-on-disk.ts";
import { type PasswordSlip, preparePasswords } from "./passwords.ts";
import { readSigningKey, signManifest } from "./sign.ts";
import { jsonFile, type OutputFile } from "../../output/output-file.ts";

export interface DistributionOptions {
  /** Where the output will appear; password slips must lie elsewhere. */
  readonly out: string;
  /** Default 課. */
  readonly by?: string;
  /** 課長 | 部長 | 人事 | 公表用. Default 課長, by 部 部長. */
  readonly profile?: string;
  readonly passwordFile?: string;
  /** PEM of the body's Ed25519 key. */
  readonly signKey?: string;
  /** 兼務 people also in the file of their second post. Default false. */
  readonly concurrent?: boolean;
}

/** What builds and locks the packages; replaced in tests. */
export interface Makers {
  readonly departmentBook: (input: ScoredRun, share: DepartmentShare, profile: DistributionProfile) => WorkbookModel;
  readonly distributionBook: (manifest: Manifest, input: ScoredRun) => WorkbookModel;
  readonly lock: (bytes: Uint8Array, password: string) => Promise<Uint8Array>;
  readonly unlock: (bytes: Uint8Array, password: string) => Promise<Uint8Array>;
}

export interface DistributionPlan {
  readonly scored: ScoredRun;
  readonly by: "部" | "課";
  readonly profile: DistributionProfile;
  readonly split: Split;
  /** Shares that get a file: those with people, or with work of their own. */
  readonly shares: readonly DepartmentShare[];
  readonly identities: readonly Identity[];
  readonly index: LeakIndex;
  readonly publicTokens: ReadonlySet<string>;
  readonly vocabulary: readonly string[];
  readonly slips: readonly PasswordSlip[] | undefined;
  readonly key: KeyObject | undefined;
}

/** Who gets what, before any file: refuses what cannot be distributed at all. */
export async function planDistribution(scored: ScoredRun, options: DistributionOptions): Promise<Result<DistributionPlan, Refusal>> {
  const by = options.by === "部" ? "部" : "課";
  const wanted = options.profile ?? (by === "部" ? "部長" : "課長");
  const id = PROFILE_IDS.find((p) => p === wanted);
  if (id === undefined) return err(refusal(EXCHANGE_TEXT.badProfile(wanted)));
  const profile = PROFILES[id];
  const split = splitTables(scored.tables, { by, profile, asOf: scored.scores.asOf, concurrent: options.concurrent ?? false });
  const shares = split.shares.filter((s) => s.people.length > 0 || s.tables.processes.length > 0 || s.tables.projects.length > 0);
  if (shares.length === 0) return err(refusal(EXCHANGE_TEXT.noDepartments));
  const slips = options.passwordFile === undefined ? undefined : await preparePasswords(options.passwordFile, options.out, shares.map((s) => ({ deptCode: s.code, deptPath: s.path, file: packagePath(s) })));
  if (slips !== undefined && !slips.ok) return slips;
  const key = options.signKey === undefined ? undefined : await readSigningKey(options.signKey);
  if (key !== undefined && !key.ok) return key;
  const identities = identitiesOf(scored.tables);
  const publicTokens = publicTokensOf(scored.tables);
  return ok({
    scored, by, profile, split, shares, identities, publicTokens, index: buildLeakIndex(identities, publicTokens),
    vocabulary: vocabularyOf(scored.tables, wordsOf(scored.masters)), slips: slips?.value, key: key?.value,
  });
}

/**
 * The files of a distribution, one package at a time: built, yielded (so written and flushed below `temporary`), and, when all are there,
 * reopened from the disk by the leak gate. Any hit stops the whole release. Then the manifest and HR's own record.
 */
export async function* distributionFiles(plan: DistributionPlan, temporary: string, ports: TaskPorts, makers: Makers): AsyncGenerator<OutputFile> {
  const forms: ReturnForm[] = [];
  for (const [i, share] of plan.shares.entries()) {
    ports.progress("所属別の資料を作る", i, plan.shares.length);
    const model = makers.departmentBook(plan.scored, share, plan.profile);
    const form = formOf(model);
    if (form !== undefined) forms.push(form);
    const clear = await writeWorkbook(model);
    const password = passwordOf(plan, share);
    yield { path: packagePath(share), bytes: password === undefined ? clear : await makers.lock(clear, password) };
  }
  const checked = await gateAll(plan, temporary, ports, makers);
  const { run, scores } = plan.scored;
  const unsigned = makeManifest({ distributionId: run.runId, asOf: scores.asOf, stamp: run.stamp, by: plan.by, profile: plan.profile.id }, plan.split, checked);
  const manifest = plan.key === undefined ? unsigned : signManifest(unsigned, plan.key);
  yield { path: "配布一覧.xlsx", bytes: await writeWorkbook(makers.distributionBook(manifest, plan.scored)) };
  yield jsonFile(MANIFEST_FILE, manifest);
  yield jsonFile(RECORD_FILE, recordOf(plan, forms));
}

const passwordOf = (plan: DistributionPlan, share: DepartmentShare): string | undefined => plan.slips?.find((s) => s.deptCode === share.code)?.password;

async function gateAll(plan: DistributionPlan, temporary: string, ports: TaskPorts, makers: Makers): Promise<readonly ManifestFile[]> {
  const byNumber = new Map(plan.identities.map((p) => [p.staffNo, p] as const));
  const files: ManifestFile[] = [];
  const hits: LeakHit[] = [];
  for (const [i, share] of plan.shares.entries()) {
    ports.progress("漏えい検査をする", i, plan.shares.length);
    const password = passwordOf(plan, share);
    const rules = gateRules(share, byNumber, plan.profile.named, plan.vocabulary);
    const { bytes, report } = await gateOnDisk(plan.index, temporary, packagePath(share), rules, password === undefined ? undefined : (locked) => makers.unlock(locked, password));
    hits.push(...report.hits);
    files.push(manifestFile(share, plan.profile, { bytes: bytes.length, sha256: sha256Of(bytes), encrypted: password !== undefined, report, searchedPeople: plan.index.people - rules.own.length }));
  }
  ports.progress("漏えい検査をする", plan.shares.length, plan.shares.length);
  if (hits.length > 0) stopWith(refusal(leakRefusal(hits.map(leakText)), hits[0]?.file ?? null));
  return files;
}

/** The return form a workbook carries, read back from its own rows. */
function formOf(model: WorkbookModel): ReturnForm | undefined {
  const sheet = model.sheets.find((s) => s.name === RETURN_SHEET);
  if (sheet === undefined) return undefined;
  const rows = new Map([...sheet.rows].map((row) => [row.row, new Map(row.cells.map((c) => [c.column, c.value] as const))] as const));
  return parseReturnForm(Math.max(0, ...rows.keys()), (row, column) => rows.get(row)?.get(column) ?? null)?.form;
}

function recordOf(plan: DistributionPlan, forms: readonly ReturnForm[]): DistributionRecord {
  const byNumber = new Map(plan.identities.map((p) => [p.staffNo, p] as const));
  return {
    version: 1, distributionId: plan.scored.run.runId, forms, identities: plan.identities, publicTokens: [...plan.publicTokens], vocabulary: plan.vocabulary,
    files: plan.shares.map((share) => {
      const rules = gateRules(share, byNumber, plan.profile.named, plan.vocabulary);
      return { file: packagePath(share), deptCode: share.code, people: rules.own.map((p) => p.staffNo), figures: [...rules.figures] };
    }),
  };
}

/** Reads a distribution's record and manifest back. */
export async function readDistribution(dir: string): Promise<Result<{ readonly manifest: Manifest; readonly record: DistributionRecord }, Refusal>> {
  const read = async (name: string): Promise<unknown> => {
    try {
      return JSON.parse(await readFile(`${dir}/${name}`, "utf8")) as unknown;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : null;
    }
  };
  const [manifest, record] = [await read(MANIFEST_FILE), await read(RECORD_FILE)];
  if (manifest === undefined) return err(refusal(EXCHANGE_TEXT.noManifest(dir), dir));
  if (!isObject(manifest) || !Array.isArray(manifest["files"]) || !isObject(record) || !Array.isArray(record["forms"])) return err(refusal(EXCHANGE_TEXT.badManifest(dir), dir));
  return ok({ manifest: manifest as unknown as Manifest, record: record as unknown as DistributionRecord });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
