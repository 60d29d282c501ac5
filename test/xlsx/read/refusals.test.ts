import { deepEqual, equal, match, ok } from "node:assert/strict";
import { describeFault, describeReadWarning } from "../../../src/core/validate/messages/refusals.ts";
import type { FaultFact, ForeignContent } from "../../../src/core/model/fault.ts";
import { readLedger } from "../../../src/xlsx/read/read-ledger.ts";
import { refusal } from "./builders/reading.ts";
import { compoundOf } from "./builders/tiny-biff.ts";
import { XML, partsOf, sheetOf, workbookOf } from "./builders/tiny-workbook.ts";
import { zipOf } from "./builders/tiny-zip.ts";

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const SHEET = '<row r="1"><c r="A1"><v>1</v></c></row>';
const good = sheetOf(SHEET.repeat(1));
/** Text that deflate cannot shrink much, so that a cut file is long enough to be cut anywhere. */
const noise = Array.from({ length: 3000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${(i * 7919) % 65_537}</v></c></row>`).join("");

const foreign = (found: ForeignContent): FaultFact => ({ kind: "wrong_content", found });

describe("xlsx/read refusals", () => {
  const cases: readonly (readonly [string, Uint8Array, FaultFact])[] = [
    ["an empty file", new Uint8Array(0), { kind: "empty_file" }],
    ["a file of line feeds and NUL bytes", text("\r\n\r\n \0\0"), { kind: "empty_file" }],
    ["HTML named .xls", text('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>氏名</td></tr></table></body></html>'), foreign("html")],
    ["HTML with a byte order mark and a comment", text("\uFEFF  <!-- 帳票 -->\n<TABLE><tr><td>1</td></tr></TABLE>"), foreign("html")],
    ["a web archive", text('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n'), foreign("mhtml")],
    ["XML Spreadsheet 2003", text('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'), foreign("xml_spreadsheet")],
    ["a PDF", text("%PDF-1.7\n1 0 obj"), foreign("pdf")],
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), foreign("image")],
    ["random bytes", Uint8Array.from({ length: 400 }, (_, i) => (i * 7919 + 13) % 256), foreign("binary")],
    ["another zip", zipOf({ "名簿.txt": "1" }), foreign("other_zip")],
    ["OpenDocument", zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>" }), foreign("ods")],
    ["xlsb", zipOf({ "[Content_Types].xml": '<Types><Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>' }), foreign("xlsb")],
    ["a Word document", zipOf({ "[Content_Types].xml": '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>' }), foreign("word")],
    ["an encrypted workbook", compoundOf({ EncryptionInfo: new Uint8Array(64), EncryptedPackage: new Uint8Array(6000) }), { kind: "encrypted" }],
    ["an old Word document", compoundOf({ WordDocument: new Uint8Array(5000) }), foreign("other_office")],
    ["a zip with encrypted entries", sheetOf(SHEET, { zip: { flags: 1 } }), { kind: "encrypted" }],
    ["a workbook cut off", sheetOf(noise).subarray(0, 5000), { kind: "damaged", at: { where: "end_of_file" } }],
    ["a compound file cut off", compoundOf({ Workbook: new Uint8Array(5000) }).subarray(0, 300), { kind: "damaged", at: { where: "workbook_stream" } }],
    ["a workbook without its main part", zipOf(partsOf({ sheets: [{}], parts: { "xl/workbook.xml": undefined } })), { kind: "damaged", at: { where: "missing_part", part: "xl/workbook.xml" } }],
    ["a workbook without a sheet's part", workbookOf({ sheets: [{}], parts: { "xl/worksheets/sheet1.xml": undefined } }), { kind: "damaged", at: { where: "missing_part", part: "xl/worksheets/sheet1.xml" } }],
    ["a workbook without sheets", workbookOf({ sheets: [] }), { kind: "no_sheet" }],
    ["a sheet that ends in the middle", workbookOf({ sheets: [{ name: "名簿", xml: `${XML}<worksheet><sheetData><row r="7"><c r="A7"><v>1</v></c>` }] }), { kind: "damaged", at: { where: "sheet", sheet: "名簿", row: 7 } }],
    ["a sheet that is no sheet", workbookOf({ sheets: [{ name: "名簿", xml: "<html><body/></html>" }] }), { kind: "damaged", at: { where: "sheet", sheet: "名簿", row: 0 } }],
    ["entities in a sheet", workbookOf({ sheets: [{ xml: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData/></worksheet>' }] }), { kind: "entity_declaration", part: "xl/worksheets/sheet1.xml" }],
    ["entities behind a long comment", workbookOf({ sheets: [{ xml: `<!--${"-".repeat(5000)}x--><!DOCTYPE x []><worksheet><sheetData/></worksheet>` }] }), { kind: "entity_declaration", part: "" }],
    ["entities in shared strings", sheetOf(SHEET, { parts: { "xl/sharedStrings.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>' } }), { kind: "entity_declaration", part: "xl/sharedStrings.xml" }],
    ["entities in styles", sheetOf(SHEET, { parts: { "xl/styles.xml": '<!DOCTYPE x SYSTEM "http://example.invalid/"><styleSheet/>' } }), { kind: "entity_declaration", part: "xl/styles.xml" }],
    ["a part in UTF-16", workbookOf({ sheets: [{ xml: "<worksheet/>" }], parts: { "xl/worksheets/sheet1.xml": Uint8Array.of(0xff, 0xfe, 60, 0, 97, 0) } }), { kind: "unsupported_part", part: "xl/worksheets/sheet1.xml" }],
    ["a part that says Shift_JIS", workbookOf({ sheets: [{ xml: '<?xml version="1.0" encoding="Shift_JIS"?><worksheet/>' }] }), { kind: "unsupported_part", part: "xl/worksheets/sheet1.xml" }],
  ];
  for (const [name, bytes, expected] of cases) {
    it(name, async () => deepEqual(await refusal(bytes, "名簿.xls"), expected));
    it(`${name}: one sentence that names the file and a remedy`, () => {
      const sentence = describeFault({ file: "人事/名簿.xls", ...expected });
      ok(sentence.startsWith("「人事/名簿.xls」は、"), sentence);
      match(sentence, /ください(?:（[^。]*）)?。$/u);
      equal(sentence.split("。").length, 2, sentence);
      equal(/undefined|[{}]|\bNaN\b/u.test(sentence), false, sentence);
    });
  }

  it("one flipped byte in packed data is found by the checksum", async () => {
    const bytes = sheetOf(noise, { zip: { method: 0 } });
    const at = new TextDecoder("latin1").decode(bytes).indexOf("<v>7919</v>");
    bytes[at + 3] = "8".charCodeAt(0);
    deepEqual(await refusal(bytes), { kind: "damaged", at: { where: "part", part: "xl/worksheets/sheet1.xml" } });
  });

  it("the whole file is intact before anything is flipped", async () => {
    equal((await readLedger("a.xlsx", good)).ok, true);
  });

  it("a zip bomb is refused before it has grown", async () => {
    const bomb = new Uint8Array(90 * 1024 * 1024).fill(32);
    bomb.set(text("<worksheet><sheetData>"));
    deepEqual(await refusal(workbookOf({ sheets: [{}], parts: { "xl/worksheets/sheet1.xml": bomb } })), { kind: "zip_bomb", part: "xl/worksheets/sheet1.xml" });
  });

  it("a part that claims to be small and is not", async () => {
    const bytes = sheetOf(noise);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 46; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    equal((await refusal(bytes)).kind, "damaged");
  });

  it("every warning has words", () => {
    const warning = describeReadWarning({ kind: "undecodable_bytes", count: 1200, record: 3 });
    match(warning, /3行目.*1,200か所/u);
  });
});
