import { DASHES } from "./dashes.ts";
import { dropSpaces } from "./layout.ts";
import { type NormalisedValue, read } from "./normalised-value.ts";
import { foldWidth } from "./width.ts";

/**
 * Why a cell says that it has no value. Kept apart, never zero (行政データ機械可読性ルール L1-09, L3-03):
 * blank nothing written · undecided to be settled later · notApplicable has none · ditto as above · suppressed withheld · notAvailable not known.
 */
export type MissingKind = "blank" | "undecided" | "notApplicable" | "ditto" | "suppressed" | "notAvailable";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Compared after width folding, without spaces, outer brackets or closing marks, lower case. */
const WORDS: readonly (readonly [MissingKind, ReadonlySet<string>])[] = [
  ["blank", words("空白 空欄 未記入 未入力 無記入 記入なし 記載なし 記載無し 無回答 未回答 null nil none undefined 未登録 入力なし 未設定 回答なし 無記載 以下余白 以下空白 余白 blank")],
  ["undecided", words(
    "未定 検討中 調整中 現在調整中 協議中 確認中 未確定 未決定 未決 要確認 要調整 要検討 追って通知 追って連絡 後日 後日連絡 後日通知 tbd tba 作業中 準備中 照会中 調査中 集計中 審査中 申請中 選考中 人選中 決定次第 仮 保留 検討 調整 今後検討 今後調整 別途調整 別途協議 時期未定 日程未定 日程調整中 未調整 精査中 計算中 交渉中 予定",
  )],
  ["notApplicable", words(
    "該当なし 該当無し 該当無 該当せず 該当者なし 該当者無し 非該当 なし 無し 無 ナシ 対象外 対象なし 適用外 適用なし 除外 不要 na n/a n.a. n.a notapplicable 特になし 特に無し とくになし 実績なし 皆無 設定なし 不該当 該当しない 該当しません 該当ありません 該当はありません 計上なし 適用除外 入力不要 記入不要 回答不要 斜線 ・ 欠員 空席 空位",
  )],
  ["ditto", words("〃 々 仝 〻 同上 同左 同右 同前 同 同じ 上に同じ 左に同じ 前に同じ 上記と同じ 上記同様 上記に同じ 上と同じ 前項に同じ 前行と同じ 上同 以下同じ \" \"\" '' ゛ ″ ” “ ״ ゝ ヽ ↓ ↑ ← → ⇓ ｡｡")],
  ["suppressed", words("x xx xxx * ** *** **** χ ✕✕ 秘匿 秘 非公表 非公開 非開示 マスク 黒塗り 伏字 ### ####")],
  ["notAvailable", words(
    "… …… ‥ ... .. …… 不明 不詳 詳細不明 未詳 わからない 分からない 不知 unknown ? ?? ??? データなし データ無し 資料なし 未調査 未集計 未把握 未公表 未計測 測定不能 不検出 nd n.d. 欠測 欠損 欠番 別紙 別紙参照 別紙のとおり 別添 別添参照 別途 nan inf",
  )],
];

const DASH_ONLY = new RegExp(`^[${DASHES}~〜～／/＼\\\\|]+$`, "u");
const ERROR_VALUE = /^#(n\/a|ref!|value!|div\/0!|name\?|null!|num!|getting_data|spill!|calc!)$/u;

/** The reason, or undefined when the text is a value. */
export function missingKind(raw: string): MissingKind | undefined {
  if (/^\d+$/u.test(raw)) return undefined; // most cells: not worth folding
  const text = dropSpaces(foldWidth(raw)).toLowerCase();
  if (text === "") return "blank";
  const word = text.replace(/^[([【「<]+(?=.)|(?<=.)[)\]】」>。]+$/gu, "");
  if (DASH_ONLY.test(text)) return "notApplicable";
  if (/^_+$/u.test(text)) return "blank";
  if (/^(?:[.・…‥]{2,}|[…‥])$/u.test(text)) return "notAvailable";
  if (ERROR_VALUE.test(text)) return "notAvailable";
  return WORDS.find(([, set]) => set.has(word) || set.has(text))?.[0];
}

/** Kind `missing`: true with `detail.kind`, false for anything that is a value. */
export function normaliseMissing(raw: string): NormalisedValue<boolean> {
  const kind = missingKind(raw);
  return kind === undefined ? read(false) : read(true, { kind });
}
