import type { CanonicalTables } from "../model/canonical.ts";
import type { LeaderCount, StaffCategory } from "../model/scores.ts";
import type { ComputedAnswer, UnitWork } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import { atLeast, below } from "./compare.ts";
import { rateAnswer, unknownAnswer } from "./computed-answer.ts";
import type { Person } from "./people.ts";
import type { TrainingCount } from "./training.ts";
import { ORG } from "./units.ts";

/** What the questions ask of one person, in the staff order. */
export interface PersonFacts {
  readonly person: Person;
  readonly category: StaffCategory;
  readonly literacy: number | null;
  readonly training: TrainingCount;
  /** Holds a valid certificate of ITSS ≥ 1. */
  readonly certified: boolean;
}

export interface PeopleQuestionInput {
  readonly units: readonly UnitWork[];
  readonly members: ReadonlyMap<string, readonly number[]>;
  readonly facts: readonly PersonFacts[];
  readonly leaders: readonly LeaderCount[];
  readonly tables: CanonicalTables;
  readonly settings: Settings;
}

/** R42, R44, R45, R46, R48 for every unit that answers; the questions about projects are `gap/project-questions.ts`. */
export function peopleQuestions(input: PeopleQuestionInput): readonly ComputedAnswer[] {
  return input.units.flatMap(({ unit }) => {
    const facts = (input.members.get(unit) ?? []).flatMap((place) => input.facts[place] ?? []);
    return [
      ...trainingRates(unit, facts, input.tables.training.length > 0),
      literacyRate(unit, facts, input),
      certificateRate(unit, facts, input.tables.qualifications.length > 0),
      leaderShares(unit, facts, input),
      leaderSufficiency(unit, input),
    ];
  });
}

function trainingRates(unit: string, facts: readonly PersonFacts[], known: boolean): readonly ComputedAnswer[] {
  const managers = facts.filter(({ person }) => person.manager);
  const others = facts.filter(({ person }) => !person.manager);
  const rate = (question: string, base: readonly PersonFacts[], done: (fact: PersonFacts) => boolean): ComputedAnswer =>
    known ? rateAnswer(unit, question, base.filter(done).length, base.length) : unknownAnswer(unit, question);
  return [
    rate("A02", managers, ({ training }) => training.dx > 0),
    rate("A03", others, ({ training }) => training.dx > 0),
    rate("S01", facts, ({ training }) => training.security > 0),
  ];
}

/** R45: unknown when fewer than 0.6 of the unit can be judged. */
function literacyRate(unit: string, facts: readonly PersonFacts[], { tables, settings }: PeopleQuestionInput): ComputedAnswer {
  const judged = facts.filter(({ literacy }) => literacy !== null);
  const attained = judged.filter(({ literacy }) => atLeast(literacy ?? 0, settings.literacyAttained)).length;
  if (tables.skills.length === 0) return unknownAnswer(unit, "T01");
  if (facts.length === 0) return rateAnswer(unit, "T01", 0, 0);
  if (below(judged.length / facts.length, settings.literacyKnownRate)) return unknownAnswer(unit, "T01", attained, judged.length);
  return rateAnswer(unit, "T01", attained, judged.length);
}

const certificateRate = (unit: string, facts: readonly PersonFacts[], known: boolean): ComputedAnswer =>
  known ? rateAnswer(unit, "T04", facts.filter(({ certified }) => certified).length, facts.length) : unknownAnswer(unit, "T04");

/** R44; ORG: mean over the 課 that have people. */
function leaderShares(unit: string, facts: readonly PersonFacts[], input: PeopleQuestionInput): ComputedAnswer {
  if (unit !== ORG) return facts.length === 0 ? rateAnswer(unit, "O06", 0, 0) : rateAnswer(unit, "O06", leaderShare(facts), 1);
  const sections = input.units.filter((u) => u.isSection && (input.members.get(u.unit)?.length ?? 0) > 0);
  const sum = sections.reduce((total, { unit: code }) => total + leaderShare((input.members.get(code) ?? []).flatMap((p) => input.facts[p] ?? [])), 0);
  return rateAnswer(unit, "O06", sum, sections.length);
}

function leaderShare(facts: readonly PersonFacts[]): number {
  const leaders = facts.filter(({ category }) => category === "DX推進リーダー");
  if (leaders.length === 0) return 0;
  return leaders.some(({ person }) => person.designation.share !== null) ? 1 : 0.5;
}

/** R46: a 係 has no leader requirement of its own. */
function leaderSufficiency(unit: string, { leaders, units }: PeopleQuestionInput): ComputedAnswer {
  const sections = new Set(units.filter((u) => u.isSection).map((u) => u.unit));
  const rows = leaders.filter((row) => (unit === ORG ? sections.has(row.unit) : row.unit === unit));
  const met = rows.reduce((sum, row) => sum + Math.min(row.required, row.actual), 0);
  return rateAnswer(unit, "T02", met, rows.reduce((sum, row) => sum + row.required, 0));
}
