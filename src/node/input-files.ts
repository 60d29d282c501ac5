import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { LIMITS } from "../core/model/limits.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import type { InputBytes } from "../output/converted-run.ts";
import { isLedgerName, isPassedOver, isResultFolder } from "../output/input-names.ts";
import type { Sha256 } from "../output/output-file.ts";
import { describeSystemError } from "./system-error.ts";
import { type Refusal, refusal } from "../core/model/refusal.ts";

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
export const nodeSha256: Sha256 = async (bytes) => sha256Of(bytes);

/**
 * The ledgers in the given files and folders (folders are walked), in name order, read once, opened for reading only.
 * `others` are files that were seen and are no ledgers by their ending: reported, never dropped in silence.
 */
export async function readInputs(paths: readonly string[]): Promise<Result<{ readonly inputs: readonly InputBytes[]; readonly others: readonly string[] }, Refusal>> {
  const inputs: InputBytes[] = [];
  const others: string[] = [];
  for (const path of paths) {
    const found = await listOne(path);
    if (!found.ok) return found;
    others.push(...found.value.others);
    for (const { name, full } of found.value.ledgers) {
      const read = await readOne(name, full);
      if (!read.ok) return read;
      inputs.push(read.value);
    }
  }
  const seen = new Set<string>();
  for (const { name } of inputs) {
    if (seen.has(name)) return err(refusal(`「${name}」という名前のファイルが二つ指定されています。名前を変えるか、一つのフォルダーにまとめてください。`, name));
    seen.add(name);
  }
  return ok({ inputs, others });
}

interface Listed {
  readonly ledgers: readonly { readonly name: string; readonly full: string }[];
  readonly others: readonly string[];
}

async function listOne(path: string): Promise<Result<Listed, Refusal>> {
  try {
    if (!(await stat(path)).isDirectory()) return ok({ ledgers: [{ name: basename(path), full: path }], others: [] });
    const names = await walk(path, "");
    const ledgers = names.filter((name) => isLedgerName(name)).map((name) => ({ name, full: join(path, ...name.split("/")) }));
    return ok({ ledgers, others: names.filter((name) => !isLedgerName(name)) });
  } catch (error) {
    return err(refusal(describeSystemError(error, path), path));
  }
}

async function walk(root: string, below: string): Promise<string[]> {
  const entries = await readdir(join(root, below), { withFileTypes: true });
  const names: string[] = [];
  if (below !== "" && isResultFolder(entries.map(({ name }) => name))) return [`${below}/`];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isPassedOver(entry.name)) continue;
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) names.push(...(await walk(root, name)));
    else if (entry.isFile()) names.push(name);
  }
  return names;
}

async function readOne(name: string, full: string): Promise<Result<InputBytes, Refusal>> {
  try {
    const { size } = await stat(full);
    if (size > LIMITS.inputBytes) return err(refusal(`「${name}」は大きすぎます（${Math.round(size / 1048576)} MB、上限 ${LIMITS.inputBytes / 1048576} MB）。年度や部で分けて保存し直してください。`, name));
    const bytes = new Uint8Array(await readFile(full));
    return ok({ name: name.normalize("NFC"), bytes, sha256: sha256Of(bytes) });
  } catch (error) {
    return err(refusal(describeSystemError(error, name), name));
  }
}
