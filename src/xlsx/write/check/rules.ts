import { a1Range } from "../../../core/model/cell-address.ts";
import { type Reference, renderFormula } from "../../../core/model/formula.ts";
import { LIMITS } from "../../../core/model/limits.ts";
import type { ConditionalFormat, SheetModel, ValidationModel, WorkbookModel } from "../../../core/model/workbook.ts";
import { type FormulaCheck, makeFormulaCheck, referenceProblem, sheetNamesOf } from "./formulas.ts";
import { type Report, firstOverlap, hasControl, isRange, repeated } from "./report.ts";
import { isColour } from "./styles.ts";

const MAX_TITLE_CHARS = 32;
const MAX_MESSAGE_CHARS = 255;

/** Conditional formats, validations, notes, links and sparklines of one sheet. */
export function checkRules(sheet: SheetModel, model: WorkbookModel, report: Report): void {
  const sheetNames = sheetNamesOf(model);
  const formulaProblem = makeFormulaCheck(sheetNames);
  for (const format of sheet.conditionalFormats ?? []) {
    for (const problem of formatProblems(format, model, formulaProblem)) report(`conditional format: ${problem}`);
  }
  const validations = sheet.validations ?? [];
  for (const validation of validations) {
    for (const problem of validationProblems(validation, sheetNames, formulaProblem)) report(`validation ${a1Range(validation.range)}: ${problem}`);
  }
  const pair = firstOverlap(validations.map((validation) => validation.range));
  if (pair !== undefined) report(`validations overlap: ${a1Range(pair[0])} and ${a1Range(pair[1])}`);
  checkAttached(sheet, sheetNames, report);
}

function formatProblems(format: ConditionalFormat, model: WorkbookModel, formulaProblem: FormulaCheck): readonly string[] {
  const problems: (string | undefined)[] = [isRange(format.range) ? undefined : "no range"];
  if (format.kind === "expression") {
    problems.push(formulaProblem(format.formula), model.styles[format.style] === undefined ? `style "${format.style}" is not in the model` : undefined);
  } else {
    const colours = format.kind === "dataBar" ? [format.colour] : [format.low, format.mid ?? format.low, format.high];
    problems.push(colours.every(isColour) ? undefined : "a colour is not RRGGBB");
    problems.push(format.min !== undefined && format.max !== undefined && !(format.min < format.max) ? "least value is not below greatest" : undefined);
  }
  return problems.filter((problem) => problem !== undefined);
}

function validationProblems(validation: ValidationModel, sheetNames: ReadonlySet<string>, formulaProblem: FormulaCheck): readonly string[] {
  const messages = [validation.prompt, validation.error].filter((message) => message !== undefined);
  const problems = [
    isRange(validation.range) ? undefined : "no range",
    ...messages.map(({ title, text }) => (title.length <= MAX_TITLE_CHARS && text.length <= MAX_MESSAGE_CHARS && !hasControl(title + text) ? undefined : "message too long or with a control character")),
    conditionProblem(validation, sheetNames, formulaProblem),
  ];
  return problems.filter((problem) => problem !== undefined);
}

function conditionProblem(validation: ValidationModel, sheetNames: ReadonlySet<string>, formulaProblem: FormulaCheck): string | undefined {
  if (validation.kind === "list") return listProblem(validation.values, sheetNames);
  if (validation.kind === "custom") return formulaProblem(validation.formula) ?? (renderFormula(validation.formula).length > MAX_MESSAGE_CHARS ? "formula too long" : undefined);
  const { min, max } = validation;
  if (min === undefined && max === undefined) return "no bound";
  return min !== undefined && max !== undefined && min > max ? "least value above greatest" : undefined;
}

function listProblem(values: readonly string[] | Reference, sheetNames: ReadonlySet<string>): string | undefined {
  if ("range" in values) return referenceProblem(values, sheetNames);
  if (values.length === 0) return "empty list";
  if (values.some((value) => value === "" || value.includes(",") || value !== value.trim() || hasControl(value))) return "a list value with a comma, an outer space or nothing";
  return values.join(",").length > LIMITS.validationListChars ? "list longer than Excel allows; put it on a sheet" : undefined;
}

function checkAttached({ notes = [], hyperlinks = [], sparklines = [] }: SheetModel, sheetNames: ReadonlySet<string>, report: Report): void {
  for (const at of repeated(notes.map(({ row, column }) => `${row},${column}`))) report(`two notes at ${at}`);
  for (const note of notes) if (note.text.length > LIMITS.cellChars) report("note too long", note);
  for (const link of hyperlinks) {
    const problem = referenceProblem(link.target, sheetNames) ?? ((link.tooltip ?? "").length > MAX_MESSAGE_CHARS ? "tooltip too long" : undefined);
    if (problem !== undefined) report(problem, link);
  }
  for (const { at, data } of sparklines) {
    const { top, left, bottom, right } = data.range;
    const problem = referenceProblem(data, sheetNames) ?? (top === bottom || left === right ? undefined : "sparkline over a block");
    if (problem !== undefined) report(problem, at);
  }
}
