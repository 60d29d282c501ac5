import { LIMITS } from "../../../core/model/limits.ts";
import { type Formula, type Reference, renderFormula } from "../../../core/model/formula.ts";
import { hasControl, isRange } from "./report.ts";

/** Newer than Excel 2016: the cell would show #NAME? in the offices we write for. */
const TOO_NEW = /(?<![\w.])(LET|LAMBDA|XLOOKUP|XMATCH|FILTER|SORT|SORTBY|UNIQUE|SEQUENCE|RANDARRAY|IFS|SWITCH|CONCAT|TEXTJOIN|MAXIFS|MINIFS|TEXTSPLIT|TEXTBEFORE|TEXTAFTER|VSTACK|HSTACK|TOCOL|TOROW|TAKE|DROP|CHOOSECOLS|CHOOSEROWS|BYROW|BYCOL|MAP|REDUCE|SCAN)\(/iu;
/** Recalculated at every edit, or different on every day and machine. */
const VOLATILE = /(?<![\w.])(NOW|TODAY|RAND|RANDBETWEEN|OFFSET|INDIRECT|CELL|INFO)\(/iu;
/** More characters than any reference renders to, but for its sheet name. */
const REFERENCE_CHARS = 40;

/** Looks at formulas and references of one workbook. Literal pieces repeat down a column and are looked at once, as is a formula filled down. */
export interface FormulaCheck {
  (formula: Formula): string | undefined;
}

export function makeFormulaCheck(sheetNames: ReadonlySet<string>): FormulaCheck {
  const fine = new Set<string>();
  const filled = new Set<Formula["parts"]>();
  return (formula) => {
    if (formula.down !== undefined && filled.has(formula.parts)) return undefined;
    let most = 0;
    for (const part of formula.parts) {
      const isText = typeof part === "string";
      most += isText ? part.length : REFERENCE_CHARS + 2 * (part.sheet?.length ?? 0);
      if (isText && fine.has(part)) continue;
      const problem = isText ? literalProblem(part) : referenceProblem(part, sheetNames);
      if (problem !== undefined) return problem;
      if (isText && fine.size < 4096) fine.add(part);
    }
    if (most > LIMITS.formulaChars && renderFormula(formula).length > LIMITS.formulaChars) return "formula is longer than Excel allows";
    if (formula.parts.length === 0) return "formula is empty";
    if (formula.down !== undefined) filled.add(formula.parts);
    return undefined;
  };
}

function literalProblem(text: string): string | undefined {
  if (hasControl(text)) return "control character in a formula";
  const outside = text.replaceAll(/"(?:[^"]|"")*"/gu, '""');
  const tooNew = TOO_NEW.exec(outside)?.[1];
  if (tooNew !== undefined) return `${tooNew} is newer than Excel 2016`;
  const volatile = VOLATILE.exec(outside)?.[1];
  return volatile === undefined ? undefined : `${volatile} is volatile`;
}

export function referenceProblem({ sheet, range }: Reference, sheetNames: ReadonlySet<string>): string | undefined {
  if (!isRange(range)) return `reference to no range: ${JSON.stringify(range)}`;
  return sheet !== undefined && !sheetNames.has(sheet) ? `reference to sheet "${sheet}", which is not there` : undefined;
}

export const sheetNamesOf = (model: { readonly sheets: readonly { readonly name: string }[] }): ReadonlySet<string> => new Set(model.sheets.map((sheet) => sheet.name));
