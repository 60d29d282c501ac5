import type { SolveLimits, Solver } from "../core/assign/linear-model.ts";
import { type TrainingBudget, type TrainingQuestion, trainingQuestion } from "../core/assign/training-from-scores.ts";
import { bestTraining, type TrainingPlan } from "../core/assign/training-plan.ts";
import { levelOf } from "../core/model/level-table.ts";
import { ROLE_IDS } from "../core/model/scores.ts";
import type { TrainingChoice, TrainingInput, TrainingNeed, TrainingRow } from "../core/workbook/plan/training-sheet.ts";
import { roleName } from "./role-name.ts";
import type { ScoredRun } from "./scored-run.ts";

/** 育成計画 as the workbook shows it, and the plan behind it (null: no course has its hours, price and seats entered). */
export interface TrainingResult {
  readonly input: TrainingInput;
  readonly plan: TrainingPlan | null;
}

const NOT_ENTERED =
  "研修の時間・費用・定員が入力されていないため、誰がどの研修を受けるかの組合せは選んでいません（不明を 0 とはしません）。" +
  "「daicho masters --out フォルダー」で「研修一覧.xlsx」を作り、黄色の欄を埋めて、そのフォルダーを --masters に指定すると、定員と予算の中で不足を最も縮める組合せを示します。";

/**
 * Who is trained: people with a place in the plan, and near-qualified people of lacking roles; what they miss, and courses: chosen by the solver where hours,
 * price and seats are known, else the examples of the master.
 */
export async function trainingRows(scored: ScoredRun, solver: Solver, limits: SolveLimits, budget: TrainingBudget): Promise<TrainingResult> {
  const { scores, work, masters } = scored;
  const question = trainingQuestion(scores, work, masters.courses.courses, budget);
  const plan = question.problem.courses.length === 0 ? null : await bestTraining(question.problem, solver, limits);
  const placed = new Set(plan?.places.map(({ staffNo }) => staffNo));
  const near = new Set(scores.staff.filter(({ staff_no, nearQualified }) => nearQualified.some((role) => role === question.roles[staff_no])).map(({ staff_no }) => staff_no));
  const known = peopleOf(scored);
  const shown = question.problem.people.map(({ staffNo }) => staffNo).filter((staffNo) => placed.has(staffNo) || near.has(staffNo));
  const needs = shown.map((staffNo) => needsOf(scored, question, { staffNo, place: known.get(staffNo)?.place ?? -1, plan }));
  const rows = shown.map((staffNo, i) => rowOf(scored, question, { staffNo, name: known.get(staffNo)?.name ?? "", needs: needs[i] ?? [], plan }));
  return { plan, input: { rows, notes: notesOf(question, plan), ...(plan === null ? {} : { choice: choiceOf(scored, question, plan, needs.flat()) }) } };
}

/** Place in the scores and name of everybody. */
const peopleOf = ({ scores, work, tables }: ScoredRun): ReadonlyMap<string, { readonly place: number; readonly name: string }> =>
  new Map(scores.staff.map(({ staff_no }, place) => [staff_no, { place, name: tables.staff[work.people[place]?.index ?? -1]?.name ?? "" }]));

interface Shown {
  readonly staffNo: string;
  readonly plan: TrainingPlan | null;
}

/** What the person's role asks on the items in use, with the level the chosen courses lead to. */
function needsOf({ work }: ScoredRun, { roles, problem }: TrainingQuestion, { staffNo, place, plan }: Shown & { readonly place: number }): readonly TrainingNeed[] {
  const role = roles[staffNo];
  const own = plan?.places.filter((p) => p.staffNo === staffNo).flatMap(({ course }) => problem.courses.filter(({ id }) => id === course)) ?? [];
  const names = new Map(work.items.map(({ item, name }, at) => [item, { name, at }]));
  return (role === undefined ? [] : (work.roles[ROLE_IDS.indexOf(role)]?.items ?? [])).filter(({ inUse }) => inUse).map(({ item, required, weight }) => {
    const known = names.get(item);
    const reached = own.filter(({ items }) => items.includes(item)).map(({ raisesTo }) => raisesTo);
    return { staffNo, item, name: known?.name ?? item, required, weight, level: known === undefined ? null : (levelOf(work.levels, place, known.at)?.level ?? null), reached: reached.length === 0 ? null : Math.max(...reached) };
  });
}

function rowOf({ masters }: ScoredRun, { roles }: TrainingQuestion, { staffNo, name: own, needs, plan }: Shown & { readonly name: string; readonly needs: readonly TrainingNeed[] }): TrainingRow {
  const missing = needs.filter(({ level, required }) => level === null || level < required);
  const taken = plan?.places.filter((p) => p.staffNo === staffNo).map(({ course }) => course);
  const courses = masters.courses.courses.filter((course) => (taken === undefined ? course.items.some((item) => missing.some((need) => need.item === item)) : taken.includes(course.id)));
  return {
    staffNo, name: own, role: roleName(masters, roles[staffNo] ?? ""),
    missing: missing.map(({ name, level, required }) => `${name}（${level ?? "未評価"}→${required}）`), courses: courses.map(({ name }) => name),
  };
}

function choiceOf({ masters }: ScoredRun, { problem }: TrainingQuestion, plan: TrainingPlan, needs: readonly TrainingNeed[]): TrainingChoice {
  const names = new Map(masters.courses.courses.map(({ id, name }) => [id, name]));
  return {
    courses: problem.courses.map(({ id, hours, yen, seats }) => ({ id, name: names.get(id) ?? id, hours, yen, seats })),
    places: plan.places, needs, budgetYen: problem.yen, hoursPerPerson: problem.people[0]?.hours ?? null,
  };
}

function notesOf({ incomplete }: TrainingQuestion, plan: TrainingPlan | null): readonly string[] {
  if (plan === null) return [NOT_ENTERED];
  return [
    plan.proved ? "これ以上よい組合せがないことを確かめました。" : "時間内に見つかった組合せです（最良とは限りません）。",
    ...(incomplete.length === 0 ? [] : [`時間・費用・定員のどれかが未入力の研修 ${incomplete.length} 件は対象にしていません。`]),
    "予算と1人の時間の上限は、シート「条件」に書いて --conditions に指定します。",
  ];
}
