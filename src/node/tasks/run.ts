import { err, ok, type Result } from "../../core/model/result.ts";
import { checkOutput, writeDirectory } from "../atomic-directory.ts";
import { convertFiles, ledgerFile } from "../../output/convert-files.ts";
import { convertJson, convertLines, countOf } from "../convert-summary.ts";
import { type DistributionPlan, distributionFiles, planDistribution } from "../distribution/distribution.ts";
import { defaultMakers } from "../distribution/makers.ts";
import { writeSlips } from "../distribution/passwords.ts";
import type { Refusal } from "../../core/model/refusal.ts";
import { runRecordFile } from "../../output/run-record.ts";
import { courseLines, scoreLines } from "../../output/score-summary.ts";
import { type ScoredRun, scoreRun, withPrevious } from "../../output/scored-run.ts";
import { loadRules } from "../scoring-rules.ts";
import type { ConvertedRun } from "../../output/converted-run.ts";
import { nodeSha256 } from "../input-files.ts";
import { convertInputs, type ConvertRequest } from "./convert.ts";
import { distributionReport } from "./distribute.ts";
import type { PlanConditions } from "../../core/assign/plan-conditions.ts";
import { planFiles } from "../../output/plan-files.ts";
import { highsSolver } from "../../output/solve/highs-solver.ts";
import type { WorkbookWriter } from "../../xlsx/write/write-workbook.ts";
import { chooseWriter } from "../writer-choice.ts";
import { loadConditions } from "../plan-conditions.ts";
import { loadPrevious } from "../previous-run.ts";
import { scoreFiles } from "../../output/score-files.ts";
import { extraFiles, extraLines, extraOptions, type PreparedExtras, prepareExtras } from "../../output/extra-files.ts";
import { type ExtrasRequest, readExtras } from "../read-extras.ts";
import type { Task, TaskPorts } from "./task.ts";
import type { OutputFile } from "../../output/output-file.ts";

export interface RunRequest extends ConvertRequest, ExtrasRequest {
  readonly masters?: string;
  readonly settings?: string;
  readonly previous?: string;
  readonly conditions?: string;
  readonly by?: string;
  /** 課長 | 部長 | 人事 | 公表用: who the department files are for. */
  readonly recipient?: string;
  readonly passwordFile?: string;
  readonly signKey?: string;
}

/** The three halves of a run, all in memory, nothing written. */
interface Prepared {
  readonly converted: ConvertedRun;
  readonly scored: ScoredRun;
  readonly conditions: PlanConditions;
  readonly plan: DistributionPlan;
  readonly write: WorkbookWriter;
  readonly extras: PreparedExtras;
}

/** The main job: ledgers → canonical tables → scores → department workbooks, one directory that appears whole or not at all. */
export const run: Task<RunRequest> = async (request, ports) => {
  const refused = await checkOutput(request.out, request.replace);
  if (refused !== undefined) return err(refused);
  const prepared = await prepare(request, ports);
  if (!prepared.ok) return prepared;
  const { converted, scored, plan } = prepared.value;
  const slips = plan.slips !== undefined && request.passwordFile !== undefined ? await writeSlips(request.passwordFile, plan.slips) : undefined;
  if (slips !== undefined) return err(slips);
  const paths: string[] = [];
  const written = await writeDirectory(request.out, (temporary) => allFiles(prepared.value, temporary, ports, paths), request.replace);
  if (!written.ok) return written;
  const distributed = distributionReport(plan, request);
  const { lines: [packages = "", ...rest] } = distributed;
  return ok({
    lines: [
      ...convertLines(converted), ...scoreLines(scored), ...courseLines(scored), ...extraLines(prepared.value.extras), packages, ...rest.slice(0, -1),
      `書いたもの: 「${request.out}」に ${paths.length} 件`,
      "  まず「正規化台帳.xlsx」の件数照合と要確認、次に「DX準備度・人材ギャップ分析.xlsx」をご覧ください。",
      "  配るのは「所属別」の中だけです。「配布一覧.xlsx」で承認を受けてから渡してください。",
    ],
    json: {
      ...convertJson(converted), masters: scored.scores.masters, organisationCoverage: scored.scores.organisationCoverage,
      distribution: distributed.json, out: request.out, outputs: paths,
    },
    errors: countOf(scored, "error") + distributed.errors,
  });
};

async function prepare(request: RunRequest, ports: TaskPorts): Promise<Result<Prepared, Refusal>> {
  const rules = await loadRules(request.masters, request.settings);
  if (!rules.ok) return rules;
  const writer = await chooseWriter(request.writer);
  if (!writer.ok) return writer;
  const asked = await readExtras(request);
  if (!asked.ok) return asked;
  const converted = await convertInputs(request, ports);
  if (!converted.ok) return converted;
  ports.progress("採点する", 0, 0);
  const { converted: { tables }, run: facts, issues, asOf } = converted.value;
  const previous = await loadPrevious(request.previous);
  if (!previous.ok) return previous;
  const fresh = scoreRun({ tables, run: facts, issues, asOf }, rules.value);
  if (!fresh.ok) return fresh;
  const conditions = await loadConditions(request.conditions, fresh.value);
  if (!conditions.ok) return conditions;
  const scored = ok(withPrevious(fresh.value, previous.value));
  const extras = prepareExtras(scored.value, asked.value);
  if (!extras.ok) return extras;
  const { recipient, ...options } = request;
  const { profile: _columnMapping, ...distribution } = options;
  const plan = await planDistribution(scored.value, { ...distribution, ...(recipient === undefined ? {} : { profile: recipient }) });
  return plan.ok ? ok({ converted: converted.value, scored: scored.value, conditions: conditions.value, plan: plan.value, write: writer.value, extras: extras.value }) : plan;
}

/** Every file of the run; the department files are read back from `temporary` by the leak gate before the rest may follow. */
async function* allFiles({ converted, scored, conditions, plan, write, extras }: Prepared, temporary: string, ports: TaskPorts, paths: string[]): AsyncGenerator<OutputFile> {
  const kept: OutputFile[] = [];
  const keep = (file: OutputFile): OutputFile => {
    kept.push(file);
    paths.push(file.path);
    return file;
  };
  ports.progress("正規化台帳を作る", 0, 0);
  yield keep(await ledgerFile(converted, write));
  for (const file of await convertFiles(converted)) yield keep(file);
  ports.progress("分析ブックと配置案を作る", 0, 0);
  for (const file of await scoreFiles(scored, write)) yield keep(file);
  for (const file of await planFiles(scored, await highsSolver(), conditions)) yield keep(file);
  for (const file of await extraFiles(scored, extras)) yield keep(file);
  for await (const file of distributionFiles(plan, temporary, ports, await defaultMakers())) yield keep(file);
  paths.push("run.json");
  yield await runRecordFile(kept, { run: converted.run, asked: extraOptions(extras.asked), asOf: scored.scores.asOf, converted: converted.converted, masters: scored.scores.masters }, nodeSha256);
}
