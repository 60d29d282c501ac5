import type { SheetDraft } from "../sheet/draft.ts";
import { dressSheet, type Masthead, type PageOptions } from "../sheet/page.ts";
import { HR_BOOK_TITLE, type HrWorkbookInput, SHEETS } from "./hr-input.ts";

type Dress = Omit<PageOptions, "label"> & { readonly freezeRows?: number; readonly freezeColumns?: number; readonly tab?: "result" | "input" | "data"; readonly label?: PageOptions["label"] };

/** Heads that repeat on every page and stay in sight; 3B unless said otherwise: HR's workbook names people. */
const DRESS: Readonly<Record<string, Dress>> = {
  [SHEETS.cover]: { fitTo: { width: 1, height: 2 } },
  [SHEETS.summary]: { fitTo: { width: 1, height: 1 }, label: "2" },
  [SHEETS.readiness]: { titleRows: [5, 5], freezeColumns: 1, label: "2" },
  [SHEETS.categories]: { titleRows: [5, 5], freezeColumns: 1, label: "2" },
  [SHEETS.gaps]: { label: "2" },
  [SHEETS.projects]: {},
  [SHEETS.skills]: { titleRows: [4, 4], freezeRows: 4, freezeColumns: 3, label: "2" },
  [SHEETS.candidates]: { titleRows: [4, 4], freezeRows: 4, freezeColumns: 2 },
  [SHEETS.qualifications]: {},
  [SHEETS.quality]: { label: "2" },
  [SHEETS.distribution]: { titleRows: [4, 4], freezeRows: 4, freezeColumns: 2, tab: "input" },
  [SHEETS.rationale]: { titleRows: [4, 4], freezeRows: 4, label: "2" },
  [SHEETS.settings]: { tab: "input", label: "2" },
  [SHEETS.byDimension]: { freezeColumns: 1, label: "2" },
  [SHEETS.byStep]: { freezeColumns: 1, label: "2" },
  [SHEETS.byObstacle]: { freezeColumns: 1, label: "2" },
  [SHEETS.byPlanItem]: { freezeColumns: 1, tab: "input", label: "2" },
  [SHEETS.byWeight]: { freezeColumns: 1, label: "2" },
  [SHEETS.coverageViews]: { freezeRows: 5, freezeColumns: 2, label: "2" },
  [SHEETS.dependence]: { tab: "input" },
  [SHEETS.roster]: {},
  [SHEETS.years]: { freezeRows: 6, freezeColumns: 1, label: "2" },
  [SHEETS.openFigures]: { freezeRows: 5, freezeColumns: 1, label: "1" },
  [SHEETS.departmentTrace]: { fitTo: { width: 1, height: 1 }, orientation: "portrait", label: "2", tab: "input" },
  [SHEETS.personTrace]: { fitTo: { width: 1, height: 1 }, orientation: "portrait", tab: "input" },
  [SHEETS.transfer]: { titleRows: [8, 8], freezeRows: 8, freezeColumns: 2, tab: "input", paper: "A3" },
  [SHEETS.foldOut]: { paper: "A3" },
};

const PAPER: Dress = { tab: "data", paper: "A3" };

/** Print set-up, frozen heads, tab colours and protection of HR's workbook. */
export function dressHrSheets({ results, papers, input }: { readonly results: readonly SheetDraft[]; readonly papers: readonly SheetDraft[]; readonly input: HrWorkbookInput }): void {
  const masthead: Masthead = { book: HR_BOOK_TITLE, asOf: input.scores.asOf, runId: input.run.runId, version: input.run.version };
  for (const draft of results) dressSheet(draft, masthead, { label: "3B", ...DRESS[draft.name] });
  for (const draft of papers) dressSheet(draft, masthead, { label: "3B", ...PAPER });
}
