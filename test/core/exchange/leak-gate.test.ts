import { deepEqual, equal, ok } from "node:assert/strict";
import { strToU8, unzipSync, zipSync } from "fflate";
import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import { buildLeakIndex, type Identity } from "../../../src/core/exchange/leak/leak-index.ts";
import { type GateRules, searchPackage } from "../../../src/core/exchange/leak-gate.ts";
import { packageParts } from "../../../src/node/package-parts.ts";

const OWN: Identity = { staffNo: "010023", name: "小林　太郎", kana: "コバヤシ　タロウ" };
const CANARY: Identity = { staffNo: "098765", name: "鷺沼　珠緒", kana: "サギヌマ　タマオ" };
const INSIDE: Identity = { staffNo: "098766", name: "林　太郎", kana: "ハヤシ　タロウ" };
const SHORT: Identity = { staffNo: "098767", name: "林　茂", kana: "ハヤシ　シゲル" };
const VARIANT: Identity = { staffNo: "098768", name: "崎山　高子", kana: null };
const SMALL: Identity = { staffNo: "000123", name: null, kana: null };
const PLAIN: Identity = { staffNo: "234567", name: "鶴見　健", kana: "ツルミ　ケン" };
const RULES: GateRules = { own: [OWN], vocabulary: ["総務部　人事課", "林業振興課"], figures: new Set() };
const INDEX = buildLeakIndex([OWN, CANARY, INSIDE, SHORT, PLAIN, VARIANT, SMALL], new Set(["01010000"]));

/** A department workbook of the plain kind, with a name of its own people, numbers, a formula, a comment. */
async function clean(): Promise<Record<string, Uint8Array>> {
  const book = new ExcelJS.Workbook();
  book.created = book.modified = new Date(0);
  const sheet = book.addWorksheet("自所属の人材");
  sheet.addRow(["職員番号", "氏名", "ふりがな", "件数"]);
  sheet.addRow(["010023", "小林　太郎", "こばやし　たろう", 1200]);
  sheet.getCell("D3").value = { formula: "SUM(D2:D2)", result: 234567 };
  sheet.getCell("A2").note = "番号は六桁";
  return unzipSync(new Uint8Array(await book.xlsx.writeBuffer()));
}

const edit = (parts: Record<string, Uint8Array>, name: string, change: (text: string) => string): Record<string, Uint8Array> => {
  const found = Object.keys(parts).find((p) => p.endsWith(name));
  ok(found, name);
  return { ...parts, [found]: strToU8(change(new TextDecoder().decode(parts[found]))) };
};
const search = (parts: Record<string, Uint8Array>, file = "総務部_人事課.xlsx", rules = RULES) => searchPackage(INDEX, file, packageParts(zipSync(parts)), rules);
const put = (text: string) => (xml: string) => xml.replace("</sst>", `<si>${text}</si></sst>`);

const PLANTED: readonly (readonly [string, (p: Record<string, Uint8Array>) => Record<string, Uint8Array>])[] = [
  ["shared string, orphan", (p) => edit(p, "sharedStrings.xml", put("<t>鷺沼　珠緒</t>"))],
  ["shared string without space", (p) => edit(p, "sharedStrings.xml", put("<t>担当は鷺沼珠緒です</t>"))],
  ["rich text cut inside the name", (p) => edit(p, "sharedStrings.xml", put("<r><rPr><b/><sz val=\"11\"/></rPr><t>鷺沼　珠</t></r><r><t>緒</t></r>"))],
  ["furigana", (p) => edit(p, "sharedStrings.xml", put("<t>某</t><rPh sb=\"0\" eb=\"1\"><t>サギヌマタマオ</t></rPh>"))],
  ["half-width kana", (p) => edit(p, "sharedStrings.xml", put("<t>ｻｷﾞﾇﾏ ﾀﾏｵ</t>"))],
  ["hiragana", (p) => edit(p, "sharedStrings.xml", put("<t>さぎぬま　たまお</t>"))],
  ["character references", (p) => edit(p, "sharedStrings.xml", put("<t>&#x9DFA;&#27836;珠_x7DD2_</t>"))],
  ["staff number in a text", (p) => edit(p, "sharedStrings.xml", put("<t>（098765）</t>"))],
  ["staff number full width", (p) => edit(p, "sharedStrings.xml", put("<t>０９８７６５</t>"))],
  ["staff number as a number, zero lost", (p) => edit(p, "sheet1.xml", (x) => x.replace("</sheetData>", "<row r=\"9\"><c r=\"B9\"><v>98765</v></c></row></sheetData>"))],
  ["inline string", (p) => edit(p, "sheet1.xml", (x) => x.replace("</sheetData>", "<row r=\"9\"><c r=\"B9\" t=\"inlineStr\"><is><t>鷺沼　珠緒</t></is></c></row></sheetData>"))],
  ["formula", (p) => edit(p, "sheet1.xml", (x) => x.replace("SUM(D2:D2)", "IF(A1=&quot;鷺沼&quot;&amp;&quot;珠緒&quot;,1,0)"))],
  ["cached value of a formula", (p) => edit(p, "sheet1.xml", (x) => x.replace("</sheetData>", "<row r=\"9\"><c r=\"B9\" t=\"str\"><f>A1</f><v>鷺沼　珠緒</v></c></row></sheetData>"))],
  ["family and given name in two cells", (p) => edit(p, "sheet1.xml", (x) => x.replace("</sheetData>", "<row r=\"9\"><c r=\"B9\" t=\"inlineStr\"><is><t>鷺沼</t></is></c><c r=\"C9\" t=\"inlineStr\"><is><t>珠緒</t></is></c></row></sheetData>"))],
  ["validation list", (p) => edit(p, "sheet1.xml", (x) => x.replace("</sheetData>", "</sheetData><dataValidations count=\"1\"><dataValidation type=\"list\" sqref=\"A1\"><formula1>\"鷺沼　珠緒,他\"</formula1></dataValidation></dataValidations>"))],
  ["prompt of a validation", (p) => edit(p, "sheet1.xml", (x) => x.replace("</sheetData>", "</sheetData><dataValidations count=\"1\"><dataValidation type=\"list\" prompt=\"鷺沼珠緒に聞く\" sqref=\"A1\"><formula1>\"他\"</formula1></dataValidation></dataValidations>"))],
  ["header of the printed page", (p) => edit(p, "sheet1.xml", (x) => x.replace("</worksheet>", "<headerFooter><oddHeader>&amp;L鷺沼　珠緒</oddHeader></headerFooter></worksheet>"))],
  ["comment", (p) => edit(p, "comments1.xml", (x) => x.replace("番号は六桁", "鷺沼　珠緒"))],
  ["author of a comment", (p) => edit(p, "comments1.xml", (x) => x.replace("<author>Author</author>", "<author>鷺沼　珠緒</author>").replace("<authors>", "<authors><!--鷺沼珠緒-->"))],
  ["defined name", (p) => edit(p, "workbook.xml", (x) => x.replace("</sheets>", "</sheets><definedNames><definedName name=\"鷺沼珠緒\">Sheet1!$A$1</definedName></definedNames>"))],
  ["sheet name", (p) => edit(p, "workbook.xml", (x) => x.replace("自所属の人材", "鷺沼珠緒"))],
  ["document property", (p) => edit(p, "core.xml", (x) => x.replace("</cp:coreProperties>", "<dc:subject>鷺沼　珠緒</dc:subject></cp:coreProperties>"))],
  ["application property", (p) => edit(p, "app.xml", (x) => x.replace("</Properties>", "<Manager>鷺沼 珠緒</Manager></Properties>"))],
  ["custom property", (p) => ({ ...p, "docProps/custom.xml": strToU8("<Properties><property name=\"n\"><vt:lpwstr>098765</vt:lpwstr></property></Properties>") })],
  ["custom xml", (p) => ({ ...p, "customXml/item1.xml": strToU8("<a><b>鷺沼　珠緒</b></a>") })],
  ["chart text cache", (p) => ({ ...p, "xl/charts/chart1.xml": strToU8("<c:chart><c:strCache><c:pt idx=\"0\"><c:v>鷺沼　珠緒</c:v></c:pt></c:strCache></c:chart>") })],
  ["chart number cache", (p) => ({ ...p, "xl/charts/chart1.xml": strToU8("<c:chart><c:numCache><c:pt idx=\"0\"><c:v>98765</c:v></c:pt><c:pt idx=\"1\"><c:v>098765</c:v></c:pt></c:numCache></c:chart>") })],
  ["drawing text cut over runs", (p) => ({ ...p, "xl/drawings/drawing1.xml": strToU8("<a:p><a:r><a:rPr lang=\"ja\"><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill></a:rPr><a:t>鷺沼</a:t></a:r><a:r><a:t>珠緒</a:t></a:r></a:p>") })],
  ["alternative text", (p) => ({ ...p, "xl/drawings/drawing1.xml": strToU8("<xdr:cNvPr id=\"2\" name=\"図\" descr=\"鷺沼　珠緒の写真\"/>") })],
  ["UTF-16 part", (p) => ({ ...p, "xl/x.xml": new Uint8Array(Buffer.from("\ufeff<a>鷺沼　珠緒</a>", "utf16le")) })],
  ["unknown part, CP932", (p) => ({ ...p, "xl/printerSettings1.bin": new Uint8Array(iconv.encode("\u0000\u0001鷺沼　珠緒", "cp932")) })],
  ["unknown part, UTF-16 at an odd place", (p) => ({ ...p, "xl/media/image1.png": new Uint8Array([1, ...Buffer.from("鷺沼珠緒", "utf16le")]) })],
  ["a package inside the package", (p) => ({ ...p, "xl/embed/x.bin": zipSync({ "a.xml": strToU8("<a>鷺沼珠緒</a>") }) })],
  ["name of a part", (p) => ({ ...p, "xl/鷺沼珠緒.xml": strToU8("<a/>") })],
  ["short name as a word", (p) => edit(p, "sharedStrings.xml", put("<t>担当：林茂（主査）</t>"))],
  ["short name with a space", (p) => edit(p, "sharedStrings.xml", put("<t>林　茂</t>"))],
  ["short name with a title", (p) => edit(p, "sharedStrings.xml", put("<t>林茂様</t>"))],
  ["another spelling of a kanji", (p) => edit(p, "sharedStrings.xml", put("<t>﨑山　髙子</t>"))],
  ["family and given name with a comma", (p) => edit(p, "sharedStrings.xml", put("<t>鷺沼，珠緒</t>"))],
  ["given name before the family", (p) => edit(p, "sharedStrings.xml", put("<t>珠緒・鷺沼</t>"))],
  ["number inside a formula", (p) => edit(p, "sheet1.xml", (x) => x.replace("SUM(D2:D2)", "IF(A1=98765,1,0)"))],
  ["small number shown with leading zeros", (p) => edit(edit(p, "styles.xml", (x) => x.replace(/<cellXfs[^>]*>/u, "<numFmts><numFmt numFmtId=\"190\" formatCode=\"000000\"/></numFmts><cellXfs><xf numFmtId=\"190\"/>")), "sheet1.xml", (x) => x.replace("</sheetData>", "<row r=\"9\"><c r=\"B9\" s=\"0\"><v>123</v></c></row></sheetData>"))],
  ["entity of a document type", (p) => ({ ...p, "xl/y.xml": strToU8("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY n \"鷺沼\">]><a>&n;珠緒</a>") })],
  ["unpadded number as a constant", (p) => edit(p, "sheet1.xml", (x) => x.replace("</sheetData>", "<row r=\"9\"><c r=\"B9\"><v>234567</v></c></row></sheetData>"))],
];

describe("exchange/leak-gate", () => {
  it("lets a clean workbook pass", async () => deepEqual(search(await clean()).hits, []));

  for (const [kind, plant] of PLANTED) {
    it(`finds a foreign person: ${kind}`, async () => {
      const report = search(plant(await clean()));
      ok(report.hits.some((h) => ["098765", "098767", "098768", "000123", "234567"].includes(h.staffNo) || h.part === "xl/y.xml"), JSON.stringify(report.hits));
    });
  }

  it("finds a foreign person in the file name", async () => ok(search(await clean(), "鷺沼珠緒.xlsx").hits.length > 0));

  it("finds what only a local header of the zip names", async () => {
    const hidden = zipSync({ "x.xml": strToU8("<a>鷺沼珠緒</a>") });
    const whole = zipSync(await clean());
    const joined = new Uint8Array([...hidden.subarray(0, 30 + 5 + 60), ...whole]);
    ok(searchPackage(INDEX, "a.xlsx", packageParts(joined), RULES).hits.length > 0);
  });

  it("finds a foreign person in a comment of the zip and in a gap", async () => {
    const whole = zipSync(await clean());
    const name = new TextEncoder().encode("鷺沼珠緒");
    const commented = new Uint8Array([...whole, ...name]);
    new DataView(commented.buffer).setUint16(whole.length - 2, name.length, true);
    const gap = new Uint8Array([...name, ...whole]);
    for (const bytes of [commented, gap]) ok(searchPackage(INDEX, "a.xlsx", packageParts(bytes), RULES).hits.length > 0);
  });

  it("finds a foreign person behind the end of packed data", async () => {
    const whole = zipSync({ "a.xml": strToU8(`<a>${"x".repeat(200)}</a>`) });
    const view = new DataView(whole.buffer);
    const packed = view.getUint32(18, true);
    const name = new TextEncoder().encode("鷺沼珠緒");
    const cut = 30 + view.getUint16(26, true) + view.getUint16(28, true) + packed;
    const longer = new Uint8Array([...whole.subarray(0, cut), ...name, ...whole.subarray(cut)]);
    const after = new DataView(longer.buffer);
    after.setUint32(cut + name.length + 20, packed + name.length, true);
    after.setUint32(longer.length - 22 + 16, cut + name.length, true);
    ok(searchPackage(INDEX, "a.xlsx", packageParts(longer), RULES).hits.length > 0);
  });

  it("says where", async () => {
    const [hit] = search(edit(await clean(), "sheet1.xml", (x) => x.replace("</sheetData>", "<row r=\"9\"><c r=\"B9\" t=\"inlineStr\"><is><t>鷺沼　珠緒</t></is></c></row></sheetData>"))).hits;
    deepEqual([hit?.file, hit?.part, hit?.place, hit?.staffNo], ["総務部_人事課.xlsx", "xl/worksheets/sheet1.xml", "シート sheet1の B9", "098765"]);
  });

  it("takes no ordinary coincidence for a find", async () => {
    const parts = await clean();
    const harmless = [
      put("<t>小林太郎</t>"), put("<t>林業</t>"), put("<t>林茂樹公園</t>"), put("<t>林</t>"), put("<t>茂</t>"), put("<t>1098765</t>"), put("<t>a098765</t>"), put("<t>0.098765</t>"), put("<t>readiness_answers|01010000|A04</t>"),
    ];
    for (const change of harmless) deepEqual(search(edit(parts, "sharedStrings.xml", change)).hits, [], change(""));
  });

  it("allows the same name as an own person's, not the number", async () => {
    const twin: Identity = { staffNo: "077777", name: "小林太郎", kana: "コバヤシタロウ" };
    const index = buildLeakIndex([OWN, twin], new Set());
    const parts = await clean();
    deepEqual(searchPackage(index, "a.xlsx", packageParts(zipSync(parts)), RULES).hits, []);
    equal(searchPackage(index, "a.xlsx", packageParts(zipSync(edit(parts, "sharedStrings.xml", put("<t>077777</t>")))), RULES).hits[0]?.kind, "number");
  });

  it("lists an own figure that looks like a staff number instead of refusing", async () => {
    const parts = edit(await clean(), "sheet1.xml", (x) => x.replace("</sheetData>", "<row r=\"9\"><c r=\"B9\"><v>98765</v></c></row></sheetData>"));
    const report = search(parts, "a.xlsx", { ...RULES, figures: new Set([98765]) });
    deepEqual([report.hits.length, report.coincidences.length], [0, 1]);
  });

  it("refuses parts that can hide data from any search", async () => {
    const report = search({ ...(await clean()), "xl/vbaProject.bin": new Uint8Array([1]), "xl/externalLinks/externalLink1.xml": strToU8("<a/>") });
    deepEqual(report.hits.map((h) => h.kind), ["part", "part"]);
  });
});
