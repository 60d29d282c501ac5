import type { WorkbookModel } from "../../core/model/workbook.ts";
import { addedSheets, type AddedSheetsOptions, sheetFacts } from "../../output/added-sheets.ts";
import { ledgerBook } from "../../output/convert-files.ts";
import type { ConvertedRun } from "../../output/converted-run.ts";
import { hrBook } from "../../output/score-files.ts";
import type { ScoredRun } from "../../output/scored-run.ts";
import { writeWorkbook } from "../../xlsx/write/write-workbook.ts";
import { base64Of } from "./base64.ts";
import type { ResultBook, SheetBytesView, SheetsView } from "./messages.ts";

/** What the workbooks of a result are built from. */
export interface ResultRuns {
  readonly converted: ConvertedRun;
  readonly scored: ScoredRun;
}

/** The models are built anew each time: kept, they would take the memory the results themselves need. */
const modelOf = (book: ResultBook, { converted, scored }: ResultRuns): WorkbookModel => (book === "analysis" ? hrBook(scored) : ledgerBook(converted));

export const sheetsView = (runs: ResultRuns): SheetsView => ({ analysis: sheetFacts(modelOf("analysis", runs)), ledger: sheetFacts(modelOf("ledger", runs)) });

export async function sheetBytes(runs: ResultRuns, book: ResultBook, options: AddedSheetsOptions): Promise<SheetBytesView> {
  const { model, names } = addedSheets(modelOf(book, runs), options);
  return { base64: base64Of(await writeWorkbook(model)), names: names.map(({ to }) => to) };
}
