import { readFile } from "node:fs/promises";
import type { KeyObject } from "node:crypto";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { type DistributionRecord, MANIFEST_FILE, RECORD_FILE } from "../../core/exchange/manifest.ts";
import type { DepartmentShare } from "../../core/exchange/split.ts";
import type { Manifest } from "../../core/model/manifest.ts";
import { type Refusal, refusal } from "../../core/model/refusal.ts";
import { err, ok, type Result } from "../../core/model/result.ts";
import { EXCHANGE_TEXT } from "../../core/validate/messages/exchange-refusals.ts";
import { type BookMakers, distributionFiles as filesOf, planShares, type ShareOptions, type SharePlan } from "../../output/distribution-files.ts";
import type { OutputFile } from "../../output/output-file.ts";
import { type Locks, lockWith, type PasswordSlip, wantedSlips } from "../../output/password-slips.ts";
import type { ScoredRun } from "../../output/scored-run.ts";
import { recoverDirectory, stopWith } from "../atomic-directory.ts";
import { nodeSha256 } from "../input-files.ts";
import type { TaskPorts } from "../tasks/task.ts";
import { readAllowed } from "./allowed-words.ts";
import { preparePasswords } from "./passwords.ts";
import { readSigningKey, signManifest } from "./sign.ts";

export interface DistributionOptions extends Omit<ShareOptions, "allowed"> {
  /** CSV 「語,理由」: public texts that hold somebody's name by chance. */
  readonly allow?: string;
  /** Where the output will appear; password slips must lie elsewhere. */
  readonly out: string;
  readonly passwordFile?: string;
  /** PEM of the body's Ed25519 key. */
  readonly signKey?: string;
}

/** What builds and locks the packages; replaced in tests. */
export interface Makers extends BookMakers, Locks {}

export interface DistributionPlan extends SharePlan {
  readonly slips: readonly PasswordSlip[] | undefined;
  readonly key: KeyObject | undefined;
}

/** Who gets what, before any file: refuses what cannot be distributed at all. */
export async function planDistribution(scored: ScoredRun, options: DistributionOptions): Promise<Result<DistributionPlan, Refusal>> {
  const allowed = await readAllowed(options.allow);
  if (!allowed.ok) return allowed;
  const plan = planShares(scored, { ...options, allowed: allowed.value });
  if (!plan.ok) return plan;
  const slips = options.passwordFile === undefined ? undefined : await preparePasswords(options.passwordFile, options.out, wantedSlips(plan.value.shares));
  if (slips !== undefined && !slips.ok) return slips;
  const key = options.signKey === undefined ? undefined : await readSigningKey(options.signKey);
  if (key !== undefined && !key.ok) return key;
  return ok({ ...plan.value, slips: slips?.value, key: key?.value });
}

/** The files of a distribution; each package is written and flushed below `temporary`, and the leak gate reopens it from the disk. */
export function distributionFiles(plan: DistributionPlan, temporary: string, ports: TaskPorts, makers: Makers): AsyncGenerator<OutputFile> {
  const { slips, key } = plan;
  return filesOf(plan, {
    makers, progress: ports.progress, sha256: nodeSha256, stop: stopWith,
    inflate: (bytes) => new Uint8Array(inflateRawSync(bytes)),
    readBack: async (path) => new Uint8Array(await readFile(join(temporary, ...path.split("/")))),
    ...(slips === undefined ? {} : { lockOf: (share: DepartmentShare) => lockWith(slips, share, makers) }),
    ...(key === undefined ? {} : { sign: (manifest: Manifest) => signManifest(manifest, key) }),
  });
}

/** Reads a distribution's record and manifest back. */
export async function readDistribution(dir: string): Promise<Result<{ readonly manifest: Manifest; readonly record: DistributionRecord }, Refusal>> {
  await recoverDirectory(dir);
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
