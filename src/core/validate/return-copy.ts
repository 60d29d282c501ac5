import { parseA1Range } from "../model/cell-address.ts";
import { type CellMark, MARK_COLOURS, type SheetMarks } from "../model/cell-mark.ts";
import type { Cell, Grid, Ledger } from "../model/grid.ts";
import type { Issue } from "../model/issue.ts";
import { LIMITS } from "../model/limits.ts";
import type { CellModel, RowModel, SheetModel, StyleModel, WorkbookModel } from "../model/workbook.ts";
import { describeIssue, explainIssue, SEVERITY_LABELS } from "./catalogue.ts";

/**
 * What to colour in a copy of each file that has at least one error: cells with errors and warnings, each once, with all that is said of it.
 * Issues about whole sheets and tables stand at the first cell of their range; those without a place are left to 要確認.
 */
export function returnMarks(issues: readonly Issue[]): ReadonlyMap<string, readonly SheetMarks[]> {
  const files = new Map<string, { error: boolean; sheets: Map<string, Map<string, CellMark>> }>();
  for (const issue of issues) {
    const { severity, file, sheet, cell } = describeIssue(issue);
    const place = parseA1Range(cell);
    if (file === "" || severity === "info" || place === undefined) continue;
    const entry = files.get(file) ?? { error: false, sheets: new Map<string, Map<string, CellMark>>() };
    files.set(file, entry);
    entry.error ||= severity === "error";
    const cells = entry.sheets.get(sheet) ?? new Map<string, CellMark>();
    entry.sheets.set(sheet, cells);
    addMark(cells, { row: place.top, column: place.left, severity, text: noteText(issue) });
  }
  return new Map([...files].filter(([, { error }]) => error).map(([file, { sheets }]) => [file, [...sheets].map(([sheet, cells]) => ({ sheet, cells: inOrder(cells) }))]));
}

function addMark(cells: Map<string, CellMark>, mark: CellMark): void {
  const key = `${mark.row},${mark.column}`;
  const known = cells.get(key);
  if (known === undefined) cells.set(key, mark);
  else if (!known.text.includes(mark.text)) cells.set(key, { ...mark, severity: known.severity === "error" ? "error" : mark.severity, text: `${known.text}\n\n${mark.text}` });
}

const inOrder = (cells: ReadonlyMap<string, CellMark>): readonly CellMark[] => [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column);

/** 【誤り】日付として読めない ⏎ what ⏎ expected ⏎ fix. */
function noteText(issue: Issue): string {
  const { title, what, expected, fix } = explainIssue(issue);
  return [`【${SEVERITY_LABELS[describeIssue(issue).severity]}】${title}`, what, expected, fix].join("\n");
}

/** Days between the two date systems. */
const DAYS_1904 = 1_462;

/** A new workbook with the values of a csv or xls ledger, marked: what cannot be marked as it is comes back as values. */
export function valuesCopy(ledger: Ledger, marks: readonly SheetMarks[], created: string): WorkbookModel {
  const styles: Record<string, StyleModel> = { default: {} };
  const sheets = ledger.grids.map((grid) => sheetCopy(grid, { marks: marks.find((m) => m.sheet === grid.name)?.cells ?? [], styles, shift: ledger.date1904 ? DAYS_1904 : 0 }));
  return { properties: { title: ledger.file, creator: "台帳", created }, styles, sheets, names: [] };
}

interface SheetTask { readonly marks: readonly CellMark[]; readonly styles: Record<string, StyleModel>; readonly shift: number }

function sheetCopy(grid: Grid, task: SheetTask): SheetModel {
  const marked = new Map(task.marks.map((m) => [`${m.row},${m.column}`, m]));
  const lastRow = Math.max(grid.rowCount, ...task.marks.map((m) => m.row));
  const lastColumn = Math.max(grid.columnCount, ...task.marks.map((m) => m.column));
  const rows: RowModel[] = [];
  for (let row = 1; row <= lastRow; row += 1) {
    const cells: CellModel[] = [];
    for (let column = 1; column <= lastColumn; column += 1) {
      const made = cellCopy(grid.cell(row, column), marked.get(`${row},${column}`)?.severity, task);
      if (made !== undefined) cells.push({ column, ...made });
    }
    if (cells.length > 0) rows.push({ row, cells });
  }
  return {
    name: grid.name.replaceAll(/[\\/?*[\]:]/gu, "_").slice(0, LIMITS.sheetNameChars), state: grid.state, columns: columnWidths(grid, lastColumn), rows, merges: grid.merges,
    notes: task.marks.slice(0, MOST_NOTES).map((m) => ({ row: m.row, column: m.column, text: m.text, author: "台帳の点検" })),
  };
}
const MOST_NOTES = 2_000;

function cellCopy(cell: Cell, severity: CellMark["severity"] | undefined, { styles, shift }: SheetTask): Omit<CellModel, "column"> | undefined {
  if (cell.kind === "blank" && severity === undefined) return undefined;
  const style = styleName(cell, severity, styles);
  const value = cell.kind === "date" && typeof cell.value === "number" ? cell.value + shift : cell.value;
  return { value: typeof value === "string" ? value.slice(0, LIMITS.cellChars) : value, ...(style === "default" ? {} : { style }) };
}

function styleName(cell: Cell, severity: CellMark["severity"] | undefined, styles: Record<string, StyleModel>): string {
  const format = cell.kind === "text" ? "@" : (cell.format ?? (cell.kind === "date" ? "yyyy/m/d" : undefined));
  if (format === undefined && severity === undefined) return "default";
  const name = `${severity ?? "plain"} ${format ?? ""}`;
  styles[name] ??= { ...(format === undefined ? {} : { numberFormat: format }), ...(severity === undefined ? {} : { fill: MARK_COLOURS[severity] }) };
  return name;
}

/** Wide enough for what stands in the first rows; a Japanese character takes two. */
function columnWidths(grid: Grid, columns: number): SheetModel["columns"] {
  return Array.from({ length: columns }, (_, i) => {
    let widest = 6;
    for (let row = 1; row <= Math.min(grid.rowCount, 200); row += 1) {
      const text = String(grid.cell(row, i + 1).value ?? "");
      widest = Math.max(widest, [...text].reduce((sum, c) => sum + (c > "\u00ff" ? 2 : 1), 0) + 1);
    }
    return { widthChars: Math.min(40, widest) };
  });
}
