/** Cells of one column that are read and written as one range; cells between them are left alone. */
export interface CellBlock<T extends PlacedCell> {
  readonly sheet: string;
  /** 1-based. */
  readonly column: number;
  readonly top: number;
  readonly rows: number;
  readonly cells: readonly T[];
}

export interface PlacedCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A longer gap starts a new block: reading what lies between would cost more than another range. */
const GAP = 50;
/** Cells of one request, gaps included: with Japanese text well below the 5 MB Excel on the web takes. */
export const CELLS_AT_ONCE = 5000;
/** Ranges of one request: each is several actions. */
const BLOCKS_AT_ONCE = 400;

/** Cells → blocks, by sheet in the order given, column, row. */
export function blocksOf<T extends PlacedCell>(cells: readonly T[]): readonly CellBlock<T>[] {
  const columns = new Map<string, T[]>();
  for (const cell of cells) {
    const key = `${cell.sheet}!${cell.column}`;
    const known = columns.get(key);
    if (known === undefined) columns.set(key, [cell]);
    else known.push(cell);
  }
  return [...columns.values()].flatMap((column) => cut(column.sort((a, b) => a.row - b.row)));
}

function cut<T extends PlacedCell>(column: readonly T[]): readonly CellBlock<T>[] {
  const blocks: T[][] = [];
  let last: T[] = [];
  for (const cell of column) {
    const [first, before] = [last[0], last.at(-1)];
    if (first === undefined || before === undefined || cell.row - before.row > GAP || cell.row - first.row >= CELLS_AT_ONCE) blocks.push((last = [cell]));
    else last.push(cell);
  }
  return blocks.map((cells) => {
    const [first, end] = [cells[0] as T, cells.at(-1) as T];
    return { sheet: first.sheet, column: first.column, top: first.row, rows: end.row - first.row + 1, cells };
  });
}

/** Blocks in portions of one request each. */
export function batchesOf<T extends PlacedCell>(blocks: readonly CellBlock<T>[]): readonly (readonly CellBlock<T>[])[] {
  const batches: CellBlock<T>[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const block of blocks) {
    const batch = batches.at(-1);
    if (batch === undefined || size + block.rows > CELLS_AT_ONCE || batch.length >= BLOCKS_AT_ONCE) {
      batches.push([block]);
      size = block.rows;
    } else {
      batch.push(block);
      size += block.rows;
    }
  }
  return batches;
}

/** One column of values for a block's range; null where there is no cell of ours, which Excel leaves as it is. */
export function columnOf<T extends PlacedCell, V>(block: CellBlock<T>, valueOf: (cell: T) => V): (V | null)[][] {
  const column: (V | null)[][] = Array.from({ length: block.rows }, () => [null]);
  for (const cell of block.cells) column[cell.row - block.top] = [valueOf(cell)];
  return column;
}

export const rangeOf = <T extends PlacedCell>(context: Excel.RequestContext, block: CellBlock<T>): Excel.Range =>
  context.workbook.worksheets.getItem(block.sheet).getRangeByIndexes(block.top - 1, block.column - 1, block.rows, 1);
