import { buildHrWorkbook } from "../core/workbook/hr-workbook.ts";
import { type WorkbookWriter, writeWorkbook } from "../xlsx/write/write-workbook.ts";
import { jsonFile, type OutputFile } from "./output-file.ts";
import type { ScoredRun } from "./scored-run.ts";

/** Name of HR's workbook (`contract.md` 5). */
export const HR_BOOK = "DX準備度・人材ギャップ分析.xlsx";

/** HR's workbook, scores.json, and the settings they were made by. */
export async function scoreFiles(scored: ScoredRun, write: WorkbookWriter = writeWorkbook): Promise<OutputFile[]> {
  return [{ path: HR_BOOK, bytes: await write(buildHrWorkbook(scored)) }, jsonFile("scores.json", scored.scores), jsonFile("settings.json", scored.settings)];
}
