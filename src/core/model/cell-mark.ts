/** A cell to colour and explain in the clerk's own workbook (返却用). */
export interface CellMark {
  readonly row: number;
  readonly column: number;
  readonly severity: "error" | "warning";
  /** What is wrong and how to fix it, as shown in the cell's note. */
  readonly text: string;
}

export interface SheetMarks {
  readonly sheet: string;
  /** Ascending by row, then column; a cell once. */
  readonly cells: readonly CellMark[];
}

/** Fills of marked cells, `RRGGBB`. Light enough for black text, told apart in greyscale; the note says it in words. */
export const MARK_COLOURS = { error: "F8B8B0", warning: "FFF2A8" } as const;
