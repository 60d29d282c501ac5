import { err, ok, type Result } from "../../core/model/result.ts";
import { planFiles } from "../../output/plan-files.ts";
import { highsSolver } from "../../output/solve/highs-solver.ts";
import { chooseWriter } from "../writer-choice.ts";
import { loadConditions } from "../plan-conditions.ts";
import { loadPrevious } from "../previous-run.ts";
import { withPrevious } from "../../output/scored-run.ts";
import { HR_BOOK, scoreFiles } from "../../output/score-files.ts";
import { nodeSha256 } from "../input-files.ts";
import { checkOutput, writeDirectory } from "../atomic-directory.ts";
import { tableToCsv } from "../../output/canonical-csv.ts";
import { dataPackage } from "../../output/data-package.ts";
import { TABLE_IDS } from "../../core/model/canonical.ts";
import type { Refusal } from "../../core/model/refusal.ts";
import { runRecordFile } from "../../output/run-record.ts";
import { courseLines, scoreLines } from "../../output/score-summary.ts";
import { loadTables } from "../stored-tables.ts";
import { type ScoredRun, scoreRun } from "../../output/scored-run.ts";
import { loadRules } from "../scoring-rules.ts";
import { extraFiles, extraLines, extraOptions, prepareExtras } from "../../output/extra-files.ts";
import { type ExtrasRequest, readExtras } from "../read-extras.ts";
import type { Task, TaskPorts } from "./task.ts";
import { jsonFile, textFile } from "../../output/output-file.ts";

export interface ScoreRequest extends ExtrasRequest {
  /** Output directory of `convert` (or `run`). */
  readonly from: string;
  readonly out: string;
  readonly replace: boolean;
  readonly asOf?: string;
  /** Folder of JSON masters that replace the shipped ones. */
  readonly masters?: string;
  readonly settings?: string;
  readonly stamp?: string;
  readonly writer?: string;
  /** Output directory of last year's `score` or `run`, for year-on-year. */
  readonly previous?: string;
  /** An edited 配置案・育成計画.xlsx: what HR lays down for the plan. */
  readonly conditions?: string;
}

export const score: Task<ScoreRequest> = async (request, ports) => {
  const refused = await checkOutput(request.out, request.replace);
  if (refused !== undefined) return err(refused);
  const writer = await chooseWriter(request.writer);
  if (!writer.ok) return writer;
  const scored = await scoreStored(request, ports);
  if (!scored.ok) return scored;
  const previous = await loadPrevious(request.previous);
  if (!previous.ok) return previous;
  const conditions = await loadConditions(request.conditions, scored.value);
  if (!conditions.ok) return conditions;
  const asked = await readExtras(request);
  if (!asked.ok) return asked;
  const extras = prepareExtras(scored.value, asked.value);
  if (!extras.ok) return extras;
  const { tables, run, scores } = scored.value;
  ports.progress("分析ブックと配置案を作る", 0, 0);
  const kept = TABLE_IDS.filter((id) => tables[id].length > 0);
  const compared = withPrevious(scored.value, previous.value);
  // distribute reads the tables from here: the directory stands by itself.
  const files = [
    ...(await scoreFiles(compared, writer.value)),
    ...(await planFiles(compared, await highsSolver(), conditions.value)),
    ...(await extraFiles(scored.value, extras.value)),
    ...kept.map((id) => textFile(`tables/${id}.csv`, tableToCsv(id, tables[id]))),
    jsonFile("datapackage.json", dataPackage("daicho", kept)),
  ];
  const written = await writeDirectory(request.out, [...files, await runRecordFile(files, { run, asked: extraOptions(asked.value), asOf: scores.asOf, masters: scores.masters }, nodeSha256)], request.replace);
  if (!written.ok) return written;
  const { issues } = scored.value;
  return ok({
    lines: [...scoreLines(scored.value), ...courseLines(scored.value), ...extraLines(extras.value), `書いたもの: 「${request.out}」に ${files.length + 1} 件（まず「${HR_BOOK}」をご覧ください）`, `次は: daicho distribute ${request.out} --out 配布の出力フォルダー`],
    json: { out: request.out, outputs: [...files.map(({ path }) => path), "run.json"], asOf: scores.asOf, masters: scores.masters, organisationCoverage: scores.organisationCoverage, issues },
    errors: issues.filter(({ severity }) => severity === "error").length,
  });
};

async function scoreStored(request: ScoreRequest, ports: TaskPorts): Promise<Result<ScoredRun, Refusal>> {
  ports.progress("採点する", 0, 0);
  const rules = await loadRules(request.masters, request.settings);
  if (!rules.ok) return rules;
  const stored = await loadTables(request.from);
  if (!stored.ok) return stored;
  const run = request.stamp === undefined ? stored.value.run : { ...stored.value.run, stamp: request.stamp };
  return scoreRun({ ...stored.value, run, asOf: request.asOf ?? stored.value.asOf }, rules.value);
}
