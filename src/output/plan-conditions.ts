import { planViolations } from "../core/assign/check-plan.ts";
import { conditionFaultText, keptFaultText } from "../core/assign/condition-wording.ts";
import { assignmentProblem } from "../core/assign/from-scores.ts";
import { NO_CONDITIONS, type PlanConditions } from "../core/assign/plan-conditions.ts";
import { type ConditionNouns, readConditions } from "../core/assign/read-conditions.ts";
import type { Grid } from "../core/model/grid.ts";
import { type Refusal, refusal } from "../core/model/refusal.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import type { ReadOptions } from "../xlsx/read/read-options.ts";
import { type GivenBytes, openGiven } from "./given/given-file.ts";
import { roleName } from "./role-name.ts";
import type { ScoredRun } from "./scored-run.ts";

const SHOWN_FAULTS = 5;

/** `--conditions FILE`: a 配置案・育成計画.xlsx with the yellow cells filled in; none laid down when no file is given. */
export async function conditionsOf(file: GivenBytes | undefined, scored: ScoredRun, options: ReadOptions): Promise<Result<PlanConditions, Refusal>> {
  if (file === undefined) return ok(NO_CONDITIONS);
  const read = await openGiven(file, options);
  return read.ok ? planConditions(file.name, read.value.grids, scored) : read;
}

/** Conditions for 配置案・育成計画 from an edited workbook of an earlier run. Refused on any doubt, with its cell; 採用 that cannot stay is a doubt too. */
export function planConditions(file: string, grids: readonly Grid[], scored: ScoredRun): Result<PlanConditions, Refusal> {
  const read = readConditions(grids, nounsOf(scored));
  if (!read.ok) return err(refused(file, read.error.map(conditionFaultText)));
  const { wishes } = read.value;
  const problem = assignmentProblem(scored.scores, scored.work, wishes);
  const slots = new Map(problem.slots.map((slot) => [slot.id, slot]));
  const titles = new Map(scored.tables.projects.map(({ project_id, title }) => [project_id, title ?? ""]));
  const nameOf = (id: string): string => {
    const slot = slots.get(id);
    return slot === undefined ? `「${id}」` : `「${titles.get(slot.projectId) ?? slot.projectId}」の${roleName(scored.masters, slot.role)}`;
  };
  const broken = planViolations(problem, problem.kept);
  return broken.length === 0 ? read : err(refused(file, broken.map((violation) => keptFaultText(violation, nameOf))));
}

const refused = (file: string, texts: readonly string[]): Refusal =>
  refusal(`条件のファイル「${file}」を使えません。${texts.slice(0, SHOWN_FAULTS).join(" ")}${texts.length > SHOWN_FAULTS ? ` ほか ${texts.length - SHOWN_FAULTS} か所。` : ""}`, file);

function nounsOf({ tables, work }: ScoredRun): ConditionNouns {
  const sections = new Set(work.people.flatMap(({ section, capacity }) => (section !== null && capacity.some((fte) => fte > 0) ? [section] : [])));
  return {
    staff: new Map(tables.staff.map(({ staff_no, name }) => [staff_no ?? "", name ?? ""])),
    sections: new Map(tables.departments.flatMap((d) => (d.dept_code !== null && sections.has(d.dept_code) ? [[d.dept_code, d.full_path ?? d.name ?? ""] as const] : []))),
    projects: new Map(tables.projects.map(({ project_id, title }) => [project_id ?? "", title ?? ""])),
    periods: work.periods.map(({ label }) => label),
  };
}
