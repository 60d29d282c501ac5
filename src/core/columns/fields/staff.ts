import { type Field, field } from "./field.ts";
import { PERSON_ALIASES as P } from "./person-aliases.ts";

/** The roster 職員台帳. `dept` (one cell 部課係), `name_family` … `grade_step` are parts the record builder joins or splits. */
export const STAFF_FIELDS: readonly Field[] = [
  field("staff.staff_no", "職員番号", "staff_no", P.staff_no, { required: true }),
  field("staff.name", "氏名", "name", P.name, { required: true }),
  field("staff.name_family", "姓", "name", P.family, { weight: 2 }),
  field("staff.name_given", "名", "name", P.given, { weight: 1 }),
  field("staff.name_kana", "フリガナ", "kana", P.kana),
  field("staff.kana_family", "セイ", "kana", P.kana_family),
  field("staff.kana_given", "メイ", "kana", P.kana_given),
  field("staff.former_name", "旧姓", "name", "旧姓 旧氏 旧姓名 旧氏名 改姓前 改姓前氏名 旧姓使用 旧姓等 戸籍上の氏名 戸籍名 通称 通称名 旧姓(通称) 旧姓・通称"),
  field("staff.birth_date", "生年月日", "date", P.birth_date),
  field("staff.sex", "性別", "text", "性別 男女 男女別 男女の別 性 性別コード 性別区分 性別名 sex gender"),
  field("staff.hire_date", "採用年月日", "date", `採用年月日 採用日 採用 任用期間 任用期間(自) 雇用期間 採用年月 採用年 入庁年月日 入庁日 入庁年月 入庁 入庁年度 採用年度 採用発令日 採用発令年月日 任用年月日 任用開始日 任用開始年月日 任用日 就職年月日 雇用開始日 入職日
    入職年月日 入所年月日 入社日 入社年月日 当初採用年月日 当初採用日 新規採用日 採用年月日(和暦) 採用年月日(西暦) 職員採用日 hiredate`, { weight: 3 }),
  field("staff.retire_date", "退職年月日", "date", "退職年月日 退職日 退職 退職年月 退職予定日 退職予定年月日 離職日 離職年月日 任用終了日 任用満了日 任期満了日 任期満了年月日 任用期限 雇用終了日 定年退職日 定年退職年月日 定年 定年年月日 転出日 任期末 任用期間満了日 任用期間(至)", { weight: 2 }),
  field("staff.dept", "所属", "dept", P.dept, { weight: 1 }),
  field("staff.dept_1", "部局", "dept", P.dept_1),
  field("staff.dept_2", "課", "dept", P.dept_2),
  field("staff.dept_3", "係", "dept", P.dept_3, { weight: 2 }),
  field("staff.dept_code", "所属コード", "code", P.dept_code),
  field("staff.post", "職名", "post", P.post, { weight: 2 }),
  field("staff.rank_band", "職階", "text", P.rank_band, { weight: 2 }),
  field("staff.job_class", "職種", "text", "職種 職種名 職種区分 職種名称 職種コード 試験区分 採用区分 採用職種 採用試験区分 職群 職務区分 職種別 職種等 任用職種 jobclass", { weight: 2 }),
  field("staff.pay_table", "給料表", "text", "給料表 給料表名 給料表区分 適用給料表 給料表種別 給料表種類 俸給表 給料表コード 給与表", { weight: 3 }),
  field("staff.grade_step", "級号給", "text", "級号給 級号 級-号給 級号俸 職務の級・号給 級・号給 給料表級号給 給料級号給 級号給(現在) 格付 格付け 等級号給", { weight: 3 }),
  field("staff.grade", "級", "text", "級 給料級 職務の級 職務級 等級 給料の級 級(職務) 現在級 現級 給料等級", { weight: 2 }),
  field("staff.step", "号給", "text", "号給 給料号給 号 号俸 号棒 現号給 号給(現在)", { weight: 2 }),
  field("staff.employment_type", "任用形態", "text", `任用形態 任用区分 任用種別 任用種類 任用根拠 雇用形態 雇用区分 雇用種別 職員区分 職員区分名 職員種別 職員種類 身分 身分区分 区分名 採用形態 勤務区分 正規非正規 正規・非正規 正規/非正規 常勤・非常勤
    常勤非常勤 常勤区分 常勤/非常勤 一般職・特別職 任用の種類 任用 区分 任用形態区分 職員の種類 employmenttype`, { weight: 2 }),
  field("staff.weekly_hours", "週勤務時間", "number", "週勤務時間 週勤務時間数 週所定勤務時間 週所定労働時間 勤務時間 勤務時間数 週当たり勤務時間 1週間の勤務時間 週あたり勤務時間 所定勤務時間 週の勤務時間 勤務時間(週) 勤務時間/週 週労働時間 週時間数 1週の勤務時間", { weight: 2 }),
  field("staff.fte", "常勤換算", "number", "常勤換算 FTE 常勤換算値 換算人数 常勤換算数 換算率 勤務割合 勤務率 人工換算 常勤換算人数", { weight: 2 }),
  field("staff.work_style", "勤務形態", "text", "勤務形態 勤務形態区分 勤務態様 フルタイム/短時間 フルタイム・パートタイム フル・パート フル/パート 勤務種別 フルタイム・短時間 短時間勤務 勤務体系 勤務日数"),
  field("staff.status", "在職区分", "text", "在職区分 在職 在職状況 在職状態 在籍 在籍区分 在籍状況 現況 休職区分 休職等 休業等 休職・休業 休職休業区分 休職・育休等 状態 勤務状況 職員状態 在籍・休職 在職/退職 在職・退職 退職区分 育休等 休業区分 現在の状況 身分状況 在職者区分 稼働状況", { weight: 2 }),
  field("staff.concurrent", "兼務", "list", "兼務 兼務先 兼務所属 兼務職 兼務情報 兼職 兼職名 兼務職名 併任 併任先 併任所属 併任職 併任職名 事務取扱 兼務・併任 併任・兼務 兼務等 兼務(併任) 兼務先所属 兼務所属名 本務兼務 本務兼務区分 本務・兼務 本兼区分 本務/兼務 本務区分 本務併任区分 兼務区分", { weight: 2 }),
  field("staff.concurrent_share", "従事割合", "rate", "従事割合 兼務割合 従事率 按分率 エフォート エフォート率 本務割合 従事比率 業務割合"),
  field("staff.designation", "指名", "list", `指名 指名区分 DX推進リーダー DX推進員 DXリーダー DX推進担当 DX推進担当者 DX推進委員 デジタル推進員 デジタル推進リーダー デジタル人材区分 デジタル人材 情報化リーダー 情報化推進リーダー 情報化推進員 情報化推進担当者 ICT推進リーダー ICT推進員
    OAリーダー セキュリティ担当 情報セキュリティ担当者 情報セキュリティ責任者 DX人材 DX人材区分 DX区分 DX役割 DX関係の役割 DXアンバサダー DXマネージャー DX推進マネージャー 情報推進員 電算担当 DX推進員等`, { weight: 2 }),
  field("staff.as_of", "基準日", "date", "基準日 基準年月日 現在日 作成日 作成年月日 時点 データ基準日 抽出日 抽出年月日 出力日 asof"),
];
