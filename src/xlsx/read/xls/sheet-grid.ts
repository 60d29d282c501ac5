import type { CellObject, DenseWorkSheet, WorkSheet } from "@e965/xlsx";
import type { ReadWarning } from "../../../core/model/fault.ts";
import type { Grid } from "../../../core/model/grid.ts";
import { COMPUTED, KIND } from "../cell-kind.ts";
import { type CellStoreBuilder, makeCellStore } from "../cell-store.ts";
import { isDateFormat } from "../number-format.ts";
import { blankCovered } from "../covered-cells.ts";
import { gridOfStore } from "../store-grid.ts";
import { type BiffSheetFacts, formulaPlace } from "./biff-facts.ts";

interface SheetFacts {
  readonly state: Grid["state"];
  readonly date1904: boolean;
  readonly biff: BiffSheetFacts | undefined;
  readonly warnings: ReadWarning[];
}

/** Number formats met so far; their index is a cell's style. */
interface FormatList {
  readonly codes: (string | undefined)[];
  readonly index: Map<string | undefined, number>;
}

/** A sheet as SheetJS gives it → our grid. */
export function gridOfSheet(name: string, sheet: WorkSheet, facts: SheetFacts): Grid {
  const builder = makeCellStore(name);
  const formats: FormatList = { codes: [], index: new Map() };
  const notes: Grid["notes"][number][] = [];
  const rows = (sheet as DenseWorkSheet)["!data"] ?? [];
  rows.forEach((cells, r) =>
    cells?.forEach((cell, c) => {
      if (cell === undefined) return;
      const computed = facts.biff?.formulas.has(formulaPlace(r, c)) === true ? COMPUTED : 0;
      storeCell(builder, cell, { row: r + 1, column: c + 1, style: styleOf(formats, cell.z), computed });
      if (cell.c !== undefined && cell.c.length > 0) notes.push({ row: r + 1, column: c + 1, text: cell.c.map((note) => note.t ?? "").join("\n") });
    }),
  );
  const { codes } = formats;
  const merges = (sheet["!merges"] ?? []).map(({ s, e }) => ({ top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 }));
  const { store, ...covered } = blankCovered(builder.finish(), merges);
  if (covered.count > 0) facts.warnings.push({ kind: "covered_values", sheet: name, ...covered });
  return gridOfStore({
    name,
    state: facts.state,
    store,
    context: { formats: { codes, isDate: codes.map(isDateFormat) }, date1904: facts.date1904, shared: [] },
    merges,
    hiddenRows: (sheet["!rows"] ?? []).flatMap((row, r) => (row?.hidden === true ? [r + 1] : [])),
    hiddenColumns: (sheet["!cols"] ?? []).flatMap((column, c) => (column?.hidden === true ? [[c + 1, c + 1] as const] : [])),
    notes,
    drawingCount: facts.biff?.drawingCount ?? 0,
  });
}

function styleOf(formats: FormatList, code: CellObject["z"]): number {
  const own = typeof code !== "string" || code === "General" ? undefined : code;
  const known = formats.index.get(own);
  if (known !== undefined) return known;
  formats.index.set(own, formats.codes.length);
  return formats.codes.push(own) - 1;
}

interface Place {
  readonly row: number;
  readonly column: number;
  readonly style: number;
  readonly computed: number;
}

function storeCell(builder: CellStoreBuilder, cell: CellObject, place: Place): void {
  const { computed } = place;
  const add = (kind: number, value: number): void => builder.add({ ...place, kind: kind | computed, value });
  if (cell.t === "n") add(KIND.NUMBER, cell.v as number);
  else if (cell.t === "b") add(KIND.BOOLEAN, cell.v === true ? 1 : 0);
  else if (cell.t === "e") add(KIND.ERROR, builder.text(String(cell.w ?? cell.v)));
  else if (cell.t === "s" && cell.v !== "") add(KIND.TEXT, builder.text(String(cell.v)));
  else if (computed !== 0) add(KIND.BLANK, 0);
}
