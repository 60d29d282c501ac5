import { equal } from "node:assert/strict";
import fc from "fast-check";
import { type Formula, type Reference, f, rangeRef, textLiteral } from "../../../src/core/model/formula.ts";
import { makeBuffer, written } from "../../../src/xlsx/write/byte-buffer.ts";
import { fileFormula, makeFormulaWriter } from "../../../src/xlsx/write/formula-bytes.ts";
import { escapeText } from "../../../src/xlsx/write/xml.ts";

const block = rangeRef({ top: 2, left: 3, bottom: 9, right: 28 }, "職員 '一覧'");

const reference: fc.Arbitrary<Reference> = fc.record({
  sheet: fc.option(fc.constantFrom("Data", "職員一覧", "R1C1", "it's"), { nil: undefined }),
  range: fc.tuple(fc.integer({ min: 1, max: 1_048_000 }), fc.integer({ min: 1, max: 16_000 }), fc.nat(500), fc.nat(300)).map(([top, left, height, width]) => ({ top, left, bottom: top + height, right: left + width })),
  anchor: fc.constantFrom("both", "row", "column", "none"),
}) as fc.Arbitrary<Reference>;

const anyFormula: fc.Arbitrary<Formula> = fc
  .array(fc.oneof(reference, fc.constantFrom("SUM(", ")", "STDEV.S(", "<=", "&", textLiteral("A\"B & <C>"), textLiteral("XOR(1)"), "_x0041_", "令和")), { maxLength: 8 })
  .map((parts) => ({ parts }));

describe("xlsx/write/formula-bytes", () => {
  for (const [formula, expected] of [
    [f`STDEV.S(${block})`, "_xlfn.STDEV.S('職員 ''一覧'''!$C$2:$AB$9)"],
    [f`IFNA(RANK.EQ(1,${block}),XOR(1,0))`, "_xlfn.IFNA(_xlfn.RANK.EQ(1,'職員 ''一覧'''!$C$2:$AB$9),_xlfn.XOR(1,0))"],
    [f`NETWORKDAYS(1,2)+DAYS(2,1)`, "NETWORKDAYS(1,2)+_xlfn.DAYS(2,1)"],
    [f`"STDEV.S("&SUM(1)`, '"STDEV.S("&SUM(1)'],
    [f`IFERROR(SUMIFS(1,2,3),0)`, "IFERROR(SUMIFS(1,2,3),0)"],
  ] as const) {
    it(`writes ${expected}`, () => equal(fileFormula(formula), expected));
  }

  it("writes the same bytes the slow way and the fast way, also when it has seen the pieces before", () => {
    const writer = makeFormulaWriter();
    fc.assert(fc.property(anyFormula, (formula) => {
      const out = makeBuffer(4);
      writer.put(out, formula);
      equal(Buffer.from(written(out)).toString("utf8"), escapeText(fileFormula(formula)));
    }), { numRuns: 500 });
  });
});
