import { deepEqual, equal, fail } from "node:assert/strict";
import fc from "fast-check";
import type { BookHost, CellMark, JournalCell, Watch } from "../../src/excel/book-host.ts";
import { excelHost } from "../../src/excel/excel-host.ts";
import type { CellWrite } from "../../src/output/cell-writes.ts";
import { cellAt, changeCell, type EmulatedBook, type EmulatedCell, type EmulatedSheet, reopened } from "../office-host/book.ts";
import { blankBook } from "../office-host/ledger-book.ts";
import { openNodeHost } from "../office-host/node-host.ts";
import { PROFILES } from "../office-host/profiles.ts";

const QUIET: Watch = { progress: () => undefined, cancelled: () => false };
const value = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  if (!result.ok) fail(JSON.stringify(result));
  return result.value;
};
const RUNS = Number(process.env["DAICHO_UNDO_RUNS"] ?? 25);
const ROWS = 6;
const COLUMNS = 2;

interface Place {
  readonly row: number;
  readonly column: number;
}

/** 1-based, as the pane counts. */
const place: fc.Arbitrary<Place> = fc.record({ row: fc.integer({ min: 1, max: ROWS }), column: fc.integer({ min: 1, max: COLUMNS }) });
const places = fc.uniqueArray(place, { minLength: 1, maxLength: 5, selector: ({ row, column }) => `${row},${column}` });
/** What a cell may hold that Excel misreads when it is typed, beside plain things. */
const content = fc.constantFrom<string | number | boolean>("", "001", "1-2", "3%", "TRUE", "+81", "=A1", "-5", "2026/4/1", "令和8年4月1日", "１２３", 7, 0, -1.5, 46_113, true, false, " 前後 ", "a\nb", "'x");
const format = fc.constantFrom("General", "@", "yyyy/mm/dd", "0.00", "0%");
const fill = fc.constantFrom(null, "#FFFFFF", "#00FF00");

type Step =
  | { readonly do: "write"; readonly at: readonly Place[]; readonly to: string | number | boolean; readonly format: string }
  | { readonly do: "mark"; readonly at: readonly Place[]; readonly color: string }
  | { readonly do: "edit"; readonly at: Place; readonly to: string | number | boolean; readonly formula: boolean }
  | { readonly do: "paint"; readonly at: Place; readonly fill: string | null }
  | { readonly do: "undo"; readonly run: number }
  | { readonly do: "undoCell"; readonly run: number; readonly cell: number }
  | { readonly do: "reopen" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("write" as const), at: places, to: content, format }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("mark" as const), at: places, color: fc.constantFrom("#FFC7CE", "#FFEB9C") }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("edit" as const), at: place, to: content, formula: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("paint" as const), at: place, fill }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("undo" as const), run: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("undoCell" as const), run: fc.nat(4), cell: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("reopen" as const) }) },
);
const start = fc.array(fc.record({ at: place, value: content, format, fill, formula: fc.boolean() }), { maxLength: ROWS * COLUMNS });

const sheetOf = (book: EmulatedBook): EmulatedSheet => book.sheets[0] as EmulatedSheet;
const cellOf = (book: EmulatedBook, { row, column }: Place): EmulatedCell => cellAt(sheetOf(book), row - 1, column - 1);
const everywhere: readonly Place[] = Array.from({ length: ROWS * COLUMNS }, (_, i) => ({ row: 1 + Math.floor(i / COLUMNS), column: 1 + (i % COLUMNS) }));
const keyOf = ({ row, column }: Place): string => `${row},${column}`;

/** A town's clerk and the pane at one workbook. */
interface Desk {
  book: EmulatedBook;
  host: BookHost;
  /** Cells the clerk changed by hand at any time. */
  readonly edited: Set<string>;
  /** Cells that an undo said it kept. */
  kept: number;
}

async function sit(cells: readonly { readonly at: Place; readonly value: string | number | boolean; readonly format: string; readonly fill: string | null; readonly formula: boolean }[], profile: keyof typeof PROFILES): Promise<Desk> {
  const book = await blankBook();
  for (const { at, value: held, format: shown, fill: painted, formula } of cells) {
    changeCell(book, sheetOf(book), { row: at.row - 1, column: at.column - 1 }, { ...(formula ? { formula: "=B9", value: 0 } : { formula: held, value: held }), format: shown, fill: painted });
  }
  openNodeHost(book, PROFILES[profile]);
  return { book, host: excelHost(), edited: new Set(), kept: 0 };
}

async function take(desk: Desk, now: Step, profile: keyof typeof PROFILES): Promise<void> {
  const sheet = sheetOf(desk.book).name;
  switch (now.do) {
    case "write": {
      const writes = now.at.map((at): CellWrite => ({ sheet, ...at, before: String(cellOf(desk.book, at).value), value: now.to, format: now.format, rule: "x", field: "x" }) as CellWrite);
      return void value(await desk.host.write(writes, QUIET));
    }
    case "mark":
      return void value(await desk.host.mark(now.at.map((at): CellMark => ({ sheet, ...at, color: now.color })), QUIET));
    case "edit": {
      const held = now.formula ? { formula: "=B8", value: 0 } : { formula: now.to, value: now.to };
      changeCell(desk.book, sheetOf(desk.book), { row: now.at.row - 1, column: now.at.column - 1 }, held);
      return void desk.edited.add(keyOf(now.at));
    }
    case "paint":
      changeCell(desk.book, sheetOf(desk.book), { row: now.at.row - 1, column: now.at.column - 1 }, { fill: now.fill });
      return void desk.edited.add(keyOf(now.at));
    case "reopen":
      desk.book = reopened(desk.book);
      openNodeHost(desk.book, PROFILES[profile]);
      desk.host = excelHost();
      return;
    default: {
      const runs = value(await desk.host.journal());
      const run = runs[now.run % Math.max(1, runs.length)];
      if (run === undefined) return;
      const cell: JournalCell | undefined = now.do === "undoCell" ? run.cells[now.cell % run.cells.length] : undefined;
      desk.kept += value(await desk.host.undo(run.id, QUIET, cell)).kept;
    }
  }
}

/** Newest first, as the pane offers them. */
async function undoAll(desk: Desk): Promise<void> {
  for (let rounds = 0; rounds < 50; rounds++) {
    const [run] = value(await desk.host.journal());
    if (run === undefined) return;
    desk.kept += value(await desk.host.undo(run.id, QUIET)).kept;
  }
  throw new Error("undo comes to no end");
}

const looks = ({ formula, format: shown, fill: painted }: EmulatedCell): unknown => ({ formula, format: shown, fill: painted });

for (const profile of ["ltsc2021", "web"] as const) {
  describe(`undo of anything, ${profile}`, () => {
    it("brings back value, formula, format and colour of every cell the clerk did not touch, in whatever order runs and cells are undone", async () => {
      await fc.assert(fc.asyncProperty(start, fc.array(step, { minLength: 1, maxLength: 10 }), async (cells, steps) => {
        const desk = await sit(cells, profile);
        const before = new Map(everywhere.map((at) => [keyOf(at), looks(cellOf(desk.book, at))]));
        for (const now of steps) await take(desk, now, profile);
        await undoAll(desk);
        for (const at of everywhere) if (!desk.edited.has(keyOf(at))) deepEqual(looks(cellOf(desk.book, at)), before.get(keyOf(at)), keyOf(at));
        equal(desk.book.xmlParts.size, 0);
      }), { numRuns: RUNS });
    });

    it("gives numbers in text cells and texts in number cells their formats back", async () => {
      const cells = ["@", "General", "0.00"].flatMap((shown, column) => [7, "001", true, ""].map((held, row) => ({ at: { row: row + 1, column: column + 1 }, value: held, format: shown, fill: null, formula: false })));
      for (const to of ["", "1-2", 5]) {
        for (const wanted of ["General", "@", "0%"]) {
          const desk = await sit(cells, profile);
          const before = cells.map(({ at }) => looks(cellOf(desk.book, at)));
          await take(desk, { do: "write", at: cells.map(({ at }) => at), to, format: wanted }, profile);
          await undoAll(desk);
          deepEqual(cells.map(({ at }) => looks(cellOf(desk.book, at))), before, `${to} ${wanted}`);
        }
      }
    });

    it("never takes away what the clerk painted last", async () => {
      await fc.assert(fc.asyncProperty(start, places, place, fill, async (cells, at, hand, painted) => {
        const desk = await sit(cells, profile);
        await take(desk, { do: "mark", at, color: "#FFC7CE" }, profile);
        await take(desk, { do: "paint", at: hand, fill: painted }, profile);
        await undoAll(desk);
        equal(cellOf(desk.book, hand).fill, painted);
      }), { numRuns: RUNS });
    });

    it("never takes away what the clerk typed last, and counts it as kept", async () => {
      await fc.assert(fc.asyncProperty(start, places, content, place, content, async (cells, at, to, hand, typedLast) => {
        const desk = await sit(cells, profile);
        await take(desk, { do: "write", at, to, format: "@" }, profile);
        const [run] = value(await desk.host.journal());
        const noted = run?.cells.find((cell) => keyOf(cell) === keyOf(hand));
        await take(desk, { do: "edit", at: hand, to: typedLast, formula: false }, profile);
        await undoAll(desk);
        const now = cellOf(desk.book, hand);
        const foreign = noted !== undefined && typedLast !== noted.after.value && typedLast !== noted.before.value;
        if (noted === undefined || foreign) equal(now.formula, typedLast);
        equal(desk.kept, foreign ? 1 : 0);
      }), { numRuns: RUNS });
    });
  });
}
