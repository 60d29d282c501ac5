import { deepEqual, ok } from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { excelFiles, officeUses, tooNew } from "../../scripts/dev/check-office-api.ts";
import { ROOT } from "../support/command-line.ts";

describe("members of Office.js that are used", function () {
  this.timeout(120_000);

  it("are all within ExcelApi 1.14, and the check can fail", () => {
    // Inside the project, so that the types are found.
    const newer = join(ROOT, `test/excel/newer-${process.pid}.ts`);
    writeFileSync(newer, "export const f = (r: Excel.Range): Excel.WorkbookRangeAreas => r.getDependents();\n");
    try {
      const uses = officeUses([...excelFiles(), newer]);
      const ours = uses.filter(({ place }) => !place.startsWith(newer));
      deepEqual(ours.filter(tooNew), []);
      ok(ours.length > 20);
      ok(uses.filter(tooNew).length > 0);
    } finally {
      rmSync(newer);
    }
  });
});
