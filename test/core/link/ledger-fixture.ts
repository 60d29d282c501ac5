import type { ColumnMap, FieldMapping, LedgerKind } from "../../../src/core/model/columns.ts";
import { type Cell, gridFromRows, textCell } from "../../../src/core/model/grid.ts";
import type { DetectedTable } from "../../../src/core/model/table.ts";
import { normaliseTable } from "../../../src/core/normalise/normalise-table.ts";
import type { NormalisedTable, NormaliseOptions } from "../../../src/core/normalise/record-types.ts";

/** A plain list: header on row 2 under a title on row 1, data from row 3. */
export interface LedgerFixture {
  readonly file?: string;
  readonly sheet?: string;
  readonly kind: LedgerKind;
  readonly title?: string;
  /** Field id per column (`staff.name`), `備考` for a carried column, `x#1` for group 1. */
  readonly fields: readonly string[];
  /** Header text per column; default the field id. */
  readonly headers?: readonly string[];
  readonly rows: readonly (readonly (string | number | Cell | null)[])[];
}

const cellOf = (value: string | number | Cell | null): Cell =>
  value === null ? { kind: "blank", value: null } : typeof value === "string" ? textCell(value) : typeof value === "number" ? { kind: "number", value } : value;

export function tableFixture(f: LedgerFixture): { table: DetectedTable; map: ColumnMap } {
  const headers = f.headers ?? f.fields;
  const grid = gridFromRows(f.sheet ?? "Sheet1", [[textCell(f.title ?? "")], headers.map(textCell), ...f.rows.map((r) => r.map(cellOf))]);
  const table: DetectedTable = {
    file: f.file ?? "名簿.xlsx", grid, shape: "list", range: { top: 2, left: 1, bottom: f.rows.length + 2, right: f.fields.length },
    ...(f.title === undefined ? {} : { title: f.title }), headerRows: [2, 2],
    columns: headers.map((header, i) => ({ source: { kind: "cell", column: i + 1, rowOffset: 0 }, header: [header] })),
    firstDataRow: 3, lastDataRow: f.rows.length + 2, records: f.rows.map((_, i) => ({ row: i + 3 })), excludedRows: [],
    surroundings: f.title === undefined ? [] : [{ row: 1, reason: "title" }], carried: new Map(), confidence: 1,
  };
  const mappings = f.fields.flatMap((field, i): FieldMapping[] => (field === "備考" ? [] : [mappingOf(field, i)]));
  const unmapped = f.fields.flatMap((field, i) => (field === "備考" ? [i] : []));
  return { table, map: { kind: f.kind, kindConfidence: 1, mappings, unmapped, rejected: [], questions: [] } };
}

function mappingOf(field: string, column: number): FieldMapping {
  const [id = "", group] = field.split("#");
  return { field: id, columns: [column], confidence: 1, reason: "見出しに一致", ...(group === undefined ? {} : { group: Number(group) }) };
}

export function ledger(f: LedgerFixture, options: NormaliseOptions = {}): NormalisedTable {
  const { table, map } = tableFixture(f);
  return normaliseTable(table, map, options);
}

/** A roster with number, name, kana, birth date and 部/課/係. */
export const ROSTER_FIELDS = ["staff.staff_no", "staff.name", "staff.name_kana", "staff.birth_date", "staff.dept_1", "staff.dept_2", "staff.dept_3", "staff.post"] as const;

export const roster = (rows: LedgerFixture["rows"], more: Partial<LedgerFixture> = {}): NormalisedTable =>
  ledger({ kind: "staff", title: "職員名簿（令和8年4月1日現在）", fields: ROSTER_FIELDS, rows, ...more });
