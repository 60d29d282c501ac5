import type { RecordOf } from "../model/canonical.ts";
import type { ScoringIssue } from "../model/issues/scoring.ts";
import type { HalfYear, PersonWork } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import { fold } from "../masters/fold.ts";
import { firstDay, lastDay, overlapDays } from "../readiness/calendar.ts";
import { type OrgTree, dxOfficeTest } from "../readiness/org-tree.ts";
import type { Person, Staff } from "../readiness/people.ts";

export interface Capacity extends Pick<PersonWork, "fte" | "dxShare" | "dxShareReason" | "committed" | "retireFactor" | "capacity"> {}

export interface CapacityInput {
  readonly staff: Staff;
  readonly tree: OrgTree;
  readonly assignments: readonly RecordOf<"assignments">[];
  /** Projects with a counted demand row: their work is in the demand already (R29). */
  readonly demanded: ReadonlySet<string>;
  readonly periods: readonly HalfYear[];
  readonly settings: Settings;
}

/** R28, R29, R08 per person and half. */
export function capacities(input: CapacityInput): { readonly people: readonly Capacity[]; readonly issues: readonly ScoringIssue[] } {
  const { committed, issues } = commitments(input);
  const office = officeNames(input);
  const people = input.staff.people.map((person, place): Capacity => {
    const { dxShare, dxShareReason } = shareOf(person, office, input.settings);
    const fte = person.row.fte ?? 1;
    const retire = lastDay(person.row.retire_date);
    const taken = input.periods.map((_, t) => committed[place * input.periods.length + t] ?? 0);
    const retireFactor = input.periods.map((half) => (retire === undefined ? 1 : overlapDays(half, undefined, retire) / half.days));
    const capacity = taken.map((share, t) => (person.inScope ? fte * dxShare * Math.max(0, 1 - share) * (retireFactor[t] ?? 1) : 0));
    return { fte, dxShare, dxShareReason, committed: taken, retireFactor, capacity };
  });
  return { people, issues };
}

/** Σ share × day fraction, person-major; an assignment without from and to covers the whole half. */
function commitments({ staff, assignments, demanded, periods }: CapacityInput): { readonly committed: Float64Array; readonly issues: readonly ScoringIssue[] } {
  const committed = new Float64Array(staff.people.length * periods.length);
  const issues: ScoringIssue[] = [];
  for (const row of assignments) {
    const place = staff.places.get(row.staff_no ?? "");
    if (row.share === null) issues.push({ code: "assignment_share_missing", at: row, projectId: row.project_id ?? "", staffNo: row.staff_no ?? "" });
    if (place === undefined || row.share === null || demanded.has(row.project_id ?? "")) continue;
    const [from, to] = [firstDay(row.from), lastDay(row.to)];
    for (const [t, half] of periods.entries()) {
      const at = place * periods.length + t;
      committed[at] = (committed[at] ?? 0) + (row.share * overlapDays(half, from, to)) / half.days;
    }
  }
  return { committed, issues };
}

/** Does a text of 兼務 name a DX office: by the pattern, a listed name, or the code or name of a 課 that is one? */
function officeNames({ tree, settings }: CapacityInput): (text: string) => boolean {
  const test = dxOfficeTest(settings);
  const offices = [...tree.departments.values()].filter((d) => d.dxOffice);
  return (text) => test(text, text) || offices.some((d) => fold(text) === fold(d.code) || (d.name !== "" && fold(text).includes(fold(d.name))));
}

/** R28: first hit; a concurrent post in a DX office lifts it to its own share. */
function shareOf(person: Person, isOffice: (text: string) => boolean, settings: Settings): Pick<Capacity, "dxShare" | "dxShareReason"> {
  const own = ownShare(person, settings);
  const concurrent = (person.row.concurrent ?? "").split(";").some((text) => text.trim() !== "" && isOffice(text));
  return concurrent && own.dxShare < settings.dxShareConcurrent ? { dxShare: settings.dxShareConcurrent, dxShareReason: "併任" } : own;
}

function ownShare({ inDxOffice, designation }: Person, settings: Settings): Pick<Capacity, "dxShare" | "dxShareReason"> {
  if (inDxOffice) return { dxShare: settings.dxShareOffice, dxShareReason: "DX所管課" };
  if (!designation.leader) return { dxShare: settings.dxShareOther, dxShareReason: "標準" };
  return designation.share === null
    ? { dxShare: settings.dxShareLeader, dxShareReason: "指名（割合なし）" }
    : { dxShare: designation.share, dxShareReason: "指名（割合あり）" };
}
