import type { CanonicalTables } from "../model/canonical.ts";
import { type IsoDate, addMonths } from "../model/date.ts";
import type { ScoringIssue } from "../model/issues/scoring.ts";
import { type LeaderCount, ROLE_IDS } from "../model/scores.ts";
import type { FitTable, ItemWork, LevelTable, RoleWork, UnitWork } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import type { Masters } from "../masters/master-types.ts";
import { laterEvents } from "./as-of.ts";
import { lastDay } from "./calendar.ts";
import { type Category, categoryOf, targetRole } from "./category.ts";
import { type HeldCertificate, heldCertificates } from "./certificates.ts";
import { FIT_STATE, type RoleRequirement, fitTable, roleRequirements } from "./fit.ts";
import { itemList } from "./items.ts";
import { pooledLeaders, sectionLeaders } from "./leaders.ts";
import { levelTable } from "./levels.ts";
import { type Literacy, literacyOf } from "./literacy.ts";
import { type OrgTree, orgTree } from "./org-tree.ts";
import { type Staff, listStaff } from "./people.ts";
import { type TrainingCount, trainingCounts } from "./training.ts";
import { ORG, unitList, unitMembers } from "./units.ts";

/** What the rules say of every person before projects come in; lists are in the staff order. */
export interface Assessment {
  readonly tree: OrgTree;
  readonly staff: Staff;
  readonly units: readonly UnitWork[];
  readonly members: ReadonlyMap<string, readonly number[]>;
  readonly items: readonly ItemWork[];
  readonly levels: LevelTable;
  readonly unmapped: readonly { readonly skill: string; readonly records: number }[];
  readonly roles: readonly RoleWork[];
  readonly fits: FitTable;
  readonly literacy: readonly Literacy[];
  readonly literacySet: readonly string[];
  readonly certificates: readonly (readonly HeldCertificate[])[];
  readonly training: readonly TrainingCount[];
  readonly categories: readonly Category[];
  readonly targets: readonly ReturnType<typeof targetRole>[];
  readonly leaders: readonly LeaderCount[];
  readonly issues: readonly ScoringIssue[];
}

/** R07-R24. */
export function assessPeople(tables: CanonicalTables, asOf: IsoDate, masters: Masters, settings: Settings): Assessment {
  const tree = orgTree(tables.departments, asOf, settings);
  const staff = listStaff(tables, tree, asOf, settings);
  const members = unitMembers(staff.people, tree);
  const certificates = heldCertificates(tables.qualifications, staff.places, masters, asOf);
  const training = trainingCounts(tables.training, staff.places, asOf, { masters, settings });
  const list = itemList(masters, settings);
  const itemPlaces = new Map(list.map((item, index) => [item.item, index]));
  const levels = levelTable({ skills: tables.skills, persons: staff.places, items: itemPlaces, certificates, masters, settings });
  const items = list.map((item, index) => ({ ...item, inUse: levels.inUse[index] === true }));
  const needs = roleRequirements(masters, items, settings);
  const fits = fitTable(levels.table, items, needs, staff.people.map((p) => p.inScope), settings);
  const literacy = literacyOf(levels.table, items, staff.people.map((p) => p.manager), settings);
  const literacySet = items.filter((item) => item.framework === "DSS-L" && item.inUse).map((item) => item.item);
  const categories = categorise({ tables, asOf, settings, staff, fits, literacy, certificates, training });
  const units = unitList(tree, members);
  return {
    tree, staff, units, members, items, levels: levels.table, unmapped: levels.unmapped, fits, literacy, literacySet, certificates, training, categories,
    roles: needs.map((role, r) => countQualified(role, r, fits)),
    targets: categories.map(({ category }, place) => targetRole(category, fitOf(fits, place), settings)),
    leaders: leaderCounts(units, members, categories, settings),
    issues: [
      ...staff.issues, ...laterEvents(tables, asOf),
      ...levels.unmapped.map((row): ScoringIssue => ({ code: "skill_unmapped", ...row })),
      ...levels.outside.flatMap((index): readonly ScoringIssue[] => {
        const at = tables.skills[index];
        return at === undefined ? [] : [{ code: "skill_level_outside", at, level: at.level ?? 0 }];
      }),
      ...(tables.skills.length > 0 ? coverageIssues(needs, literacySet, settings) : []),
    ],
  };
}

/** Fit of a person by role id; null = 判定不能 (or no such role). */
export const fitOf = (fits: FitTable, place: number) => (role: string): number | null => {
  const r = (ROLE_IDS as readonly string[]).indexOf(role);
  const fit = r === -1 ? Number.NaN : fits.fit[place * ROLE_IDS.length + r] ?? Number.NaN;
  return Number.isNaN(fit) ? null : fit;
};

interface CategoriseInput {
  readonly tables: CanonicalTables;
  readonly asOf: IsoDate;
  readonly settings: Settings;
  readonly staff: Staff;
  readonly fits: FitTable;
  readonly literacy: readonly Literacy[];
  readonly certificates: readonly (readonly HeldCertificate[])[];
  readonly training: readonly TrainingCount[];
}

function categorise({ tables, asOf, settings, staff, fits, literacy, certificates, training }: CategoriseInput): readonly Category[] {
  const lately = assignedLately(tables, asOf, settings);
  return staff.people.map((person, place) => categoryOf({
    scopeReason: person.scopeReason, designation: person.designation,
    employment: person.row.employment_type, job: person.row.job_class, inDxOffice: person.inDxOffice, rankBand: person.row.rank_band,
    fit: fitOf(fits, place), literacy: literacy[place]?.coverage ?? null,
    itss: Math.max(0, ...(certificates[place] ?? []).filter((held) => held.valid).map((held) => held.itss)),
    assignedLately: lately.has(person.staffNo), leaderCourse: (training[place]?.leader ?? 0) > 0,
  }, settings));
}

/** R21: people with an assignment whose end (empty = asOf) is not older than the limit. */
function assignedLately(tables: CanonicalTables, asOf: IsoDate, settings: Settings): ReadonlySet<string> {
  const limit = addMonths(asOf, -settings.expertAssignmentMonths) ?? asOf;
  return new Set(tables.assignments.filter((row) => (lastDay(row.to) ?? asOf) >= limit).map((row) => row.staff_no ?? ""));
}

function countQualified(role: RoleRequirement, r: number, fits: FitTable): RoleWork {
  let [qualified, nearQualified] = [0, 0];
  for (let at = r; at < fits.state.length; at += ROLE_IDS.length) {
    if (fits.state[at] === FIT_STATE.qualified) qualified += 1;
    if (fits.state[at] === FIT_STATE.near) nearQualified += 1;
  }
  return { ...role, qualified, nearQualified };
}

/** R23, R24 in R59's order. */
function leaderCounts(units: readonly UnitWork[], members: ReadonlyMap<string, readonly number[]>, categories: readonly Category[], settings: Settings): readonly LeaderCount[] {
  const actual = (unit: string): number => (members.get(unit) ?? []).filter((place) => categories[place]?.category === "DX推進リーダー").length;
  const sections = units.filter((unit) => unit.isSection);
  const rows = new Map(sections.map((unit) => [unit.unit, sectionLeaders(unit.unit, unit.headcount, actual(unit.unit), settings)]));
  return units.flatMap((unit) => {
    if (unit.isSection) return rows.get(unit.unit) ?? [];
    if (unit.level === 3) return [];
    const own = sections.filter((section) => unit.unit === ORG || section.division === unit.unit);
    return [pooledLeaders(unit.unit, unit.headcount, own.flatMap((section) => rows.get(section.unit) ?? []))];
  });
}

function coverageIssues(roles: readonly RoleRequirement[], literacySet: readonly string[], settings: Settings): readonly ScoringIssue[] {
  const unusable = roles.filter((role) => !role.usable)
    .map((role): ScoringIssue => ({ code: "role_unusable", role: role.role, itemsInUse: role.itemsInUse, items: role.items.length }));
  if (literacySet.length >= settings.literacyMinItems) return unusable;
  return [...unusable, { code: "literacy_unusable", itemsInUse: literacySet.length, needed: settings.literacyMinItems }];
}
