import type { WorkbookModel } from "../model/workbook.ts";
import { assembleWorkbook } from "./sheet/assemble.ts";
import { makeDraft, put, type SheetDraft, setWidths } from "./sheet/draft.ts";
import { dressSheet, type Masthead, propertiesOf } from "./sheet/page.ts";
import { compareSheet } from "./transfer/compare-sheet.ts";
import { settingCells, transferData } from "./transfer/data-sheets.ts";
import { frontSheet, peopleSheet, putAssumptions, putVersions } from "./transfer/pages.ts";
import { numberUnits, TRANSFER_BOOK_TITLE, TRANSFER_SHEETS, type TransferWorkbookInput } from "./transfer/transfer-input.ts";
import { unitSheet } from "./transfer/unit-sheet.ts";

/** 異動試算比較.xlsx, for HR only: 現状 and the named plans side by side, who moves where, what gets worse; every figure counted from its data sheets. */
export function buildTransferWorkbook(input: TransferWorkbookInput): WorkbookModel {
  return assembleWorkbook({ properties: propertiesOf(TRANSFER_BOOK_TITLE, input.run, "3B"), drafts: transferDrafts(input) });
}

/** The sheets before their formulas are evaluated. */
export function transferDrafts(input: TransferWorkbookInput): readonly SheetDraft[] {
  const numbered = numberUnits(input);
  const settings = makeDraft(TRANSFER_SHEETS.settings);
  setWidths(settings, [44, 50, 6]);
  put(settings, [1, 1], TRANSFER_SHEETS.settings, "title");
  put(settings, [3, 1], "1　試算の前提", "subtitle");
  const second = putAssumptions(settings, 4) + 1;
  put(settings, [second, 1], "2　計算に使った設定", "subtitle");
  const cells = settingCells(settings, second + 1, input);
  put(settings, [cells.next + 1, 1], "3　基準日と版", "subtitle");
  putVersions(settings, input, cells.next + 2);
  const data = transferData(input, numbered);
  const units = unitSheet(input, numbered, data, cells.value);
  const rules = { reference: cells.value("referenceUnknownRate"), small: cells.value("smallCell") };
  const compare = compareSheet(input, numbered, units, rules);
  const results = [frontSheet({ input, numbered, units, compare, data, rules }), compare.draft, peopleSheet(input), settings];
  const papers = [units.draft, ...data.drafts];
  dress(results, papers, input);
  return [...results, ...papers];
}

function dress(results: readonly SheetDraft[], papers: readonly SheetDraft[], { comparison, run }: TransferWorkbookInput): void {
  const masthead: Masthead = { book: TRANSFER_BOOK_TITLE, asOf: comparison.outcomes[0]?.scores.asOf ?? "", runId: run.runId, version: run.version };
  const paper = comparison.outcomes.length > 4 ? "A3" : "A4";
  const heads: Readonly<Record<string, { readonly titleRows: readonly [number, number]; readonly freezeRows: number; readonly freezeColumns?: number }>> = {
    [TRANSFER_SHEETS.units]: { titleRows: [5, 5], freezeRows: 5, freezeColumns: 2 }, [TRANSFER_SHEETS.people]: { titleRows: [4, 4], freezeRows: 4 },
  };
  for (const draft of results) dressSheet(draft, masthead, { label: "3B", paper: draft.name === TRANSFER_SHEETS.settings ? "A4" : paper, ...(draft.name === TRANSFER_SHEETS.settings ? { orientation: "portrait" } : {}), ...heads[draft.name] });
  for (const draft of papers) dressSheet(draft, masthead, { label: "3B", paper: "A3", tab: "data", titleRows: [4, 4], freezeRows: 4 });
}
