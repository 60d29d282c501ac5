import { deepEqual, equal, ok } from "node:assert/strict";
import { unzipSync, strFromU8 } from "fflate";
import { listBook } from "../../../scripts/dev/bench/write-models.ts";
import { streamWorkbook, writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";
import { featureBook } from "../../support/feature-book.ts";

describe("xlsx/write/write-workbook", () => {
  it("gives the same bytes every time", async () => {
    deepEqual(await writeWorkbook(featureBook), await writeWorkbook(featureBook));
  });

  it("hands over the same bytes in pieces, waiting for each", async () => {
    const pieces: Uint8Array[] = [];
    let waiting = 0;
    await streamWorkbook(featureBook, async (piece) => {
      equal(++waiting, 1);
      await Promise.resolve();
      pieces.push(piece);
      waiting--;
    });
    deepEqual(Buffer.concat(pieces), Buffer.from(await writeWorkbook(featureBook)));
  });

  it("writes rows that are made on the way once, and like rows from an array", async () => {
    const made = listBook(300, true);
    let begun = 0;
    const counted = { ...made, sheets: made.sheets.map((sheet) => ({ ...sheet, rows: { [Symbol.iterator]: () => (begun++, sheet.rows[Symbol.iterator]()) } })) };
    const [lazy, held] = [unzipSync(await writeWorkbook(counted)), unzipSync(await writeWorkbook(listBook(300, false)))];
    equal(begun, 1);
    const sheetOf = (parts: ReturnType<typeof unzipSync>): string => strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array(0)).replace(/<dimension[^>]*>/u, "");
    equal(sheetOf(lazy), sheetOf(held));
  });

  it("prefixes functions newer than Excel 2007, but not inside texts", async () => {
    const sheet = strFromU8(unzipSync(await writeWorkbook(featureBook))["xl/worksheets/sheet2.xml"] ?? new Uint8Array(0));
    ok(sheet.includes("<f>ROUND(_xlfn.STDEV.S($B$2:$B$5),9)</f>"));
  });

  it("gives 3,000 notes shape ids of their own", async () => {
    const notes = Array.from({ length: 3_000 }, (_, i) => ({ row: i + 1, column: 1, text: "確認" }));
    const sheets = ["甲", "乙"].map((name) => ({ name, columns: [], rows: [], notes }));
    const parts = unzipSync(await writeWorkbook({ ...featureBook, sheets, names: [] }));
    const vml = [1, 2].map((n) => strFromU8(parts[`xl/drawings/vmlDrawing${n}.vml`] ?? new Uint8Array(0)));
    deepEqual(vml.map((xml) => /idmap v:ext="edit" data="([^"]*)"/u.exec(xml)?.[1]), ["1,2,3", "4,5,6"]);
    equal(new Set(vml.flatMap((xml) => xml.match(/id="_x0000_s\d+"/gu) ?? [])).size, 6_000);
  });

  it("writes text results, truth values and empty texts as Excel caches them", async () => {
    const sheet = strFromU8(unzipSync(await writeWorkbook(featureBook))["xl/worksheets/sheet1.xml"] ?? new Uint8Array(0));
    ok(sheet.includes('t="str"><f>IF(C4&gt;=3,"○","△")</f><v>○</v>'.replaceAll('"○","△"', "&quot;○&quot;,&quot;△&quot;")), "text result");
    ok(sheet.includes('t="b"><f>C7&gt;1</f><v>0</v>'), "truth value");
    ok(sheet.includes('t="str"><f>IF(TRUE,&quot;&quot;)</f><v></v>'), "empty text");
  });

  it("never writes a calculation chain", async () => {
    equal(Object.keys(unzipSync(await writeWorkbook(featureBook))).some((name) => name.includes("calcChain")), false);
  });
});
