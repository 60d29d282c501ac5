import { widenKana } from "../half-kana.ts";
import { DASHES } from "../dashes.ts";
import { KANJI_NUMERALS, parseKanjiNumber } from "../kanji-number.ts";
import { dropSpaces, foldLayout } from "../layout.ts";
import { narrowAscii } from "../width.ts";

const LIGATURES: Readonly<Record<string, string>> = { "㍾": "明治", "㍽": "大正", "㍼": "昭和", "㍻": "平成", "㋿": "令和", "\uF9A8": "令" };
const NUMERAL_RUN = new RegExp(`[${KANJI_NUMERALS}○◯]+`, "gu");
const DIGITS_BY_POSITION = /^[〇零○◯一二三四五六七八九]+$/u;
const POSITION = "〇一二三四五六七八九";

/** 二十四 → 24, 〇四 → 04, 一二二五 → 1225; a run that is no number stays. */
function numeralRun(run: string): string {
  if (DIGITS_BY_POSITION.test(run)) return [...run.replace(/[零○◯]/gu, "〇")].map((c) => POSITION.indexOf(c)).join("");
  const { value } = parseKanjiNumber(run);
  return value === null ? run : String(value);
}

/** A date as its parts, everything else taken off and kept beside it. */
export interface FoldedDate {
  /** Without spaces; digits, separators `.`, 年月日, era words, upper-case letters. */
  readonly text: string;
  /** Contents of brackets that are no weekday: another spelling of the year, or a note. */
  readonly brackets: readonly string[];
  /** Words before and after the date (付, 現在, 採用). */
  readonly note: string;
  /** Written 4/1: a month and day rather than a decimal number or a year and month. */
  readonly slashed: boolean;
}

/** Era names in kana or Roman letters, as host computers print them. */
const SPELT: readonly (readonly [RegExp, string])[] = [
  [/メイジ|めいじ|MEIJI/giu, "明治"], [/タイショウ|たいしょう|TAISHO/giu, "大正"], [/ショウワ|シヨウワ|しょうわ|SHOWA/giu, "昭和"], [/ヘイセイ|へいせい|HEISEI/giu, "平成"], [/レイワ|れいわ|REIWA/giu, "令和"],
];

const WEEKDAY = /(?<=日) ?[日月火水木金土]$|[(（]?[日月火水木金土]曜日?[)）]?|[(（][日月火水木金土](?:・?[祝休])?[)）]|\((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\)|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /giu;
const CLOCK = /(?:(?<=\d)T|(?<=[\d日]) ?)(?:午前|午後|AM|PM)? ?\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?|時(?:\d{1,2}分)?(?:\d{1,2}秒)?)(?: ?[AP]M)?(?:Z|[+-]\d{2}:?\d{2})?$|正午$/iu;
const TAIL = /(?:付け?|附|現在|時点|以降|以後|以前|まで|迄|から|より|頃|ごろ|予定|見込み?|付採用|採用|退職|入庁|採|生まれ|生|開始|終了|完了|修了|受講|取得|合格|認定|登録|交付|更新|発令|異動|昇任|昇格|転入|転出|任命|就任|着任|改正|施行|適用|制定|締切|〆切|有効|満了|限り|実施|開催|提出|作成|決裁|起案|当時|分|の|[~～〜])+$/u;
const HEAD = /^(?:[~～〜]|西暦|公元|AD|A\.D\.|約|およそ|自|至|[^\d〇零元一二三四五六七八九十明大昭平令MTSHR㍾㍽㍼㍻㋿]*[:：])/iu;
const SLASHES = new RegExp(`(?<=[\\d元年月])[．・/／,，、${DASHES}](?=[\\d元〇一二三四五六七八九十])`, "gu");

/** Width, ligatures, kanji numerals and separators folded; brackets, weekdays, times and words around the date taken off. */
export function foldDateText(raw: string): FoldedDate {
  let text = foldLayout(narrowAscii(widenKana(raw))).replace(/^'/u, "").replace(/[㍾㍽㍼㍻㋿\uF9A8]/gu, (c) => LIGATURES[c] ?? c);
  for (const [spelling, era] of SPELT) text = text.replace(spelling, era);
  text = text.replace(/^[([「【](.*)[)\]」】]$/u, (whole, inner: string) => (/[()[\]]/u.test(inner) ? whole : inner));
  text = text.replace(WEEKDAY, "").trim().replace(CLOCK, "");
  text = text.replace(/(?<=\d) +(?=\d)/gu, (gap, _at: number, whole: string) => (/^[MTSHR明大昭平令]?[^\d]*\d+( +\d+){2}$/u.test(whole) ? "." : gap));
  const brackets: string[] = [];
  text = dropSpaces(text).replace(/[([](.*?)[)\]]/gu, (_, inner: string) => (brackets.push(inner), ""));
  const bare = text.replace(HEAD, "").replace(TAIL, "").replace(/[。、，,;；]+$/u, "");
  const note = text === bare ? "" : text.replace(bare, "");
  const numbers = bare.replace(NUMERAL_RUN, numeralRun).replace(SLASHES, ".").replace(/(?<=[MTSHR令平昭大明和成正治])[.・](?=[\d元])/giu, "");
  return { text: numbers.toUpperCase(), brackets, note, slashed: /^\d+\/\d+$/u.test(bare) };
}
