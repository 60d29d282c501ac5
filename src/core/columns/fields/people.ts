import type { TableId } from "../../model/canonical.ts";
import { type Field, field } from "./field.ts";
import { PERSON_ALIASES as P } from "./person-aliases.ts";

/**
 * The columns by which a ledger about people says who: link fields, not canonical columns. A table that is nothing but these is a roster,
 * so they weigh little for the kind.
 */
function personFields(kind: TableId): readonly Field[] {
  const light = { weight: 0.2 };
  return [
    ...(kind === "survey" ? [] : [field(`${kind}.staff_no`, "職員番号", "staff_no", P.staff_no, light)]),
    field(`${kind}.person_name`, "氏名", "name", P.name, light),
    field(`${kind}.person_family`, "姓", "name", P.family, light),
    field(`${kind}.person_given`, "名", "name", P.given, light),
    field(`${kind}.person_kana`, "フリガナ", "kana", P.kana, light),
    field(`${kind}.person_birth_date`, "生年月日", "date", P.birth_date, light),
    field(`${kind}.person_dept`, "所属", "dept", P.dept, light),
    field(`${kind}.person_dept_1`, "部局", "dept", P.dept_1, light),
    field(`${kind}.person_dept_2`, "課", "dept", P.dept_2, light),
    field(`${kind}.person_dept_3`, "係", "dept", P.dept_3, light),
    ...(kind === "survey" ? [] : [field(`${kind}.person_dept_code`, "所属コード", "code", P.dept_code, light), field(`${kind}.person_rank`, "職階", "text", P.rank_band, light)]),
    field(`${kind}.person_post`, "職名", "post", P.post, light),
  ];
}

const inRoster = (kind: TableId): { readonly kinds: readonly TableId[]; readonly grouped: true } => ({ kinds: [kind, "staff"], grouped: true });

export const TRAINING_FIELDS: readonly Field[] = [
  ...personFields("training"),
  field("training.course", "研修名", "text", `研修名 研修名称 研修 研修講座名 研修課程 研修課程名 研修コース 研修コース名 コース名 コース 講座名 講座 講座名称 受講研修 受講研修名 受講講座 受講講座名 研修履歴 研修歴 受講歴 受講履歴 研修内容 研修科目 科目名 科目
    研修テーマ 研修題目 研修会名 研修会 セミナー名 セミナー 研修件名 受講科目 受講コース 受講した研修 参加研修 DX研修 デジタル研修 修了研修 教材名 eラーニング名 eラーニング講座名 研修項目 course coursename`, { ...inRoster("training"), required: true, weight: 3 }),
  field("training.course_code", "研修コード", "code", "研修コード 研修番号 研修CD 研修No 講座コード 講座番号 コースコード コースNo 研修ID 講座ID", { weight: 2 }),
  field("training.provider", "主催", "text", "主催 主催者 主催者名 主催団体 主催機関 実施機関 実施主体 実施団体 実施機関名 研修機関 研修機関名 研修先 研修実施機関 研修所 派遣先 提供元 提供者 研修主催者 委託先 開催者 provider 研修実施主体", { ...inRoster("training"), weight: 3 }),
  field("training.category", "区分", "text", "研修区分 研修種別 研修種類 研修の種類 研修分類 研修体系 講座区分 コース区分 区分 種別 種類 分類 カテゴリ カテゴリー 受講区分 受講形態 研修形態 実施形態 開催形式 研修方法 受講方法 分野 研修分野", { ...inRoster("training"), weight: 1 }),
  field("training.start", "開始日", "date", `受講日 受講年月日 受講開始日 受講開始年月日 研修日 研修年月日 研修開始日 開始日 開始年月日 実施日 実施年月日 開催日 開催年月日 受講年月 受講年度 研修年度 実施年度 年度 受講期間 研修期間 期間 研修期日 受講時期 実施時期
    日付 開催月日 実施月日 受講月日 月日 自 期日 実施期間 開催期間 研修日程 日程 受講日程 受講期日 受講年 開始 参加日 申込日`, { ...inRoster("training"), weight: 1.5 }),
  field("training.end", "終了日", "date", "終了日 終了年月日 研修終了日 受講終了日 受講終了年月日 研修終了年月日 修了日 修了年月日 受講完了日 完了日 修了年月 至 終了 修了年度 受講修了日 認定日", { ...inRoster("training"), weight: 1.5 }),
  field("training.hours", "時間数", "number", "時間数 時間 研修時間 研修時間数 受講時間 受講時間数 所要時間 実施時間 総時間 総時間数 時間(h) 学習時間 受講時間(h) 日数 研修日数 コマ数 hours", { ...inRoster("training"), weight: 2 }),
  field("training.result", "修了区分", "text", "修了区分 修了 修了状況 修了の有無 修了有無 修了可否 受講結果 結果 受講状況 受講区分 受講有無 受講の有無 修了・未修了 修了/未修了 合否 出欠 出席 出席状況 出欠区分 参加状況 評価結果 成績 進捗 進捗率 受講 済 受講済 ステータス 状態 完了状況 修了証 受講修了 result", { ...inRoster("training"), weight: 1.5 }),
];

export const QUALIFICATION_FIELDS: readonly Field[] = [
  ...personFields("qualifications"),
  field("qualifications.name", "資格名", "text", `資格名 資格名称 資格 資格の名称 資格・免許 資格免許 資格・免許名 資格・免許等 資格免許名 資格免許等 資格等 資格等名称 資格等の名称 保有資格 保有資格名 保有資格等 保有資格・免許 取得資格 取得資格名 免許 免許名 免許・資格 免許・資格名 免許資格 免許資格名
    免許・検定 免許検定その他の資格 免許等 検定 検定名 試験名 試験名称 試験区分名 合格試験 合格試験名 資格・検定 資格検定名 資格試験名 情報系資格 情報処理資格 IT資格 IT関連資格 デジタル関連資格 DX関連資格 ITパスポート等 国家資格 技能講習 資格情報 qualification`, { ...inRoster("qualifications"), required: true, weight: 3 }),
  field("qualifications.code", "資格コード", "code", "資格コード 資格CD 資格番号 資格No 資格ID 免許コード 試験コード", { weight: 2 }),
  field("qualifications.category", "資格区分", "text", "資格区分 資格種別 資格分類 免許区分 免許種別 資格種類 資格の種類 区分 種別 級 レベル 等級 種類", { weight: 1 }),
  field("qualifications.acquired_on", "取得年月日", "date", "取得年月日 取得日 取得年月 取得年 取得年度 取得時期 合格年月日 合格日 合格年月 合格年度 合格年 登録年月日 登録日 免許年月日 交付年月日 交付日 認定年月日 認定日 資格取得日 資格取得年月日 資格取得年月 取得(合格)年月日 取得・合格年月日 取得(合格)日 発行日 発行年月日 資格取得年度 試験日", { ...inRoster("qualifications"), weight: 3 }),
  field("qualifications.valid_until", "有効期限", "date", "有効期限 有効期間 有効期日 有効期限日 有効年月日 有効期限年月日 更新期限 更新日 更新年月日 次回更新 次回更新日 期限 満了日 失効日 失効年月日 有効期間満了日 資格有効期限 有効期間(至)", { ...inRoster("qualifications"), weight: 3 }),
  field("qualifications.held", "保有", "mark", "保有 保有の有無 保有有無 有無 取得の有無 取得有無 取得状況 資格の有無 資格有無 合否 保有状況", { ...inRoster("qualifications"), weight: 1.5 }),
  field("qualifications.number", "登録番号", "code", "登録番号 免許番号 証書番号 合格証書番号 合格証番号 認定番号 証明書番号 免状番号 資格証番号 交付番号 合格番号", { grouped: true, weight: 2 }),
];

export const SKILL_FIELDS: readonly Field[] = [
  ...personFields("skills"),
  field("skills.skill_id", "スキルID", "code", "スキルID スキルコード スキル番号 スキルNo 技能ID 技能コード スキル項目ID 項目ID 項目コード 項目番号 DSS項目 skillid skill_id", { weight: 3 }),
  field("skills.skill_name", "スキル", "text", "スキル スキル名 スキル名称 スキル項目 スキル項目名 技能 技能名 技能項目 技能区分 評価項目 評価スキル 能力 能力項目 項目 項目名 習得項目 知識・スキル 知識・技能 スキル内容 コンピテンシー 診断項目 skill skillname", { required: true, weight: 3 }),
  field("skills.category", "スキル区分", "text", "スキル区分 スキルカテゴリ スキルカテゴリー スキル分類 スキル大分類 スキル中分類 分類 大分類 中分類 小分類 カテゴリ カテゴリー 領域 スキル領域 分野", { weight: 1 }),
  field("skills.level", "レベル", "rating", "レベル スキルレベル 習得レベル 習熟度 習得度 習得状況 評価 評価点 評価レベル 段階 到達度 到達レベル 現在レベル 現在のレベル 現状レベル 現状 達成度 点数 得点 自己評価レベル スキル評価 評点 判定 level", { required: true, weight: 2 }),
  field("skills.level_self", "レベル（本人）", "rating", "自己評価 本人評価 自己診断 自己採点 自己申告レベル 自己申告 本人 自己 自己チェック セルフチェック", { weight: 3 }),
  field("skills.level_manager", "レベル（上司）", "rating", "上司評価 所属長評価 他者評価 管理職評価 一次評価 二次評価 課長評価 上司 所属長 評価者評価 第三者評価 確定評価 係長評価", { weight: 3 }),
  field("skills.level_test", "レベル（テスト）", "rating", "テスト評価 テスト結果 アセスメント結果 アセスメント 診断結果 試験結果 テスト", { weight: 2 }),
  field("skills.level_target", "目標レベル", "rating", "目標レベル 目標 必要レベル 求められるレベル 期待レベル 要求レベル 目指すレベル", { weight: 1.5 }),
  field("skills.source", "評価者区分", "text", "評価者区分 評価者 評価主体 評価種別 評価区分 評価方法 回答区分 評価の種類 情報源 根拠区分 自己/上司 本人・上司 source", { weight: 2 }),
  field("skills.assessed_on", "評価日", "date", "評価日 評価年月日 評価時点 評価基準日 評価年月 診断日 回答日 回答年月日 調査日 調査年月日 調査時点 記入日 記入年月日 基準日 実施日 測定日 判定日 評価年度 調査年度 タイムスタンプ 回答日時 assessedon", { weight: 1 }),
];

export const SURVEY_FIELDS: readonly Field[] = [
  ...personFields("survey"),
  field("survey.respondent", "回答者", "text", "回答者 回答者ID 回答者番号 回答番号 回答ID 回答No 回答者No 回答者コード ID No. No № 受付番号 整理番号 通番 票番号 調査票番号 匿名ID 連番 respondent responseid", { weight: 2 }),
  field("survey.staff_no", "職員番号", "staff_no", P.staff_no, { weight: 0.2 }),
  field("survey.dept_code", "所属コード", "code", P.dept_code, { weight: 0.2 }),
  field("survey.rank_band", "職階", "text", `${P.rank_band} 職位 役職`, { weight: 0.4 }),
  field("survey.question_id", "設問ID", "text", "設問ID 設問番号 設問No 設問 質問 質問番号 質問ID 質問No 問 問番号 質問項目 設問項目 問No question questionid", { weight: 3 }),
  field("survey.question_text", "設問文", "text", "設問文 設問内容 質問文 質問内容 設問本文 問の内容", { weight: 2 }),
  field("survey.value", "回答", "answer", "回答 回答値 回答内容 回答番号(値) 選択肢 選択 選択番号 得点 点数 値 スコア 回答コード answer value", { weight: 2 }),
  field("survey.answered_on", "回答日", "date", "回答日 回答年月日 回答日時 タイムスタンプ 送信日時 記入日 完了時刻 開始時刻 登録日時 提出日 回答完了日時 回答完了時刻 timestamp", { weight: 2 }),
];
