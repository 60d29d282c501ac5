import type { ComparedField } from "./link-types.ts";
import type { PersonFacts } from "./person-facts.ts";

/**
 * Fellegi-Sunter weights log2(m/u) by field and level of agreement, fixed so that the same records always give the same answer and a clerk
 * can check the sum. Source: `normalisation.md` 10.3 (synthetic ledgers 1,500 × 1,345); rare levels capped as given there.
 */
const WEIGHTS = {
  number: { 一致: 10.4, "1字違い": 5.2, 相違: -10 },
  family: { 一致: 6.0, 異体字で一致: 6.0, 旧姓と一致: 6.0, "1字違い": -1.2, 相違: -5.2 },
  given: { 一致: 7.6, 異体字で一致: 7.6, 先頭の字が一致: -5, 相違: -8 },
  whole: { 一致: 13.6, 異体字で一致: 13.6, "1字違い": 4, 相違: -10 },
  kana: { 一致: 10.2, 名のみ一致: 2.7, 相違: -8 },
  birth: { 一致: 10.2, "二つの部分が一致": -2.1, 相違: -7.3 },
  department: { 一致: 5.3, 相違: -1.7 },
} as const;

export interface MatchResult {
  readonly compared: readonly ComparedField[];
  /** Sum of weights and of the prior. */
  readonly weight: number;
  readonly probability: number;
}

/** Compares two people field by field; `population` is the number of people the right one is drawn from (the prior is 1/population). */
export function weighPair(left: PersonFacts, right: PersonFacts, population: number): MatchResult {
  const compared = [
    compareNumber(left, right), ...compareNames(left, right), compareKana(left, right), compareBirth(left, right), compareDepartment(left, right),
  ].filter((c) => c !== undefined);
  const weight = compared.reduce((sum, c) => sum + c.weight, -Math.log2(Math.max(2, population)));
  return { compared, weight, probability: 1 / (1 + 2 ** -weight) };
}

const field = (name: string, sides: readonly [string, string], level: string, weight: number): ComparedField => ({ field: name, left: sides[0], right: sides[1], level, weight });

function compareNumber(a: PersonFacts, b: PersonFacts): ComparedField | undefined {
  if (a.number === "" || b.number === "") return undefined;
  const level = a.number === b.number ? "一致" : oneEdit(a.number, b.number) ? "1字違い" : "相違";
  return field("職員番号", [a.number, b.number], level, WEIGHTS.number[level]);
}

/** Family and given name apart when one side shows where they part; otherwise the whole name. */
function compareNames(a: PersonFacts, b: PersonFacts): readonly ComparedField[] {
  if (a.strict === "" || b.strict === "") return [];
  const parts = alignParts(a, b);
  if (parts === undefined) {
    const level = a.strict === b.strict ? "一致" : a.loose === b.loose ? "異体字で一致" : oneEdit(a.strict, b.strict) ? "1字違い" : "相違";
    return [field("氏名", [a.name, b.name], level, WEIGHTS.whole[level])];
  }
  const [left, right] = parts;
  return [compareFamily(a, b, [left.family, right.family]), compareGiven(a, b, [left.given, right.given])];
}

function compareFamily(a: PersonFacts, b: PersonFacts, [x, y]: readonly [string, string]): ComparedField {
  const former = (a.former !== "" && a.former === y) || (b.former !== "" && b.former === x);
  const level = x === y ? "一致" : former ? "旧姓と一致" : a.looseOf(x) === a.looseOf(y) ? "異体字で一致" : oneEdit(x, y) && Math.min([...x].length, [...y].length) > 1 ? "1字違い" : "相違";
  return field("姓", [a.name, b.name], level, WEIGHTS.family[level]);
}

function compareGiven(a: PersonFacts, b: PersonFacts, [x, y]: readonly [string, string]): ComparedField {
  const level = x === y ? "一致" : a.looseOf(x) === a.looseOf(y) ? "異体字で一致" : [...x][0] === [...y][0] ? "先頭の字が一致" : "相違";
  return field("名", [a.name, b.name], level, WEIGHTS.given[level]);
}

interface NameSplit { readonly family: string; readonly given: string }

/** 山田太郎 against 山田　太郎: the gap of one side cuts the other, where family or given name agree. */
function alignParts(a: PersonFacts, b: PersonFacts): readonly [NameSplit, NameSplit] | undefined {
  if (a.family !== "" && b.family !== "") return [a, b];
  if (a.family === "" && b.family === "") return undefined;
  const [open, cut] = a.family === "" ? [a, b] : [b, a];
  const split = cutLike(open.strict, cut);
  if (split === undefined) return undefined;
  return a.family === "" ? [split, b] : [a, split];
}

function cutLike(whole: string, cut: PersonFacts): NameSplit | undefined {
  if (whole.startsWith(cut.family)) return { family: cut.family, given: whole.slice(cut.family.length) };
  if (whole.endsWith(cut.given)) return { family: whole.slice(0, whole.length - cut.given.length), given: cut.given };
  return undefined;
}

function compareKana(a: PersonFacts, b: PersonFacts): ComparedField | undefined {
  if (a.kana === "" || b.kana === "") return undefined;
  const given = a.kanaGiven !== "" && a.kanaGiven === b.kanaGiven;
  const level = a.kana === b.kana ? "一致" : given ? "名のみ一致" : "相違";
  return field("フリガナ", [a.kanaText, b.kanaText], level, WEIGHTS.kana[level]);
}

function compareBirth(a: PersonFacts, b: PersonFacts): ComparedField | undefined {
  if (a.birth === "" || b.birth === "") return undefined;
  const [x, y] = [a.birth.split("-"), b.birth.split("-")];
  const same = x.filter((part, i) => part === y[i]).length;
  const swapped = x[0] === y[0] && x[1] === y[2] && x[2] === y[1];
  const level = a.birth === b.birth ? "一致" : same >= 2 || swapped ? "二つの部分が一致" : "相違";
  return field("生年月日", [a.birth, b.birth], level, WEIGHTS.birth[level]);
}

function compareDepartment(a: PersonFacts, b: PersonFacts): ComparedField | undefined {
  if (a.section === "" || b.section === "") return undefined;
  const level = a.section === b.section ? "一致" : "相違";
  return field("所属", [a.department, b.department], level, WEIGHTS.department[level]);
}

/** One character put in, left out, changed, or two neighbours swapped. */
export function oneEdit(a: string, b: string): boolean {
  const [x, y] = [[...a], [...b]];
  if (Math.abs(x.length - y.length) > 1 || a === b) return false;
  let start = 0;
  while (start < Math.min(x.length, y.length) && x[start] === y[start]) start += 1;
  const rest = (letters: readonly string[], from: number): string => letters.slice(from).join("");
  if (x.length === y.length) {
    const swapped = x[start] === y[start + 1] && x[start + 1] === y[start] && rest(x, start + 2) === rest(y, start + 2);
    return swapped || rest(x, start + 1) === rest(y, start + 1);
  }
  return x.length > y.length ? rest(x, start + 1) === rest(y, start) : rest(x, start) === rest(y, start + 1);
}

/** 「姓のみ違う・生年月日一致」: what agrees and what does not, for the reason column. */
export function explain(result: MatchResult): string {
  const disagree = result.compared.filter((c) => !c.level.includes("一致") || c.level.includes("のみ") || c.level.includes("部分")).map((c) => `${c.field}が${c.level}`);
  const agree = result.compared.filter((c) => c.level === "一致" || c.level.startsWith("異体字") || c.level.startsWith("旧姓")).map((c) => `${c.field}が${c.level}`);
  const renamed = disagree.length === 1 && disagree[0]?.startsWith("姓が") === true && agree.length >= 2 ? "。改姓の可能性があります" : "";
  return `${[...disagree, ...agree].join("、")}${renamed}`;
}
