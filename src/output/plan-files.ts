import { assignPeople } from "../core/assign/assign.ts";
import { assignmentProblem } from "../core/assign/from-scores.ts";
import type { SolveLimits, Solver } from "../core/assign/linear-model.ts";
import { NO_CONDITIONS, type PlanConditions } from "../core/assign/plan-conditions.ts";
import { planTables } from "../core/assign/plan-tables.ts";
import { conditionsText } from "../core/assign/condition-wording.ts";
import { type TrainingBudget, trainingQuestion } from "../core/assign/training-from-scores.ts";
import { bestTraining, type TrainingPlan } from "../core/assign/training-plan.ts";
import { compareYears, type Measure } from "../core/change.ts";
import type { YearChange } from "../core/model/year-change.ts";
import { levelOf } from "../core/model/level-table.ts";
import { ROLE_IDS, type Scores } from "../core/model/scores.ts";
import type { AssignmentProblem } from "../core/assign/problem.ts";
import type { SectionCapacity } from "../core/workbook/plan/condition-sheets.ts";
import { buildPlanWorkbook, type PlanWorkbookInput, type TrainingRow } from "../core/workbook/plan-workbook.ts";
import { writeWorkbook } from "../xlsx/write/write-workbook.ts";
import { jsonFile, type OutputFile } from "./output-file.ts";
import { roleName } from "./role-name.ts";
import type { ScoredRun } from "./scored-run.ts";

export const PLAN_BOOK = "配置案・育成計画.xlsx";

/**
 * Nodes a goal may take; a plan not proved by then is shown with its gap. Nodes, not seconds, so that the same input gives the same bytes
 * on a slow machine too; the seconds are only against a run without end.
 */
const LIMITS: SolveLimits = { nodes: 500, seconds: 300 };

/** What a plan may be asked with. */
export interface PlanOptions {
  /** Last time's run, for the comparison. */
  readonly previous?: ScoredRun | undefined;
  /** Default: none laid down. */
  readonly conditions?: PlanConditions;
}

/** 配置案・育成計画.xlsx and plan.json. */
export async function planFiles(scored: ScoredRun, solver: Solver, { previous, conditions = NO_CONDITIONS }: PlanOptions = {}): Promise<OutputFile[]> {
  const { scores, work, tables, masters, run } = scored;
  const problem = assignmentProblem(scores, work, conditions.wishes);
  const plan = await assignPeople(problem, solver, LIMITS);
  const nameOf = new Map(tables.staff.map(({ staff_no, name }) => [staff_no, name ?? ""]));
  const titleOf = new Map(tables.projects.map(({ project_id, title }) => [project_id, title ?? ""]));
  const training = await trainingRows(scored, solver, conditions.budget, (no) => nameOf.get(no) ?? "");
  const input: PlanWorkbookInput = {
    run, asOf: scores.asOf, period: work.periods[conditions.wishes.period ?? 0]?.label ?? "",
    plan: planTables(problem, plan, { person: (no) => nameOf.get(no) ?? "", project: (id) => titleOf.get(id) ?? id, role: (id) => roleName(masters, id) }),
    conditionsLine: conditionsText(conditions),
    conditions: { conditions, periods: work.periods.map(({ label }) => label), sections: sectionCapacities(scored, problem), staffName: (no) => nameOf.get(no) ?? "" },
    training: training.rows, trainingNotes: training.notes,
    ...(previous === undefined ? {} : { years: yearsOf(scored, previous) }),
  };
  return [{ path: PLAN_BOOK, bytes: await writeWorkbook(buildPlanWorkbook(input)) }, jsonFile("plan.json", { period: input.period, conditions, assignment: plan, training: training.plan, years: input.years?.rows ?? [] })];
}

type NameOf = (id: string) => string;

/** FTE free for projects of each 課, in order of code. */
function sectionCapacities({ tables }: ScoredRun, { people }: AssignmentProblem): readonly SectionCapacity[] {
  const total = new Map<string, number>();
  for (const { section, capacity } of people) if (section !== null) total.set(section, (total.get(section) ?? 0) + capacity);
  const pathOf = new Map(tables.departments.map(({ dept_code, full_path, name }) => [dept_code, full_path ?? name ?? ""]));
  return [...total].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, capacity]) => ({ code, path: pathOf.get(code) ?? "", capacity }));
}

/** Near-qualified people of lacking roles, what they miss, and courses: chosen by the solver where hours, price and seats are known, else the examples of the master. */
async function trainingRows({ scores, work, masters }: ScoredRun, solver: Solver, budget: TrainingBudget, person: NameOf): Promise<{ readonly rows: TrainingRow[]; readonly notes: string[]; readonly plan: TrainingPlan | null }> {
  const { courses } = masters.courses;
  const question = trainingQuestion(scores, work, courses, budget);
  const plan = question.problem.courses.length === 0 ? null : await bestTraining(question.problem, solver, LIMITS);
  const itemName = new Map(work.items.map(({ item, name }) => [item, name]));
  const places = new Map(scores.staff.map(({ staff_no }, place) => [staff_no, place]));
  const rows = question.problem.people.flatMap(({ staffNo }): TrainingRow[] => {
    const target = question.roles[staffNo];
    const place = places.get(staffNo);
    if (target === undefined || place === undefined || !scores.staff[place]?.nearQualified.includes(target)) return [];
    const needs = (work.roles[ROLE_IDS.indexOf(target)]?.items ?? []).filter(({ inUse }) => inUse);
    const missing = needs.flatMap(({ item, required }) => {
      const level = levelOf(work.levels, place, work.items.findIndex((known) => known.item === item))?.level ?? null;
      return level !== null && level >= required ? [] : [{ item, text: `${itemName.get(item) ?? item}（${level ?? "未評価"}→${required}）` }];
    });
    const chosen = plan?.places.filter((p) => p.staffNo === staffNo).map(({ course }) => course);
    const useful = courses.filter((course) => (chosen === undefined ? course.items.some((item) => missing.some((m) => m.item === item)) : chosen.includes(course.id)));
    return [{ staffNo, name: person(staffNo), role: roleName(masters, target), missing: missing.map(({ text }) => text), courses: useful.map(({ name }) => name) }];
  });
  const notes = plan === null
    ? ["研修の時間・費用・定員がマスターに入力されていないため、誰がどの研修を受けるかの最適な組合せは計算していません（不明を 0 とはしません）。入力すると、定員と予算の中で不足を最も縮める組合せを示します。"]
    : [plan.proved ? "定員の中で、不足を最も縮める組合せです。" : "時間内に見つかった組合せです。", ...(question.incomplete.length === 0 ? [] : [`時間・費用・定員が未入力の研修 ${question.incomplete.length} 件は対象にしていません。`])];
  return { rows, notes, plan };
}

const whole = (scores: Scores) => scores.readiness.find(({ unit }) => unit === "ORG");
const percent = (x: number | null): number | null => (x === null ? null : 100 * x);

const MEASURES: readonly (Measure & { readonly label: string })[] = [
  { id: "readiness", label: "準備度（全庁、調整後、点）", of: (scores) => whole(scores)?.adjusted ?? null },
  { id: "unknown", label: "未確認率（全庁、％）", of: (scores) => percent(whole(scores)?.unknownRate ?? null) },
  { id: "coverage", label: "人材充足率（全庁、％）", of: (scores) => percent(scores.organisationCoverage) },
  { id: "leaders", label: "DX推進リーダー（人）", of: (scores) => scores.leaders.find(({ unit }) => unit === "ORG")?.actual ?? null },
];

function yearsOf(after: ScoredRun, before: ScoredRun): { readonly note: string; readonly rows: readonly YearChange[] } {
  const compared = compareYears(before, after, MEASURES);
  if (!compared.ok) return { note: "前回の基準日が読めないため、比べられませんでした。", rows: [] };
  const { comparable, differentMasters, changes } = compared.value;
  const note = comparable
    ? "前回と今回は、同じマスターと設定で計算しています。"
    : `前回とマスターか設定が違うため、線でつないだ比較はできません（${differentMasters.length === 0 ? "設定" : differentMasters.join("、")}）。「決まりの変更」がその影響です。`;
  return { note, rows: changes.map((change, i) => ({ ...change, measure: MEASURES[i]?.label ?? change.measure })) };
}
