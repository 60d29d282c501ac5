import type { Change } from "../core/model/lineage.ts";
import { CANONICAL } from "../core/model/canonical.ts";

/** One value to be put back into the ledger it was read from. Rows and columns are 1-based. */
export interface CellWrite {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** As it was read; a cell that holds something else by now is not written. */
  readonly before: string;
  readonly value: string | number;
  /** Number format of the written cell; `@` is text. */
  readonly format: string;
  readonly rule: string;
  readonly field: string;
}

/** Rules whose result belongs into the very cell it was read from. Values made of several cells, filled down or looked up elsewhere do not. */
const IN_PLACE: ReadonlySet<string> = new Set([
  "date.read", "width.fold", "name.space", "kana.fold", "staff_no.fold", "number.read", "number.rate", "number.yen", "rating.number",
]);

const TEXT = "@";
const DATE = "yyyy/mm/dd";
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

/** What normalising one file would write into its own cells; `left` counts the changes that have no single cell. */
export function cellWrites(changes: Iterable<Change>, file: string): { readonly writes: readonly CellWrite[]; readonly left: number } {
  const byCell = new Map<string, Change[]>();
  let left = 0;
  for (const change of changes) {
    if (change.at.file !== file) continue;
    const key = `${change.at.sheet}!${change.at.row}!${change.at.column}`;
    byCell.set(key, [...(byCell.get(key) ?? []), change]);
  }
  const writes: CellWrite[] = [];
  for (const found of byCell.values()) {
    const [first] = found;
    const agreed = first !== undefined && found.every((c) => IN_PLACE.has(c.rule) && c.after === first.after);
    if (!agreed || first.before === "" || first.after === "") left += found.length;
    else writes.push({ sheet: first.at.sheet, row: first.at.row, column: first.at.column, before: first.before, ...written(first), rule: first.rule, field: labelOf(first) });
  }
  return { writes: writes.sort((a, b) => (a.sheet < b.sheet ? -1 : a.sheet > b.sheet ? 1 : a.column - b.column || a.row - b.row)), left };
}

const columnOf = ({ table, field }: Change) => CANONICAL[table].columns.find((c) => c.id === field);
const labelOf = (change: Change): string => columnOf(change)?.label ?? change.field;

/** A whole date as Excel's own day number, a number as a number, everything else as text that Excel must not read again. */
function written(change: Change): Pick<CellWrite, "value" | "format"> {
  const type = columnOf(change)?.type;
  const day = type === "date" ? /^(\d{4})-(\d{2})-(\d{2})$/u.exec(change.after) : null;
  if (day !== null) {
    const serial = (Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])) - EXCEL_EPOCH) / 86_400_000;
    if (serial >= 61) return { value: serial, format: DATE };
  }
  const number = type === "number" ? Number(change.after) : Number.NaN;
  return Number.isFinite(number) ? { value: number, format: "General" } : { value: change.after, format: TEXT };
}
