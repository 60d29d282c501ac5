import type { FieldId, FieldMapping, LedgerKind } from "../model/columns.ts";
import { constantMapping } from "./constants.ts";
import { fieldsOf } from "./fields.ts";
import type { Field } from "./fields/field.ts";
import { scoreHeader } from "./header-score.ts";
import { refusedKind } from "./rejected.ts";
import type { Slot } from "./slots.ts";
import { fitOf } from "./value-profile.ts";

/** Below this a header names no field. */
export const MAP_FROM = 0.6;
/** Between this and MAP_FROM a column is only a candidate in a question. */
export const ASK_FROM = 0.4;

/** Names and sentences, which are never figures. */
const WORDY = /\.(?:course|name|title|skill_name|item_name|provider|action|evidence|summary|expected_effect)$/u;

export interface Candidate {
  readonly slot: number;
  readonly field: Field;
  readonly score: number;
  readonly reason: string;
}

export interface Assigned {
  readonly kind: LedgerKind;
  readonly mappings: readonly FieldMapping[];
  /** Slots mapped, by index. */
  readonly taken: ReadonlySet<number>;
  readonly candidates: readonly Candidate[];
  /** Weighted evidence for the kind. */
  readonly points: number;
}

/** The best one-to-one mapping of slots to the fields of a kind: strongest pair first; a grouped field once per group. */
export function assignFields(kind: LedgerKind, slots: readonly Slot[]): Assigned {
  const candidates = candidatesOf(kind, slots);
  const taken = new Set<number>();
  const used = new Map<FieldId, number>();
  const mappings: FieldMapping[] = [];
  const groups = new Map<string, Set<number>>();
  let points = 0;
  for (const [i, slot] of slots.entries()) {
    const constant = constantMapping(kind, slot, mappings.filter((m) => m.constant !== undefined).length);
    if (constant === undefined) continue;
    taken.add(i);
    mappings.push(constant);
    points += constant.field.startsWith(`${kind}.`) ? 1 : 0.3;
  }
  const best = new Map<number, number>();
  for (const { slot, score } of candidates) best.set(slot, Math.max(best.get(slot) ?? 0, score));
  for (const { slot, field, score, reason } of candidates) {
    const it = slots[slot] as Slot;
    // A column whose own field is taken does not fall to a far-fetched one.
    const farFetched = score < 0.85 && score < (best.get(slot) ?? 0) - 0.25;
    if (score < MAP_FROM || farFetched || taken.has(slot)) continue;
    const group = groupFor(field, it, groups);
    if (group === "taken" || (group === undefined && used.has(field.id))) continue;
    taken.add(slot);
    used.set(field.id, slot);
    points += weightIn(kind, field) * Math.min(1, score);
    mappings.push({
      field: field.id, columns: it.columns,
      ...(group === undefined ? {} : { group }), ...(it.key.era === undefined ? {} : { era: it.key.era }),
      confidence: Math.round(Math.min(0.99, score) * 100) / 100, reason,
    });
  }
  const several = new Set(mappings.flatMap((m) => (m.group !== undefined && m.group > 1 ? [prefixOf(m.field)] : [])));
  const settled = mappings.map((m) => (m.group === 1 && prefixOf(m.field) === kind && !several.has(kind) ? withoutGroup(m) : m));
  settled.sort((a, b) => (a.columns[0] ?? 0) - (b.columns[0] ?? 0));
  return { kind, mappings: settled, taken, candidates, points };
}

const prefixOf = (id: FieldId): string => id.slice(0, id.indexOf("."));

function withoutGroup({ group: _, ...mapping }: FieldMapping): FieldMapping {
  return mapping;
}

function candidatesOf(kind: LedgerKind, slots: readonly Slot[]): readonly Candidate[] {
  const found: Candidate[] = [];
  const fields = fieldsOf(kind);
  for (const [slot, it] of slots.entries()) {
    if (refusedKind(kind, it.key, it.profile) !== undefined) continue;
    for (const field of fields) {
      const match = scoreHeader(field, it.key);
      if (match === undefined || (it.joinedDate && field.value !== "date")) continue;
      const own = field.id.startsWith(`${kind}.`) ? 0 : -0.03;
      const figures = it.profile.number >= 0.8 && WORDY.test(field.id) ? 0.4 : 0;
      const score = match.score + fitOf(field.value, it.profile) + own - figures;
      if (score >= ASK_FROM) found.push({ slot, field, score, reason: match.reason });
    }
  }
  return found.sort((a, b) => b.score - a.score || a.slot - b.slot || b.field.weight - a.field.weight);
}

/** Group of a numbered or repeated column; "taken" when that place is filled; undefined for a plain column. */
function groupFor(field: Field, slot: Slot, groups: Map<string, Set<number>>): number | "taken" | undefined {
  if (!field.grouped) return undefined;
  const filled = groups.get(field.id) ?? new Set<number>();
  const numbered = slot.key.group;
  if (numbered === undefined && filled.size > 0 && slot.key.parent === "" && slot.key.full.length > 12) return "taken";
  const group = numbered ?? filled.size + 1;
  if (filled.has(group)) return "taken";
  groups.set(field.id, filled.add(group));
  return group;
}

/** Columns of another table inside this one (資格 in a roster) say little about the kind. */
function weightIn(kind: LedgerKind, field: Field): number {
  if (field.id.startsWith(`${kind}.`)) return field.weight;
  return kind === "staff" ? 0.1 : 0.4 * field.weight;
}
