import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { inTemporaryFolder } from "./office.ts";

/** A Python that has openpyxl: the first on the path that can import it, or undefined. */
export const PYTHON: string | undefined = (process.env["PATH"] ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "python3"))
  .find((python) => spawnSync(python, ["-c", "import openpyxl"], { stdio: "ignore" }).status === 0);

/** Runs one of the scripts beside this file over workbooks and gives back the JSON it prints. */
export async function runPython<T>(script: "openpyxl-dump.py" | "check-package.py", books: readonly Uint8Array[]): Promise<T> {
  return inTemporaryFolder((folder) => {
    const paths = books.map((bytes, i) => {
      const path = join(folder, `book${i}.xlsx`);
      writeFileSync(path, bytes);
      return path;
    });
    const ran = spawnSync(PYTHON ?? "python3", [resolve(import.meta.dirname, script), ...paths], { encoding: "utf8", maxBuffer: 1 << 28 });
    if (ran.status !== 0) throw new Error(ran.stderr);
    return JSON.parse(ran.stdout) as T;
  });
}

/** Findings on the structure of a package; empty = sound. */
export const packageFindings = async (book: Uint8Array): Promise<readonly string[]> => Object.values(await runPython<Record<string, string[]>>("check-package.py", [book])).flat();
