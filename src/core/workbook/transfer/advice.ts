import { ROLE_IDS, type RoleId } from "../../model/scores.ts";
import type { PlanOutcome } from "../../model/transfer.ts";
import { namesOf } from "./data-sheets.ts";
import type { Numbered, TransferWorkbookInput } from "./transfer-input.ts";
import { COMPARE_TEXTS } from "./wording.ts";

/** One thing a person should look at before a plan is taken. */
export interface Advice {
  readonly plan: string;
  readonly where: string;
  readonly what: string;
  readonly next: string;
}

/** A loss of coverage below this is not worth a line. */
const KEY_LOSS = 0.01;

/** What gets worse in words, plan by plan: last leaders, shortages, roles without or with a single holder, key people, people who do not count. */
export function adviceOf(input: TransferWorkbookInput, numbered: Numbered): readonly Advice[] {
  const [now, ...plans] = input.comparison.outcomes;
  if (now === undefined) return [];
  return plans.flatMap((plan, i) => [...ofUnits(input, numbered, now, plan), ...ofPeople(input, now, plan, i)]);
}

function ofUnits({ masters }: TransferWorkbookInput, { units }: Numbered, now: PlanOutcome, plan: PlanOutcome): readonly Advice[] {
  const names = new Map(masters.roles.roles.map(({ id, name }) => [id as string, name]));
  const listed = (roles: readonly RoleId[]): string => roles.map((role) => names.get(role) ?? role).join("、");
  return units.filter(({ isSection }) => isSection).flatMap(({ unit, fullPath }) => {
    const line = (what: string, next: string): Advice => ({ plan: plan.name, where: fullPath, what, next });
    const [before, after] = [now, plan].map(({ scores }) => scores.leaders.find((row) => row.unit === unit));
    const [had, has] = [holdersOf(now, unit), holdersOf(plan, unit)];
    const lost = ROLE_IDS.filter((_, r) => (had[r] ?? 0) > 0 && has[r] === 0);
    const alone = ROLE_IDS.filter((_, r) => (had[r] ?? 0) > 1 && has[r] === 1);
    const { advice, next } = COMPARE_TEXTS;
    const withoutLeader = (before?.actual ?? 0) > 0 && after?.actual === 0;
    return [
      ...(withoutLeader ? [line(advice.lastLeader, next.lastLeader)] : (after?.short ?? 0) > (before?.short ?? 0) ? [line(advice.shortage, next.shortage)] : []),
      ...(lost.length > 0 ? [line(`${advice.lostRole}${listed(lost)}`, next.lostRole)] : []),
      ...(alone.length > 0 ? [line(`${advice.alone}${listed(alone)}`, next.alone)] : []),
    ];
  });
}

/** Qualified people of a 課 by role. */
const holdersOf = ({ working, scores }: PlanOutcome, unit: string): readonly number[] => {
  const own = working.people.flatMap(({ section, inScope }, i) => (inScope && section === unit ? [scores.staff[i]?.qualified ?? []] : []));
  return ROLE_IDS.map((role) => own.filter((list) => list.includes(role)).length);
};

function ofPeople(input: TransferWorkbookInput, now: PlanOutcome, plan: PlanOutcome, i: number): readonly Advice[] {
  const names = namesOf(input.tables);
  const people = new Map(now.working.people.map((person) => [person.staffNo, person]));
  const key = new Map(now.working.dependences.map((row) => [row.staffNo, row]));
  const { advice, next } = COMPARE_TEXTS;
  return (input.plans[i]?.moves ?? []).flatMap(({ staffNo, notes = [] }) => {
    const line = (what: string, after: string): Advice => ({ plan: plan.name, where: `${staffNo} ${names.get(staffNo) ?? ""}`, what, next: after });
    const [person, dependence] = [people.get(staffNo), key.get(staffNo)];
    return [
      ...(dependence !== undefined && dependence.before - dependence.after >= KEY_LOSS ? [line(advice.key, next.key)] : []),
      ...(person !== undefined && !person.inScope ? [line(`${advice.out}${person.scopeReason ?? ""}`, next.out)] : []),
      ...notes.map((note) => line(`${advice.note}${note}`, next.note)),
    ];
  });
}
