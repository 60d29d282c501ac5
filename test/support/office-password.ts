import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { inTemporaryFolder } from "./office.ts";

/** A Python that can talk to LibreOffice (Debian: python3-uno), or undefined. */
export const UNO_PYTHON: string | undefined = (process.env["PATH"] ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "python3"))
  .find((python) => spawnSync(python, ["-c", "import uno"], { stdio: "ignore" }).status === 0);

/** What LibreOffice makes of an encrypted workbook with each password: the text of the first sheet's A1, or null when it refuses. */
export async function openWithPasswords(book: Uint8Array, passwords: readonly string[]): Promise<readonly (string | null)[]> {
  return inTemporaryFolder((folder) => {
    const file = join(folder, "book.xlsx");
    writeFileSync(file, book);
    const ran = spawnSync(UNO_PYTHON ?? "python3", [resolve(import.meta.dirname, "open-with-passwords.py"), join(folder, "profile"), file, ...passwords], { encoding: "utf8", timeout: 300_000 });
    if (ran.status !== 0) throw new Error(ran.stderr);
    return JSON.parse(ran.stdout) as (string | null)[];
  });
}
