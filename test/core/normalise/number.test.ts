import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { parseNumber } from "../../../src/core/normalise/number/parse-number.ts";

describe("parseNumber", () => {
  for (const [text, value, unit] of [
    ["△5", -5, undefined], ["▲1,234", -1234, undefined], ["(1,234)", -1234, undefined], ["（５）", -5, undefined], ["−5", -5, undefined], ["－５", -5, undefined], ["＋５", 5, undefined],
    ["１，２００千円", 1_200_000, "円"], ["1.1千円", 1100, "円"], ["12百万円", 12_000_000, "円"], ["1.5億円", 150_000_000, "円"], ["1億2,000万円", 120_000_000, "円"], ["百二十万円", 1_200_000, "円"], ["壱百万円", 1_000_000, "円"],
    ["¥1,200-", 1200, "円"], ["金一万円也", 10_000, "円"], ["３名", 3, "名"], ["三名", 3, "名"], ["50.5％", 50.5, "%"], ["0.5人工", 0.5, "人工"], ["10人月", 10, "人月"], ["1 634 353", 1_634_353, undefined],
    ["3年6月", 42, "か月"], ["3年6ヶ月", 42, "か月"], ["38時間45分", 38.75, "時間"], ["6ヵ月", 6, "か月"], ["1.2345E+04", 12_345, undefined], [".5", 0.5, undefined], ["'123", 123, undefined], ["0", 0, undefined],
    ["△1,234千円", -1_234_000, "円"], ["5千人", 5000, "人"], ["十五", 15, undefined], ["２．５人", 2.5, "人"], ["100 %", 100, "%"], ["ゼロ", 0, undefined], ["¥-1,200", -1200, "円"], ["△¥1,200", -1200, "円"], ["1万2千円", 12_000, "円"], ["約１，５００万円", 15_000_000, "円"],
  ] as const) {
    it(`reads ${text} as ${value} ${unit ?? ""}`, () => {
      const found = parseNumber(text);
      deepEqual([found.value, found.issue, found.detail?.["unit"]], [value, null, unit]);
    });
  }

  for (const [text, value, qualifier] of [["約10名", 10, "約"], ["10人以上", 10, "以上"], ["1,200円（税込）", 1200, "税込"], ["50程度", 50, "程度"], ["概算1,000千円", 1_000_000, "概算"], ["5未満", 5, "未満"]] as const) {
    it(`keeps the hedge of ${text}`, () => deepEqual([parseNumber(text).value, parseNumber(text).detail?.["qualifier"]], [value, qualifier]));
  }

  for (const text of ["1,2,3", "12,34", "1,200,5", "123,4567", "1234,567", "10 00", "1 2", "10、200", "2 3人", "±5", "2/3", "①", "10(5)", "3回目", "第3号", "abc", "5-", "--5", "1.2.3", "○", "〇", "△"]) {
    it(`refuses ${text}`, () => deepEqual([parseNumber(text).value, parseNumber(text).issue], [null, "number_not_recognised"]));
  }

  it("never turns a range into one of its ends", () =>
    deepEqual(parseNumber("10～20人"), { value: null, issue: "number_range", detail: { from: 10, to: 20, unit: "人" } }));

  it("refuses what a number cannot hold exactly", () => equal(parseNumber("9,007,199,254,740,993").issue, "number_too_large"));

  it("keeps the unit of the header, and flags another one", () => {
    deepEqual(parseNumber("1,200", { headerUnit: "千円" }), { value: 1200, issue: null, detail: { unit: "千円" } });
    deepEqual(parseNumber("1,200千円", { headerUnit: "千円" }), { value: 1200, issue: null, detail: { unit: "千円" } });
    equal(parseNumber("1,200円", { headerUnit: "千円" }).issue, "unit_conflict");
    equal(parseNumber("3名", { headerUnit: "人" }).value, 3);
  });

  it("keeps missing marks apart from zero", () => {
    for (const [text, kind] of [["未定", "undecided"], ["－", "notApplicable"], ["…", "notAvailable"], ["x", "suppressed"], ["", "blank"], ["#N/A", "notAvailable"], ["なし", "notApplicable"]] as const) {
      deepEqual(parseNumber(text), { value: null, issue: null, detail: { missing: kind } });
    }
  });

  it("reads every amount it is shown in thousands separators, full-width and with △", () =>
    fc.assert(fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (n) => {
      const grouped = String(Math.abs(n)).replace(/\B(?=(\d{3})+$)/gu, ",");
      const sign = n < 0 ? "△" : "";
      equal(parseNumber(sign + grouped).value, n);
      equal(parseNumber(sign + grouped.replace(/[0-9,]/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))).value, n);
    })));
});
