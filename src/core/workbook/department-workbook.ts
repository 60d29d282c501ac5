import { type ReturnForm, returnFormSheet } from "../model/return-form.ts";
import { answerForm, departmentAnswerSheet } from "./department/answer-sheet.ts";
import { type DepartmentFacts, departmentFacts, type DepartmentWorkbook, type DepartmentWorkbookInput, DEPARTMENT_SHEETS } from "./department/department-input.ts";
import { departmentFrontSheet } from "./department/front-sheet.ts";
import { departmentPeopleSheet } from "./department/people-sheet.ts";
import { departmentProcessSheet } from "./department/process-sheet.ts";
import { departmentProjectSheet } from "./department/project-sheet.ts";
import { departmentReadinessSheet } from "./department/readiness-sheet.ts";
import { GLOSSARY } from "./department/wording.ts";
import { assembleWorkbook } from "./sheet/assemble.ts";
import { makeDraft, put, setWidths, type SheetDraft } from "./sheet/draft.ts";
import { dressSheet, propertiesOf } from "./sheet/page.ts";
import { placeTable } from "./sheet/placed-table.ts";

/**
 * One department's workbook, 7 sheets and `_daicho`, built from nothing: names and records come from the department's own share alone;
 * numbers about few people are left out by R55-R58. Nothing is hidden that is not written down in `form`.
 */
export function buildDepartmentWorkbook(input: DepartmentWorkbookInput): DepartmentWorkbook {
  const facts = departmentFacts(input);
  const form = departmentForm(facts);
  const drafts = [
    departmentFrontSheet(facts), departmentReadinessSheet(facts), departmentPeopleSheet(facts), departmentProjectSheet(facts), departmentProcessSheet(facts),
    departmentAnswerSheet(facts), glossarySheet(facts),
  ];
  const book = assembleWorkbook({ properties: propertiesOf(facts.masthead.book, input.run, facts.classLabel), drafts, finished: [returnFormSheet(form)] });
  return { book, form };
}

const departmentForm = (facts: DepartmentFacts): ReturnForm => {
  const { input } = facts;
  return { distributionId: input.distributionId, deptCode: input.share.code, deptPath: input.share.path, profile: input.profile.id, asOf: input.scores.asOf, sheets: [answerForm(facts)] };
};

function glossarySheet(facts: DepartmentFacts): SheetDraft {
  const draft = makeDraft(DEPARTMENT_SHEETS.glossary);
  setWidths(draft, [26, 100]);
  put(draft, [1, 1], "用語", "title");
  draft.heights.set(1, 28);
  placeTable(draft, [3, 1], [
    { id: "word", label: "ことば", style: "label", cell: ([word]) => word },
    { id: "meaning", label: "意味", style: "bodyWrap", cell: ([, meaning]) => meaning },
  ], GLOSSARY);
  dressSheet(draft, facts.masthead, { label: facts.classLabel, titleRows: [3, 3] });
  return draft;
}
