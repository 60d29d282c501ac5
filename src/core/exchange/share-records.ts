import { type CanonicalTables, TABLE_IDS, type RecordOf, type TableId } from "../model/canonical.ts";
import type { DistributionProfile } from "../model/distribution-profile.ts";
import type { DepartmentTree } from "./department-tree.ts";

type Share = { [T in TableId]?: RecordOf<T>[] };

/**
 * Every unit's own records, in one pass over each table. A record of a person goes where the person goes; of a department, to its unit;
 * a project to its owner, and without its figures to its partners; an assignee of another department loses the number.
 */
export function shareRecords(tables: CanonicalTables, tree: DepartmentTree, level: number, unitsOf: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, Share> {
  const shares = new Map<string, Share>();
  const give = <T extends TableId>(unit: string, table: T, record: RecordOf<T>): void => {
    const share: { [K in TableId]?: RecordOf<K>[] } = shares.get(unit) ?? {};
    const records = (share[table] ?? []) as RecordOf<T>[];
    records.push(record);
    Object.assign(share, { [table]: records });
    shares.set(unit, share);
  };
  const unitOfCode = (code: string | null): string | null => (code === null ? null : (tree.unit(code, level)?.dept_code ?? null));
  const unitOfText = (text: string | null): string | null => (text === null || text === "" ? null : unitOfCode(tree.named(text)?.dept_code ?? null));
  const ofPerson = <T extends "staff" | "skills" | "training" | "qualifications">(table: T): void => {
    const records: readonly RecordOf<T>[] = tables[table];
    for (const record of records) for (const unit of unitsOf.get((record as unknown as { readonly staff_no: string | null }).staff_no ?? "") ?? []) give(unit, table, record);
  };
  const ofDepartment = <T extends "readiness_answers" | "processes">(table: T): void => {
    const records: readonly RecordOf<T>[] = tables[table];
    for (const record of records) {
      const unit = unitOfCode((record as unknown as { readonly dept_code: string | null }).dept_code);
      if (unit !== null) give(unit, table, record);
    }
  };
  (["staff", "skills", "training", "qualifications"] as const).forEach(ofPerson);
  (["readiness_answers", "processes"] as const).forEach(ofDepartment);
  for (const d of tables.departments) for (const unit of unitsShowing(d, tree, level, tables.departments)) give(unit, "departments", d);
  const owners = new Map<string | null, string>();
  for (const p of tables.projects) {
    const owner = unitOfText(p.owner_dept);
    if (owner !== null) {
      owners.set(p.project_id, owner);
      give(owner, "projects", p);
    }
    const partners = new Set((p.partner_depts ?? "").split(";").map(unitOfText));
    for (const unit of partners) if (unit !== null && unit !== owner) give(unit, "projects", { ...p, budget_yen: null, expected_effect: null, priority: null });
  }
  for (const d of tables.project_demands) {
    const owner = owners.get(d.project_id);
    if (owner !== undefined) give(owner, "project_demands", d);
  }
  for (const a of tables.assignments) {
    const owner = owners.get(a.project_id);
    if (owner !== undefined) give(owner, "assignments", unitsOf.get(a.staff_no ?? "")?.has(owner) === true ? a : { ...a, staff_no: null });
  }
  return shares;
}

/** A department is shown to its own unit; a 部 also to each 課 below it. */
function unitsShowing(d: RecordOf<"departments">, tree: DepartmentTree, level: number, all: CanonicalTables["departments"]): readonly string[] {
  const own = d.dept_code === null ? undefined : tree.unit(d.dept_code, level)?.dept_code;
  if (own != null) return [own];
  return all.flatMap((u) => (u.level === level && u.dept_code !== null && tree.chain(u.dept_code)?.includes(d) === true ? [u.dept_code] : []));
}

/** Columns the profile does not name become empty; a table it does not name has no records. Source places name input files: emptied too. */
export function whitelistTables(share: Share, profile: DistributionProfile): CanonicalTables {
  const kept = TABLE_IDS.map((id) => {
    const columns = new Set(profile.columns[id] ?? []);
    const records: readonly object[] = columns.size === 0 ? [] : (share[id] ?? []);
    return [id, records.map((record) => Object.fromEntries(Object.entries(record).map(([field, value]) => [field, reduced(field, value, columns, profile)])))];
  });
  return Object.fromEntries(kept) as CanonicalTables;
}

function reduced(field: string, value: unknown, columns: ReadonlySet<string>, profile: DistributionProfile): unknown {
  if (field.startsWith("_")) return field === "_row" ? 0 : "";
  if (!columns.has(field)) return null;
  // Why somebody is away is not the head's to read. A project has a status too: 不在 is a person's word only.
  return field === "status" && profile.id !== "人事" && ABSENT.has(String(value)) ? "不在" : value;
}
const ABSENT = new Set(["育休", "休職", "病休", "派遣", "出向", "育児休業", "産休", "退職"]);
