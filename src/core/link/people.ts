import type { ReviewDecision, ReviewPair, ReviewSide } from "./link-types.ts";
import { explain, type MatchResult, weighPair } from "./match-weight.ts";
import type { PersonFacts } from "./person-facts.ts";

/** One person of the rosters: the records that are certainly theirs, the one that leads first. */
export interface Person {
  /** Position in `People.all`. */
  readonly id: number;
  readonly facts: PersonFacts[];
  /** Staff number; empty until a provisional one is given. */
  number: string;
}

/** The people known so far, found by number, keys and birth date. */
export interface People {
  readonly all: Person[];
  readonly byNumber: Map<string, Person[]>;
  readonly byStrict: Map<string, Person[]>;
  readonly byLoose: Map<string, Person[]>;
  readonly byKana: Map<string, Person[]>;
  readonly byBirth: Map<string, Person[]>;
}

export const newPeople = (): People => ({ all: [], byNumber: new Map(), byStrict: new Map(), byLoose: new Map(), byKana: new Map(), byBirth: new Map() });

export function addPerson(people: People, facts: PersonFacts): Person {
  const person: Person = { id: people.all.length, facts: [], number: facts.number };
  people.all.push(person);
  addFacts(people, person, facts);
  return person;
}

/** A further record of a person: found from now on by its keys too. */
export function addFacts(people: People, person: Person, facts: PersonFacts): void {
  person.facts.push(facts);
  if (person.number === "") person.number = facts.number;
  put(people.byNumber, facts.number, person);
  put(people.byStrict, facts.strict, person);
  put(people.byLoose, facts.loose, person);
  put(people.byKana, facts.kana, person);
  put(people.byBirth, facts.birth, person);
  // 旧姓: the name as it was before, with today's given name.
  if (facts.former !== "" && facts.given !== "") put(people.byLoose, facts.looseOf(facts.former + facts.given), person);
}

function put(map: Map<string, Person[]>, key: string, person: Person): void {
  if (key === "") return;
  const list = map.get(key);
  if (list === undefined) map.set(key, [person]);
  // Not `includes`: a common name is a long list. The same person may stand twice; whoever counts people makes them distinct.
  else if (list.at(-1) !== person) list.push(person);
}

/** What agrees exactly between a record and a person. `against` = a field both have and that differs beyond a variant. */
export interface Agreement {
  readonly name: boolean;
  /** Same in the loose key, or the old family name with the same given name. */
  readonly variant: boolean;
  readonly kana: boolean;
  readonly birth: boolean;
  readonly section: boolean;
  readonly against: { readonly name: boolean; readonly kana: boolean; readonly birth: boolean };
}

export function agreement(left: PersonFacts, person: Person): Agreement {
  const some = (test: (right: PersonFacts) => boolean): boolean => person.facts.some(test);
  const has = (pick: (f: PersonFacts) => string): boolean => pick(left) !== "" && some((r) => pick(r) !== "");
  const same = (pick: (f: PersonFacts) => string): boolean => pick(left) !== "" && some((r) => pick(r) === pick(left));
  const [name, kana, birth] = [same((f) => f.strict), same((f) => f.kana), same((f) => f.birth)];
  const variant = name || same((f) => f.loose) || some((r) => isFormer(left, r) || isFormer(r, left));
  return {
    name, variant, kana, birth, section: same((f) => f.section),
    against: { name: has((f) => f.strict) && !variant, kana: has((f) => f.kana) && !kana, birth: has((f) => f.birth) && !birth },
  };
}

/** `a` still bears the name that `b` gives as 旧姓. */
const isFormer = (a: PersonFacts, b: PersonFacts): boolean => b.former !== "" && b.given !== "" && a.strict === b.former + b.given;

/** People worth comparing with a record: one shared key is enough. */
export function candidates(people: People, facts: PersonFacts): readonly Person[] {
  const found = new Set<Person>();
  const add = (list: readonly Person[] | undefined): void => list?.forEach((p) => found.add(p));
  if (facts.number !== "") add(people.byNumber.get(facts.number));
  add(people.byStrict.get(facts.strict));
  add(people.byLoose.get(facts.loose));
  if (facts.kana !== "") add(people.byKana.get(facts.kana));
  if (facts.birth !== "") add(people.byBirth.get(facts.birth));
  return [...found];
}

export interface Scored {
  readonly person: Person;
  readonly against: PersonFacts;
  readonly result: MatchResult;
}

/** Below this probability a pair is no candidate (`normalisation.md` 10.4). */
export const REVIEW_FROM = 0.05;
/** The best candidates of a record, by weight; each person by the record of theirs that agrees best. */
export function scoreCandidates(people: People, facts: PersonFacts): readonly Scored[] {
  return candidates(people, facts)
    .map((person) => bestRecord(facts, person, people.all.length))
    .filter((s) => s.result.probability >= REVIEW_FROM)
    .sort((a, b) => b.result.weight - a.result.weight || (a.person.number < b.person.number ? -1 : 1))
    .slice(0, MOST_CANDIDATES);
}
const MOST_CANDIDATES = 8;

function bestRecord(facts: PersonFacts, person: Person, population: number): Scored {
  let best: Scored | undefined;
  for (const against of person.facts) {
    const result = weighPair(facts, against, population);
    if (best === undefined || result.weight > best.result.weight) best = { person, against, result };
  }
  if (best === undefined) throw new Error("a person has at least one record");
  return best;
}

/** Identity of one side over runs and row moves: what is written of the person. */
const sideId = (f: PersonFacts): string => [f.number, f.strict, f.kana, f.birth, f.number === "" && f.kana === "" && f.birth === "" ? f.section : ""].join("/");

export const pairId = (left: PersonFacts, right: PersonFacts): string => `${sideId(left)}=${sideId(right)}`;

const sideOf = (f: PersonFacts): ReviewSide => ({
  file: f.item.source.file, sheet: f.item.source.sheet, row: f.item.draft.row,
  staffNo: f.number, name: f.name, kana: f.kanaText, birthDate: f.birth, department: f.department, post: f.post,
});

export type Decisions = ReadonlyMap<string, ReviewDecision["verdict"]>;

interface PairFacts { readonly left: PersonFacts; readonly scored: Scored; readonly why?: string; readonly decisions: Decisions }

/** A line of 名寄せ確認. */
export function reviewPair({ left, scored, why, decisions }: PairFacts): ReviewPair {
  const id = pairId(left, scored.against);
  const verdict = decisions.get(id);
  const reason = [why, explain(scored.result)].filter((t) => t !== undefined && t !== "").join("。");
  return {
    id, table: left.item.draft.plan.table, left: sideOf(left), right: sideOf(scored.against), compared: scored.result.compared,
    weight: scored.result.weight, probability: scored.result.probability, reason, ...(verdict === undefined ? {} : { verdict }),
  };
}
