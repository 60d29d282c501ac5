import { deepEqual as sameAs, equal, ok } from "node:assert/strict";
import type { BookHost, JournalSheet, Watch } from "../../src/excel/book-host.ts";
import { excelHost } from "../../src/excel/excel-host.ts";
import { cellRef, f } from "../../src/core/model/formula.ts";
import type { WorkbookModel } from "../../src/core/model/workbook.ts";
import { writeWorkbook } from "../../src/xlsx/write/write-workbook.ts";
import { changeCell, type EmulatedBook, reopened, snapshot } from "../office-host/book.ts";
import { ledgerBook } from "../office-host/ledger-book.ts";
import { openNodeHost } from "../office-host/node-host.ts";
import { PROFILES } from "../office-host/profiles.ts";
import type { OfficeServer } from "../office-host/server.ts";

const QUIET: Watch = { progress: () => undefined, cancelled: () => false };
const value = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  ok(result.ok, JSON.stringify(result));
  return result.value;
};
/** Lists of Excel come from another realm: compared as data. */
const deepEqual = (found: unknown, wanted: unknown): void => sameAs(JSON.parse(JSON.stringify(found)), wanted);
const faultKind = (result: { readonly ok: boolean; readonly error?: { readonly kind: string } }): string | undefined => result.error?.kind;

/** Two sheets, one reading the other; invented figures. */
const RESULT: WorkbookModel = {
  properties: { title: "結果", creator: "", created: "2026-10-01T00:00:00Z" }, names: [], styles: { default: {} },
  sheets: [
    { name: "要約", columns: [], rows: [{ row: 1, cells: [{ column: 1, value: "合計" }, { column: 2, value: 6, formula: f`SUM(${cellRef(1, 1, "計算")},${cellRef(2, 1, "計算")})` }] }] },
    { name: "計算", columns: [], rows: [{ row: 1, cells: [{ column: 1, value: 2 }] }, { row: 2, cells: [{ column: 1, value: 4 }] }] },
  ],
};
const inserted = async (model = RESULT): Promise<{ readonly base64: string; readonly names: readonly string[] }> => ({ base64: Buffer.from(await writeWorkbook(model)).toString("base64"), names: model.sheets.map(({ name }) => name) });
const names = (book: EmulatedBook): readonly string[] => book.sheets.map(({ name }) => name);
const sheet = (book: EmulatedBook, name: string) => book.sheets.find((s) => s.name === name) ?? (() => { throw new Error(name); })();

for (const profile of ["ltsc2021", "ltsc2024", "web"] as const) {
  describe(`result sheets in the open workbook, ${profile}`, () => {
    let book: EmulatedBook;
    let before: string;
    let server: OfficeServer;
    let host: BookHost;
    beforeEach(async () => {
      book = await ledgerBook(5);
      before = snapshot(book);
      server = openNodeHost(book, PROFILES[profile]);
      host = excelHost();
    });
    const add = async (): Promise<string> => value(await host.addSheets(await inserted(), QUIET)).run;
    const noted = async (): Promise<readonly JournalSheet[]> => value(await host.journal())[0]?.sheets ?? [];
    const again = (): EmulatedBook => {
      const reborn = reopened(book);
      for (const [i, one] of reborn.sheets.entries()) Object.assign(one, { id: `{new-${i}}` }); // nobody promises that ids stay
      openNodeHost(reborn, PROFILES[profile]);
      host = excelHost();
      return reborn;
    };

    it("stand at the end with their formulas, and go without a trace", async () => {
      deepEqual(value(await host.room()), { sheets: ["名簿"], isProtected: false, takesCharts: profile !== "web" });
      const run = await add();
      deepEqual(names(book), ["名簿", "要約", "計算"]);
      equal(sheet(book, "要約").cells.get("0,1")?.formula, "=SUM('計算'!$A$1,'計算'!$A$2)");
      deepEqual((await noted()).map((s) => [s.name, s.print === ""]), [["要約", false], ["計算", false]]);
      deepEqual(value(await host.readBook()).ours, ["要約", "計算"]);
      deepEqual(value(await host.removeSheets(run, false, QUIET)), { removed: ["要約", "計算"], changed: [], gone: [], cancelled: false });
      equal(snapshot(book), before);
      equal(book.xmlParts.size, 0);
    });

    it("are found again after the book was saved, closed and reopened, renamed and moved", async () => {
      const run = await add();
      sheet(book, "計算").name = "計算の控え";
      book.sheets.reverse();
      const reborn = again();
      deepEqual(value(await host.readBook()).ours, ["計算の控え", "要約"]);
      deepEqual(value(await host.removeSheets(run, false, QUIET)).removed, ["要約", "計算の控え"]);
      equal(snapshot(reborn), before);
    });

    it("are told from a copy a person made of them", async () => {
      const run = await add();
      const copy = { ...sheet(book, "要約"), id: "{copy}", name: "要約の写し", properties: new Map(sheet(book, "要約").properties), cells: new Map(sheet(book, "要約").cells) };
      book.sheets.splice(1, 0, copy);
      const reborn = again();
      value(await host.removeSheets(run, false, QUIET));
      deepEqual(names(reborn), ["名簿", "要約の写し"]);
    });

    it("are not removed before a question when somebody changed one of them", async () => {
      const run = await add();
      changeCell(book, sheet(book, "計算"), { row: 1, column: 0 }, { formula: 5, value: 5 });
      deepEqual(value(await host.removeSheets(run, false, QUIET)), { removed: [], changed: ["計算"], gone: [], cancelled: false });
      deepEqual(names(book), ["名簿", "要約", "計算"]);
      deepEqual(value(await host.removeSheets(run, true, QUIET)).removed, ["要約", "計算"]);
      equal(snapshot(book), before);
    });

    it("leave a sheet of the same name alone that a person made after deleting ours", async () => {
      const run = await add();
      book.sheets.splice(2, 1);
      book.sheets.push({ ...sheet(book, "名簿"), id: "{own}", name: "計算", properties: new Map(), cells: new Map([["0,0", { value: 1, formula: 1, format: "General", fill: null }]]) });
      const done = value(await host.removeSheets(run, false, QUIET));
      deepEqual([done.removed, done.gone], [["要約"], ["計算"]]);
      deepEqual(names(book), ["名簿", "計算"]);
    });

    it("come beside sheets of that name when the page was wrong about it, and still go", async () => {
      await add();
      const second = value(await host.addSheets(await inserted(), QUIET));
      deepEqual(second.names, ["要約 (2)", "計算 (2)"]);
      value(await host.removeSheets(second.run, false, QUIET));
      deepEqual(names(book), ["名簿", "要約", "計算"]);
    });

    it("neither come nor go while the structure of the workbook is protected", async () => {
      const run = await add();
      book.isProtected = true;
      equal(value(await host.room()).isProtected, true);
      const sheets = snapshot(book);
      equal(faultKind(await host.addSheets(await inserted(), QUIET)), "structure");
      equal(faultKind(await host.removeSheets(run, false, QUIET)), "structure");
      equal(snapshot(book), sheets);
    });

    it("leave nothing half done, whichever request Excel refuses", async () => {
      const sheets = await inserted();
      let [refused, added] = [0, 0];
      for (let hit = 0; refused + added < 12; hit++) {
        const start = server.requests.length;
        server.fault = (request) => (request - start === hit ? 5004 : undefined);
        const done = await host.addSheets(sheets, QUIET);
        server.fault = undefined;
        if (done.ok) added += 1;
        else refused += 1;
        equal(names(book).length, done.ok ? 3 : 1, `request ${hit}: a refusal means that nothing came`);
        const [run] = value(await host.journal());
        equal(run === undefined, !done.ok, `request ${hit}: what came is noted`);
        if (run !== undefined) value(await host.removeSheets(run.id, true, QUIET));
        equal(snapshot(book), before, `request ${hit}`);
      }
      ok(refused > 1 && added > 1);
    });

    it("go even when they are very hidden, but never the last one one can see", async () => {
      const run = await add();
      sheet(book, "計算").visibility = "VeryHidden";
      sheet(book, "名簿").visibility = "Hidden";
      equal(faultKind(await host.removeSheets(run, false, QUIET)), "last_sheet");
      sheet(book, "名簿").visibility = "Visible";
      deepEqual(value(await host.removeSheets(run, false, QUIET)).removed, ["要約", "計算"]);
    });

    it("can be stopped while they are compared; then nothing is removed", async () => {
      const run = await add();
      const stopped = value(await host.removeSheets(run, false, { progress: () => undefined, cancelled: () => true }));
      deepEqual([stopped.cancelled, stopped.removed, names(book).length], [true, [], 3]);
    });

    it("are asked about when their print was never taken to the end", async () => {
      const { run } = value(await host.addSheets(await inserted(), { progress: () => undefined, cancelled: () => true }));
      deepEqual(value(await host.removeSheets(run, false, QUIET)).changed, ["要約", "計算"]);
    });

    it("keep to their budget of requests", async () => {
      const start = server.requests.length;
      const run = await add();
      const added = server.requests.length - start;
      value(await host.removeSheets(run, false, QUIET));
      const removed = server.requests.length - start - added;
      ok(added <= 18 && removed <= 12, `${added} to add, ${removed} to remove`);
    });
  });
}

describe("Excel that cannot take result sheets", () => {
  it("says so where insertWorksheetsFromBase64 is missing (Excel 2019)", async () => {
    const book = await ledgerBook(1);
    openNodeHost(book, PROFILES.old);
    const host = excelHost();
    equal(host.addsSheets, false);
    equal(faultKind(await host.addSheets(await inserted(), QUIET)), "unsupported");
    deepEqual(names(book), ["名簿"]);
  });

  it("says so when the request is too large for Excel on the web, and leaves the book alone", async () => {
    const book = await ledgerBook(1);
    const before = snapshot(book);
    const server = openNodeHost(book, PROFILES.web);
    server.payloadLimit = 2000;
    equal(faultKind(await excelHost().addSheets(await inserted(), QUIET)), "too_large");
    equal(snapshot(book), before);
  });

  it("says so when a sheet holds what Excel on the web cannot take", async () => {
    const book = await ledgerBook(1);
    openNodeHost(book, PROFILES.web);
    const [first] = RESULT.sheets;
    ok(first !== undefined);
    const chart = { type: "column" as const, title: "図", description: "図", anchor: { from: { row: 3, column: 1 }, to: { row: 9, column: 5 } }, series: [{ name: "値", categories: { range: { top: 1, left: 1, bottom: 1, right: 1 }, sheet: "要約" }, categoryCache: ["合計"], values: { range: { top: 1, left: 2, bottom: 1, right: 2 }, sheet: "要約" }, valueCache: [6] }] };
    equal(faultKind(await excelHost().addSheets(await inserted({ ...RESULT, sheets: [{ ...first, charts: [chart] }, ...RESULT.sheets.slice(1)] }), QUIET)), "unsupported");
    equal(book.xmlParts.size, 0);
  });
});
