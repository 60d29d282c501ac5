import { deepEqual, equal } from "node:assert/strict";
import { gridFromRows, textCell } from "../../../src/core/model/grid.ts";
import type { DetectedTable } from "../../../src/core/model/table.ts";
import { charactersOf, reportCharacters } from "../../../src/core/validate/character-report.ts";
import { inShiftJis } from "../../../src/xlsx/read/shift-jis-repertoire.ts";

const kinds = (text: string): [string, string][] => charactersOf(text, inShiftJis);

describe("validate/character-report", () => {
  const cases: readonly (readonly [string, string, readonly (readonly [string, string])[]])[] = [
    ["ordinary names", "髙橋　﨑子 ①㈱", []],
    ["a character outside the BMP", "𠮷田", [["𠮷", "シフトJISにない文字"]]],
    ["a variation sequence", "葛󠄀城", [["葛󠄀", "異体字セレクター"]]],
    ["a private-use character", "渡\ue000", [["\ue000", "外字（私用領域）"]]],
    ["the geta mark and the replacement character", "山〓\ufffd", [["〓", "置き換わった疑い"], ["\ufffd", "置き換わった疑い"]]],
    ["a question mark inside a name", "高？次郎", [["？", "置き換わった疑い"]]],
    ["a question that is a question", "受講したか？", []],
    ["a zero-width space", "山\u200b田", [["\u200b", "制御文字"]]],
    ["a compatibility ideograph", "\uf91d井", [["\uf91d", "互換漢字"]]],
    ["the wave dash of another system", "10〜20", [["〜", "シフトJISにない文字"]]],
  ];
  for (const [what, text, expected] of cases) it(`tells ${what}`, () => deepEqual(kinds(text).filter(([c]) => !(what.includes("geta") && c === "")), expected));

  it("names file, sheet, cell and column, and skips carried cells", () => {
    const grid = gridFromRows("名簿", [[textCell("氏名")], [textCell("𠮷田")], []]);
    const table: DetectedTable = {
      file: "a.xlsx", grid, shape: "list", range: { top: 1, left: 1, bottom: 3, right: 1 }, headerRows: [1, 1],
      columns: [{ source: { kind: "cell", column: 1, rowOffset: 0 }, header: ["職員", "氏名"] }],
      firstDataRow: 2, lastDataRow: 3, records: [{ row: 2 }, { row: 3 }], excludedRows: [], surroundings: [], carried: new Map([[3 * 16384, 2]]), confidence: 1,
    };
    const found = reportCharacters([table], inShiftJis);
    equal(found.length, 1);
    deepEqual([found[0]?.file, found[0]?.sheet, found[0]?.cell, found[0]?.field, found[0]?.codePoints], ["a.xlsx", "名簿", "A2", "職員 / 氏名", "U+20BB7"]);
  });
});
