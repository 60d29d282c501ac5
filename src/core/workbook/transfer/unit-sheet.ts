import { f, type Formula, joinFormulas, type Reference, textLiteral } from "../../model/formula.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import type { UnitWork } from "../../model/scoring-work.ts";
import type { PlanOutcome } from "../../model/transfer.ts";
import type { StyleName } from "../style.ts";
import { putDataTitle } from "../hr/data-title.ts";
import { EPSILON } from "../hr/fit-work.ts";
import { type Content, makeDraft, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type ColumnSpec, type OwnRow, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import type { TransferData } from "./data-sheets.ts";
import type { Numbered, TransferWorkbookInput } from "./transfer-input.ts";
import { COMPARE_TEXTS } from "./wording.ts";

/** One line of the comparison. `better`: which direction an official would call an improvement. */
export interface Measure {
  readonly id: MeasureId;
  readonly label: string;
  readonly style: StyleName;
  readonly better: "more" | "less" | "neither";
}
export type MeasureId = "head" | "actual" | "short" | "able" | "covered" | "single" | "raw" | "adjusted" | "unknown" | "coverage";

export const MEASURES: readonly Measure[] = [
  { id: "head", label: "対象の職員（人）", style: "count", better: "neither" },
  { id: "actual", label: "DX推進リーダー（人）", style: "count", better: "more" },
  { id: "short", label: "リーダーの不足（人）", style: "count", better: "less" },
  { id: "able", label: "役割を担える職員（人）", style: "count", better: "more" },
  { id: "covered", label: "担い手のいる役割（7のうち）", style: "count", better: "more" },
  { id: "single", label: "担い手が1人だけの役割（属人化）", style: "count", better: "less" },
  { id: "raw", label: "準備度：未確認を0とした点", style: "score", better: "more" },
  { id: "adjusted", label: "準備度：調整後の点", style: "score", better: "more" },
  { id: "unknown", label: "準備度：未確認率", style: "percent", better: "less" },
  { id: "coverage", label: "案件の人材充足率", style: "percent", better: "more" },
];

/** 計算_所属: every measure of every unit and outcome, counted from the data sheets. */
export interface UnitSheet {
  readonly draft: SheetDraft;
  readonly table: PlacedTable;
  /** The measure of a unit under an outcome. */
  readonly cell: (unit: string, id: MeasureId, k: number) => Reference;
  readonly value: (unit: string, id: MeasureId, k: number) => number | null;
}

export const UNIT_SHEET = "計算_所属";
const HEAD = 4;
const NONE = textLiteral("―");

type LeaderSetting = (key: "leaderBasis" | "leaderRatio" | "leaderCount") => Reference;

export function unitSheet(input: TransferWorkbookInput, numbered: Numbered, data: TransferData, setting: LeaderSetting): UnitSheet {
  const { outcomes } = input.comparison;
  const draft = makeDraft(UNIT_SHEET);
  putDataTitle(draft, COMPARE_TEXTS.unitSheet);
  const values = outcomes.map((outcome) => valuesOf(outcome, numbered));
  const value: UnitSheet["value"] = (unit, id, k) => values[k]?.get(unit)?.[id] ?? null;
  const columns: readonly ColumnSpec<UnitWork>[] = [
    { id: "no", label: "番号", style: "count", cell: (_unit, _own, i) => i + 1 },
    { id: "code", label: "所属コード", style: "text", cell: ({ unit }) => unit },
    { id: "name", label: "所属", width: 30, cell: ({ level, fullPath }) => (level === 0 ? COMPARE_TEXTS.whole : fullPath) },
    { id: "division", label: "部の番号", style: "count", cell: ({ division }) => numbered.numberOf(division) },
    { id: "isSection", label: "課", style: "count", cell: ({ isSection }) => (isSection ? 1 : 0) },
    ...outcomes.flatMap(({ name }, k) => columnsOf({ name, k, units: numbered.units.length, data, setting, value })),
  ];
  const table = placeTable(draft, [HEAD, 1], columns, numbered.units);
  return { draft, table, value, cell: (unit, id, k) => cellIn(table, numbered.numberOf(unit) - 1, `${id}${k}`) };
}

interface OutcomeColumns {
  readonly name: string;
  readonly k: number;
  /** Rows of the table. */
  readonly units: number;
  readonly data: TransferData;
  readonly setting: LeaderSetting;
  readonly value: UnitSheet["value"];
}

function columnsOf(outcome: OutcomeColumns): readonly ColumnSpec<UnitWork>[] {
  const { name, k, data, value } = outcome;
  const formulas = formulasOf(outcome);
  const shown = MEASURES.map(({ id, label, style }): ColumnSpec<UnitWork> => ({
    id: `${id}${k}`, label: `${label}：${name}`, style,
    cell: (unit, own): Content => ({ formula: formulas[id](unit, own), value: value(unit.unit, id, k) ?? "―" }),
  }));
  return [
    { id: `ownRequired${k}`, label: `課の必要リーダー：${name}`, style: "count", cell: (_unit, own) => formulas.ownRequired(own) },
    { id: `ownActual${k}`, label: `課のリーダー：${name}`, style: "count", cell: (_unit, own) => f`IF(${own("isSection")}=1,COUNTIFS(${columnRange(data.staff, `section${k}`)},${own("no")},${columnRange(data.staff, "leader")},1),0)` },
    { id: `ownShort${k}`, label: `課の不足：${name}`, style: "count", cell: (_unit, own) => f`MAX(0,${own(`ownRequired${k}`)}-${own(`ownActual${k}`)})` },
    ...shown,
  ];
}

type Cell = (unit: UnitWork, own: OwnRow) => Formula;

function formulasOf({ k, units, data: { staff, answers, demands, roles }, setting }: OutcomeColumns): Readonly<Record<MeasureId, Cell>> & { readonly ownRequired: (own: OwnRow) => Formula } {
  const people = (id: string): Reference => columnRange(staff, id);
  /** People of the unit, by their 課, their 部 or all; `criterion` is one more 「range,value」. */
  const count = ({ level }: UnitWork, own: OwnRow, criterion?: Formula): Formula => {
    if (level === 0) return criterion === undefined ? f`COUNT(${people("leader")})` : f`COUNTIFS(${criterion})`;
    const place = f`${people(`${level === 1 ? "division" : "section"}${k}`)},${own("no")}`;
    return criterion === undefined ? f`COUNTIFS(${place})` : f`COUNTIFS(${place},${criterion})`;
  };
  const holders = (unit: UnitWork, own: OwnRow, test: string): Formula => joinFormulas(ROLE_IDS.map((_role, r) => f`IF(${count(unit, own, f`${people(`r${r}`)},1`)}${test},1,0)`), "+");
  /** Sum over the own 課: the helper columns hold 0 for every other unit, so that no cell sums itself. */
  const overSections = (id: string): Cell => ({ level }, own) => {
    const column = (of: string): Reference => wholeColumn(own(of), units);
    if (level === 0) return f`SUM(${column(`${id}${k}`)})`;
    return level === 2 ? f`${own(`${id}${k}`)}` : f`SUMIFS(${column(`${id}${k}`)},${column("division")},${own("no")})`;
  };
  const sum = ({ level }: UnitWork, own: OwnRow, id: string): Formula =>
    level === 1 ? f`SUMPRODUCT(--(${columnRange(answers, "division")}=${own("no")}),${columnRange(answers, `factor${k}`)},${columnRange(answers, `${id}${k}`)})` : f`SUMIFS(${columnRange(answers, `${id}${k}`)},${columnRange(answers, "unit")},${own("no")})`;
  const rate = (top: Formula, base: Formula): Formula => f`IF(${base}<${EPSILON},${NONE},${top}/${base})`;
  const owned = ({ level }: UnitWork, own: OwnRow, id: string): Formula => f`SUMIFS(${columnRange(demands, id)},${columnRange(demands, level === 1 ? "division" : "section")},${own("no")})`;
  return {
    ownRequired: (own) => {
      const head = f`COUNTIFS(${people(`section${k}`)},${own("no")})`;
      const byRatio = f`MAX(1,ROUNDUP(${setting("leaderRatio")}*${head}-${EPSILON},0))`;
      const basis = setting("leaderBasis");
      return f`IF(OR(${own("isSection")}=0,${head}=0),0,IF(${basis}=${textLiteral("count")},${setting("leaderCount")},IF(${basis}=${textLiteral("both")},MAX(${byRatio},${setting("leaderCount")}),${byRatio})))`;
    },
    head: (unit, own) => count(unit, own),
    actual: overSections("ownActual"),
    short: overSections("ownShort"),
    able: (unit, own) => count(unit, own, f`${people("able")},1`),
    covered: (unit, own) => holders(unit, own, ">0"),
    single: (unit, own) => holders(unit, own, "=1"),
    raw: (unit, own) => rate(f`100*${sum(unit, own, "points")}`, sum(unit, own, "base")),
    adjusted: (unit, own) => rate(f`100*${sum(unit, own, "points")}`, sum(unit, own, "judged")),
    unknown: (unit, own) => rate(f`(${sum(unit, own, "base")}-${sum(unit, own, "judged")})`, sum(unit, own, "base")),
    coverage: (unit, own) => (unit.level === 0
      ? rate(f`SUM(${columnRange(roles, `met${k}`)})`, f`SUMPRODUCT(${columnRange(roles, "usable")},${columnRange(roles, "demand")})`)
      : rate(owned(unit, own, `met${k}`), owned(unit, own, "demand"))),
  };
}

/** The column a cell of the table stands in, over all its rows. */
const wholeColumn = (cell: Reference, rows: number): Reference => ({
  ...cell, anchor: "both", range: { top: HEAD + 1, left: cell.range.left, bottom: HEAD + Math.max(1, rows), right: cell.range.left },
});

/** The engine's figures by unit. */
function valuesOf({ scores, working }: PlanOutcome, { units }: Numbered): ReadonlyMap<string, Readonly<Record<MeasureId, number | null>>> {
  const [readiness, leaders] = [new Map(scores.readiness.map((row) => [row.unit, row])), new Map(scores.leaders.map((row) => [row.unit, row]))];
  const first = working.periods[0]?.label;
  const coverage = new Map(scores.coverageViews.filter(({ kind, period }) => kind === "department" && period === first).map((view) => [view.id, view.coverage]));
  const qualified = working.people.map(({ inScope }, i) => (inScope ? (scores.staff[i]?.qualified ?? []) : []));
  return new Map(units.map(({ unit, level, headcount }) => {
    const own = working.people.flatMap(({ section, division }, i) => (level === 0 || (level === 1 ? division : section) === unit ? [qualified[i] ?? []] : []));
    const holders = ROLE_IDS.map((role) => own.filter((list) => list.includes(role)).length);
    const score = readiness.get(unit);
    return [unit, {
      head: working.units.find((row) => row.unit === unit)?.headcount ?? headcount, actual: leaders.get(unit)?.actual ?? 0, short: leaders.get(unit)?.short ?? 0,
      able: own.filter((list) => list.length > 0).length, covered: holders.filter((n) => n > 0).length, single: holders.filter((n) => n === 1).length,
      raw: score?.raw ?? null, adjusted: score?.adjusted ?? null, unknown: score?.unknownRate ?? null,
      coverage: level === 0 ? scores.organisationCoverage : (coverage.get(unit) ?? null),
    }] as const;
  }));
}
