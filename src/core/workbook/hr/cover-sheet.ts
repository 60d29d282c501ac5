import { masterHeads } from "../../masters/masters.ts";
import { CANONICAL, TABLE_IDS } from "../../model/canonical.ts";
import { f } from "../../model/formula.ts";
import { warekiText } from "../sheet/date-cell.ts";
import { makeDraft, put, putAcross, putWide, type SheetDraft } from "../sheet/draft.ts";
import { classText } from "../sheet/page.ts";
import { cellIn } from "../sheet/placed-table.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { COVER_TEXTS, SHEET_GUIDE } from "./wording.ts";

const WIDTHS = [22, 30, 12, 12, 26, 34, 16];

/** 表紙: what this is, as of when, from how many rows, by which masters, what to do next, where to find what. */
export function coverSheet(layout: HrLayout): SheetDraft {
  const { input, unitWork } = layout;
  const draft = makeDraft(SHEETS.cover);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  put(draft, [1, 1], COVER_TEXTS.title, "title");
  put(draft, [1, 6], classText("3B"), "classLabel");
  draft.merges.push({ top: 1, left: 6, bottom: 1, right: 7 });
  put(draft, [1, 7], null, "classLabel");
  draft.heights.set(1, 32);
  putWide(draft, { top: 2, left: 1, bottom: 2, right: WIDTHS.length }, COVER_TEXTS.purpose);
  const facts: readonly (readonly [string, string])[] = [
    ["基準日", warekiText(input.scores.asOf)], ["実行番号", input.run.runId], ["プログラム", `daicho ${input.run.version}`], ["入力ファイル", `${input.run.inputs.length}件`],
  ];
  facts.forEach(([label, value], i) => {
    put(draft, [4 + i, 1], label, "label");
    put(draft, [4 + i, 2], value, "text");
  });
  put(draft, [8, 1], "対象の職員", "label");
  put(draft, [8, 2], f`${cellIn(unitWork.table, 0, "head")}`, "count");
  const tables = TABLE_IDS.filter((id) => input.tables[id].length > 0);
  putAcross(draft, [4, 4], ["件数", "使ったデータ", "元のファイル"], "head");
  tables.forEach((id, i) => {
    const files = [...new Set(input.tables[id].map(({ _file }) => _file))];
    putAcross(draft, [5 + i, 4], [input.tables[id].length, CANONICAL[id].label, files.slice(0, 3).join("、")], ["count", "body", "bodyShrink"]);
  });
  let row = Math.max(10, 6 + tables.length);
  put(draft, [row, 1], "次にしていただくこと", "subtitle");
  COVER_TEXTS.steps.forEach((step, i) => putWide(draft, { top: row + 1 + i, left: 1, bottom: row + 1 + i, right: WIDTHS.length }, `${i + 1}. ${step}`));
  row += COVER_TEXTS.steps.length + 2;
  row = putGuide(draft, row);
  putMasters(draft, layout, row + 1);
  return draft;
}

function putGuide(draft: SheetDraft, top: number): number {
  put(draft, [top, 1], "シートの案内", "subtitle");
  put(draft, [top + 1, 1], "シート", "head");
  putWide(draft, { top: top + 1, left: 2, bottom: top + 1, right: WIDTHS.length }, "内容", "head");
  const links = SHEET_GUIDE.map(([sheet, text], i) => {
    const row = top + 2 + i;
    put(draft, [row, 1], sheet, "link");
    putWide(draft, { top: row, left: 2, bottom: row, right: WIDTHS.length }, text, "body");
    return { row, column: 1, target: { sheet, range: { top: 1, left: 1, bottom: 1, right: 1 } } };
  });
  draft.extras.hyperlinks = links;
  return top + 2 + SHEET_GUIDE.length;
}

function putMasters(draft: SheetDraft, { input }: HrLayout, top: number): void {
  draft.page.breaksAfter.push(top - 1);
  put(draft, [top, 1], "使った基準（版）", "subtitle");
  putAcross(draft, [top + 1, 1], ["基準", null, "版", "日付", "出典"], "head");
  masterHeads(input.masters).forEach(({ title, version, date, source }, i) => {
    const row = top + 2 + i;
    putWide(draft, { top: row, left: 1, bottom: row, right: 2 }, title, "body");
    putAcross(draft, [row, 3], [version, date], ["text", "text"]);
    putWide(draft, { top: row, left: 5, bottom: row, right: WIDTHS.length }, source, "bodyWrap");
  });
}
