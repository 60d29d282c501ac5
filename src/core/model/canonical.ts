/**
 * The canonical tables: what every ledger becomes. Ids are public words (csv headers, `contract.md` 3); labels are what a clerk sees.
 * `null` is unknown, never zero. Dates are text `YYYY-MM-DD` or `YYYY-MM`; lists are `;`-separated text.
 */
export type ColumnType = "text" | "number" | "date" | "boolean" | "list";

export interface CanonicalColumn {
  readonly id: string;
  readonly label: string;
  readonly type: ColumnType;
}

const text = <const I extends string>(id: I, label: string) => ({ id, label, type: "text" }) as const;
const number = <const I extends string>(id: I, label: string) => ({ id, label, type: "number" }) as const;
const date = <const I extends string>(id: I, label: string) => ({ id, label, type: "date" }) as const;
const flag = <const I extends string>(id: I, label: string) => ({ id, label, type: "boolean" }) as const;
const list = <const I extends string>(id: I, label: string) => ({ id, label, type: "list" }) as const;

export const CANONICAL = {
  staff: {
    label: "職員",
    key: ["staff_no"],
    columns: [
      text("staff_no", "職員番号"), text("name", "氏名"), text("name_kana", "フリガナ"), text("former_name", "旧姓"),
      date("birth_date", "生年月日"), text("sex", "性別"), date("hire_date", "採用年月日"), date("retire_date", "退職年月日"),
      text("dept_1", "部局"), text("dept_2", "課"), text("dept_3", "係"), text("dept_code", "所属コード"),
      text("post", "職名"), text("rank_band", "職階"), text("job_class", "職種"), text("pay_table", "給料表"),
      text("grade", "級"), text("step", "号給"), text("employment_type", "任用形態"), number("weekly_hours", "週勤務時間"),
      number("fte", "常勤換算"), text("status", "在職区分"), list("concurrent", "兼務"), list("designation", "指名"), date("as_of", "基準日"),
    ],
  },
  departments: {
    label: "所属",
    key: ["dept_code"],
    columns: [
      text("dept_code", "所属コード"), number("level", "階層"), text("name", "名称"), text("parent_code", "上位所属コード"),
      text("full_path", "所属（全体）"), date("valid_from", "設置日"), date("valid_to", "廃止日"),
    ],
  },
  skills: {
    label: "スキル評価",
    key: ["staff_no", "skill_id", "source", "assessed_on"],
    columns: [
      text("staff_no", "職員番号"), text("skill_id", "スキルID"), text("skill_name", "スキル"), number("level", "レベル"),
      text("source", "評価者区分"), date("assessed_on", "評価日"),
    ],
  },
  training: {
    label: "研修受講歴",
    key: [],
    columns: [
      text("staff_no", "職員番号"), text("course", "研修名"), text("provider", "主催"), text("category", "区分"),
      date("start", "開始日"), date("end", "終了日"), number("hours", "時間数"), text("result", "修了区分"),
    ],
  },
  qualifications: {
    label: "資格",
    key: [],
    columns: [text("staff_no", "職員番号"), text("name", "資格名"), date("acquired_on", "取得年月日"), date("valid_until", "有効期限")],
  },
  survey: {
    label: "アンケート回答",
    key: [],
    columns: [
      text("respondent", "回答者"), text("dept_code", "所属コード"), text("rank_band", "職階"), text("question_id", "設問ID"),
      number("value", "回答"), date("answered_on", "回答日"),
    ],
  },
  readiness_answers: {
    label: "準備度回答",
    key: ["dept_code", "item_id"],
    columns: [
      text("dept_code", "所属コード"), text("item_id", "項目ID"), number("level", "レベル"), text("state", "状態"), text("evidence", "根拠"),
      number("target_level", "目標レベル"), text("target_fy", "目標年度"), text("action", "取組"),
    ],
  },
  projects: {
    label: "DX案件",
    key: ["project_id"],
    columns: [
      text("project_id", "案件番号"), text("title", "案件名"), text("owner_dept", "主管課"), list("partner_depts", "関係課"),
      text("plan_item", "重点取組事項"), text("initiative_type", "取組区分"), text("status", "状況"), date("start", "開始"), date("end", "終了"),
      number("budget_yen", "予算額（円）"), number("priority", "優先度"), text("expected_effect", "期待効果"),
    ],
  },
  project_demands: {
    label: "案件の必要人材",
    key: [],
    columns: [
      text("project_id", "案件番号"), text("role_id", "役割"), text("skill_id", "スキルID"), number("required_level", "必要レベル"),
      number("fte", "必要人数（人工）"), date("from", "開始"), date("to", "終了"), text("sourcing", "調達区分"), flag("critical", "必須"),
    ],
  },
  assignments: {
    label: "案件の配置",
    key: [],
    columns: [
      text("project_id", "案件番号"), text("role_id", "役割"), text("staff_no", "職員番号"), number("share", "従事割合"),
      date("from", "開始"), date("to", "終了"),
    ],
  },
  processes: {
    label: "業務",
    key: [],
    columns: [
      text("process_id", "業務番号"), text("dept_code", "所属コード"), text("name", "業務名"), number("volume_per_year", "年間件数"),
      number("hours_per_year", "年間時間"), text("channel", "受付方法"), number("online_rate", "オンライン率"), text("automation", "自動化"),
      text("bpr_state", "見直し状況"),
    ],
  },
} as const satisfies Record<string, { label: string; key: readonly string[]; columns: readonly CanonicalColumn[] }>;

export type TableId = keyof typeof CANONICAL;
export const TABLE_IDS = Object.keys(CANONICAL) as readonly TableId[];

type Columns<T extends TableId> = (typeof CANONICAL)[T]["columns"][number];
export type FieldOf<T extends TableId> = Columns<T>["id"];
type ValueOf<C> = C extends { type: "number" } ? number : C extends { type: "boolean" } ? boolean : string;

/** Where a record was read: file name, sheet name, 1-based row. Every canonical table ends with these three. */
export interface RecordPlace {
  readonly _file: string;
  readonly _sheet: string;
  readonly _row: number;
}

/** One record of a canonical table, e.g. `RecordOf<"staff">`. */
export type RecordOf<T extends TableId> = { readonly [C in Columns<T> as C["id"]]: ValueOf<C> | null } & RecordPlace;

export type CanonicalTables = { readonly [T in TableId]: readonly RecordOf<T>[] };

export const emptyTables = (): CanonicalTables =>
  Object.fromEntries(TABLE_IDS.map((id) => [id, []])) as unknown as CanonicalTables;

/** 職階, highest first (`precise-rules.md` R11). */
export const RANK_BANDS = ["部長級", "次長級", "課長級", "課長補佐級", "係長級", "主任級", "係員"] as const;
export type RankBand = (typeof RANK_BANDS)[number];
