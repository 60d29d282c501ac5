import type { ColumnQuestion, FieldMapping } from "../model/columns.ts";
import { ASK_FROM, type Assigned, MAP_FROM } from "./assign-fields.ts";
import { fieldsOf } from "./fields.ts";
import type { Field } from "./fields/field.ts";
import type { Slot } from "./slots.ts";
import { fitOf } from "./value-profile.ts";

/** Two columns this close in score are both possible. */
const TIE = 0.03;

/** Required fields without a column, with the nearest candidates, and fields two columns claim alike. */
export function questionsFor(assigned: Assigned, mappings: readonly FieldMapping[], slots: readonly Slot[]): readonly ColumnQuestion[] {
  const mapped = new Set(mappings.flatMap((m) => (m.constant === undefined ? [m.field] : [m.field, m.constant.field])));
  const missing = fieldsOf(assigned.kind)
    .filter((f) => f.required && f.id.startsWith(`${assigned.kind}.`) && !mapped.has(f.id) && !isCovered(f.id, mapped))
    .map((f) => ({ field: f.id, candidates: nearest(f, assigned, slots), required: true }));
  const who = assigned.kind === "skills" && !["skills.staff_no", "skills.person_name", "skills.person_family"].some((f) => mapped.has(f));
  const asked = who ? [{ field: "skills.staff_no", candidates: [], required: true }] : [];
  return [...missing, ...asked, ...ties(assigned, mappings, slots)];
}

/** A field that other columns stand for. */
function isCovered(id: string, mapped: ReadonlySet<string>): boolean {
  if (id === "staff.name") return mapped.has("staff.name_family");
  if (id === "departments.name") return ["dept_1", "dept_2", "dept_3", "full_path"].some((f) => mapped.has(`departments.${f}`));
  if (id === "skills.level") return ["skills.level_self", "skills.level_manager", "skills.level_test"].some((f) => mapped.has(f));
  return id === "readiness_answers.item_id" && mapped.has("readiness_answers.item_name");
}

/** Columns that might be it: by a weak header match, else unmapped columns whose values fit. At most three, best first. */
function nearest(field: Field, assigned: Assigned, slots: readonly Slot[]): readonly number[] {
  const byHeader = assigned.candidates.filter((c) => c.field.id === field.id && !assigned.taken.has(c.slot) && c.score >= ASK_FROM && c.score < MAP_FROM).map((c) => c.slot);
  const byValue = slots.flatMap((slot, i) => (!assigned.taken.has(i) && slot.profile.density >= 0.8 && fitOf(field.value, slot.profile) >= 0.1 ? [i] : []));
  return [...new Set([...byHeader, ...byValue])].slice(0, 3).flatMap((i) => slots[i]?.columns.slice(0, 1) ?? []);
}

function ties(assigned: Assigned, mappings: readonly FieldMapping[], slots: readonly Slot[]): readonly ColumnQuestion[] {
  return mappings.flatMap((mapping) => {
    if (mapping.group !== undefined || mapping.confidence < 0.85) return [];
    const own = assigned.candidates.find((c) => c.field.id === mapping.field && slots[c.slot]?.columns[0] === mapping.columns[0]);
    const rivals = assigned.candidates.filter((c) => c.field.id === mapping.field && c !== own && !assigned.taken.has(c.slot) && own !== undefined && own.score - c.score <= TIE && (c.field.required || slots[c.slot]?.key.full === slots[own.slot]?.key.full) && (slots[c.slot]?.profile.filled ?? 0) > 0);
    if (rivals.length === 0) return [];
    return [{ field: mapping.field, candidates: [mapping.columns[0] as number, ...rivals.flatMap((r) => slots[r.slot]?.columns.slice(0, 1) ?? [])], required: false }];
  });
}
