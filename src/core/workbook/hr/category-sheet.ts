import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import { RANK_BANDS } from "../../model/canonical.ts";
import type { UnitWork } from "../../model/scoring-work.ts";
import type { ChartModel } from "../../model/workbook.ts";
import { makeDraft, put, putAcross, putWide, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type ColumnSpec, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { SERIES_LOOKS } from "../style.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { leaderRule, putLeaderExtras } from "./leader-extras.ts";
import { putResultTitle } from "./result-title.ts";
import { CATEGORY_TEXTS } from "./wording.ts";

const WIDTHS = [30, 11, 13, 15, 17, 13, 11, 11, 11, 18];
const CATEGORIES = ["高度専門人材", "DX推進リーダー", "DX推進リーダー候補", "一般行政職員"] as const;

/** 人材区分集計: category × 部, category × rank band, leaders required and present per 課, with a target to enter (R20-R24). */
export function categorySheet(layout: HrLayout): SheetDraft {
  const draft = makeDraft(SHEETS.categories);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  putResultTitle(draft, "人材区分集計", CATEGORY_TEXTS.lead, WIDTHS.length);
  putWide(draft, { top: 3, left: 1, bottom: 3, right: WIDTHS.length }, leaderRule(layout), "body");
  put(draft, [4, 1], "全庁と部（人）", "subtitle");
  const { units } = layout.units;
  const top = placeTable(draft, [5, 1], unitColumns(layout), units.filter(({ level }) => level < 2));
  let row = putTarget(draft, top, top.lastRow + 2);
  draft.extras.charts = [leaderChart(layout, top, row)];
  row += 17;
  draft.page.breaksAfter.push(row - 1);
  put(draft, [row, 1], "職階ごと（全庁、人）", "subtitle");
  const bands = placeTable(draft, [row + 1, 1], bandColumns(layout), [...RANK_BANDS, ""]);
  row = putLeaderExtras(draft, layout, bands.lastRow + 2);
  put(draft, [row, 1], "課ごとのDX推進リーダー（人）", "subtitle");
  draft.page.titleRows = [row + 1, row + 1];
  draft.page.breaksAfter.push(row - 1);
  placeTable(draft, [row + 1, 1], unitColumns(layout), units.filter(({ isSection }) => isSection));
  return draft;
}

function unitColumns({ units, unitWork, settings }: HrLayout): readonly ColumnSpec<UnitWork>[] {
  const from = (id: string) => ({ unit }: UnitWork): Formula => f`${cellIn(unitWork.table, units.numberOf(unit) - 1, id)}`;
  const count = (id: string, label: string): ColumnSpec<UnitWork> => ({ id, label, style: "count", cell: from(id) });
  const parent = ({ division }: UnitWork): string => units.units[units.numberOf(division) - 1]?.name ?? "";
  const t = textLiteral;
  return [
    { id: "name", label: "所属", style: "bodyShrink", cell: (unit) => (unit.level < 2 ? unit.name : `${parent(unit)}　${unit.name}`.trim()) },
    count("head", "対象人数"), count("experts", "高度専門人材"), count("leaders", "DX推進リーダー"), count("candidates", "DX推進リーダー候補"), count("general", "一般行政職員"),
    count("required", "必要リーダー"), count("actual", "現在のリーダー"), count("short", "不足"),
    {
      id: "mark", label: "状況", style: "mark",
      cell: (unit, own) => {
        const shared = unit.isSection ? f`IF(${own("head")}<${settings.value("leaderSharingBelow")},${t("△ 不足（共有可）")},${t("× 不足")})` : f`${t("× 不足")}`;
        return f`IF(${own("required")}=0,${t("―")},IF(${own("short")}=0,${t("○ 足りています")},${shared}))`;
      },
    },
  ];
}

/** A target the body has set itself (such as 四日市's share or 浜松's number): two cells to fill in, and how far it is. */
function putTarget(draft: SheetDraft, table: PlacedTable, row: number): number {
  putAcross(draft, [row, 1], ["団体の目標（DX推進リーダー）", "目標年度", "目標人数", "現在", "達成率", "状況"], ["head", "headInput", "headInput", "head", "head", "head"]);
  put(draft, [row + 1, 1], "目標があれば黄色の欄に入力してください", "body");
  put(draft, [row + 1, 2], null, "inputText");
  const target = put(draft, [row + 1, 3], null, "inputCount");
  const actual = put(draft, [row + 1, 4], f`${cellIn(table, 0, "actual")}`, "count");
  put(draft, [row + 1, 5], f`IF(ISNUMBER(${target}),IF(${target}>0,${actual}/${target},${textLiteral("―")}),${textLiteral("未設定")})`, "percent");
  put(draft, [row + 1, 6], f`IF(ISNUMBER(${target}),IF(${actual}>=${target},${textLiteral("○ 達成")},${textLiteral("△ 途上")}),${textLiteral("未設定")})`, "mark");
  draft.extras.validations = [{ kind: "whole", min: 0, max: 100_000, range: target.range, allowBlank: true, error: { title: "目標人数", text: "0以上の整数を入力してください。" } }];
  return row + 3;
}

function bandColumns({ staff, fits }: HrLayout): readonly ColumnSpec<string>[] {
  const [scope, band, category] = [columnRange(staff.table, "scope"), columnRange(staff.table, "band"), columnRange(fits.people, "category")];
  const wanted = (name: string): string => textLiteral(name);
  const count = (id: string, label: string, extra: (name: string) => Formula): ColumnSpec<string> => ({ id, label, style: "count", cell: extra });
  const inBand = (name: string): Formula => f`${scope},1,${band},${wanted(name)}`;
  return [
    { id: "name", label: "職階", cell: (name) => (name === "" ? "（職階の記載なし）" : name) },
    count("head", "対象人数", (name) => f`COUNTIFS(${inBand(name)})`),
    ...CATEGORIES.map((label) => count(label, label, (name) => f`COUNTIFS(${inBand(name)},${category},${textLiteral(label)})`)),
  ];
}

function leaderChart({ units, input }: HrLayout, table: PlacedTable, row: number): ChartModel {
  const shown = units.units.filter(({ level }) => level < 2).slice(1);
  const leaders = new Map(input.scores.leaders.map((count) => [count.unit, count]));
  const below = (id: string): Reference => {
    const reference = columnRange(table, id);
    return { ...reference, range: { ...reference.range, top: Math.min(reference.range.top + 1, reference.range.bottom) } };
  };
  const cache = shown.length === 0 ? units.units.slice(0, 1) : shown;
  const categories = { categories: below("name"), categoryCache: cache.map(({ name }) => name) };
  const looks = SERIES_LOOKS.map(({ colour, pattern }) => ({ colour, pattern }));
  return {
    type: "column", title: "部ごとのDX推進リーダー（人）", description: "部ごとに、必要なDX推進リーダーの人数と現在の人数を並べた棒グラフ。",
    anchor: { from: { row, column: 1 }, to: { row: row + 15, column: WIDTHS.length } }, yMin: 0, legend: "bottom", numberFormat: "0",
    series: [
      { name: "必要", ...categories, values: below("required"), valueCache: cache.map(({ unit }) => leaders.get(unit)?.required ?? null), ...looks[0] },
      { name: "現在", ...categories, values: below("actual"), valueCache: cache.map(({ unit }) => leaders.get(unit)?.actual ?? null), ...looks[1] },
    ],
  };
}
