import { type Field, field } from "./field.ts";
import { PERSON_ALIASES as P } from "./person-aliases.ts";

export const DEPARTMENT_FIELDS: readonly Field[] = [
  field("departments.dept_code", "所属コード", "code", `${P.dept_code} 機構コード コード`, { required: true, weight: 2 }),
  field("departments.level", "階層", "number", "階層 組織階層 レベル 階層レベル 組織レベル 組織区分 level 階層番号", { weight: 2 }),
  field("departments.name", "名称", "dept", `所属名 所属名称 組織名 組織名称 名称 部署名 部署名称 課名 課所名 機構名 機構名称 所属 正式名称 略称 所属略称 affiliationname`, { required: true, weight: 1 }),
  field("departments.dept_1", "部局", "dept", P.dept_1),
  field("departments.dept_2", "課", "dept", P.dept_2),
  field("departments.dept_3", "係", "dept", P.dept_3),
  field("departments.code_3", "係コード", "code", "係コード 係CD 班コード 担当コード グループコード 係番号", { weight: 1 }),
  field("departments.parent_code", "上位所属コード", "code", "上位所属コード 上位コード 親コード 上位組織コード 親所属コード 上位部署コード 上位所属CD 親組織コード parentcode 部コード 部局コード", { weight: 3 }),
  field("departments.parent_name", "上位所属", "dept", "上位所属 上位組織 上位所属名 上位組織名 親所属 親組織 上位部署", { weight: 3 }),
  field("departments.full_path", "所属（全体）", "dept", "所属(全体) 所属名称(全体) 所属名(全体) 名称(全体) 組織名(全体) 正式所属名 所属フルネーム 組織階層名 フルパス 全体名称 所属正式名称 組織パス", { weight: 3 }),
  field("departments.valid_from", "設置日", "date", "設置日 設置年月日 有効開始日 適用開始日 適用開始年月日 有効期間開始日 開始日 開始年月日 適用日 適用年月日 施行日 applicabledate validfrom", { weight: 2 }),
  field("departments.valid_to", "廃止日", "date", "廃止日 廃止年月日 有効終了日 適用終了日 適用終了年月日 有効期間終了日 終了日 終了年月日 validto", { weight: 2 }),
  field("departments.headcount", "職員数", "number", "職員数 人数 配置人数 現員 現員数 定員 定数 実員", { weight: 1 }),
  field("departments.phone", "電話番号", "text", "電話番号 電話 内線 内線番号 連絡先 FAX FAX番号 代表電話 telephonenumber", { weight: 1 }),
];

export const READINESS_FIELDS: readonly Field[] = [
  field("readiness_answers.dept_code", "所属コード", "code", P.dept_code, { weight: 0.2 }),
  field("readiness_answers.dept", "所属", "dept", `${P.dept} 回答課 回答所属 回答部署 記入課 記入所属 回答部局 対象課 対象所属`, { weight: 0.2 }),
  field("readiness_answers.dept_1", "部局", "dept", P.dept_1, { weight: 0.1 }),
  field("readiness_answers.dept_2", "課", "dept", P.dept_2, { weight: 0.1 }),
  field("readiness_answers.item_id", "項目ID", "code", "項目ID 項目番号 項目No 項目コード 設問番号 設問ID 設問No チェック番号 チェックNo 番号 No No. ID 評価項目番号 指標番号 指標ID 診断項目番号 点検番号 itemid item_id item", { required: true, weight: 2 }),
  field("readiness_answers.item_name", "項目", "text", "項目 項目名 チェック項目 評価項目 確認項目 診断項目 点検項目 設問 設問内容 質問 質問項目 評価指標 指標 指標名 内容 取組項目 着眼点 準備度項目 評価の視点 チェック内容 確認内容", { weight: 1.5 }),
  field("readiness_answers.dimension", "分野", "text", "分野 区分 観点 領域 大項目 中項目 カテゴリ カテゴリー ステップ 柱 次元 評価分野 視点", { weight: 1 }),
  field("readiness_answers.level", "レベル", "rating", "レベル 成熟度 成熟度レベル 現在レベル 現在のレベル 現状レベル 到達レベル 評価 自己評価 回答 回答欄 評価点 点数 評価結果 判定 現状 現状評価 達成度 達成状況 実施状況 対応状況 チェック 得点 段階 該当 自己診断 準備度 level", { required: true, weight: 1.5 }),
  field("readiness_answers.state", "状態", "text", "状態 確認状況 状況 確認状態 回答状況 回答状態 確認区分 回答区分 確認 確認済 対象外 該当有無 ステータス state", { weight: 1.5 }),
  field("readiness_answers.evidence", "根拠", "text", "根拠 根拠資料 エビデンス 証跡 根拠・資料 根拠となる資料 評価の根拠 評価根拠 評価理由 判断理由 判断根拠 具体的内容 具体的な内容 説明 確認資料 資料名 証拠 根拠等 理由 コメント evidence", { weight: 2 }),
  field("readiness_answers.target_level", "目標レベル", "rating", "目標レベル 目標 目標成熟度 目標とするレベル 目標値 目指すレベル めざすレベル 目標とする水準 目標段階 到達目標 3年後の目標 目標成熟度レベル targetlevel", { weight: 2 }),
  field("readiness_answers.target_fy", "目標年度", "date", "目標年度 達成年度 達成目標年度 目標達成年度 目標時期 達成時期 目標年 達成予定年度 期限 達成期限", { weight: 2 }),
  field("readiness_answers.action", "取組", "text", "取組 取組内容 アクション 今後の取組 改善策 今後の対応 対応策 取組方針 アクションプラン 対応方針 今後の取組内容 具体的取組 改善内容 取組予定 今後の予定 課題・対応 action", { weight: 1.5 }),
  field("readiness_answers.answered_by", "回答者", "name", "回答者 記入者 回答者名 記入者名 記入者氏名 回答者氏名 担当者 作成者 確認者 評価者"),
  field("readiness_answers.answered_on", "回答日", "date", "回答日 記入日 回答年月日 記入年月日 評価日 確認日 基準日 作成日 点検日 実施日"),
];

export const PROCESS_FIELDS: readonly Field[] = [
  field("processes.process_id", "業務番号", "code", "業務番号 業務ID 業務No 業務コード 事務番号 事務コード 業務整理番号 手続番号 手続ID 手続No 番号 No No. № 整理番号 通番 連番 processid", { weight: 1 }),
  field("processes.dept_code", "所属コード", "code", P.dept_code, { weight: 0.2 }),
  field("processes.dept", "所属", "dept", `${P.dept} 所管課 所管 所管部署 所管課名 主管課 所管所属 所管部課 担当所属 業務所管課`, { weight: 0.3 }),
  field("processes.dept_1", "部局", "dept", P.dept_1, { weight: 0.1 }),
  field("processes.dept_2", "課", "dept", P.dept_2, { weight: 0.1 }),
  field("processes.dept_3", "係", "dept", P.dept_3, { weight: 0.1 }),
  field("processes.name", "業務名", "text", "業務名 業務名称 業務 業務の名称 業務内容 事務名 事務名称 事務事業名 事務事業 事務の名称 手続名 手続名称 手続き名 手続の名称 プロセス名 業務プロセス 業務プロセス名 作業名 業務項目 事務 分掌事務 事務分掌 細事務名 小分類業務 業務(小分類) 対象業務 process processname", { required: true, weight: 3 }),
  field("processes.category", "業務分類", "text", "業務分類 業務区分 大分類 中分類 小分類 大業務 中業務 業務大分類 業務中分類 業務(大分類) 業務(中分類) 分類 業務種別", { weight: 1 }),
  field("processes.volume_per_year", "年間件数", "number", "年間件数 年間処理件数 処理件数 件数 年間取扱件数 取扱件数 年間件数(件) 年間手続件数 年間申請件数 申請件数 受付件数 年間受付件数 発生件数 件数/年 年件数 業務量(件) 業務量(件/年) 処理件数(年間) 年間処理量 年間発生件数 総件数", { weight: 3 }),
  field("processes.hours_per_year", "年間時間", "number", "年間時間 年間時間数 年間所要時間 年間業務時間 年間作業時間 年間総時間 総時間 総時間数 業務時間 業務時間数 作業時間 所要時間 年間処理時間 業務量(時間) 業務量 時間/年 年間従事時間 年間時間(h) 年間投入時間 従事時間 処理時間 年間業務量 年間業務量(時間) 時間(年間) 業務時間(年間) 処理時間(年間) 延べ時間 所要時間(年間) 時間数", { weight: 3 }),
  field("processes.channel", "受付方法", "text", "受付方法 受付手段 申請方法 申請手段 受付形態 提出方法 処理媒体 媒体 紙/電子 紙・電子 紙電子区分 チャネル 手続方法 受付媒体 申請形態 受付区分 処理方法 紙・電子の別 受付チャネル", { weight: 3 }),
  field("processes.online_rate", "オンライン率", "rate", "オンライン率 オンライン利用率 オンライン申請率 電子申請率 オンライン化率 電子申請利用率 オンライン申請割合 オンライン割合 オンライン利用割合 電子化率", { weight: 3 }),
  field("processes.automation", "自動化", "text", "自動化 自動化状況 自動化の状況 RPA RPA・AI RPA/AI AI・RPA AI・RPA等 RPA等 自動化手段 自動化ツール RPA活用 AI・RPA導入 AI・RPA導入状況 ツール活用 デジタル化手段 利用ツール 自動化区分 ICT活用状況 デジタルツール", { weight: 3 }),
  field("processes.bpr_state", "見直し状況", "text", "見直し状況 BPR BPR状況 BPR状態 BPR実施状況 BPRの状況 BPR実施 見直し 業務見直し 業務改善状況 業務見直し状況 改善状況 見直し区分 業務改革状況 見直しの状況 BPR取組状況", { weight: 3 }),
  field("processes.legal_basis", "根拠法令", "text", "根拠法令 根拠 根拠法令等 法令 根拠規定 法的根拠 根拠条例", { weight: 2 }),
];

const PROJECTS = { kinds: ["projects", "project_demands", "assignments"] } as const;
const DEMANDS = { kinds: ["project_demands", "projects"] } as const;
const ASSIGNS = { kinds: ["assignments", "projects", "project_demands"] } as const;
const PROJECT_NO = "案件番号 案件ID 案件No 案件コード 事業番号 事業ID 事業コード 事業No プロジェクト番号 プロジェクトID プロジェクトNo PJ番号 PJNo PJ-ID PJID 施策番号 施策No 取組番号 取組No 管理番号 整理番号 番号 No No. № 通番 連番 項番 projectid project_id";
const ROLE = "役割 必要役割 必要な役割 ロール 必要ロール 人材類型 必要人材 必要な人材 必要人材類型 求める人材 役割区分 人材区分 必要人材区分 担当役割 DX人材類型 人材の種類 role roleid";

export const PROJECT_FIELDS: readonly Field[] = [
  field("projects.project_id", "案件番号", "code", PROJECT_NO, { ...PROJECTS, required: true, weight: 1 }),
  field("projects.title", "案件名", "text", "案件名 案件名称 案件 事業名 事業名称 事業 事業の名称 プロジェクト名 プロジェクト名称 プロジェクト PJ名 件名 施策名 施策名称 施策 取組名 取組名称 取組事項 取組項目 取組 取組内容 タイトル 名称 DX案件名 DX案件 DX事業名 案件・事業名 業務改革案件名 導入システム 予算事業名 事項 project title", { ...PROJECTS, required: true, weight: 2.5 }),
  field("projects.owner_dept", "主管課", "dept", "主管課 主管 主管課名 主管部署 主管所属 所管課 所管課名 所管部署 所管所属 所管 主担当課 主担当所属 主担当部署 担当課 担当課名 担当部署 担当所属 事業担当課 事業所管課 推進課 実施課 推進所属 責任部署 主管部課 所管部課 担当部課 主管部局 所管部局 所属 所属名 所属課 部署 課名 課 owner", { weight: 1 }),
  field("projects.owner_dept_1", "主管部", "dept", "主管部 所管部 担当部 部 部名 部局 部局名 担当部局 主管部名 所管部名", { weight: 0.5 }),
  field("projects.owner_dept_code", "主管課コード", "code", `主管課コード 所管課コード 担当課コード ${P.dept_code}`, { weight: 0.5 }),
  field("projects.partner_depts", "関係課", "list", "関係課 関係所属 関係部署 関連課 関連部署 関連所属 協力課 連携課 連携部署 連携所属 関係課名 副担当課 共管課 関係各課 関係部局 関係課等 協力部署 副担当", { weight: 2.5 }),
  field("projects.plan_item", "重点取組事項", "text", "重点取組事項 重点取組 重点事項 自治体DX推進計画 自治体DX推進計画の重点取組 DX推進計画 計画項目 計画上の位置付け 計画上の位置づけ 計画該当項目 計画との関係 該当重点取組事項 計画該当 重点取組項目 国計画 上位計画 関連計画 総務省重点取組事項 柱", { weight: 3 }),
  field("projects.initiative_type", "取組区分", "text", "取組区分 取組種別 取組の種類 案件区分 案件種別 事業区分 施策区分 取組分類 案件分類 分野 事業種別 区分 種別 分類 カテゴリ", { weight: 1 }),
  field("projects.status", "状況", "text", "状況 進捗状況 進捗 ステータス 状態 フェーズ 段階 実施段階 進捗区分 実施状況 案件状況 現在の状況 工程 進捗ステータス 現況 現在のフェーズ 進行状況 案件ステータス status phase", { weight: 1.5 }),
  field("projects.start", "開始", "date", "開始 開始日 開始年月 開始年月日 開始予定 開始予定日 開始時期 着手 着手日 着手年月 着手予定 実施開始 期間開始 開始年度 事業開始 開始(予定) 期間(開始) 自 実施期間 期間 事業期間 実施年度 スケジュール 着手時期 start", { weight: 1 }),
  field("projects.end", "終了", "date", "終了 終了日 終了年月 終了年月日 終了予定 終了予定日 終了時期 完了 完了日 完了予定 完了予定日 完了年月 完了予定年月 完了時期 期限 稼働時期 稼働予定 稼働開始 稼働予定日 終了年度 完了年度 期間終了 期間(終了) 終了(予定) 至 本稼働 リリース予定 end", { weight: 1 }),
  field("projects.budget_yen", "予算額", "yen", "予算額 予算 予算額(円) 予算額(千円) 事業費 事業費(千円) 総事業費 予算(千円) 当初予算額 当初予算 概算額 概算費用 経費 費用 金額 予算規模 予算額(百万円) 概算事業費 見積額 所要額 予定額 事業費(円) 概算経費 予算要求額 要求額 予算現額 概算要求額 budget", { weight: 2 }),
  field("projects.priority", "優先度", "rating", "優先度 優先順位 優先 重要度 優先ランク 優先区分 優先度(1-5) 優先度合 priority", { weight: 2 }),
  field("projects.expected_effect", "期待効果", "text", "期待効果 期待される効果 想定効果 効果 見込まれる効果 導入効果 目的・効果 削減効果 効果見込 効果(見込) 効果目標 期待する効果 成果目標 KPI 見込効果 削減時間 削減見込時間 目的 事業目的", { weight: 2 }),
  field("projects.summary", "概要", "text", "概要 事業概要 案件概要 取組概要 説明 内容 事業内容 実施内容 案件内容 詳細", { weight: 1 }),
];

export const DEMAND_FIELDS: readonly Field[] = [
  field("project_demands.role_id", "必要役割", "text", ROLE, { kinds: ["project_demands", "projects", "assignments"], grouped: true, weight: 3 }),
  field("project_demands.skill_id", "必要スキル", "text", "必要スキル 必要な技能 必要技能 必要スキルID スキルID スキル 求めるスキル 要求スキル 必要なスキル スキル項目 求められるスキル 必要スキル名", { ...DEMANDS, grouped: true, weight: 3 }),
  field("project_demands.required_level", "必要レベル", "rating", "必要レベル 要求レベル 求めるレベル 必要スキルレベル 必要水準 求められるレベル レベル 必要な水準", { ...DEMANDS, grouped: true, weight: 3 }),
  field("project_demands.fte", "必要人数", "number", "必要人数 必要人工 人工 必要人員 必要人数(人工) 必要人員数 必要FTE FTE 所要人数 所要人員 所要人工 人数 必要工数 工数 必要人月 人月 必要人数(人) 必要数 必要人員(人) 人員数", { ...DEMANDS, grouped: true, weight: 3 }),
  field("project_demands.from", "必要期間（開始）", "date", "必要期間(開始) 必要開始 必要開始日 必要期間開始 必要時期 必要期間 必要となる時期 開始 開始日 開始年月 開始時期 自 期間 時期", { ...DEMANDS, grouped: true, weight: 2 }),
  field("project_demands.to", "必要期間（終了）", "date", "必要期間(終了) 必要終了 必要終了日 必要期間終了 終了 終了日 終了年月 終了時期 至", { ...DEMANDS, grouped: true, weight: 2 }),
  field("project_demands.sourcing", "調達区分", "text", "調達区分 調達方法 確保方法 人材確保方法 内部・外部 内部/外部 内外区分 実施体制 確保区分 内製・委託 内製/委託 人材調達 確保手段 調達先 充足方法 内部/委託 人材確保区分", { ...DEMANDS, grouped: true, weight: 3 }),
  field("project_demands.critical", "必須", "mark", "必須 必須区分 必須役割 必須か クリティカル 重要役割 欠かせない役割 必須/任意 必須・任意 必須フラグ", { ...DEMANDS, grouped: true, weight: 2 }),
];

export const ASSIGNMENT_FIELDS: readonly Field[] = [
  field("assignments.role_id", "担当役割", "text", `担当役割 従事役割 配置役割 担当区分 分担 役割分担 担務 ${ROLE}`, { ...ASSIGNS, grouped: true, weight: 2 }),
  field("assignments.staff_no", "職員番号", "staff_no", `${P.staff_no} 担当者番号 担当者職員番号 担当職員番号 配置職員番号 従事者番号`, { ...ASSIGNS, grouped: true, weight: 0.5 }),
  field("assignments.person_name", "担当者", "name", `担当者 担当者名 主担当 主担当者 担当職員 担当 副担当者 配置職員 配置職員名 従事者 従事職員 アサイン メンバー 参画者 参画職員 PL PM名 リーダー 責任者 体制 ${P.name}`, { ...ASSIGNS, grouped: true, weight: 0.7 }),
  field("assignments.person_kana", "フリガナ", "kana", P.kana, { kinds: ["assignments"], weight: 0.2 }),
  field("assignments.person_birth_date", "生年月日", "date", P.birth_date, { kinds: ["assignments"], weight: 0.2 }),
  field("assignments.person_dept", "担当者所属", "dept", `担当者所属 担当者の所属 職員所属 配置職員所属 ${P.dept}`, { kinds: ["assignments"], weight: 0.2 }),
  field("assignments.person_dept_1", "部局", "dept", P.dept_1, { kinds: ["assignments"], weight: 0.1 }),
  field("assignments.person_dept_2", "課", "dept", P.dept_2, { kinds: ["assignments"], weight: 0.1 }),
  field("assignments.person_dept_3", "係", "dept", P.dept_3, { kinds: ["assignments"], weight: 0.1 }),
  field("assignments.person_post", "職名", "post", P.post, { kinds: ["assignments"], weight: 0.2 }),
  field("assignments.share", "従事割合", "rate", "従事割合 従事率 配分 配分率 エフォート エフォート率 従事割合(%) 稼働率 稼働割合 担当割合 割合 従事比率 投入割合 従事時間割合 業務割合", { ...ASSIGNS, grouped: true, weight: 3 }),
  field("assignments.from", "従事開始", "date", "従事開始 従事開始日 配置開始 配置開始日 従事期間 配置期間 担当開始 担当開始日 参画開始 参画日 期間 開始 開始日 開始年月", { kinds: ["assignments"], weight: 1 }),
  field("assignments.to", "従事終了", "date", "従事終了 従事終了日 配置終了 配置終了日 担当終了 担当終了日 参画終了 離任日 終了 終了日 終了年月", { kinds: ["assignments"], weight: 1 }),
];
