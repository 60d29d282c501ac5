import { assignPeople } from "../core/assign/assign.ts";
import { assignmentProblem } from "../core/assign/from-scores.ts";
import type { SolveLimits, Solver } from "../core/assign/linear-model.ts";
import { NO_CONDITIONS, type PlanConditions } from "../core/assign/plan-conditions.ts";
import { planTables } from "../core/assign/plan-tables.ts";
import { conditionsText } from "../core/assign/condition-wording.ts";
import { changeOf } from "../core/change.ts";
import type { YearChange, YearOnYear } from "../core/model/year-change.ts";
import type { AssignmentProblem } from "../core/assign/problem.ts";
import type { SectionCapacity } from "../core/workbook/plan/condition-sheets.ts";
import { buildPlanWorkbook, type PlanWorkbookInput } from "../core/workbook/plan-workbook.ts";
import { writeWorkbook } from "../xlsx/write/write-workbook.ts";
import { jsonFile, type OutputFile } from "./output-file.ts";
import { roleName } from "./role-name.ts";
import type { ScoredRun } from "./scored-run.ts";
import { trainingRows } from "./training-rows.ts";

export const PLAN_BOOK = "配置案・育成計画.xlsx";

/**
 * Nodes a goal may take; a plan not proved by then is shown with its gap. Nodes, not seconds, so that the same input gives the same bytes
 * on a slow machine too; the seconds are only against a run without end.
 */
const LIMITS: SolveLimits = { nodes: 500, seconds: 300 };

/** 配置案・育成計画.xlsx and plan.json; with the comparison where last time stands beside the run (`withPrevious`). */
export async function planFiles(scored: ScoredRun, solver: Solver, conditions: PlanConditions = NO_CONDITIONS): Promise<OutputFile[]> {
  const { scores, work, tables, masters, run } = scored;
  const problem = assignmentProblem(scores, work, conditions.wishes);
  const plan = await assignPeople(problem, solver, LIMITS);
  const nameOf = new Map(tables.staff.map(({ staff_no, name }) => [staff_no, name ?? ""]));
  const titleOf = new Map(tables.projects.map(({ project_id, title }) => [project_id, title ?? ""]));
  const training = await trainingRows(scored, solver, LIMITS, conditions.budget);
  const input: PlanWorkbookInput = {
    run, asOf: scores.asOf, period: work.periods[conditions.wishes.period ?? 0]?.label ?? "",
    plan: planTables(problem, plan, { person: (no) => nameOf.get(no) ?? "", project: (id) => titleOf.get(id) ?? id, role: (id) => roleName(masters, id) }),
    conditionsLine: conditionsText(conditions),
    conditions: { conditions, periods: work.periods.map(({ label }) => label), sections: sectionCapacities(scored, problem), staffName: (no) => nameOf.get(no) ?? "" },
    training: training.input,
    ...(scored.previous === undefined ? {} : { years: yearsOf(scored.years) }),
  };
  return [{ path: PLAN_BOOK, bytes: await writeWorkbook(buildPlanWorkbook(input)) }, jsonFile("plan.json", { period: input.period, conditions, assignment: plan, training: training.plan, years: input.years?.rows ?? [] })];
}

/** FTE free for projects of each 課, in order of code. */
function sectionCapacities({ tables }: ScoredRun, { people }: AssignmentProblem): readonly SectionCapacity[] {
  const total = new Map<string, number>();
  for (const { section, capacity } of people) if (section !== null) total.set(section, (total.get(section) ?? 0) + capacity);
  const pathOf = new Map(tables.departments.map(({ dept_code, full_path, name }) => [dept_code, full_path ?? name ?? ""]));
  return [...total].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, capacity]) => ({ code, path: pathOf.get(code) ?? "", capacity }));
}

const percent = (x: number | null): number | null => (x === null ? null : 100 * x);
const same = (x: number | null): number | null => x;

/** What the short comparison of this workbook shows, by the ids of `yearMeasures`. */
const MEASURES: readonly { readonly id: string; readonly label: string; readonly shown: (x: number | null) => number | null }[] = [
  { id: "readiness:ORG", label: "準備度（全庁、調整後、点）", shown: same },
  { id: "unknown:ORG", label: "未確認率（全庁、％）", shown: percent },
  { id: "coverage", label: "人材充足率（全庁、％）", shown: percent },
  { id: "leaders", label: "DX推進リーダー（人）", shown: same },
];

function yearsOf(years: YearOnYear | undefined): { readonly note: string; readonly rows: readonly YearChange[] } {
  if (years === undefined) return { note: "前回の基準日が読めないため、比べられませんでした。", rows: [] };
  const { comparable, differentMasters, changes } = years;
  const note = comparable
    ? "前回と今回は、同じマスターと設定で計算しています。"
    : `前回とマスターか設定が違うため、線でつないだ比較はできません（${differentMasters.length === 0 ? "設定" : differentMasters.join("、")}）。「決まりの変更」がその影響です。`;
  return { note, rows: MEASURES.map(({ id, label, shown }) => changeOf(label, (changes.find(({ measure }) => measure === id)?.stages ?? []).map(shown))) };
}
