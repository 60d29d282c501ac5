import { addFacts, addPerson, type Decisions, newPeople, type People, type Person, reviewPair, type Scored } from "./people.ts";
import { matchPerson } from "./match-person.ts";
import { addressOf, type LinkLog, textOf } from "./link-types.ts";
import { weighPair } from "./match-weight.ts";
import type { PersonFacts } from "./person-facts.ts";

/** Rosters → people. Records that only may be one person stay apart and go to 名寄せ確認; a roster row that cannot be placed is held back. */
export function clusterStaff(all: readonly PersonFacts[], decisions: Decisions, log: LinkLog): People {
  const people = newPeople();
  const ordered = [...all].sort((a, b) => Number(a.number === "") - Number(b.number === "") || byAsOf(a, b));
  for (const facts of ordered) place(facts, people, { decisions, log });
  reportShortNumbers(people, log);
  giveProvisionalNumbers(people, log);
  return people;
}

/** Numbers shorter than nearly all others, whose lost zeros nothing proves. Numbers of all lengths (1, 2, … 640) say nothing. */
function reportShortNumbers(people: People, log: LinkLog): void {
  const counts = new Map<number, number>();
  const digits = people.all.filter((p) => /^\d+$/u.test(p.number));
  for (const { number } of digits) counts.set(number.length, (counts.get(number.length) ?? 0) + 1);
  const [usual] = [...counts].sort((a, b) => b[1] - a[1]);
  if (usual === undefined || usual[1] < 0.8 * digits.length) return;
  for (const { number, facts: [first] } of digits) {
    if (number.length >= usual[0] || first === undefined) continue;
    log.issues.push({ code: "code_zeros_doubtful", at: addressOf(first.item, "staff_no"), field: "職員番号", found: number, width: usual[0] });
  }
}

/** Newer ledgers first: their record leads. Stable otherwise. */
const byAsOf = (a: PersonFacts, b: PersonFacts): number => {
  const [x, y] = [asOfOf(a), asOfOf(b)];
  return x === y ? 0 : x > y ? -1 : 1;
};
export const asOfOf = (facts: PersonFacts): string => textOf(facts.item, "as_of") || (facts.item.source.asOf ?? "");

interface Context { readonly decisions: Decisions; readonly log: LinkLog }

function place(facts: PersonFacts, people: People, context: Context): void {
  if (facts.strict === "" && facts.number === "") return holdBack(facts, "番号も氏名もありません", context.log);
  if (facts.number !== "" && !people.byNumber.has(facts.number)) return newNumber(facts, people, context);
  const match = matchPerson(facts, people, context.decisions);
  if (match.kind === "person" && mayJoin(facts, match.person, match.rule)) return addFacts(people, match.person, facts);
  if (match.kind === "contradiction") return reused(facts, { ...match, people }, context);
  if (match.kind === "review" && !sameTableOnly(facts, match.scored)) {
    review(facts, match.scored, { ...context, why: match.why });
    return holdBack(facts, "名簿のほかの職員と同じ人か決められません", context.log);
  }
  addPerson(people, facts);
}

/** Two rows of one roster are one person only by number or by birth date; 兼務 marks say it too. */
function mayJoin(facts: PersonFacts, person: Person, rule: string): boolean {
  if (facts.number !== "" || rule === "link.decision" || rule === "link.name_birth") return true;
  const sameTable = person.facts.some((f) => f.item.tableIndex === facts.item.tableIndex);
  return !sameTable || facts.item.draft.link["second_post"] !== undefined;
}

const sameTableOnly = (facts: PersonFacts, scored: readonly Scored[]): boolean =>
  scored.every((s) => s.person.facts.every((f) => f.item.tableIndex === facts.item.tableIndex));

/** A number nobody bears yet. The same name and birth date under another number: 再任用 or a second number of one person, for a clerk to see. */
function newNumber(facts: PersonFacts, people: People, { decisions, log }: Context): void {
  const twins = facts.birth === "" ? [] : (people.byStrict.get(facts.strict) ?? []).filter((p) => p.facts.some((f) => f.birth === facts.birth));
  const [twin] = twins;
  if (twin === undefined) {
    addPerson(people, facts);
    return;
  }
  const against = twin.facts[0];
  if (against === undefined) return;
  const scored: Scored = { person: twin, against, result: weighPair(facts, against, people.all.length) };
  const pair = reviewPair({ left: facts, scored, why: "番号が違い、氏名と生年月日が同じです（再任用などで番号が変わった可能性）", decisions });
  if (pair.verdict === "same") return addFacts(people, twin, facts);
  if (pair.verdict === undefined) {
    log.review.push(pair);
    log.issues.push({ code: "person_reemployed", at: addressOf(facts.item, "staff_no"), found: facts.name, formerNo: twin.number, newNo: facts.number });
  }
  addPerson(people, facts);
}

interface Reused { readonly person: Person; readonly scored: readonly Scored[]; readonly people: People }

function reused(facts: PersonFacts, { person, scored, people }: Reused, { decisions, log }: Context): void {
  const first = person.facts[0];
  if (first === undefined) return;
  log.issues.push({
    code: "staff_no_reused", at: addressOf(facts.item, "staff_no"), firstAt: addressOf(first.item, "staff_no"), key: facts.number, found: facts.name, other: first.name,
  });
  const pairs = scored.length > 0 ? scored : [{ person, against: first, result: weighPair(facts, first, people.all.length) }];
  for (const s of pairs) log.review.push(reviewPair({ left: facts, scored: s, why: "番号が同じで、氏名などが違います", decisions }));
  holdBack(facts, "同じ番号で別の人が名簿にいます", log);
}

interface ReviewContext extends Context { readonly why: string }

export function review(facts: PersonFacts, scored: readonly Scored[], { decisions, log, why }: ReviewContext): void {
  for (const s of scored) log.review.push(reviewPair({ left: facts, scored: s, why, decisions }));
  const [best] = scored;
  if (best === undefined) return;
  log.issues.push({
    code: "person_to_review", at: addressOf(facts.item, facts.number === "" ? nameField(facts) : "staff_no"), found: [facts.number, facts.name].filter((t) => t !== "").join(" "),
    candidate: `${best.person.number} ${best.against.name}`.trim(), reason: why,
  });
}

export const nameField = (facts: PersonFacts): string => (facts.item.draft.plan.table === "staff" ? "name" : "person_name");

export function holdBack(facts: PersonFacts, reason: string, log: LinkLog): void {
  const { item } = facts;
  const found = [facts.number, facts.name, facts.department].filter((t) => t !== "").join(" ");
  log.quarantine.push({ table: item.draft.plan.table, at: addressOf(item, facts.number === "" ? nameField(facts) : "staff_no"), found, reason, kept: false, values: item.values });
  log.dropped.add(item);
}

function giveProvisionalNumbers(people: People, log: LinkLog): void {
  let count = 0;
  for (const person of people.all) {
    if (person.number !== "") continue;
    count += 1;
    person.number = `仮${String(count).padStart(4, "0")}`;
    const first = person.facts[0];
    if (first !== undefined) log.issues.push({ code: "staff_no_missing", at: addressOf(first.item, "staff_no"), found: first.name, provisional: person.number });
  }
}

