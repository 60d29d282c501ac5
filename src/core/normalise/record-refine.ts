import type { TableId } from "../model/canonical.ts";
import { checkDates } from "./record-dates.ts";
import { type OpenDraft, setValue } from "./record-draft.ts";
import { refineReadiness, refineSkill, refineSurvey } from "./record-refine-answers.ts";
import { refineStaff } from "./record-refine-staff.ts";
import { refineDepartment, refineProject, refineQualification, refineTraining } from "./record-refine-work.ts";

/** Joins and splits parts, fills what follows from other fields. Returns false when the record says nothing after all (× in a cross-tab). */
export function refineDraft(open: OpenDraft): boolean {
  for (const [name, end] of Object.entries(PERIOD_ENDS)) takePeriodEnd(open, name, end);
  if (isTotal(open)) return false;
  if (!(BY_TABLE[open.table] ?? (() => true))(open)) return false;
  checkDates(open);
  return true;
}

/** A total that was taken for a row: 小計 or 合計 where a name should stand, and no number. A last guard; totals are found in `core/table`. */
function isTotal(open: OpenDraft): boolean {
  const name = open.values["name"] ?? open.link["person_name"] ?? open.values["title"] ?? "";
  return (open.values["staff_no"] ?? null) === null && /^(?:小計|合計|総計|計|総合計|累計|平均|中計|部計|課計|再計)(?:[（(].*[）)])?$/u.test(String(name).replaceAll(/[\s　]/gu, ""));
}

const BY_TABLE: Partial<Record<TableId, (open: OpenDraft) => boolean>> = {
  staff: refineStaff, skills: refineSkill, training: refineTraining, qualifications: refineQualification, survey: refineSurvey,
  readiness_answers: refineReadiness, projects: refineProject, departments: refineDepartment,
};

/** A period written in one cell fills the end beside its start. */
const PERIOD_ENDS: Readonly<Record<string, string>> = { start: "end", from: "to", valid_from: "valid_to", hire_date: "retire_date", acquired_on: "valid_until" };

function takePeriodEnd(open: OpenDraft, name: string, end: string): void {
  const day = open.link[`${name}~end`];
  if (day === undefined) return;
  delete open.link[`${name}~end`];
  if ((open.values[end] ?? null) === null && end in open.values) setValue(open, { name: end, value: day, from: name, rule: "date.period" });
}
