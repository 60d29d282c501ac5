import { deepEqual, equal, notEqual } from "node:assert/strict";
import { nameKey, nameKeyLoose, nameKeyStrict, normaliseNameKey } from "../../../src/core/normalise/name-key.ts";
import { normaliseName } from "../../../src/core/normalise/name.ts";
import { splitName } from "../../../src/core/normalise/split-name.ts";
import VARIANTS from "../../../src/masters/name-variants.json";

describe("normaliseName", () => {
  for (const [text, value] of [
    ["山田 太郎", "山田　太郎"], ["髙橋　　太郎　", "髙橋　太郎"], ["山田太郎", "山田太郎"], ["𠮷田 﨑子", "𠮷田　﨑子"], ["山 田　太 郎", "山田　太郎"], ["林　明", "林　明"], ["ｽﾐｽ ｼﾞｮﾝ", "ｽﾐｽ　ｼﾞｮﾝ"], ["山田\u3000\n太郎", "山田　太郎"], ["神崎 祐子", "神崎　祐子"], ["山　田　太　郎", "山田　太郎"], ["佐 々 木 健", "佐々木　健"], ["一 二 三 四", "一二三四"], ["髙　橋　健", "髙橋　健"],
  ] as const) {
    it(`keeps the characters of ${JSON.stringify(text)}`, () => deepEqual(normaliseName(text), { value, issue: null }));
  }
  it("takes apart what stands beside the name", () => {
    deepEqual(normaliseName("佐藤　花子（旧姓：鈴木）").detail, { formerName: "鈴木" });
    deepEqual(normaliseName("佐藤花子(旧鈴木)").detail, { formerName: "鈴木" });
    deepEqual(normaliseName("山田太郎様"), { value: "山田太郎", issue: null, detail: { honorific: "様" } });
    deepEqual(normaliseName("○山田　太郎　課長"), { value: "山田　太郎", issue: null, detail: { mark: "○", post: "課長" } });
    deepEqual(normaliseName("山田　太郎※1").value, "山田　太郎");
    deepEqual(normaliseName("山田太郎（ヤマダ　タロウ）").detail, { kana: "ヤマダ タロウ" });
  });
  it("sees a vacancy as nobody", () => deepEqual(normaliseName("（欠員）"), { value: null, issue: null, detail: { missing: "notApplicable" } }));
  it("cuts a name where it says so", () => {
    deepEqual(splitName("山田　太郎"), { family: "山田", given: "太郎", by: "space" });
    deepEqual(splitName("髙橋健"), { family: "髙橋", given: "健", by: "surname" });
    deepEqual(splitName("東海林太郎"), { family: "東海林太郎", by: "none" });
  });
  it("reports characters that stand for a lost one, and keeps them", () => {
    for (const [text, gaiji] of [["渡〓 太郎", "〓"], ["\uE123田 太郎", "\uE123"], ["渡\uFFFD太郎", "\uFFFD"], ["高■太郎", "■"]] as const) {
      deepEqual([normaliseName(text).issue, normaliseName(text).detail?.["gaiji"]], ["name_gaiji", [gaiji]]);
    }
  });
});

/** Pairs of one character in the spellings ledgers mix (`normalisation.md` 4.4). */
const SAME = "髙高 﨑崎 邉辺 邊辺 濵浜 濱浜 𠮷吉 栁柳 桒桑 齋斎 澤沢 廣広 國国 德徳 惠恵 眞真 圓円 壽寿 榮栄 櫻桜 澁渋 實実 淺浅 藏蔵 禮礼 豐豊 冨富 峯峰 齊斉 曻昇 彌弥 龜亀 靍鶴 槗橋 嶌島 瀨瀬 條条 靑青 淸清 郞郎 圡土 逹達 鄕郷 增増 敎教 戶戸 內内 吳呉 黃黄 凉涼 嶋島 瀧滝 龍竜 舘館 薗園 籔薮 巖巌 鷗鴎 渕淵".split(" ");

describe("name keys", () => {
  for (const pair of SAME) it(`fold ${pair}`, () => {
    const [from = "", to = ""] = [...pair];
    equal(nameKey(`${from}田 太郎`), `${to}田太郎`);
  });
  it("keep different families apart in the strict key, and together in the loose one", () => {
    for (const [a, b] of [["斎藤", "斉藤"], ["嶋田", "島田"], ["瀧川", "滝川"], ["龍田", "竜田"]] as const) {
      notEqual(nameKeyStrict(a), nameKeyStrict(b));
      equal(nameKeyLoose(a), nameKeyLoose(b));
    }
    notEqual(nameKey("斎藤"), nameKey("斉藤"));
    for (const [a, b] of [["祐子", "裕子"], ["大田", "太田"], ["渡辺智之", "渡辺智暁"]] as const) notEqual(nameKeyLoose(a), nameKeyLoose(b));
  });
  it("do not depend on spaces, width, variation selectors or compatibility code points", () => {
    equal(nameKey("山 田　太郎"), "山田太郎");
    equal(nameKey("葛\u{E0100}城"), "葛城");
    equal(nameKey("辻\uFE00"), "辻");
    equal(nameKey("\uFA19谷"), "神谷");
    equal(nameKey("ｽﾐｽ ｼﾞｮﾝ"), "スミスジョン");
    equal(nameKey("佐藤花子（旧姓：鈴木）"), "佐藤花子");
  });
  it("say that the key rests on a lost or rare character", () => {
    equal(normaliseNameKey("渡〓太郎").issue, "name_gaiji");
    deepEqual(normaliseNameKey("𠀋田").issue, null, "known: folded to 丈");
    deepEqual(normaliseNameKey("\u{2A6D6}田").detail?.["gaiji"], ["\u{2A6D6}"]);
  });
});

describe("name-variants.json", () => {
  it("folds in one hop: no target is folded again", () => {
    const sources = (group: Readonly<Record<string, string>>): string[] => Object.values(group).flatMap((v) => [...v]);
    for (const [own, stronger] of [[VARIANTS.strict, [VARIANTS.strict]], [VARIANTS.shared, [VARIANTS.strict, VARIANTS.shared]], [VARIANTS.loose, [VARIANTS.strict, VARIANTS.shared, VARIANTS.loose]]] as const) {
      const folded = new Set(stronger.flatMap(sources));
      deepEqual(Object.keys(own).filter((to) => folded.has(to)), []);
    }
  });
  it("folds each character once", () => {
    const all = [VARIANTS.strict, VARIANTS.shared, VARIANTS.loose].flatMap((g) => Object.values(g).flatMap((v) => [...v]));
    deepEqual(all.filter((c, i) => all.indexOf(c) !== i), []);
  });
});
