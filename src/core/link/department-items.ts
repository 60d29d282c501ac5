import { CANONICAL } from "../model/canonical.ts";
import type { DraftValues, RecordPlan } from "../normalise/record-types.ts";
import type { BuiltDepartments } from "./build-departments.ts";
import { joinPath } from "./department-path.ts";
import type { LinkItem } from "./link-types.ts";

const MADE: RecordPlan = { table: "departments", sources: [], constants: {}, needs: [] };

/**
 * Departments as records. Those of a ledger keep their row (and its lineage); those that only paths name stand at the first row that names them
 * and count as no row of their own in 件数照合 (`draftIndex` −1).
 */
export function departmentItems({ units, from }: BuiltDepartments, ledger: readonly LinkItem[]): readonly LinkItem[] {
  const own = new Set(ledger);
  const used = new Set<LinkItem>();
  return units.flatMap((unit): LinkItem[] => {
    const item = from.get(unit.code);
    if (item === undefined) return [];
    const values: Record<string, unknown> = Object.fromEntries(CANONICAL.departments.columns.map((c) => [c.id, null]));
    Object.assign(values, {
      dept_code: unit.code, level: unit.level, name: unit.name, parent_code: unit.parentCode, full_path: joinPath(unit.path),
      valid_from: unit.validFrom, valid_to: unit.validTo, _file: item.values._file, _sheet: item.values._sheet, _row: item.values._row,
    });
    const keepsRow = own.has(item) && !used.has(item) && (item.values["dept_code"] === unit.code || item.values["name"] === unit.name);
    if (keepsRow) used.add(item);
    return [{ ...item, draftIndex: keepsRow ? item.draftIndex : -1, draft: keepsRow ? item.draft : { ...item.draft, plan: MADE }, values: values as DraftValues }];
  });
}
