import { deepEqual, match } from "node:assert/strict";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";
import { featureBook } from "../../support/feature-book.ts";
import { PYTHON, packageFindings } from "../../support/python.ts";

const SHEET = "xl/worksheets/sheet1.xml";

/** Ways to spoil a package, each with the words the check must find: or the check proves nothing. */
const SPOILS: readonly (readonly [string, (parts: Record<string, Uint8Array>) => void, RegExp])[] = [
  ["a part lost", (parts) => { delete parts["xl/charts/chart2.xml"]; }, /chart2.xml, which is not there/],
  ["a part nobody names", (parts) => { parts["xl/extra.xml"] = strToU8("<a/>"); }, /nothing points at it/],
  ["children out of order", (parts) => { change(parts, SHEET, /(<mergeCells.*<\/mergeCells>)(<conditionalFormatting)/u, "$2"); change(parts, SHEET, /<sheetProtection/u, "<mergeCells/><sheetProtection"); }, /out of order/],
  ["a style that is not there", (parts) => { change(parts, SHEET, /<c r="A1" s="\d+"/u, '<c r="A1" s="999"'); }, /style 999 is not there/],
  ["a text that is not there", (parts) => { change(parts, SHEET, /t="s"><v>\d+/u, 't="s"><v>9999'); }, /text is not there/],
  ["a relationship that is not there", (parts) => { change(parts, SHEET, /<drawing r:id="rId1"|<legacyDrawing r:id="rId1"/u, '<legacyDrawing r:id="rId99"'); }, /rId99 is not there/],
  ["broken XML", (parts) => { change(parts, SHEET, /<\/worksheet>/u, ""); }, /not well-formed/],
];

function change(parts: Record<string, Uint8Array>, name: string, from: RegExp, to: string): void {
  parts[name] = strToU8(strFromU8(parts[name] ?? new Uint8Array(0)).replace(from, to));
}

describe("xlsx/write package structure", function () {
  before(function () { if (PYTHON === undefined) this.skip(); });

  it("is sound", async () => deepEqual(await packageFindings(await writeWorkbook(featureBook)), []));

  for (const [what, spoil, words] of SPOILS) {
    it(`would show ${what}`, async () => {
      const parts = { ...unzipSync(await writeWorkbook(featureBook)) };
      spoil(parts);
      match((await packageFindings(zipSync(parts))).join("\n"), words);
    });
  }
});
