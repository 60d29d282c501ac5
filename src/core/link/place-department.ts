import type { Issue } from "../model/issue.ts";
import type { DepartmentIndex, Resolution, Unit } from "./department-index.ts";
import { addressOf, type LinkItem, type LinkLog, setLinked, textOf } from "./link-types.ts";
import { departmentKey, headCount, joinPath, levelOfName } from "./department-path.ts";

/** Resolves the department of a roster record: code, and 部課係 in their own columns. An unresolved one keeps its text and is reported. */
export function placeStaff(item: LinkItem, departments: DepartmentIndex, log: LinkLog): void {
  const path = item.path;
  const code = textOf(item, "dept_code");
  const byCode = code === "" ? undefined : departments.byCode(code);
  const found = path.length === 0 ? none(byCode) : withStated(path, item.source.statedDept, departments);
  const unit = deeper(found.kind === "unit" ? found.unit : undefined, byCode);
  if (unit === undefined) {
    if (path.length > 0 || code !== "") unresolved(item, { found, text: path.length === 0 ? code : joinPath(path), field: deptField(item) }, log);
    else nowhere(item, log);
    splitUnknown(item, path, log);
    return;
  }
  shallow(item, unit, log);
  if (found.kind === "unit") corrected(item, { path, unit, rule: found.rule }, log);
  setLinked(item, { field: "dept_code", value: unit.code, rule: found.kind === "unit" ? found.rule : "dept.code" }, log);
  const rest = found.kind === "unit" ? found.rest : "";
  fillParts(item, unit.path, log, { rest, moved: found.kind === "unit" && (found.rule === "dept.crosswalk" || found.rule === "dept.leaf"), unit });
  resolveConcurrent(item, departments, log);
}

/** 庶務係 or 総務課, of which there are several, on a sheet that says which 部 it is of. */
function withStated(path: readonly string[], stated: string | undefined, departments: DepartmentIndex): Resolution {
  const found = departments.resolveParts(path);
  if (found.kind !== "ambiguous" || stated === undefined) return found;
  const inside = departments.resolveParts([stated, ...path]);
  return inside.kind === "unit" && inside.rule !== "dept.leaf" ? inside : found;
}

const none = (unit: Unit | undefined): Resolution => (unit === undefined ? { kind: "none" } : { kind: "unit", unit, rest: "", rule: "dept.code" });

/** Path and code agree or one lies below the other: the deeper one. When they differ the path, which a clerk reads, stands. */
function deeper(byPath: Unit | undefined, byCode: Unit | undefined): Unit | undefined {
  if (byPath === undefined) return byCode;
  if (byCode === undefined) return byPath;
  const below = byPath.path.every((name, i) => byCode.path[i] === name);
  return below && byCode.path.length > byPath.path.length ? byCode : byPath;
}

/** A 課 that stands under another 部 than the row says: the only one of its name is taken, and said so. */
function corrected(item: LinkItem, { path, unit, rule }: { readonly path: readonly string[]; readonly unit: Unit; readonly rule: string }, log: LinkLog): void {
  if (rule !== "dept.leaf" || path.length < 2 || item.draft.link["second_post"] !== undefined) return;
  const strange = path.filter((name) => !unit.path.some((own) => departmentKey(own) === departmentKey(name)));
  if (strange.length > 0) log.issues.push({ code: "department_corrected", at: addressOf(item, deptField(item)), found: joinPath(path), read: joinPath(unit.path) });
}

/** 部 alone, of somebody who is not its head: a 課 that was not written down again would go unnoticed. */
function shallow(item: LinkItem, unit: Unit, log: LinkLog): void {
  const high = ["部長級", "次長級"].includes(textOf(item, "rank_band"));
  const asks = item.draft.plan.sources.some((s) => s.name === "dept_2");
  if (unit.level === 1 && !high && asks && textOf(item, "dept_2") === "") log.issues.push({ code: "section_missing", at: addressOf(item, "dept_2"), found: unit.name, name: textOf(item, "name") });
}

/** A person of whom the ledger gives no department at all. */
function nowhere(item: LinkItem, log: LinkLog): void {
  const at = addressOf(item, "dept_2");
  log.issues.push({ code: "value_required", at, field: "所属", found: "" });
  log.quarantine.push({ table: "staff", at, found: `${textOf(item, "staff_no")} ${textOf(item, "name")}`.trim(), reason: "所属がありません", kept: true, values: item.values });
}

/** One cell 部課係 that is no known unit still goes into its columns, by the endings of its names. */
function splitUnknown(item: LinkItem, path: readonly string[], log: LinkLog): void {
  if ([1, 2, 3].some((n) => textOf(item, `dept_${n}`) !== "")) return;
  for (const name of path) {
    const field = `dept_${levelOfName(name)}`;
    if ((item.values[field] ?? null) === null) setLinked(item, { field, value: name, rule: "dept.split", at: addressOf(item, "dept") }, log);
  }
}

const deptField = (item: LinkItem): string => ["dept_2", "dept", "dept_1", "dept_3", "dept_code"].find((f) => textOf(item, f) !== "") ?? "dept_2";

interface Placed { readonly rest: string; readonly moved: boolean; readonly unit: Unit }

/** 部, 課, 係 columns from the unit's path; where the ledger wrote them itself they stay, unless the unit is another one now. */
function fillParts(item: LinkItem, names: readonly string[], log: LinkLog, placed: Placed): void {
  // 局 and 部 share the column 部局.
  const heads = Math.max(1, headCount(names));
  const path = [joinPath(names.slice(0, heads)), ...names.slice(heads)];
  const start = Math.max(0, Math.min(2, placed.unit.level - path.length));
  for (const column of [1, 2, 3]) {
    const field = `dept_${column}`;
    const name = path[column - 1 - start] ?? (placed.rest !== "" && column === path.length + start + 1 ? placed.rest : null);
    const own = item.values[field];
    if (name !== null && (own === null || own === undefined || placed.moved === true || own !== name)) setLinked(item, { field, value: name, rule: placed.moved === true ? "dept.moved" : "dept.split" }, log);
    else if (name === null && own !== null && placed.rest === "") setLinked(item, { field, value: null, rule: "dept.split" }, log);
  }
}

/** 兼務先 in the roster's own column as full paths. */
function resolveConcurrent(item: LinkItem, departments: DepartmentIndex, log: LinkLog): void {
  const text = textOf(item, "concurrent");
  if (text === "") return;
  const value = text.split(";").map((part) => pathOf(part, departments)).join(";");
  if (value !== text) setLinked(item, { field: "concurrent", value, rule: "dept.path" }, log);
}

/** Full path of what a text names; the text itself when it names no unit. A post after the department (「情報政策課主査」) is left off only for the look-up. */
export function pathOf(text: string, departments: DepartmentIndex): string {
  const found = departments.resolve(text);
  return found.kind === "unit" ? joinPath([...found.unit.path, ...(found.rest === "" ? [] : [found.rest])]) : text;
}

interface Unresolved { readonly found: Resolution; readonly text: string; readonly field: string }

/** One issue per record whose department is not found, and its place in the quarantine list. */
export function unresolved(item: LinkItem, { found, text, field }: Unresolved, log: LinkLog): void {
  const at = addressOf(item, field);
  log.issues.push(issueOf(found, text, at));
  log.quarantine.push({ table: item.draft.plan.table, at, found: text, reason: "所属が決められません", kept: true, values: item.values });
}

function issueOf(found: Resolution, text: string, at: ReturnType<typeof addressOf>): Issue {
  if (found.kind === "ambiguous") return { code: "department_ambiguous", at, found: text, candidates: found.candidates };
  if (found.kind === "split") return { code: "department_split", at, found: text, successors: found.successors };
  const nearest = found.kind === "none" ? found.nearest : undefined;
  return { code: "department_unresolved", at, found: text, ...(nearest === undefined ? {} : { nearest }) };
}
