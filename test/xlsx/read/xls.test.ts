import { deepEqual, equal } from "node:assert/strict";
import * as XLSX from "@e965/xlsx";
import { read, refusal, valuesOf } from "./builders/reading.ts";
import { type BiffSheet, biff5Of, drawingRecord } from "./builders/tiny-biff.ts";
import { joined } from "./builders/tiny-zip.ts";

const ROSTER: BiffSheet = {
  name: "職員台帳",
  cells: [
    [0, 0, "職員番号"], [0, 1, "氏名"], [0, 2, "生年月日"], [0, 3, "点数"], [0, 4, "判定"], [0, 5, "備考"],
    [1, 0, "00012345"], [1, 1, "髙橋　一郎"], [1, 2, 31138, 16], [1, 3, { formulaNumber: 624.5 }], [1, 4, { formulaText: "上" }], [1, 5, "①②㈱髙﨑德ソ能表ｶﾅ"],
    [2, 2, 33239, 17], [2, 3, { error: 7 }], [2, 4, true],
  ],
};
const EXPECTED = [
  ["職員番号", "氏名", "生年月日", "点数", "判定", "備考"],
  ["00012345", "髙橋　一郎", 31138, 624.5, "上", "①②㈱髙﨑德ソ能表ｶﾅ"],
  [null, null, 33239, "#DIV/0!", true, null],
];

describe("xlsx/read xls", () => {
  // 32769 is the old mark of a Windows code page; 1252 is what old middleware writes over Shift_JIS.
  for (const codePage of [932, 0x8001, 1252, 10_000]) {
    it(`Excel 5.0/95 that declares code page ${codePage} and holds Shift_JIS`, async () => {
      const ledger = await read(biff5Of([ROSTER, { name: "所属", cells: [[0, 0, "総務部"]] }], { codePage }), "古い.xls");
      const [grid] = ledger.grids;
      deepEqual([ledger.format, ledger.grids.map((g) => g.name)], ["xls", ["職員台帳", "所属"]]);
      deepEqual(valuesOf(grid!), EXPECTED);
      deepEqual([grid?.cell(2, 3).iso, grid?.cell(3, 3).iso], ["1985-04-01", "1991-01-01"]);
      deepEqual([grid?.cell(2, 4).computed, grid?.cell(2, 5).computed, grid?.cell(2, 6).computed], [true, true, undefined]);
    });
  }

  it("Western text in its own code page stays", async () => {
    const bytes = biff5Of([{ name: "S", cells: [[0, 0, "ABC"]] }], { codePage: 1252 });
    equal((await read(bytes)).grids[0]?.cell(1, 1).value, "ABC");
  });

  it("the 1904 date system", async () => {
    const ledger = await read(biff5Of([{ name: "S", cells: [[0, 0, 43538, 17]] }], { date1904: true }));
    deepEqual([ledger.date1904, ledger.grids[0]?.cell(1, 1).iso], [true, "2023-03-15"]);
  });

  it("built-in Japanese date formats have no code in the file", async () => {
    const ledger = await read(biff5Of([{ name: "S", cells: [[0, 0, 45000, 18], [0, 1, 45000, 19], [0, 2, 0.5, 20], [0, 3, 45000, 21]] }]));
    const { cell } = ledger.grids[0]!;
    deepEqual([1, 2, 3, 4].map((c) => [cell(1, c).kind, cell(1, c).iso]), [["date", "2023-03-15"], ["date", "2023-03-15"], ["number", undefined], ["date", "2023-03-15"]]);
  });

  it("drawings are counted, notes and filter arrows are not", async () => {
    const ledger = await read(biff5Of([{ name: "S", cells: [[0, 0, 1]], extra: joined([8, 0x19, 6, 0x14].map(drawingRecord)) }, { name: "T", cells: [[0, 0, 1]] }]));
    deepEqual(ledger.grids.map((g) => g.drawingCount), [2, 0]);
  });

  it("a locked workbook is refused as encrypted", async () => {
    deepEqual(await refusal(biff5Of([ROSTER], { locked: true })), { kind: "encrypted" });
  });

  it("a workbook cut off anywhere is refused, never read with fewer rows", async () => {
    const cells = Array.from({ length: 3000 }, (_, r) => [r, 0, `職員${r}`] as const);
    const bytes = biff5Of([{ name: "台帳", cells }]);
    equal((await read(bytes)).grids[0]?.rowCount, 3000);
    for (let part = 1; part < 20; part++) {
      const fault = await refusal(bytes.subarray(0, Math.floor((bytes.length * part) / 20)));
      deepEqual(fault, { kind: "damaged", at: { where: "workbook_stream" } }, `${part}/20`);
    }
  });

  it("Excel 2-4 without a compound file", async () => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([["No", "value"], [1, 2.5]]), "S");
    for (const bookType of ["biff2", "biff3", "biff4"] as const) {
      const ledger = await read(Uint8Array.from(XLSX.write(book, { type: "buffer", bookType: bookType as XLSX.BookType }) as Uint8Array));
      deepEqual([ledger.format, valuesOf(ledger.grids[0]!)], ["xls", [["No", "value"], [1, 2.5]]], bookType);
    }
  });

  it("Excel 97-2003: values, dates, merges, hidden sheets, rows and columns", async () => {
    const sheet: XLSX.WorkSheet = {
      "!ref": "A1:C3", "!merges": [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }], "!rows": [{}, { hidden: true }], "!cols": [{}, { hidden: true }],
      A1: { t: "s", v: "𠮷野　太郎" }, B2: { t: "n", v: 45000, z: 'yyyy"年"m"月"d"日"' }, C3: { t: "n", v: 12.5, z: '0"月"' }, A3: { t: "b", v: true }, B3: { t: "e", v: 42 },
    };
    const book: XLSX.WorkBook = { SheetNames: ["表", "裏"], Sheets: { 表: sheet, 裏: { "!ref": "A1", A1: { t: "n", v: 1 } } }, Workbook: { Sheets: [{ name: "表" }, { name: "裏", Hidden: 1 }] } };
    const ledger = await read(Uint8Array.from(XLSX.write(book, { type: "buffer", bookType: "biff8", cellStyles: true }) as Uint8Array));
    const [grid] = ledger.grids;
    deepEqual(ledger.grids.map((g) => g.state), ["visible", "hidden"]);
    deepEqual(valuesOf(grid!), [["𠮷野　太郎", null, null], [null, 45000, null], [true, "#N/A", 12.5]]);
    deepEqual([grid?.cell(2, 2).iso, grid?.cell(3, 3).kind], ["2023-03-15", "number"]);
    deepEqual(grid?.merges, [{ top: 1, left: 1, bottom: 1, right: 2 }]);
  });
});
