import { nearestName } from "../validate/nearest-name.ts";
import type { DepartmentIndex, Resolution } from "./department-index.ts";
import { departmentKey, joinPath } from "./department-path.ts";
import { addressOf, type LinkItem, type LinkLog, setLinked, textOf } from "./link-types.ts";
import { pathOf, unresolved } from "./place-department.ts";

/** Code for the organisation as a whole (`contract.md` 3, `readiness_answers.dept_code`). */
const ORGANISATION = "ORG";
const WHOLE = /^(?:全庁|全体|組織全体|庁内全体|市全体|町全体|村全体|県全体|団体|全団体|org|全課共通|共通)$/iu;

/** 業務, 準備度回答 and アンケート回答: department text or code → dept_code. What cannot be told keeps no code and is reported. */
export function placeRecord(item: LinkItem, departments: DepartmentIndex, log: LinkLog): void {
  const survey = item.draft.plan.table === "survey";
  const code = textOf(item, "dept_code");
  if (code === ORGANISATION) return;
  const path = item.path;
  const stated = item.source.statedDept ?? "";
  const text = code !== "" ? code : path.length > 0 ? joinPath(path) : stated;
  if (WHOLE.test(text.replaceAll(/\s/gu, ""))) return setLinked(item, { field: "dept_code", value: ORGANISATION, rule: "dept.organisation" }, log);
  if (text === "" && survey) return;
  const found = resolveEither(code, path, { stated, departments });
  if (found.kind === "unit") return setLinked(item, { field: "dept_code", value: found.unit.code, rule: path.length === 0 && code === "" ? "dept.stated" : found.rule }, log);
  if (departments.units.length === 0) return;
  unresolved(item, { found, text, field: code === "" ? "dept" : "dept_code" }, log);
}

interface Elsewhere { readonly stated: string; readonly departments: DepartmentIndex }

function resolveEither(code: string, path: readonly string[], { stated, departments }: Elsewhere): Resolution {
  const unit = code === "" ? undefined : departments.byCode(code);
  if (unit !== undefined) return { kind: "unit", unit, rest: "", rule: "dept.code" };
  if (path.length > 0) return departments.resolveParts(path);
  return code !== "" ? departments.resolve(code) : stated === "" ? { kind: "none" } : departments.resolve(stated);
}

/** 案件: 主管課 and 関係課 as full paths (`precise-rules.md` R33 matches them so); the code's own department where only a code is given. */
export function placeProject(item: LinkItem, departments: DepartmentIndex, log: LinkLog): void {
  const text = textOf(item, "owner_dept");
  const above = textOf(item, "owner_dept_1");
  const code = textOf(item, "owner_dept_code");
  const byCode = code === "" ? undefined : departments.byCode(code);
  const found = byCode !== undefined ? undefined : ownerOf(text, above, departments);
  const unit = byCode ?? (found?.kind === "unit" ? found.unit : undefined);
  if (unit !== undefined) setLinked(item, { field: "owner_dept", value: joinPath(unit.path), rule: found?.kind === "unit" ? found.rule : "dept.code" }, log);
  else if (found !== undefined && text !== "" && departments.units.length > 0) unresolved(item, { found, text: joinPath([above, text]), field: "owner_dept" }, log);
  const partners = textOf(item, "partner_depts");
  if (partners === "") return;
  const value = partners.split(";").map((p) => pathOf(p.trim(), departments)).join(";");
  if (value !== partners) setLinked(item, { field: "partner_depts", value, rule: "dept.path" }, log);
}

function ownerOf(text: string, above: string, departments: DepartmentIndex): Resolution {
  if (above !== "" && departmentKey(above) !== departmentKey(text)) {
    const both = departments.resolveParts([above, text]);
    if (both.kind === "unit") return both;
  }
  return departments.resolve(text);
}

/** Code of the 課 that owns a project, to recognise its people. */
export function ownerUnit(project: LinkItem | undefined, departments: DepartmentIndex): string {
  const found = project === undefined ? undefined : departments.resolve(textOf(project, "owner_dept"));
  return found?.kind === "unit" ? found.unit.code : "";
}

export interface ProjectIndex {
  readonly byId: ReadonlyMap<string, LinkItem>;
  readonly byTitle: ReadonlyMap<string, readonly LinkItem[]>;
}

const titleKey = (text: string): string => text.normalize("NFKC").replaceAll(/\s/gu, "").toLowerCase();

/** Projects once each: rows that repeat a number say more of the same project; a project without a number gets 案件001 and so on. */
export function mergeProjects(items: readonly LinkItem[], log: LinkLog): readonly LinkItem[] {
  const kept = new Map<string, LinkItem>();
  let made = 0;
  for (const item of items) {
    const id = textOf(item, "project_id");
    const title = textOf(item, "title");
    if (id === "" && title === "") {
      log.dropped.add(item);
      continue;
    }
    const key = id === "" ? `#${titleKey(title)}` : id;
    const first = kept.get(key);
    if (first === undefined) {
      if (id === "") setLinked(item, { field: "project_id", value: `案件${String((made += 1)).padStart(3, "0")}`, rule: "project.provisional" }, log);
      kept.set(key, item);
      continue;
    }
    repeatProject(first, item, log);
  }
  return [...kept.values()];
}

function repeatProject(first: LinkItem, item: LinkItem, log: LinkLog): void {
  const [a, b] = [titleKey(textOf(first, "title")), titleKey(textOf(item, "title"))];
  if (a !== "" && b !== "" && a !== b) log.issues.push({ code: "key_repeated", at: addressOf(item, "project_id"), firstAt: addressOf(first, "project_id"), key: textOf(item, "project_id") });
  for (const [field, value] of Object.entries(item.values)) {
    if (!field.startsWith("_") && value !== null && first.values[field] === null) setLinked(first, { field, value, rule: "link.fill", at: addressOf(item, field) }, log);
  }
  log.merged.push({ file: item.source.file, sheet: item.source.sheet, row: item.draft.row, into: { file: first.source.file, sheet: first.source.sheet, row: first.draft.row }, reason: "継続行" });
  log.dropped.add(item);
}

export function indexProjects(items: readonly LinkItem[]): ProjectIndex {
  const byTitle = new Map<string, LinkItem[]>();
  for (const item of items) byTitle.set(titleKey(textOf(item, "title")), [...(byTitle.get(titleKey(textOf(item, "title"))) ?? []), item]);
  return { byId: new Map(items.map((i) => [textOf(i, "project_id"), i])), byTitle };
}

/** The project of a demand or an assignment: by number, by its title, or the project read from the same row. */
export function placeInProject(item: LinkItem, { projects, sameRow, log }: { readonly projects: ProjectIndex; readonly sameRow: LinkItem | undefined; readonly log: LinkLog }): LinkItem | undefined {
  const id = textOf(item, "project_id");
  const title = titleKey(textOf(item, "projects_title") || textOf(item, "title"));
  const named = projects.byTitle.get(title) ?? [];
  const found = projects.byId.get(id) ?? (id === "" ? sameRow : undefined) ?? (named.length === 1 ? named[0] : undefined);
  if (found !== undefined) {
    setLinked(item, { field: "project_id", value: textOf(found, "project_id"), rule: id === "" ? "project.title" : "project.id" }, log);
    return found;
  }
  if (projects.byId.size === 0) return undefined;
  const shown = id === "" ? textOf(item, "projects_title") : id;
  const nearest = nearestName(shown, projects.byId.keys());
  log.issues.push({ code: "project_not_found", at: addressOf(item, "project_id"), found: shown, ...(nearest === undefined ? {} : { nearest }) });
  return undefined;
}
