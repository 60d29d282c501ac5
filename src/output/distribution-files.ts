import { gateRules, identitiesOf, publicTokensOf, vocabularyOf, wordsOf } from "../core/exchange/gate-rules.ts";
import { type LeakHit, searchPackage } from "../core/exchange/leak-gate.ts";
import { buildLeakIndex, type Identity, type LeakIndex } from "../core/exchange/leak/leak-index.ts";
import { buildHandoverWorkbook, HANDOVER_FILE } from "../core/exchange/handover.ts";
import { type DistributionRecord, makeManifest, MANIFEST_FILE, manifestFile, packagePath, RECORD_FILE } from "../core/exchange/manifest.ts";
import { personIndex, PERSON_INDEX_FILE, PERSON_INDEX_HEADER, personRow } from "../core/exchange/person-index.ts";
import { type DepartmentShare, type Split, splitTables } from "../core/exchange/split.ts";
import { type DistributionProfile, PROFILE_IDS, PROFILES } from "../core/model/distribution-profile.ts";
import type { AllowedWord, Manifest, ManifestFile } from "../core/model/manifest.ts";
import { type Refusal, refusal } from "../core/model/refusal.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import { toCsv } from "../core/model/csv.ts";
import { parseReturnForm, RETURN_SHEET, type ReturnForm } from "../core/model/return-form.ts";
import type { WorkbookModel } from "../core/model/workbook.ts";
import { describeIssue } from "../core/validate/catalogue.ts";
import { EXCHANGE_TEXT, leakRefusal, leakText } from "../core/validate/messages/exchange-refusals.ts";
import { writeWorkbook } from "../xlsx/write/write-workbook.ts";
import { jsonFile, type OutputFile, type Sha256, textFile } from "./output-file.ts";
import { type InflateRaw, packageParts } from "./package-parts.ts";
import type { ScoredRun } from "./scored-run.ts";

export interface ShareOptions {
  /** Default 課. */
  readonly by?: string;
  /** 課長 | 部長 | 人事 | 公表用. Default 課長, by 部 部長. */
  readonly profile?: string;
  /** 兼務 people also in the file of their second post. Default false. */
  readonly concurrent?: boolean;
  /** Public texts of this body that hold somebody's name by chance. They stand in the manifest with their reasons. */
  readonly allowed?: readonly AllowedWord[];
}

/** What builds the workbooks; replaced in tests. */
export interface BookMakers {
  readonly departmentBook: (input: ScoredRun, share: DepartmentShare, profile: DistributionProfile) => WorkbookModel;
  readonly distributionBook: (manifest: Manifest, input: ScoredRun) => WorkbookModel;
}

export interface SharePlan {
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
  readonly allowed: readonly AllowedWord[];
}

/** What lies outside: where the packages go, and how they are locked and signed. */
export interface DistributionPorts {
  readonly makers: BookMakers;
  readonly progress: (stage: string, done: number, total: number) => void;
  readonly sha256: Sha256;
  readonly inflate: InflateRaw;
  /** A package as it lies where it was put after it was yielded; the leak gate trusts nothing else. */
  readonly readBack: (path: string) => Promise<Uint8Array>;
  /** Ends the release with a refusal; must throw. */
  readonly stop: (reason: Refusal) => never;
  /** The key of a share's package; none, and it is not locked. */
  readonly lockOf?: (share: DepartmentShare) => PackageLock | undefined;
  readonly sign?: (manifest: Manifest) => Manifest;
}

export interface PackageLock {
  readonly lock: (clear: Uint8Array) => Promise<Uint8Array>;
  readonly unlock: (locked: Uint8Array) => Promise<Uint8Array>;
}

/** Who gets what, before any file: refuses what cannot be distributed at all. */
export function planShares(scored: ScoredRun, options: ShareOptions): Result<SharePlan, Refusal> {
  const by = options.by === "部" ? "部" : "課";
  const wanted = options.profile ?? (by === "部" ? "部長" : "課長");
  const id = PROFILE_IDS.find((p) => p === wanted);
  if (id === undefined) return err(refusal(EXCHANGE_TEXT.badProfile(wanted)));
  const profile = PROFILES[id];
  const split = splitTables(scored.tables, { by, profile, asOf: scored.scores.asOf, concurrent: options.concurrent ?? false });
  const shares = split.shares.filter((s) => s.people.length > 0 || s.tables.processes.length > 0 || s.tables.projects.length > 0);
  if (shares.length === 0) return err(refusal(EXCHANGE_TEXT.noDepartments));
  const identities = identitiesOf(scored.tables);
  const publicTokens = publicTokensOf(scored.tables);
  const allowed = options.allowed ?? [];
  return ok({
    scored, by, profile, split, shares, identities, publicTokens, index: buildLeakIndex(identities, publicTokens),
    vocabulary: vocabularyOf(scored.tables, [...wordsOf(scored.masters), ...allowed.map((a) => a.word)]), allowed,
  });
}

/**
 * The files of a distribution, one package at a time: built, yielded (so put where they belong), and, when all are there, read back by the
 * leak gate. Any hit stops the whole release. Then the manifest and HR's own record.
 */
export async function* distributionFiles(plan: SharePlan, ports: DistributionPorts): AsyncGenerator<OutputFile> {
  const forms: ReturnForm[] = [];
  for (const [i, share] of plan.shares.entries()) {
    ports.progress("所属別の資料を作る", i, plan.shares.length);
    const model = ports.makers.departmentBook(plan.scored, share, plan.profile);
    const form = formOf(model);
    if (form !== undefined) forms.push(form);
    const clear = await writeWorkbook(model);
    const key = ports.lockOf?.(share);
    yield { path: packagePath(share), bytes: key === undefined ? clear : await key.lock(clear) };
  }
  const checked = await gateAll(plan, ports);
  const { run, scores } = plan.scored;
  const unsigned = makeManifest({ distributionId: run.runId, asOf: scores.asOf, stamp: run.stamp, by: plan.by, profile: plan.profile.id, ...(plan.allowed.length === 0 ? {} : { allowed: plan.allowed }) }, plan.split, checked);
  const manifest = ports.sign === undefined ? unsigned : ports.sign(unsigned);
  yield { path: "配布一覧.xlsx", bytes: await writeWorkbook(ports.makers.distributionBook(manifest, plan.scored)) };
  yield jsonFile(MANIFEST_FILE, manifest);
  yield jsonFile(RECORD_FILE, recordOf(plan, forms));
  yield textFile(PERSON_INDEX_FILE, toCsv([...PERSON_INDEX_HEADER], personIndex(plan.split, plan.profile).map(personRow)));
  const issues = [...plan.scored.issues, ...plan.split.issues.map(describeIssue)];
  yield { path: HANDOVER_FILE, bytes: await writeWorkbook(buildHandoverWorkbook({ ...plan.scored, manifest, issues })) };
}

async function gateAll(plan: SharePlan, ports: DistributionPorts): Promise<readonly ManifestFile[]> {
  const byNumber = new Map(plan.identities.map((p) => [p.staffNo, p] as const));
  const files: ManifestFile[] = [];
  const hits: LeakHit[] = [];
  for (const [i, share] of plan.shares.entries()) {
    ports.progress("漏えい検査をする", i, plan.shares.length);
    const key = ports.lockOf?.(share);
    const rules = gateRules(share, byNumber, plan.profile.named, plan.vocabulary);
    const bytes = await ports.readBack(packagePath(share));
    const report = searchPackage(plan.index, packagePath(share), packageParts(key === undefined ? bytes : await key.unlock(bytes), ports.inflate), rules);
    hits.push(...report.hits);
    files.push(manifestFile(share, plan.profile, { bytes: bytes.length, sha256: await ports.sha256(bytes), encrypted: key !== undefined, report, searchedPeople: plan.index.people - rules.own.length }));
  }
  ports.progress("漏えい検査をする", plan.shares.length, plan.shares.length);
  if (hits.length > 0) ports.stop(refusal(leakRefusal(hits.map(leakText)), hits[0]?.file ?? null));
  return files;
}

/** The return form a workbook carries, read back from its own rows. */
function formOf(model: WorkbookModel): ReturnForm | undefined {
  const sheet = model.sheets.find((s) => s.name === RETURN_SHEET);
  if (sheet === undefined) return undefined;
  const rows = new Map([...sheet.rows].map((row) => [row.row, new Map(row.cells.map((c) => [c.column, c.value] as const))] as const));
  return parseReturnForm(Math.max(0, ...rows.keys()), (row, column) => rows.get(row)?.get(column) ?? null)?.form;
}

function recordOf(plan: SharePlan, forms: readonly ReturnForm[]): DistributionRecord {
  const byNumber = new Map(plan.identities.map((p) => [p.staffNo, p] as const));
  return {
    version: 1, distributionId: plan.scored.run.runId, forms, identities: plan.identities, publicTokens: [...plan.publicTokens], vocabulary: plan.vocabulary,
    files: plan.shares.map((share) => {
      const rules = gateRules(share, byNumber, plan.profile.named, plan.vocabulary);
      return { file: packagePath(share), deptCode: share.code, people: rules.own.map((p) => p.staffNo), figures: [...rules.figures] };
    }),
  };
}
