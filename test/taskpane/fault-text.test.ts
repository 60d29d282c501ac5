import { ok } from "node:assert/strict";
import type { ExcelFault } from "../../src/excel/book-host.ts";
import { faultText } from "../../src/taskpane/wording.ts";

describe("what a clerk is told when Excel does not do it", () => {
  const told = (kind: ExcelFault["kind"], done?: number): string => faultText({ kind, code: "", detail: "", ...(done === undefined ? {} : { done }) });

  it("says that nothing changed only when nothing did", () => {
    for (const kind of ["editing", "too_large"] as const) {
      ok(told(kind).includes("何も変わっていません"), kind);
      ok(told(kind, 0).includes("何も変わっていません"), kind);
      ok(!told(kind, 5000).includes("何も変わっていません"), kind);
    }
  });

  it("says how many cells were changed before, and the way back", () => {
    for (const kind of ["editing", "protected", "busy", "gone", "unknown"] as const) ok(/それまでに 5000 セルを変えました。「元に戻す」/u.test(told(kind, 5000)), kind);
  });
});
