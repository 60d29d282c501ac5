import { deepEqual, equal, ok as truthy } from "node:assert/strict";
import { planViolations } from "../../src/core/assign/check-plan.ts";
import { assignmentProblem } from "../../src/core/assign/from-scores.ts";
import type { AssignmentPlan } from "../../src/core/assign/problem.ts";
import { defaultMasters, defaultSettings } from "../../src/core/masters/masters.ts";
import { composeTown } from "../../src/node/demo/make-demo.ts";
import { highsSolver } from "../../src/output/solve/highs-solver.ts";
import { PLAN_BOOK, planFiles } from "../../src/output/plan-files.ts";
import { type ScoredRun, scoreRun, withPrevious } from "../../src/output/scored-run.ts";
import { recalculate } from "../support/recalculate.ts";

interface PlanJson {
  readonly assignment: AssignmentPlan;
  readonly years: readonly { readonly measure: string; readonly before: number | null; readonly after: number | null; readonly definition: number | null; readonly people: number | null; readonly skills: number | null; readonly coverage: number | null }[];
}

const RUN = { version: "0", stamp: "2026-10-01T00:00:00Z", runId: "0123456789ab", inputs: [], options: {} };

function score(change: (run: ReturnType<typeof composeTown>["tables"]) => ReturnType<typeof composeTown>["tables"] = (t) => t): ScoredRun {
  const scored = scoreRun({ tables: change(composeTown(120, 3).tables), run: RUN, issues: [], asOf: "2026-10-01" }, { masters: defaultMasters(), settings: defaultSettings() });
  truthy(scored.ok);
  return scored.value;
}

describe("output/plan-files", () => {
  const scored = score();

  it("proposes only what the independent checker allows, and the same each time", async () => {
    const read = async (): Promise<[Uint8Array, PlanJson]> => {
      const files = await planFiles(scored, await highsSolver());
      const bytes = (path: string): Uint8Array => files.find((file) => file.path === path)?.bytes ?? new Uint8Array();
      return [bytes(PLAN_BOOK), JSON.parse(new TextDecoder().decode(bytes("plan.json"))) as PlanJson];
    };
    const [book, plan] = await read();
    truthy(plan.assignment.assigned.length > 0);
    deepEqual(planViolations(assignmentProblem(scored.scores, scored.work, {}), plan.assignment.assigned), []);
    deepEqual(await read(), [book, plan]);
  });

  it("takes last time apart into parts that add up", async () => {
    const before = score((tables) => ({
      ...tables,
      staff: tables.staff.slice(5).map((row) => ({ ...row, as_of: "2025-10-01" })),
      skills: tables.skills.filter((_, i) => i % 7 !== 0).map((row) => ({ ...row, level: row.level === null ? null : Math.max(0, row.level - 1) })),
    }));
    const files = await planFiles(withPrevious(scored, before), await highsSolver());
    const plan = JSON.parse(new TextDecoder().decode(files.find(({ path }) => path === "plan.json")?.bytes)) as PlanJson;
    equal(plan.years.length, 4);
    for (const { measure, before: old, after, ...parts } of plan.years) {
      if (old === null || after === null) continue;
      const sum = (parts.definition ?? 0) + (parts.people ?? 0) + (parts.skills ?? 0) + (parts.coverage ?? 0);
      truthy(Math.abs(sum - (after - old)) < 1e-9, measure);
    }
    const book = files.find(({ path }) => path === PLAN_BOOK)?.bytes ?? new Uint8Array();
    const { plan: compared } = await recalculate({ plan: book });
    truthy(compared.formulas >= 10);
    deepEqual(compared.differences, []);
  });
});
