import { deepEqual, equal, ok } from "node:assert/strict";
import { unzipSync, strFromU8 } from "fflate";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";
import { featureBook } from "../../support/feature-book.ts";

describe("xlsx/write/write-workbook", () => {
  it("gives the same bytes every time", async () => {
    deepEqual(await writeWorkbook(featureBook), await writeWorkbook(featureBook));
  });

  it("writes text results, truth values and empty texts as Excel caches them", async () => {
    const sheet = strFromU8(unzipSync(await writeWorkbook(featureBook))["xl/worksheets/sheet1.xml"] ?? new Uint8Array(0));
    ok(sheet.includes('t="str"><f>IF(C4&gt;=3,"○","△")</f><v>○</v>'.replaceAll('"○","△"', "&quot;○&quot;,&quot;△&quot;")), "text result");
    ok(sheet.includes('t="b"><f>C7&gt;1</f><v>0</v>'), "truth value");
    ok(sheet.includes('t="str"><f>IF(TRUE,&quot;&quot;)</f><v></v>'), "empty text");
  });

  it("never writes a calculation chain", async () => {
    equal(Object.keys(unzipSync(await writeWorkbook(featureBook))).some((name) => name.includes("calcChain")), false);
  });
});
