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

/**
 * No number: the exact name with the birth date; or with the kana or the department where only one person bears the name at all. Kana do not tell
 * 同姓同名 apart, and a department may be last year's: for them a clerk decides. So also where a stated department speaks against the only one (a retired namesake).
 */
function byName(facts: PersonFacts, people: People, excluded: (p: Person) => boolean): PersonMatch | undefined {
  if (facts.strict === "") return undefined;
  const named = [...new Set(people.byStrict.get(facts.strict))].filter((p) => !excluded(p)).map((person) => ({ person, a: agreement(facts, person) }));
  const born = named.filter(({ a }) => a.birth && !a.against.kana);
  const [first] = born;
  if (born.length === 1 && first !== undefined) return { kind: "person", person: first.person, rule: "link.name_birth" };
  const [only] = named;
  if (only === undefined || named.length > 1 || only.a.against.birth || only.a.against.kana) return undefined;
  if (only.a.section) return { kind: "person", person: only.person, rule: "link.name_department" };
  return only.a.kana && facts.section === "" ? { kind: "person", person: only.person, rule: "link.name_kana" } : undefined;
}

function whyNot(facts: PersonFacts, people: People): string {
  const named = [...new Set(people.byStrict.get(facts.strict))];
  if (facts.number !== "") return "職員番号が名簿にありません";
  if (named.length > 1) return "同姓同名の職員がいます";
  if (named.length === 1) return "氏名だけが一致し、ほかに確かめるものがありません";
  return "完全には一致しません";
}
