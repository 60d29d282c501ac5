import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { err, ok, type Result } from "../core/model/result.ts";
import type { OutputFile } from "../output/output-file.ts";
import { describeSystemError } from "./system-error.ts";
import { type Refusal, refusal } from "../core/model/refusal.ts";

type OutputFiles = Iterable<OutputFile> | AsyncIterable<OutputFile>;

/** Thrown by a producer of files that finds a reason to release nothing, e.g. the leak gate. */
export const stopWith = (reason: Refusal): never => {
  throw Object.assign(new Error(reason.message), { refusal: reason });
};
const stopBehind = (error: unknown): Refusal | undefined => (error instanceof Error && "refusal" in error ? (error.refusal as Refusal) : undefined);

const asideOf = (out: string): string => join(dirname(out), `.${basename(out)}.daicho-old`);

/**
 * A run killed between its two renames left the old directory set aside: put it back. Call before looking at `out`.
 */
export async function recoverDirectory(out: string): Promise<void> {
  const target = resolve(out);
  await removeLeftovers(target);
  const aside = asideOf(target);
  if (!existsSync(aside)) return;
  if (existsSync(target)) await rm(aside, { recursive: true, force: true });
  else await rename(aside, target);
}

/** What killed runs left half written beside `target`: it may hold names and numbers. A run that still lives keeps its own. */
async function removeLeftovers(target: string): Promise<void> {
  const head = `.${basename(target)}.daicho-new-`;
  for (const name of await readdir(dirname(target)).catch((): string[] => [])) {
    const owner = name.startsWith(head) ? Number(/^\d+/u.exec(name.slice(head.length))?.[0]) : NaN;
    if (Number.isInteger(owner) && !isAlive(owner)) await rm(join(dirname(target), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Refuses an output directory that holds something, unless it may be replaced. */
export async function checkOutput(out: string, replace: boolean): Promise<Refusal | undefined> {
  await recoverDirectory(out);
  try {
    const names = await readdir(resolve(out));
    if (names.length > 0 && !replace) return refusal(`出力先「${out}」は空ではありません。別の場所を指定するか、置き換えてよければ --replace を付けてください。`, out);
    return undefined;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") return undefined;
    return refusal(describeSystemError(error, out), out);
  }
}

/**
 * Makes `out` appear whole or not at all. `files` may be a function of the temporary directory: every file yielded before is flushed there and can be
 * read back; it may `stopWith` a refusal. Everything is written to a temporary sibling, flushed, then renamed.
 * On failure the sibling is removed, what stood at `out` still stands, and the refusal says why.
 */
export async function writeDirectory(out: string, files: OutputFiles | ((temporary: string) => OutputFiles), replace: boolean): Promise<Result<number, Refusal>> {
  const target = resolve(out);
  const refused = await checkOutput(out, replace);
  if (refused !== undefined) return err(refused);
  const temporary = join(dirname(target), `.${basename(target)}.daicho-new-${process.pid}-${randomBytes(6).toString("hex")}`);
  try {
    await mkdir(temporary, { recursive: true });
    let written = 0;
    for await (const file of typeof files === "function" ? files(temporary) : files) written += await writeFlushed(join(temporary, ...file.path.split("/")), file.bytes);
    await swapIn(temporary, target);
    return ok(written);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    return err(stopBehind(error) ?? refusal(describeSystemError(error, out), out));
  }
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<number> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, "wx");
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return bytes.length;
}

/** Two renames with the old directory set aside in between; `recoverDirectory` mends a kill between them. */
async function swapIn(temporary: string, target: string): Promise<void> {
  const aside = asideOf(target);
  const standing = existsSync(target);
  if (standing) await rename(target, aside);
  try {
    await rename(temporary, target);
  } catch (error) {
    if (standing) await rename(aside, target);
    throw error;
  }
  if (standing) await rm(aside, { recursive: true, force: true });
}
