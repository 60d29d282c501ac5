import { widenKana } from "../half-kana.ts";
import { foldLayout } from "../layout.ts";
import { narrowAscii } from "../width.ts";

const QUALIFIERS_BEFORE = /^(?:約|およそ|おおよそ|概ね|おおむね|概算|延べ|延|最大|最小|最高|最低|計|合計|小計|平均|推定|予定|見込み?|金|各|@|上限|下限|ほぼ|総額|総数|年間?|月額?|年額|月平均|全)(?=[\d¥\\△▲(〇一二三四五六七八九十百千万壱弐参.+-])/u;
const QUALIFIERS_AFTER = /(?:以上|以下|以内|未満|超|程度|ほど|前後|内外|弱|強|余り?|くらい|ぐらい|見込み?|予定|程|也|なり|まで|上限|下限|税込み?|税抜き?|税別|\((?:税込み?|税抜き?|税別|概算|見込み?|予定|推定|暫定|速報|予算|実績|参考|年間?|月額?)\))$/u;
const NOTE_MARK = /(?:[※*†‡]\d*|[※*]\d*|注\d*\)|\(注\d*\)|\(※\d*\)|\*\d+\))$/u;

export interface FoldedNumber {
  readonly text: string;
  /** 約, 以上, 程度, 税込 … in the order written. */
  readonly qualifiers: readonly string[];
  /** ※1 and the like. */
  readonly marks: readonly string[];
}

/** Width and layout folded; words that hedge the number and note marks taken off and kept. */
export function foldNumberText(raw: string): FoldedNumber {
  const qualifiers: string[] = [];
  const marks: string[] = [];
  let text = foldLayout(narrowAscii(widenKana(raw))).replace(/\n/gu, "").replace(/^['’]/u, "").replace(/[−–—―‐‑ー－─━](?=[\d.¥\\])/gu, "-").replace(/￥/gu, "¥").replace(/，/gu, ",");
  for (let before = ""; before !== text; ) {
    before = text;
    text = text.replace(NOTE_MARK, (mark) => (marks.push(mark), "")).trim();
    text = text.replace(QUALIFIERS_AFTER, (word) => (qualifiers.push(word.replace(/[()]/gu, "")), "")).trim();
    text = text.replace(QUALIFIERS_BEFORE, (word) => (qualifiers.unshift(word), "")).trim();
    text = text.replace(/^[※*]\d?(?=\s*[\d△▲¥-])/u, (mark) => (/\d/u.test(mark) ? mark : (marks.push(mark), "")));
  }
  return { text, qualifiers, marks };
}
