import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import { DIMENSION_IDS } from "../../model/scores.ts";
import type { UnitWork } from "../../model/scoring-work.ts";
import type { ChartModel } from "../../model/workbook.ts";
import { makeDraft, put, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type ColumnSpec, type OwnRow, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { SERIES_LOOKS, type StyleName } from "../style.ts";
import { EPSILON } from "./fit-work.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { NO_VALUE } from "./readiness-work.ts";
import { putResultTitle } from "./result-title.ts";
import { inReadingOrder } from "./unit-order.ts";
import { READINESS_TEXTS } from "./wording.ts";

const WIDTHS = [24, 9, 9, 9, 12, 9, 9, 10, 9, 9, 9, 9, 9, 9, 9, 9];

/** 所属別準備度: 全庁 and 部 with a chart, then every 課 (R39-R41); last year beside it where the same masters were used. */
export function readinessSheet(layout: HrLayout): SheetDraft {
  const { readiness } = layout;
  const draft = makeDraft(SHEETS.readiness);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  putResultTitle(draft, "所属別準備度", READINESS_TEXTS.lead, WIDTHS.length);
  put(draft, [4, 1], "全庁と部", "subtitle");
  const columns = unitColumns(layout);
  const top = placeTable(draft, [5, 1], columns, readiness.units.filter(({ level }) => level < 2));
  const chartRow = top.lastRow + 2;
  draft.extras.charts = [divisionChart(layout, top, chartRow)];
  const sectionTop = chartRow + 17;
  put(draft, [sectionTop, 1], "課", "subtitle");
  const sections = inReadingOrder(readiness.units).filter(({ level }) => level >= 2);
  placeTable(draft, [sectionTop + 1, 1], columns, sections);
  draft.page.titleRows = [sectionTop + 1, sectionTop + 1];
  draft.page.breaksAfter.push(sectionTop - 1);
  put(draft, [sectionTop + sections.length + 3, 1], READINESS_TEXTS.foot, "caption");
  draft.extras.conditionalFormats = markReferences(top, sections.length, sectionTop + 2);
  return draft;
}

function unitColumns(layout: HrLayout): readonly ColumnSpec<UnitWork>[] {
  const { readiness, units, unitWork } = layout;
  const from = (id: string) => ({ unit }: UnitWork): Formula => f`${cellIn(readiness.table, readiness.rowOf(unit), id)}`;
  const score = (id: string, label: string, style: StyleName = "score"): ColumnSpec<UnitWork> => ({ id, label, style, cell: from(id) });
  const parent = ({ division }: UnitWork): string => units.units[units.numberOf(division) - 1]?.name ?? "";
  return [
    { id: "name", label: "所属", style: "bodyShrink", cell: (unit) => (unit.level < 2 ? unit.name : unit.level === 3 ? `　　${unit.name}` : `${parent(unit)}　${unit.name}`.trim()) },
    { id: "head", label: "対象人数", style: "count", cell: ({ unit }) => f`${cellIn(unitWork.table, units.numberOf(unit) - 1, "head")}` },
    score("raw", "素点"), score("adjusted", "調整後", "scoreBold"),
    { id: "band", label: "段階", style: "bodyCenter", cell: (_unit, own) => bandFormula(layout, own) },
    score("unknown", "未確認率", "percent"),
    { id: "reference", label: "参考値", style: "mark", cell: from("reference") },
    { id: "stands", label: "確認した設問", style: "bodyCenter", cell: ({ unit }) => f`${countOf(layout, unit, "k")}&${textLiteral("/")}&${countOf(layout, unit, "q")}` },
    ...DIMENSION_IDS.map((id) => score(id, `${id} ${SHORT_NAMES[id]}`)),
    { id: "previous", label: "前回の調整後", style: "score", cell: from("previous") },
    {
      id: "change", label: "前回との差", style: "signed",
      cell: (_unit, own) => f`IF(AND(ISNUMBER(${own("previous")}),ISNUMBER(${own("adjusted")})),${own("adjusted")}-${own("previous")},${textLiteral(NO_VALUE)})`,
    },
  ];
}

/** Questions judged (`k`) or that apply (`q`), over all dimensions. */
function countOf({ readiness }: HrLayout, unit: string, kind: "k" | "q"): Formula {
  const [first, last] = [cellIn(readiness.table, readiness.rowOf(unit), `${kind}:D1`), cellIn(readiness.table, readiness.rowOf(unit), `${kind}:D6`)];
  return f`SUM(${{ ...first, range: { ...first.range, right: last.range.right } }})`;
}

export const SHORT_NAMES = { D1: "認識", D2: "方針", D3: "体制", D4: "人材", D5: "業務改革", D6: "保護" } as const;

/** R41: the number of limits reached tells the band; none for a reference value. */
function bandFormula({ settings }: HrLayout, own: OwnRow): Formula {
  const reached = f`COUNTIFS(${columnRange(settings.bands, "from")},${textLiteral("<=")}&(${own("adjusted")}+${EPSILON}))`;
  return f`IF(OR(${own("reference")}<>"",NOT(ISNUMBER(${own("adjusted")}))),${textLiteral(NO_VALUE)},INDEX(${columnRange(settings.bands, "name")},${reached}))`;
}

function divisionChart({ readiness, input }: HrLayout, table: PlacedTable, row: number): ChartModel {
  const shown = readiness.units.filter(({ level }) => level < 2);
  const scores = new Map(input.scores.readiness.map((score) => [score.unit, score]));
  const categories = { categories: columnRange(table, "name"), categoryCache: shown.map(({ name }) => name) };
  const looks = SERIES_LOOKS[0];
  return {
    type: "column", title: "部ごとの準備度（調整後、100点満点）", description: "全庁と部ごとの準備度（調整後）を並べた棒グラフ。",
    anchor: { from: { row, column: 1 }, to: { row: row + 15, column: WIDTHS.length } },
    series: [{ name: "調整後", ...categories, values: columnRange(table, "adjusted"), valueCache: shown.map(({ unit }) => scores.get(unit)?.adjusted ?? null), colour: looks.colour, pattern: looks.pattern }],
    yMin: 0, yMax: 100, legend: "none", dataLabels: true, numberFormat: "0.0",
  };
}

/** 参考値 rows in faint italics: no colour, no rank for them. */
function markReferences(top: PlacedTable, count: number, first: number): NonNullable<SheetDraft["extras"]["conditionalFormats"]> {
  const rule = (from: number, to: number) => {
    const cell: Reference = { anchor: "column", range: { top: from, left: 7, bottom: from, right: 7 } };
    return { kind: "expression" as const, range: { top: from, left: 1, bottom: to, right: WIDTHS.length }, formula: f`${cell}=${textLiteral("参考値")}`, style: "faintText" };
  };
  return [rule(top.firstRow, top.lastRow), ...(count > 0 ? [rule(first, first + count - 1)] : [])];
}
