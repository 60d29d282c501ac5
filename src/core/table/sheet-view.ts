import type { CellRange } from "../model/cell-address.ts";
import type { Cell, Grid } from "../model/grid.ts";
import { type CellFacts, makeCellReader } from "./cell-facts.ts";

/** A grid as the detector sees it: which cells hold something a reader would see, what they look like, which merge covers them. */
export interface SheetView {
  readonly grid: Grid;
  readonly rows: number;
  readonly columns: number;
  /** Columns of the row that hold more than spaces, ascending. */
  readonly filled: (row: number) => readonly number[];
  readonly facts: (row: number, column: number) => CellFacts;
  /** The merge that covers the cell. */
  readonly merge: (row: number, column: number) => CellRange | undefined;
}

/** Cells looked at when the grid cannot name its filled columns: a sheet that claims more is cut on the right. */
const MOST_CELLS = 60_000_000;
const CACHED_ROWS = 200_000;
/** Cells of merges that are entered one by one; larger merges are searched in a list. */
const MERGE_CELLS = 400_000;

/** Never throws, whatever the sheet claims about its size. */
export function makeSheetView(grid: Grid): SheetView {
  const read = makeCellReader();
  const columns = grid.columnsOf === undefined ? Math.min(grid.columnCount, Math.max(64, Math.floor(MOST_CELLS / Math.max(1, grid.rowCount)))) : grid.columnCount;
  const facts = (row: number, column: number): CellFacts => read(grid.cell(row, column));
  const cache: (readonly number[] | undefined)[] = [];
  const filled = (row: number): readonly number[] => {
    const known = cache[row];
    if (known !== undefined) return known;
    const found = scanRow(grid, row, columns).filter((c) => isSeen(grid.cell(row, c)) || facts(row, c).look !== "blank");
    if (row <= CACHED_ROWS) cache[row] = found;
    return found;
  };
  return { grid, rows: grid.rowCount, columns, filled, facts, merge: mergeFinder(grid, columns) };
}

/** Quick yes for most cells: a number, or a text that does not begin with a space or an unseen character. */
function isSeen(cell: Cell): boolean {
  if (cell.kind !== "text") return cell.kind !== "blank";
  const first = String(cell.value).charCodeAt(0);
  return (first > 0x20 && first < 0x7f) || (first > 0x3000 && first < 0xfe00);
}

function scanRow(grid: Grid, row: number, columns: number): number[] {
  if (grid.columnsOf !== undefined) return [...grid.columnsOf(row)];
  const found: number[] = [];
  for (let c = 1; c <= columns; c++) if (grid.cell(row, c).kind !== "blank") found.push(c);
  return found;
}

function mergeFinder(grid: Grid, columns: number): SheetView["merge"] {
  const at = new Map<number, CellRange>();
  const large: CellRange[] = [];
  let budget = MERGE_CELLS;
  for (const merge of grid.merges) {
    const bottom = Math.min(merge.bottom, grid.rowCount);
    const right = Math.min(merge.right, columns);
    const area = (bottom - merge.top + 1) * (right - merge.left + 1);
    if (bottom < merge.top || right < merge.left) continue;
    if (area > 4_000 || area > budget) {
      if (large.length < 200) large.push(merge);
      continue;
    }
    budget -= area;
    for (let r = merge.top; r <= bottom; r++) for (let c = merge.left; c <= right; c++) at.set(r * 16_384 + c, merge);
  }
  return (row, column) =>
    at.get(row * 16_384 + column) ?? large.find((m) => row >= m.top && row <= m.bottom && column >= m.left && column <= m.right);
}

/** A block of the sheet the detector works on. */
export type Region = CellRange;

/** Filled columns of a row inside a region. */
export function filledIn(view: SheetView, row: number, region: Region): readonly number[] {
  const all = view.filled(row);
  if (all.length === 0) return all;
  return (all[0] ?? 0) >= region.left && (all.at(-1) ?? 0) <= region.right ? all : all.filter((c) => c >= region.left && c <= region.right);
}
