import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import { DIMENSION_IDS, type DimensionId } from "../../model/scores.ts";
import type { ChartModel } from "../../model/workbook.ts";
import { type Content, makeDraft, put, putWide, setWidths, type SheetDraft } from "../sheet/draft.ts";
import { dressSheet } from "../sheet/page.ts";
import { columnRange, type ColumnSpec, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { SERIES_LOOKS } from "../style.ts";
import { answerCell } from "./answer-sheet.ts";
import { DEPARTMENT_SHEETS, type DepartmentFacts, NO_VALUE, SMALL } from "./department-input.ts";
import { type ShownItem, shownItems } from "./shown-items.ts";
import { DEPARTMENT_TEXTS } from "./wording.ts";

const WIDTHS = [12, 70, 10, 10, 10, 11, 11, 13, 16];
const UNKNOWN = "未確認";

/** 自所属の準備度: the six fields with last time, the whole body and a published mean; three things to do next; every question. */
export function departmentReadinessSheet(facts: DepartmentFacts): SheetDraft {
  const draft = makeDraft(DEPARTMENT_SHEETS.readiness);
  setWidths(draft, WIDTHS);
  put(draft, [1, 1], "自所属の準備度", "title");
  draft.heights.set(1, 28);
  putWide(draft, { top: 2, left: 1, bottom: 2, right: WIDTHS.length }, DEPARTMENT_TEXTS.readinessLead, "captionWrap");
  const items = shownItems(facts);
  const lines = [...items.filter(({ shown }) => shown), ...pooledLines(items)];
  const itemTop = 36;
  put(draft, [itemTop - 1, 1], "設問ごと", "subtitle");
  const table = placeTable(draft, [itemTop, 1], itemColumns(facts), lines);
  draft.page.titleRows = [itemTop, itemTop];
  draft.page.breaksAfter.push(itemTop - 2);
  const dimensions = placeTable(draft, [4, 1], dimensionColumns(facts, table, items), [...DIMENSION_IDS, "ALL"] as const);
  draft.extras.charts = [chartOf(facts, dimensions, items)];
  putActions(draft, items, 13);
  dressSheet(draft, facts.masthead, { label: facts.classLabel });
  return draft;
}

/** Questions whose values may not be shown, as one line per field: their weight and points together (R58: at least two, or not at all). */
interface PooledLine {
  readonly dimension: DimensionId | "ALL";
  readonly weight: number;
  readonly judged: number;
  readonly points: number;
  readonly count: number;
}

type Line = ShownItem | PooledLine;
const isPooled = (line: Line): line is PooledLine => "points" in line;

function pooledLines(items: readonly ShownItem[]): readonly PooledLine[] {
  const hidden = items.filter(({ shown }) => !shown);
  if (hidden.length < 2) return [];
  const sum = (of: (item: ShownItem) => number): number => hidden.reduce((total, item) => total + of(item), 0);
  return [{ dimension: "ALL", count: hidden.length, weight: sum(({ weight }) => weight), judged: sum(({ judged }) => judged), points: sum(({ judged, s }) => judged * (s ?? 0)) }];
}

/** The level as it stands on 回答・見直し, so that an answer entered there moves the scores here; a constant where the value has another source. */
function levelContent(facts: DepartmentFacts, line: ShownItem): Content {
  const value = line.s === null ? UNKNOWN : line.s * 5;
  const [level, state] = [answerCell(facts, line.question.id, "level"), answerCell(facts, line.question.id, "state")];
  const given = facts.input.share.tables.readiness_answers.find((answer) => answer.dept_code === facts.unit.unit && answer.item_id === line.question.id);
  const entered = given?.state === "確認済" && given.level !== null ? given.level : UNKNOWN;
  if (level === undefined || state === undefined || line.source === "computed" || entered !== value) return value;
  return f`IF(AND(ISNUMBER(${level}),${state}=${textLiteral("確認済")}),${level},${textLiteral(UNKNOWN)})`;
}

function itemColumns(facts: DepartmentFacts): readonly ColumnSpec<Line>[] {
  const { input, unit } = facts;
  const level = (line: Line): Content => (isPooled(line) ? SMALL : levelContent(facts, line));
  const target = new Map(input.share.tables.readiness_answers.map((answer) => [answer.item_id, answer.target_level]));
  return [
    { id: "id", label: "設問", style: "bodyCenter", cell: (line) => (isPooled(line) ? "（合算）" : line.question.id) },
    { id: "wording", label: "内容", style: "bodyWrap", cell: (line) => (isPooled(line) ? `少数のため個別に示さない${line.count}問` : line.question.wording) },
    { id: "dimension", label: "分野", style: "bodyCenter", cell: (line) => (isPooled(line) ? NO_VALUE : line.question.dimension) },
    { id: "level", label: "レベル", style: "level", cell: level },
    { id: "target", label: "目標", style: "level", cell: (line) => (isPooled(line) ? null : (target.get(line.question.id) ?? null)) },
    { id: "weight", label: "重み", style: "weight", cell: (line) => line.weight },
    { id: "points", label: "得点", style: "fte", cell: (line, own) => (isPooled(line) ? line.points : f`IF(ISNUMBER(${own("level")}),${own("judged")}*${own("level")}/5,0)`) },
    { id: "judged", label: "判定した重み", style: "fte", cell: (line, own) => (isPooled(line) || unit.level === 1 ? line.judged : f`IF(ISNUMBER(${own("level")}),${own("weight")},0)`) },
    { id: "source", label: "値の出所", style: "bodyCenter", cell: (line) => (isPooled(line) ? "データから計算" : line.source === "computed" ? "データから計算" : line.source === "answered" ? "所属の回答" : UNKNOWN) },
  ];
}

type DimensionLine = DimensionId | "ALL";

function dimensionColumns({ input, readiness, organisation, unit }: DepartmentFacts, table: PlacedTable, items: readonly ShownItem[]): readonly ColumnSpec<DimensionLine>[] {
  const names = new Map(input.masters.presets.dimensions.map(({ id, name }) => [id as string, name]));
  const sum = (id: string, line: DimensionLine): Formula =>
    line === "ALL" ? f`SUM(${columnRange(table, id)})` : f`SUMIFS(${columnRange(table, id)},${columnRange(table, "dimension")},${textLiteral(line)})`;
  const closed = (line: DimensionLine): boolean => line !== "ALL" && items.some(({ shown, question }) => !shown && question.dimension === line);
  const score = (of: typeof readiness, line: DimensionLine): number | null => (line === "ALL" ? of?.adjusted : of?.dimensions[line]) ?? null;
  const previous = input.previous?.readiness.find((r) => r.unit === unit.unit);
  const sameRules = JSON.stringify(input.previous?.masters) === JSON.stringify(input.scores.masters);
  const ratio = (line: DimensionLine, top: string, base: string, scale: number): Formula => f`IF(${sum(base, line)}=0,${textLiteral(NO_VALUE)},${scale}*${sum(top, line)}/${sum(base, line)})`;
  return [
    { id: "id", label: "分野", style: "bodyCenter", cell: (line) => (line === "ALL" ? "全体" : line) },
    { id: "name", label: "名称", style: "body", cell: (line) => (line === "ALL" ? "準備度（調整後）" : (names.get(line) ?? line)) },
    {
      id: "score", label: "自所属", style: "scoreBold",
      cell: (line) => (closed(line) ? SMALL : { formula: ratio(line, "points", "judged", 100), value: score(readiness, line) ?? NO_VALUE }),
    },
    { id: "raw", label: "素点", style: "score", cell: (line) => (closed(line) ? SMALL : ratio(line, "points", "weight", 100)) },
    {
      id: "unknown", label: "未確認率", style: "percent",
      cell: (line) => closed(line) ? SMALL : f`IF(${sum("weight", line)}=0,${textLiteral(NO_VALUE)},(${sum("weight", line)}-${sum("judged", line)})/${sum("weight", line)})`,
    },
    { id: "previous", label: "前回", style: "score", cell: (line) => (sameRules && previous !== undefined && !closed(line) ? score(previous, line) : NO_VALUE) },
    { id: "organisation", label: "全庁", style: "score", cell: (line) => score(organisation, line) ?? NO_VALUE },
    { id: "mean", label: "市区町村平均", style: "score", cell: (line) => (line === "ALL" ? benchmark(input) : NO_VALUE) },
    {
      id: "mark", label: "見方", style: "mark",
      cell: (_line, own) => f`IF(NOT(ISNUMBER(${own("score")})),${textLiteral(NO_VALUE)},IF(${own("unknown")}>${input.settings.referenceUnknownRate}+0.000000001,${textLiteral("△ 参考値")},IF(${own("score")}>=60,${textLiteral("○")},IF(${own("score")}>=40,${textLiteral("△")},${textLiteral("×")}))))`,
    },
  ];
}

/** Published mean of municipal maturity (0-5), as points of 100, so that a low score is read fairly. */
function benchmark({ masters }: DepartmentFacts["input"]): number | string {
  const mean = masters.benchmarks.benchmarks.find(({ id }) => id === "MATURITY_MEAN");
  return mean === undefined ? NO_VALUE : (mean.value / 5) * 100;
}

function chartOf({ readiness, organisation, input }: DepartmentFacts, table: PlacedTable, items: readonly ShownItem[]): ChartModel {
  const six = (id: string): Reference => {
    const reference = columnRange(table, id);
    return { ...reference, range: { ...reference.range, bottom: reference.range.top + DIMENSION_IDS.length - 1 } };
  };
  const names = new Map(input.masters.presets.dimensions.map(({ id, name }) => [id as string, name]));
  const categories = { categories: six("name"), categoryCache: DIMENSION_IDS.map((id) => names.get(id) ?? id) };
  const open = (id: DimensionId): boolean => !items.some(({ shown, question }) => !shown && question.dimension === id);
  return {
    type: DIMENSION_IDS.every((id) => open(id) && readiness?.dimensions[id] != null) ? "radar" : "column", title: "分野ごとの準備度（100点満点）", description: "六つの分野の準備度を、自所属と全庁で比べた図。",
    anchor: { from: { row: 18, column: 1 }, to: { row: 34, column: WIDTHS.length } }, yMin: 0, yMax: 100, legend: "right",
    series: [
      { name: "自所属", ...categories, values: six("score"), valueCache: DIMENSION_IDS.map((id) => (open(id) ? (readiness?.dimensions[id] ?? null) : null)), colour: SERIES_LOOKS[0].colour, pattern: SERIES_LOOKS[0].pattern, dash: "solid", marker: "circle" },
      { name: "全庁", ...categories, values: six("organisation"), valueCache: DIMENSION_IDS.map((id) => organisation?.dimensions[id] ?? null), colour: SERIES_LOOKS[1].colour, pattern: SERIES_LOOKS[1].pattern, dash: "dash", marker: "square" },
    ],
  };
}

/** Three answered questions with most to gain. */
function putActions(draft: SheetDraft, items: readonly ShownItem[], row: number): void {
  put(draft, [row, 1], DEPARTMENT_TEXTS.actions, "subtitle");
  const gain = ({ weight, s }: ShownItem): number => weight * (1 - (s ?? 1));
  const next = items.filter((line) => line.shown && line.source === "answered" && gain(line) > 0).toSorted((a, b) => gain(b) - gain(a)).slice(0, 3);
  if (next.length === 0) putWide(draft, { top: row + 1, left: 1, bottom: row + 1, right: WIDTHS.length }, DEPARTMENT_TEXTS.actionsUnknown);
  next.forEach(({ question, s }, i) => {
    const level = (s ?? 0) * 5;
    const better = question.choices.find((choice) => choice.level > level + 1e-9);
    const text = `${i + 1}. ${question.id}　${question.wording}${better === undefined ? "" : `（次の段階：${better.label}）`}`;
    putWide(draft, { top: row + 1 + i, left: 1, bottom: row + 1 + i, right: WIDTHS.length }, text);
  });
}
