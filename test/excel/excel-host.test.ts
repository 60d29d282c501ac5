import { deepEqual, equal, ok } from "node:assert/strict";
import type { BookHost, CellMark, Watch } from "../../src/excel/book-host.ts";
import { connectExcel } from "../../src/excel/connect.ts";
import { excelHost } from "../../src/excel/excel-host.ts";
import type { CellWrite } from "../../src/output/cell-writes.ts";
import { bytesOf, cellAt, changeCell, type EmulatedBook, type EmulatedSheet, reopened, snapshot } from "../office-host/book.ts";
import { ledgerBook } from "../office-host/ledger-book.ts";
import { openNodeHost } from "../office-host/node-host.ts";
import { PROFILES } from "../office-host/profiles.ts";

const QUIET: Watch = { progress: () => undefined, cancelled: () => false };
const value = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  ok(result.ok, JSON.stringify(result));
  return result.value;
};
const first = (book: EmulatedBook): EmulatedSheet => book.sheets[0] as EmulatedSheet;
const write = (row: number, column: number, before: string, to: string | number, format: string): CellWrite => ({ sheet: "名簿", row, column, before, value: to, format, rule: "x", field: "x" });
const dates = (people: number): CellWrite[] => Array.from({ length: people }, (_, i) => write(4 + i, 6, `平成${10 + (i % 20)}年4月1日`, 36_000 + i, "yyyy/mm/dd"));

for (const name of ["ltsc2021", "ltsc2024", "web"] as const) {
  describe(`src/excel against Microsoft's office.js, ${name}`, () => {
    let book: EmulatedBook;
    let host: BookHost;
    beforeEach(async () => {
      book = await ledgerBook();
      openNodeHost(book, PROFILES[name]);
      host = excelHost();
    });

    it("reads the open workbook byte for byte, with its name", async () => {
      const read = value(await host.readBook());
      equal(read.name, "職員名簿.xlsx");
      deepEqual(read.bytes, await bytesOf(book));
    });

    it("goes to a cell, and says so when the sheet is gone", async () => {
      value(await host.goTo("名簿", "F7"));
      equal(book.selection, "名簿!F7");
      const gone = await host.goTo("旧名簿", "A1");
      equal(!gone.ok && gone.error.kind, "gone");
      const hidden = first(book);
      hidden.visibility = "Hidden";
      equal((await host.goTo("名簿", "A1")).ok, false);
    });

    it("opens a result as a new workbook and leaves this one alone", async () => {
      const before = snapshot(book);
      value(await host.openBook(Buffer.from(await bytesOf(book)).toString("base64")));
      equal(book.opened.length, 1);
      deepEqual(new Uint8Array(Buffer.from(book.opened[0] ?? "", "base64")), await bytesOf(book));
      equal(snapshot(book), before);
    });

    it("writes values that Excel would misread, and puts everything back", async () => {
      const before = snapshot(book);
      const writes = [...dates(40), write(4, 1, "001001", "1-2", "@"), write(5, 1, "001002", "=A1", "@"), write(6, 1, "001003", "+81", "@")];
      const done = value(await host.write(writes, QUIET));
      deepEqual([done.written, done.skipped, done.cancelled], [43, 0, false]);
      deepEqual([4, 5, 6].map((row) => [cellAt(first(book), row - 1, 0).formula, cellAt(first(book), row - 1, 0).format]), [["1-2", "@"], ["=A1", "@"], ["+81", "@"]]);
      deepEqual([cellAt(first(book), 3, 5).formula, cellAt(first(book), 3, 5).format], [36_000, "yyyy/mm/dd"]);
      const undone = value(await host.undo(done.run, QUIET));
      deepEqual(undone, { restored: 43, kept: 0, cancelled: false });
      equal(snapshot(book), before);
      equal(book.xmlParts.size, 0);
    });

    it("undoes after the workbook was saved, closed and opened again", async () => {
      const before = snapshot(book);
      value(await host.write(dates(40), QUIET));
      const again = reopened(book);
      openNodeHost(again, PROFILES[name]);
      const later = excelHost();
      const [run] = value(await later.journal());
      equal(run?.cells.length, 40);
      value(await later.undo(run?.id ?? "", QUIET));
      equal(snapshot(again), before);
    });

    it("undoes one cell and keeps the rest of the run", async () => {
      const done = value(await host.write(dates(40), QUIET));
      const [run] = value(await host.journal());
      const cell = run?.cells.find(({ row }) => row === 10);
      ok(cell !== undefined);
      value(await host.undo(done.run, QUIET, cell));
      equal(cellAt(first(book), 9, 5).formula, "平成16年4月1日");
      equal(cellAt(first(book), 9, 5).format, "General");
      equal(value(await host.journal())[0]?.cells.length, 39);
    });

    it("writes over no formula and over nothing that changed since it was read", async () => {
      changeCell(book, first(book), { row: 4, column: 5 }, { formula: "平成11年5月1日", value: "平成11年5月1日" });
      const done = value(await host.write([...dates(3), write(4, 8, "40", 41, "General")], QUIET));
      deepEqual([done.written, done.skipped], [2, 2]);
      equal(cellAt(first(book), 4, 5).formula, "平成11年5月1日");
      ok(String(cellAt(first(book), 3, 7).formula).startsWith("="));
    });

    it("keeps, when undoing, what a person changed after us", async () => {
      const done = value(await host.write(dates(3), QUIET));
      changeCell(book, first(book), { row: 4, column: 5 }, { formula: "確認済", value: "確認済" });
      deepEqual(value(await host.undo(done.run, QUIET)), { restored: 2, kept: 1, cancelled: false });
      equal(cellAt(first(book), 4, 5).formula, "確認済");
    });

    it("marks cells and gives back both no fill and an earlier colour", async () => {
      changeCell(book, first(book), { row: 3, column: 1 }, { fill: "#FFFFFF" });
      changeCell(book, first(book), { row: 4, column: 1 }, { fill: "#00FF00" });
      const before = snapshot(book);
      const marks: CellMark[] = [4, 5, 6].map((row) => ({ sheet: "名簿", row, column: 2, color: "#FFC7CE" }));
      const done = value(await host.mark(marks, QUIET));
      equal(done.written, 3);
      deepEqual([3, 4, 5].map((row) => cellAt(first(book), row, 1).fill), ["#FFC7CE", "#FFC7CE", "#FFC7CE"]);
      value(await host.undo(done.run, QUIET));
      equal(snapshot(book), before);
    });

    it("undoes two runs over the same cells in either order without losing the first state", async () => {
      const before = snapshot(book);
      const one = value(await host.write(dates(5), QUIET));
      const two = value(await host.write(Array.from({ length: 5 }, (_, i) => write(4 + i, 6, String(36_000 + i), 40_000 + i, "yyyy/mm/dd")), QUIET));
      value(await host.undo(two.run, QUIET));
      value(await host.undo(one.run, QUIET));
      equal(snapshot(book), before);
    });

    it("stops at every portion when asked, and what was written can be undone", async () => {
      const many = await ledgerBook(1);
      for (let row = 0; row < 12_000; row++) changeCell(many, first(many), { row: 10 + row, column: 0 }, { formula: "Ａ", value: "Ａ" });
      const before = snapshot(many);
      openNodeHost(many, PROFILES[name]);
      const wide = excelHost();
      const writes = Array.from({ length: 12_000 }, (_, i) => write(11 + i, 1, "Ａ", "A", "@"));
      for (const portions of [0, 1, 2]) {
        let asked = 0;
        const stopped = value(await wide.write(writes, { progress: () => undefined, cancelled: () => asked++ === portions }));
        deepEqual([stopped.cancelled, stopped.written], [true, portions * 5000]);
        value(await wide.undo(stopped.run, QUIET));
        equal(snapshot(many), before);
      }
    });

    it("writes nothing on a protected sheet", async () => {
      first(book).isProtected = true;
      const before = snapshot(book);
      const refused = await host.write(dates(3), QUIET);
      equal(!refused.ok && refused.error.kind, "protected");
      equal(snapshot(book), before);
      equal(book.xmlParts.size, 0);
    });

    it("forgets its journal on demand", async () => {
      value(await host.write(dates(3), QUIET));
      value(await host.forget());
      equal(book.xmlParts.size, 0);
      deepEqual(value(await host.journal()), []);
    });
  });
}

describe("connecting to Excel", () => {
  it("refuses an Excel below ExcelApi 1.14", async () => {
    openNodeHost(await ledgerBook(1), PROFILES.old);
    equal((await connectExcel()).kind, "old");
  });

  it("gives up after its patience when Excel does not answer", async () => {
    openNodeHost(await ledgerBook(1), PROFILES.ltsc2021);
    Object.assign(Office, { onReady: () => new Promise(() => undefined) });
    equal((await connectExcel(10)).kind, "silent");
  });

  it("says when office.js is not there", async () => {
    Object.assign(globalThis, { Office: undefined });
    equal((await connectExcel()).kind, "no_office");
  });
});
