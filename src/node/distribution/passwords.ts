import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import Papa from "papaparse";
import { err, ok, type Result } from "../../core/model/result.ts";
import { EXCHANGE_TEXT } from "../../core/validate/messages/exchange-refusals.ts";
import { readTextFile } from "../read-text.ts";
import { describeSystemError } from "../system-error.ts";
import { type Refusal, refusal } from "../../core/model/refusal.ts";

export interface PasswordSlip {
  readonly deptCode: string;
  readonly deptPath: string;
  readonly file: string;
  readonly password: string;
}

/** No 0/O, 1/l/I: read aloud and typed from paper. 31^20 ≈ 2^99. */
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
const GROUPS = 5;

export const makePassword = (): string =>
  Array.from({ length: GROUPS }, () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)] ?? "").join("")).join("-");

type Wanted = Omit<PasswordSlip, "password">;

/**
 * Keys for each department. An existing file (所属コード,…,パスワード) is read and must hold every department; a new one gets fresh keys.
 * The slips go by another way than the files: a path inside the output is refused.
 */
export async function preparePasswords(path: string, out: string, wanted: readonly Wanted[]): Promise<Result<readonly PasswordSlip[], Refusal>> {
  const inside = relative(resolve(out), resolve(path));
  if (inside !== "" && !inside.startsWith("..")) return err(refusal(EXCHANGE_TEXT.slipsInside(path), path));
  if (!existsSync(path)) return ok(wanted.map((w) => ({ ...w, password: makePassword() })));
  const read = await readTextFile(path);
  if (!read.ok) return read;
  const rows = Papa.parse<Record<string, string>>(read.value, { header: true, skipEmptyLines: true }).data;
  const known = new Map(rows.map((row) => [row["所属コード"] ?? "", (row["パスワード"] ?? "").trim()] as const));
  const slips: PasswordSlip[] = [];
  for (const w of wanted) {
    const password = known.get(w.deptCode) ?? "";
    if (password === "") return err(refusal(EXCHANGE_TEXT.noPassword(w.deptPath, path), path));
    slips.push({ ...w, password });
  }
  return ok(slips);
}

/** Slips as a csv to print and cut, one line a department. Appears whole or not at all; an existing one stays. */
export async function writeSlips(path: string, slips: readonly PasswordSlip[]): Promise<Refusal | undefined> {
  if (existsSync(path)) return undefined;
  const rows = slips.map((s) => ({ 所属コード: s.deptCode, 所属: s.deptPath, ファイル: s.file, パスワード: s.password }));
  const temporary = `${path}.daicho-new`;
  try {
    await writeFile(temporary, `\ufeff${Papa.unparse(rows, { newline: "\r\n" })}\r\n`, { mode: 0o600 });
    await rename(temporary, path);
    return undefined;
  } catch (error) {
    return refusal(describeSystemError(error, path), path);
  }
}

/** A password and the file it was made for (blank where the slips do not say). */
export type KnownPassword = Pick<PasswordSlip, "file" | "password">;

/** Every password of a slip file, to open what is still locked. */
export async function readPasswords(path: string | undefined): Promise<Result<readonly KnownPassword[], Refusal>> {
  if (path === undefined) return ok([]);
  try {
    const rows = Papa.parse<Record<string, string>>((await readFile(path, "utf8")).replace(/^\ufeff/u, ""), { header: true, skipEmptyLines: true }).data;
    return ok(rows.map((row) => ({ file: row["ファイル"] ?? "", password: (row["パスワード"] ?? "").trim() })).filter(({ password }) => password !== ""));
  } catch (error) {
    return err(refusal(describeSystemError(error, path), path));
  }
}
