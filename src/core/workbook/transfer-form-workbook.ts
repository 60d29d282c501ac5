import type { CanonicalTables } from "../model/canonical.ts";
import type { RunFacts } from "../model/run.ts";
import type { TransferPlan } from "../model/transfer.ts";
import type { WorkbookModel } from "../model/workbook.ts";
import { assembleWorkbook } from "./sheet/assemble.ts";
import { dateContent } from "./sheet/date-cell.ts";
import { makeDraft, put, putAcross, putWide, setWidths, type SheetDraft } from "./sheet/draft.ts";
import { classText, dressSheet, type Masthead, propertiesOf } from "./sheet/page.ts";
import { placeTable } from "./sheet/placed-table.ts";

/** Heads of the form, as `core/transfer-file.ts` reads them. */
export const TRANSFER_FORM_HEADS = ["案の名前", "職員番号", "氏名（確かめ用）", "異動先 所属コード", "異動先 所属名", "異動日", "異動後の職名", "異動後の職階"] as const;

const STEPS = [
  "シート「異動案」に、異動する人を1人1行で書きます。同じ「案の名前」の行が一つの案になります（6案まで）。異動しない人は書きません。",
  "「異動先」は、所属コードか所属名のどちらかを書きます（両方書いたときは、同じ所属か確かめます）。シート「所属の一覧」から写してください。",
  "「氏名」は、番号の書き間違いを見つけるためのものです。「異動日」「異動後の職名」「異動後の職階」は空欄でかまいません。",
  "保存して閉じ、計算のときに --transfer でこのファイルを指定します。例：daicho score 変換結果 --transfer このファイル --out 出力フォルダー",
  "現状と各案を並べた「異動試算比較.xlsx」ができます。台帳は変わりません。人事課だけで使ってください。",
] as const;

const BLANK_ROWS = 40;

/** 異動案.xlsx: how to write plans, the form with some rows, and the departments to choose from. */
export function buildTransferForm(tables: CanonicalTables, plans: readonly TransferPlan[], run: RunFacts): WorkbookModel {
  const masthead: Masthead = { book: "異動案", asOf: run.stamp.slice(0, 10), runId: run.runId, version: run.version };
  return assembleWorkbook({ properties: propertiesOf("異動案", run, "3B"), drafts: [helpSheet(masthead), formSheet(tables, plans, masthead), departmentSheet(tables, masthead)] });
}

function helpSheet(masthead: Masthead): SheetDraft {
  const draft = makeDraft("書き方");
  setWidths(draft, [6, 84, 20]);
  put(draft, [1, 1], "異動案の書き方", "title");
  put(draft, [1, 3], classText("3B"), "classLabel");
  draft.heights.set(1, 30);
  STEPS.forEach((text, i) => {
    put(draft, [3 + i, 1], i + 1, "bodyCenter");
    putWide(draft, { top: 3 + i, left: 2, bottom: 3 + i, right: 3 }, text, "bodyWrap");
  });
  dressSheet(draft, masthead, { label: "3B", orientation: "portrait" });
  return draft;
}

function formSheet(tables: CanonicalTables, plans: readonly TransferPlan[], masthead: Masthead): SheetDraft {
  const draft = makeDraft("異動案");
  setWidths(draft, [28, 12, 20, 14, 36, 13, 16, 14]);
  putAcross(draft, [1, 1], TRANSFER_FORM_HEADS, "headInput");
  const names = new Map(tables.staff.map(({ staff_no, name }) => [staff_no ?? "", name]));
  const paths = new Map(tables.departments.map(({ dept_code, full_path }) => [dept_code ?? "", full_path]));
  const rows = plans.flatMap(({ name, moves }) => moves.map(({ staffNo, toDept, on, post, rankBand }) =>
    [name, staffNo, names.get(staffNo) ?? null, toDept, paths.get(toDept) ?? null, dateContent(on ?? null), post ?? null, rankBand ?? null] as const));
  [...rows, ...Array.from({ length: BLANK_ROWS }, () => TRANSFER_FORM_HEADS.map(() => null))].forEach((row, i) =>
    putAcross(draft, [2 + i, 1], row, ["inputText", "inputText", "inputText", "inputText", "inputWrap", "inputDate", "inputText", "inputText"]));
  dressSheet(draft, masthead, { label: "3B", titleRows: [1, 1], freezeRows: 1, tab: "input" });
  const { protection: _open, ...extras } = draft.extras;
  return { ...draft, extras };
}

function departmentSheet(tables: CanonicalTables, masthead: Masthead): SheetDraft {
  const draft = makeDraft("所属の一覧");
  setWidths(draft, [14, 60]);
  placeTable(draft, [1, 1], [
    { id: "code", label: "コード", style: "text", cell: ({ dept_code }: CanonicalTables["departments"][number]) => dept_code },
    { id: "path", label: "名称", style: "bodyWrap", cell: ({ full_path }) => full_path },
  ], tables.departments);
  dressSheet(draft, masthead, { label: "3B", orientation: "portrait", titleRows: [1, 1], freezeRows: 1, tab: "data" });
  return draft;
}
