import { CANONICAL, type CanonicalColumn, type RecordPlace, TABLE_IDS, type TableId } from "../../model/canonical.ts";
import type { SheetModel } from "../../model/workbook.ts";
import { LONG_HEAD_ROW, type LongColumn, longSheets } from "../sheet/long-sheet.ts";
import type { Masthead } from "../sheet/page.ts";
import { widthOfText } from "../sheet/text-width.ts";
import { carriedColumnsOf } from "./carried.ts";
import type { LedgerWorkbookInput } from "./ledger-input.ts";

/** Where the first column of a table's records stands, for counting formulas. */
export interface TableSheet {
  readonly table: TableId;
  readonly label: string;
  readonly sheet: string;
  readonly firstRow: number;
  /** Records on this sheet. */
  readonly count: number;
}

type AnyRecord = RecordPlace & Readonly<Record<string, string | number | boolean | null>>;

/** One sheet per canonical table that has records (more when they do not fit on one). */
export function tableSheets(input: LedgerWorkbookInput, masthead: Masthead): { readonly sheets: readonly SheetModel[]; readonly list: readonly TableSheet[] } {
  const parts = TABLE_IDS.filter((id) => input.tables[id].length > 0).map((table) => {
    const label = CANONICAL[table].label;
    const records = input.tables[table] as unknown as readonly AnyRecord[];
    const columns = [numberColumn, ...canonicalColumns(table), ...carriedColumnsOf<AnyRecord>(input.carriedColumns, table), ...PLACE_COLUMNS];
    const sheets = longSheets({ name: label, title: `${label}（${records.length}件）`, columns, records, label: "3B", masthead });
    return { sheets, list: sheets.map((sheet): TableSheet => ({ table, label, sheet: sheet.name, firstRow: LONG_HEAD_ROW + 1, count: countOf(sheet) })) };
  });
  return { sheets: parts.flatMap(({ sheets }) => sheets), list: parts.flatMap(({ list }) => list) };
}

const countOf = (sheet: SheetModel): number => (sheet.autoFilter === undefined ? 0 : sheet.autoFilter.bottom - sheet.autoFilter.top);

/** Numbers the records as tables/*.csv and 変換記録 do. */
const numberColumn: LongColumn<AnyRecord> = { label: "No.", width: 7, kind: "number", value: (_record, i) => i + 1 };

const PLACE_COLUMNS: readonly LongColumn<AnyRecord>[] = [
  { label: "元のファイル", width: 24, kind: "text", value: (record) => record._file },
  { label: "元のシート", width: 14, kind: "text", value: (record) => record._sheet },
  { label: "元の行", width: 8, kind: "number", value: (record) => record._row },
];

const canonicalColumns = (table: TableId): readonly LongColumn<AnyRecord>[] =>
  (CANONICAL[table].columns as readonly CanonicalColumn[]).map(({ id, label, type }) => ({
    label, width: Math.max(WIDTHS[id] ?? 0, widthOfText(label) + 2, type === "date" ? 12 : 9), kind: type === "list" ? "text" : type, value: (record) => record[id] ?? null,
  }));

const WIDTHS: Readonly<Record<string, number>> = {
  name: 18, name_kana: 20, dept_1: 16, dept_2: 18, dept_3: 16, full_path: 36, course: 34, provider: 20, title: 36, owner_dept: 24, evidence: 30, action: 30,
  expected_effect: 30, skill_name: 24, post: 14, concurrent: 20, designation: 18, partner_depts: 24, employment_type: 18,
};
