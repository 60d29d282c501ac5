import type { CellWrite } from "../output/cell-writes.ts";
import type { CellMark, CellState, CellValue, ExcelFault, JournalCell, RunKind, Watch, Written } from "./book-host.ts";
import type { Result } from "../core/model/result.ts";
import { batchesOf, type CellBlock, blocksOf, columnOf, type PlacedCell, rangeOf } from "./cell-blocks.ts";
import { faultFor, faultOf, stopWith, withExcel } from "./faults.ts";
import { addPart, nextRun, readJournal } from "./journal.ts";
import { isTooLarge, persist } from "./persist.ts";

/** How one kind of run reads what stands there and changes it. */
interface Manner<T extends PlacedCell> {
  readonly kind: RunKind;
  /** Loads what stands in a block; read after the next sync, row by row. */
  readonly look: (range: Excel.Range) => (index: number) => CellState;
  /** What is to stand there afterwards; undefined leaves the cell as it is. */
  readonly plan: (cell: T, before: CellState) => CellState | undefined;
  readonly put: (range: Excel.Range, block: CellBlock<JournalCell>) => void;
}

export const writeCells = (writes: readonly CellWrite[], watch: Watch): Promise<Result<Written, ExcelFault>> => inBatches(writes, WRITE, watch);
export const markCells = (marks: readonly CellMark[], watch: Watch): Promise<Result<Written, ExcelFault>> => inBatches(marks, MARK, watch);

/** Reads, notes and writes in portions; each portion's note and its writes go in one request. */
function inBatches<T extends PlacedCell>(cells: readonly T[], manner: Manner<T>, watch: Watch): Promise<Result<Written, ExcelFault>> {
  return withExcel(async (context) => {
    const run = await persist(async () => {
      await refuseProtected(context, cells);
      return nextRun(await readJournal(context));
    }, watch);
    let [written, skipped, seen] = [0, 0, 0];
    const portions = [...batchesOf(blocksOf(cells))];
    for (let portion = portions.shift(); portion !== undefined; portion = portions.shift()) {
      watch.progress(seen, cells.length);
      if (watch.cancelled()) return { run, written, skipped, cancelled: true };
      const batch = portion;
      const asked = batch.flatMap((block) => block.cells);
      try {
        const changed = await persist(() => changeBatch(context, batch, run, manner), watch);
        [written, skipped, seen] = [written + changed, skipped + asked.length - changed, seen + asked.length];
      } catch (thrown) {
        if (!isTooLarge(thrown) || asked.length === 1) stopWith({ ...faultOf(thrown), done: written });
        portions.unshift(...halves(asked));
      }
    }
    watch.progress(cells.length, cells.length);
    return { run, written, skipped, cancelled: false };
  });
}

/** What is too large for one request goes in two. */
const halves = <T extends PlacedCell>(cells: readonly T[]): readonly (readonly CellBlock<T>[])[] => [cells.slice(0, cells.length / 2), cells.slice(cells.length / 2)].flatMap((half) => batchesOf(blocksOf(half)));

/** Before anything is written: Excel does not take back the first half of a request when the second fails. */
async function refuseProtected(context: Excel.RequestContext, cells: readonly PlacedCell[]): Promise<void> {
  const names = [...new Set(cells.map(({ sheet }) => sheet))];
  const sheets = names.map((name) => context.workbook.worksheets.getItemOrNullObject(name));
  for (const sheet of sheets) sheet.load("name,protection/protected");
  await context.sync();
  if (sheets.some((sheet) => sheet.isNullObject)) stopWith(faultFor("ItemNotFound", names.join("、")));
  if (sheets.some((sheet) => sheet.protection.protected)) stopWith(faultFor("AccessDenied", names.join("、")));
}

async function changeBatch<T extends PlacedCell>(context: Excel.RequestContext, batch: readonly CellBlock<T>[], run: string, manner: Manner<T>): Promise<number> {
  const looks = batch.map((block) => ({ block, at: manner.look(rangeOf(context, block)) }));
  await context.sync();
  const cells = looks.flatMap(({ block, at }) => block.cells.flatMap((cell): JournalCell[] => {
    const before = at(cell.row - block.top);
    const after = manner.plan(cell, before);
    return after === undefined ? [] : [{ sheet: cell.sheet, row: cell.row, column: cell.column, before, after }];
  }));
  if (cells.length === 0) return 0;
  addPart(context, { run, kind: manner.kind, cells, sheets: [] });
  context.application.suspendApiCalculationUntilNextSync();
  for (const block of blocksOf(cells)) manner.put(rangeOf(context, block), block);
  await context.sync();
  return cells.length;
}

const WRITE: Manner<CellWrite> = {
  kind: "write",
  look: (range) => {
    range.load("formulas,numberFormat");
    return (i) => ({ value: range.formulas[i]?.[0] as CellValue, format: String(range.numberFormat[i]?.[0]) });
  },
  plan: ({ before, value, format }, { value: found, format: had }) => (isFormula(found) || String(found) !== before ? undefined : { value, format: format === "General" && had !== undefined && had !== "@" ? had : format }),
  put: (range, block) => putValues(range, block, (cell) => cell.after),
};

const isFormula = (value: CellValue | undefined): boolean => typeof value === "string" && value.startsWith("=");

/**
 * Constants with their formats. Excel reads a text it is given like something typed ("001" → 1) unless the cell is text by then, so: first the
 * format under which nothing is misread, then the value, then the format that is to stay.
 */
export function putValues(range: Excel.Range, block: CellBlock<JournalCell>, stateOf: (cell: JournalCell) => CellState): void {
  const stays = (cell: JournalCell): string => stateOf(cell).format ?? "General";
  range.numberFormat = columnOf(block, (cell) => safeFormat(stateOf(cell)));
  range.values = columnOf(block, (cell) => stateOf(cell).value ?? "");
  if (block.cells.some((cell) => stays(cell) !== safeFormat(stateOf(cell)))) range.numberFormat = columnOf(block, stays);
}

const safeFormat = ({ value }: CellState): string => (typeof value === "string" ? "@" : "General");

const MARK: Manner<CellMark> = {
  kind: "mark",
  look: (range) => {
    const fills = fillsIn(range);
    return (i) => ({ fill: fills(i) });
  },
  plan: ({ color }) => ({ fill: color }),
  put: (range, block) => putFills(range, block, (cell) => cell.after.fill ?? null),
};

/** The fills of a range of one column; read after the next sync, row by row. */
export function fillsIn(range: Excel.Range): (index: number) => string | null {
  const properties = range.getCellProperties({ format: { fill: { color: true, pattern: true } } });
  return (i) => fillOf(properties.value[i]?.[0]?.format?.fill);
}

/** A cell without fill says white, too: only its pattern tells. */
const fillOf = (fill: Excel.CellPropertiesFill | undefined): string | null => (fill === undefined || fill.pattern === "None" ? null : (fill.color ?? null));

export function putFills(range: Excel.Range, block: CellBlock<JournalCell>, fillFor: (cell: JournalCell) => string | null): void {
  for (const cell of block.cells) {
    const { fill } = range.getCell(cell.row - block.top, 0).format;
    const color = fillFor(cell);
    if (color === null) fill.clear();
    else fill.color = color;
  }
}
