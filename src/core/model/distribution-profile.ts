import type { TableId } from "./canonical.ts";

/** Who a department's workbook is for; decides which columns exist in it at all (whitelist: what is not named is not written). */
export type ProfileId = "課長" | "部長" | "人事" | "公表用";
export const PROFILE_IDS = ["課長", "部長", "人事", "公表用"] as const satisfies readonly ProfileId[];

export interface DistributionProfile {
  readonly id: ProfileId;
  /** 自治体機密性 class printed on the workbook and in the manifest. */
  readonly classLabel: "機密性3B" | "機密性2" | "機密性1";
  /** May people be named at all? */
  readonly named: boolean;
  /** Canonical columns that may be written, by table. A table that is absent has none. */
  readonly columns: Readonly<Partial<Record<TableId, readonly string[]>>>;
}

const STAFF = [
  "staff_no", "name", "name_kana", "dept_1", "dept_2", "dept_3", "dept_code", "post", "rank_band", "job_class",
  "employment_type", "weekly_hours", "fte", "status", "concurrent", "designation", "as_of",
] as const;
const DEPARTMENTS = ["dept_code", "level", "name", "parent_code", "full_path", "valid_from", "valid_to"] as const;
const SKILLS = ["staff_no", "skill_id", "skill_name", "level", "source", "assessed_on"] as const;
const TRAINING = ["staff_no", "course", "provider", "category", "start", "end", "hours", "result"] as const;
const QUALIFICATIONS = ["staff_no", "name", "acquired_on", "valid_until"] as const;
const ANSWERS = ["dept_code", "item_id", "level", "state", "evidence", "target_level", "target_fy", "action"] as const;
const PROJECTS = ["project_id", "title", "owner_dept", "partner_depts", "plan_item", "initiative_type", "status", "start", "end", "budget_yen", "priority", "expected_effect"] as const;
const DEMANDS = ["project_id", "role_id", "skill_id", "required_level", "fte", "from", "to", "sourcing", "critical"] as const;
const ASSIGNMENTS = ["project_id", "role_id", "staff_no", "share", "from", "to"] as const;
const PROCESSES = ["process_id", "dept_code", "name", "volume_per_year", "hours_per_year", "channel", "online_rate", "automation", "bpr_state"] as const;

const WORK = { departments: DEPARTMENTS, readiness_answers: ANSWERS, projects: PROJECTS, project_demands: DEMANDS, processes: PROCESSES } as const;

/**
 * No profile but 人事 holds sex, birth date, pay, or the reason of an absence (`status` is reduced to 在職/不在 when shared).
 * 部長 sees who is there but nobody's levels, training or certificates; 公表用 names nobody.
 */
export const PROFILES: Readonly<Record<ProfileId, DistributionProfile>> = {
  課長: { id: "課長", classLabel: "機密性3B", named: true, columns: { ...WORK, staff: STAFF, skills: SKILLS, training: TRAINING, qualifications: QUALIFICATIONS, assignments: ASSIGNMENTS } },
  部長: { id: "部長", classLabel: "機密性3B", named: true, columns: { ...WORK, staff: STAFF, assignments: ASSIGNMENTS } },
  人事: {
    id: "人事", classLabel: "機密性3B", named: true,
    columns: { ...WORK, staff: [...STAFF, "former_name", "birth_date", "sex", "hire_date", "retire_date", "pay_table", "grade", "step"], skills: SKILLS, training: TRAINING, qualifications: QUALIFICATIONS, assignments: ASSIGNMENTS },
  },
  公表用: { id: "公表用", classLabel: "機密性1", named: false, columns: { departments: DEPARTMENTS, projects: ["project_id", "title", "owner_dept", "plan_item", "initiative_type", "status", "start", "end"] } },
};
