import type { PersonFacts } from "./person-facts.ts";

/**
 * Staff numbers whose leading zeros Excel ate, put back only where another record of the same person proves it: 1234 → 001234 because
 * somebody of that name, kana or birth date bears 001234. In a table where at least 80 % of the short numbers are so proven (and three of them),
 * the rest follow the same width.
 */
export function provenNumbers(all: readonly PersonFacts[]): (facts: PersonFacts) => string {
  const holders = new Map<string, PersonFacts[]>();
  for (const facts of all) {
    if (!/^\d+$/u.test(facts.number)) continue;
    const list = holders.get(facts.number);
    if (list === undefined) holders.set(facts.number, [facts]);
    else if (list.length < HOLDERS) list.push(facts);
  }
  const widths = [...new Set([...holders.keys()].filter((n) => n.startsWith("0")).map((n) => n.length))].sort((a, b) => b - a);
  if (widths.length === 0) return (facts) => facts.number;
  const proven = (facts: PersonFacts): string | undefined => {
    const longer = widths.filter((w) => w > facts.number.length).map((w) => facts.number.padStart(w, "0"));
    return longer.find((n) => holders.get(n)?.some((h) => agrees(h, facts)) === true);
  };
  const columnWidths = widthsByTable(all, proven);
  return (facts) => {
    if (!/^\d+$/u.test(facts.number)) return facts.number;
    const width = columnWidths.get(facts.item.tableIndex);
    return proven(facts) ?? (width !== undefined && width > facts.number.length ? facts.number.padStart(width, "0") : facts.number);
  };
}
const HOLDERS = 8;

const agrees = (a: PersonFacts, b: PersonFacts): boolean =>
  (a.strict !== "" && a.strict === b.strict) || (a.kana !== "" && a.kana === b.kana) || (a.birth !== "" && a.birth === b.birth && a.loose === b.loose);

function widthsByTable(all: readonly PersonFacts[], proven: (facts: PersonFacts) => string | undefined): ReadonlyMap<number, number> {
  const counts = new Map<number, { short: number; widths: Map<number, number> }>();
  const longest = new Map<number, number>();
  for (const facts of all) {
    if (!/^\d+$/u.test(facts.number)) continue;
    const table = facts.item.tableIndex;
    longest.set(table, Math.max(longest.get(table) ?? 0, facts.number.length));
    const entry = counts.get(table) ?? { short: 0, widths: new Map<number, number>() };
    counts.set(table, entry);
    entry.short += 1;
    const width = proven(facts)?.length;
    if (width !== undefined) entry.widths.set(width, (entry.widths.get(width) ?? 0) + 1);
  }
  const found = new Map<number, number>();
  for (const [table, { short, widths }] of counts) {
    const [best] = [...widths.entries()].sort((a, b) => b[1] - a[1]);
    if (best !== undefined && best[1] >= 3 && best[1] >= 0.8 * short && (longest.get(table) ?? 0) <= best[0]) found.set(table, best[0]);
  }
  return found;
}
