import type { WorkbookModel } from "../model/workbook.ts";
import { candidateSheet } from "./hr/candidate-sheet.ts";
import { categorySheet } from "./hr/category-sheet.ts";
import type { HrWorkbookInput } from "./hr/hr-input.ts";
import { type HrLayout, layOut } from "./hr/layout.ts";
import { projectSheet } from "./hr/project-sheet.ts";
import { readinessSheet } from "./hr/readiness-sheet.ts";
import { skillPrioritySheet } from "./hr/skill-sheet.ts";
import { assembleWorkbook } from "./sheet/assemble.ts";
import type { SheetDraft } from "./sheet/draft.ts";
import { propertiesOf } from "./sheet/page.ts";

export const HR_BOOK_TITLE = "DX準備度・人材ギャップ分析";

/** DX準備度・人材ギャップ分析.xlsx: the 13 sheets of the result in reading order, then working papers and data. Every number shown is a formula over the data and 設定. */
export function buildHrWorkbook(input: HrWorkbookInput): WorkbookModel {
  return assembleWorkbook({ properties: propertiesOf(HR_BOOK_TITLE, input.run, "3B"), drafts: hrDrafts(input) });
}

/** The sheets before their formulas are evaluated. */
export function hrDrafts(input: HrWorkbookInput): readonly SheetDraft[] {
  const layout = layOut(input);
  return [
    readinessSheet(layout), categorySheet(layout), layout.gaps.draft, projectSheet(layout).draft, skillPrioritySheet(layout), candidateSheet(layout),
    layout.settings.draft, ...workingSheets(layout),
  ];
}

const workingSheets = ({ unitWork, readiness, fits, supply, skillWork, units, staff, skills, projects, demands, assignments }: HrLayout): readonly SheetDraft[] => [
  unitWork.draft, readiness.draft, fits.draft, supply.draft, skillWork.draft, units.draft, staff.draft, skills.draft, readiness.answers, projects.draft, demands.draft, assignments.draft,
];
