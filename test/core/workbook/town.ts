import { defaultMasters, defaultSettings } from "../../../src/core/masters/masters.ts";
import type { Masters } from "../../../src/core/masters/master-types.ts";
import { a1 } from "../../../src/core/model/cell-address.ts";
import type { CanonicalTables } from "../../../src/core/model/canonical.ts";
import type { Settings } from "../../../src/core/model/settings.ts";
import { scoreTables } from "../../../src/core/score.ts";
import type { HrWorkbookInput } from "../../../src/core/workbook/hr/hr-input.ts";
import { makeCellValues } from "../../../src/core/workbook/sheet/assemble.ts";
import { isValued, type SheetDraft } from "../../../src/core/workbook/sheet/draft.ts";
import { composeTown } from "../../../src/node/demo/make-demo.ts";
import { RUN } from "./ledger-fixture.ts";

export interface Rules {
  readonly masters?: Masters;
  readonly settings?: Settings;
}

/** Scored tables as the workbooks take them. */
export function inputOf(tables: CanonicalTables, { masters = defaultMasters(), settings = defaultSettings() }: Rules = {}): HrWorkbookInput {
  const scored = scoreTables(tables, masters, settings, { asOf: "2026-10-01" });
  if (!scored.ok) throw new Error(JSON.stringify(scored.error));
  return { scores: scored.value.scores, work: scored.value.working, tables, masters, settings, run: RUN };
}

export const townTables = (staff: number, seed: number): CanonicalTables => composeTown(staff, seed).tables;

/** Drafts with the engine's values taken out: only formulas and data are left. */
export const withoutKnownValues = (drafts: readonly SheetDraft[]): readonly SheetDraft[] =>
  drafts.map((draft) => ({
    ...draft,
    rows: draft.rows.map((row) => row?.map((cell) => (cell !== undefined && isValued(cell.content) ? { ...cell, content: cell.content.formula } : cell))),
  }));

export type Reader = ReturnType<typeof makeCellValues>;
/** Values of all cells, every formula evaluated by our own reading of Excel. */
export const evaluated = (drafts: readonly SheetDraft[]): Reader => makeCellValues(withoutKnownValues(drafts));

/** Equal to 1e-9 relative, or exactly for texts; a missing value is the empty text. */
export function isClose(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  return (a ?? "") === (b ?? "");
}

/** Every place where a formula, evaluated afresh, differs from what the engine said. */
export function disagreements(drafts: readonly SheetDraft[]): readonly string[] {
  const value = evaluated(drafts);
  return drafts.flatMap((draft) => draft.rows.flatMap((row, r) => (row ?? []).flatMap((cell, c) => {
    if (cell === undefined || !isValued(cell.content)) return [];
    const found = value(draft.name, r, c);
    return isClose(found, cell.content.value) ? [] : [`${draft.name} ${a1(r, c)}: engine ${String(cell.content.value)}, formula ${JSON.stringify(found)}`];
  })));
}
