import type { SheetAccounting } from "../../model/accounting.ts";
import { CANONICAL, type CanonicalColumn } from "../../model/canonical.ts";
import { a1 } from "../../model/cell-address.ts";
import type { Change } from "../../model/lineage.ts";
import type { SheetModel } from "../../model/workbook.ts";
import { type DescribedIssue, SEVERITY_LABELS } from "../../validate/catalogue.ts";
import { LONG_HEAD_ROW, type LongColumn, longSheets } from "../sheet/long-sheet.ts";
import type { Masthead } from "../sheet/page.ts";
import type { CharacterFinding } from "../../validate/character-report.ts";
import type { LedgerWorkbookInput, ReviewLine } from "./ledger-input.ts";
import { REASON_LABELS, REFUSED_LABELS } from "./wording.ts";

/** The reports of 正規化台帳.xlsx beside the tables, in order. */
export function reportSheets(input: LedgerWorkbookInput, masthead: Masthead): readonly (readonly SheetModel[])[] {
  const common = { label: "3B", masthead } as const;
  return [
    longSheets({ ...common, name: "件数照合", title: "件数照合：除いた行・見つけた表・列の内訳", columns: ACCOUNT_COLUMNS, records: input.accounting.flatMap(accountLines) }),
    longSheets({ ...common, name: "要確認", title: "要確認：確かめて直していただきたいこと", columns: ISSUE_COLUMNS, records: input.issues }),
    longSheets({ ...common, name: "変換記録", title: "変換記録：値をそろえた記録", columns: CHANGE_COLUMNS, records: input.changes }),
    longSheets({ ...common, name: "文字レポート", title: "文字レポート：ほかのシステムで表示できないおそれのある文字", columns: CHARACTER_COLUMNS, records: input.characters }),
    longSheets({ ...common, name: "名寄せ確認", title: "名寄せ確認：同じ人かどうかの判断", columns: REVIEW_COLUMNS, records: input.review }).map(openDecisions),
  ];
}

interface AccountLine {
  readonly file: string;
  readonly sheet: string;
  readonly subject: string;
  readonly detail: string;
  readonly count: number;
  readonly places: string;
}

function accountLines(sheet: SheetAccounting): readonly AccountLine[] {
  const line = (subject: string, detail: string, count: number, places: string): AccountLine => ({ file: sheet.file, sheet: sheet.sheet, subject, detail, count, places });
  return [
    ...sheet.tables.map(({ kind, records, range }) => line("見つけた表", kind in CANONICAL ? CANONICAL[kind as keyof typeof CANONICAL].label : "種類が分からない表", records, range)),
    ...sheet.excluded.map(({ reason, rows, list }) => line("除いた行", REASON_LABELS[reason], rows, rowList(list))),
    ...sheet.carriedColumns.map((header) => line("備考として残した列", header, 1, "")),
    ...sheet.refusedColumns.map(({ header, kind }) => line("取り込まない列", `${header}（${REFUSED_LABELS[kind] ?? kind}）`, 1, "")),
  ];
}

/** 3-5, 9, 12-40: rows in runs, shortened after forty runs. */
export function rowList(rows: readonly number[]): string {
  const runs: (readonly [number, number])[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] + 1 === row) runs[runs.length - 1] = [last[0], row];
    else runs.push([row, row]);
  }
  const shown = runs.slice(0, 40).map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(", ");
  return runs.length > 40 ? `${shown} …ほか${runs.length - 40}か所` : shown;
}

const text = <R>(label: string, width: number, value: (record: R) => string | null): LongColumn<R> => ({ label, width, kind: "text", value });
const long = <R>(label: string, width: number, value: (record: R) => string | null): LongColumn<R> => ({ label, width, kind: "long", value });

const ACCOUNT_COLUMNS: readonly LongColumn<AccountLine>[] = [
  text("ファイル", 28, ({ file }) => file), text("シート", 18, ({ sheet }) => sheet), text("区分", 20, ({ subject }) => subject), text("内容", 28, ({ detail }) => detail),
  { label: "行数・件数", width: 11, kind: "number", value: ({ count }) => count }, long("場所（行番号・範囲）", 60, ({ places }) => places),
];

const ISSUE_COLUMNS: readonly LongColumn<DescribedIssue>[] = [
  text("重さ", 9, ({ severity }) => SEVERITY_LABELS[severity]), text("ファイル", 24, ({ file }) => file), text("シート", 14, ({ sheet }) => sheet), text("セル", 8, ({ cell }) => cell),
  text("項目", 14, ({ field }) => field), text("書かれている値", 22, ({ found }) => found), long("内容と直し方", 80, ({ message }) => message), text("コード", 24, ({ code }) => code),
];

const fieldLabel = ({ table, field }: Change): string => (CANONICAL[table].columns as readonly CanonicalColumn[]).find(({ id }) => id === field)?.label ?? field;

const CHANGE_COLUMNS: readonly LongColumn<Change>[] = [
  text("表", 14, ({ table }) => CANONICAL[table].label), { label: "表のNo.", width: 9, kind: "number", value: ({ record }) => record }, text("項目", 16, fieldLabel),
  text("元のファイル", 24, ({ at }) => at.file), text("元のシート", 14, ({ at }) => at.sheet), text("元のセル", 9, ({ at }) => a1(at.row, at.column)),
  text("元の値", 26, ({ before }) => before), text("そろえた値", 26, ({ after }) => after), text("規則", 22, ({ rule }) => rule),
];

const CHARACTER_COLUMNS: readonly LongColumn<CharacterFinding>[] = [
  text("ファイル", 24, ({ file }) => file), text("シート", 14, ({ sheet }) => sheet), text("セル", 8, ({ cell }) => cell), text("項目", 14, ({ field }) => field),
  text("値", 24, (line) => line.text), text("文字", 8, ({ character }) => character), text("文字コード", 18, ({ codePoints }) => codePoints), text("種類", 22, ({ kind }) => kind),
  long("説明", 50, ({ note }) => note),
];

const REVIEW_COLUMNS: readonly LongColumn<ReviewLine>[] = [
  text("ファイル", 24, ({ file }) => file), text("シート", 14, ({ sheet }) => sheet), text("セル", 8, ({ cell }) => cell), text("書かれている人", 26, ({ found }) => found),
  text("名簿の候補", 26, ({ candidate }) => candidate), text("候補の職員番号", 16, ({ candidateNo }) => candidateNo), long("迷う理由", 46, ({ reason }) => reason),
  text("照合番号", 16, ({ id }) => id), { label: "判定", width: 14, kind: "input", value: ({ decision }) => decision },
];

export const DECISIONS = ["同じ人", "別の人"] as const;

/** 判定 is filled in by a clerk: the only cells of the workbook meant for it. */
function openDecisions(sheet: SheetModel): SheetModel {
  if (sheet.autoFilter === undefined) return sheet;
  const column = REVIEW_COLUMNS.length;
  const range = { top: LONG_HEAD_ROW + 1, left: column, bottom: sheet.autoFilter.bottom, right: column };
  return { ...sheet, validations: [{ kind: "list", values: DECISIONS, range, allowBlank: true, prompt: { title: "判定", text: "同じ人か別の人かを選んでください。" } }] };
}
