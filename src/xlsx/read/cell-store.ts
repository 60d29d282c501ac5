import { LIMITS } from "../../core/model/limits.ts";
import { COMPUTED, KIND } from "./cell-kind.ts";
import { refuse } from "./refuse.ts";

/** The non-blank cells of one sheet in columns of numbers, row by row. */
export interface CellStore {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly size: number;
  /** Cells of row r stand at `starts[r]` up to, not including, `starts[r + 1]`, ascending by column. */
  readonly starts: Int32Array;
  readonly columns: Uint16Array;
  readonly kinds: Uint8Array;
  readonly styles: Uint16Array;
  readonly values: Float64Array;
  readonly texts: readonly string[];
}

/** A cell on its way into a store. `text` counts for kinds TEXT and ERROR, `value` for the others. */
export interface StoredCell {
  readonly row: number;
  readonly column: number;
  readonly kind: number;
  readonly style: number;
  readonly value: number;
}

export interface CellStoreBuilder {
  readonly add: (cell: StoredCell) => void;
  /** Index of a text of this sheet. */
  readonly text: (text: string) => number;
  readonly finish: () => CellStore;
}

interface Columns {
  rows: Int32Array;
  columns: Uint16Array;
  kinds: Uint8Array;
  styles: Uint16Array;
  values: Float64Array;
}

/** Repeated texts (department names, "〇") are kept once, up to this many different ones. */
const INTERNED = 65_536;

const makeColumns = (size: number): Columns => ({
  rows: new Int32Array(size), columns: new Uint16Array(size), kinds: new Uint8Array(size), styles: new Uint16Array(size), values: new Float64Array(size),
});

function grow(old: Columns, size: number): Columns {
  const wider = makeColumns(size);
  wider.rows.set(old.rows);
  wider.columns.set(old.columns);
  wider.kinds.set(old.kinds);
  wider.styles.set(old.styles);
  wider.values.set(old.values);
  return wider;
}

/**
 * Collects cells in any order; where one place comes twice, the later one counts, as in Excel.
 * Refuses more than `LIMITS.cells` cells. `expected` is a guess of their number.
 */
export function makeCellStore(sheet: string, expected = 1024): CellStoreBuilder {
  let c = makeColumns(Math.max(64, Math.min(expected, 1 << 20)));
  let size = 0;
  let lastPlace = -1;
  let ordered = true;
  const texts: string[] = [];
  const known = new Map<string, number>();
  return {
    add: (cell) => {
      if (size === c.rows.length) {
        if (size >= LIMITS.cells) refuse({ kind: "too_large", limit: "cells", allowed: LIMITS.cells, sheet });
        c = grow(c, size * 2);
      }
      const place = cell.row * (LIMITS.columns + 1) + cell.column;
      if (place <= lastPlace) ordered = false;
      lastPlace = place;
      c.rows[size] = cell.row;
      c.columns[size] = cell.column;
      c.kinds[size] = cell.kind;
      c.styles[size] = Math.min(cell.style, 0xffff); // Excel itself ends at 65,490 formats
      c.values[size++] = cell.value;
    },
    text: (text) => {
      const seen = known.get(text);
      if (seen !== undefined) return seen;
      if (known.size < INTERNED) known.set(text, texts.length);
      return texts.push(text) - 1;
    },
    finish: () => finish(ordered ? c : sorted(c, size), ordered ? size : -1, texts),
  };
}

/** Ascending by place; of several cells at one place the last survives. The arrays come back at their true length. */
function sorted(c: Columns, size: number): Columns {
  const placeOf = (i: number): number => c.rows[i]! * (LIMITS.columns + 1) + c.columns[i]!;
  const order = Array.from({ length: size }, (_, i) => i).sort((a, b) => placeOf(a) - placeOf(b) || a - b);
  const kept = order.filter((i, n) => n + 1 === size || placeOf(order[n + 1]!) !== placeOf(i));
  const out = makeColumns(kept.length);
  kept.forEach((from, to) => {
    out.rows[to] = c.rows[from]!;
    out.columns[to] = c.columns[from]!;
    out.kinds[to] = c.kinds[from]!;
    out.styles[to] = c.styles[from]!;
    out.values[to] = c.values[from]!;
  });
  return out;
}

function finish(c: Columns, known: number, texts: readonly string[]): CellStore {
  const size = known < 0 ? c.rows.length : known;
  const starts = new Int32Array((size === 0 ? 0 : c.rows[size - 1]!) + 2);
  let rowCount = 0;
  let columnCount = 0;
  for (let i = 0; i < size; i++) {
    starts[c.rows[i]! + 1] = i + 1;
    if ((c.kinds[i]! & ~COMPUTED) === KIND.BLANK) continue; // formulas that show nothing, filled down for later, are no content
    rowCount = c.rows[i]!;
    if (c.columns[i]! > columnCount) columnCount = c.columns[i]!;
  }
  for (let r = 1; r < starts.length; r++) if (starts[r]! < starts[r - 1]!) starts[r] = starts[r - 1]!;
  const { columns, kinds, styles, values } = c;
  return { rowCount, columnCount, size, starts, columns, kinds, styles, values, texts };
}

/** Position of a cell in the store, -1 when it is blank. `near` is where one was found before: cells are mostly read in order. */
export function positionOf(store: CellStore, row: number, column: number, near = -1): number {
  const { starts, columns } = store;
  if (row < 1 || row + 1 >= starts.length) return -1;
  const first = starts[row]!;
  const end = starts[row + 1]!;
  const next = near + 1;
  if (next > first && next < end && columns[next] === column) return next;
  const straight = first + column - 1; // rows without gaps from column A on are the usual case
  if (straight >= first && straight < end && columns[straight] === column) return straight;
  return searchRow(columns, first, end - 1, column);
}

function searchRow(columns: Uint16Array, first: number, last: number, column: number): number {
  let low = first;
  let high = last;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = columns[middle]!;
    if (found === column) return middle;
    if (found < column) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
