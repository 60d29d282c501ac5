import type { LedgerWorkbookInput } from "../../../src/core/workbook/ledger/ledger-input.ts";
import { emptyTables, type RecordOf } from "../../../src/core/model/canonical.ts";
import { describeIssue } from "../../../src/core/validate/catalogue.ts";
import type { RunFacts } from "../../../src/core/model/run.ts";

export const RUN: RunFacts = {
  version: "0.1.0", stamp: "2026-04-01T00:00:00Z", runId: "0123456789ab", options: {},
  inputs: [{ name: "名簿.xlsx", bytes: 1234, sha256: "0".repeat(64) }],
};

const STAFF: RecordOf<"staff"> = {
  staff_no: "00012", name: "𠮷田　太郎", name_kana: "ヨシダ　タロウ", former_name: null, birth_date: "1980-02-03", sex: null, hire_date: "2003-04-01", retire_date: null,
  dept_1: "総務部", dept_2: "人事課", dept_3: null, dept_code: "0101", post: "主任", rank_band: "主任級", job_class: "一般行政", pay_table: null, grade: null, step: null,
  employment_type: "常勤", weekly_hours: 38.75, fte: 1, status: "在職", concurrent: null, designation: "DX推進リーダー", as_of: "2026-04-01",
  _file: "名簿.xlsx", _sheet: "Sheet1", _row: 4,
};

/** Two invented people, one issue, one change, one pair to review, one character outside CP932. */
export const ledgerInput = (): LedgerWorkbookInput => ({
  tables: { ...emptyTables(), staff: [STAFF, { ...STAFF, staff_no: "00013", name: "葛󠄀城　花子", hire_date: "2010-04", _row: 5 }] },
  accounting: [
    {
      file: "名簿.xlsx", sheet: "Sheet1", rowsRead: 7, rowsLoaded: 2, rowsMerged: 1, rowsExcluded: 4,
      excluded: [{ reason: "title", rows: 2, list: [1, 2] }, { reason: "header", rows: 1, list: [3] }, { reason: "grand_total", rows: 1, list: [7] }],
      tables: [{ range: "A3:H7", kind: "staff", records: 2 }], carriedColumns: ["メモ"], refusedColumns: [{ header: "評語", kind: "evaluation" }],
    },
  ],
  issues: [describeIssue({ code: "date_no_such_day", at: { file: "名簿.xlsx", sheet: "Sheet1", row: 5, column: 3 }, field: "生年月日", found: "平成31年2月29日" })],
  changes: [{ table: "staff", record: 1, field: "birth_date", at: { file: "名簿.xlsx", sheet: "Sheet1", row: 4, column: 3 }, before: "S55.2.3", after: "1980-02-03", rule: "date.wareki" }],
  review: [{ id: "p1", file: "研修.csv", sheet: "研修", cell: "B3", found: "吉田太郎", candidate: "𠮷田　太郎", candidateNo: "00012", reason: "漢字の字形だけが違います。", decision: "" }],
  characters: [{ file: "名簿.xlsx", sheet: "Sheet1", cell: "B4", field: "氏名", text: "𠮷田　太郎", character: "𠮷", codePoints: "U+20BB7", kind: "シフトJISにない文字", note: "CP932のファイルには書けません。" }],
  carriedColumns: [{ table: "staff", file: "名簿.xlsx", sheet: "Sheet1", header: "メモ", rows: [5], texts: ["時短希望"] }],
  run: RUN,
  asOf: "2026-04-01",
});
