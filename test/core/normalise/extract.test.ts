import { deepEqual, equal } from "node:assert/strict";
import { extractTable } from "../../../src/core/normalise/extract.ts";
import { tables } from "../table/sheet.ts";

const extract = (drawing: string, merges: readonly string[] = []) => {
  const t = tables(drawing, merges)[0];
  if (t === undefined) throw new Error("no table");
  return extractTable(t);
};

describe("normalise/extract", () => {
  it("reads numbers, dates and marks by what their column holds, keeps codes and says why a cell is empty", () => {
    const { header, rows, missing } = extract(`
コード|名称|件数（件）|開設日|電話|評価
'0101|北␣海␣道␣|␣48␣638|S28.03.23|'087-839-2135|○
'0102|青森|△5|令和元年5月1日|'017-1|×
'0103|岩手|－|2024-04-01d|'019-2|△
'0104|宮城|１２件|不明|'022-3|○`);
    deepEqual(header, ["コード", "名称", "件数（件）", "開設日", "電話", "評価", "_row"]);
    deepEqual(rows, [
      ["0101", "北海道", 48638, "1953-03-23", "087-839-2135", "○", 2],
      ["0102", "青森", -5, "2019-05-01", "017-1", "×", 3],
      ["0103", "岩手", null, "2024-04-01", "019-2", "△", 4],
      ["0104", "宮城", 12, null, "022-3", "○", 5],
    ]);
    deepEqual(missing, [{ row: 4, column: "件数（件）", found: "－", reason: "notApplicable" }, { row: 5, column: "開設日", found: "不明", reason: "notAvailable" }]);
  });

  it("never reads months or ages as dates, nor a doubtful date", () => {
    const { rows } = extract("年齢区分|月|人数\n2月|４月|3\n0年|５月|4\n3年|６月|5\n1年6月|７月|9");
    deepEqual(rows.map((r) => r.slice(0, 2)), [["2月", "４月"], ["0年", "５月"], ["3年", "６月"], ["1年6月", "７月"]]);
  });

  it("flattens headers, makes them unique, fills carried values and adds the section as 区分", () => {
    const { header, rows } = extract(`
地域|窓口||電子|
|件数|件数|件数|件数
政令市||||
札幌市|1|2|3|4
仙台市|5|6|7|8
中核市||||
青森市|1|1|1|1
盛岡市|2|2|2|2`, ["B1:C1", "D1:E1", "A1:A2"]);
    deepEqual(header, ["地域", "窓口 / 件数", "窓口 / 件数_2", "電子 / 件数", "電子 / 件数_2", "区分", "_row"]);
    deepEqual(rows.map((r) => [r[0], r.at(-2), r.at(-1)]), [["札幌市", "政令市", 4], ["仙台市", "政令市", 5], ["青森市", "中核市", 7], ["盛岡市", "中核市", 8]]);
  });

  it("writes a cross-tab as it stands", () => {
    const { header, rows } = extract("氏名|DX基礎研修|データ研修|RPA研修|AI研修\n山田太郎|○||○|\n鈴木花子|○|○||\n佐藤次郎||○||○");
    equal(header.length, 6);
    deepEqual(rows[0], ["山田太郎", "○", null, "○", null, 2]);
  });
});
