import type { SheetModel, WorkbookModel } from "../../core/model/workbook.ts";
import { checkAreas } from "./check/areas.ts";
import { type RowCheck, makeRowCheck } from "./check/cells.ts";
import { checkCharts } from "./check/charts.ts";
import { checkNames, checkSheetNames } from "./check/names.ts";
import { checkPlain } from "./check/plain-text.ts";
import { type ModelProblem, type Report, makeReport } from "./check/report.ts";
import { checkRules } from "./check/rules.ts";
import { checkStyles } from "./check/styles.ts";
import { checkTables } from "./check/tables.ts";

/** The checks of one workbook: everything but the rows at once, the rows while they pass. */
export interface ModelCheck {
  /** The row check of one sheet; its `end` looks at what needs all rows. */
  sheet(sheet: SheetModel): RowCheck & { end(): void };
  readonly problems: readonly ModelProblem[];
}

export function beginModelCheck(model: WorkbookModel): ModelCheck {
  const list = makeReport();
  const on = (sheet: SheetModel): Report => (problem, cell) => { list.add(problem, sheet.name, cell); };
  checkSheetNames(model, list);
  checkStyles(model, list);
  checkNames(model, list);
  checkPlain(model, list);
  for (const sheet of model.sheets) {
    checkAreas(sheet, on(sheet));
    checkRules(sheet, model, on(sheet));
    checkCharts(sheet, model, on(sheet));
  }
  return {
    sheet: (sheet) => {
      const rows = makeRowCheck(sheet, model, on(sheet));
      return { ...rows, end: () => { checkTables(sheet, rows.headers, on(sheet)); } };
    },
    problems: list.problems,
  };
}

/**
 * What a schema does not see and Excel refuses or "repairs". Empty = Excel opens the workbook untouched.
 * A problem is a bug of whoever built the model, so the texts are for developers; at most 100 are collected. Never throws.
 */
export function validateModel(model: WorkbookModel): readonly ModelProblem[] {
  const check = beginModelCheck(model);
  for (const sheet of model.sheets) {
    const rows = check.sheet(sheet);
    for (const row of sheet.rows) rows.row(row);
    rows.end();
  }
  return check.problems;
}

/** Throws when there is a problem: writers do not repair. */
export function refuseProblems(problems: readonly ModelProblem[]): void {
  if (problems.length === 0) return;
  const lines = problems.slice(0, 20).map(({ sheet = "", cell = "", problem }) => `  ${sheet}${cell === "" ? "" : `!${cell}`} ${problem}`);
  throw new Error(`The workbook model is not one Excel opens untouched (${problems.length} problems):\n${lines.join("\n")}`);
}
