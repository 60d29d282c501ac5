import type { Formula } from "../../core/model/formula.ts";

/** What the file says of one formula of a filled column. */
export interface SharedPlace {
  readonly index: number;
  /** First of its column: carries the text and this last row of the fill. Absent: the index alone says it. */
  readonly lastRow?: number;
}

/** Numbers the formulas of one sheet that are filled down a column. */
export interface SharedFormulas {
  /** Undefined: the formula is written out. */
  place(formula: Formula, row: number, column: number): SharedPlace | undefined;
}

/**
 * A column filled with one formula is written once, as Excel does (`t="shared"`). Only where every reference stays on the sheet:
 * Excel's shared formulas hold no reference to another (MS-XLSB 2.5.98.98 SharedParsedFormula: no PtgRef3d, no PtgArea3d).
 */
export function makeSharedFormulas(): SharedFormulas {
  const known = new Map<Formula["parts"], { readonly index: number; readonly column: number } | undefined>();
  let used = 0;
  return {
    place: ({ parts, down, rows = 0 }, row, column) => {
      if (down === undefined || rows < 2) return undefined;
      const before = known.get(parts);
      if (before !== undefined) return before.column === column ? before : undefined;
      if (known.has(parts)) return undefined;
      const made = staysOnSheet(parts) ? { index: used++, column } : undefined;
      known.set(parts, made);
      return made === undefined ? undefined : { index: made.index, lastRow: row + rows - 1 - down };
    },
  };
}

const staysOnSheet = (parts: Formula["parts"]): boolean => parts.every((part) => typeof part === "string" || part.sheet === undefined);
