import { TABLE_IDS, type TableId } from "../model/canonical.ts";
import type { NormalisedTable } from "../normalise/record-types.ts";
import { buildDepartments } from "./build-departments.ts";
import { clusterStaff } from "./cluster-staff.ts";
import { type DepartmentIndex, indexDepartments, type Unit } from "./department-index.ts";
import { departmentItems } from "./department-items.ts";
import { deriveStaff } from "./derive-staff.ts";
import { changesOf, type KeptItems, numberDrafts, rowFates, tablesOf } from "./finish-tables.ts";
import { linkRecord, withSection } from "./link-records.ts";
import { type LinkedTables, type LinkItem, type LinkLog, type LinkOptions, newLog, textOf } from "./link-types.ts";
import { makePathReader } from "./department-path.ts";
import { indexProjects, mergeProjects, ownerUnit, placeInProject, placeProject, placeRecord } from "./link-work.ts";
import { mergeStaff } from "./merge-staff.ts";
import type { Decisions, People } from "./people.ts";
import { makeFactsReader, type PersonFacts } from "./person-facts.ts";
import { placeStaff } from "./place-department.ts";
import { provenNumbers } from "./restore-numbers.ts";

export type { CrosswalkEntry, LinkedTables, LinkItem, LinkOptions, MergedRow, QuarantinedRecord, ReviewDecision, ReviewPair, ReviewSide } from "./link-types.ts";

/**
 * Normalised ledgers → the canonical tables: departments first, then people over all rosters, then everything that refers to them.
 * Pure and total. Only exact rules join records by themselves; what is doubtful stands in `review`, what has no home in `quarantine`.
 */
export function linkTables(tables: readonly NormalisedTable[], options: LinkOptions = {}): LinkedTables {
  const log = newLog(tables);
  const items = itemsByTable(tables);
  const asOf = options.asOf ?? latestAsOf(tables);
  const built = buildDepartments(items.departments, items.staff);
  const departments = departmentsOf(built.units, asOf, options);
  const decisions: Decisions = new Map((options.decisions ?? []).map((d) => [d.id, d.verdict]));
  const facts = factsReader(items, departments);
  const people = clusterStaff(items.staff.map(facts), decisions, log);
  const staff = linkStaff(people, { departments, asOf: options.asOf }, log);
  const projects = mergeProjects(items.projects, log);
  for (const item of projects) placeProject(item, departments, log);
  linkPeopleTables(items, { people, decisions, log, facts });
  linkProjectTables(items, { projects, departments, people, decisions, log, facts });
  for (const id of ["processes", "readiness_answers", "survey"] as const) for (const item of items[id]) placeRecord(item, departments, log);
  const kept = keptItems(items, { staff, projects, departments: departmentItems(built, items.departments) }, log);
  const numbers = numberDrafts(tables, kept);
  return {
    tables: tablesOf(kept), changes: changesOf(tables, numbers, log), issues: log.issues, review: log.review,
    quarantine: log.quarantine, mergedRows: log.merged, rows: rowFates(tables, numbers, log),
  };
}

type Items = { readonly [T in TableId]: LinkItem[] };

/** Tables whose department columns say where the person is; in the others they are the record's own. */
const ABOUT_PEOPLE: ReadonlySet<TableId> = new Set<TableId>(["skills", "training", "qualifications", "survey", "assignments"]);

function itemsByTable(tables: readonly NormalisedTable[]): Items {
  const items = Object.fromEntries(TABLE_IDS.map((id) => [id, []])) as unknown as Items;
  const readPath = makePathReader();
  tables.forEach((source, tableIndex) =>
    source.drafts.forEach((draft, draftIndex) => {
      const { plan: { table }, values, link } = draft;
      const path = readPath((field) => String(values[field] ?? link[field] ?? ""), ABOUT_PEOPLE.has(table) ? "person_" : "");
      items[table].push({ source, tableIndex, draftIndex, draft, path, values });
    }));
  return items;
}

const latestAsOf = (tables: readonly NormalisedTable[]): string | undefined => tables.filter((t) => t.kind === "staff").flatMap((t) => t.asOf ?? []).sort().at(-1);

const departmentsOf = (units: readonly Unit[], asOf: string | undefined, options: LinkOptions): DepartmentIndex =>
  indexDepartments(units, { ...(asOf === undefined ? {} : { asOf }), ...(options.crosswalk === undefined ? {} : { crosswalk: options.crosswalk }) });

const PEOPLE_TABLES = ["skills", "training", "qualifications"] as const;

/** Who each record is about, read once; with the number it really is: zeros put back where other ledgers prove them. */
function factsReader(items: Items, departments: DepartmentIndex): (item: LinkItem) => PersonFacts {
  const read = makeFactsReader(departments);
  const all = new Map([...items.staff, ...PEOPLE_TABLES.flatMap((id) => items[id]), ...items.assignments].map((item) => [item, read(item)]));
  const proven = provenNumbers([...all.values()]);
  return (item) => {
    const facts = all.get(item) ?? read(item);
    const number = proven(facts);
    return number === facts.number ? facts : { ...facts, number };
  };
}

function linkStaff(people: People, { departments, asOf }: { readonly departments: DepartmentIndex; readonly asOf: string | undefined }, log: LinkLog): readonly LinkItem[] {
  const staff = people.all.map((person) => mergeStaff(person, departments, log));
  for (const item of staff) {
    deriveStaff(item, asOf, log);
    placeStaff(item, departments, log);
  }
  return staff.sort(inOrder);
}

/** As the ledgers come: table, then row. */
const inOrder = (a: LinkItem, b: LinkItem): number => a.tableIndex - b.tableIndex || a.draftIndex - b.draftIndex;

interface Linking { readonly people: People; readonly decisions: Decisions; readonly log: LinkLog; readonly facts: (item: LinkItem) => PersonFacts }

function linkPeopleTables(items: Items, linking: Linking): void {
  for (const id of PEOPLE_TABLES) for (const item of items[id]) linkRecord(linking.facts(item), linking);
}

interface ProjectLinking extends Linking { readonly projects: readonly LinkItem[]; readonly departments: DepartmentIndex }

function linkProjectTables(items: Items, linking: ProjectLinking): void {
  const index = indexProjects(linking.projects);
  const rowKey = (item: LinkItem): string => `${item.tableIndex}/${item.draft.row}`;
  const bySource = new Map(items.projects.map((i) => [rowKey(i), i]));
  const home = (item: LinkItem): LinkItem | undefined => {
    const project = bySource.get(rowKey(item));
    return project === undefined || !linking.log.dropped.has(project) ? project : index.byId.get(textOf(project, "project_id"));
  };
  for (const item of items.project_demands) placeInProject(item, { projects: index, sameRow: home(item), log: linking.log });
  for (const item of items.assignments) {
    const project = placeInProject(item, { projects: index, sameRow: home(item), log: linking.log });
    const section = ownerUnit(project, linking.departments);
    linkRecord(withSection(linking.facts(item), section, project === undefined ? "" : textOf(project, "owner_dept")), linking);
  }
}

interface Settled { readonly staff: readonly LinkItem[]; readonly projects: readonly LinkItem[]; readonly departments: readonly LinkItem[] }

function keptItems(items: Items, settled: Settled, log: LinkLog): KeptItems {
  const rest = Object.fromEntries(TABLE_IDS.map((id) => [id, items[id].filter((i) => !log.dropped.has(i))])) as unknown as KeptItems;
  return { ...rest, ...settled };
}
