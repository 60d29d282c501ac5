import { masterSheets } from "../masters/master-sheets.ts";
import { MASTER_SHEETS } from "../masters/master-columns.ts";
import type { Masters } from "../masters/master-types.ts";
import type { RunFacts } from "../model/run.ts";
import type { ValidationModel, WorkbookModel } from "../model/workbook.ts";
import { assembleWorkbook } from "./sheet/assemble.ts";
import { makeDraft, put, putAcross, putWide, raiseRow, setWidths, type SheetDraft } from "./sheet/draft.ts";
import { classText, dressSheet, type Masthead, propertiesOf } from "./sheet/page.ts";
import { placeTable } from "./sheet/placed-table.ts";
import { linesOfText } from "./sheet/text-width.ts";
import type { StyleName } from "./style.ts";

export const COURSES_BOOK_TITLE = "研修一覧";

const TEXTS = {
  steps: [
    "シート「{courses}」の黄色の欄に、研修ごとの「時間数」「1人当たりの費用（円）」「定員」を入れます。無料の研修は費用を0とします。分からない欄は空欄のままにします（空欄は不明で、0ではありません。その研修は組合せの計算に入りません）。",
    "使わない研修は行ごと消してかまいません。自分の団体の研修は、表の下の空いた行に書き足します（IDは空欄でかまいません）。「項目ID」はシート「項目の一覧」から選び、「;」で区切って書きます。「到達レベル」は、受講するとどのレベルまで届くかです（1＝知る、2＝説明できる、3＝一人でできる）。",
    "1行目の「版」を、直したと分かる名前（例：市独自R8）にします。結果のブックに印刷されます。",
    "保存して閉じ、このファイルの入ったフォルダーを --masters に指定して、もう一度計算します。例：daicho score 変換結果 --masters このフォルダー --out 出力フォルダー",
    "研修の予算と1人の時間の上限は、できあがった「配置案・育成計画.xlsx」のシート「条件」に書き、そのブックを --conditions に指定します。",
  ],
  result: "「配置案・育成計画.xlsx」の「育成計画」に、誰がどの研修を受けると不足を最も縮められるか、費用と残る不足とともに示されます。",
  items: "「項目ID」に書く番号の一覧です。調査票のスキル名で書かれているときは、対応する項目を右の列で確かめてください。",
} as const;

/** Rows left below for courses of one's own. */
const BLANK_ROWS = 30;

/** 研修一覧.xlsx: the courses to be completed by a clerk and given back with `--masters`; the second sheet is read as the master of the courses. */
export function buildCoursesWorkbook(masters: Masters, run: RunFacts): WorkbookModel {
  const masthead: Masthead = { book: COURSES_BOOK_TITLE, asOf: masters.courses.date, runId: run.runId, version: run.version };
  return assembleWorkbook({ properties: propertiesOf(COURSES_BOOK_TITLE, run, "2"), drafts: [helpSheet(masters, masthead), courseSheet(masters, masthead), itemSheet(masters, masthead)] });
}

function helpSheet(masters: Masters, masthead: Masthead): SheetDraft {
  const draft = makeDraft("書き方");
  setWidths(draft, [6, 84, 20]);
  put(draft, [1, 1], "研修一覧の書き方", "title");
  put(draft, [1, 3], classText("2"), "classLabel");
  draft.heights.set(1, 30);
  TEXTS.steps.forEach((text, i) => {
    put(draft, [3 + i, 1], i + 1, "bodyCenter");
    putWide(draft, { top: 3 + i, left: 2, bottom: 3 + i, right: 3 }, text.replace("{courses}", masters.courses.title), "bodyWrap");
  });
  putWide(draft, { top: 4 + TEXTS.steps.length, left: 1, bottom: 4 + TEXTS.steps.length, right: 3 }, TEXTS.result);
  dressSheet(draft, masthead, { label: "2", orientation: "portrait" });
  return draft;
}

const WIDTHS = [9, 40, 46, 12, 10, 16, 10];
const STYLES: readonly StyleName[] = ["inputText", "inputWrap", "inputWrap", "inputLevel", "inputCount", "inputCount", "inputCount"];
const HEAD = 2;

/** As `masterSheets` has it (版 in row 1, labels in row 2), in cells that can be filled. */
function courseSheet(masters: Masters, masthead: Masthead): SheetDraft {
  const draft = makeDraft(masters.courses.title);
  setWidths(draft, WIDTHS);
  const at = MASTER_SHEETS.findIndex(({ key }) => key === "courses");
  const [head = [], labels = [], ...rows] = masterSheets(masters)[at]?.rows ?? [];
  putAcross(draft, [1, 1], [head[0] ?? "", head[1] ?? "", `${head[2] ?? ""}`, head[3] ?? "", head[4] ?? "", head[5] ?? ""], ["label", "inputText", "label", "inputText", "label", "inputText"]);
  putAcross(draft, [HEAD, 1], labels, labels.map((): StyleName => "headInput"));
  const numbers = MASTER_SHEETS[at]?.columns.map(({ kind }) => kind === "number") ?? [];
  [...rows, ...Array.from({ length: BLANK_ROWS }, (): readonly string[] => labels.map(() => ""))].forEach((cells, i) => {
    cells.forEach((cell, k) => put(draft, [HEAD + 1 + i, k + 1], cell === "" ? null : numbers[k] === true ? Number(cell) : cell, STYLES[k] ?? "inputText"));
    raiseRow(draft, HEAD + 1 + i, Math.max(linesOfText(cells[1] ?? "", WIDTHS[1] ?? 10), linesOfText(cells[2] ?? "", WIDTHS[2] ?? 10)));
  });
  draft.extras.validations = validations(HEAD + rows.length + BLANK_ROWS);
  dressSheet(draft, masthead, { label: "2", titleRows: [HEAD, HEAD], freezeRows: HEAD, tab: "input" });
  // Rows may be deleted and added: the sheet is a form, not a result.
  const { protection: _open, print, ...extras } = draft.extras;
  const area = { top: 1, left: 1, bottom: HEAD + rows.length + BLANK_ROWS, right: WIDTHS.length };
  return { ...draft, extras: { ...extras, ...(print === undefined ? {} : { print: { ...print, area } }) } };
}

function validations(bottom: number): readonly ValidationModel[] {
  const column = (left: number) => ({ top: HEAD + 1, left, bottom, right: left });
  const text = (title: string, said: string) => ({ error: { title, text: said }, prompt: { title, text: said }, allowBlank: true });
  return [
    { kind: "decimal", min: 1, max: 4, range: column(4), ...text("到達レベル", "受講すると届くレベルです。1から4までの数を入れてください。") },
    { kind: "decimal", min: 0.1, max: 10_000, range: column(5), ...text("時間数", "0より大きい数を入れてください。分からないときは空欄にします。") },
    { kind: "decimal", min: 0, max: 100_000_000, range: column(6), ...text("1人当たりの費用（円）", "無料の研修は0、分からないときは空欄にします。") },
    { kind: "whole", min: 1, max: 1_000_000, range: column(7), ...text("定員", "受けられる人数です。定めがないときは大きな数、分からないときは空欄にします。") },
  ];
}

function itemSheet(masters: Masters, masthead: Masthead): SheetDraft {
  const draft = makeDraft("項目の一覧");
  setWidths(draft, [12, 56, 40]);
  put(draft, [1, 1], "項目の一覧", "title");
  draft.heights.set(1, 28);
  putWide(draft, { top: 2, left: 1, bottom: 2, right: 3 }, TEXTS.items, "captionWrap");
  const skills = (item: string): string => masters.surveyMapping.mappings.filter(({ items }) => items.includes(item)).map(({ skill }) => skill).join("、");
  placeTable(draft, [4, 1], [
    { id: "id", label: "項目ID", style: "text", cell: ({ id }: { readonly id: string; readonly name: string }) => id },
    { id: "name", label: "名称", style: "bodyWrap", cell: ({ name }) => name },
    { id: "skill", label: "調査票のスキル（12技能）", style: "bodyWrap", cell: ({ id }) => skills(id) },
  ], [...masters.promotion.items, ...masters.literacy.items]);
  dressSheet(draft, masthead, { label: "2", orientation: "portrait", titleRows: [4, 4], freezeRows: 4, tab: "data" });
  return draft;
}
