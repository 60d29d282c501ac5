import { fieldById } from "../columns/fields.ts";
import { CANONICAL, TABLE_IDS, type TableId } from "../model/canonical.ts";
import type { ColumnMap, FieldMapping } from "../model/columns.ts";
import type { DetectedTable } from "../model/table.ts";
import type { FieldSource, RecordPlan } from "./record-types.ts";

/** Which canonical records each row of a mapped table makes, and from which columns. A table of unknown kind makes none. */
export function planRecords(table: DetectedTable, map: ColumnMap): readonly RecordPlan[] {
  const { kind } = map;
  if (kind === "unknown") return [];
  const ofTable = (id: TableId): readonly FieldMapping[] => {
    const own = map.mappings.filter((m) => homeOf(m, kind) === id);
    return own.length === 0 ? [] : [...own, ...map.mappings.filter((m) => homeOf(m, kind) !== id && isShared(m, id))];
  };
  return TABLE_IDS.flatMap((id) => plansOf({ id, primary: id === kind, mappings: ofTable(id) }, table));
}

/** In a ledger of 必要人材 or 配置 the project's own columns only say which project, and in one of 配置 the 役割 is that of the person: links there. */
function homeOf(mapping: FieldMapping, kind: TableId): string {
  const home = tableOf(mapping);
  if (home === "projects" && (kind === "project_demands" || kind === "assignments")) return kind;
  return home === "project_demands" && kind === "assignments" ? kind : home;
}

const tableOf = (mapping: FieldMapping): string => mapping.field.slice(0, mapping.field.indexOf("."));

/** Columns of the row that its further records share: the project of a 必要人材 or 担当者, the 役割 of a 担当者. */
function isShared(mapping: FieldMapping, id: TableId): boolean {
  if (id !== "project_demands" && id !== "assignments") return false;
  return mapping.field === "projects.project_id" || (id === "assignments" && mapping.field === "project_demands.role_id");
}

interface Wanted {
  readonly id: TableId;
  readonly primary: boolean;
  readonly mappings: readonly FieldMapping[];
}

function plansOf({ id, primary, mappings }: Wanted, table: DetectedTable): readonly RecordPlan[] {
  if (mappings.length === 0) return [];
  const shared = mappings.filter((m) => variantOf(m) === undefined);
  const variants = [...new Set(mappings.map(variantOf).filter((v) => v !== undefined))];
  const levels = shared.filter((m) => LEVEL_SOURCES[nameOf(m)] !== undefined);
  const plain = shared.filter((m) => LEVEL_SOURCES[nameOf(m)] === undefined);
  const split = [...variants.map((v) => mappings.filter((m) => variantOf(m) === v)), ...levels.map((m) => [m])];
  // 所属長評価 beside 自己評価: one record each; a plain レベル column beside them is one more.
  const plainLevel = levels.length > 0 && plain.some((m) => nameOf(m) === "level");
  const own = plain.filter((m) => !(plainLevel && nameOf(m) === "level"));
  if (plainLevel) split.push(plain.filter((m) => nameOf(m) === "level"));
  const groups = split.length === 0 ? [[]] : split;
  return groups.map((group) => planOf(id, [...own, ...group], { table, needs: primary && split.length === 0 ? [] : needsOf(id) }));
}

/** Level columns that say in their header who assessed. */
const LEVEL_SOURCES: Readonly<Record<string, string>> = { level_self: "self", level_manager: "manager", level_test: "test" };

/** Without one of these a further record of a row says nothing. */
const NEEDS: Partial<Record<TableId, readonly string[]>> = {
  qualifications: ["name"], training: ["course"], skills: ["level"], project_demands: ["fte", "role_id", "skill_id"],
  assignments: ["person_name", "staff_no"], survey: ["value"], readiness_answers: ["level", "state"],
};
const needsOf = (id: TableId): readonly string[] => NEEDS[id] ?? [];

const nameOf = (m: FieldMapping): string => m.field.slice(m.field.indexOf(".") + 1);

function variantOf(m: FieldMapping): string | undefined {
  if (m.group !== undefined) return `#${m.group}`;
  return m.constant === undefined ? undefined : `=${m.constant.field}=${m.constant.value}`;
}

function planOf(id: TableId, mappings: readonly FieldMapping[], { table, needs }: { readonly table: DetectedTable; readonly needs: readonly string[] }): RecordPlan {
  const constants: Record<string, string> = {};
  for (const m of mappings) {
    if (m.constant !== undefined) constants[m.constant.field.slice(m.constant.field.indexOf(".") + 1)] = m.constant.value;
    const source = LEVEL_SOURCES[nameOf(m)];
    if (source !== undefined) constants["source"] = source;
  }
  // 必要人数（BA） without a number is no demand, although its role is known.
  const open = needs.filter((name) => constants[name] === undefined);
  // A blank under 「ITパスポート」 is no certificate: the record needs the cell whose header is its name.
  const named = mappings.flatMap((m) => (m.constant === undefined ? [] : [nameOf(m)]));
  const left = open.length === 0 && named.length > 0 ? named : open;
  return { table: id, sources: mappings.map((m) => sourceOf(id, m, table)), constants, needs: left };
}

function sourceOf(id: TableId, mapping: FieldMapping, table: DetectedTable): FieldSource {
  const spelled = nameOf(mapping);
  const home = mapping.field.slice(0, mapping.field.indexOf("."));
  const shared = spelled === "project_id" || spelled === "role_id";
  const name = LEVEL_SOURCES[spelled] === undefined ? (home === id || shared ? spelled : `${home}_${spelled}`) : "level";
  const known = fieldById(mapping.field);
  return {
    name,
    link: !CANONICAL[id].columns.some((c) => c.id === name),
    value: known?.value ?? "text",
    label: known?.label ?? mapping.field,
    columns: mapping.columns.flatMap((i) => table.columns[i] ?? []),
    mapping,
  };
}
