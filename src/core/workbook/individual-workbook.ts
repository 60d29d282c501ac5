import { individualReadiness } from "../gap/individual.ts";
import { masterHeads } from "../masters/masters.ts";
import type { WorkbookModel } from "../model/workbook.ts";
import { assignmentSheet, INDIVIDUAL_BOOK_TITLE, INDIVIDUAL_SHEETS, type IndividualWorkbookInput, levelSheet, linesOf, trainingSheet } from "./individual/individual-data.ts";
import { individualSettings, peopleSheet } from "./individual/people-sheet.ts";
import { slipSheet } from "./individual/slip-sheet.ts";
import { INDIVIDUAL_TEXTS } from "./individual/wording.ts";
import { assembleWorkbook } from "./sheet/assemble.ts";
import { warekiText } from "./sheet/date-cell.ts";
import { makeDraft, put, putWide, setWidths, type SheetDraft } from "./sheet/draft.ts";
import { classText, dressSheet, type Masthead, type PageOptions, propertiesOf } from "./sheet/page.ts";

/** 個人準備度（試行）.xlsx (R51): only when asked for, for HR and, one page at a time, for the person. Never part of what departments get. */
export function buildIndividualWorkbook(input: IndividualWorkbookInput): WorkbookModel {
  return assembleWorkbook({ properties: propertiesOf(INDIVIDUAL_BOOK_TITLE, input.run, "3B"), drafts: individualDrafts(input) });
}

/** The sheets before their formulas are evaluated. */
export function individualDrafts(input: IndividualWorkbookInput): readonly SheetDraft[] {
  const lines = linesOf(input);
  const settings = individualSettings(input);
  const [levels, training, assignments] = [levelSheet(input, lines), trainingSheet(input, lines), assignmentSheet(input, lines)];
  const figures = individualReadiness({ scores: input.scores, working: input.work, tables: input.tables, masters: input.masters, settings: input.settings });
  const people = peopleSheet({ input, people: lines, figures, settings, levels, training: training.table, assignments: assignments.table });
  const results = [frontSheet(input), people.draft, slipSheet(input, lines, people, levels), settings.draft];
  const papers = [levels.draft, training.draft, assignments.draft];
  dress(results, papers, input);
  return [...results, ...papers];
}

/** はじめに: what the figures are and are not, who may see them, how the person is told and corrects them, by what they were made. */
function frontSheet({ scores, run, masters, work, settings }: IndividualWorkbookInput): SheetDraft {
  const draft = makeDraft(INDIVIDUAL_SHEETS.front);
  setWidths(draft, [30, 46, 22]);
  put(draft, [1, 1], INDIVIDUAL_BOOK_TITLE, "title");
  put(draft, [1, 3], classText("3B"), "classLabel");
  draft.heights.set(1, 30);
  let row = 3;
  const what = [
    ...INDIVIDUAL_TEXTS.what, INDIVIDUAL_TEXTS.how(settings.individualLiteracyWeight, settings.individualFitWeight, settings.individualPracticeWeight),
    INDIVIDUAL_TEXTS.practice(settings.practiceHours, settings.practiceAssignments),
  ];
  for (const [title, texts] of [["1　これは何か", what], ["2　これは何ではないか", INDIVIDUAL_TEXTS.isNot], ["3　取扱い", INDIVIDUAL_TEXTS.handling], ["4　本人への説明と訂正", INDIVIDUAL_TEXTS.person]] as const) {
    put(draft, [row, 1], title, "subtitle");
    texts.forEach((text, i) => putWide(draft, { top: row + 1 + i, left: 1, bottom: row + 1 + i, right: 3 }, `・${text}`));
    row += texts.length + 2;
  }
  put(draft, [row, 1], "5　基準日と版", "subtitle");
  const lines: readonly (readonly [string, string])[] = [
    ["基準日", warekiText(scores.asOf)], ["実行番号", run.runId], ["プログラム", `daicho ${run.version}`],
    ["リテラシーの調査項目", `${work.literacyTotal}項目のうち${work.literacySet.length}項目`],
    ...masterHeads(masters).filter(({ id }) => USED_MASTERS.has(id)).map(({ title, version, date }): readonly [string, string] => [title, `版 ${version}（${date}）`]),
  ];
  lines.forEach(([label, text], i) => {
    put(draft, [row + 1 + i, 1], label, "label");
    put(draft, [row + 1 + i, 2], text, "textWrap");
  });
  return draft;
}

const USED_MASTERS: ReadonlySet<string> = new Set(["dss-literacy", "dss-promotion-2.0", "role-requirements", "survey-mapping", "certificates", "training-patterns", "roles"]);

function dress(results: readonly SheetDraft[], papers: readonly SheetDraft[], { scores, run }: IndividualWorkbookInput): void {
  const masthead: Masthead = { book: INDIVIDUAL_BOOK_TITLE, asOf: scores.asOf, runId: run.runId, version: run.version };
  const pages: Readonly<Record<string, Omit<PageOptions, "label"> & { readonly freezeRows?: number; readonly freezeColumns?: number; readonly tab?: "input" }>> = {
    [INDIVIDUAL_SHEETS.front]: { orientation: "portrait" }, [INDIVIDUAL_SHEETS.people]: { titleRows: [4, 4], freezeRows: 4, freezeColumns: 3 },
    [INDIVIDUAL_SHEETS.slip]: { orientation: "portrait", tab: "input", fitTo: { width: 1, height: 1 } }, [INDIVIDUAL_SHEETS.settings]: { orientation: "portrait", tab: "input" },
  };
  for (const draft of results) dressSheet(draft, masthead, { label: "3B", ...pages[draft.name] });
  for (const draft of papers) dressSheet(draft, masthead, { label: "3B", paper: "A3", tab: "data" });
}
