import type { Random } from "./random.ts";

/** An invented name. Parts are drawn independently; likeness to anyone is chance. */
export interface PersonName {
  readonly family: string;
  readonly given: string;
  readonly familyKana: string;
  readonly givenKana: string;
}

const FAMILIES: readonly (readonly [string, string])[] = (
  "佐藤サトウ 鈴木スズキ 高橋タカハシ 田中タナカ 伊藤イトウ 渡辺ワタナベ 山本ヤマモト 中村ナカムラ 小林コバヤシ 加藤カトウ 吉田ヨシダ 山田ヤマダ 佐々木ササキ 山口ヤマグチ 松本マツモト 井上イノウエ 木村キムラ 林ハヤシ 斎藤サイトウ 清水シミズ " +
  "山崎ヤマザキ 森モリ 池田イケダ 橋本ハシモト 阿部アベ 石川イシカワ 山下ヤマシタ 中島ナカジマ 石井イシイ 小川オガワ 前田マエダ 岡田オカダ 長谷川ハセガワ 藤田フジタ 後藤ゴトウ 近藤コンドウ 村上ムラカミ 遠藤エンドウ 青木アオキ 坂本サカモト " +
  "福田フクダ 太田オオタ 西村ニシムラ 藤井フジイ 金子カネコ 岡本オカモト 藤原フジワラ 三浦ミウラ 中野ナカノ 中川ナカガワ 原田ハラダ 松田マツダ 竹内タケウチ 小野オノ 田村タムラ 中山ナカヤマ 和田ワダ 石田イシダ 森田モリタ 上田ウエダ " +
  "原ハラ 内田ウチダ 柴田シバタ 酒井サカイ 宮崎ミヤザキ 横山ヨコヤマ 高木タカギ 安藤アンドウ 宮本ミヤモト 大野オオノ 小島コジマ 谷口タニグチ 今井イマイ 工藤クドウ 高田タカダ 増田マスダ 丸山マルヤマ 杉山スギヤマ 村田ムラタ 大塚オオツカ " +
  "新井アライ 小山コヤマ 平野ヒラノ 藤本フジモト 河野コウノ 上野ウエノ 野口ノグチ 武田タケダ 松井マツイ 千葉チバ 岩崎イワサキ 菅原スガワラ 木下キノシタ 久保クボ 佐野サノ 野村ノムラ 松尾マツオ 市川イチカワ 菊地キクチ 杉本スギモト " +
  "古川フルカワ 大西オオニシ 島田シマダ 水野ミズノ 桜井サクライ 高野タカノ 渡部ワタベ 吉川ヨシカワ 山内ヤマウチ 西田ニシダ 飯田イイダ 西川ニシカワ 北村キタムラ 安田ヤスダ 五十嵐イガラシ 川口カワグチ 平田ヒラタ 関セキ 中田ナカタ 久保田クボタ " +
  "服部ハットリ 東ヒガシ 岩田イワタ 土屋ツチヤ 川崎カワサキ 福島フクシマ 本田ホンダ 辻ツジ 樋口ヒグチ 秋山アキヤマ 田口タグチ 永井ナガイ 山中ヤマナカ 中西ナカニシ 吉村ヨシムラ 川上カワカミ 石原イシハラ 大橋オオハシ 松岡マツオカ 馬場ババ " +
  "髙橋タカハシ 山﨑ヤマザキ 𠮷田ヨシダ 渡邉ワタナベ 齋藤サイトウ 濵田ハマダ 栁沢ヤナギサワ 神﨑カンザキ"
).split(" ").map(splitKana);

const GIVEN_HEADS: readonly (readonly [string, string])[] = (
  "健ケン 大ダイ 直ナオ 和カズ 雅マサ 智トモ 裕ユウ 康ヤス 正マサ 俊トシ 浩ヒロ 真マ 美ミ 由ユ 恵エ 千チ 奈ナ 佳ヨシ 友トモ 優ユウ 陽ハル 翔ショウ 亮リョウ 涼リョウ 沙サ 彩アヤ 理リ 里リ 清キヨ 隆タカ 光ミツ 博ヒロ 英ヒデ 秀ヒデ 文フミ 春ハル 夏ナツ 明アキ 洋ヨウ 麻マ"
).split(" ").map(splitKana);
const MALE_TAILS = "太タ 一イチ 樹キ 也ヤ 之ユキ 彦ヒコ 人ト 介スケ 平ヘイ 郎ロウ 輔スケ 司ジ 志シ 希キ 斗ト 行ユキ".split(" ").map(splitKana);
const FEMALE_TAILS = "子コ 美ミ 香カ 代ヨ 恵エ 奈ナ 里リ 花カ 穂ホ 江エ 織オリ 乃ノ 葉ハ 紀キ 音ネ 帆ホ".split(" ").map(splitKana);

function splitKana(entry: string): readonly [string, string] {
  const at = entry.search(/[ァ-ヶー]/u);
  return [entry.slice(0, at), entry.slice(at)];
}

/** Common families more often (a falling weight along the list), rare variants of kanji a few in a hundred. */
export function drawName(random: Random, sex: "男" | "女"): PersonName {
  const skew = random.chance(0.06) ? random.between(FAMILIES.length - 8, FAMILIES.length - 1) : Math.floor(random.next() ** 1.6 * (FAMILIES.length - 8));
  const [family, familyKana] = FAMILIES[skew] ?? ["港", "ミナト"];
  const head = random.pick(GIVEN_HEADS);
  const tails = (sex === "男" ? MALE_TAILS : FEMALE_TAILS).filter(([kanji]) => kanji !== head[0]);
  const tail = random.pick(tails);
  return { family, familyKana, given: head[0] + tail[0], givenKana: head[1] + tail[1] };
}
