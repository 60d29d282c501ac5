import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import { ROLE_IDS, type RoleGap } from "../../model/scores.ts";
import type { ChartModel } from "../../model/workbook.ts";
import { makeDraft, put, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type ColumnSpec, type OwnRow, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { SERIES_LOOKS } from "../style.ts";
import { CANNOT_JUDGE, EPSILON, type FitSheet } from "./fit-work.ts";
import { type HrWorkbookInput, SHEETS } from "./hr-input.ts";
import type { DataSheet } from "./project-data.ts";
import { putResultTitle } from "./result-title.ts";
import type { SettingSheet } from "./setting-sheet.ts";
import { periodName } from "../sheet/date-cell.ts";
import type { FlowSheet } from "./flow-work.ts";
import type { SupplySheet } from "./supply-work.ts";
import { GAP_TEXTS } from "./wording.ts";

/** 役割別ギャップ: role × half (R27, R31). */
export interface GapSheet {
  readonly draft: SheetDraft;
  /** One row per half and role, halves first: row = half × 7 + role. */
  readonly table: PlacedTable;
  /** One row per half: `coverage`. */
  readonly periods: PlacedTable;
}

export interface GapParts {
  readonly input: HrWorkbookInput;
  readonly settings: SettingSheet;
  readonly fits: FitSheet;
  readonly demands: DataSheet;
  readonly supply: SupplySheet;
  readonly flow: FlowSheet;
}

const WIDTHS = [18, 26, 10, 10, 10, 10, 10, 10, 10, 11, 10, 11, 9, 46];
const NONE = "該当なし";

export function gapSheet(parts: GapParts): GapSheet {
  const { input } = parts;
  const draft = makeDraft(SHEETS.gaps);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  putResultTitle(draft, "役割別ギャップ", GAP_TEXTS.lead, WIDTHS.length);
  const top = 5;
  put(draft, [top - 1, 1], "全庁の充足率（役割の需要に対して満たせる割合。需要の小さい役割の余りで、足りない役割を補うことはしません）", "subtitle");
  const tableTop = top + input.work.periods.length + 22;
  const periods = placeTable(draft, [top, 1], periodColumns(parts, tableTop), input.work.periods);
  put(draft, [tableTop - 1, 1], "役割ごと・半期ごと（単位は人工＝1人が1年フルタイムで働く量）", "subtitle");
  const lines = input.work.periods.flatMap((_period, t) => ROLE_IDS.map((_role, r) => ({ t, r })));
  const table = placeTable(draft, [tableTop, 1], gapColumns(parts), lines);
  draft.page.titleRows = [tableTop, tableTop];
  draft.page.breaksAfter.push(tableTop - 2);
  draft.extras.charts = [gapChart(parts, table, periods.lastRow + 2)];
  return { draft, table, periods };
}

interface Line {
  readonly t: number;
  readonly r: number;
}

function gapColumns(parts: GapParts): readonly ColumnSpec<Line>[] {
  const { input, settings, fits, demands, supply, flow } = parts;
  const known = new Map(input.scores.roleGaps.map((gap) => [`${gap.period} ${gap.role}`, gap]));
  const gapOf = ({ t, r }: Line): RoleGap | undefined => known.get(`${input.work.periods[t]?.label} ${ROLE_IDS[r]}`);
  const names = new Map(input.masters.roles.roles.map(({ id, name }) => [id, name]));
  const usable = (r: number): Reference => cellIn(fits.roles, r, "usable");
  const demandSum = ({ t, r }: Line, internal: 0 | 1): Formula =>
    f`SUMIFS(${columnRange(demands.table, `demand${t}`)},${columnRange(demands.table, "roleNo")},${r + 1},${columnRange(demands.table, "internal")},${internal})`;
  const given = ({ t, r }: Line, id: string): Formula => f`SUMIFS(${columnRange(supply.pairs, `${id}${t}`)},${columnRange(supply.pairs, "roleNo")},${r + 1})`;
  const judged = (r: number, formula: Formula): Formula => f`IF(${usable(r)}=1,${formula},${textLiteral(CANNOT_JUDGE)})`;
  const ifSupply = (own: OwnRow, formula: Formula): Formula => f`IF(ISNUMBER(${own("supply")}),${formula},${textLiteral(CANNOT_JUDGE)})`;
  const value = (line: Line, key: "supply" | "gap" | "surplus" | "headcountToFind" | "capabilityHeadcount"): number | string => gapOf(line)?.[key] ?? CANNOT_JUDGE;
  return [
    { id: "period", label: "半期", cell: ({ t }) => periodName(input.work.periods[t]?.label ?? "") },
    { id: "role", label: "役割", style: "bodyShrink", cell: ({ r }) => names.get(ROLE_IDS[r] ?? "USER") ?? ROLE_IDS[r] ?? null },
    { id: "demand", label: "需要（内部）", style: "fte", cell: (line) => ({ formula: demandSum(line, 1), value: gapOf(line)?.demand ?? 0 }) },
    { id: "supply", label: "供給", style: "fte", cell: (line) => ({ formula: judged(line.r, f`${given(line, "given")}+${given(line, "spare")}`), value: value(line, "supply") }) },
    {
      id: "coverage", label: "充足率", style: "percentBold",
      cell: (line, own) => ({
        formula: ifSupply(own, f`IF(${own("demand")}=0,${textLiteral(NONE)},MIN(1,${own("supply")}/${own("demand")}))`),
        value: gapOf(line)?.supply === null ? CANNOT_JUDGE : (gapOf(line)?.coverage ?? NONE),
      }),
    },
    {
      id: "maxCoverage", label: "最大充足率", style: "percent",
      cell: ({ t, r }, own) => ({
        formula: ifSupply(own, f`IF(${own("demand")}=0,${textLiteral(NONE)},MIN(${own("demand")},${flow.able(t, r)})/${own("demand")})`),
        value: gapOf({ t, r })?.supply === null ? CANNOT_JUDGE : (gapOf({ t, r })?.maxCoverage ?? NONE),
      }),
    },
    { id: "gap", label: "不足", style: "fteBold", cell: (line, own) => ({ formula: ifSupply(own, f`MAX(0,${own("demand")}-${own("supply")})`), value: value(line, "gap") }) },
    { id: "surplus", label: "余り", style: "fte", cell: (line, own) => ({ formula: ifSupply(own, f`MAX(0,${own("supply")}-${own("demand")})`), value: value(line, "surplus") }) },
    {
      id: "find", label: "探す人数", style: "count",
      cell: (line, own) => ({ formula: ifSupply(own, f`MAX(0,ROUNDUP(${own("gap")}/${settings.value("headcountShare")}-${EPSILON},0))`), value: value(line, "headcountToFind") }),
    },
    { id: "people", label: "適合者（実人数）", style: "count", cell: (line) => ({ formula: judged(line.r, f`${cellIn(fits.roles, line.r, "qualified")}`), value: value(line, "capabilityHeadcount") }) },
    { id: "outsourced", label: "委託など", style: "fte", cell: (line) => ({ formula: demandSum(line, 0), value: gapOf(line)?.outsourced ?? 0 }) },
    {
      id: "orderSide", label: "発注者側の需要", style: "fte",
      cell: (line) => (ROLE_IDS[line.r] === "PM" ? { formula: orderSide(parts, line.t), value: gapOf(line)?.orderSide ?? 0 } : null),
    },
    { id: "stands", label: "判定の項目", style: "bodyCenter", cell: ({ r }) => f`${cellIn(fits.roles, r, "itemsInUse")}&${textLiteral("/")}&COUNTIFS(${columnRange(settings.requirements, "roleNo")},${r + 1})` },
    { id: "measure", label: "考えられる対応", style: "bodyWrap", cell: ({ r }, own) => measure(parts, r, own) },
  ];
}

const orderSide = ({ settings, demands }: GapParts, t: number): Formula =>
  f`${settings.value("orderSideRate")}*SUMIFS(${columnRange(demands.table, `demand${t}`)},${columnRange(demands.table, "internal")},0)`;

/** What to do, by gap and by people who are nearly there. */
function measure({ fits }: GapParts, r: number, own: OwnRow): Formula {
  const near = cellIn(fits.roles, r, "near");
  const t = textLiteral;
  return f`IF(NOT(ISNUMBER(${own("supply")})),${t(GAP_TEXTS.cannotJudge)},IF(${own("demand")}=0,${t(GAP_TEXTS.noDemand)},IF(${own("gap")}<=${EPSILON},${t(GAP_TEXTS.covered)},IF(${near}>0,${t(GAP_TEXTS.trainHead)}&${near}&${t(GAP_TEXTS.trainTail)},${t(GAP_TEXTS.outside)}))))`;
}

function periodColumns({ input, fits, flow }: GapParts, tableTop: number): readonly ColumnSpec<(typeof input.work.periods)[number]>[] {
  const block = (t: number, column: number): Reference => ({ sheet: SHEETS.gaps, range: { top: tableTop + 1 + t * ROLE_IDS.length, left: column, bottom: tableTop + (t + 1) * ROLE_IDS.length, right: column } });
  const usable = columnRange(fits.roles, "usable");
  const met = (t: number): Formula => f`SUMPRODUCT(${usable},${block(t, 3)},--(${block(t, 4)}>=${block(t, 3)}))+SUMPRODUCT(${usable},${block(t, 4)},--(${block(t, 4)}<${block(t, 3)}))`;
  return [
    { id: "label", label: "半期", cell: ({ label }) => periodName(label) },
    { id: "note", label: "範囲", cell: (_period, _own, t) => (t === 0 ? "基準日を含む半期" : "見通し") },
    { id: "demand", label: "需要（人工）", style: "fte", cell: (_period, _own, t) => f`SUMPRODUCT(${usable},${block(t, 3)})` },
    { id: "met", label: "満たせる量", style: "fte", cell: (_period, _own, t) => met(t) },
    {
      id: "coverage", label: "充足率", style: "percentBold",
      cell: ({ label }, own) => ({ formula: f`IF(${own("demand")}=0,${textLiteral(NONE)},${own("met")}/${own("demand")})`, value: input.scores.organisationCoverageByPeriod[label] ?? NONE }),
    },
    {
      id: "maxCoverage", label: "最大充足率", style: "percent",
      cell: ({ label }, _own, t) => ({ formula: f`IF(${flow.demand(t)}=0,${textLiteral(NONE)},${flow.served(t)}/${flow.demand(t)})`, value: input.scores.maxCoverageByPeriod[label] ?? NONE }),
    },
    { id: "room", label: "", headStyle: "caption", style: "caption", cell: (_period, own) => roomText(own) },
  ];
}

/** What the distance between the greedy coverage and the best possible one tells. */
function roomText(own: OwnRow): Formula {
  const t = textLiteral;
  return f`IF(ISNUMBER(${own("maxCoverage")}),IF(${own("maxCoverage")}>${own("coverage")}+${EPSILON},${t(GAP_TEXTS.room)},IF(${own("coverage")}<1-${EPSILON},${t(GAP_TEXTS.noRoom)},"")),"")`;
}

function gapChart({ input }: GapParts, table: PlacedTable, row: number): ChartModel {
  const first = (id: string): Reference => {
    const { range } = columnRange(table, id);
    return { sheet: table.sheet, range: { ...range, bottom: range.top + ROLE_IDS.length - 1 } };
  };
  const gaps = input.scores.roleGaps.filter(({ period }) => period === input.work.periods[0]?.label);
  const names = new Map(input.masters.roles.roles.map(({ id, name }) => [id, name]));
  const categories = { categories: first("role"), categoryCache: ROLE_IDS.map((role) => names.get(role) ?? role) };
  const series = (["demand", "supply"] as const).map((key, i) => ({
    name: key === "demand" ? "需要（内部）" : "供給", ...categories, values: first(key),
    valueCache: ROLE_IDS.map((role) => gaps.find((gap) => gap.role === role)?.[key] ?? null), ...pick(i),
  }));
  return {
    type: "column", title: `役割ごとの需要と供給（${periodName(input.work.periods[0]?.label ?? "")}、人工）`, description: "役割ごとに、案件が必要とする人工と、出せる人工を並べた棒グラフ。",
    anchor: { from: { row, column: 1 }, to: { row: row + 17, column: 13 } }, series, yMin: 0, legend: "bottom", numberFormat: "0.0",
  };
}

const pick = (i: number) => {
  const { colour, pattern } = SERIES_LOOKS[i % SERIES_LOOKS.length] ?? SERIES_LOOKS[0];
  return { colour, pattern };
};

