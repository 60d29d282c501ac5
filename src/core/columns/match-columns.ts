import { TABLE_IDS } from "../model/canonical.ts";
import type { ColumnMap, ColumnQuestion, LedgerKind, SavedProfile } from "../model/columns.ts";
import type { DetectedTable } from "../model/table.ts";
import { CANONICAL_PROFILE } from "./canonical-profile.ts";
import { type Assigned, assignFields } from "./assign-fields.ts";
import { type PivotMeaning, pivotMappings, pivotMeaning } from "./crosstab-map.ts";
import { fieldsOf } from "./fields.ts";
import { titlePoints } from "./kinds.ts";
import { mapByProfile } from "./profile.ts";
import { questionsFor } from "./questions.ts";
import { refusedKind } from "./rejected.ts";
import { type Slot, slotsOf } from "./slots.ts";
import { specialList } from "./special-lists.ts";

export interface MatchOptions {
  /** Confirmed mappings of earlier runs; used for a table whose headers agree by Jaccard ≥ 0.8. */
  readonly profile?: SavedProfile;
  /** What the user says this ledger is. */
  readonly hints?: { readonly kind?: LedgerKind };
}

/** Points below which a table is `unknown` and carried as it is. */
const KNOWN_FROM = 2.6;

/** Which column is which field, one to one; what is doubtful is a question, never a guess. Pure. */
export function matchColumns(table: DetectedTable, options: MatchOptions = {}): ColumnMap {
  const saved = options.profile === undefined ? undefined : mapByProfile(table, options.profile);
  if (saved !== undefined) return saved;
  const ownTable = mapByProfile(table, CANONICAL_PROFILE);
  if (ownTable !== undefined) return ownTable;
  const slots = slotsOf(table);
  // The old organisation of a 新旧対照表 must not be taken for the departments of today.
  if (options.hints?.kind === undefined && specialList(table) === "crosswalk") return unknownMap(table, slots);
  const pivot = table.shape === "crosstab" ? pivotMeaning(table) : undefined;
  if (table.shape === "crosstab" && pivot === undefined && options.hints?.kind === undefined) return unknownMap(table, slots);
  const kinds = options.hints?.kind !== undefined ? [options.hints.kind] : pivot !== undefined ? [pivot.kind] : TABLE_IDS;
  const ranked = kinds.map((kind) => ({ kind, assigned: assignFields(kind, slots) }))
    .map((r) => ({ ...r, points: kindPoints(table, r, slots, pivot) }))
    .sort((a, b) => b.points - a.points);
  const best = ranked[0];
  if (best === undefined || (best.points < KNOWN_FROM && options.hints?.kind === undefined)) return unknownMap(table, slots);
  const margin = (best.points - Math.max(0, ranked[1]?.points ?? 0)) / best.points;
  return toMap(table, slots, { assigned: best.assigned, confidence: Math.min(0.99, 0.55 + margin * 0.8), pivot });
}

/** Evidence for a kind: its fields found, the title, how much of the table it explains; a kind whose required fields are missing loses. */
function kindPoints(table: DetectedTable, { kind, assigned }: { kind: LedgerKind; assigned: Assigned }, slots: readonly Slot[], pivot: PivotMeaning | undefined): number {
  const fields = new Set(assigned.mappings.map((m) => m.field));
  for (const m of assigned.mappings) if (m.constant !== undefined) fields.add(m.constant.field);
  if (pivot !== undefined) [pivot.header, pivot.value].forEach((f) => fields.add(f));
  const title = titlePoints(kind, { title: `${table.title ?? ""} ${captionOf(table)}`, sheet: table.grid.name, file: table.file });
  // 部 and 課 side by side are in many lists: only one that calls itself so is the list of departments.
  if (kind === "departments" && title >= 1.5 && fields.has("departments.dept_1") && fields.has("departments.dept_2")) fields.add("departments.full_path");
  const missing = missingNeeds(kind, fields);
  if (missing > 0 && pivot === undefined) return assigned.points * 0.3 - missing;
  if (kind === "projects" && title === 0 && !isAboutWork(fields, slots)) return assigned.points * 0.3;
  const who = hasWho(kind, fields) ? 1 : 0.75;
  const coverage = assigned.taken.size / Math.max(1, slots.length);
  const repeats = repeatedKeys(kind, assigned, slots) ? 2.5 : 0;
  const moved = kind === "staff" && !fields.has("staff.concurrent") && /異動|発令|内示/u.test(`${table.title ?? ""}${table.grid.name}`) ? 5 : 0;
  return who * assigned.points * (0.6 + 0.4 * coverage) - repeats - moved + (assigned.points > 0.9 || pivot !== undefined ? title : 0) + (pivot === undefined ? 0 : 3);
}

/** Required fields (and, in ledgers about people, who) that no column was found for. */
function missingNeeds(kind: LedgerKind, fields: ReadonlySet<string>): number {
  const name = kind === "staff" ? fields.has("staff.name") || fields.has("staff.name_family") : true;
  const required = fieldsOf(kind).filter((f) => f.required && f.id.startsWith(`${kind}.`) && f.id !== "staff.name" && f.id !== "staff.staff_no" && !fields.has(f.id));
  const levels = kind === "skills" && ["skills.level_self", "skills.level_manager", "skills.level_test"].some((f) => fields.has(f));
  const soft = required.filter((f) => !(levels && f.id === "skills.level") && f.id !== "projects.project_id" && f.id !== "departments.dept_code" && !(f.id === "departments.name" && ["dept_1", "dept_2", "dept_3", "full_path"].some((id) => fields.has(`departments.${id}`))) && !(f.id === "readiness_answers.item_id" && fields.has("readiness_answers.item_name")));
  return soft.length + (name ? 0 : 1) + (kind !== "skills" && !hasWho(kind, fields) ? 1 : 0) + (hasEvidence(kind, fields) ? 0 : 1);
}

/** The text on the last line above the header: 「資格・免許」 over one of the lists of a card. */
function captionOf(table: DetectedTable): string {
  const row = table.surroundings.findLast((e) => e.reason === "title" && e.row < table.range.top)?.row;
  const { value } = table.grid.cell(row ?? 0, table.range.left);
  return typeof value === "string" ? value : "";
}

/** A roster or project list names each person or project once; where the number comes again and again it is a ledger of something else. */
function repeatedKeys(kind: LedgerKind, assigned: Assigned, slots: readonly Slot[]): boolean {
  const keys = kind === "staff" ? ["staff.staff_no", "staff.name"] : kind === "projects" ? ["projects.project_id", "projects.title"] : [];
  const key = keys.map((id) => assigned.mappings.find((m) => m.field === id)).find((m) => m !== undefined);
  const slot = slots.find((s) => s.columns[0] === key?.columns[0]);
  if (slot?.source === "caption" || (slot?.source === "fixed" && slots.some((s) => s.source === "cell"))) return true;
  const profile = slot?.profile;
  return profile !== undefined && profile.filled >= 3 && profile.distinct < 0.7;
}

/** NO, 名称, 説明 are the columns of any list (施設, 物品): projects say so in a header or have what only work has. */
function isAboutWork(fields: ReadonlySet<string>, slots: readonly Slot[]): boolean {
  const own = ["owner_dept", "status", "start", "end", "budget_yen", "plan_item", "partner_depts", "priority", "expected_effect", "initiative_type"].some((f) => fields.has(`projects.${f}`));
  return own || slots.some((s) => /案件|事業|施策|取組|プロジェクト|pj/u.test(s.key.full));
}

function hasWho(kind: LedgerKind, fields: ReadonlySet<string>): boolean {
  if (!["training", "qualifications", "skills", "assignments"].includes(kind)) return true;
  return [`${kind}.staff_no`, `${kind}.person_name`, `${kind}.person_family`].some((f) => fields.has(f));
}

/** A few fields every table of the kind has one of; without them the headers agree by chance. */
function hasEvidence(kind: LedgerKind, fields: ReadonlySet<string>): boolean {
  const any = (...ids: string[]): boolean => ids.some((id) => fields.has(`${kind}.${id}`));
  switch (kind) {
    case "staff": return any("staff_no", "name_kana", "hire_date", "birth_date", "post", "dept", "dept_1", "dept_2", "dept_code", "job_class", "employment_type");
    case "departments": return any("dept_code", "parent_code", "parent_name", "full_path", "valid_from") && !fields.has("departments.person_name");
    case "survey": return any("question_id", "value") && any("respondent", "staff_no", "person_dept", "dept_code", "person_name");
    case "projects": return any("owner_dept", "status", "start", "end", "budget_yen", "plan_item", "partner_depts", "project_id", "priority");
    case "project_demands": return (fields.has("projects.project_id") || fields.has("projects.title")) && (any("fte", "required_level", "sourcing")) && (any("role_id", "skill_id"));
    case "assignments": return (fields.has("projects.project_id") || fields.has("projects.title")) && any("role_id", "share", "from") || fields.has("project_demands.role_id") && (fields.has("projects.project_id") || fields.has("projects.title"));
    case "processes": return any("volume_per_year", "hours_per_year", "channel", "online_rate", "automation", "bpr_state");
    default: return true;
  }
}

interface Chosen {
  readonly assigned: Assigned;
  readonly confidence: number;
  readonly pivot: PivotMeaning | undefined;
}

function toMap(table: DetectedTable, slots: readonly Slot[], { assigned, confidence, pivot }: Chosen): ColumnMap {
  const pivoted = pivot === undefined ? [] : pivotMappings(table, pivot);
  const pivotColumns = new Set(pivoted.flatMap((m) => m.columns));
  const mappings = [...assigned.mappings.filter((m) => !m.columns.some((c) => pivotColumns.has(c))), ...pivoted];
  const rejected = rejectedIn(assigned.kind, slots);
  const placed = new Set([...mappings.flatMap((m) => m.columns), ...rejected.map((r) => r.column)]);
  const questions: readonly ColumnQuestion[] = questionsFor(assigned, mappings, slots);
  return {
    kind: assigned.kind, kindConfidence: Math.round(confidence * 100) / 100, mappings,
    unmapped: table.columns.flatMap((c, i) => (placed.has(i) || c.source.kind === "fixed" || c.source.kind === "caption" || c.source.kind === "section" ? [] : [i])),
    rejected, questions,
  };
}

const rejectedIn = (kind: LedgerKind, slots: readonly Slot[]): ColumnMap["rejected"] =>
  slots.flatMap((slot) => {
    const refused = refusedKind(kind, slot.key, slot.profile);
    return refused === undefined ? [] : slot.columns.map((column) => ({ column, kind: refused }));
  });

function unknownMap(table: DetectedTable, slots: readonly Slot[]): ColumnMap {
  const rejected = rejectedIn("unknown", slots);
  const out = new Set(rejected.map((r) => r.column));
  return { kind: "unknown", kindConfidence: 0, mappings: [], unmapped: table.columns.flatMap((_, i) => (out.has(i) ? [] : [i])), rejected, questions: [] };
}
