import type { Formula, Reference } from "../core/model/formula.ts";
import type { ChartModel, ConditionalFormat, ValidationModel } from "../core/model/workbook.ts";

/** Sheets under other names: their references, renamed once each, so that formulas that share their pieces still do. */
export interface Renaming {
  /** Name of a sheet → its name where it goes. */
  readonly names: ReadonlyMap<string, string>;
  readonly done: WeakMap<Formula["parts"], Formula["parts"]>;
}

export const makeRenaming = (names: readonly { readonly from: string; readonly to: string }[]): Renaming => ({ names: new Map(names.map(({ from, to }) => [from, to] as const)), done: new WeakMap() });

/** Every reference to cells anywhere inside a part of a sheet (formula, chart, rule …). */
export function referencesOf(part: unknown): readonly Reference[] {
  if (typeof part !== "object" || part === null) return [];
  const inside = (Array.isArray(part) ? part : Object.values(part)).flatMap(referencesOf);
  return "range" in part && "sheet" in part ? [part as Reference, ...inside] : inside;
}

export function renamedReference(reference: Reference, { names }: Renaming): Reference {
  const to = reference.sheet === undefined ? undefined : names.get(reference.sheet);
  return to === undefined || to === reference.sheet ? reference : { ...reference, sheet: to };
}

export function renamedFormula(formula: Formula, renaming: Renaming): Formula {
  let parts = renaming.done.get(formula.parts);
  if (parts === undefined) {
    parts = formula.parts.map((part) => (typeof part === "string" ? part : renamedReference(part, renaming)));
    renaming.done.set(formula.parts, parts);
  }
  return { ...formula, parts };
}

export const renamedChart = (chart: ChartModel, renaming: Renaming): ChartModel => ({
  ...chart,
  series: chart.series.map((series) => ({
    ...series,
    name: typeof series.name === "string" ? series.name : renamedReference(series.name, renaming),
    categories: renamedReference(series.categories, renaming),
    values: renamedReference(series.values, renaming),
  })),
});

export const renamedFormat = (format: ConditionalFormat, renaming: Renaming): ConditionalFormat => (format.kind === "expression" ? { ...format, formula: renamedFormula(format.formula, renaming) } : format);

export function renamedValidation(rule: ValidationModel, renaming: Renaming): ValidationModel {
  if (rule.kind === "custom") return { ...rule, formula: renamedFormula(rule.formula, renaming) };
  return rule.kind === "list" && "range" in rule.values ? { ...rule, values: renamedReference(rule.values, renaming) } : rule;
}
