import type { SheetModel, WorkbookModel } from "../model/workbook.ts";
import { frontSheet, reportLine } from "./ledger/front-sheet.ts";
import type { LedgerWorkbookInput } from "./ledger/ledger-input.ts";
import { reportSheets } from "./ledger/report-sheets.ts";
import { tableSheets } from "./ledger/table-sheets.ts";
import { TEXTS } from "./ledger/wording.ts";
import { assembleWorkbook } from "./sheet/assemble.ts";
import { LONG_HEAD_ROW } from "./sheet/long-sheet.ts";
import { type Masthead, propertiesOf } from "./sheet/page.ts";

/** 正規化台帳.xlsx: はじめに with 件数照合, the reports, then one sheet per canonical table. Long sheets make their rows when asked, so that a million rows stream. */
export function buildLedgerWorkbook(input: LedgerWorkbookInput): WorkbookModel {
  const { run } = input;
  const masthead: Masthead = { book: TEXTS.book, asOf: input.asOf ?? "―", runId: run.runId, version: run.version };
  const reports = reportSheets(input, masthead).flat();
  const tables = tableSheets(input, masthead);
  const contents = [
    ...reports.map((sheet) => reportLine(sheet.name, LONG_HEAD_ROW + 1, recordsOn(sheet))),
    ...tables.list.map((line) => ({ ...line, note: `${line.label}の表` })),
  ];
  return assembleWorkbook({ properties: propertiesOf(TEXTS.book, run, "3B"), drafts: [frontSheet(input, masthead, contents)], finished: [...reports, ...tables.sheets] });
}

const recordsOn = (sheet: SheetModel): number => (sheet.autoFilter === undefined ? 0 : sheet.autoFilter.bottom - sheet.autoFilter.top);
