import type { FieldId, LedgerKind } from "../model/columns.ts";
import type { Field } from "./fields/field.ts";
import { QUALIFICATION_FIELDS, SKILL_FIELDS, SURVEY_FIELDS, TRAINING_FIELDS } from "./fields/people.ts";
import { STAFF_FIELDS } from "./fields/staff.ts";
import { ASSIGNMENT_FIELDS, DEMAND_FIELDS, DEPARTMENT_FIELDS, PROCESS_FIELDS, PROJECT_FIELDS, READINESS_FIELDS } from "./fields/work.ts";

/**
 * Every field a column can map to, with Japanese label, header spellings and value kind. Ids are `<table>.<column>` of `core/model/canonical.ts`;
 * ids that are no canonical column are parts or links, which the record builder joins, splits or resolves (`README.md` here lists them).
 */
export const FIELDS: readonly Field[] = [
  ...STAFF_FIELDS, ...DEPARTMENT_FIELDS, ...SKILL_FIELDS, ...TRAINING_FIELDS, ...QUALIFICATION_FIELDS, ...SURVEY_FIELDS,
  ...READINESS_FIELDS, ...PROJECT_FIELDS, ...DEMAND_FIELDS, ...ASSIGNMENT_FIELDS, ...PROCESS_FIELDS,
];

const BY_ID: ReadonlyMap<FieldId, Field> = new Map(FIELDS.map((f) => [f.id, f]));

export const fieldById = (id: FieldId): Field | undefined => BY_ID.get(id);

/** What a clerk reads: 「職員番号」; an unknown id is shown as it is. */
export const fieldLabel = (id: FieldId): string => BY_ID.get(id)?.label ?? id;

/** Fields that may stand in a table of this kind. */
export const fieldsOf = (kind: LedgerKind): readonly Field[] => FIELDS.filter((f) => f.kinds.includes(kind));
