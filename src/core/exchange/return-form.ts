import type { Grid, Ledger } from "../model/grid.ts";
import { KEY_HEADER, parseReturnForm, RETURN_SHEET, type ReturnForm, type ReturnSheet } from "../model/return-form.ts";
import { type Answer, readAnswer } from "./return-values.ts";

/** One input cell as it came back. */
export interface ReturnedCell {
  readonly key: string;
  readonly field: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly answer: Answer;
}

/** What was done to the form besides answering. Never applied, always listed. */
export type FormOddity =
  | { readonly kind: "row_added"; readonly sheet: string; readonly row: number; readonly text: string }
  | { readonly kind: "row_missing"; readonly sheet: string; readonly key: string }
  | { readonly kind: "row_repeated"; readonly sheet: string; readonly row: number; readonly key: string }
  | { readonly kind: "row_foreign"; readonly sheet: string; readonly row: number; readonly key: string }
  | { readonly kind: "row_relinked"; readonly sheet: string; readonly row: number; readonly key: string }
  | { readonly kind: "row_doubtful"; readonly sheet: string; readonly row: number; readonly key: string }
  | { readonly kind: "column_missing"; readonly sheet: string; readonly header: string }
  | { readonly kind: "keys_missing"; readonly sheet: string }
  | { readonly kind: "sheet_missing"; readonly sheet: string };

export interface ReturnedForm {
  readonly file: string;
  /** The form it answers; the sent one, not the one in the file. */
  readonly form: ReturnForm;
  readonly cells: readonly ReturnedCell[];
  readonly oddities: readonly FormOddity[];
}

export type ReturnProblem =
  /** No form of this distribution can be recognised in it. */
  | { readonly kind: "unknown_form" }
  /** A form of another distribution. */
  | { readonly kind: "old_version"; readonly deptCode: string; readonly distributionId: string };

/** Which sent form a returned file answers: by its `_daicho` sheet, else by the keys in its rows. File names do not matter. */
export function recogniseReturn(ledger: Ledger, sent: readonly ReturnForm[]): ReturnForm | ReturnProblem {
  const hidden = ledger.grids.find((g) => g.name === RETURN_SHEET);
  const own = hidden === undefined ? undefined : parseReturnForm(hidden.rowCount, (r, c) => hidden.cell(r, c).value)?.form;
  if (own !== undefined) {
    const form = sent.find((f) => f.distributionId === own.distributionId && f.deptCode === own.deptCode);
    return form ?? { kind: "old_version", deptCode: own.deptCode, distributionId: own.distributionId };
  }
  const keys = new Set(ledger.grids.flatMap((grid) => [...keysIn(grid)]));
  const scored = sent.map((form) => ({ form, hits: form.sheets.flatMap((s) => s.rows).filter((row) => keys.has(row.key)).length })).sort((a, b) => b.hits - a.hits);
  const best = scored[0];
  return best === undefined || best.hits === 0 || best.hits === scored[1]?.hits ? { kind: "unknown_form" } : best.form;
}

function* keysIn(grid: Grid): Generator<string> {
  const at = findKeyHeader(grid);
  if (at === undefined) return;
  for (let row = at.row + 1; row <= grid.rowCount; row++) yield textAt(grid, row, at.column);
}

/** Every input cell of a recognised return, wherever sorting, inserting and copying left it. */
export function readReturn(ledger: Ledger, form: ReturnForm): ReturnedForm {
  const oddities: FormOddity[] = [];
  const cells: ReturnedCell[] = [];
  for (const sheet of form.sheets) {
    const grid = ledger.grids.find((g) => g.name === sheet.name) ?? ledger.grids.find((g) => g.name !== RETURN_SHEET && [...keysIn(g)].some((k) => sheet.rows.some((r) => r.key === k)));
    if (grid === undefined) oddities.push({ kind: "sheet_missing", sheet: sheet.name });
    else readSheet(grid, sheet, cells, oddities);
  }
  return { file: ledger.file, form, cells, oddities };
}

interface Layout {
  readonly headerRow: number;
  /** undefined: the key column was taken out. */
  readonly keyColumn: number | undefined;
  readonly labelColumn: number;
  /** Column of each field, undefined where its header is gone. */
  readonly columns: readonly (number | undefined)[];
}

function readSheet(grid: Grid, sheet: ReturnSheet, cells: ReturnedCell[], oddities: FormOddity[]): void {
  const layout = findLayout(grid, sheet);
  if (layout.keyColumn === undefined) oddities.push({ kind: "keys_missing", sheet: sheet.name });
  sheet.columns.forEach((c, i) => {
    if (layout.columns[i] === undefined) oddities.push({ kind: "column_missing", sheet: sheet.name, header: c.header });
  });
  const identify = makeIdentifier(sheet);
  const seen = new Set<string>();
  for (let row = layout.headerRow + 1; row <= grid.rowCount; row++) {
    const written = layout.keyColumn === undefined ? "" : textAt(grid, row, layout.keyColumn);
    const label = textAt(grid, row, layout.labelColumn);
    const filled = layout.columns.flatMap((column) => (column === undefined ? [] : [textAt(grid, row, column)])).filter((t) => t !== "");
    if (written === "" && (layout.keyColumn !== undefined || label === "")) {
      if (filled.length > 0) oddities.push({ kind: "row_added", sheet: sheet.name, row, text: filled.join("／").slice(0, 80) });
      continue;
    }
    const identity = identify(written, label);
    if (identity.oddity !== undefined) oddities.push({ kind: identity.oddity, sheet: sheet.name, row, key: written === "" ? label : written });
    if (identity.index === undefined) continue;
    const sent = sheet.rows[identity.index];
    if (sent === undefined) continue;
    if (seen.has(sent.key)) oddities.push({ kind: "row_repeated", sheet: sheet.name, row, key: sent.key });
    seen.add(sent.key);
    sheet.columns.forEach((column, i) => {
      const at = layout.columns[i];
      if (at === undefined) return;
      cells.push({ key: sent.key, field: column.field, sheet: sheet.name, row, column: at, answer: readAnswer(valueAt(grid, row, at), sent.values[i] ?? null, column) });
    });
  }
  for (const row of sheet.rows) if (!seen.has(row.key)) oddities.push({ kind: "row_missing", sheet: sheet.name, key: row.key });
}

function findLayout(grid: Grid, sheet: ReturnSheet): Layout {
  const at = findKeyHeader(grid);
  const headerRow = at?.row ?? findHeaderRow(grid, sheet);
  const shift = at === undefined ? 0 : at.column - sheet.keyColumn;
  const wanted = sheet.columns.map((c) => headerKey(c.header));
  const headers = Array.from({ length: grid.columnCount }, (_, i) => headerKey(textAt(grid, headerRow, i + 1)));
  const columns = sheet.columns.map((c, i) => {
    const same = headers.flatMap((h, at2) => (h === wanted[i] ? [at2 + 1] : []));
    const rank = wanted.slice(0, i).filter((w) => w === wanted[i]).length;
    return same.includes(c.column + shift) ? c.column + shift : same.includes(c.column) ? c.column : same[rank];
  });
  return { headerRow, keyColumn: at?.column, labelColumn: findLabelColumn(grid, headerRow, sheet, shift), columns };
}

/** The label column moves with inserted columns: the one where most of the sent labels stand. */
function findLabelColumn(grid: Grid, headerRow: number, sheet: ReturnSheet, shift: number): number {
  const labels = new Set(sheet.rows.map((r) => headerKey(r.label)).filter((l) => l !== ""));
  const hits = (column: number): number => {
    let n = 0;
    for (let row = headerRow + 1; row <= grid.rowCount; row++) if (labels.has(headerKey(textAt(grid, row, column)))) n++;
    return n;
  };
  const candidates = [sheet.labelColumn, sheet.labelColumn + shift, ...Array.from({ length: grid.columnCount }, (_, i) => i + 1)];
  return candidates.map((column) => ({ column, n: hits(column) })).reduce((best, c) => (c.n > best.n ? c : best)).column;
}

function findHeaderRow(grid: Grid, sheet: ReturnSheet): number {
  const wanted = new Set(sheet.columns.map((c) => headerKey(c.header)));
  let best = { row: sheet.headerRow, hits: 0 };
  for (let row = 1; row <= Math.min(grid.rowCount, sheet.headerRow + 30); row++) {
    let hits = 0;
    for (let column = 1; column <= grid.columnCount; column++) if (wanted.has(headerKey(textAt(grid, row, column)))) hits++;
    if (hits > best.hits) best = { row, hits };
  }
  return best.row;
}

function findKeyHeader(grid: Grid): { readonly row: number; readonly column: number } | undefined {
  for (let row = 1; row <= Math.min(grid.rowCount, 60); row++) for (let column = 1; column <= grid.columnCount; column++) if (textAt(grid, row, column) === KEY_HEADER) return { row, column };
  return undefined;
}

/**
 * Which sent row a returned row is. Key and label agree: that row. They disagree (sorted without the hidden column, pasted over):
 * the label decides where it is unique, else nothing is taken. A key of no sent row is somebody else's.
 */
function makeIdentifier(sheet: ReturnSheet): (key: string, label: string) => { readonly index?: number; readonly oddity?: "row_foreign" | "row_relinked" | "row_doubtful" } {
  const byKey = new Map(sheet.rows.map((r, i) => [r.key, i] as const));
  const byLabel = new Map<string, number | null>();
  sheet.rows.forEach((r, i) => byLabel.set(headerKey(r.label), byLabel.has(headerKey(r.label)) ? null : i));
  return (key, label) => {
    const index = byKey.get(key);
    if (index !== undefined && headerKey(sheet.rows[index]?.label ?? "") === headerKey(label)) return { index };
    if (key !== "" && index === undefined) return { oddity: "row_foreign" };
    const labelled = byLabel.get(headerKey(label));
    if (labelled != null && label !== "") return { index: labelled, oddity: "row_relinked" };
    return { oddity: "row_doubtful" };
  };
}

const headerKey = (text: string): string => text.normalize("NFKC").replaceAll(/\s/gu, "");
const textAt = (grid: Grid, row: number, column: number): string => String(valueAt(grid, row, column) ?? "").trim();

function valueAt(grid: Grid, row: number, column: number): string | number | boolean | null {
  const cell = grid.cell(row, column);
  return cell.kind === "date" ? (cell.iso ?? cell.value) : cell.kind === "error" ? null : cell.value;
}
