import { equal } from "node:assert/strict";
import { type IsoDate, dayFromNumber, dayNumber } from "../../../../src/core/model/date.ts";
import { formatFiscalYear, formatWareki, WAREKI_STYLES } from "../../../../src/core/normalise/date/format-wareki.ts";
import { parseDateText } from "../../../../src/core/normalise/date/parse-date.ts";

const FIRST = dayNumber("1873-01-01" as IsoDate);
const LAST = dayNumber("2100-12-31" as IsoDate);
const everyDay = function* (): Generator<IsoDate> {
  for (let n = FIRST; n <= LAST; n += 1) {
    const day = dayFromNumber(n);
    if (day !== undefined) yield day;
  }
};

/** Western spellings a ledger uses, by the same day. */
const WESTERN: readonly ((day: IsoDate) => string)[] = [
  (day) => day,
  (day) => day.replaceAll("-", "/"),
  (day) => day.replaceAll("-", ""),
  (day) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/u, "$1年$2月$3日"),
  (day) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/u, "$1.$2.$3"),
];

describe("formatWareki and parseDateText", () => {
  for (const style of WAREKI_STYLES) {
    it(`give back every day of 1873-2100 written ${style}`, () => {
      for (const day of everyDay()) {
        const { value, issue } = parseDateText(formatWareki(day, style) ?? "");
        if (value !== day || issue !== null) equal(`${day} ${formatWareki(day, style)} ${value} ${issue}`, day);
      }
    });
  }

  it("give back every day of 1873-2100 in the western spellings", () => {
    for (const day of everyDay()) {
      for (const write of WESTERN) {
        const { value, issue } = parseDateText(write(day));
        if (value !== day || issue !== null) equal(`${write(day)} ${value} ${issue}`, day);
      }
    }
  });

  it("agree with Intl on the era and year of every day", () => {
    const oracle = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { era: "long", year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" });
    for (const day of everyDay()) {
      const parts = Object.fromEntries(oracle.formatToParts(new Date(`${day}T00:00:00Z`)).map((p) => [p.type, p.value]));
      const year = parts["year"] === "1" ? "元" : parts["year"];
      const expected = `${parts["era"]}${year}年${parts["month"]}月${parts["day"]}日`;
      if (formatWareki(day) !== expected) equal(formatWareki(day), expected);
    }
  });

  it("write 元年 and the later era on a shared day", () => {
    equal(formatWareki("2019-05-01" as IsoDate), "令和元年5月1日");
    equal(formatWareki("1926-12-25" as IsoDate), "昭和元年12月25日");
    equal(formatWareki("1912-07-30" as IsoDate), "大正元年7月30日");
    equal(formatWareki("2024-04-01" as IsoDate, "spaced"), "令和　6年　4月　1日");
    equal(formatWareki("1872-12-31" as IsoDate), undefined);
    equal(formatFiscalYear(2019), "平成31年度");
    equal(formatFiscalYear(2024), "令和6年度");
  });
});
