import type { RunFacts } from "../../model/run.ts";
import type { DocumentProperties, PrintModel } from "../../model/workbook.ts";
import { COLOURS, FONT } from "../style.ts";
import type { SheetDraft } from "./draft.ts";

/** 自治体機密性 of what a sheet shows: 3B = people by name, 2 = department totals, 1 = made for publication. */
export type ClassLabel = "3B" | "2" | "1";
export const classText = (label: ClassLabel): string => (label === "1" ? "機密性1" : `機密性${label}　取扱注意`);

/** What every sheet of one workbook prints at head and foot. */
export interface Masthead {
  readonly book: string;
  readonly asOf: string;
  readonly runId: string;
  readonly version: string;
}

export interface PageOptions {
  readonly label: ClassLabel;
  /** Rows repeated on every page, first and last. */
  readonly titleRows?: readonly [number, number];
  readonly titleColumns?: readonly [number, number];
  readonly orientation?: PrintModel["orientation"];
  readonly paper?: PrintModel["paper"];
  /** Pages wide and tall; default 1 wide, as many as needed. */
  readonly fitTo?: PrintModel["fitTo"];
}

/** A4 landscape, one page wide, head with class label, foot with page x/y and run number. `&` is doubled: it starts a code in headers. */
export function pageOf(masthead: Masthead, sheet: string, options: PageOptions): PrintModel {
  const plain = (text: string): string => text.replaceAll("&", "&&");
  const small = `&"${FONT},標準"&8`;
  return {
    paper: options.paper ?? "A4",
    orientation: options.orientation ?? "landscape",
    fitTo: options.fitTo ?? { width: 1, height: 0 },
    marginsInches: { left: 0.5, right: 0.5, top: 0.75, bottom: 0.6, header: 0.3, footer: 0.3 },
    header: `&L${small}${plain(masthead.book)}　${plain(sheet)}&R${small}${classText(options.label)}`,
    footer: `&L${small}基準日 ${masthead.asOf}　実行番号 ${masthead.runId}&C${small}&P / &N&R${small}daicho ${plain(masthead.version)}　人事評価には使いません`,
    ...(options.titleRows === undefined ? {} : { titleRows: options.titleRows }),
    ...(options.titleColumns === undefined ? {} : { titleColumns: options.titleColumns }),
  };
}

/** Print set-up, frozen head and quiet view of a result sheet. */
export function dressSheet(draft: SheetDraft, masthead: Masthead, options: PageOptions & { readonly freezeRows?: number; readonly freezeColumns?: number; readonly tab?: "result" | "input" | "data" }): void {
  const { freezeRows = 0, freezeColumns = 0, tab = "result" } = options;
  const titleRows = draft.page.titleRows ?? options.titleRows;
  draft.extras.print = {
    ...pageOf(masthead, draft.name, { ...options, ...(titleRows === undefined ? {} : { titleRows }) }),
    ...(draft.page.breaksAfter.length === 0 ? {} : { rowBreaks: draft.page.breaksAfter }),
  };
  draft.extras.showGridLines = false;
  draft.extras.tabColour = tab === "data" ? COLOURS.line : tab === "input" ? COLOURS.amber : COLOURS.accent;
  draft.extras.protection = { allowSort: true, allowFilter: true, allowFormatColumns: true };
  if (freezeRows > 0 || freezeColumns > 0) draft.extras.freeze = { rows: freezeRows, columns: freezeColumns };
}

export const propertiesOf = (title: string, run: RunFacts, label: ClassLabel): DocumentProperties => ({
  title, creator: `daicho ${run.version}`, created: run.stamp, subject: "DX準備度・DX人材ギャップ分析",
  description: "人材の育成と配置を支えるための資料です。人事評価には使いません。",
  custom: { 取扱区分: `自治体機密性${label}`, 実行番号: run.runId, 基準プログラム: `daicho ${run.version}` },
});
