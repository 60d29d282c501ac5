import { f, textLiteral } from "../model/formula.ts";
import type { Manifest, ManifestFile } from "../model/manifest.ts";
import type { RunFacts } from "../model/run.ts";
import type { WorkbookModel } from "../model/workbook.ts";
import { assembleWorkbook } from "./sheet/assemble.ts";
import { warekiText } from "./sheet/date-cell.ts";
import { makeDraft, put, putWide, setWidths, type SheetDraft } from "./sheet/draft.ts";
import { classText, dressSheet, type Masthead, propertiesOf } from "./sheet/page.ts";
import { columnRange, type ColumnSpec, placeTable } from "./sheet/placed-table.ts";

const TITLE = "配布一覧";
const WIDTHS = [6, 38, 30, 9, 14, 11, 14, 20, 20, 14];
const TEXTS = {
  lead: "所属ごとのファイルの一覧です。送る前に、あて先と人数を確かめ、確認者と確認日を記入してください。検査は、書き出したファイルを開き直し、ほかの所属の職員の氏名・職員番号が含まれていないことを確かめた結果です。",
  columns: "ファイルに含まれる項目", held: "どのファイルにも入れていない人（理由別）", quarantine: "所属を確かめる必要がある人（どのファイルにも入れていません）",
  hash: "照合用の値（SHA-256）。届いたファイルが送ったものと同じかを「daicho verify」で確かめられます。", none: "該当者はいません。",
} as const;

/** 配布一覧.xlsx: who gets which file, what is in it, that it was checked; approval cells to fill in before release. */
export function buildDistributionWorkbook(manifest: Manifest, run: RunFacts): WorkbookModel {
  const masthead: Masthead = { book: TITLE, asOf: manifest.asOf, runId: manifest.distributionId, version: run.version };
  const label = manifest.classLabel === "機密性3B" ? "3B" : "2";
  return assembleWorkbook({ properties: propertiesOf(TITLE, run, label), drafts: [listSheet(manifest, masthead), contentSheet(manifest, masthead), hashSheet(manifest, masthead)] });
}

function listSheet(manifest: Manifest, masthead: Masthead): SheetDraft {
  const draft = makeDraft(TITLE);
  setWidths(draft, WIDTHS);
  put(draft, [1, 1], TITLE, "title");
  put(draft, [1, WIDTHS.length - 1], classText("3B"), "classLabel");
  draft.heights.set(1, 30);
  putWide(draft, { top: 2, left: 1, bottom: 2, right: WIDTHS.length }, TEXTS.lead);
  putWide(draft, { top: 3, left: 1, bottom: 3, right: WIDTHS.length }, `基準日 ${warekiText(manifest.asOf)}　配布番号 ${manifest.distributionId}　区分 ${manifest.profile}（${manifest.by}ごと）　取扱い ${manifest.classLabel}`, "caption");
  const table = placeTable(draft, [5, 1], COLUMNS, manifest.files);
  const last = table.lastRow + 1;
  put(draft, [last, 2], "合計", "label");
  put(draft, [last, 3], f`COUNTA(${columnRange(table, "recipient")})&${textLiteral("か所")}`, "body");
  put(draft, [last, 4], f`SUM(${columnRange(table, "people")})`, "countBold");
  let row = last + 2;
  put(draft, [row, 1], TEXTS.held, "subtitle");
  const held = placeTable(draft, [row + 1, 2], [
    { id: "reason", label: "理由", cell: ({ reason }) => reason }, { id: "people", label: "人数", style: "count", cell: ({ people }) => people },
  ], manifest.held);
  if (manifest.held.length === 0) put(draft, [held.firstRow, 2], TEXTS.none, "caption");
  row = held.lastRow + 2;
  put(draft, [row, 1], TEXTS.quarantine, "subtitle");
  const quarantine = placeTable(draft, [row + 1, 2], [
    { id: "staffNo", label: "職員番号", style: "text", cell: ({ staffNo }) => staffNo }, { id: "reason", label: "理由", style: "bodyWrap", cell: ({ reason }) => reason },
  ], manifest.quarantine);
  if (manifest.quarantine.length === 0) put(draft, [quarantine.firstRow, 2], TEXTS.none, "caption");
  draft.extras.validations = [
    { kind: "list", values: ["送付済", "保留", "取消"], allowBlank: true, range: { top: table.firstRow, left: WIDTHS.length, bottom: table.lastRow, right: WIDTHS.length } },
  ];
  dressSheet(draft, masthead, { label: "3B", titleRows: [5, 5], freezeRows: 5, freezeColumns: 2 });
  return draft;
}

const COLUMNS: readonly ColumnSpec<ManifestFile>[] = [
  { id: "no", label: "No.", style: "count", cell: (_file, _own, i) => i + 1 },
  { id: "file", label: "ファイル", style: "bodyShrink", cell: ({ file }) => file },
  { id: "recipient", label: "あて先", style: "bodyShrink", cell: ({ recipient }) => recipient },
  { id: "people", label: "人数", style: "count", cell: ({ people }) => people },
  { id: "label", label: "取扱い", style: "bodyCenter", cell: ({ classLabel }) => classLabel },
  { id: "password", label: "パスワード", style: "mark", cell: ({ encrypted }) => (encrypted ? "○ あり" : "なし") },
  { id: "check", label: "検査", style: "mark", cell: ({ check }) => `○ 合格（${check.searchedPeople}人分）` },
  { id: "approver", label: "確認者", headStyle: "headInput", style: "inputText", cell: () => null },
  { id: "date", label: "確認日", headStyle: "headInput", style: "inputDate", cell: () => null },
  { id: "state", label: "状況", headStyle: "headInput", style: "inputText", cell: () => null },
];

/** Which columns the profile lets into the files: the same for all of them. */
function contentSheet(manifest: Manifest, masthead: Masthead): SheetDraft {
  const draft = makeDraft("含まれる項目");
  setWidths(draft, [24, 110]);
  put(draft, [1, 1], TEXTS.columns, "title");
  const lines = Object.entries(manifest.files[0]?.columns ?? {});
  placeTable(draft, [3, 1], [
    { id: "table", label: "表", style: "label", cell: ([table]) => table }, { id: "columns", label: "項目", style: "bodyWrap", cell: ([, columns]) => columns.join("、") },
  ], lines);
  dressSheet(draft, masthead, { label: "2", titleRows: [3, 3] });
  return draft;
}

function hashSheet(manifest: Manifest, masthead: Masthead): SheetDraft {
  const draft = makeDraft("照合用の値");
  setWidths(draft, [48, 14, 72]);
  put(draft, [1, 1], "照合用の値", "title");
  putWide(draft, { top: 2, left: 1, bottom: 2, right: 3 }, TEXTS.hash, "caption");
  placeTable(draft, [4, 1], [
    { id: "file", label: "ファイル", style: "bodyShrink", cell: ({ file }) => file }, { id: "bytes", label: "大きさ（バイト）", style: "count", cell: ({ bytes }) => bytes },
    { id: "sha256", label: "SHA-256", style: "text", cell: ({ sha256 }) => sha256 },
  ] satisfies readonly ColumnSpec<ManifestFile>[], manifest.files);
  dressSheet(draft, masthead, { label: "2", titleRows: [4, 4], freezeRows: 4 });
  return draft;
}
