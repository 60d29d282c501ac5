import { gridFromRows, type Cell, type Ledger, textCell } from "../../../src/core/model/grid.ts";
import { KEY_HEADER, returnFormSheet, type ReturnForm, returnKey } from "../../../src/core/model/return-form.ts";
import type { CellState } from "../../../src/core/exchange/merge.ts";
import { cellId } from "../../../src/core/exchange/merge.ts";

export type Plain = string | number | null;
/** The input sheet as rows: [key, label, level, evidence, action]; row 1 is a title, row 2 the header. */
export type Rows = Plain[][];

export const HEADER: Plain[] = [KEY_HEADER, "項目番号", "現在レベル", "根拠", "取組"];
export const FIELDS = ["level", "evidence", "action"] as const;

export function makeForm(deptCode: string, values: readonly (readonly [string, Plain, Plain, Plain])[], distributionId = "run1"): ReturnForm {
  return {
    distributionId, deptCode, deptPath: `部　課${deptCode}`, profile: "課長", asOf: "2026-10-01",
    sheets: [{
      name: "回答・見直し", headerRow: 2, keyColumn: 1, labelColumn: 2,
      columns: [
        { field: "level", header: "現在レベル", column: 3, type: "number", min: 0, max: 5 },
        { field: "evidence", header: "根拠", column: 4, type: "text" },
        { field: "action", header: "取組", column: 5, type: "text" },
      ],
      rows: values.map(([item, ...row]) => ({ key: returnKey("readiness_answers", deptCode, item), label: item, values: row })),
    }],
  };
}

export const rowsOf = (form: ReturnForm): Rows => [["回答票"], HEADER, ...(form.sheets[0]?.rows ?? []).map((r) => [r.key, r.label, ...r.values])];

const cellOf = (value: Plain): Cell => (value === null ? textCell("") : typeof value === "number" ? { kind: "number", value } : textCell(value));

/** What reading the returned file gives. `hidden` false: a csv or a copy that lost the sheet `_daicho`. */
export function ledgerOf(file: string, form: ReturnForm, rows: Rows, hidden = true): Ledger {
  const grids = [gridFromRows("回答・見直し", rows.map((r) => r.map(cellOf)))];
  if (hidden) {
    const facts = [...returnFormSheet(form).rows].map((row) => {
      const cells: Cell[] = [];
      for (const c of row.cells) {
        while (cells.length < c.column - 1) cells.push(textCell(""));
        cells.push(cellOf(c.value as Plain));
      }
      return cells;
    });
    grids.push(gridFromRows("_daicho", facts, { state: "veryHidden" }));
  }
  return { file, format: "xlsx", encoding: null, date1904: false, grids };
}

export const stateOf = (forms: readonly ReturnForm[]): CellState =>
  new Map(forms.flatMap((f) => f.sheets.flatMap((s) => s.rows.flatMap((r) => s.columns.map((c, i) => [cellId(r.key, c.field), r.values[i] ?? null] as const)))));
