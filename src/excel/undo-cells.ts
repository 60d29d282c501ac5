import { type Result } from "../core/model/result.ts";
import type { ExcelFault, JournalCell, Undone, Watch } from "./book-host.ts";
import { batchesOf, type CellBlock, blocksOf, rangeOf } from "./cell-blocks.ts";
import { withExcel } from "./faults.ts";
import { addPart, readJournal, type StoredPart } from "./journal.ts";
import { putFills, putValues } from "./write-cells.ts";

/**
 * Puts back what stood there before a run, or in one cell of it. A cell that somebody changed after us is kept. What was dealt with leaves the
 * journal, part by part, so that a cancelled undo can go on later.
 */
export function undoCells(run: string, watch: Watch, only?: JournalCell): Promise<Result<Undone, ExcelFault>> {
  return withExcel(async (context) => {
    const parts = (await readJournal(context)).filter((part) => part.run === run).reverse();
    const counts = { restored: 0, kept: 0 };
    for (const [i, part] of parts.entries()) {
      watch.progress(i, parts.length);
      if (watch.cancelled()) return { ...counts, cancelled: true };
      const cells = part.cells.filter((cell) => only === undefined || isSame(cell, only));
      if (cells.length === 0) continue;
      const restored = await restore(context, part, cells);
      counts.restored += restored;
      counts.kept += cells.length - restored;
    }
    return { ...counts, cancelled: false };
  });
}

const isSame = (a: JournalCell, b: JournalCell): boolean => a.sheet === b.sheet && a.row === b.row && a.column === b.column;

/** One part of the journal is one request's worth: its cells go back, and the part goes, together. */
async function restore(context: Excel.RequestContext, part: StoredPart, cells: readonly JournalCell[]): Promise<number> {
  const ours: JournalCell[] = [];
  for (const batch of batchesOf(blocksOf(cells))) ours.push(...(await unchanged(context, part, batch)));
  for (const block of blocksOf(ours)) {
    if (part.kind === "write") putValues(rangeOf(context, block), block, (cell) => cell.before);
    else putFills(rangeOf(context, block), block, (cell) => cell.before.fill ?? null);
  }
  const rest = part.cells.filter((cell) => !cells.some((gone) => gone === cell));
  if (rest.length > 0) addPart(context, { ...part, cells: rest });
  part.part.delete();
  await context.sync();
  return ours.length;
}

/** Cells that still hold what we put there (or already what was there before). Colours are put back in any case. */
async function unchanged(context: Excel.RequestContext, part: StoredPart, batch: readonly CellBlock<JournalCell>[]): Promise<readonly JournalCell[]> {
  if (part.kind === "mark") return batch.flatMap(({ cells }) => cells);
  const found = batch.map((block) => ({ block, range: rangeOf(context, block).load("formulas") }));
  await context.sync();
  return found.flatMap(({ block, range }) => block.cells.filter((cell) => {
    const now: unknown = range.formulas[cell.row - block.top]?.[0];
    return now === cell.after.value || now === cell.before.value;
  }));
}
