import type { ColumnMap, FieldMapping, SavedProfile } from "../model/columns.ts";
import type { DetectedTable } from "../model/table.ts";
import { foldHeader } from "../table/cell-facts.ts";

type SavedLedger = SavedProfile["ledgers"][number];

/** Headers that agree at least this much (Jaccard) belong to the same kind of ledger. */
const SAME_FROM = 0.8;

/** Flattened header texts in order; a column without header is named by its place. */
export const flatHeaders = (table: DetectedTable): readonly string[] => table.columns.map((c, i) => (c.header.length === 0 ? `（${i + 1}列目）` : c.header.join(" / ")));

/** The confirmed mapping saved for this kind of ledger, applied to a table; undefined when none fits. */
export function mapByProfile(table: DetectedTable, profile: Pick<SavedProfile, "ledgers">): ColumnMap | undefined {
  const headers = flatHeaders(table);
  const ranked = profile.ledgers.map((ledger) => ({ ledger, alike: jaccard(headers, ledger.headers) })).sort((a, b) => b.alike - a.alike);
  const best = ranked[0];
  if (best === undefined || best.alike < SAME_FROM) return undefined;
  return apply(headers, best.ledger);
}

function apply(headers: readonly string[], ledger: SavedLedger): ColumnMap {
  const fields = new Map(Object.entries(ledger.fields).map(([header, field]) => [foldHeader(header), field]));
  const grouped = new Map<string, number>();
  const mappings = new Map<string, FieldMapping>();
  headers.forEach((header, i) => {
    const saved = fields.get(foldHeader(header));
    if (saved === undefined || saved === "" || saved.startsWith("!")) return;
    const [field = "", extra] = saved.split("#");
    const part = extra?.startsWith("part");
    const known = mappings.get(saved);
    if (part && known !== undefined) { mappings.set(saved, { ...known, columns: [...known.columns, i] }); return; }
    const group = extra !== undefined && !part ? Number(extra) : undefined;
    grouped.set(field, (grouped.get(field) ?? 0) + 1);
    mappings.set(part ? saved : `${saved}@${i}`, { field, columns: [i], ...(group === undefined ? {} : { group }), confidence: 1, reason: `保存した対応表「${ledger.name}」による` });
  });
  const placed = new Set([...mappings.values()].flatMap((m) => m.columns));
  const rejected = headers.flatMap((header, column) => {
    const saved = fields.get(foldHeader(header));
    return saved?.startsWith("!") === true ? [{ column, kind: saved.slice(1) as ColumnMap["rejected"][number]["kind"] }] : [];
  });
  const out = new Set(rejected.map((r) => r.column));
  return {
    kind: ledger.kind, kindConfidence: 1, mappings: [...mappings.values()],
    unmapped: headers.flatMap((_, i) => (placed.has(i) || out.has(i) ? [] : [i])), rejected, questions: [],
  };
}

/** The ledger entry a user can read, correct and keep for next year. A date over several columns is `field#part`, group n is `field#n`, a refused column `!kind`, 備考 "". */
export function toSavedLedger(name: string, table: DetectedTable, map: ColumnMap): SavedLedger {
  const headers = flatHeaders(table);
  const fields: Record<string, string> = {};
  for (const header of headers) fields[header] = "";
  for (const mapping of map.mappings) {
    for (const column of mapping.columns) {
      const header = headers[column];
      if (header !== undefined) fields[header] = mapping.columns.length > 1 ? `${mapping.field}#part` : mapping.group === undefined ? mapping.field : `${mapping.field}#${mapping.group}`;
    }
  }
  for (const { column, kind } of map.rejected) fields[headers[column] ?? ""] = `!${kind}`;
  return { name, kind: map.kind, headers, fields };
}

function jaccard(a: readonly string[], b: readonly string[]): number {
  const left = new Set(a.map(foldHeader));
  const right = new Set(b.map(foldHeader));
  const common = [...left].filter((h) => right.has(h)).length;
  return common / Math.max(1, left.size + right.size - common);
}
