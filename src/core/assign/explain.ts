import { type Assigned, type AssignmentProblem, type Eligible, pairKey, type Slot } from "./problem.ts";

/** Why somebody is not on a slot, or on it with what he has. Facts; the wording is `assign/wording.ts`. */
export type WhyNot =
  | { readonly reason: "not_eligible" }
  | { readonly reason: "declined" }
  | { readonly reason: "excluded_pair" }
  | { readonly reason: "no_capacity" }
  | { readonly reason: "busy"; readonly elsewhere: readonly string[] }
  | { readonly reason: "roles_full"; readonly roles: number }
  | { readonly reason: "section_minimum"; readonly section: string }
  | { readonly reason: "slot_filled"; readonly by: readonly string[] }
  /** Could be put there, but then another goal would get worse. */
  | { readonly reason: "better_elsewhere" };

export interface SlotExplanation {
  readonly slot: string;
  readonly wanted: number;
  readonly given: number;
  /** People eligible for it at all, and why each who is not on it is not. */
  readonly eligible: number;
  readonly others: readonly { readonly staffNo: string; readonly fit: number; readonly why: WhyNot }[];
}

const NOTHING = 1e-6;

/** Explains every slot that is not wholly filled. */
export const explainUnfilled = (problem: AssignmentProblem, assigned: readonly Assigned[]): readonly SlotExplanation[] =>
  problem.slots.filter((slot) => givenTo(slot.id, assigned) < slot.fte - 1e-5).map((slot) => explainSlot(problem, assigned, slot));

const givenTo = (slot: string, assigned: readonly Assigned[]): number => assigned.filter((row) => row.slot === slot).reduce((sum, row) => sum + row.fte, 0);

export function explainSlot(problem: AssignmentProblem, assigned: readonly Assigned[], slot: Slot): SlotExplanation {
  const able = problem.eligible.filter((pair) => pair.slot === slot.id);
  const onIt = new Set(assigned.filter((row) => row.slot === slot.id).map((row) => row.staffNo));
  const others = able.filter((pair) => !onIt.has(pair.staffNo)).sort(byFit)
    .map((pair) => ({ staffNo: pair.staffNo, fit: pair.fit, why: whyNot(problem, assigned, pair.staffNo, slot) }));
  return { slot: slot.id, wanted: slot.fte, given: givenTo(slot.id, assigned), eligible: able.length, others };
}

const byFit = (a: Eligible, b: Eligible): number => b.fit - a.fit || (a.staffNo < b.staffNo ? -1 : 1);

/** The first hard reason that stands against putting one person on one slot, given the rest of the plan. */
export function whyNot(problem: AssignmentProblem, assigned: readonly Assigned[], staffNo: string, slot: Slot): WhyNot {
  const person = problem.people.find((row) => row.staffNo === staffNo);
  if (person === undefined || !problem.eligible.some((pair) => pair.staffNo === staffNo && pair.slot === slot.id)) return { reason: "not_eligible" };
  if (problem.declined.some((pair) => pairKey(pair) === pairKey({ staffNo, slot: slot.id }))) return { reason: "declined" };
  if (person.capacity <= NOTHING) return { reason: "no_capacity" };
  const mine = assigned.filter((row) => row.staffNo === staffNo);
  if (mine.some((row) => row.slot === slot.id)) return { reason: "slot_filled", by: [staffNo] };
  if (meetsExcluded(problem, assigned, staffNo, slot)) return { reason: "excluded_pair" };
  if (mine.length >= problem.rules.rolesPerPerson) return { reason: "roles_full", roles: mine.length };
  if (person.capacity - mine.reduce((sum, row) => sum + row.fte, 0) <= NOTHING) return { reason: "busy", elsewhere: mine.map((row) => row.slot) };
  if (sectionIsSpent(problem, assigned, person.section, slot)) return { reason: "section_minimum", section: person.section ?? "" };
  const full = givenTo(slot.id, assigned) >= slot.fte - 1e-5;
  return full ? { reason: "slot_filled", by: assigned.filter((row) => row.slot === slot.id).map((row) => row.staffNo) } : { reason: "better_elsewhere" };
}

function meetsExcluded({ exclusions, slots }: AssignmentProblem, assigned: readonly Assigned[], staffNo: string, slot: Slot): boolean {
  const projectOf = new Map(slots.map((row) => [row.id, row.projectId]));
  const there = new Set(assigned.filter((row) => projectOf.get(row.slot) === slot.projectId).map((row) => row.staffNo));
  return exclusions.some(([a, b]) => (a === staffNo && there.has(b)) || (b === staffNo && there.has(a)));
}

function sectionIsSpent(problem: AssignmentProblem, assigned: readonly Assigned[], section: string | null, slot: Slot): boolean {
  const most = section === null ? undefined : problem.lendable[section];
  if (section === null || most === undefined || slot.ownerSection === section) return false;
  const sectionOf = new Map(problem.people.map((row) => [row.staffNo, row.section]));
  const ownerOf = new Map(problem.slots.map((row) => [row.id, row.ownerSection]));
  const lent = assigned.filter((row) => sectionOf.get(row.staffNo) === section && ownerOf.get(row.slot) !== section).reduce((sum, row) => sum + row.fte, 0);
  return lent >= Math.max(0, most) - NOTHING;
}
