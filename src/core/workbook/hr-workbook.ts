import type { WorkbookModel } from "../model/workbook.ts";
import { candidateSheet } from "./hr/candidate-sheet.ts";
import { categorySheet } from "./hr/category-sheet.ts";
import { coverageSheet } from "./hr/coverage-sheet.ts";
import { coverSheet } from "./hr/cover-sheet.ts";
import { dependenceSheets } from "./hr/dependence-sheet.ts";
import { distributionSheet } from "./hr/distribution-sheet.ts";
import { dressHrSheets } from "./hr/dress.ts";
import { HR_BOOK_TITLE, type HrWorkbookInput } from "./hr/hr-input.ts";
import { type HrLayout, layOut } from "./hr/layout.ts";
import { foldOutSheet } from "./hr/fold-out-sheet.ts";
import { mappingSheet } from "./hr/mapping-sheet.ts";
import { openSheet } from "./hr/open-sheet.ts";
import { personTraceSheet } from "./hr/person-trace-sheet.ts";
import { projectSheet } from "./hr/project-sheet.ts";
import { qualificationSheets } from "./hr/qualification-sheet.ts";
import { qualitySheet } from "./hr/quality-sheet.ts";
import { rationaleSheet } from "./hr/rationale-sheet.ts";
import { readinessSheet } from "./hr/readiness-sheet.ts";
import { rosterSheet } from "./hr/roster-sheet.ts";
import { skillPrioritySheet } from "./hr/skill-sheet.ts";
import { summarySheets } from "./hr/summary-sheet.ts";
import { departmentTraceSheet } from "./hr/trace-sheets.ts";
import { transferSheet } from "./hr/transfer-sheet.ts";
import { viewSheets } from "./hr/view-sets.ts";
import { yearSheets } from "./hr/year-sheet.ts";
import { assembleWorkbook } from "./sheet/assemble.ts";
import type { SheetDraft } from "./sheet/draft.ts";
import { propertiesOf } from "./sheet/page.ts";


/** DX準備度・人材ギャップ分析.xlsx: the 13 sheets of the result in reading order, closer looks, tools, then working papers and data. Every number shown is a formula over the data and 設定. */
export function buildHrWorkbook(input: HrWorkbookInput): WorkbookModel {
  return assembleWorkbook({ properties: propertiesOf(HR_BOOK_TITLE, input.run, "3B"), drafts: hrDrafts(input) });
}

/** The sheets before their formulas are evaluated. */
export function hrDrafts(input: HrWorkbookInput): readonly SheetDraft[] {
  const layout = layOut(input);
  const projects = projectSheet(layout);
  const { summary, ranks } = summarySheets(layout, projects);
  const qualifications = qualificationSheets(layout);
  const results = [
    coverSheet(layout), summary, readinessSheet(layout), categorySheet(layout), layout.gaps.draft, projects.draft, skillPrioritySheet(layout), candidateSheet(layout),
    qualifications.sheet, qualitySheet(layout), distributionSheet(layout), rationaleSheet(layout), layout.settings.draft,
  ];
  const views = viewSheets(layout, layout.views, layout.coverage);
  const dependence = dependenceSheets(layout);
  const [years, ...yearData] = yearSheets(layout);
  const closer = [...views.sheets, coverageSheet(layout, layout.coverage), dependence.sheet, rosterSheet(layout), ...(years === undefined ? [] : [years]), openSheet(layout)];
  const person = personTraceSheet(layout);
  const tools = [departmentTraceSheet(layout), person.sheet, transferSheet(layout), foldOutSheet(layout)];
  const papers = [...workingSheets(layout), ranks, ...dataSheets(layout), views.data, dependence.data, ...yearData, qualifications.data, ...(person.sources === undefined ? [] : [person.sources]), mappingSheet(layout)];
  dressHrSheets({ results: [...results, ...closer, ...tools], papers, input });
  return [...results, ...closer, ...tools, ...papers];
}

const workingSheets = ({ unitWork, readiness, views, fits, supply, flow, coverage, skillWork }: HrLayout): readonly SheetDraft[] => [
  unitWork.draft, readiness.draft, views.draft, fits.draft, supply.draft, flow.draft, coverage.draft, skillWork.draft,
];

const dataSheets = ({ units, staff, readiness, projects, demands, assignments }: HrLayout): readonly SheetDraft[] => [
  units.draft, staff.draft, readiness.answers, projects.draft, demands.draft, assignments.draft,
];
