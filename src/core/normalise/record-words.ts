import { dropSpaces } from "./layout.ts";
import { foldWidth } from "./width.ts";

/** Words of one field: the contract's word first, then what ledgers write for it. Compared by `wordKey`. */
interface WordList {
  /** Words the field may hold (`contract.md` 3), in the order shown to a clerk. */
  readonly words: readonly string[];
  readonly lookup: ReadonlyMap<string, string>;
}

/** Lines of `word: spelling spelling …`. */
function words(lines: string): WordList {
  const lookup = new Map<string, string>();
  const list: string[] = [];
  for (const line of lines.trim().split("\n")) {
    const [word = "", spellings = ""] = line.trim().split(/:(.*)/su);
    list.push(word);
    for (const spelling of [word, ...spellings.trim().split(/\s+/u)]) if (spelling !== "") lookup.set(wordKey(spelling), word);
  }
  return { words: list, lookup };
}

/** Widths, spaces, brackets around and letter case do not count. */
export function wordKey(text: string): string {
  return dropSpaces(foldWidth(text)).replaceAll(/[（(【「[]|[）)】」\]]/gu, "").replaceAll(/[・･]/gu, "・").toLowerCase();
}

/** Fields that hold a word of a list, by `<table>.<column>`. Source of the words: `contract.md` 3, `domain.md` 7.5 and 10.2. */
export const WORD_LISTS: Readonly<Record<string, WordList>> = {
  "staff.sex": words(`
    男: 男性 男子 m male 1 ♂
    女: 女性 女子 f female 2 ♀
    その他: 回答しない 無回答 x 9`),
  "staff.rank_band": words(`
    部長級: 部局長級 局長級 部長 部長職 部長相当 部長相当職 部局長
    次長級: 次長 次長職 副部長級 部次長級 次長相当 参事級
    課長級: 課長 課長職 課長相当 課長相当職 所長級 室長級 館長級
    課長補佐級: 課長補佐 補佐級 補佐 課長補佐職 課長補佐相当 主幹級 副課長級 副主幹級
    係長級: 係長 係長職 係長相当 係長相当職 主査級 担当係長級
    主任級: 主任 主任職 主任相当 主任主事級
    係員: 係員級 主事級 一般 一般職 一般職員 主事・技師 主事技師級 担当 主事 技師 主事・技師級`),
  "staff.status": words(`
    在職: 在籍 現職 現員 在勤 勤務中 在職中 在籍中 在庁 有 ○ 〇
    休職: 休職中 分限休職 起訴休職 専従 組合専従 休業 自己啓発休業 配偶者同行休業 修学部分休業
    育休: 育児休業 育児休業中 育休中 産休 産休中 産前産後休暇 産前休暇 産後休暇 部分休業 育児短時間勤務 育児休業等 産育休
    病休: 病気休職 病気休暇 病気休職中 病気休暇中 療養 療養中 療養休暇 病休中 傷病休職
    派遣: 派遣中 派遣職員 研修派遣 実務研修派遣 人事交流 他団体派遣 災害派遣
    出向: 出向中 割愛 割愛採用
    退職: 退職済 退職者 離職 死亡 失職 退職済み 定年退職 普通退職 任期満了 × ✕`),
  "training.result": words(`
    修了: 終了 完了 合格 済 修了済 受講修了 受講完了 ◎ 修了証交付 修了済み 完了済 完了済み 認定 可 pass completed
    受講: 受講済 参加 出席 ○ 〇 受講済み 受講中 レ ✓ ✔ 有 1 出 聴講 部分受講 参加済 参加済み
    未修了: 未終了 未完了 不合格 途中 中断 中途退席 未了 △ 未済 未受講 欠席 不参加 × ✕ 不可 無 0 欠 辞退 取消 キャンセル`),
  "skills.source": words(`
    manager: 上司 所属長 管理職 課長 係長 上司評価 所属長評価 他者 他者評価 一次評価者 評価者 第三者 上長 監督者
    test: テスト 試験 アセスメント 診断 客観テスト 検定 スキルテスト 診断テスト
    certificate: 資格 資格認定 資格取得 免許 認定
    training: 研修 受講 修了 研修評価 研修結果
    self: 本人 自己 自己評価 自己申告 自己診断 本人評価 セルフ 自己採点`),
  "readiness_answers.state": words(`
    確認済: 確認 済 確認済み 回答済 回答済み 実施済 完了 ○ 〇 記入済 確認した
    未確認: 未 未回答 要確認 確認中 未記入 不明 調査中 × ✕ 未実施 未確認中
    対象外: 該当なし 非該当 該当せず 対象でない 適用外 該当無し － ー - — 対象外項目`),
  "projects.status": words(`
    構想: 企画 検討 検討中 計画 計画中 構想中 企画中 構想段階 企画段階 検討段階 予定 未着手 着手前 計画段階 構想・企画 立案
    要件: 要件定義 要件定義中 要求定義 要件整理 仕様検討 要件定義段階 仕様作成 仕様書作成 設計前 要件検討
    調達: 調達中 入札 契約手続 公募 プロポーザル 発注 発注手続 業者選定 調達手続 調達手続中 契約 選定中 rfp 調達段階 入札中
    構築: 構築中 開発 開発中 導入 導入中 設計 設計・構築 テスト 移行 移行中 試行 実証 実証中 試行中 導入作業中 設計開発 設計・開発 構築段階 設計中 開発・導入 実証実験
    運用: 運用中 稼働 稼働中 本稼働 本番 運用開始 稼働済 運用保守 運用・保守 運用段階 運用中(改善) 本格運用 本運用 供用中
    完了: 終了 済 完了済 終了済 完了済み 終了済み 事業終了 導入済 完
    中止: 取止 取りやめ 取止め 中断 廃止 凍結 保留 休止 見送り 取消`),
  "projects.initiative_type": words(`
    手続オンライン化: 行政手続のオンライン化 オンライン化 手続のオンライン化 行政手続オンライン化 電子申請 online
    業務改善: 業務の改善 業務改革 業務効率化 bpr 内部業務 内部事務 庁内業務改善 デジタル技術を活用した業務の改善 業務の効率化 work
    情報格差対策: デジタルデバイド対策 情報格差 デジタルデバイド デジタル格差対策 情報格差の是正 divide`),
  "project_demands.sourcing": words(`
    内部: 内製 職員 庁内 直営 内部人材 内部職員 自前 正規職員 庁内職員 内 内部育成 庁内確保
    委託: 外注 業務委託 外部委託 委託業者 委託先 ベンダー 業者 事業者 外 外部 委託事業者 外部(委託) 委託契約
    派遣: 人材派遣 派遣職員 労働者派遣 派遣労働者 派遣受入 人材派遣会社
    外部人材: 専門人材 外部専門人材 副業人材 外部登用 アドバイザー 任期付採用 外部デジタル人材 cio補佐官 非常勤 兼業副業人材 民間人材 外部専門家 副業・兼業人材 副業`),
  "processes.channel": words(`
    紙: 窓口 郵送 書面 紙媒体 窓口・郵送 窓口・郵便 fax 対面 紙のみ 紙申請 来庁 郵便 窓口のみ 電話
    電子: オンライン 電子申請 web ウェブ 電子のみ インターネット 電子メール メール システム オンラインのみ 電磁的 データ ネット
    混在: 併用 紙・電子 紙と電子 両方 紙/電子 紙／電子 窓口・オンライン 紙・オンライン 電子・紙 紙及び電子 一部電子 一部オンライン 窓口・電子 窓口+オンライン 紙＋電子 窓口・郵送・オンライン 窓口・郵送・電子`),
  "processes.automation": words(`
    なし: 無 無し 未 未導入 手作業 × ✕ 未実施 該当なし 手動 - － ー ― 0 していない
    RPA: ロボット rpa導入 rpa活用 rpa利用 rpa導入済
    AI: ai-ocr aiocr 生成ai ai活用 ai利用 ai・ocr 人工知能 チャットボット aiチャットボット
    ノーコード: ノーコードツール ローコード kintone ノーコード・ローコード ノーコード/ローコード`),
  "processes.bpr_state": words(`
    未: 未実施 未着手 なし 無 × ✕ 未対応 未検討 - － ー ― していない 着手前
    可視化: 見える化 業務フロー作成 可視化済 フロー作成済 業務フロー作成済 見える化済 △ 可視化済み 現状把握 棚卸済 分析中 実施中
    再設計: 見直し済 再設計済 改善案作成 再構築 見直し中 再設計中 見直し 見直し実施 ○ 〇 見直し済み 再設計済み 改善済 実施済
    定着: 定着済 運用中 完了 ◎ 定着化 定着済み 改善定着`),
  "project_demands.role_id": words(`
    PRODUCER: プロデューサー プロデューサ CIO補佐官 CIO補佐官等 DX推進アドバイザー DXプロデューサー 総括 統括 統括責任者
    PM: プロジェクトマネージャー プロジェクトマネジャー プロジェクトマネージャ プロジェクトリーダー PL プロジェクト管理 プロジェクト管理者 プロジェクト管理担当 進行管理
    BA: ビジネスアーキテクト 業務改革担当 業務改革担当（ビジネスアーキテクト） BPR担当 業務改革 業務分析 業務設計 業務改善担当 業務分析担当 BPR
    SD: サービスデザイナー サービスデザイナ サービスデザイン UI/UX UX デザイナー 窓口改革担当 UI・UX UXデザイナー UI/UXデザイナー デザイン
    DATA: データ活用担当 データサイエンティスト データ活用 データ分析 EBPM担当 統計担当 データ利活用 データ分析担当 データアナリスト データエンジニア データ利活用担当
    ENG: エンジニア ソフトウェアエンジニア 情報システム担当 ノーコード内製担当 開発 開発者 システムエンジニア SE 開発担当 システム担当 ITエンジニア クラウドエンジニア 技術担当
    SEC: セキュリティ担当 セキュリティ サイバーセキュリティ CSIRT セキュリティ管理 情報セキュリティ 情報セキュリティ担当 セキュリティエンジニア セキュリティ管理者
    USER: DXユーザー 利用者 ユーザー 一般行政職員 DX推進員 業務担当 業務担当者 原課担当`),
  "projects.plan_item": words(`
    FRONT: 自治体フロントヤード改革の推進 フロントヤード フロントヤード改革 書かない窓口 窓口改革 自治体フロントヤード改革 フロントヤード改革の推進
    STD: 自治体の情報システムの標準化・共通化 標準化 標準化・共通化 情報システムの標準化・共通化 地方公共団体情報システムの標準化 自治体情報システムの標準化・共通化 システム標準化 情報システム標準化 地方公共団体情報システムの統一・標準化 情報システムの標準化 基幹業務システムの標準化
    ELTAX: 公金収納におけるeLTAXの活用 eLTAX 公金収納 eLTAXの活用 公金収納におけるeLTAX活用 公金収納のデジタル化
    MNC: マイナンバーカードの普及促進・利用の推進 マイナンバーカード マイナンバーカードの普及促進 マイナンバーカードの利活用 マイナンバーカードの普及促進・利用促進 マイナンバーカード普及・利用 マイナンバーカードの利用推進
    SEC: セキュリティ対策の徹底 セキュリティ セキュリティ対策 情報セキュリティ対策 情報セキュリティ 情報セキュリティ対策の徹底 セキュリティの徹底
    AIRPA: 自治体のAI・RPAの利用推進 AI・RPA AI RPA AI・RPAの利用推進 AI/RPA AI・RPAの活用 AI・RPA利用推進 AI、RPAの利用推進 AI・RPA活用
    TELE: テレワークの推進 テレワーク テレワーク推進
    ONLINE: 行政手続のオンライン化 行政手続オンライン化 オンライン化 手続オンライン化 自治体の行政手続のオンライン化 行政手続のオンライン化の推進 オンライン手続
    LOCAL: 地域社会のデジタル化 地域社会DX 地域のデジタル化
    DIVIDE: デジタルデバイド対策 デジタルデバイド 情報格差対策
    BPR: BPRの取組の徹底 業務改革 BPRの徹底 業務改革（BPR）
    OPENDATA: オープンデータの推進 オープンデータ オープンデータの推進・官民データ活用の推進
    RULES: デジタル原則に基づく条例等の規制の点検・見直し 規制の点検 規制の点検・見直し アナログ規制の点検・見直し アナログ規制の見直し
    other: その他 該当なし 他 左記以外 上記以外 その他の取組`),
};
const ROLE_WORDS = WORD_LISTS["project_demands.role_id"];

/** Fields whose list is open: an unknown word stands without an issue. */
const OPEN_FIELDS: ReadonlySet<string> = new Set(["staff.sex", "processes.channel", "processes.automation"]);

/** The list of a field, if it has one. */
export const wordsOf = (field: string): WordList | undefined => (field === "assignments.role_id" ? ROLE_WORDS : WORD_LISTS[field]);

export const isOpenList = (field: string): boolean => OPEN_FIELDS.has(field);

/**
 * The contract's word for what a cell says; undefined when it is none. Tried in turn: the whole text, the text without a leading number or mark
 * (「3 構築」「③構築中」), the part before or inside brackets (「運用（改善中）」, 「業務改革担当（BA）」).
 */
export function toWord(list: WordList, text: string): string | undefined {
  const folded = foldWidth(text);
  const trials = [folded, folded.replace(/^\s*(?:\d{1,2}[.:)、\s]*|[①-⑳][\s.]*|[・※]\s*)(?=\D)/u, ""), ...bracketParts(folded)];
  for (const trial of trials) {
    const hit = trial === "" ? undefined : list.lookup.get(wordKey(trial));
    if (hit !== undefined) return hit;
  }
  return undefined;
}

function bracketParts(text: string): readonly string[] {
  const m = /^([^（(]*)[（(]([^）)]*)[）)]\s*$/u.exec(text);
  return m === null ? text.split(/[:：]/u).slice(0, 2) : [m[1] ?? "", m[2] ?? ""];
}
