import { ISSUE_COLUMNS } from "../core/validate/catalogue.ts";
import { a1 } from "../core/model/cell-address.ts";
import { TABLE_IDS } from "../core/model/canonical.ts";
import { toCsv } from "../core/model/csv.ts";
import type { WorkbookModel } from "../core/model/workbook.ts";
import { reportCharacters } from "../core/validate/character-report.ts";
import { buildLedgerWorkbook } from "../core/workbook/ledger-workbook.ts";
import { inShiftJis } from "../xlsx/read/shift-jis-repertoire.ts";
import { type WorkbookWriter, writeWorkbook } from "../xlsx/write/write-workbook.ts";
import { tableToCsv } from "./canonical-csv.ts";
import { dataPackage } from "./data-package.ts";
import { profileFile } from "./profile-file.ts";
import { returnCopies } from "./return-copies.ts";
import { jsonFile, type OutputFile, textFile } from "./output-file.ts";
import { reviewLines, carriedTexts } from "./ledger-book-input.ts";
import type { ConvertedRun } from "./converted-run.ts";

const LINEAGE_COLUMNS = ["table", "record", "field", "file", "sheet", "cell", "before", "after", "rule"] as const;

/** Name of the normalised workbook (`contract.md` 3). */
export const LEDGER_BOOK = "正規化台帳.xlsx";

/** 正規化台帳.xlsx. `write` default: our writer. */
export const ledgerFile = async (run: ConvertedRun, write: WorkbookWriter = writeWorkbook): Promise<OutputFile> => ({ path: LEDGER_BOOK, bytes: await write(ledgerBook(run)) });

export function ledgerBook(run: ConvertedRun): WorkbookModel {
  const { converted, issues, asOf } = run;
  return buildLedgerWorkbook({
    tables: converted.tables,
    accounting: converted.accounting,
    issues,
    changes: [...converted.changes],
    review: reviewLines(converted),
    characters: reportCharacters(converted.recognised.map(({ table }) => table), inShiftJis),
    carriedColumns: carriedTexts(converted),
    run: run.run,
    ...(asOf === undefined ? {} : { asOf }),
  });
}

/** Everything of `contract.md` 3 beside the workbook and run.json. */
export async function convertFiles(run: ConvertedRun): Promise<OutputFile[]> {
  const { tables, changes } = run.converted;
  const written = TABLE_IDS.filter((id) => tables[id].length > 0);
  return [
    ...written.map((id) => textFile(`tables/${id}.csv`, tableToCsv(id, tables[id]))),
    jsonFile("datapackage.json", dataPackage("daicho", written)),
    textFile("issues.csv", toCsv(ISSUE_COLUMNS, run.issues.map((issue) => ISSUE_COLUMNS.map((column) => issue[column])))),
    textFile("lineage.csv", toCsv(LINEAGE_COLUMNS, [...changes].map((c) => [c.table, c.record, c.field, c.at.file, c.at.sheet, a1(c.at.row, c.at.column), c.before, c.after, c.rule]))),
    ...profileFile(run.converted.recognised, run.confirmed),
    ...(await returnCopies(run)),
  ];
}
