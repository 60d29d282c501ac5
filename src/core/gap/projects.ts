import type { CanonicalTables, RecordOf } from "../model/canonical.ts";
import type { ScoringIssue } from "../model/issues/scoring.ts";
import type { ProjectWork } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import { fold, foldPath, remember } from "../masters/fold.ts";
import type { Masters } from "../masters/master-types.ts";
import { byText } from "../readiness/compare.ts";
import { type Department, type OrgTree, byPlace } from "../readiness/org-tree.ts";

export interface Projects {
  /** By project_id ascending; of a repeated number the record that stands first counts. */
  readonly list: readonly ProjectWork[];
  readonly byId: ReadonlyMap<string, ProjectWork>;
  readonly issues: readonly ScoringIssue[];
}

interface Context {
  readonly ownerOf: (text: string | null) => Department | undefined;
  readonly planItemOf: (text: string | null) => string | null;
  readonly settings: Settings;
}

export function listProjects(tables: CanonicalTables, tree: OrgTree, masters: Masters, settings: Settings): Projects {
  const context = { ownerOf: departmentByPath(tree), planItemOf: planItemByName(masters), settings };
  const byId = new Map<string, ProjectWork>();
  const issues: ScoringIssue[] = [];
  const rows = tables.projects.map((row, index) => ({ row, index })).sort((a, b) => byPlace(a.row, b.row));
  for (const { row, index } of rows) {
    const id = row.project_id ?? "";
    if (id === "" || byId.has(id)) continue;
    const project = projectOf(row, index, context);
    byId.set(id, project);
    if (project.owner === null && fold(row.owner_dept) !== "") issues.push({ code: "owner_unmatched", at: row, projectId: id, found: row.owner_dept ?? "" });
    if (project.planItem === null && fold(row.plan_item) !== "") issues.push({ code: "plan_item_unknown", at: row, projectId: id, found: row.plan_item ?? "" });
  }
  return { list: [...byId.values()].sort((a, b) => byText(a.projectId, b.projectId)), byId, issues };
}

function projectOf(row: RecordOf<"projects">, index: number, { ownerOf, planItemOf, settings }: Context): ProjectWork {
  const owner = ownerOf(row.owner_dept);
  const status = fold(row.status);
  const filled = [row.owner_dept, row.start, row.end, row.expected_effect].every((value) => fold(value) !== "");
  return {
    index, projectId: row.project_id ?? "", owner: owner?.code ?? null, section: owner?.section ?? null,
    planItem: planItemOf(row.plan_item), open: !settings.closedStatuses.includes(status),
    buildPhase: settings.buildStatuses.includes(status), complete: filled,
  };
}

/** R33: full path without spaces, or the code itself; a department valid on asOf before one that is not. */
function departmentByPath(tree: OrgTree): (text: string | null) => Department | undefined {
  const byKey = new Map<string, Department>();
  const departments = [...tree.departments.values()].sort((a, b) => Number(b.valid) - Number(a.valid) || byText(a.code, b.code));
  for (const department of departments) {
    for (const key of [foldPath(department.fullPath), fold(department.code)]) if (key !== "" && !byKey.has(key)) byKey.set(key, department);
  }
  return remember((text) => byKey.get(foldPath(text)) ?? byKey.get(fold(text)));
}

/** Plan item by id, name of any version, or alias. */
function planItemByName(masters: Masters): (text: string | null) => string | null {
  const byKey = new Map<string, string>();
  for (const version of masters.planItems.versions) for (const item of version.items) byKey.set(fold(item.name), item.id);
  for (const item of masters.planItems.items) for (const key of [item.id, item.name, ...item.aliases]) byKey.set(fold(key), item.id);
  return remember((text) => byKey.get(fold(text)) ?? null);
}
