import type { CanonicalTables, RecordOf } from "../model/canonical.ts";
import type { DistributionProfile } from "../model/distribution-profile.ts";
import type { Issue } from "../model/issue.ts";
import { type DepartmentTree, departmentTree } from "./department-tree.ts";
import { shareRecords, whitelistTables } from "./share-records.ts";

export interface SplitOptions {
  readonly by: "部" | "課";
  readonly profile: DistributionProfile;
  /** Day the files speak of, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Show 兼務 people in the department of their second post as well. Default false. */
  readonly concurrent?: boolean;
}

/** What one department gets: its own records only, whitelisted columns only. */
export interface DepartmentShare {
  readonly code: string;
  readonly path: string;
  /** `総務部_人事課.xlsx`; unique within the split, legal on every file system. */
  readonly fileName: string;
  /** staff_no of everybody the file may name, ascending. */
  readonly people: readonly string[];
  readonly tables: CanonicalTables;
}

export interface Quarantined {
  readonly staffNo: string;
  readonly name: string;
  readonly reason: string;
}

export interface Split {
  readonly shares: readonly DepartmentShare[];
  /** In no file, because their department is in doubt. */
  readonly quarantine: readonly Quarantined[];
  /** In no file by rule: left the body, or stand directly under a 部 when split by 課. */
  readonly held: readonly Quarantined[];
  readonly issues: readonly Issue[];
}

/**
 * Who is in which department's file. A person is in exactly the file of the own 課 (部) at 本務; in doubt in none.
 * Source: domain.md 7.8; `precise-rules.md` R10, R33.
 */
export function splitTables(tables: CanonicalTables, options: SplitOptions): Split {
  const tree = departmentTree(tables.departments);
  const level = options.by === "部" ? 1 : 2;
  const placed = placePeople(tables.staff, tree, level, options.asOf);
  const guests = options.concurrent === true ? secondPosts(tables.staff, tree, level, placed.unitOf) : new Map<string, string[]>();
  const own = shareRecords(tables, tree, level, unitsByPerson(placed.peopleOf, guests));
  const fileNames = new Set<string>();
  const shares = tables.departments
    .filter((d) => d.dept_code !== null && tree.unit(d.dept_code, level) === d && tree.chain(d.dept_code)?.every((up) => !isClosed(up, options.asOf)) === true)
    .sort((a, b) => ((a.dept_code ?? "") < (b.dept_code ?? "") ? -1 : 1))
    .map((unit): DepartmentShare => {
      const code = unit.dept_code ?? "";
      const people = [...new Set([...(placed.peopleOf.get(code) ?? []), ...(guests.get(code) ?? [])])].sort();
      const fileName = uniqueName(fileNames, pathParts(tree, code), code);
      return { code, path: unit.full_path ?? unit.name ?? code, fileName, people, tables: whitelistTables(own.get(code) ?? {}, options.profile) };
    });
  const issues = placed.quarantine.map((q): Issue => ({ code: "person_quarantined", ...q }));
  return { shares, quarantine: placed.quarantine, held: placed.held, issues };
}

const isClosed = (d: RecordOf<"departments">, asOf: string): boolean => d.valid_to !== null && d.valid_to < asOf;

interface Placement {
  readonly unitOf: ReadonlyMap<string, string>;
  readonly peopleOf: ReadonlyMap<string, readonly string[]>;
  readonly quarantine: readonly Quarantined[];
  readonly held: readonly Quarantined[];
}

function placePeople(staff: CanonicalTables["staff"], tree: DepartmentTree, level: number, asOf: string): Placement {
  const unitOf = new Map<string, string>();
  const peopleOf = new Map<string, string[]>();
  const quarantine: Quarantined[] = [];
  const held: Quarantined[] = [];
  const rows = new Map<string, number>();
  for (const s of staff) if (s.staff_no !== null) rows.set(s.staff_no, (rows.get(s.staff_no) ?? 0) + 1);
  for (const s of staff) {
    const person = { staffNo: s.staff_no ?? "", name: s.name ?? "" };
    const doubt = doubtOf(s, tree, asOf, rows);
    const unit = tree.unit(s.dept_code ?? "", level)?.dept_code;
    if (doubt !== undefined) quarantine.push({ ...person, reason: doubt });
    else if (s.status === "退職" || (s.retire_date !== null && s.retire_date < asOf)) held.push({ ...person, reason: "退職者" });
    else if (unit == null) held.push({ ...person, reason: "部の直属（課の資料には載せない）" });
    else {
      unitOf.set(person.staffNo, unit);
      peopleOf.set(unit, [...(peopleOf.get(unit) ?? []), person.staffNo]);
    }
  }
  return { unitOf, peopleOf, quarantine, held };
}

function doubtOf(s: RecordOf<"staff">, tree: DepartmentTree, asOf: string, rows: ReadonlyMap<string, number>): string | undefined {
  if (s.staff_no === null) return "職員番号がありません";
  if ((rows.get(s.staff_no) ?? 0) > 1) return "同じ職員番号の行が二つ以上あります";
  if (s.dept_code === null) return "所属が一つに決まりません";
  const department = tree.byCode.get(s.dept_code);
  if (department === undefined) return `所属コード「${s.dept_code}」が所属一覧にありません`;
  const chain = tree.chain(s.dept_code);
  if (chain === undefined) return `所属「${department.full_path ?? s.dept_code}」の上位の所属が所属一覧でたどれません`;
  const closed = chain.find((d) => isClosed(d, asOf));
  return closed === undefined ? undefined : `所属「${closed.full_path ?? s.dept_code}」は廃止されています`;
}

/** Unit of the second post → people; only those who have a first post somewhere. */
function secondPosts(staff: CanonicalTables["staff"], tree: DepartmentTree, level: number, unitOf: ReadonlyMap<string, string>): Map<string, string[]> {
  const guests = new Map<string, string[]>();
  for (const s of staff) {
    if (s.staff_no === null || !unitOf.has(s.staff_no)) continue;
    for (const text of (s.concurrent ?? "").split(";").filter((t) => t !== "")) {
      const unit = tree.unit(tree.named(text)?.dept_code ?? "", level)?.dept_code;
      if (unit != null) guests.set(unit, [...(guests.get(unit) ?? []), s.staff_no]);
    }
  }
  return guests;
}

function unitsByPerson(...maps: readonly ReadonlyMap<string, readonly string[]>[]): ReadonlyMap<string, ReadonlySet<string>> {
  const units = new Map<string, Set<string>>();
  for (const map of maps) for (const [unit, people] of map) for (const person of people) units.set(person, (units.get(person) ?? new Set()).add(unit));
  return units;
}

function pathParts(tree: DepartmentTree, code: string): readonly string[] {
  return (tree.chain(code) ?? []).map((d) => d.name ?? "").reverse();
}

const ILLEGAL: Readonly<Record<string, string>> = { "\\": "＼", "/": "／", ":": "：", "*": "＊", "?": "？", '"': "”", "<": "＜", ">": "＞", "|": "｜" };

/** `<部>_<課>.xlsx`, with the code added where two departments have the same name. */
function uniqueName(taken: Set<string>, parts: readonly string[], code: string): string {
  const legal = parts.join("_").replaceAll(/[\\/:*?"<>|]/gu, (c) => ILLEGAL[c] ?? "_").replaceAll(/[\u0000-\u001f\s]/gu, "").replace(/\.+$/u, "").slice(0, 100);
  const base = legal === "" ? code : legal;
  const name = taken.has(base.toLowerCase()) ? `${base}_${code}` : base;
  taken.add(name.toLowerCase());
  return `${name}.xlsx`;
}
