import { type Agreement, agreement, type Decisions, pairId, type People, type Person, type Scored, scoreCandidates } from "./people.ts";
import type { PersonFacts } from "./person-facts.ts";

/** Who a record is about. */
export type PersonMatch =
  | { readonly kind: "person"; readonly person: Person; readonly rule: string }
  /** A person's number with another person's name: recycled or mistyped. */
  | { readonly kind: "contradiction"; readonly person: Person; readonly scored: readonly Scored[] }
  | { readonly kind: "review"; readonly scored: readonly Scored[]; readonly why: string }
  | { readonly kind: "unknown" };

/** Only these rules decide by themselves (`normalisation.md` 10.4); everything else is for a person to decide. */
export function matchPerson(facts: PersonFacts, people: People, decisions: Decisions): PersonMatch {
  const decided = byDecision(facts, people, decisions);
  if (decided !== undefined) return decided;
  const excluded = (p: Person): boolean => p.facts.some((r) => decisions.get(pairId(facts, r)) === "different");
  const holders = facts.number === "" ? [] : (people.byNumber.get(facts.number) ?? []).filter((p) => !excluded(p));
  for (const person of holders) {
    const rule = numberRule(agreement(facts, person), facts);
    if (rule !== undefined) return { kind: "person", person, rule };
  }
  const scored = scoreCandidates(people, facts).filter((s) => !excluded(s.person));
  const [holder] = holders;
  if (holder !== undefined) return { kind: "contradiction", person: holder, scored };
  const exact = facts.number === "" || !people.all.some((p) => p.number !== "") ? byName(facts, people, excluded) : undefined;
  if (exact !== undefined) return exact;
  if (scored.length === 0) return { kind: "unknown" };
  return { kind: "review", scored, why: whyNot(facts, people) };
}

function byDecision(facts: PersonFacts, people: People, decisions: Decisions): PersonMatch | undefined {
  if (decisions.size === 0) return undefined;
  const person = scoreCandidates(people, facts).map((s) => s.person).find((p) => p.facts.some((r) => decisions.get(pairId(facts, r)) === "same"));
  return person === undefined ? undefined : { kind: "person", person, rule: "link.decision" };
}

/** Equal number and one more thing that agrees (`normalisation.md` 10.4), or nothing else said at all. A changed name needs the birth date. */
function numberRule(a: Agreement, facts: PersonFacts): string | undefined {
  if (a.name) return "link.number_name";
  if (a.birth && (a.variant || a.kana || !a.against.name || !a.against.kana)) return "link.number_birth";
  if (a.kana && !a.against.birth) return "link.number_kana";
  if (a.variant && !a.against.birth && !a.against.kana) return "link.number_variant";
  const silent = facts.strict === "" && facts.kana === "" && facts.birth === "";
  const nothingAgainst = !a.against.name && !a.against.kana && !a.against.birth;
  return silent || nothingAgainst ? "link.number" : undefined;
}

/** No number: the exact name with the birth date, or with a kana or department that only one person of that name has. */
function byName(facts: PersonFacts, people: People, excluded: (p: Person) => boolean): PersonMatch | undefined {
  if (facts.strict === "") return undefined;
  const named = [...new Set(people.byStrict.get(facts.strict))].filter((p) => !excluded(p)).map((person) => ({ person, a: agreement(facts, person) }));
  const rules: readonly (readonly [string, (a: Agreement) => boolean])[] = [
    ["link.name_birth", (a) => a.birth && !a.against.kana],
    ["link.name_kana", (a) => a.kana && !a.against.birth],
    ["link.name_department", (a) => a.section && !a.against.kana && !a.against.birth],
  ];
  for (const [rule, holds] of rules) {
    const hits = named.filter(({ a }) => holds(a));
    // 同姓同名: kana or department decide only where one person of the name is left, and nobody else of the name could be meant.
    const [only] = hits;
    if (only === undefined) continue;
    if (hits.length > 1) return undefined;
    if (rule === "link.name_birth" || named.length === 1 || named.every(({ person, a }) => person === only.person || a.against.kana || a.against.birth || (rule === "link.name_department" && facts.section !== ""))) return { kind: "person", person: only.person, rule };
  }
  return undefined;
}

function whyNot(facts: PersonFacts, people: People): string {
  const named = [...new Set(people.byStrict.get(facts.strict))];
  if (facts.number !== "") return "職員番号が名簿にありません";
  if (named.length > 1) return "同姓同名の職員がいます";
  if (named.length === 1) return "氏名だけが一致し、ほかに確かめるものがありません";
  return "完全には一致しません";
}
