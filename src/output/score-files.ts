import { defaultMasters, MASTER_KEYS } from "../core/masters/masters.ts";
import type { WorkbookModel } from "../core/model/workbook.ts";
import { buildHrWorkbook } from "../core/workbook/hr-workbook.ts";
import { type WorkbookWriter, writeWorkbook } from "../xlsx/write/write-workbook.ts";
import { jsonFile, type OutputFile } from "./output-file.ts";
import type { ScoredRun } from "./scored-run.ts";

/** Name of HR's workbook (`contract.md` 5). */
export const HR_BOOK = "DX準備度・人材ギャップ分析.xlsx";

export const hrBook = (scored: ScoredRun): WorkbookModel => buildHrWorkbook(scored);

/** HR's workbook alone. `write` default: our writer. */
export const hrFile = async (scored: ScoredRun, write: WorkbookWriter = writeWorkbook): Promise<OutputFile> => ({ path: HR_BOOK, bytes: await write(hrBook(scored)) });

/** HR's workbook, scores.json, and what they were made by: the settings, and the masters that are not the shipped ones. */
export async function scoreFiles(scored: ScoredRun, write: WorkbookWriter = writeWorkbook): Promise<OutputFile[]> {
  const replaced = MASTER_KEYS.filter((key) => scored.masters[key] !== defaultMasters()[key]);
  return [
    ...replaced.map((key) => jsonFile(`masters/${scored.masters[key].id}.json`, scored.masters[key])),
    await hrFile(scored, write), jsonFile("scores.json", scored.scores), jsonFile("settings.json", scored.settings),
  ];
}
