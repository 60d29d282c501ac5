import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import { DIMENSION_IDS, ROLE_IDS } from "../../model/scores.ts";
import type { ChartModel } from "../../model/workbook.ts";
import { makeDraft, put, putAcross, putWide, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type PlacedTable } from "../sheet/placed-table.ts";
import { SERIES_LOOKS } from "../style.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import type { ProjectSheet } from "./project-sheet.ts";
import { type Ranking, placeRanking } from "./ranking.ts";
import { NO_VALUE } from "./readiness-work.ts";
import { putResultTitle } from "./result-title.ts";
import { periodName } from "../sheet/date-cell.ts";
import { PROJECT_TEXTS, SUMMARY_TEXTS } from "./wording.ts";

const WIDTHS = [22, 13, 13, 13, 13, 13, 13, 30, 2, 16, 16, 16, 16];
/** Columns of the tables; the chart stands to their right. */
const TABLES = 8;
const TOP = 5;

export interface SummarySheets {
  readonly summary: SheetDraft;
  /** 計算_順位: the orders the summary's lists are taken from. */
  readonly ranks: SheetDraft;
}

/** 要約: readiness under all presets, one coverage figure, the five largest gaps and risks, what to do. One page. */
export function summarySheets(layout: HrLayout, projects: ProjectSheet): SummarySheets {
  const draft = makeDraft(SHEETS.summary);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  putResultTitle(draft, "要約", SUMMARY_TEXTS.lead, WIDTHS.length);
  putHeadline(draft, layout);
  const row = putPresets(draft, layout, 9);
  draft.extras.charts = [dimensionChart(layout, draft, row)];
  const ranks = makeDraft(SHEETS.ranks);
  put(ranks, [1, 1], SHEETS.ranks, "title");
  put(ranks, [2, 1], "要約の一覧の並び順の計算", "caption");
  const lists = row + 1;
  putGaps(draft, layout, gapRanking(ranks, layout), lists);
  putRisks(draft, projects, riskRanking(ranks, projects), lists + 8);
  return { summary: draft, ranks };
}

/** Four figures a mayor would ask for. */
function putHeadline(draft: SheetDraft, { readiness, gaps, unitWork, input }: HrLayout): void {
  const organisation = readiness.rowOf("ORG");
  const boxes: readonly (readonly [string, Formula, "scoreBig" | "percentBig"])[] = [
    ["全庁の準備度（調整後）", f`${cellIn(readiness.table, organisation, "adjusted")}`, "scoreBig"],
    ["未確認率", f`${cellIn(readiness.table, organisation, "unknown")}`, "percentBig"],
    [`案件の人材充足率（${periodName(input.work.periods[0]?.label ?? "")}）`, f`${cellIn(gaps.periods, 0, "coverage")}`, "percentBig"],
    ["DX推進リーダーの充足率", f`IF(${cellIn(unitWork.table, 0, "required")}=0,${textLiteral(NO_VALUE)},${cellIn(unitWork.table, 0, "leaderMet")}/${cellIn(unitWork.table, 0, "required")})`, "percentBig"],
  ];
  boxes.forEach(([label, formula, style], i) => {
    const left = 1 + i * 2;
    putWide(draft, { top: 4, left, bottom: 4, right: left + 1 }, label, "head");
    putWide(draft, { top: 5, left, bottom: 6, right: left + 1 }, formula, style);
  });
  draft.heights.set(5, 22);
  draft.heights.set(6, 22);
  putWide(draft, { top: 7, left: 1, bottom: 7, right: TABLES }, verdict(cellIn(readiness.table, organisation, "reference")), "caption");
  putWide(draft, { top: 8, left: 1, bottom: 8, right: TABLES }, benchmarkText(input), "caption");
}

/** What other municipalities reach, so that a low score is read fairly (domain 10.4). */
function benchmarkText({ masters }: HrLayout["input"]): Formula | null {
  const mean = masters.benchmarks.benchmarks.find(({ id }) => id === "MATURITY_MEAN");
  const t = textLiteral;
  return mean === undefined ? null : f`${t(SUMMARY_TEXTS.benchmarkHead)}&TEXT(20*${mean.value},"0.0")&${t(`点（${mean.name}、${mean.baseDate}調査、${mean.retrievedOn}取得）。${SUMMARY_TEXTS.benchmarkTail}`)}`;
}

const verdict = (reference: Reference): Formula => f`IF(${reference}=${textLiteral("参考値")},${textLiteral(SUMMARY_TEXTS.reference)},${textLiteral(SUMMARY_TEXTS.firm)})`;

/** The same answers under each preset: how much the result depends on the choice of weights. */
function putPresets(draft: SheetDraft, { readiness, input }: HrLayout, top: number): number {
  put(draft, [top, 1], "準備度と重みの選び方（全庁）", "subtitle");
  const organisation = readiness.rowOf("ORG");
  putAcross(draft, [top + 1, 1], ["重み", "素点", "調整後", "未確認率", "確認した設問"], "head");
  const questions = (kind: "k" | "q"): Formula => {
    const [first, last] = [cellIn(readiness.table, organisation, `${kind}:D1`), cellIn(readiness.table, organisation, `${kind}:D6`)];
    return f`SUM(${{ ...first, range: { ...first.range, right: last.range.right } }})`;
  };
  const lines = [["設定で使う重み", ""], ...input.masters.presets.presets.map(({ id }, p) => [id, `preset${p}:`])] as const;
  lines.forEach(([name = "", prefix = ""], i) => {
    const cell = (id: string): Formula => f`${cellIn(readiness.table, organisation, `${prefix}${id}`)}`;
    putAcross(draft, [top + 2 + i, 1], [name, cell("raw"), cell("adjusted"), cell("unknown"), f`${questions("k")}&${textLiteral("/")}&${questions("q")}`], ["label", "score", "scoreBold", "percent", "bodyCenter"]);
  });
  const names = new Map(input.masters.presets.dimensions.map(({ id, name }) => [id, name]));
  putAcross(draft, [top + 1, 6], ["分野", null, "点（調整後）"], "head");
  draft.merges.push({ top: top + 1, left: 6, bottom: top + 1, right: 7 });
  DIMENSION_IDS.forEach((id, d) => {
    putWide(draft, { top: top + 2 + d, left: 6, bottom: top + 2 + d, right: 7 }, `${id} ${names.get(id) ?? ""}`, "label");
    put(draft, [top + 2 + d, 8], f`${cellIn(readiness.table, organisation, id)}`, "score");
  });
  return top + 9;
}

function dimensionChart({ input }: HrLayout, draft: SheetDraft, row: number): ChartModel {
  const scores = input.scores.readiness.find(({ unit }) => unit === "ORG");
  const names = new Map(input.masters.presets.dimensions.map(({ id, name }) => [id, name]));
  const block = (column: number): Reference => ({ sheet: draft.name, range: { top: row - 7, left: column, bottom: row - 2, right: column } });
  return {
    type: "radar", title: "分野ごとの準備度（全庁、調整後）", description: "六つの分野の準備度を示すレーダーチャート。",
    anchor: { from: { row: 4, column: TABLES + 2 }, to: { row: row - 1, column: WIDTHS.length } }, yMin: 0, yMax: 100, legend: "none",
    series: [{
      name: "全庁", categories: block(6), categoryCache: DIMENSION_IDS.map((id) => `${id} ${names.get(id) ?? ""}`), values: block(8), valueCache: DIMENSION_IDS.map((id) => scores?.dimensions[id] ?? null),
      colour: SERIES_LOOKS[0].colour, dash: "solid", marker: "circle",
    }],
  };
}

function gapRanking(ranks: SheetDraft, { gaps, input }: HrLayout): Ranking {
  const names = new Map(input.masters.roles.roles.map(({ id, name }) => [id as string, name]));
  return placeRanking(ranks, [TOP, 1], ROLE_IDS, {
    label: "役割（不足の大きい順）", name: (role) => names.get(role) ?? role,
    key: (_role, _own, r) => f`IF(ISNUMBER(${cellIn(gaps.table, r, "gap")}),${cellIn(gaps.table, r, "gap")},-1)`,
  });
}

/** Riskier first: a project at risk, then nobody for a role, then only one; larger demand first. */
function riskRanking(ranks: SheetDraft, { summary, projects }: ProjectSheet): Ranking {
  const at = (i: number, id: string): Reference => cellIn(summary, i, id);
  return placeRanking(ranks, [TOP, 7], projects, {
    label: "案件（注意の大きい順）", name: (_project, _own, i) => f`${at(i, "title")}`,
    key: (_project, _own, i) => f`IF(${at(i, "risk")}="",0,1000)+100*${at(i, "none")}+10*${at(i, "single")}+${at(i, "demand")}`,
  });
}

function putGaps(draft: SheetDraft, { gaps }: HrLayout, ranking: Ranking, top: number): void {
  put(draft, [top, 1], "不足の大きい役割（上位5）", "subtitle");
  putAcross(draft, [top + 1, 1], ["役割", null, "需要", "供給", "不足", "充足率", "探す人数", "考えられる対応"], "head");
  draft.merges.push({ top: top + 1, left: 1, bottom: top + 1, right: 2 });
  const first = (id: string): Reference => firstRows(gaps.table, id, ROLE_IDS.length);
  for (let k = 1; k <= 5; k += 1) {
    const row = top + 1 + k;
    const pick = (id: string): Formula => ranking.at(k, first(id));
    putWide(draft, { top: row, left: 1, bottom: row, right: 2 }, ranking.at(k, columnRange(ranking.table, "name")), "label");
    putAcross(draft, [row, 3], [pick("demand"), pick("supply"), pick("gap"), pick("coverage"), pick("find"), pick("measure")], ["fte", "fte", "fteBold", "percent", "count", "bodyWrap"]);
  }
}

function firstRows(table: PlacedTable, id: string, count: number): Reference {
  const reference = columnRange(table, id);
  return { ...reference, range: { ...reference.range, bottom: reference.range.top + count - 1 } };
}

function putRisks(draft: SheetDraft, { summary, projects }: ProjectSheet, ranking: Ranking, top: number): void {
  put(draft, [top, 1], "注意の必要な案件（上位5）", "subtitle");
  putAcross(draft, [top + 1, 1], ["案件", null, null, "主管課", null, "充足率", "要注意", "次にすること"], "head");
  draft.merges.push({ top: top + 1, left: 1, bottom: top + 1, right: 3 }, { top: top + 1, left: 4, bottom: top + 1, right: 5 });
  if (projects.length === 0) putWide(draft, { top: top + 2, left: 1, bottom: top + 2, right: TABLES }, PROJECT_TEXTS.none, "caption");
  for (let k = 1; k <= Math.min(5, projects.length); k += 1) {
    const row = top + 1 + k;
    const pick = (id: string): Formula => ranking.at(k, columnRange(summary, id));
    putWide(draft, { top: row, left: 1, bottom: row, right: 3 }, pick("title"), "bodyWrap");
    putWide(draft, { top: row, left: 4, bottom: row, right: 5 }, pick("owner"), "bodyWrap");
    putAcross(draft, [row, 6], [pick("coverage"), f`${pick("risk")}&""`], ["percentBold", "mark"]);
    put(draft, [row, 8], pick("next"), "bodyWrap");
    draft.heights.set(row, 32);
  }
}
