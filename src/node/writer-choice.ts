import { type Refusal, refusal } from "../core/model/refusal.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import { type WorkbookWriter, writeWorkbook } from "../xlsx/write/write-workbook.ts";

/**
 * `--writer own|exceljs`: who writes HR's own workbooks. exceljs draws no charts (`write/exceljs.ts` lists what it cannot);
 * what is distributed is always written by ours, because the leak gate and the hashes need the same bytes every time.
 */
export async function chooseWriter(name: string | undefined): Promise<Result<WorkbookWriter, Refusal>> {
  if (name === undefined || name === "own") return ok((model) => writeWorkbook(model));
  if (name !== "exceljs") return err(refusal(`書き手（--writer）「${name}」はありません。own か exceljs を指定してください。`));
  const { writeWithExceljs } = await import("./write/exceljs.ts");
  return ok(writeWithExceljs);
}
