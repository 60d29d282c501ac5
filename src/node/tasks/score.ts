import { err, ok, type Result } from "../../core/model/result.ts";
import { buildHrWorkbook } from "../../core/workbook/hr-workbook.ts";
import { writeWorkbook } from "../../xlsx/write/write-workbook.ts";
import { checkOutput, type OutputFile, writeDirectory } from "../atomic-directory.ts";
import { tableToCsv } from "../canonical-csv.ts";
import { dataPackage } from "../data-package.ts";
import { TABLE_IDS } from "../../core/model/canonical.ts";
import type { Refusal } from "../refusal.ts";
import { jsonFile, textFile, withRunRecord } from "../run-record.ts";
import { scoreLines } from "../score-summary.ts";
import { loadTables, type ScoredRun, scoreRun } from "../scored-run.ts";
import { loadRules } from "../scoring-rules.ts";
import type { Task, TaskPorts } from "./task.ts";

export interface ScoreRequest {
  /** Output directory of `convert` (or `run`). */
  readonly from: string;
  readonly out: string;
  readonly replace: boolean;
  readonly asOf?: string;
  /** Folder of JSON masters that replace the shipped ones. */
  readonly masters?: string;
  readonly settings?: string;
  readonly stamp?: string;
  /** Output directory of last year's `score` or `run`, for year-on-year. */
  readonly previous?: string;
  /** 団体名 printed on the outputs. */
  readonly name?: string;
}

/** Name of HR's workbook (`contract.md` 5). */
export const HR_BOOK = "DX準備度・人材ギャップ分析.xlsx";

/** HR's workbook and scores.json. */
export async function scoreFiles(scored: ScoredRun, ports: TaskPorts): Promise<OutputFile[]> {
  ports.progress("分析ブックを作る", 0, 0);
  const book = await writeWorkbook(buildHrWorkbook(scored));
  return [{ path: HR_BOOK, bytes: book }, jsonFile("scores.json", scored.scores), jsonFile("settings.json", scored.settings)];
}

export const score: Task<ScoreRequest> = async (request, ports) => {
  const refused = await checkOutput(request.out, request.replace);
  if (refused !== undefined) return err(refused);
  const scored = await scoreStored(request, ports);
  if (!scored.ok) return scored;
  const { tables, run, scores } = scored.value;
  const kept = TABLE_IDS.filter((id) => tables[id].length > 0);
  // distribute reads the tables from here: the directory stands by itself.
  const files = [
    ...(await scoreFiles(scored.value, ports)),
    ...kept.map((id) => textFile(`tables/${id}.csv`, tableToCsv(id, tables[id]))),
    jsonFile("datapackage.json", dataPackage("daicho", kept)),
  ];
  const written = await writeDirectory(request.out, withRunRecord(files, { run, asOf: scores.asOf, masters: scores.masters }), request.replace);
  if (!written.ok) return written;
  const { issues } = scored.value;
  return ok({
    lines: [...scoreLines(scored.value), `書いたもの: 「${request.out}」に ${files.length + 1} 件（まず「${HR_BOOK}」をご覧ください）`, `次は: daicho distribute ${request.out} --out 配布の出力フォルダー`],
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
