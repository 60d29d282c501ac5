import { CANONICAL, type CanonicalColumn } from "../model/canonical.ts";
import { a1 } from "../model/cell-address.ts";
import type { RunFacts } from "../model/run.ts";
import type { SheetModel, WorkbookModel } from "../model/workbook.ts";
import { LONG_HEAD_ROW, type LongColumn, longSheets } from "../workbook/sheet/long-sheet.ts";
import { type Masthead, propertiesOf } from "../workbook/sheet/page.ts";
import { STYLES } from "../workbook/style.ts";
import { COLLECT_SHEETS, CONFLICT_HEADERS, INVALID_TEXT, ODDITY_TEXT, VERDICTS } from "./collect-wording.ts";
import type { CellChange, Conflict, MergeResult } from "./merge.ts";
import type { Value } from "./return-values.ts";
import type { TrackerLine, Unreadable } from "./tracker.ts";

export interface CollectBook {
  readonly tracker: readonly TrackerLine[];
  readonly merge: MergeResult;
  readonly unreadable: readonly Unreadable[];
  readonly asOf: string;
  readonly run: RunFacts;
  /** dept_code → 部　課, to name records by. */
  readonly departments: ReadonlyMap<string, string>;
}

/** 回収結果.xlsx: 回収状況, 反映した変更, 競合 (with the column to decide in), 要確認, 催促文. */
export function buildCollectWorkbook(input: CollectBook): WorkbookModel {
  const masthead: Masthead = { book: "回収結果", asOf: input.asOf, runId: input.run.runId, version: input.run.version };
  const sheet = <R>(name: string, title: string, columns: readonly LongColumn<R>[], records: readonly R[]): readonly SheetModel[] => longSheets({ name, title, columns, records, label: "3B", masthead });
  const { merge, tracker } = input;
  const nameOf = (key: string): string => key.split("|").slice(1).map((part) => input.departments.get(part) ?? part).join("　");
  return {
    properties: propertiesOf("回収結果", input.run, "3B"), styles: STYLES, names: [],
    sheets: [
      ...sheet(COLLECT_SHEETS.tracker, "回収状況", TRACKER, tracker),
      ...sheet(COLLECT_SHEETS.changes, "反映した変更", changeColumns(nameOf), merge.changes),
      ...sheet(COLLECT_SHEETS.conflicts, "競合：どの値を使うか決めてください", conflictColumns(nameOf), merge.conflicts).map(openVerdicts),
      ...sheet(COLLECT_SHEETS.review, "要確認：反映しなかった記入、様式の変更", REVIEW, reviewLines(input, nameOf)),
      ...sheet(COLLECT_SHEETS.reminders, "催促文：そのまま使えます", REMINDERS, tracker.filter((t) => t.reminder !== "")),
    ],
  };
}

const text = <R>(label: string, width: number, value: (record: R) => string | null): LongColumn<R> => ({ label, width, kind: "text", value });
const long = <R>(label: string, width: number, value: (record: R) => string | null): LongColumn<R> => ({ label, width, kind: "long", value });
const count = <R>(label: string, value: (record: R) => number): LongColumn<R> => ({ label, width: 9, kind: "number", value });
const shown = (value: Value): string => (value === null ? "（空欄）" : String(value));

/** 「準備度回答」 and 「A04」 out of a key, the label of a field. */
const tableOf = (key: string): string => CANONICAL[key.split("|")[0] as keyof typeof CANONICAL]?.label ?? "";
export function fieldLabel(key: string, field: string): string {
  const columns: readonly CanonicalColumn[] = CANONICAL[key.split("|")[0] as keyof typeof CANONICAL]?.columns ?? [];
  return columns.find((c) => c.id === field)?.label ?? field;
}

const TRACKER: readonly LongColumn<TrackerLine>[] = [
  text("所属コード", 12, (t) => t.deptCode), text("所属", 30, (t) => t.deptPath), text("送付先", 30, (t) => t.recipient), text("状況", 10, (t) => t.status), text("返送ファイル", 30, (t) => t.files),
  count("反映した変更", (t) => t.changes), count("競合", (t) => t.conflicts), count("まだ空の行", (t) => t.unanswered), long("備考", 50, (t) => t.note),
];

type NameOf = (key: string) => string;

const changeColumns = (nameOf: NameOf): readonly LongColumn<CellChange>[] => [
  text("表", 14, (c) => tableOf(c.key)), text("対象", 32, (c) => nameOf(c.key)), text("項目", 14, (c) => fieldLabel(c.key, c.field)), long("変更前", 30, (c) => shown(c.before)), long("変更後", 30, (c) => shown(c.after)),
  text("返送ファイル", 30, (c) => c.file), text("決め方", 12, (c) => (c.by === "department" ? "所属の回答" : "競合の判定")),
];

const conflictColumns = (nameOf: NameOf): readonly LongColumn<Conflict>[] => [
  text("表", 14, (c) => tableOf(c.key)), text("対象", 32, (c) => nameOf(c.key)), text("項目", 14, (c) => fieldLabel(c.key, c.field)), long("配布時の値", 22, (c) => shown(c.base)), long(CONFLICT_HEADERS.ours, 22, (c) => shown(c.ours)),
  long("所属の値", 22, (c) => c.theirs.map((t) => shown(t.value)).join("\n")), long("場所", 36, (c) => c.theirs.flatMap((t) => t.at.map((at) => `「${at.file}」の「${at.sheet}」${a1(at.row, at.column)}`)).join("\n")),
  text("理由", 26, (c) => (c.kind === "ours_and_theirs" ? "人事と所属の両方で変更" : "返送された値どうしが違う")),
  { label: CONFLICT_HEADERS.verdict, width: 14, kind: "input", value: () => null }, { label: CONFLICT_HEADERS.value, width: 22, kind: "input", value: () => null },
  text(CONFLICT_HEADERS.key, 30, (c) => c.key), text(CONFLICT_HEADERS.field, 12, (c) => c.field), text(CONFLICT_HEADERS.fingerprint, 14, (c) => c.fingerprint),
];

/** 判定 is chosen from a list, 採用する値 typed. */
function openVerdicts(sheet: SheetModel): SheetModel {
  if (sheet.autoFilter === undefined) return sheet;
  const column = conflictColumns(String).findIndex((c) => c.label === CONFLICT_HEADERS.verdict) + 1;
  const range = { top: LONG_HEAD_ROW + 1, left: column, bottom: sheet.autoFilter.bottom, right: column };
  return { ...sheet, validations: [{ kind: "list", values: Object.values(VERDICTS), range, allowBlank: true, prompt: { title: "判定", text: "使う値を選びます。「右の値」は右の欄に書いた値、空欄はまだ決めないことを表します。" } }] };
}

interface ReviewLine {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly found: string;
  readonly message: string;
}

function reviewLines({ merge, unreadable }: CollectBook, nameOf: NameOf): readonly ReviewLine[] {
  return [
    ...unreadable.map((u): ReviewLine => ({ file: u.file, sheet: "", cell: "", found: "", message: u.message })),
    ...merge.invalid.flatMap((c): ReviewLine[] => (c.answer.kind === "invalid" ? [{ file: c.file, sheet: c.sheet, cell: a1(c.row, c.column), found: c.answer.found, message: INVALID_TEXT[c.answer.reason] + (c.answer.allowed ?? "") }] : [])),
    ...merge.oddities.map((o): ReviewLine => ({
      file: o.file, sheet: o.sheet, cell: "row" in o ? `${o.row} 行` : "", found: "key" in o ? nameOf(o.key) : "header" in o ? o.header : "text" in o ? o.text : "", message: ODDITY_TEXT[o.kind],
    })),
  ];
}

const REVIEW: readonly LongColumn<ReviewLine>[] = [text("ファイル", 30, (r) => r.file), text("シート", 16, (r) => r.sheet), text("場所", 10, (r) => r.cell), long("書かれている値", 30, (r) => r.found), long("内容", 70, (r) => r.message)];

const REMINDERS: readonly LongColumn<TrackerLine>[] = [text("送付先", 30, (t) => t.recipient), text("状況", 10, (t) => t.status), long("文面", 90, (t) => t.reminder)];
