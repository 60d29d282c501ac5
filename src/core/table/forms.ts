import type { DetectedTable, TableColumn } from "../model/table.ts";
import { compactText } from "./cell-facts.ts";
import type { SheetView } from "./sheet-view.ts";

/** Fewest labelled values that make a form. */
const FEWEST = 4;
/** Columns between a label's right edge and its value. */
const REACH = 6;
/** Sheets taller than this are no forms. */
const MOST_ROWS = 2_000;

interface Pair {
  readonly label: string;
  readonly row: number;
  readonly column: number;
  readonly valueRow: number;
  readonly valueColumn: number;
}

/** Forms on a sheet: label cells with their value beside (or below). A label that comes again begins the next form. */
export function findForms(view: SheetView, file: string, taken: readonly DetectedTable[]): readonly DetectedTable[] {
  if (view.rows > MOST_ROWS) return [];
  const pairs = findPairs(view, taken);
  const forms: Pair[][] = [];
  for (const pair of pairs) {
    const open = forms.at(-1);
    if (open === undefined || open.some((p) => p.label === pair.label && pair.row > p.row)) forms.push([pair]);
    else if (!open.some((p) => p.label === pair.label)) open.push(pair);
  }
  return forms.filter((form) => form.length >= FEWEST && new Set(form.map((p) => p.row)).size >= 2).map((form) => toTable(view, file, form));
}

function findPairs(view: SheetView, taken: readonly DetectedTable[]): readonly Pair[] {
  const pairs: Pair[] = [];
  const values = new Set<string>();
  const inTable = (row: number, column: number): boolean => taken.some((t) => row >= t.range.top && row <= t.range.bottom && column >= t.range.left && column <= t.range.right);
  for (let row = 1; row <= view.rows; row++) {
    const columns = view.filled(row);
    columns.forEach((column, i) => {
      if (inTable(row, column) || values.has(`${row}:${column}`) || !isLabel(view, row, column)) return;
      const beside = besideOf(view, row, column, columns[i + 1]);
      if (beside === undefined) return;
      values.add(`${row}:${beside}`);
      pairs.push({ label: compactText(String(view.grid.cell(row, column).value)).replace(/[:：]$/u, ""), row, column, valueRow: row, valueColumn: beside });
    });
  }
  return pairs;
}

const isLabel = (view: SheetView, row: number, column: number): boolean => {
  const { look, headerWord, compact } = view.facts(row, column);
  return look === "text" && (headerWord === 2 || (headerWord === 1 && compact.length <= 10) || (/[:：]$/u.test(compact) && compact.length <= 12));
};

/** The next filled cell to the right, when it is near and no label itself. */
function besideOf(view: SheetView, row: number, column: number, next: number | undefined): number | undefined {
  const edge = view.merge(row, column)?.right ?? column;
  if (next === undefined || next - edge > REACH || isLabel(view, row, next)) return undefined;
  return next;
}

function toTable(view: SheetView, file: string, form: readonly Pair[]): DetectedTable {
  const rows = form.flatMap((p) => [p.row, p.valueRow]);
  const columns = form.flatMap((p) => [p.column, p.valueColumn]);
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  return {
    file, grid: view.grid, shape: "form", headerRows: null,
    range: { top, left: Math.min(...columns), bottom, right: Math.max(...columns) },
    columns: form.map((p): TableColumn => ({ source: { kind: "fixed", row: p.valueRow, column: p.valueColumn }, header: [p.label] })),
    firstDataRow: top, lastDataRow: bottom, records: [{ row: top, lastRow: bottom }],
    excludedRows: [], surroundings: [], carried: new Map(), confidence: 0.7,
  };
}
