import { a1Range } from "../../core/model/cell-address.ts";
import { renderReference, textLiteral } from "../../core/model/formula.ts";
import type { ValidationModel } from "../../core/model/workbook.ts";
import { fileFormula } from "./formula-bytes.ts";
import { countedList, element, escapeText } from "./xml.ts";

export const validationsXml = (validations: readonly ValidationModel[]): string => countedList("dataValidations", validations.map(validationXml));

function validationXml(validation: ValidationModel): string {
  const { operator, formulas } = condition(validation);
  const { prompt, error } = validation;
  return element(
    "dataValidation",
    {
      type: validation.kind, operator, allowBlank: validation.allowBlank ?? true, showInputMessage: true, showErrorMessage: true,
      errorTitle: error?.title, error: error?.text, promptTitle: prompt?.title, prompt: prompt?.text, sqref: a1Range(validation.range),
    },
    formulas.map((formula, i) => `<formula${i + 1}>${escapeText(formula)}</formula${i + 1}>`).join(""),
  );
}

interface Condition {
  /** Default "between". */
  readonly operator?: string | undefined;
  readonly formulas: readonly string[];
}

function condition(validation: ValidationModel): Condition {
  if (validation.kind === "list") return { formulas: [listSource(validation.values)] };
  if (validation.kind === "custom") return { formulas: [fileFormula(validation.formula)] };
  const { min, max } = validation;
  if (min !== undefined && max !== undefined) return { formulas: [String(min), String(max)] };
  if (min !== undefined) return { operator: "greaterThanOrEqual", formulas: [String(min)] };
  return { operator: "lessThanOrEqual", formulas: [String(max)] };
}

const isTexts = (values: Extract<ValidationModel, { kind: "list" }>["values"]): values is readonly string[] => Array.isArray(values);

/** Written in the file itself, or a range. */
export const listSource = (values: Extract<ValidationModel, { kind: "list" }>["values"]): string =>
  isTexts(values) ? textLiteral(values.join(",")) : renderReference(values);
