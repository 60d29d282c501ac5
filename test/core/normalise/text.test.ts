import { deepEqual, equal, notEqual } from "node:assert/strict";
import fc from "fast-check";
import { kanaKey, normaliseKana } from "../../../src/core/normalise/kana.ts";
import { foldWidth } from "../../../src/core/normalise/width.ts";
import { normaliseValue } from "../../../src/core/normalise/normalise-value.ts";
import { type ValueKind, VALUE_KINDS } from "../../../src/core/normalise/normalised-value.ts";

const HALF_KANA = "ｧｱｨｲｩｳｪｴｫｵｶｶﾞｷｷﾞｸｸﾞｹｹﾞｺｺﾞｻｻﾞｼｼﾞｽｽﾞｾｾﾞｿｿﾞﾀﾀﾞﾁﾁﾞｯﾂﾂﾞﾃﾃﾞﾄﾄﾞﾅﾆﾇﾈﾉﾊﾊﾞﾊﾟﾋﾋﾞﾋﾟﾌﾌﾞﾌﾟﾍﾍﾞﾍﾟﾎﾎﾞﾎﾟﾏﾐﾑﾒﾓｬﾔｭﾕｮﾖﾗﾘﾙﾚﾛﾜｦﾝｰｳﾞ･｢｣｡､";
const FULL_KANA = "ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロワヲンーヴ・「」。、";

describe("foldWidth", () => {
  it("widens every half-width kana with its voiced marks", () => equal(foldWidth(HALF_KANA), FULL_KANA));
  it("narrows every full-width ASCII sign", () => {
    for (let c = 0x21; c <= 0x7e; c += 1) equal(foldWidth(String.fromCharCode(c + 0xfee0)), String.fromCharCode(c));
  });
  for (const [text, value] of [
    ["ＡＢＣ１２３　ｶﾞｷﾞ", "ABC123 ガギ"], ["サ−バ", "サーバ"], ["データ‐ベース", "データーベース"], ["０８７－８３９－２０１１", "087-839-2011"], ["９：００～１７：００", "9:00～17:00"], ["　　計　\r\n（人） ", "計\n(人)"],
    ["㈱デジタル", "㈱デジタル"], ["10①", "10①"], ["㍉", "㍉"], ["½", "½"], ["Ⅳ", "Ⅳ"], ["髙﨑", "髙﨑"], ["神\u200B社", "神社"], ["カ\u3099キ\u3099", "ガギ"], ["は\u309A", "ぱ"], ["高松市\u00A0総務部", "高松市 総務部"],
    ["Ａ－１", "A-1"], ["−５", "-5"], ["第２条―３", "第2条―3"], ["１－２－３", "1-2-3"], ["ＩＣＴ－ＢＣＰ", "ICT-BCP"], ["\uFEFF氏名", "氏名"], ["ｺﾝﾋﾟｭｰﾀｰ", "コンピューター"], ["ﾏﾈ-ｼﾞｬ-", "マネージャー"], ["センター－総務課", "センター-総務課"], ["～", "~"], ["～案内～", "～案内～"],
  ] as const) {
    it(`shows ${JSON.stringify(text)} as ${JSON.stringify(value)}`, () => equal(foldWidth(text), value));
  }
});

describe("normaliseKana", () => {
  for (const [text, value] of [
    ["ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ タロウ"], ["やまだ　　たろう", "ヤマダ タロウ"], [" ヤマダ　タロウ ", "ヤマダ タロウ"], ["いすゞ", "イスヾ"], ["みすゝ", "ミスヽ"], ["サ−トウ", "サートウ"], ["ゔぃくとりあ", "ヴィクトリア"], ["ゎゐゑゕゖ", "ヮヰヱヵヶ"], ["か゛", "ガ"],
    ["ﾊﾞｰﾊﾞﾗ", "バーバラ"], ["ジョン・スミス", "ジョン・スミス"],
  ] as const) {
    it(`reads ${text} as ${value}`, () => deepEqual([normaliseKana(text).value, normaliseKana(text).issue], [value, null]));
  }
  it("keeps and flags what is no kana", () => deepEqual([normaliseKana("山田").value, normaliseKana("山田").issue], ["山田", "kana_not_recognised"]));
  it("has one key for large and small kana, ヂ and ジ", () => {
    equal(kanaKey("ｼﾖｳｲﾁ"), kanaKey("しょういち"));
    equal(kanaKey("ミヅホ"), kanaKey("みずほ"));
    notEqual(kanaKey("オオタ"), kanaKey("オータ"));
  });
});

describe("normaliseValue", () => {
  const pieces = ["山田", "髙橋", "　", " ", "太郎", "1", "２", "3", ".", "-", "－", "ー", "年", "月", "日", "令和", "R", "△", "ｶ", "ﾞ", "ア", "(", "）", "千円", "名", "～", "①", "万", "十", "零", "々", "ヽ", "゛", "\u200B", "様"];
  const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 2 })), { maxLength: 8 }).map((p) => p.join(""));

  for (const kind of VALUE_KINDS) it(`is total for ${kind}: never throws, never NaN`, () => fc.assert(fc.property(text, (raw) => {
    const { value, issue } = normaliseValue(kind, raw);
    equal(typeof value === "number" ? Number.isFinite(value) : true, true);
    equal(issue === null || typeof issue === "string", true);
  }), { numRuns: 300 }));

  for (const kind of ["width", "kana", "name", "name-key", "staff-no", "date"] as const satisfies readonly ValueKind[]) it(`changes nothing the second time: ${kind}`, () => fc.assert(fc.property(text, (raw) => {
    const once = normaliseValue(kind, raw).value;
    if (typeof once === "string") equal(normaliseValue(kind, once).value, once);
  }), { numRuns: 1000 }));
});
