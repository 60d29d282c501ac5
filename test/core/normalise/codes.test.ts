import { deepEqual, equal } from "node:assert/strict";
import { missingKind, normaliseMissing } from "../../../src/core/normalise/missing.ts";
import { parseRating, ratingScale } from "../../../src/core/normalise/rating.ts";
import { parseStaffNo, staffNoWidth } from "../../../src/core/normalise/staff-no.ts";

describe("parseStaffNo", () => {
  for (const [text, value] of [
    ["0012345", "0012345"], ["００１２３４５", "0012345"], ["'0012345", "0012345"], ["12345.0", "12345"], ["1.2345E+04", "12345"], ["No.0123", "0123"], ["№０１２３", "0123"], ["職員番号:0123", "0123"], ["a0123", "A0123"],
    ["Ａ－０１２", "A-012"], ["12,345", "12345"], ["会0123", "会0123"], [" 0123 ", "0123"], ["=\"0012\"", "0012"], ["(0123)", "0123"], ["0123番", "0123"], ["1E5", "1E5"], ["012345（再）", "012345"], ["ｱ123", "ア123"],
  ] as const) {
    it(`reads ${text} as ${value}`, () => deepEqual([parseStaffNo(text).value, parseStaffNo(text).issue], [value, null]));
  }
  it("refuses a number that lost digits or is none", () => {
    for (const text of ["1.23457E+11", "12.5", "1.2E+07", "-12345", "12,34", "総務課", "12345.67"]) deepEqual([parseStaffNo(text).value, parseStaffNo(text).issue], [null, "staff_no_not_recognised"]);
  });
  it("puts zeros back only with a proven width", () => {
    equal(parseStaffNo("123").value, "123");
    deepEqual(parseStaffNo("123", 6), { value: "000123", issue: null, detail: { restoredZeros: 3 } });
    equal(parseStaffNo("1234567", 6).issue, "code_zeros_doubtful");
  });
});

describe("staffNoWidth", () => {
  it("is proven by zeros that survived, and by nothing else", () => {
    equal(staffNoWidth(["001234", "012345", "1234", ""]), 6);
    equal(staffNoWidth(["1234", "12345"]), undefined);
    equal(staffNoWidth(["0123", "001234"]), undefined);
    equal(staffNoWidth(["0123", "12345"]), undefined);
  });
});

describe("parseRating", () => {
  for (const [text, level] of [
    ["◎", 4], ["○", 3], ["〇", 3], ["△", 2], ["▲", 1], ["×", 0], ["Ａ", 4], ["b", 3], ["Ｅ", 0], ["0", 0], ["５", 4], ["レベル３", 3], ["Lv.2", 2], ["3/5", 2], ["3/4", 3], ["★★★☆☆", 2],
    ["一人でできる", 3], ["指導できる", 4], ["できる", 3], ["補助があればできる", 2], ["未経験", 0], ["3：一人でできる", 3], ["◎（指導できる）", 4], ["支援があれば実施できる", 2], ["指導を受けながらできる", 2], ["他者に教えられる", 4], ["一人で実施できる", 3], ["全くできない", 0],
  ] as const) {
    it(`reads ${text} as ${level}`, () => deepEqual([parseRating(text).value, parseRating(text).issue], [level, null]));
  }
  it("leaves a bare digit open until the scale is known", () => {
    deepEqual(parseRating("3"), { value: null, issue: "rating_ambiguous", detail: { candidates: [3, 2] } });
    equal(parseRating("3", "0-4").value, 3);
    equal(parseRating("3", "1-5").value, 2);
    equal(parseRating("1", "5-1").value, 4);
    equal(parseRating("5", "0-4").issue, "rating_not_recognised");
    equal(parseRating("レ").issue, "rating_ambiguous");
    equal(parseRating("3.5").issue, "rating_not_recognised");
    equal(parseRating("○△").issue, "rating_not_recognised");
    equal(parseRating("ほげ").issue, "rating_not_recognised");
  });
  it("keeps unassessed apart from level 0", () => {
    for (const text of ["", "未評価", "－", "該当なし"]) deepEqual([parseRating(text).value, parseRating(text).issue], [null, null]);
  });
  it("sees the scale of a column", () => {
    equal(ratingScale(["0", "3", "4"]), "0-4");
    equal(ratingScale(["1", "5", "3"]), "1-5");
    equal(ratingScale(["1", "3"]), undefined);
    equal(ratingScale(["S", "A", "C"]), "S-D");
    equal(ratingScale(["◎", "△", ""]), "marks");
  });
});

describe("missingKind", () => {
  for (const [kind, texts] of [
    ["blank", ["", " 　", "未記入", "（空白）", "＿＿"]], ["undecided", ["未定", "調整中", "現在調整中", "検討中", "TBD", "【未定】"]], ["notApplicable", ["―", "－", "-", "ー", "—", "該当なし", "該当無し", "なし", "N/A", "ｎ／ａ", "対象外", "／", "・", "該当ありません"]],
    ["ditto", ["〃", "同上", "々", "仝", "\"", "”"]], ["suppressed", ["x", "X", "***", "秘匿"]], ["notAvailable", ["…", "...", "・・・", "‥", "不明", "#N/A", "#REF!", "？", "不検出", "別紙"]],
  ] as const) {
    it(`knows ${kind}`, () => texts.forEach((text) => deepEqual(normaliseMissing(text), { value: true, issue: null, detail: { kind } })));
  }
  it("lets values be values", () => {
    for (const text of ["0", "○", "×", "△", "-5", "無線", "同志社", "一", "未定課", "なし地", "令和6年"]) equal(missingKind(text), undefined, text);
  });
});
