import Papa from "papaparse";
import { packagePath } from "../core/exchange/manifest.ts";
import type { DepartmentShare } from "../core/exchange/split.ts";
import { type Refusal, refusal } from "../core/model/refusal.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import { EXCHANGE_TEXT } from "../core/validate/messages/exchange-refusals.ts";
import { type CryptOptions, decryptPackage, encryptPackage } from "../xlsx/crypt/agile.ts";
import type { RandomBytes } from "../xlsx/crypt/primitives.ts";
import type { PackageLock } from "./distribution-files.ts";

export interface PasswordSlip {
  readonly deptCode: string;
  readonly deptPath: string;
  readonly file: string;
  readonly password: string;
}

/** No 0/O, 1/l/I: read aloud and typed from paper. 31^20 ≈ 2^99. */
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
const GROUPS = 5;
const GROUP = 4;
/** Bytes from here on would make the first letters likelier than the rest. */
const EVEN = 256 - (256 % ALPHABET.length);

export function makePassword(random: RandomBytes): string {
  const letters: string[] = [];
  while (letters.length < GROUPS * GROUP) for (const byte of random(GROUPS * GROUP)) if (byte < EVEN) letters.push(ALPHABET[byte % ALPHABET.length] ?? "");
  return Array.from({ length: GROUPS }, (_, i) => letters.slice(i * GROUP, (i + 1) * GROUP).join("")).join("-");
}

export type WantedSlip = Omit<PasswordSlip, "password">;

/** The departments that need a password, one for each package. */
export const wantedSlips = (shares: readonly DepartmentShare[]): readonly WantedSlip[] => shares.map((share) => ({ deptCode: share.code, deptPath: share.path, file: packagePath(share) }));

export const newSlips = (wanted: readonly WantedSlip[], random: RandomBytes): readonly PasswordSlip[] => wanted.map((slip) => ({ ...slip, password: makePassword(random) }));

const rowsOf = (text: string): readonly Record<string, string>[] => Papa.parse<Record<string, string>>(text.replace(/^\ufeff/u, ""), { header: true, skipEmptyLines: true }).data;

/** Excel takes the leading zeros of a code away when it opens and saves a csv. */
const shortCode = (code: string): string => code.normalize("NFKC").trim().replace(/^0+(?=.)/u, "");

/** Passwords of a slip file (所属コード,…,パスワード); a department without one is refused by its name. `name` is what messages call the file. */
export function slipsFrom(text: string, name: string, wanted: readonly WantedSlip[]): Result<readonly PasswordSlip[], Refusal> {
  const rows = rowsOf(text).map((row) => [row["所属コード"] ?? "", (row["パスワード"] ?? "").trim()] as const);
  const exact = new Map(rows);
  // Codes that differ in leading zeros only are told apart by the exact one alone.
  const unlike = new Set(wanted.map(({ deptCode }) => shortCode(deptCode))).size === wanted.length;
  const short = new Map(unlike ? rows.map(([code, password]) => [shortCode(code), password] as const) : []);
  const slips: PasswordSlip[] = [];
  for (const slip of wanted) {
    const password = exact.get(slip.deptCode) ?? short.get(shortCode(slip.deptCode)) ?? "";
    if (password === "") return err(refusal(EXCHANGE_TEXT.noPassword(slip.deptPath, name), name));
    slips.push({ ...slip, password });
  }
  return ok(slips);
}

/** Slips as a csv to print and cut, one line a department. */
export function slipsText(slips: readonly PasswordSlip[]): string {
  const rows = slips.map((s) => ({ 所属コード: s.deptCode, 所属: s.deptPath, ファイル: s.file, パスワード: s.password }));
  return `\ufeff${Papa.unparse(rows, { newline: "\r\n" })}\r\n`;
}

/** How packages are locked and opened again with a password. */
export interface Locks {
  readonly lock: (bytes: Uint8Array, password: string) => Promise<Uint8Array>;
  readonly unlock: (bytes: Uint8Array, password: string) => Promise<Uint8Array>;
}

/** Agile encryption; `crypt` says by whose arithmetic and chance. */
export const agileLocks = (crypt: CryptOptions): Locks => ({
  lock: async (bytes, password) => encryptPackage(bytes, password, crypt),
  unlock: async (bytes, password) => {
    const opened = decryptPackage(bytes, password, crypt.primitives);
    if (!opened.ok) throw new Error(`a package we just locked does not open: ${opened.error.kind}`);
    return opened.value;
  },
});

/** The lock of one share's package, by its slip. */
export function lockWith(slips: readonly PasswordSlip[], share: DepartmentShare, locks: Locks): PackageLock | undefined {
  const password = slips.find((slip) => slip.deptCode === share.code)?.password;
  return password === undefined ? undefined : { lock: (clear) => locks.lock(clear, password), unlock: (locked) => locks.unlock(locked, password) };
}

/** A password and the file it was made for (blank where the slips do not say). */
export type KnownPassword = Pick<PasswordSlip, "file" | "password">;

/** Every password of a slip file. */
export const knownPasswords = (text: string): readonly KnownPassword[] =>
  rowsOf(text).map((row) => ({ file: row["ファイル"] ?? "", password: (row["パスワード"] ?? "").trim() })).filter(({ password }) => password !== "");
