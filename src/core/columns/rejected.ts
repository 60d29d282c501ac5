import type { LedgerKind, RejectedKind } from "../model/columns.ts";
import type { HeaderKey } from "./header-score.ts";
import type { ValueProfile } from "./value-profile.ts";

/** Columns that must not come in (`domain.md` 7.3, 7.7): header words per kind, in the order they are tried. */
const REFUSED: readonly { readonly kind: RejectedKind; readonly words: RegExp }[] = [
  { kind: "my_number", words: /マイナンバー|mynumber/u },
  { kind: "evaluation", words: /人事評価|勤務評定|勤評|評語|業績評価|能力評価|評定|考課|懲戒|分限|処分|賞罰|昇給区分|勤勉手当成績/u },
  { kind: "health", words: /健康診断|健診|既往症|既往歴|病歴|病名|傷病|疾病|疾患|診断書|障害(?!者支援|福祉|児)|障がい(?!者支援|福祉|児)|身体障|療育|休職理由|病休理由|休業理由|ストレスチェック|血液型|服薬|妊娠|公務災害/u },
  { kind: "family", words: /家族|扶養|配偶者|続柄|子の数|子ども|子供|親族|婚姻|世帯主|結婚|既婚|未婚|こどもの人数/u },
  { kind: "salary", words: /給料月額|給与月額|俸給月額|給与額|給料額|俸給額|基本給|本給|月給|報酬額|報酬月額|手当|支給額|年収|月収|年俸|賞与|期末|勤勉|口座|振込|時間給|時給|日額報酬|給与支給|給料\(円|標準報酬/u },
  { kind: "address", words: /住所|居所|本籍|自宅|現住|郵便番号|携帯|緊急連絡|私用|個人電話|通勤|メールアドレス個人|国籍|続き柄/u },
];

const ABOUT_PEOPLE: ReadonlySet<LedgerKind> = new Set<LedgerKind>(["staff", "training", "qualifications", "skills", "survey", "assignments"]);

/** Kind of a column that must stay out, or undefined. My Numbers are told by their check digit in any table; the rest only in ledgers about people. */
export function refusedKind(kind: LedgerKind, key: HeaderKey, profile: ValueProfile): RejectedKind | undefined {
  if (holdsMyNumbers(key, profile)) return "my_number";
  if (!ABOUT_PEOPLE.has(kind)) return undefined;
  const text = key.full;
  return REFUSED.find(({ kind: refused, words }) => words.test(text) && !(refused === "my_number" && profile.filled > 0 && profile.twelve === 0))?.kind;
}

function holdsMyNumbers(key: HeaderKey, { twelve, twelveValid, filled }: ValueProfile): boolean {
  if (twelveValid === 0 || twelveValid < twelve * 0.8) return false;
  const named = /個人番号|マイナンバー|mynumber|^番号$/u.test(key.full);
  return named || (twelveValid >= 2 && twelve >= filled * 0.2);
}
