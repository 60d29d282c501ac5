import type { Settings } from "../model/settings.ts";
import type { UnitWork } from "../model/scoring-work.ts";
import type { Department, OrgTree } from "./org-tree.ts";
import type { Person } from "./people.ts";

/** The whole body. */
export const ORG = "ORG";

/** Places (in the staff order) of the in-scope people of each unit: ORG, 部 (直属 included), 課, 係. */
export function unitMembers(people: readonly Person[], tree: OrgTree): ReadonlyMap<string, readonly number[]> {
  const members = new Map<string, number[]>([[ORG, []]]);
  for (const list of [tree.divisions, tree.sections, tree.subsections]) for (const unit of list) members.set(unit.code, []);
  people.forEach((person, place) => {
    if (!person.inScope) return;
    for (const unit of new Set([ORG, person.division, person.section, person.subsection])) {
      if (unit !== null) members.get(unit)?.push(place);
    }
  });
  return members;
}

/** Units in R59's order: ORG, 部, 課, then 係. */
export function unitList(tree: OrgTree, members: ReadonlyMap<string, readonly number[]>): readonly UnitWork[] {
  const headcount = (unit: string): number => members.get(unit)?.length ?? 0;
  const unitOf = (d: Department): UnitWork => ({
    unit: d.code, level: d.level, name: d.name, fullPath: d.fullPath, division: d.level === 1 ? null : d.division,
    section: d.level === 3 ? d.section : null, dxOffice: d.dxOffice, headcount: headcount(d.code), isSection: d.level === 2,
  });
  const org: UnitWork = { unit: ORG, level: 0, name: "全庁", fullPath: "全庁", division: null, section: null, dxOffice: false, headcount: headcount(ORG), isSection: false };
  return [org, ...[...tree.divisions, ...tree.sections, ...tree.subsections].map(unitOf)];
}

/** Units that answer questions themselves: ORG, 課 and, when asked for, 係. 部 are pooled from their 課 (R40). */
export const answeringUnits = (units: readonly UnitWork[], settings: Settings): readonly UnitWork[] =>
  units.filter((unit) => unit.level === 0 || unit.level === 2 || (unit.level === 3 && settings.sectionReadiness));
