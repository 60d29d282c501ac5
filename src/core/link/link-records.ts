import { holdBack, nameField, review } from "./cluster-staff.ts";
import { addressOf, type LinkItem, type LinkLog, setLinked, textOf } from "./link-types.ts";
import { matchPerson, type PersonMatch } from "./match-person.ts";
import { type Decisions, type People, type Person, reviewPair } from "./people.ts";
import type { PersonFacts } from "./person-facts.ts";

interface Context { readonly people: People; readonly decisions: Decisions; readonly log: LinkLog }

/** A record about a person gets that person's number, or is held back with the candidates side by side. Without any roster it stays as it is. */
export function linkRecord(facts: PersonFacts, context: Context): void {
  const { people, log } = context;
  const { item } = facts;
  if (facts.number === "" && facts.strict === "" && facts.kana === "") return nobody(facts, log);
  if (people.all.length === 0) return;
  const match = matchPerson(facts, people, context.decisions);
  if (match.kind === "person") {
    if (match.rule === "link.number_name") sameBirth(facts, match.person, log);
    if (textOf(item, "staff_no") !== match.person.number) setLinked(item, { field: "staff_no", value: match.person.number, rule: match.rule, at: addressOf(item, facts.number === "" ? nameField(facts) : "staff_no") }, log);
    return;
  }
  notLinked(facts, match, context);
}

/** Number and name agree but the birth date does not: the roster's stands, and somebody should look. */
function sameBirth(facts: PersonFacts, person: Person, log: LinkLog): void {
  const known = person.facts.find((f) => f.birth !== "");
  if (facts.birth === "" || known === undefined || person.facts.some((f) => f.birth === facts.birth)) return;
  log.issues.push({ code: "value_differs", at: addressOf(facts.item, "person_birth_date"), firstAt: addressOf(known.item, "birth_date"), field: "生年月日", found: facts.birth, kept: known.birth });
}

/** A row that names nobody: of a person's ledger it is a fault, of a project's 担当者 it is nothing. */
function nobody(facts: PersonFacts, log: LinkLog): void {
  const { item } = facts;
  if (item.draft.plan.table === "assignments" || item.draft.plan.table === "survey") return;
  log.issues.push({ code: "value_required", at: addressOf(item, "staff_no"), field: "職員番号", found: "" });
  holdBack(facts, "番号も氏名もありません", log);
}

function notLinked(facts: PersonFacts, match: Exclude<PersonMatch, { kind: "person" }>, context: Context): void {
  const { log, decisions } = context;
  const found = [facts.number, facts.name].filter((t) => t !== "").join(" ");
  if (match.kind === "unknown") {
    log.issues.push({ code: "person_not_found", at: addressOf(facts.item, facts.number === "" ? nameField(facts) : "staff_no"), found });
    return holdBack(facts, "名簿に見つかりません", log);
  }
  if (match.kind === "review") {
    review(facts, match.scored, { decisions, log, why: match.why });
    return holdBack(facts, "名簿のどの職員か決められません", log);
  }
  const first = match.person.facts[0];
  if (first !== undefined) {
    log.issues.push({ code: "staff_no_reused", at: addressOf(facts.item, "staff_no"), firstAt: addressOf(first.item, "staff_no"), key: facts.number, found: facts.name, other: first.name });
    for (const scored of match.scored) log.review.push(reviewPair({ left: facts, scored, why: "番号が同じで、氏名などが違います", decisions }));
  }
  holdBack(facts, "番号と氏名が名簿と合いません", log);
}

/** Evidence that a project's 担当者 is of its 主管課, used where the name alone would not do. */
export const withSection = (facts: PersonFacts, section: string, department: string): PersonFacts => (facts.section === "" && section !== "" ? { ...facts, section, department } : facts);

/** People by number, for look-ups after linking. */
export const personOf = (people: People, item: LinkItem): Person | undefined => people.byNumber.get(textOf(item, "staff_no"))?.[0];
