import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import Papa from "papaparse";
import { read, readGrid, valuesOf } from "./builders/reading.ts";
import { encodeEucJp, encodeShiftJis } from "./builders/shift-jis.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const csv = async (text: string): ReturnType<typeof read> => read(utf8(text), "台帳.csv");
const rows = async (text: string): Promise<readonly (readonly unknown[])[]> => valuesOf(await readGrid(utf8(text)));

describe("xlsx/read csv", () => {
  it("cells are text, never typed", async () => {
    const grid = await readGrid(utf8("番号,値\n00123,1e5\n2024/4/1,TRUE\n"));
    deepEqual(valuesOf(grid), [["番号", "値"], ["00123", "1e5"], ["2024/4/1", "TRUE"]]);
    deepEqual(grid.cell(2, 1), { kind: "text", value: "00123" });
    equal(grid.cell(2, 3).kind, "blank");
  });

  it("the dialect is told", async () => {
    const cases = [
      ["a,b\r\n1,2\r\n", { delimiter: ",", quote: null, lineEnd: "crlf", preambleRecords: 0 }],
      ["a\tb\n1\t2\n", { delimiter: "\t", quote: null, lineEnd: "lf", preambleRecords: 0 }],
      ['"a";"b"\r"1";"2"\r', { delimiter: ";", quote: '"', lineEnd: "cr", preambleRecords: 0 }],
      ["a|b|c\n1|2|3\r\n", { delimiter: "|", quote: null, lineEnd: "mixed", preambleRecords: 0 }],
      ["職員名簿\n令和6年4月1日現在\n\n番号,氏名,所属\n1,甲,総務課\n2,乙,税務課\n", { delimiter: ",", quote: null, lineEnd: "lf", preambleRecords: 3 }],
    ] as const;
    for (const [text, dialect] of cases) deepEqual((await csv(text)).dialect, dialect);
  });

  it("tabs win over commas inside the fields, semicolons in texts do not", async () => {
    equal((await csv("氏名\t金額\n甲\t1,200\n乙\t3,400\n")).format, "tsv");
    deepEqual(await rows("氏名,備考\n甲,a;b;c\n乙,d\n"), [["氏名", "備考"], ["甲", "a;b;c"], ["乙", "d"]]);
  });

  it("a text of one column", async () => {
    deepEqual(await rows("氏名\n山田\n\n佐藤\n"), [["氏名"], ["山田"], [null], ["佐藤"]]);
  });

  it("mixed line ends lose no row", async () => {
    deepEqual(await rows("1,2\r\n3,4\n5,6\r7,8\r\r9,0"), [["1", "2"], ["3", "4"], ["5", "6"], ["7", "8"], [null, null], ["9", "0"]]);
  });

  it("a DOS end-of-file sign is no row", async () => {
    deepEqual(await rows("1,2\r\n3,4\r\n\x1a"), [["1", "2"], ["3", "4"]]);
  });

  it('="00123" is 00123, quoted or not', async () => {
    deepEqual(await rows('="00123",x\n"=""00456""",="",="a"&"b"\n'), [["00123", "x", null], ["00456", null, '="a"&"b"']]);
  });

  it("quoted fields hold delimiters, line ends and quotes", async () => {
    deepEqual(await rows('"a,b","c\r\nd","e""f"\r\n1,2,3\r\n'), [["a,b", "c\nd", 'e"f'], ["1", "2", "3"]]);
  });

  it("broken quoting swallows nothing and is reported", async () => {
    const ledger = await csv('番号,氏名\n1,"abc"d\n2,乙\n3,"丙\n4,丁\n');
    deepEqual(valuesOf(ledger.grids[0]!), [["番号", "氏名"], ["1", "abcd"], ["2", "乙"], ["3", '"丙'], ["4", "丁"]]);
    deepEqual(ledger.warnings, [{ kind: "quotes_repaired", count: 2, record: 2 }]);
  });

  it("a quote never closed does not swallow the rows up to the next quoted field", async () => {
    deepEqual(await rows('番号,氏名\n3,"丙\n4,丁\n5,"戊"\n'), [["番号", "氏名"], ["3", '"丙'], ["4", "丁"], ["5", "戊"]]);
  });

  it("a quote in the middle of a field is a character", async () => {
    const ledger = await csv('品名,寸法\nモニタ,24"\n机,5" x 3"\n');
    deepEqual(valuesOf(ledger.grids[0]!)[1], ["モニタ", '24"']);
    deepEqual(ledger.warnings, []);
  });

  it("ragged rows stay as they are", async () => {
    deepEqual(await rows("1,2,3\n4\n5,6,7,8\n"), [["1", "2", "3", null], ["4", null, null, null], ["5", "6", "7", "8"]]);
  });

  it("the sheet is named after the file", async () => {
    equal((await read(utf8("a,b\n"), "人事/2024.名簿.csv")).grids[0]?.name, "2024.名簿");
  });

  it("tab-separated text named .xls is read for what it is", async () => {
    const ledger = await read(encodeShiftJis("番号\t氏名\r\n1\t髙橋\r\n"), "名簿.xls");
    deepEqual([ledger.format, ledger.encoding, ledger.grids[0]?.cell(2, 2).value], ["tsv", "shift_jis", "髙橋"]);
  });

  it("lines of another encoding are decoded by their own and reported", async () => {
    const body = "職員番号,氏名,所属\r\n00123,山田　太郎,総務部総務課\r\n".repeat(5);
    const bytes = Uint8Array.from([...encodeShiftJis(body), ...utf8("00999,𠮷田　花子,企画部情報政策課\r\n")]);
    const ledger = await read(bytes, "追記.csv");
    deepEqual([ledger.encoding, ledger.grids[0]?.cell(11, 2).value, ledger.grids[0]?.cell(2, 2).value], ["shift_jis", "𠮷田　花子", "山田　太郎"]);
    deepEqual(ledger.warnings, [{ kind: "mixed_encoding", lines: 1, firstLine: 11 }]);
  });

  it("bytes that are no character are marked and counted", async () => {
    const bytes = Uint8Array.from([...encodeEucJp("職員番号,氏名,所属課\n"), 0xff, 0xff, ...encodeEucJp("甲,総務課\n")]);
    const { warnings } = await read(bytes, "壊れ.csv");
    deepEqual(warnings?.map((w) => w.kind), ["undecodable_bytes"]);
  });

  it("whatever a writer quotes by the rules comes back", async () => {
    const field = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "漢", "0", " ", "\t", ";"), maxLength: 6 }).filter((s) => !/^="[^"]*"$/u.test(s));
    const table = fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 8 }).filter((t) => t.every((r) => r.some((f) => f !== "")));
    await fc.assert(fc.asyncProperty(table, async (data) => {
      const ledger = await csv(`見出し,二,三\n${Papa.unparse(data, { newline: "\n", delimiter: ",", quotes: true })}\n`);
      const [grid] = ledger.grids;
      data.forEach((record, r) => record.forEach((value, c) => equal(grid?.cell(r + 2, c + 1).value ?? "", value)));
    }), { numRuns: 200, seed: 5 });
  });
});
