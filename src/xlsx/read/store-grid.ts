import type { CellRange } from "../../core/model/cell-address.ts";
import { BLANK, type Grid } from "../../core/model/grid.ts";
import { type StyleFormats, makeCell, makeContext } from "./cell-kind.ts";
import { type CellStore, positionOf } from "./cell-store.ts";

export interface StoredSheet {
  readonly name: string;
  readonly state: Grid["state"];
  readonly store: CellStore;
  readonly context: { readonly formats: StyleFormats; readonly date1904: boolean; readonly shared: readonly string[] };
  readonly merges: readonly CellRange[];
  readonly hiddenRows: readonly number[];
  /** First and last column of each hidden stretch. */
  readonly hiddenColumns: readonly (readonly [number, number])[];
  readonly notes: Grid["notes"];
  readonly drawingCount: number;
}

/** A store as a `Grid`: cells are made when asked for. */
export function gridOfStore(sheet: StoredSheet): Grid {
  const { store } = sheet;
  const { formats, date1904, shared } = sheet.context;
  const context = makeContext({ formats, date1904, shared, texts: store.texts });
  let near = -1; // a memory of speed only: what `cell` answers does not depend on it
  return {
    name: sheet.name,
    state: sheet.state,
    rowCount: store.rowCount,
    columnCount: store.columnCount,
    cell: (row, column) => {
      const at = positionOf(store, row, column, near);
      if (at < 0) return BLANK;
      near = at;
      return makeCell(store.kinds[at]!, store.values[at]!, store.styles[at]!, context);
    },
    columnsOf: (row) => (row < 1 || row > store.rowCount ? [] : [...store.columns.subarray(store.starts[row], store.starts[row + 1])]),
    merges: sheet.merges,
    hiddenRows: new Set(sheet.hiddenRows.filter((row) => row <= store.rowCount)),
    hiddenColumns: new Set(sheet.hiddenColumns.flatMap(([first, last]) => numbers(first, Math.min(last, store.columnCount)))),
    notes: sheet.notes,
    drawingCount: sheet.drawingCount,
  };
}

const numbers = (first: number, last: number): readonly number[] => Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
