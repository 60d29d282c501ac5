import { type Result } from "../core/model/result.ts";
import type { CellState, ExcelFault, JournalCell, Undone, Watch } from "./book-host.ts";
import { batchesOf, type CellBlock, blocksOf, rangeOf } from "./cell-blocks.ts";
import { faultOf, stopWith, withExcel } from "./faults.ts";
import { addPart, readJournal, runNumber, type StoredPart } from "./journal.ts";
import { persist } from "./persist.ts";
import { fillsIn, putFills, putValues } from "./write-cells.ts";

/**
 * Puts back what stood there before a run, or in one cell of it. A cell that somebody changed after us is kept; one that a later run of ours changed
 * is left to that run, which from then on remembers what stood there before both. What was dealt with leaves the journal, part by part, so that an undo
 * that was cancelled or refused can go on later.
 */
export function undoCells(run: string, watch: Watch, only?: JournalCell): Promise<Result<Undone, ExcelFault>> {
  return withExcel(async (context) => {
    const notes: Notes = { context, parts: [...(await persist(() => readJournal(context), watch))] };
    const mine = notes.parts.filter((part) => part.run === run).reverse();
    const counts = { restored: 0, kept: 0 };
    for (const [i, part] of mine.entries()) {
      watch.progress(i, mine.length);
      if (watch.cancelled()) return { ...counts, cancelled: true };
      const cells = part.cells.filter((cell) => only === undefined || isSame(cell, only));
      if (cells.length === 0) continue;
      try {
        const restored = await persist(() => restore(notes, part, cells), watch);
        counts.restored += restored;
        counts.kept += cells.length - restored;
      } catch (thrown) {
        stopWith({ ...faultOf(thrown), done: counts.restored });
      }
    }
    return { ...counts, cancelled: false };
  });
}

interface Notes {
  readonly context: Excel.RequestContext;
  /** The journal as it is now. */
  parts: StoredPart[];
}

const isSame = (a: JournalCell, b: JournalCell): boolean => keyOf(a) === keyOf(b);
const keyOf = ({ sheet, row, column }: JournalCell): string => `${sheet}!${row},${column}`;

/** One part of the journal is one request's worth: its cells go back, and the part goes, together. */
async function restore(notes: Notes, part: StoredPart, cells: readonly JournalCell[]): Promise<number> {
  const { context } = notes;
  const later = laterNotes(notes.parts, part);
  const covered = cells.filter((cell) => later.has(keyOf(cell)));
  const ours: JournalCell[] = [];
  for (const batch of batchesOf(blocksOf(cells.filter((cell) => !covered.includes(cell))))) ours.push(...(await unchanged(context, part, batch)));
  for (const block of blocksOf(ours)) {
    if (part.kind === "write") putValues(rangeOf(context, block), block, (cell) => cell.before);
    else putFills(rangeOf(context, block), block, (cell) => cell.before.fill ?? null);
  }
  const changes = new Map([...new Set(covered.flatMap((cell) => later.get(keyOf(cell)) ?? []))].map((other) => [other, withBefores(other, covered)] as const));
  const gone = new Set(cells);
  changes.set(part, part.cells.filter((cell) => !gone.has(cell)));
  const parts = rewrite(notes, changes);
  await context.sync();
  notes.parts = parts;
  return ours.length;
}

/** The next run after a part's own that changed a cell in the same way, by cell. */
function laterNotes(parts: readonly StoredPart[], part: StoredPart): ReadonlyMap<string, StoredPart> {
  const later = parts.filter((other) => other.kind === part.kind && runNumber(other.run) > runNumber(part.run)).sort((a, b) => runNumber(b.run) - runNumber(a.run));
  return new Map(later.flatMap((other) => other.cells.map((cell) => [keyOf(cell), other] as const)));
}

/** A later part whose cells go back further: to what stood there before the earlier one, too. What a person changed between stays as noted. */
function withBefores(later: StoredPart, earlier: readonly JournalCell[]): readonly JournalCell[] {
  const byPlace = new Map(earlier.map((cell) => [keyOf(cell), cell]));
  return later.cells.map((cell) => {
    const under = byPlace.get(keyOf(cell));
    return under === undefined ? cell : { ...cell, before: further(cell.before, under) };
  });
}

const further = (found: CellState, { before, after }: JournalCell): CellState => ({
  ...found,
  ...(found.value === after.value && before.value !== undefined ? { value: before.value } : {}),
  ...(found.format === after.format && before.format !== undefined ? { format: before.format } : {}),
  ...(found.fill === after.fill && before.fill !== undefined ? { fill: before.fill } : {}),
});

/** Parts with other cells, or none. A new note is written before the old one goes: stopped between the two, nothing is forgotten. */
function rewrite({ context, parts }: Notes, changes: ReadonlyMap<StoredPart, readonly JournalCell[]>): StoredPart[] {
  const after = parts.flatMap((part): StoredPart[] => {
    const cells = changes.get(part);
    if (cells === undefined) return [part];
    return cells.length === 0 ? [] : [{ ...part, cells, part: addPart(context, { ...part, cells }) }];
  });
  for (const part of changes.keys()) part.part.delete();
  return after;
}

/** Cells that still hold what we put there (or already what was there before). */
async function unchanged(context: Excel.RequestContext, part: StoredPart, batch: readonly CellBlock<JournalCell>[]): Promise<readonly JournalCell[]> {
  const looks = batch.map((block) => ({ block, now: part.kind === "mark" ? fillsIn(rangeOf(context, block)) : valuesIn(rangeOf(context, block)) }));
  await context.sync();
  const held = part.kind === "mark" ? (state: CellState): unknown => state.fill : (state: CellState): unknown => state.value;
  return looks.flatMap(({ block, now }) => block.cells.filter((cell) => {
    const found = now(cell.row - block.top);
    return found === held(cell.after) || found === held(cell.before);
  }));
}

function valuesIn(range: Excel.Range): (index: number) => unknown {
  range.load("formulas");
  return (i) => range.formulas[i]?.[0];
}
