import type { CanonicalTables, RecordOf } from "../model/canonical.ts";
import type { IsoDate } from "../model/date.ts";
import type { ScoringIssue } from "../model/issues/scoring.ts";
import type { ScopeReason } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import { fold } from "../masters/fold.ts";
import { byText } from "./compare.ts";
import { type Designation, readDesignation } from "./designation.ts";
import { type OrgTree, byPlace } from "./org-tree.ts";
import { scopeReason } from "./scope.ts";

/** One person of the staff table, before any scoring. */
export interface Person {
  readonly staffNo: string;
  /** Index into the staff table. */
  readonly index: number;
  readonly row: RecordOf<"staff">;
  readonly section: string | null;
  readonly division: string | null;
  readonly subsection: string | null;
  readonly inDxOffice: boolean;
  readonly scopeReason: ScopeReason | null;
  readonly inScope: boolean;
  readonly manager: boolean;
  readonly designation: Designation;
}

export interface Staff {
  /** By staff_no ascending. */
  readonly people: readonly Person[];
  /** staff_no → place in `people`. */
  readonly places: ReadonlyMap<string, number>;
  readonly issues: readonly ScoringIssue[];
}

/** R10: one person per staff_no at 本務; of a repeated number the record that stands first in its file counts. */
export function listStaff(tables: CanonicalTables, tree: OrgTree, asOf: IsoDate, settings: Settings): Staff {
  const issues: ScoringIssue[] = [];
  const indices = tables.staff.map((_, index) => index).sort((a, b) => compareRows(tables, a, b));
  const people: Person[] = [];
  const places = new Map<string, number>();
  for (const index of indices) {
    const row = tables.staff[index];
    if (row === undefined) continue;
    const staffNo = row.staff_no ?? "";
    if (staffNo === "") issues.push({ code: "staff_without_number", at: row });
    else if (places.has(staffNo)) issues.push({ code: "staff_repeated", at: row, staffNo });
    else {
      if (fold(row.status) === "") issues.push({ code: "status_missing", at: row, staffNo });
      places.set(staffNo, people.length);
      people.push(personOf(row, index, tree, { asOf, settings }));
    }
  }
  return { people, places, issues };
}

function compareRows(tables: CanonicalTables, a: number, b: number): number {
  const [x, y] = [tables.staff[a], tables.staff[b]];
  return x === undefined || y === undefined ? 0 : byText(x.staff_no ?? "", y.staff_no ?? "") || byPlace(x, y);
}

function personOf(row: RecordOf<"staff">, index: number, tree: OrgTree, rules: { asOf: IsoDate; settings: Settings }): Person {
  const { asOf, settings } = rules;
  const department = tree.departments.get(row.dept_code ?? "");
  const section = department?.section ?? null;
  const reason = scopeReason(row, asOf, settings);
  return {
    staffNo: row.staff_no ?? "", index, row, section, division: department?.division ?? null,
    subsection: department?.level === 3 ? department.code : null,
    inDxOffice: section !== null && tree.departments.get(section)?.dxOffice === true,
    scopeReason: reason, inScope: reason === null,
    manager: settings.managerBands.includes(fold(row.rank_band)),
    designation: readDesignation(row.designation, settings),
  };
}
