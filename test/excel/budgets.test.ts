import { equal, fail, ok } from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BookHost, ExcelFault, Watch } from "../../src/excel/book-host.ts";
import { excelHost } from "../../src/excel/excel-host.ts";
import type { Result } from "../../src/core/model/result.ts";
import type { CellWrite } from "../../src/output/cell-writes.ts";
import { writeWorkbook } from "../../src/xlsx/write/write-workbook.ts";
import { changeCell, type EmulatedBook, type EmulatedSheet, snapshot } from "../office-host/book.ts";
import { blankBook } from "../office-host/ledger-book.ts";
import { openNodeHost } from "../office-host/node-host.ts";
import { PROFILES } from "../office-host/profiles.ts";

/** What each use case may cost: requests (office.js's letting go of ranges included), bytes asked and answered, bytes of the file. `UPDATE_GOLDEN=1` writes what it costs now, a twentieth added. */
const BUDGETS = join(import.meta.dirname, "budgets.json");
interface Cost {
  readonly requests: number;
  readonly asked: number;
  readonly answered: number;
  readonly file: number;
}
type Budgets = Record<string, Record<string, Cost>>;
const budgets = JSON.parse(readFileSync(BUDGETS, "utf8")) as Budgets;

const QUIET: Watch = { progress: () => undefined, cancelled: () => false };
const value = <T>(result: Result<T, ExcelFault>): T => {
  if (!result.ok) fail(JSON.stringify(result));
  return result.value;
};
const ROWS = 20_000;
const HELD = "平成10年4月1日";

/** A roster's three columns of dates, 20,000 rows. */
async function roster(): Promise<EmulatedBook> {
  const book = await blankBook();
  const sheet = book.sheets[0] as EmulatedSheet;
  for (let row = 0; row < ROWS; row++) for (let column = 0; column < 3; column++) changeCell(book, sheet, { row, column }, { formula: HELD, value: HELD });
  return book;
}

const writes = (count: number): CellWrite[] => Array.from({ length: count }, (_, i) => ({ sheet: "Sheet1", row: 1 + (i % ROWS), column: 1 + Math.floor(i / ROWS), before: HELD, value: 36_000, format: "yyyy/mm/dd", rule: "x", field: "x" }) as CellWrite);

for (const name of ["ltsc2021", "ltsc2024", "web"] as const) {
  describe(`the budget of each use case, ${name}`, function () {
    this.timeout(60_000);
    const measured: Record<string, Cost> = {};
    let book: EmulatedBook;
    let host: BookHost;
    let before = "";
    let cost: (use: string, work: () => Promise<unknown>) => Promise<void>;

    before_(async () => {
      book = await roster();
      before = snapshot(book);
      const server = openNodeHost(book, PROFILES[name]);
      host = excelHost();
      cost = async (use, work) => {
        const [from, files] = [server.requests.length, server.fileCalls.length];
        await work();
        await new Promise((settle) => setTimeout(settle, 20)); // office.js lets go of its ranges a little later
        const [made, handed] = [server.requests.slice(from), server.fileCalls.slice(files)];
        const now: Cost = {
          requests: made.length + handed.length, asked: made.reduce((sum, { requestBytes }) => sum + requestBytes, 0), answered: made.reduce((sum, { responseBytes }) => sum + responseBytes, 0),
          file: handed.reduce((sum, { bytes }) => sum + bytes, 0),
        };
        for (const { requestBytes, responseBytes } of made) ok(Math.max(requestBytes, responseBytes) <= PROFILES.web.payloadLimit, "every single request is one Excel on the web takes");
        measured[use] = now;
        if (process.env["UPDATE_GOLDEN"] !== undefined) return;
        const ceiling = budgets[name]?.[use];
        ok(ceiling !== undefined, `${use} has no budget`);
        for (const of of ["requests", "asked", "answered", "file"] as const) {
          ok(now[of] <= ceiling[of], `${use}: ${of} ${now[of]}, at most ${ceiling[of]}`);
          ok(ceiling[of] <= now[of] * 1.5 + 2000, `${use}: ${of} ${now[of]}: the budget of ${ceiling[of]} is out of date`);
        }
      };
    });
    after(() => {
      if (process.env["UPDATE_GOLDEN"] === undefined) return;
      const more = (n: number): number => Math.ceil(n * 1.05);
      const kept = JSON.parse(readFileSync(BUDGETS, "utf8")) as Budgets;
      kept[name] = Object.fromEntries(Object.entries(measured).map(([use, now]) => [use, { requests: now.requests, asked: more(now.asked), answered: more(now.answered), file: more(now.file) }]));
      writeFileSync(BUDGETS, `${JSON.stringify(kept, null, 1)}\n`);
    });

    it("reads 20,000 rows", async () => {
      book.original = await rosterBytes();
      await cost("read 20,000 rows", async () => equal(value(await host.readBook(QUIET)).bytes.length, book.original?.length));
      book.original = undefined;
    });

    it("goes to a cell", () => cost("go to a cell", async () => value(await host.goTo("Sheet1", "A5"))));

    it("writes 1,000 cells, takes one back, then the others", async () => {
      await cost("write 1,000 cells", async () => equal(value(await host.write(writes(1000), QUIET)).written, 1000));
      await cost("read the journal of 1,000 cells", async () => equal(value(await host.journal())[0]?.cells.length, 1000));
      const [run] = value(await host.journal());
      await cost("undo one cell of 1,000", async () => equal(value(await host.undo(run?.id ?? "", QUIET, run?.cells[500])).restored, 1));
      await cost("undo 1,000 cells", async () => equal(value(await host.undo(run?.id ?? "", QUIET)).restored, 999));
      equal(snapshot(book), before);
    });

    it("colours 1,000 cells and takes the colours back", async () => {
      const marks = writes(1000).map(({ sheet, row, column }) => ({ sheet, row, column, color: "#FFC7CE" }));
      await cost("mark 1,000 cells", async () => equal(value(await host.mark(marks, QUIET)).written, 1000));
      await cost("undo 1,000 marks", async () => equal(value(await host.undo("r1", QUIET)).restored, 1000));
      equal(snapshot(book), before);
    });

    it("writes 60,000 cells in portions and takes them back", async () => {
      await cost("write 60,000 cells", async () => equal(value(await host.write(writes(60_000), QUIET)).written, 60_000));
      await cost("undo 60,000 cells", async () => equal(value(await host.undo("r1", QUIET)).restored, 60_000));
      equal(snapshot(book), before);
      equal(book.xmlParts.size, 0);
    });
  });
}

let bytes: Uint8Array | undefined;
async function rosterBytes(): Promise<Uint8Array> {
  bytes ??= await writeWorkbook({ properties: { title: "", creator: "", created: "2026-10-01T00:00:00Z" }, names: [], styles: { default: {} }, sheets: [{ name: "Sheet1", columns: [], rows: Array.from({ length: ROWS }, (_, i) => ({ row: i + 1, cells: [1, 2, 3].map((column) => ({ column, value: HELD })) })) }] });
  return bytes;
}

function before_(work: () => Promise<void>): void {
  before(work);
}
