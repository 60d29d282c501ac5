import { strict as assert } from "node:assert";
import { defaultMasters, defaultSettings } from "../../../src/core/masters/masters.ts";
import type { Masters } from "../../../src/core/masters/master-types.ts";
import type { CanonicalTables, RecordOf, TableId } from "../../../src/core/model/canonical.ts";
import type { Settings } from "../../../src/core/model/settings.ts";
import { scoreTables } from "../../../src/core/score.ts";
import { M2 } from "./plain-rules.ts";
import { tablesOf } from "./records.ts";

/** Two 課 in one 部, a DX office in another; asOf 2026-04-01 (half 2026H1). All people invented. */
export const DEPARTMENTS = [
  { dept_code: "01", level: 1, name: "総務部", full_path: "総務部" },
  { dept_code: "0101", level: 2, name: "財政課", full_path: "総務部 財政課", parent_code: "01" },
  { dept_code: "0102", level: 2, name: "人事課", full_path: "総務部 人事課", parent_code: "01" },
  { dept_code: "02", level: 1, name: "デジタル部", full_path: "デジタル部" },
  { dept_code: "0201", level: 2, name: "情報政策課", full_path: "デジタル部 情報政策課", parent_code: "02" },
];

type Some<T extends TableId> = Partial<RecordOf<T>>;

/** An in-scope clerk of 財政課, unless said otherwise. */
export const person = (staff_no: string, extra: Some<"staff"> = {}): Some<"staff"> =>
  ({ staff_no, dept_code: "0101", rank_band: "係員", job_class: "事務", employment_type: "常勤", status: "在職", fte: 1, as_of: "2026-04-01", ...extra });

/** The twelve-skill form filled with one level; `but` overrides single skills (null = blank). */
export const survey = (staff_no: string, level: number, but: Readonly<Record<string, number | null>> = {}, source = "self"): Some<"skills">[] =>
  Object.keys(M2).map((skill_name) => ({ staff_no, skill_id: "S01", skill_name, level: skill_name in but ? but[skill_name] ?? null : level, source, assessed_on: "2026-01-10" }));

export const project = (project_id: string, extra: Some<"projects"> = {}): Some<"projects"> =>
  ({ project_id, owner_dept: "総務部 財政課", status: "構築", start: "2026-04-01", end: "2029-03-31", expected_effect: "年100時間", ...extra });

export const demand = (project_id: string, role_id: string, fte: number | null, extra: Some<"project_demands"> = {}): Some<"project_demands"> =>
  ({ project_id, role_id, fte, sourcing: "内部", critical: false, ...extra });

export function town(rows: { readonly [T in TableId]?: readonly Some<T>[] }): CanonicalTables {
  return tablesOf({ departments: DEPARTMENTS, ...rows });
}

export function scored(tables: CanonicalTables, settings: Partial<Settings> = {}, masters: Masters = defaultMasters()) {
  const result = scoreTables(tables, masters, { ...defaultSettings(), ...settings }, {});
  assert.ok(result.ok);
  const { scores, working, issues } = result.value;
  return {
    scores, working, issues,
    staff: (no: string) => scores.staff.find((row) => row.staff_no === no),
    unit: (unit: string) => scores.readiness.find((row) => row.unit === unit),
    leaders: (unit: string) => scores.leaders.find((row) => row.unit === unit),
    gap: (role: string, period = "2026H1") => scores.roleGaps.find((row) => row.role === role && row.period === period),
    computed: (unit: string, question: string) => working.computed.find((row) => row.unit === unit && row.question === question),
    worker: (no: string) => working.people.find((row) => row.staffNo === no),
    codes: issues.map((issue) => issue.code),
  };
}

export const near = (actual: number | null | undefined, expected: number, tolerance = 1e-9): void => {
  assert.ok(typeof actual === "number" && Math.abs(actual - expected) <= tolerance, `${String(actual)} instead of ${expected}`);
};
