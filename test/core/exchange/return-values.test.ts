import { deepEqual } from "node:assert/strict";
import { readAnswer } from "../../../src/core/exchange/return-values.ts";
import type { ReturnColumn } from "../../../src/core/model/return-form.ts";

const targetYear: ReturnColumn = { field: "target_fy", header: "目標年度", column: 9, type: "text" };

describe("a returned 目標年度", () => {
  for (const [written, year] of [["令和10年度", "2028"], ["R10", "2028"], ["２０２８年度", "2028"], ["2028", "2028"]] as const)
    it(`「${written}」 is ${year}, as the intake reads it`, () => deepEqual(readAnswer(written, "2026", targetYear), { kind: "value", value: year }));

  it("written differently but meaning what was sent is no change", () => deepEqual(readAnswer("令和10年度", "2028", targetYear), { kind: "unchanged" }));

  it("without an era is kept out and listed, not guessed", () => deepEqual(readAnswer("10年度", "2028", targetYear), { kind: "invalid", found: "10年度", reason: "not_a_year" }));

  it("「未定」 is no year", () => deepEqual(readAnswer("未定", null, targetYear), { kind: "invalid", found: "未定", reason: "not_a_year" }));
});
