import { CANONICAL, type CanonicalTables, TABLE_IDS, type TableId } from "../model/canonical.ts";
import type { GateRules } from "./leak-gate.ts";
import type { Identity } from "./leak/leak-index.ts";

/** Everybody the body knows: whoever is not in a file's own people is searched for in it. */
export const identitiesOf = (tables: CanonicalTables): readonly Identity[] =>
  tables.staff.map((s) => ({ staffNo: s.staff_no ?? "", name: s.name, kana: s.name_kana, formerName: s.former_name }));

/** Codes that are no staff numbers even where they look the same: departments, projects, processes. */
export function publicTokensOf(tables: CanonicalTables): ReadonlySet<string> {
  const codes = [...tables.departments.map((d) => d.dept_code), ...tables.projects.map((p) => p.project_id), ...tables.processes.map((p) => p.process_id)];
  return new Set(codes.flatMap((code) => (code === null ? [] : [code.normalize("NFKC"), ...code.normalize("NFKC").split(/[^0-9A-Za-z]+/u)])).filter((t) => t !== ""));
}

/** Public texts in which a name may be hidden by chance (高橋健康公園 would be one): department names and the masters' own words. */
export const vocabularyOf = (tables: CanonicalTables, masterWords: readonly string[]): readonly string[] =>
  [...new Set([...tables.departments.flatMap((d) => [d.name, d.full_path]), ...masterWords].filter((t): t is string => t !== null && t !== ""))];

/** Every text inside the masters: question texts, skill names, role names. */
export function wordsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return /[ぁ-ヶ一-龠]/u.test(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(wordsOf);
}

/** Numbers of a department's own records, as written and in 千円. */
export function figuresOf(tables: CanonicalTables): ReadonlySet<number> {
  const figures = new Set<number>();
  for (const id of TABLE_IDS) {
    const fields = CANONICAL[id].columns.filter((c) => c.type === "number").map((c) => c.id);
    for (const record of tables[id as TableId] as unknown as readonly Readonly<Record<string, unknown>>[]) {
      for (const field of fields) {
        const value = record[field];
        if (typeof value === "number") figures.add(value).add(value / 1000);
      }
    }
  }
  return figures;
}

/** What a file may say, from its share. A profile that names nobody makes everybody foreign. */
export function gateRules(share: { readonly people: readonly string[]; readonly tables: CanonicalTables }, identities: ReadonlyMap<string, Identity>, named: boolean, vocabulary: readonly string[]): GateRules {
  return { own: named ? share.people.flatMap((no) => identities.get(no) ?? []) : [], vocabulary, figures: figuresOf(share.tables) };
}
