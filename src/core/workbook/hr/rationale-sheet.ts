import { CHOICES } from "../../masters/choices.ts";
import { masterHeads } from "../../masters/masters.ts";
import { f, joinFormulas, textLiteral } from "../../model/formula.ts";
import { type Content, makeDraft, put, putAcross, putWide, type SheetDraft } from "../sheet/draft.ts";
import { type ColumnSpec, placeTable } from "../sheet/placed-table.ts";
import { linesOfText } from "../sheet/text-width.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { NUMBER_SETTINGS } from "./number-settings.ts";
import { RATIONALE, type RationaleLine } from "./rationale-lines.ts";
import { VIEW_RATIONALE } from "./rationale-view-lines.ts";
import { putResultTitle } from "./result-title.ts";
import { RATIONALE_TEXTS } from "./wording.ts";

const WIDTHS = [11, 26, 74, 34, 18];

/** 算出根拠: every rule in words, with the thresholds as they stand on 設定 now; checks that the order of the allocation still holds; notes and master versions. */
export function rationaleSheet(layout: HrLayout): SheetDraft {
  const { input } = layout;
  const draft = makeDraft(SHEETS.rationale);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  putResultTitle(draft, "算出根拠", RATIONALE_TEXTS.lead, WIDTHS.length);
  const lines = [...RATIONALE, ...VIEW_RATIONALE];
  const table = placeTable(draft, [4, 1], columnsOf(layout), lines);
  lines.forEach(({ how, settings }, i) => draft.heights.set(table.firstRow + i, Math.max(18, Math.max(linesOfText(how, 74), settings.length) * 14 + 4)));
  let row = table.lastRow + 2;
  put(draft, [row, 1], "自己点検", "subtitle");
  putChecks(draft, layout, row + 1);
  row += 4;
  put(draft, [row, 1], "この計算についての注記", "subtitle");
  input.work.notes.forEach((note, i) => putWide(draft, { top: row + 1 + i, left: 1, bottom: row + 1 + i, right: WIDTHS.length }, `・${note}`));
  row += input.work.notes.length + 2;
  put(draft, [row, 1], "決まりに定めのない点の扱い", "subtitle");
  putChoices(draft, row + 1);
  row += CHOICES.length + 2;
  put(draft, [row, 1], "基準の版", "subtitle");
  putAcross(draft, [row + 1, 1], ["版", "基準", "注記", "出典", "日付"], "head");
  masterHeads(input.masters).forEach(({ title, version, date, source, notes }, i) => {
    const text = notes.join("　");
    putAcross(draft, [row + 2 + i, 1], [version, title, text, source, date], ["text", "bodyWrap", "smallWrap", "smallWrap", "text"]);
    draft.heights.set(row + 2 + i, Math.max(18, Math.max(linesOfText(text, 88), linesOfText(source, 40)) * 12 + 4));
  });
  return draft;
}

/** What the rules leave open and how it was read: with it anybody can recompute the figures. */
function putChoices(draft: SheetDraft, row: number): void {
  CHOICES.forEach(({ rule, text }, i) => {
    put(draft, [row + i, 1], rule, "bodyCenter");
    putWide(draft, { top: row + i, left: 2, bottom: row + i, right: WIDTHS.length }, text);
    draft.heights.set(row + i, Math.max(18, linesOfText(text, 150) * 14 + 4));
  });
}

function columnsOf({ settings }: HrLayout): readonly ColumnSpec<RationaleLine>[] {
  const known = new Map(NUMBER_SETTINGS.map((setting) => [setting.key as string, setting]));
  const used = ({ settings: keys }: RationaleLine): Content => {
    if (keys.length === 0) return null;
    return joinFormulas(keys.map((key) => {
      const setting = known.get(key);
      const format = setting?.style === "inputPercent" ? "0.0%" : setting?.style === "inputCount" ? "0" : "0.00";
      return f`${textLiteral(`${shortLabel(setting?.label ?? key)} `)}&TEXT(${settings.value(key)},${textLiteral(format)})`;
    }), `&${textLiteral("、")}&`);
  };
  return [
    { id: "rule", label: "規則", style: "bodyCenter", cell: ({ rule }) => rule },
    { id: "subject", label: "項目", style: "bodyWrap", cell: ({ subject }) => subject },
    { id: "how", label: "計算のしかた", style: "bodyWrap", cell: ({ how }) => how },
    { id: "used", label: "使った値（設定）", style: "smallWrap", cell: used },
    { id: "sheet", label: "計算している場所", style: "bodyShrink", cell: ({ sheet }) => sheet },
  ];
}

const shortLabel = (label: string): string => label.replace(/^[^：]*：/u, "").replace(/（.*）$/u, "");

/** The order of the allocation is data: when settings are changed it may no longer be the right one, and this says so. */
function putChecks(draft: SheetDraft, layout: HrLayout, row: number): void {
  const { supply, fits } = layout;
  const t = textLiteral;
  const column = (id: string) => ({ sheet: supply.draft.name, range: { top: supply.pairs.firstRow, left: supply.pairs.columns.get(id) ?? 1, bottom: supply.pairs.lastRow, right: supply.pairs.columns.get(id) ?? 1 } });
  const qualified = { sheet: fits.draft.name, range: { top: fits.roles.firstRow, left: fits.roles.columns.get("qualified") ?? 1, bottom: fits.roles.lastRow, right: fits.roles.columns.get("qualified") ?? 1 } };
  putAcross(draft, [row, 1], ["R30", "配分の並び順"], ["bodyCenter", "bodyWrap"]);
  put(draft, [row, 3], f`IF(COUNTIFS(${column("order")},${t("△")})=0,${t(RATIONALE_TEXTS.orderGood)},${t(RATIONALE_TEXTS.orderBad)})`, "bodyWrap");
  putAcross(draft, [row + 1, 1], ["R30", "配分に入っている適合者"], ["bodyCenter", "bodyWrap"]);
  put(draft, [row + 1, 3], f`IF(SUM(${column("qualified")})=SUM(${qualified}),${t(RATIONALE_TEXTS.pairsGood)},${t(RATIONALE_TEXTS.pairsBad)})`, "bodyWrap");
}
