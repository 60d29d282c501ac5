import { explainUnfilled } from "./explain.ts";
import { DECISIONS } from "./plan-conditions.ts";
import { type AssignmentPlan, type AssignmentProblem, pairKey } from "./problem.ts";
import { proposalText, whyNotText } from "./wording.ts";

/** Names shown for people, projects and roles. */
export interface PlanNames {
  readonly person: (staffNo: string) => string;
  readonly project: (projectId: string) => string;
  readonly role: (role: string) => string;
}

export interface ProposalRow {
  readonly project: string;
  readonly role: string;
  readonly critical: boolean;
  readonly staffNo: string;
  readonly name: string;
  readonly fit: number;
  readonly fte: number;
  /** Why this proposal. */
  readonly reason: string;
  /** 採用 where HR has taken it over, else not decided. */
  readonly decision: string | null;
  /** `staffNo|slot`, by which a decision is read back. */
  readonly key: string;
}

export interface UnfilledRow {
  readonly project: string;
  readonly role: string;
  readonly critical: boolean;
  readonly wanted: number;
  readonly given: number;
  /** People who could do it at all. */
  readonly able: number;
  /** 「氏名：理由」 of the best of them who are not on it, or that there is nobody. */
  readonly reasons: readonly string[];
}

/** A plan as the rows of a 配置案 sheet, and a sentence on how sure it is. */
export interface PlanTables {
  readonly certainty: string;
  readonly proposals: readonly ProposalRow[];
  readonly unfilled: readonly UnfilledRow[];
}

/** @param shown  how many people are explained for each unfilled role. Default 3. */
export function planTables(problem: AssignmentProblem, plan: AssignmentPlan, names: PlanNames, shown = 3): PlanTables {
  const slots = new Map(problem.slots.map((slot) => [slot.id, slot]));
  const titleOf = (id: string): string => {
    const slot = slots.get(id);
    return slot === undefined ? id : `${names.project(slot.projectId)}（${names.role(slot.role)}）`;
  };
  const fitOf = new Map(problem.eligible.map((pair) => [`${pair.staffNo}\n${pair.slot}`, pair.fit]));
  const head = (id: string) => {
    const slot = slots.get(id);
    return { project: names.project(slot?.projectId ?? ""), role: names.role(slot?.role ?? ""), critical: slot?.critical === true };
  };
  return {
    certainty: certaintyText(plan),
    proposals: plan.assigned.map((row) => ({
      ...head(row.slot), staffNo: row.staffNo, name: names.person(row.staffNo), fit: fitOf.get(`${row.staffNo}\n${row.slot}`) ?? 0, fte: row.fte, reason: proposalText(problem, row),
      decision: problem.kept.some((pair) => pairKey(pair) === pairKey(row)) ? DECISIONS.kept : null, key: `${row.staffNo}|${row.slot}`,
    })),
    unfilled: explainUnfilled(problem, plan.assigned).map(({ slot, wanted, given, eligible, others }) => ({
      ...head(slot), wanted, given, able: eligible,
      reasons: eligible === 0 ? ["この役割を担える職員が庁内にいません。"] : others.slice(0, shown).map((other) => `${names.person(other.staffNo)}：${whyNotText(other.why, titleOf)}`),
    })),
  };
}

function certaintyText({ proved, gaps }: AssignmentPlan): string {
  if (proved) return "これより良い配置がないことを確かめました。";
  const percent = (gap: number | null): string => (gap === null ? "差は不明" : `最大であと${(gap * 100).toFixed(1)}％`);
  return `時間内に最良と確かめられなかった項目があります（${gaps.map(({ goal, gap }) => `${goal}：${percent(gap)}`).join("、")}）。`;
}
