import type { RankBand } from "../model/canonical.ts";
import { foldWidth } from "../normalise/width.ts";
import { dropSpaces } from "../normalise/layout.ts";

/**
 * 職階 that a 職名 stands for, first match wins. Titles differ from body to body (主幹, 参事, 主査): this table is the common case
 * (人事院「標準的な官職」に準じた市町村の級別基準職務表), applied only where the ledger gives no 職階, and every use is on record.
 */
const RANKS: readonly (readonly [RegExp, RankBand])[] = [
  [/(?:部次長|局次長|副部長|次長|副局長|部参事|参事監)$/u, "次長級"],
  [/課長補佐|室長補佐|所長補佐|館長補佐|副課長|副参事|副所長|副館長|副園長|補佐$|主幹兼課長補佐|^主幹$|教頭/u, "課長補佐級"],
  [/(?:主任|担当)?係長|班長|グループ(?:長|リーダー)|チーム(?:長|リーダー)|主査|専門員$|副主幹|主席主査|統括主査/u, "係長級"],
  [/会計管理者|(?:部|局|事務局|本部)長$|理事(?!会)|統括監|技監|危機管理監|消防長|教育長|政策監/u, "部長級"],
  [/(?:課|室|所|館|園|署|場|校|センター|支所|出張所|事務所)長|参事$|主席|課参事|院長/u, "課長級"],
  [/^(?:.*)(?:主任)(?:主事|技師|保育士|保健師|教諭|技能員)?$|^副主査$|主任/u, "主任級"],
  [/主事|技師|書記|保健師|保育士|栄養士|司書|学芸員|社会福祉士|教諭|技能員|業務員|用務員|調理員|運転手|消防士|消防副士長|事務員|補助員|相談員|支援員|指導員|看護師|助産師|薬剤師|技術員|作業員|係員|職員$|社会教育主事|建築士/u, "係員"],
];

/** 消防士長, 消防司令補 … have ranks of their own. */
const FIRE: Readonly<Record<string, RankBand>> = {
  消防正監: "部長級", 消防監: "部長級", 消防司令長: "課長級", 消防司令: "課長補佐級", 消防司令補: "係長級", 消防士長: "主任級", 消防副士長: "係員", 消防士: "係員",
};

/** The rank a title stands for; undefined when it says nothing of rank. */
export function rankOfPost(post: string): RankBand | undefined {
  const title = dropSpaces(foldWidth(post)).replace(/[（(].*?[）)]/gu, "").replace(/(?:心得|代理|事務取扱|扱)$/u, "");
  return FIRE[title] ?? RANKS.find(([pattern]) => pattern.test(title))?.[1];
}
