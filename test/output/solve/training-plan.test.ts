import { strict as assert } from "node:assert";
import fc from "fast-check";
import type { Solver } from "../../../src/core/assign/linear-model.ts";
import { type TrainingProblem, bestTraining, greedyTraining } from "../../../src/core/assign/training-plan.ts";
import { highsSolver } from "../../../src/output/solve/highs-solver.ts";
import { trainingQuestion } from "../../../src/core/assign/training-from-scores.ts";
import { demand, near, person, project, scored, survey, town } from "../../core/reference/small-town.ts";

let solver: Solver;
before(async () => {
  solver = await highsSolver();
});

const problems = fc.record({
  people: fc.array(fc.array(fc.record({ required: fc.integer({ min: 1, max: 4 }), weight: fc.integer({ min: 2, max: 4 }), level: fc.integer({ min: 0, max: 4 }) }), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  courses: fc.array(fc.record({ items: fc.subarray(["x", "y", "z"], { minLength: 1 }), raisesTo: fc.integer({ min: 1, max: 3 }), hours: fc.integer({ min: 1, max: 3 }), yen: fc.integer({ min: 0, max: 3 }), seats: fc.integer({ min: 1, max: 2 }) }), { minLength: 1, maxLength: 3 }),
  hours: fc.constantFrom(null, 3, 5), yen: fc.constantFrom(null, 2, 5),
}).map(({ people, courses, hours, yen }): TrainingProblem => ({
  people: people.map((needs, i) => ({ staffNo: `s${i}`, hours, needs: needs.map((need, k) => ({ item: "xyz"[k] ?? "", ...need })) })),
  courses: courses.map((course, j) => ({ id: `c${j}`, ...course })), yen,
}));

type Place = { readonly staffNo: string; readonly course: string };

/** Gap left after some places; null when seats, hours or yen are broken. Written apart from the module. */
function leftOf(problem: TrainingProblem, places: readonly Place[]): number | null {
  const of = (id: string) => problem.courses.find((c) => c.id === id)!;
  for (const course of problem.courses) if (places.filter((p) => p.course === course.id).length > course.seats) return null;
  if (problem.yen !== null && places.reduce((s, p) => s + of(p.course).yen, 0) > problem.yen) return null;
  let left = 0;
  for (const trainee of problem.people) {
    const mine = places.filter((p) => p.staffNo === trainee.staffNo).map((p) => of(p.course));
    if (trainee.hours !== null && mine.reduce((s, c) => s + c.hours, 0) > trainee.hours) return null;
    const base = trainee.needs.reduce((s, n) => s + n.weight * n.required, 0);
    for (const need of trainee.needs) {
      let level = need.level;
      for (const course of mine) if (course.items.includes(need.item) && course.raisesTo > level) level = course.raisesTo;
      left += (need.weight * Math.max(0, need.required - level)) / base;
    }
  }
  return left;
}

describe("assign: 育成計画", () => {
  it("closes as much gap as brute force, greedy never more, both within the limits", async () => {
    await fc.assert(fc.asyncProperty(problems, async (problem) => {
      const all = problem.people.flatMap((p) => problem.courses.map((c) => ({ staffNo: p.staffNo, course: c.id })));
      let best = Number.POSITIVE_INFINITY;
      let cheapest = Number.POSITIVE_INFINITY;
      const yenOf = (places: readonly Place[]): number => places.reduce((sum, place) => sum + problem.courses.find(({ id }) => id === place.course)!.yen, 0);
      for (let bits = 0; bits < 1 << all.length; bits += 1) {
        const left = leftOf(problem, all.filter((_, i) => (bits >> i) & 1));
        if (left === null) continue;
        const yen = yenOf(all.filter((_, i) => (bits >> i) & 1));
        if (left < best - 1e-9) [best, cheapest] = [left, yen];
        else if (left < best + 1e-9) cheapest = Math.min(cheapest, yen);
      }
      const exact = await bestTraining(problem, solver, {});
      const greedy = greedyTraining(problem);
      assert.ok(exact !== null && exact.proved);
      near(exact.left, best, 1e-6);
      assert.equal(yenOf(exact.places), cheapest);
      // Nobody is sent to a course that closes nothing.
      for (const place of exact.places) assert.ok((leftOf(problem, exact.places.filter((other) => other !== place)) ?? 0) > exact.left + 1e-9);
      near(leftOf(problem, exact.places), exact.left);
      near(leftOf(problem, greedy.places), greedy.left);
      assert.ok(greedy.left >= exact.left - 1e-6);
      near(exact.closed + exact.left, leftOf(problem, []) ?? Number.NaN);
    }), { numRuns: 60, seed: 11 });
  });

  it("trains near-qualified people for the role that lacks people, with the courses whose figures are known", async () => {
    const found = scored(town({
      staff: [person("1"), person("2")], skills: [...survey("1", 3, { "業務改善・BPR": 0 }), ...survey("2", 0)], projects: [project("A")], project_demands: [demand("A", "BA", 1)],
    }));
    const courses = [{ id: "K01", name: "BPR", items: ["P1.2.1"], raisesTo: 3, hours: 6, yen: 10_000, seats: 5 }, { id: "K02", name: "未定", items: ["P1.2.1"], raisesTo: 3 }];
    const question = trainingQuestion(found.scores, found.working, courses, { yen: 50_000, hoursPerPerson: 12 });
    assert.deepEqual([question.roles, question.incomplete], [{ 1: "BA" }, ["K02"]]);
    const plan = await bestTraining(question.problem, solver, {});
    assert.deepEqual(plan?.places, [{ staffNo: "1", course: "K01" }]);
    near(plan?.closed, 1 - (found.scores.staff[0]?.fits.BA ?? 0));
    near(plan?.left, 0);
    near(plan?.closedPerMillionYen, (plan?.closed ?? 0) * 100);
  });

  it("shows what greedy loses: the course with most gap per yen can block the better one", async () => {
    const needs = [{ item: "x", required: 3, weight: 1, level: 0 }];
    const problem: TrainingProblem = {
      people: [{ staffNo: "1", hours: null, needs }], yen: 5,
      courses: [{ id: "安", items: ["x"], raisesTo: 1, hours: 1, yen: 1, seats: 1 }, { id: "良", items: ["x"], raisesTo: 3, hours: 1, yen: 5, seats: 1 }],
    };
    near(greedyTraining(problem).left, 2 / 3);
    near((await bestTraining(problem, solver, {}))?.left, 0);
  });
});
