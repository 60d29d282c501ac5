import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { err, ok } from "../../core/model/result.ts";
import { describeIssue } from "../../core/validate/catalogue.ts";
import { checkOutput, writeDirectory } from "../atomic-directory.ts";
import { type DistributionPlan, distributionFiles, type DistributionOptions, type Makers, planDistribution } from "../distribution/distribution.ts";
import { defaultMakers } from "../distribution/makers.ts";
import { writeSlips } from "../distribution/passwords.ts";
import { EXCHANGE_TEXT } from "../../core/validate/messages/exchange-refusals.ts";
import { refusal } from "../../core/model/refusal.ts";
import { loadTables } from "../stored-tables.ts";
import { type ScoredRun, scoreRun } from "../../output/scored-run.ts";
import { loadRulesOf } from "../scoring-rules.ts";
import type { Task, TaskPorts, TaskReport, TaskResult } from "./task.ts";

export interface DistributeRequest extends DistributionOptions {
  /** Output directory of `score` (or `run`). */
  readonly from: string;
  readonly replace: boolean;
  /** Same as `profile`; `run` has a `--profile` of its own. */
  readonly recipient?: string;
  readonly stamp?: string;
}

export const distribute: Task<DistributeRequest> = async (request, ports) => distributeWith(request, ports, await defaultMakers());

/** With its builders given. */
export async function distributeWith(request: DistributeRequest, ports: TaskPorts, makers: Makers): Promise<TaskResult> {
  const refused = await checkOutput(request.out, request.replace);
  if (refused !== undefined) return err(refused);
  const stored = await loadTables(request.from);
  if (!stored.ok) return stored;
  const rules = await loadRulesOf(request.from);
  if (!rules.ok) return rules;
  const run = request.stamp === undefined ? stored.value.run : { ...stored.value.run, stamp: request.stamp };
  const scored = scoreRun({ ...stored.value, run }, rules.value);
  if (!scored.ok) return scored;
  if (!(await isSameScore(request.from, scored.value))) return err(refusal(EXCHANGE_TEXT.otherScore(request.from), "scores.json"));
  const profile = request.profile ?? request.recipient;
  const plan = await planDistribution(scored.value, { ...request, ...(profile === undefined ? {} : { profile }) });
  if (!plan.ok) return plan;
  const slips = plan.value.slips !== undefined && request.passwordFile !== undefined ? await writeSlips(request.passwordFile, plan.value.slips) : undefined;
  if (slips !== undefined) return err(slips);
  const written = await writeDirectory(request.out, (temporary) => distributionFiles(plan.value, temporary, ports, makers), request.replace);
  return written.ok ? ok(distributionReport(plan.value, request)) : written;
}

/** The figures must be those HR has seen: masters or tables may have changed since. A folder without scores.json has none to compare. */
async function isSameScore(from: string, scored: ScoredRun): Promise<boolean> {
  const text = await readFile(join(from, "scores.json"), "utf8").catch(() => undefined);
  return text === undefined || text.trimEnd() === JSON.stringify(scored.scores, null, 2);
}

/** What a clerk reads at the end; also part of `run`'s summary. */
export function distributionReport(plan: DistributionPlan, request: Pick<DistributeRequest, "out" | "passwordFile">): TaskReport {
  const issues = plan.split.issues.map(describeIssue);
  const people = plan.shares.reduce((sum, s) => sum + s.people.length, 0);
  return {
    lines: [
      `所属別の資料: ${plan.shares.length} 件（${plan.profile.named ? `職員 ${people} 人、${plan.profile.id}向け` : "氏名なし、公表用"}、${plan.profile.classLabel}）。漏えい検査はすべて合格`,
      ...(plan.allowed.length === 0 ? [] : [`漏えい検査で氏名とみなさなかった語: ${plan.allowed.map((a) => `「${a.word}」（${a.reason}）`).join("、")}`]),
      ...(plan.split.quarantine.length === 0 ? [] : [`所属が決まらず、どの資料にも載せていない職員: ${plan.split.quarantine.length} 人（配布一覧をご覧ください）`]),
      ...(plan.split.held.length === 0 ? [] : [`決まりにより載せていない職員: ${plan.split.held.length} 人（退職者、部の直属）`]),
      ...(request.passwordFile === undefined ? [] : [`パスワードの控え: 「${request.passwordFile}」（資料とは別の経路で渡してください）`]),
      `書いたもの: 「${request.out}」（渡すのは「所属別」の中だけです。「配布控え.json」「本人照会.csv」「引継書.xlsx」は人事課で保管してください）`,
    ],
    json: {
      out: request.out, by: plan.by, profile: plan.profile.id, packages: plan.shares.map((s) => ({ dept_code: s.code, file: `所属別/${s.fileName}`, people: s.people.length })),
      quarantine: plan.split.quarantine.map(({ staffNo, reason }) => ({ staff_no: staffNo, reason })), held: plan.split.held.length, issues,
    },
    errors: issues.filter(({ severity }) => severity === "error").length,
  };
}

