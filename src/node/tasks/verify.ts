import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildLeakIndex } from "../../core/exchange/leak/leak-index.ts";
import { searchPackage } from "../../core/exchange/leak-gate.ts";
import { MANIFEST_FILE, PACKAGE_FOLDER } from "../../core/exchange/manifest.ts";
import { err, ok } from "../../core/model/result.ts";
import { EXCHANGE_TEXT, leakText } from "../../core/validate/messages/exchange-refusals.ts";
import { readDistribution } from "../distribution/distribution.ts";
import { openLocked } from "../distribution/open-locked.ts";
import { readPasswords } from "../distribution/passwords.ts";
import type { KnownPassword } from "../../output/password-slips.ts";
import { isSignatureGood } from "../distribution/sign.ts";
import { recoverDirectory } from "../atomic-directory.ts";
import { sha256Of } from "../input-files.ts";
import { packageParts } from "../package-parts.ts";
import { refusal } from "../../core/model/refusal.ts";
import type { Task, TaskPorts } from "./task.ts";

export interface VerifyRequest {
  /** Output directory of `distribute` or `run` (or of `convert`, `score`: hashes only). */
  readonly dir: string;
  /** Slips of `distribute`: locked packages are opened and searched too. */
  readonly passwordFile?: string;
}

/** Recomputes every hash, the signature and every leak check of an output directory. A difference refuses, with all of them named. */
export const verify: Task<VerifyRequest> = async ({ dir, passwordFile }, ports) => {
  await recoverDirectory(dir);
  const run = await outputsOfRun(dir);
  const hasManifest = existsSync(join(dir, MANIFEST_FILE));
  if (run === undefined && !hasManifest) return err(refusal(EXCHANGE_TEXT.noManifest(dir), dir));
  const differences = run === undefined ? [] : await compareHashes(dir, run);
  const notes: string[] = [];
  let packages = 0;
  if (hasManifest) {
    const passwords = await readPasswords(passwordFile);
    if (!passwords.ok) return passwords;
    const read = await readDistribution(dir);
    if (!read.ok) return read;
    packages = read.value.manifest.files.length;
    differences.push(...(await verifyPackages(dir, read.value, { passwords: passwords.value, progress: ports.progress, notes })));
  }
  if (differences.length > 0) return err(refusal(EXCHANGE_TEXT.verifyRefusal([...new Set(differences)]), dir));
  return ok({
    lines: [`確かめました: 「${dir}」のファイル ${(run?.length ?? 0) + packages} 件のハッシュと、所属別の資料 ${packages} 件の漏えい検査に違いはありません。`, ...notes],
    json: { dir, files: (run?.length ?? 0) + packages, packages, differences: [], notes },
    errors: 0,
  });
};

interface Listed {
  readonly name: string;
  readonly sha256: string;
}

async function outputsOfRun(dir: string): Promise<readonly Listed[] | undefined> {
  try {
    const record = JSON.parse(await readFile(join(dir, "run.json"), "utf8")) as { outputs?: unknown };
    return Array.isArray(record.outputs) ? (record.outputs as Listed[]) : undefined;
  } catch {
    return undefined;
  }
}

const readBytes = async (dir: string, file: string): Promise<Uint8Array | undefined> => {
  try {
    return new Uint8Array(await readFile(join(dir, ...file.split("/"))));
  } catch {
    return undefined;
  }
};

async function compareHashes(dir: string, listed: readonly Listed[]): Promise<string[]> {
  const differences: string[] = [];
  for (const { name, sha256 } of listed) {
    const bytes = await readBytes(dir, name);
    if (bytes === undefined) differences.push(EXCHANGE_TEXT.verifyMissing(name));
    else if (sha256Of(bytes) !== sha256) differences.push(EXCHANGE_TEXT.verifyChanged(name));
  }
  return differences;
}

type Distribution = Extract<Awaited<ReturnType<typeof readDistribution>>, { readonly ok: true }>["value"];

interface PackageCheck {
  readonly passwords: readonly KnownPassword[];
  readonly progress: TaskPorts["progress"];
  readonly notes: string[];
}

async function verifyPackages(dir: string, { manifest, record }: Distribution, { passwords, progress, notes }: PackageCheck): Promise<string[]> {
  const differences = await compareHashes(dir, manifest.files.map((f) => ({ name: f.file, sha256: f.sha256 })));
  if (!isSignatureGood(manifest)) differences.push(EXCHANGE_TEXT.verifySignature);
  const listed = new Set(manifest.files.map((f) => f.file));
  for (const name of await readdir(join(dir, PACKAGE_FOLDER)).catch((): string[] => [])) if (!listed.has(`${PACKAGE_FOLDER}/${name}`)) differences.push(EXCHANGE_TEXT.verifyExtra(`${PACKAGE_FOLDER}/${name}`));
  const index = buildLeakIndex(record.identities, new Set(record.publicTokens));
  const people = new Map(record.identities.map((p) => [p.staffNo, p] as const));
  let locked = 0;
  for (const [i, file] of manifest.files.entries()) {
    progress("漏えい検査をする", i, manifest.files.length);
    const stored = await readBytes(dir, file.file);
    const bytes = stored !== undefined && file.encrypted ? openLocked(stored, file.file, passwords) : stored;
    const kept = record.files.find((f) => f.file === file.file);
    if (stored !== undefined && bytes === undefined) locked++;
    if (bytes === undefined || kept === undefined) continue;
    const own = kept.people.flatMap((no) => people.get(no) ?? []);
    differences.push(...searchPackage(index, file.file, packageParts(bytes), { own, vocabulary: record.vocabulary, figures: new Set(kept.figures) }).hits.map(leakText));
  }
  if (locked > 0) notes.push(`暗号化された ${locked} 件は、ハッシュで配布時と同じことを確かめました（中身の検査は配布時に済んでいます。もう一度検査するときは --password-file を指定します）。`);
  return differences;
}
