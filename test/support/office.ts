import { spawnSync } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** LibreOffice as the second program that opens what we write. Every call has a profile of its own, so calls do not meet. */

const found = (program: string): boolean => spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;

/** Whether LibreOffice can be started here. Tests that need it skip without it. */
export const hasOffice: boolean = found("soffice");

/** Calc recalculates every formula of every opened workbook, whatever is cached. */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** Runs `work` in a folder that is gone afterwards. */
export async function inTemporaryFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "daicho-office-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Converts files in one start of LibreOffice; outputs keep their base names.
 *
 * @param to      Format as `--convert-to` takes it: "pdf", "xlsx:Calc MS Excel 2007 XML", "csv".
 * @param folder  Scratch folder; the profile and `out/` appear in it.
 * @returns       The folder of the outputs; a file LibreOffice refused is missing there.
 */
export function convert(paths: readonly string[], to: string, folder: string): string {
  const profile = join(folder, "profile");
  const out = join(folder, "out");
  mkdirSync(join(profile, "user"), { recursive: true });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(profile, "user", "registrymodifications.xcu"), ALWAYS_RECALCULATE);
  spawnSync("soffice", [`-env:UserInstallation=${pathToFileURL(profile).href}`, "--headless", "--norestore", "--convert-to", to, "--outdir", out, ...paths], { stdio: "ignore", timeout: 600_000 });
  return out;
}
