import { CANONICAL, TABLE_IDS } from "../core/model/canonical.ts";
import type { SheetAccounting } from "../core/model/accounting.ts";
import { SEVERITY_LABELS } from "../core/validate/catalogue.ts";
import { LEDGER_BOOK } from "../output/convert-files.ts";
import type { ConvertedRun } from "../output/converted-run.ts";
import type { TaskReport } from "./tasks/task.ts";
import { alignColumns } from "./terminal.ts";
import type { OutputFile } from "../output/output-file.ts";

const SHOWN_ISSUES = 5;

const sum = (sheets: readonly SheetAccounting[], pick: (sheet: SheetAccounting) => number): number => sheets.reduce((total, sheet) => total + pick(sheet), 0);

/** What was read, left out and found: the lines a clerk sees and the same as JSON. */
export function convertLines(run: ConvertedRun): string[] {
  const { converted, read, issues } = run;
  const { accounting, tables } = converted;
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of issues) counts[severity] += 1;
  const byFile = read.inputs.map(({ name }) => {
    const sheets = accounting.filter(({ file }) => file === name);
    const numbers = [sum(sheets, (s) => s.rowsRead), sum(sheets, (s) => s.rowsLoaded), sum(sheets, (s) => s.rowsMerged), sum(sheets, (s) => s.rowsExcluded)];
    return [`  ${name}`, ...numbers.map((n, i) => `${["読んだ行", "取り込み", "まとめ", "除外"][i]} ${n}`)];
  });
  const loaded = TABLE_IDS.filter((id) => tables[id].length > 0).map((id) => `${CANONICAL[id].label} ${tables[id].length}`);
  return [
    `読んだ台帳 ${read.inputs.length} 件（基準日 ${run.asOf ?? "不明"}）`,
    ...alignColumns(byFile),
    ...(read.others.length === 0 ? [] : [`  台帳でないので読まなかったもの: ${read.others.join("、")}`]),
    `そろえた表: ${loaded.join("、")}`,
    `要確認: ${SEVERITY_LABELS.error} ${counts.error} 件、${SEVERITY_LABELS.warning} ${counts.warning} 件、${SEVERITY_LABELS.info} ${counts.info} 件`,
    ...issues.filter(({ severity }) => severity === "error").slice(0, SHOWN_ISSUES).map(({ message }) => `  ・${message}`),
    ...(counts.error > SHOWN_ISSUES ? [`  …ほか ${counts.error - SHOWN_ISSUES} 件は「${LEDGER_BOOK}」の「要確認」にあります。`] : []),
    ...(converted.quarantine.length === 0 ? [] : [`所属や本人が決まらず、留め置いた記録: ${converted.quarantine.length} 件（「要確認」に理由があります）`]),
  ];
}

export function convertJson(run: ConvertedRun): object {
  const { tables, accounting, quarantine, review } = run.converted;
  return {
    runId: run.run.runId,
    asOf: run.asOf ?? null,
    inputs: run.run.inputs,
    notRead: run.read.others,
    tables: Object.fromEntries(TABLE_IDS.map((id) => [id, tables[id].length])),
    accounting,
    issues: { error: countOf(run, "error"), warning: countOf(run, "warning"), info: countOf(run, "info") },
    quarantined: quarantine.length,
    toReview: review.length,
  };
}

export const countOf = (run: Pick<ConvertedRun, "issues">, severity: "error" | "warning" | "info"): number => run.issues.filter((issue) => issue.severity === severity).length;

export function convertSummary(run: ConvertedRun, out: string, files: readonly OutputFile[]): TaskReport {
  return {
    lines: [...convertLines(run), `書いたもの: 「${out}」に ${files.length + 1} 件（まず「${LEDGER_BOOK}」の「はじめに」をご覧ください）`, `次は: daicho score ${out} --out 採点の出力フォルダー`],
    json: { ...convertJson(run), out, outputs: [...files.map(({ path }) => path), "run.json"] },
    errors: countOf(run, "error"),
  };
}
