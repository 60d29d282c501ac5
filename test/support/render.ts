import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { convert, inTemporaryFolder } from "./office.ts";

/**
 * Prints a workbook as LibreOffice would and draws each page.
 *
 * @param path  .xlsx file.
 * @param to    Folder for `NAME.pdf` and `NAME-1.png`, `NAME-2.png` …; made when missing.
 * @param dpi   Dots per inch of the pictures; 60 is enough to see cut columns and `####`.
 * @returns     Paths of the pages, in order. Throws when LibreOffice does not open the file.
 */
export async function renderPages(path: string, to: string, dpi = 60): Promise<readonly string[]> {
  const name = basename(path).replace(/\.[^.]+$/u, "");
  mkdirSync(to, { recursive: true });
  return inTemporaryFolder((folder) => {
    const pdf = join(convert([path], "pdf", folder), `${name}.pdf`);
    if (!existsSync(pdf)) throw new Error(`LibreOffice did not open ${path}`);
    copyFileSync(pdf, join(to, `${name}.pdf`));
    spawnSync("pdftoppm", ["-r", String(dpi), "-png", pdf, join(to, name)], { stdio: "ignore" });
    const page = (file: string): number => Number(/-(\d+)\.png$/u.exec(file)?.[1]);
    return readdirSync(to).filter((file) => file.startsWith(`${name}-`) && /-\d+\.png$/u.test(file)).toSorted((a, b) => page(a) - page(b)).map((file) => join(to, file));
  });
}

/** Text of each page, for tests that look for headings and cut numbers. */
export async function pageTexts(path: string): Promise<readonly string[]> {
  const name = basename(path).replace(/\.[^.]+$/u, "");
  return inTemporaryFolder((folder) => {
    const pdf = join(convert([path], "pdf", folder), `${name}.pdf`);
    if (!existsSync(pdf)) throw new Error(`LibreOffice did not open ${path}`);
    const text = spawnSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }).stdout;
    return text.split("\f").slice(0, -1);
  });
}
