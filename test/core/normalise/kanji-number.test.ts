import { deepEqual } from "node:assert/strict";
import fc from "fast-check";
import { parseKanjiNumber } from "../../../src/core/normalise/kanji-number.ts";

/** An own writer, independent of the parser: 12034 → 一万二千三十四. */
const DIGITS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
function write(n: number): string {
  if (n === 0) return "〇";
  const groups = ["", "万", "億", "兆"].map((name, i) => [Math.floor(n / 10_000 ** i) % 10_000, name] as const);
  return groups.toReversed().map(([group, name]) => (group === 0 ? "" : below(group, name !== "") + name)).join("");
}
const below = (group: number, named: boolean): string =>
  ["千", "百", "十", ""].map((place, i) => {
    const digit = Math.floor(group / 10 ** (3 - i)) % 10;
    return digit === 0 ? "" : digit === 1 && place !== "" && !(place === "千" && named) ? place : `${DIGITS[digit]}${place}`;
  }).join("");

describe("parseKanjiNumber", () => {
  for (const [text, value] of [
    ["一千百十一兆一千百十一億一千百十一万一千百十一", 1_111_111_111_111_111], ["三億八", 300_000_008], ["三五〇", 350], ["千二三四", 1234], ["千二百三四", 1234], ["壱万", 10_000], ["弍万", 20_000],
    ["壱阡陌拾壱兆壱阡陌拾壱億壱阡陌拾壱萬壱阡陌拾壱", 1_111_111_111_111_111], ["4千８百", 4800], ["3億4千８百万6", 348_000_006], ["4千8百21", 4821], ["1千2百35億8百21", 123_500_000_821],
    ["２億３千４５６万７８９０", 234_567_890], ["参弐壱", 321], ["拾弐万参千弐百拾壱", 123_211], ["九千七兆千九百九十二億五千四百七十四万九百九十一", Number.MAX_SAFE_INTEGER], ["百卄", 120], ["千皕卅肆", 1234],
    ["弐仟柒佰玖什", 2790], ["一千〇二十四", 1024], ["二百二十二万零三百零二", 2_220_302], ["六百〇八", 608], ["千〇〇三", 1003], ["千〇十", 1010], ["5807万6099", 58_076_099], ["58百7万6千99", 58_076_099],
    ["1.5億", 150_000_000], ["1.5億250.32千", 150_250_320], ["-1.5億", -150_000_000], ["12千345", 12_345], ["二○二四", 2024], ["千万", 10_000_000], ["１２３", 123], ["1,234", 1234],
  ] as const) {
    it(`reads ${text} as ${value}`, () => deepEqual(parseKanjiNumber(text), { value, issue: null }));
  }

  for (const text of [
    "三あ八", "三五十", "十百千", "三十七百九千", "四万三億二兆", "十十", "二十五十", "八百五百", "万", "兆億万", "億千万", "六七百", "二〇〇十七", "三四千五六七百", "〇十", "〇千〇百〇十", "〇〇", "〇十〇", "十〇",
    "千〇〇", "〇万", "千二三", "第百十六回", "1千1000", "1万10千", "万1千234", "1万0万", "1億-2万", "千2e1", "inf", "○", "一・五", "五千円",
  ]) {
    it(`refuses ${text}`, () => deepEqual(parseKanjiNumber(text), { value: null, issue: "number_not_recognised" }));
  }

  it("refuses what a number cannot hold exactly", () =>
    deepEqual(parseKanjiNumber("39京4385兆4895万"), { value: null, issue: "number_too_large" }));

  it("reads every number its writer can write", () =>
    fc.assert(fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (n) => deepEqual(parseKanjiNumber(write(n)).value, n))));

  it("reads every positional number", () =>
    fc.assert(fc.property(fc.integer({ min: 1, max: 999_999_999 }), (n) => deepEqual(parseKanjiNumber([...String(n)].map((d) => "〇一二三四五六七八九"[Number(d)]).join("")).value, n))));
});
