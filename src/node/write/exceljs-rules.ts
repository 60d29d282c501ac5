import type ExcelJS from "exceljs";
import { a1Range } from "../../core/model/cell-address.ts";
import type { ConditionalFormat, SheetModel, ValidationModel } from "../../core/model/workbook.ts";
import { fileFormula } from "../../xlsx/write/formula-bytes.ts";
import { listSource } from "../../xlsx/write/validation.ts";
import { type ExceljsStyles, argb } from "./exceljs-style.ts";

export function addConditionalFormats(worksheet: ExcelJS.Worksheet, { conditionalFormats = [] }: SheetModel, styles: ExceljsStyles): void {
  conditionalFormats.forEach((format, i) => {
    worksheet.addConditionalFormatting({ ref: a1Range(format.range), rules: [ruleOf(format, i + 1, styles)] });
  });
}

const bound = (fallback: "min" | "max", value: number | undefined): ExcelJS.Cvfo => (value === undefined ? { type: fallback } : { type: "num", value });

function ruleOf(format: ConditionalFormat, priority: number, styles: ExceljsStyles): ExcelJS.ConditionalFormattingRule {
  if (format.kind === "expression") return { type: "expression", priority, formulae: [fileFormula(format.formula)], style: styles.differential(format.style) };
  const { min, max } = format;
  const ends = [bound("min", min), bound("max", max)] as const;
  // The declared type of a data bar forgets its colour.
  if (format.kind === "dataBar") return { type: "dataBar", priority, cfvo: [...ends], gradient: true, color: argb(format.colour) } as ExcelJS.DataBarRuleType;
  const { low, mid, high } = format;
  const middle: readonly ExcelJS.Cvfo[] = mid === undefined ? [] : [min === undefined || max === undefined ? { type: "percentile", value: 50 } : { type: "num", value: (min + max) / 2 }];
  return { type: "colorScale", priority, cfvo: [ends[0], ...middle, ends[1]], color: [low, ...(mid === undefined ? [] : [mid]), high].map(argb) };
}

/** exceljs keeps one rule per cell; a range as key is written as one. */
export function addValidations(worksheet: ExcelJS.Worksheet, { validations = [] }: SheetModel): void {
  // Not declared, but the only way to give a whole range one rule.
  const rules = (worksheet as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } }).dataValidations;
  for (const validation of validations) rules.add(a1Range(validation.range), validationOf(validation));
}

function validationOf(validation: ValidationModel): ExcelJS.DataValidation {
  const { prompt, error } = validation;
  const messages = {
    allowBlank: validation.allowBlank ?? true, showInputMessage: true, showErrorMessage: true,
    ...(prompt === undefined ? {} : { promptTitle: prompt.title, prompt: prompt.text }), ...(error === undefined ? {} : { errorTitle: error.title, error: error.text }),
  };
  if (validation.kind === "list") return { type: "list", formulae: [listSource(validation.values)], ...messages };
  if (validation.kind === "custom") return { type: "custom", formulae: [fileFormula(validation.formula)], ...messages };
  const { min, max } = validation;
  const operator = min === undefined ? "lessThanOrEqual" : max === undefined ? "greaterThanOrEqual" : "between";
  const bounds = [min, max].filter((value) => value !== undefined);
  return { type: validation.kind, operator, formulae: validation.kind === "date" ? bounds.map(dayOf) : bounds, ...messages };
}

/** exceljs takes a bound of type date as a `Date` in UTC. */
const dayOf = (serial: number): Date => new Date((serial - 25_569) * 86_400_000);
