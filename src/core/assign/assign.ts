import { type AssignmentModel, assignmentModel } from "./assignment-model.ts";
import { greedyPlan } from "./greedy-plan.ts";
import type { LinearRow, SolveLimits, Solver } from "./linear-model.ts";
import { valueOf } from "./linear-model.ts";
import { type AssignmentPlan, type AssignmentProblem, type Assigned, GOALS, type Goal } from "./problem.ts";

/** Seconds for each goal when none are given: a minute in all. */
const SECONDS = 15;
/** Fairness need not be proved closer than a thousandth of the heaviest load, or a five-hundredth of a section's capacity: nobody could tell the difference. */
const FAIR_ENOUGH: SolveLimits = { gap: 1e-3, absoluteGap: 2e-3 };
/** How much of a goal already reached the next goal may cost: solvers work to about 1e-6. */
const SLACK = 1e-6;
/** FTE below this is nobody; solvers are not exact beyond it, so plans are rounded to it. */
const NOTHING = 1e-6;

/**
 * Best plan by the goals in order, each solved exactly with the earlier ones held. Deterministic.
 * @param limits  per goal. Default 15 seconds, gap 0 (公平 0.001 of the load or 0.002 of a section's capacity).
 * @param stop  asked between the goals; true = cancelled, the plan so far is returned unproved.
 */
export async function assignPeople(problem: AssignmentProblem, solver: Solver, limits: SolveLimits, stop: () => boolean = () => false): Promise<AssignmentPlan> {
  const model = assignmentModel(problem);
  const held: LinearRow[] = [];
  const gaps: { goal: Goal; gap: number | null }[] = [];
  let values: readonly number[] = startValues(model, problem);
  let columns = model.columns;
  if (model.pairs.length === 0) return planOf(model, problem, [], []);
  for (const goal of GOALS) {
    if (stop()) {
      gaps.push({ goal, gap: null });
      break;
    }
    const objective = model.objectives[goal];
    const solution = await solver.solve({ objective, columns, rows: [...model.rows, ...held] }, { seconds: SECONDS, ...(goal === "公平" ? FAIR_ENOUGH : { gap: 0 }), ...limits, start: values });
    if (!("values" in solution)) {
      gaps.push({ goal, gap: null });
      break;
    }
    values = solution.values;
    if (solution.status === "stopped") gaps.push({ goal, gap: solution.gap });
    const terms = objective.flatMap((factor, column) => (factor === 0 ? [] : [[column, factor] as const]));
    held.push({ terms, lower: valueOf(terms, values) - SLACK });
    if (goal === "適合度と希望") columns = withoutWorse(model, values);
  }
  return planOf(model, problem, values, gaps);
}

/**
 * Where every role that anybody can fill is filled, each by people of the best fit there is for it, nobody of a lesser fit can be in a plan as good:
 * they need not be weighed for the last goal. (In a body of 20,000 people that is most of them.) Otherwise everybody stays.
 */
function withoutWorse({ columns, pairs, objectives }: AssignmentModel, values: readonly number[]): AssignmentModel["columns"] {
  const worth = objectives["適合度と希望"];
  const best = new Map<string, { readonly fte: number; worth: number }>();
  pairs.forEach(({ slot, target }, k) => best.set(slot, { fte: target.fte, worth: Math.max(best.get(slot)?.worth ?? 0, worth[2 * k + 1] ?? 0) }));
  const most = [...best.values()].reduce((sum, slot) => sum + slot.fte * slot.worth, 0);
  const reached = pairs.reduce((sum, _, k) => sum + (worth[2 * k + 1] ?? 0) * (values[2 * k + 1] ?? 0), 0);
  if (reached < most - NOTHING * 10) return columns;
  return columns.map((column, c) => {
    const pair = pairs[c >> 1];
    const worse = pair !== undefined && (worth[2 * (c >> 1) + 1] ?? 0) < (best.get(pair.slot)?.worth ?? 0) - 1e-9;
    return worse && (values[c] ?? 0) < NOTHING && column.lower === 0 ? { ...column, upper: 0 } : column;
  });
}

/** Columns of the greedy plan. */
function startValues(model: AssignmentModel, problem: AssignmentProblem): readonly number[] {
  const plan = greedyPlan(problem, model.pairs);
  const given = new Map(plan.map((row) => [`${row.staffNo}\n${row.slot}`, row.fte]));
  const columns = model.pairs.flatMap((pair) => {
    const fte = given.get(`${pair.staffNo}\n${pair.slot}`) ?? 0;
    return [fte > 0 ? 1 : 0, fte];
  });
  return [...columns, heaviestSection(problem, plan)];
}

function planOf(model: AssignmentModel, problem: AssignmentProblem, values: readonly number[], gaps: AssignmentPlan["gaps"]): AssignmentPlan {
  const assigned = model.pairs.flatMap((pair, k): readonly Assigned[] => {
    const fte = Math.round((values[2 * k + 1] ?? 0) * 1e6) / 1e6;
    return fte > NOTHING ? [{ staffNo: pair.staffNo, slot: pair.slot, fte }] : [];
  });
  const sum = (goal: Goal): number => model.objectives[goal].reduce((total, factor, column) => total + factor * (values[column] ?? 0), 0);
  return {
    assigned: assigned.sort((a, b) => (a.slot < b.slot ? -1 : a.slot > b.slot ? 1 : a.staffNo < b.staffNo ? -1 : 1)),
    coveredCritical: sum("必須の役割"), covered: sum("すべての役割"), fit: sum("適合度と希望"), heaviestSection: heaviestSection(problem, assigned),
    proved: gaps.length === 0, gaps,
  };
}

/** The largest share of a section's capacity that a plan takes. */
export function heaviestSection({ people }: AssignmentProblem, assigned: readonly Assigned[]): number {
  const sectionOf = new Map(people.map((person) => [person.staffNo, person.section]));
  const total = new Map<string, number>();
  const taken = new Map<string, number>();
  for (const { section, capacity } of people) if (section !== null) total.set(section, (total.get(section) ?? 0) + capacity);
  for (const { staffNo, fte } of assigned) {
    const section = sectionOf.get(staffNo) ?? null;
    if (section !== null) taken.set(section, (taken.get(section) ?? 0) + fte);
  }
  return Math.max(0, ...[...taken].map(([section, fte]) => fte / (total.get(section) ?? 1)));
}
