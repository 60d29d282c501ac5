import type { DetectedTable, ExcludedRow, TableColumn, TableRecord } from "../model/table.ts";
import { headerText } from "./header-tree.ts";
import type { SheetView } from "./sheet-view.ts";

/** A header text with the row it stands on, counted from the first header row. */
interface HeaderCell {
  readonly offset: number;
  readonly column: number;
  readonly text: string;
}

/**
 * 神エクセル lists: a header of k rows and k rows per person, each header cell naming the cell at the same place of every block.
 * Returned as one record per block; any other table is returned as it is.
 */
export function asBlocks(view: SheetView, table: DetectedTable): DetectedTable {
  if (table.headerRows === null || table.shape !== "list") return table;
  const [first, written] = table.headerRows;
  const last = headerEnd(view, table.range, first, written);
  const height = last - first + 1;
  if (height < 2 || height > 6) return table;
  const cells = headerCells(view, table, first, last);
  if (!hasStackedNames(view, cells, first)) return table;
  const rows = bodyRows(view, table, last, height);
  const anchors = anchorRows(view, table, rows, height) ?? alternatingRows(view, rows, cells, height);
  if (anchors === undefined) return table;
  const columns = cells.map((c): TableColumn => ({ source: { kind: "cell", column: c.column, rowOffset: c.offset }, header: [c.text] }));
  const records = anchors.map((row): TableRecord => ({ row, lastRow: row + height - 1, ...(view.grid.hiddenRows.has(row) ? { hidden: true as const } : {}) }));
  const inside = new Set(records.flatMap((r) => Array.from({ length: height }, (_, i) => r.row + i)));
  const end = Math.min(view.rows, Math.max(table.range.bottom, (records.at(-1)?.lastRow ?? 0)));
  const known = new Set([...inside, ...table.excludedRows.map((e) => e.row), ...table.surroundings.map((e) => e.row)]);
  const between: ExcludedRow[] = [];
  for (let row = last + 1; row <= end; row++) if (!known.has(row)) between.push({ row, reason: "blank" });
  return {
    ...table, shape: "block", columns, records, carried: new Map(), headerRows: [first, last],
    range: { ...table.range, bottom: end, left: Math.min(...cells.map((c) => c.column)), right: Math.max(table.range.right, ...cells.map((c) => c.column)) },
    firstDataRow: anchors[0] as number, lastDataRow: Math.min(view.rows, records.at(-1)?.lastRow ?? last),
    excludedRows: [...table.excludedRows.filter((e) => !inside.has(e.row)), ...between].sort((a, b) => a.row - b.row),
    surroundings: table.surroundings.filter((e) => !inside.has(e.row)),
  };
}

/** Where the names end: a first record that was taken for a header row has codes, dates or numbers in it. */
function headerEnd(view: SheetView, { left, right }: DetectedTable["range"], first: number, last: number): number {
  const isValues = (row: number): boolean => view.filled(row).some((c) => c >= left && c <= right && ["code", "date", "number"].includes(view.facts(row, c).look));
  let end = last;
  while (end > first + 1 && isValues(end)) end--;
  return end;
}

/** Filled rows below the names that may belong to a record. */
function bodyRows(view: SheetView, table: DetectedTable, last: number, height: number): readonly number[] {
  const skipped = new Set(table.excludedRows.filter((e) => ["subtotal", "grand_total", "average", "header_repeat", "note"].includes(e.reason)).map((e) => e.row));
  const rows: number[] = [];
  for (let row = last + 1; row <= table.range.bottom + height; row++) if (!skipped.has(row) && view.filled(row).length > 0) rows.push(row);
  return rows;
}

function headerCells(view: SheetView, table: DetectedTable, first: number, last: number): readonly HeaderCell[] {
  const found: HeaderCell[] = [];
  for (let row = first; row <= last; row++) {
    for (const column of view.filled(row)) {
      if (column >= table.range.left - 2 && column <= table.range.right + 2) found.push({ offset: row - first, column, text: headerText(String(view.grid.cell(row, column).value ?? "")) });
    }
  }
  return found;
}

/** A column named twice, one word above another over the same width: two fields, not a group and its parts. */
function hasStackedNames(view: SheetView, cells: readonly HeaderCell[], first: number): boolean {
  const width = (c: HeaderCell): number => {
    const merge = view.merge(first + c.offset, c.column);
    return merge === undefined ? 1 : merge.right - merge.left + 1;
  };
  const word = (c: HeaderCell): number => view.facts(first + c.offset, c.column).headerWord;
  return cells.some((a) => word(a) === 2 && cells.some((b) => b.column === a.column && b.offset > a.offset && word(b) === 2 && width(a) === width(b)));
}

/**
 * First rows of blocks that fill every row: below 職員番号 over 採用年月日 codes and dates take turns. Every column named twice must hold something of
 * its own kind on each of its rows, in at least one column two different kinds.
 */
function alternatingRows(view: SheetView, rows: readonly number[], cells: readonly HeaderCell[], height: number): readonly number[] | undefined {
  if (rows.length < height * 2 || rows.length % height !== 0) return undefined;
  const anchors = rows.filter((_, i) => i % height === 0);
  if (!rows.every((row, i) => row === (anchors[Math.floor(i / height)] as number) + (i % height))) return undefined;
  const kinds = cells.map((c) => ({ column: c.column, kind: commonKind(view, anchors.map((row) => row + c.offset), c.column) }));
  const stacked = kinds.filter((a) => kinds.some((b) => b !== a && b.column === a.column));
  const told = stacked.filter((a) => a.kind !== undefined && kinds.every((b) => b === a || b.column !== a.column || (b.kind !== undefined && b.kind !== a.kind)));
  return told.length >= 2 && told.length * 2 >= stacked.length ? anchors : undefined;
}

/** What nearly all filled cells are, kana told apart from other text; undefined when they differ or there are none. */
function commonKind(view: SheetView, rows: readonly number[], column: number): string | undefined {
  const kinds = rows.map((row) => view.facts(row, column)).filter((f) => f.look !== "blank").map((f) => (f.look === "text" && /^[\p{Script=Katakana}\p{Script=Hiragana}ー・]+$/u.test(f.compact) ? "kana" : f.look));
  const [common] = kinds;
  return common !== undefined && kinds.filter((k) => k === common).length >= Math.max(2, kinds.length * 0.9) ? common : undefined;
}

/** First rows of the blocks: the leftmost column is filled on every k-th row only. */
function anchorRows(view: SheetView, table: DetectedTable, rows: readonly number[], height: number): readonly number[] | undefined {
  for (let column = table.range.left; column <= Math.min(table.range.left + 3, table.range.right); column++) {
    const anchors = rows.filter((row) => view.facts(row, column).look !== "blank");
    const regular = anchors.filter((row, i) => i === 0 || row - (anchors[i - 1] as number) >= height).length;
    const tall = anchors.filter((row) => Array.from({ length: height - 1 }, (_, i) => row + i + 1).every((r) => view.facts(r, column).look === "blank")).length;
    if (anchors.length >= 2 && regular === anchors.length && tall >= anchors.length * 0.9 && rows.length > anchors.length * 1.3 && rows.every((row) => anchors.some((a) => row >= a && row < a + height))) return anchors;
  }
  return undefined;
}
