import { CANONICAL, type CanonicalColumn, type TableId } from "../core/model/canonical.ts";
import { columnsOf } from "./canonical-csv.ts";

/** Frictionless types; dates may be `YYYY-MM`, so they are strings with a pattern. */
const FIELD_TYPES: Readonly<Record<CanonicalColumn["type"], object>> = {
  text: { type: "string" },
  list: { type: "string", description: "「;」区切りの一覧" },
  number: { type: "number" },
  boolean: { type: "boolean", trueValues: ["true"], falseValues: ["false"] },
  date: { type: "string", constraints: { pattern: "\\d{4}(-\\d{2}(-\\d{2})?)?|FY\\d{4}" } },
};

const FOREIGN_KEYS: Readonly<Partial<Record<TableId, readonly { readonly fields: string; readonly resource: TableId; readonly target: string }[]>>> = {
  skills: [{ fields: "staff_no", resource: "staff", target: "staff_no" }],
  training: [{ fields: "staff_no", resource: "staff", target: "staff_no" }],
  qualifications: [{ fields: "staff_no", resource: "staff", target: "staff_no" }],
  project_demands: [{ fields: "project_id", resource: "projects", target: "project_id" }],
  assignments: [
    { fields: "project_id", resource: "projects", target: "project_id" },
    { fields: "staff_no", resource: "staff", target: "staff_no" },
  ],
};

/** `datapackage.json`: Frictionless Data Package v1 over the tables that were written. */
export function dataPackage(name: string, written: readonly TableId[]): object {
  return {
    profile: "tabular-data-package",
    name,
    title: "daicho 正規化台帳",
    resources: written.map((id) => resource(id, written)),
  };
}

function resource(id: TableId, written: readonly TableId[]): object {
  const { label, key } = CANONICAL[id];
  const foreignKeys = (FOREIGN_KEYS[id] ?? [])
    .filter(({ resource: target }) => written.includes(target))
    .map(({ fields, resource: target, target: field }) => ({ fields, reference: { resource: target, fields: field } }));
  return {
    profile: "tabular-data-resource",
    name: id,
    title: label,
    path: `tables/${id}.csv`,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    dialect: { delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: [...columnsOf(id).map(field), { name: "_file", type: "string" }, { name: "_sheet", type: "string" }, { name: "_row", type: "integer" }],
      missingValues: [""],
      ...(key.length === 0 ? {} : { primaryKey: [...key] }),
      ...(foreignKeys.length === 0 ? {} : { foreignKeys }),
    },
  };
}

const field = (column: CanonicalColumn): object => ({ name: column.id, title: column.label, ...FIELD_TYPES[column.type] });
