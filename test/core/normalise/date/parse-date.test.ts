import { deepEqual, equal } from "node:assert/strict";
import type { IsoDate } from "../../../../src/core/model/date.ts";
import { parseCellDate } from "../../../../src/core/normalise/date/cell-date.ts";
import { parseDateText } from "../../../../src/core/normalise/date/parse-date.ts";
import { profileDates } from "../../../../src/core/normalise/date/profile-dates.ts";

const READ: readonly (readonly [string, string])[] = [
  ["令和６年４月１日", "2024-04-01"], ["R6.4.1", "2024-04-01"], ["Ｒ６．４．１", "2024-04-01"], ["r6-4-1", "2024-04-01"], ["R.6.4.1", "2024-04-01"], ["令6・4・1", "2024-04-01"],
  ["令和六年四月一日", "2024-04-01"], ["令和　６年　４月　１日", "2024-04-01"], ["㋿6年4月1日", "2024-04-01"], ["\uF9A8和6年4月1日", "2024-04-01"], ["R060401", "2024-04-01"],
  ["5060401", "2024-04-01"], ["20240401", "2024-04-01"], ["2024年4月1日", "2024-04-01"], ["西暦2024年4月1日", "2024-04-01"], ["2024/4/1 0:00:00", "2024-04-01"],
  ["2024-04-01T00:00:00", "2024-04-01"], ["令和6年4月1日（月）", "2024-04-01"], ["令和6年4月1日(月曜日)付", "2024-04-01"], ["令和6年4月1日現在", "2024-04-01"],
  ["令和6年4月1日採用", "2024-04-01"], ["採用日：R6.4.1", "2024-04-01"], ["令和元年５月１日", "2019-05-01"], ["平成三十一年四月三十日", "2019-04-30"], ["昭和六十四年一月七日", "1989-01-07"],
  ["㍻一〇年肆月晦日", "1998-04-30"], ["平成27年１２月八日", "2015-12-08"], ["大正15年12月25日", "1926-12-25"], ["昭和元年12月25日", "1926-12-25"], ["明治45年7月30日", "1912-07-30"],
  ["明治6年1月1日", "1873-01-01"], ["明治5年12月2日", "1872-12-31"], ["明治元年1月1日", "1868-01-25"], ["明治3年閏10月4日", "1870-11-26"], ["昭和59年2月29日", "1984-02-29"],
  ["令和6年（2024年）4月1日", "2024-04-01"], ["2024年(令和6年)4月1日", "2024-04-01"], ["平成31年（令和元年）5月1日", "2019-05-01"], ["平成12年2月末日", "2000-02-29"],
  ["45383", "2024-04-01"], ["'R6.4.1", "2024-04-01"], ["1-Apr-2024", "2024-04-01"], ["April 1, 2024", "2024-04-01"], ["4/15/2024", "2024-04-15"],
  ["　1 9 2 8 年 3 月　１１ 日  ", "1928-03-11"],
  ["令和6年4月", "2024-04"], ["R6.4", "2024-04"], ["2024/4", "2024-04"], ["202404", "2024-04"], ["平成３０年４月", "2018-04"], ["令和6年", "2024"], ["H30", "2018"], ["2024", "2024"],
  ["令和6年度", "FY2024"], ["R6年度", "FY2024"], ["2024年度", "FY2024"], ["平成31年度", "FY2019"], ["令和元年度", "FY2019"], ["平成31（令和元）年度", "FY2019"],
  ["令和6年度末", "2025-03-31"], ["令和元年度当初", "2019-04-01"], ["平成31年度末", "2020-03-31"],
  ["令和6年4月1日～令和7年3月31日", "2024-04-01/2025-03-31"], ["令和6年4月1日～30日", "2024-04-01/2024-04-30"], ["令和6年4月1日から7月31日まで", "2024-04-01/2024-07-31"],
  ["自令和6年4月1日至令和7年3月31日", "2024-04-01/2025-03-31"], ["平成9～25年度", "FY1997/FY2013"], ["H25-H27", "2013/2015"], ["令和6年4～6月", "2024-04/2024-06"], ["2024/4/1-2024/4/30", "2024-04-01/2024-04-30"],
  ["2024-04-01/2025-03-31", "2024-04-01/2025-03-31"], ["FY2013/FY2015", "FY2013/FY2015"], ["2013/2015", "2013/2015"], ["2024-04/2024-06", "2024-04/2024-06"],
  ["令和6年4月1日～", "2024-04-01"], ["平成31年/令和元年", "2019"], ["ｼｮｳﾜ63年1月1日", "1988-01-01"], ["Mon Apr 01 2024", "2024-04-01"], ["令和6年4月1日 月", "2024-04-01"],
];

const REFUSED: readonly (readonly [string, string])[] = [
  ["平成31年2月29日", "date_no_such_day"], ["令和5年4月31日", "date_no_such_day"], ["令和6年13月1日", "date_no_such_day"], ["令和6年0月1日", "date_no_such_day"], ["令和6年4月0日", "date_no_such_day"],
  ["昭和0年2月3日", "date_no_such_day"], ["明治5年12月3日", "date_no_such_day"], ["㍾5年12月31日", "date_no_such_day"], ["令和2年閏5月4日", "date_no_such_day"], ["60", "date_no_such_day"], ["20240230", "date_no_such_day"],
  ["昭和2月3日", "date_not_recognised"], ["謎元号100年2月3日", "date_not_recognised"], ["あいう", "date_not_recognised"], ["令和六十年十百月", "date_not_recognised"], ["1.5.2.3", "date_not_recognised"],
  ["24.4.1", "date_era_missing"], ["6年4月1日", "date_era_missing"], ["060401", "date_era_missing"], ["25年度", "date_era_missing"], ["元年5月1日", "date_era_missing"],
  ["4月1日", "date_year_missing"], ["4/1", "date_year_missing"], ["５月", "date_year_missing"], ["4/5/2024", "date_ambiguous"], ["令和6年（2023年）4月1日", "date_ambiguous"],
];

const DOUBTFUL: readonly (readonly [string, string, string])[] = [
  ["平成32年4月1日", "2020-04-01", "date_era_overrun"], ["平成31年5月1日", "2019-05-01", "date_era_overrun"], ["昭和64年2月1日", "1989-02-01", "date_era_overrun"], ["昭和64年2月", "1989-02", "date_era_overrun"],
  ["昭和64年1月8日", "1989-01-08", "date_era_overrun"], ["平成32年度", "FY2020", "date_era_overrun"], ["平成36年3月31日", "2024-03-31", "date_era_overrun"], ["大正15年12月26日", "1926-12-26", "date_era_overrun"],
  ["令和元年1月1日", "2019-01-01", "date_era_underrun"], ["令和元年4月30日", "2019-04-30", "date_era_underrun"], ["平成元年1月7日", "1989-01-07", "date_era_underrun"], ["昭和元年12月24日", "1926-12-24", "date_era_underrun"],
  ["令和5年10月～3月", "2023-10/2024-03", "date_ambiguous"], ["1", "1900-01-01", "date_serial_doubtful"], ["令和6年4月1日～令和5年3月31日", "2024-04-01/2023-03-31", "date_range_reversed"],
];

describe("parseDateText", () => {
  for (const [text, value] of READ) it(`reads ${text} as ${value}`, () => deepEqual([parseDateText(text).value, parseDateText(text).issue], [value, null]));
  for (const [text, issue] of REFUSED) it(`refuses ${text}: ${issue}`, () => deepEqual([parseDateText(text).value, parseDateText(text).issue], [null, issue]));
  for (const [text, value, issue] of DOUBTFUL) it(`reads ${text} as ${value} and flags ${issue}`, () => deepEqual([parseDateText(text).value, parseDateText(text).issue], [value, issue]));

  it("takes the era from another column, in any spelling", () => {
    for (const era of ["令和", "令", "R", "5", "㋿"]) equal(parseDateText("6.4.1", { era }).value, "2024-04-01");
    equal(parseDateText("元年5月1日", { era: "令和" }).value, "2019-05-01");
    equal(parseDateText("060401", { era: "令和" }).value, "2024-04-01");
    equal(parseDateText("6", { era: "令和" }).value, "2024");
    equal(parseDateText("H6.4.1", { era: "令和" }).value, "1994-04-01", "the era written in the cell wins");
    equal(parseDateText("2024.4.1", { era: "平成" }).value, "2024-04-01", "a western year needs no era");
  });

  it("takes the year from the row above", () => equal(parseDateText("5月1日", { year: 2024 }).value, "2024-05-01"));

  it("says which eras a year without one may mean", () =>
    deepEqual(parseDateText("6.4.1").detail, { candidates: ["2024-04-01", "1994-04-01", "1931-04-01", "1917-04-01", "1873-04-01", "2006-04-01"] }));

  it("keeps why there is no date", () => {
    deepEqual(parseDateText("未定"), { value: null, issue: null, detail: { missing: "undecided" } });
    deepEqual(parseDateText("令和　年　月　日").detail, { missing: "blank" });
    deepEqual(parseDateText(" 　"), { value: null, issue: null, detail: { missing: "blank" } });
    deepEqual(parseDateText("―"), { value: null, issue: null, detail: { missing: "notApplicable" } });
  });
});

describe("parseCellDate", () => {
  it("reads date cells, serials of both systems, and numbers that spell a date", () => {
    equal(parseCellDate({ kind: "date", value: 45383, iso: "2024-04-01" }).value, "2024-04-01");
    equal(parseCellDate({ kind: "number", value: 45383.75 }).value, "2024-04-01");
    equal(parseCellDate({ kind: "number", value: 43921 }, { date1904: true }).value, "2024-04-01");
    equal(parseCellDate({ kind: "number", value: 20240401 }).value, "2024-04-01");
    equal(parseCellDate({ kind: "number", value: 5060401 }).value, "2024-04-01");
    equal(parseCellDate({ kind: "number", value: 2024 }).value, "2024");
    equal(parseCellDate({ kind: "text", value: "R6.4.1" }).value, "2024-04-01");
    equal(parseCellDate({ kind: "number", value: 45383 }, { serials: false }).issue, "date_not_recognised");
    equal(parseCellDate({ kind: "date", value: 6.4, iso: "1900-01-06" }).issue, "date_serial_doubtful");
    deepEqual(parseCellDate({ kind: "error", value: "#N/A" }).detail, { missing: "notAvailable" });
  });
});

describe("profileDates", () => {
  const window = { oldest: "1955-01-01" as IsoDate, newest: "2026-03-31" as IsoDate };
  it("takes an era only when it is the single one that fits every value", () => {
    equal(profileDates(["50.4.1", "61.12.3", ""], window).era, "昭和");
    equal(profileDates(["2.4.1", "6.4.1"], window).era, undefined, "平成 and 令和 both fit");
    deepEqual(profileDates(["R6.4.1", "50.4.1", "未定の者"], window), { dated: 1, eraless: 1, other: 1, era: "昭和" });
  });
});
