import type { CellRange } from "../../core/model/cell-address.ts";
import { COMPUTED, KIND } from "./cell-kind.ts";
import type { CellStore } from "./cell-store.ts";

/** Values found under merges. Excel shows and writes none; other programs leave some behind. */
export interface Covered {
  readonly store: CellStore;
  readonly count: number;
  /** Place of the first. */
  readonly row: number;
  readonly column: number;
}

/** Rows looked at for all merges together: overlapping merges over whole sheets are no ledger's. */
const ROWS_LOOKED_AT = 4_000_000;

/** Blanks the cells under merges, except each top left one, and says what was hidden there. */
export function blankCovered(store: CellStore, merges: readonly CellRange[]): Covered {
  const found = { count: 0, row: 0, column: 0 };
  let looked = 0;
  for (const merge of merges) {
    const bottom = Math.min(merge.bottom, store.rowCount);
    for (let row = merge.top; row <= bottom && looked < ROWS_LOOKED_AT; row++, looked++) blankRow(store, merge, row, found);
  }
  return { ...found, store: found.count === 0 ? store : remeasured(store) };
}

function blankRow(store: CellStore, merge: CellRange, row: number, found: { count: number; row: number; column: number }): void {
  const { starts, columns, kinds } = store;
  for (let at = starts[row]!; at < starts[row + 1]!; at++) {
    const column = columns[at]!;
    if (column < merge.left || (row === merge.top && column === merge.left)) continue;
    if (column > merge.right) return;
    const isShown = (kinds[at]! & ~COMPUTED) !== KIND.BLANK;
    if (isShown && found.count++ === 0) Object.assign(found, { row, column });
    kinds[at] = KIND.BLANK;
  }
}

/** The store with its extent measured anew. */
function remeasured(store: CellStore): CellStore {
  let rowCount = 0;
  let columnCount = 0;
  for (let row = 1; row <= store.rowCount; row++) {
    for (let at = store.starts[row]!; at < store.starts[row + 1]!; at++) {
      if ((store.kinds[at]! & ~COMPUTED) === KIND.BLANK) continue;
      rowCount = row;
      columnCount = Math.max(columnCount, store.columns[at]!);
    }
  }
  return { ...store, rowCount, columnCount };
}
