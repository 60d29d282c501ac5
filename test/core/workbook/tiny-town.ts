import { type CanonicalTables, emptyTables, type RecordOf } from "../../../src/core/model/canonical.ts";

const place = (row: number) => ({ _file: "小さな町.xlsx", _sheet: "一覧", _row: row });

const department = (dept_code: string, level: number, name: string, parent_code: string | null, full_path: string): RecordOf<"departments"> =>
  ({ dept_code, level, name, parent_code, full_path, valid_from: null, valid_to: null, ...place(1) });

const person = (n: number, dept_code: string, rank_band: string, designation: string | null): RecordOf<"staff"> => ({
  staff_no: `000${n}`, name: `職員　${"甲乙丙丁戊己庚辛"[n - 1]}`, name_kana: null, former_name: null, birth_date: null, sex: null, hire_date: null, retire_date: null,
  dept_1: "総務部", dept_2: null, dept_3: null, dept_code, post: rank_band === "課長級" ? "課長" : "主任", rank_band, job_class: "一般行政", pay_table: null, grade: null, step: null,
  employment_type: "常勤", weekly_hours: 38.75, fte: 1, status: "在職", concurrent: null, designation, as_of: "2026-10-01", ...place(n + 1),
});

const SKILLS = ["業務プロセスの可視化", "業務改善・BPR", "データ利活用", "プロジェクト管理", "情報セキュリティ", "RPA・ノーコード", "生成AI活用", "ネットワーク・クラウド基礎", "IT調達・契約", "住民サービスデザイン", "システム標準化・移行", "変革マネジメント"];

/** Two 課 of one 部, eight invented people; small enough to check by hand. */
export function tinyTown(): CanonicalTables {
  const staff = [person(1, "0101", "課長級", null), person(2, "0101", "主任級", "DX推進リーダー(0.2)"), ...[3, 4, 5].map((n) => person(n, "0101", "係員", null)), person(6, "0102", "課長級", null), ...[7, 8].map((n) => person(n, "0102", "係員", null))];
  const skills = staff.flatMap(({ staff_no }, p) => SKILLS.map((skill_name, s): RecordOf<"skills"> => ({ staff_no, skill_id: skill_name, skill_name, level: p === 1 ? 3 : (p + s) % 4, source: "manager", assessed_on: "2026-07-01", ...place(p + 2) })));
  const answers = (["A04", "A05", "E01", "E02", "E05", "S02"] as const).flatMap((item_id, i) => ["0101", "0102"].map((dept_code, d): RecordOf<"readiness_answers"> => ({
    dept_code, item_id, level: (i + d) % 5, state: d === 1 && i > 3 ? "未確認" : "確認済", evidence: null, target_level: 4, target_fy: "2027", action: null, ...place(i + 2),
  })));
  return {
    ...emptyTables(), staff, skills, readiness_answers: answers,
    departments: [department("01", 1, "総務部", null, "総務部"), department("0101", 2, "デジタル推進課", "01", "総務部　デジタル推進課"), department("0102", 2, "人事課", "01", "総務部　人事課")],
    training: [{ staff_no: "0001", course: "DX基礎研修", provider: null, category: null, start: "2026-05-01", end: "2026-05-01", hours: 3, result: "修了", ...place(2) }],
    projects: [{ project_id: "DX-1", title: "書かない窓口", owner_dept: "総務部　人事課", partner_depts: null, plan_item: "FRONT", initiative_type: null, status: "構築", start: "2026-04-01", end: "2028-03-31", budget_yen: 1_000_000, priority: 1, expected_effect: "年100時間", ...place(2) }],
    project_demands: [
      { project_id: "DX-1", role_id: "BA", skill_id: null, required_level: 3, fte: 0.5, from: null, to: null, sourcing: "内部", critical: true, ...place(2) },
      { project_id: "DX-1", role_id: "ENG", skill_id: null, required_level: null, fte: 1, from: null, to: null, sourcing: "委託", critical: false, ...place(3) },
    ],
    assignments: [{ project_id: "DX-1", role_id: "BA", staff_no: "0002", share: 0.1, from: null, to: null, ...place(2) }],
    processes: [{ process_id: "P1", dept_code: "0102", name: "採用事務", volume_per_year: 30, hours_per_year: 400, channel: "紙", online_rate: 0.2, automation: "なし", bpr_state: "未", ...place(2) }],
  };
}
