import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { type Refusal, refusal } from "../../core/model/refusal.ts";
import { err, ok, type Result } from "../../core/model/result.ts";
import { EXCHANGE_TEXT } from "../../core/validate/messages/exchange-refusals.ts";
import { type KnownPassword, knownPasswords, newSlips, type PasswordSlip, slipsFrom, slipsText, type WantedSlip } from "../../output/password-slips.ts";
import { readTextFile } from "../read-text.ts";
import { describeSystemError } from "../system-error.ts";

/**
 * Keys for each department. An existing file (所属コード,…,パスワード) is read and must hold every department; a new one gets fresh keys.
 * The slips go by another way than the files: a path inside the output is refused.
 */
export async function preparePasswords(path: string, out: string, wanted: readonly WantedSlip[]): Promise<Result<readonly PasswordSlip[], Refusal>> {
  const inside = relative(resolve(out), resolve(path));
  if (inside !== "" && !inside.startsWith("..")) return err(refusal(EXCHANGE_TEXT.slipsInside(path), path));
  if (!existsSync(path)) return ok(newSlips(wanted, randomBytes));
  const read = await readTextFile(path);
  return read.ok ? slipsFrom(read.value, path, wanted) : read;
}

/** The slips as a file. Appears whole or not at all; an existing one stays. */
export async function writeSlips(path: string, slips: readonly PasswordSlip[]): Promise<Refusal | undefined> {
  if (existsSync(path)) return undefined;
  const temporary = `${path}.daicho-new`;
  try {
    await writeFile(temporary, slipsText(slips), { mode: 0o600 });
    await rename(temporary, path);
    return undefined;
  } catch (error) {
    return refusal(describeSystemError(error, path), path);
  }
}

/** Every password of a slip file, to open what is still locked. */
export async function readPasswords(path: string | undefined): Promise<Result<readonly KnownPassword[], Refusal>> {
  if (path === undefined) return ok([]);
  const read = await readTextFile(path);
  return read.ok ? ok(knownPasswords(read.value)) : read;
}
