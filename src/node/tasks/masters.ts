import { buildCoursesWorkbook } from "../../core/workbook/courses-workbook.ts";
import { err, ok } from "../../core/model/result.ts";
import { makeRunFacts } from "../../output/run-facts.ts";
import { writeWorkbook } from "../../xlsx/write/write-workbook.ts";
import { checkOutput, writeDirectory } from "../atomic-directory.ts";
import { nodeSha256 } from "../input-files.ts";
import { loadRules } from "../scoring-rules.ts";
import type { Task } from "./task.ts";

export const COURSES_BOOK = "研修一覧.xlsx";

export interface MastersRequest {
  readonly out: string;
  readonly replace: boolean;
  /** Start from these instead of the shipped ones. */
  readonly masters?: string;
}

/** Writes a folder for `--masters`: 研修一覧.xlsx with the courses, to be completed by a clerk. */
export const masters: Task<MastersRequest> = async (request) => {
  const refused = await checkOutput(request.out, request.replace);
  if (refused !== undefined) return err(refused);
  const rules = await loadRules(request.masters, undefined);
  if (!rules.ok) return rules;
  const run = await makeRunFacts([], {}, rules.value.masters.courses.date, nodeSha256);
  const files = [{ path: COURSES_BOOK, bytes: await writeWorkbook(buildCoursesWorkbook(rules.value.masters, run)) }];
  const written = await writeDirectory(request.out, files, request.replace);
  if (!written.ok) return written;
  const { courses } = rules.value.masters.courses;
  const open = courses.filter(({ hours, yen, seats }) => hours === undefined || yen === undefined || seats === undefined).length;
  return ok({
    lines: [
      `研修の一覧を「${request.out}」の「${COURSES_BOOK}」に書きました（研修 ${courses.length} 件、時間・費用・定員が未入力 ${open} 件）。黄色の欄を埋めて保存してください（書き方は最初のシート）。`,
      `次は: daicho score 変換結果のフォルダー --masters ${request.out} --out 出力フォルダー`,
    ],
    json: { out: request.out, outputs: [COURSES_BOOK], courses: courses.length, incomplete: open }, errors: 0,
  });
};
