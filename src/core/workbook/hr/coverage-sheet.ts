import { f, type Formula, textLiteral } from "../../model/formula.ts";
import { makeDraft, put, putWide, type SheetDraft } from "../sheet/draft.ts";
import { type ColumnSpec, type OwnRow, placeTable } from "../sheet/placed-table.ts";
import type { CoverageWorkSheet, DemandFilter } from "./coverage-work.ts";
import { EPSILON } from "./fit-work.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { NO_VALUE } from "./readiness-work.ts";
import { putResultTitle } from "./result-title.ts";
import { periodName } from "../sheet/date-cell.ts";
import { indented, inReadingOrder } from "./unit-order.ts";
import { COVERAGE_TEXTS } from "./view-wording.ts";

const NAMES = [13, 30] as const;
const LAST_WIDTH = 40;

interface Line {
  readonly kind: string;
  readonly name: string;
  readonly filter: DemandFilter;
  /** What the engine says, per period; a kind of initiative is counted here only. */
  readonly coverage?: (period: string) => number | null | undefined;
}

/** 充足率の内訳: coverage of 全庁, 部, 課, plan items and projects, half by half (R33). */
export function coverageSheet(layout: HrLayout, work: CoverageWorkSheet): SheetDraft {
  const { periods } = layout.input.work;
  const draft = makeDraft(SHEETS.coverageViews);
  const last = NAMES.length + periods.length * 2 + 1;
  [...NAMES, ...periods.flatMap(() => [8, 8]), LAST_WIDTH].forEach((width, i) => (draft.widths[i + 1] = width));
  putResultTitle(draft, SHEETS.coverageViews, COVERAGE_TEXTS.lead, last);
  for (const column of [1, 2, last]) put(draft, [4, column], null, "head");
  periods.forEach(({ label }, t) => void putWide(draft, { top: 4, left: NAMES.length + 1 + t * 2, bottom: 4, right: NAMES.length + 2 + t * 2 }, periodName(label), "head"));
  const lines = linesOf(layout, work);
  const table = placeTable(draft, [5, 1], columnsOf(layout, work), lines);
  if (lines.length === 0) put(draft, [table.firstRow, 2], COVERAGE_TEXTS.none, "caption");
  draft.page.titleRows = [4, 5];
  return draft;
}

/** Only what owns demand: the rest would be rows of 該当なし. */
function linesOf({ input, units, projects }: HrLayout, { planItemNo, initiatives }: CoverageWorkSheet): readonly Line[] {
  const { scores, work, masters, tables } = input;
  if (work.demands.length === 0) return [];
  const views = new Map(scores.coverageViews.map((view) => [`${view.kind} ${view.id} ${view.period}`, view.coverage]));
  const shown = new Set(scores.coverageViews.map(({ kind, id }) => `${kind} ${id}`));
  const view = (kind: string, id: string) => (period: string): number | null | undefined => views.get(`${kind} ${id} ${period}`);
  const places = new Map(work.projects.map(({ projectId, index }, i) => [projectId, { no: i + 1, title: tables.projects[index]?.title ?? projectId }]));
  const { kinds } = COVERAGE_TEXTS;
  if (projects.table.count === 0) return [];
  return [
    { kind: kinds.body, name: "全庁", filter: null, coverage: (period) => scores.organisationCoverageByPeriod[period] },
    ...inReadingOrder(work.units.filter(({ level }) => level === 1 || level === 2)).flatMap((unit): readonly Line[] => (shown.has(`department ${unit.unit}`) ? [{
      kind: kinds.unit, name: indented(unit), filter: { column: unit.level === 1 ? "division" : "section", no: units.numberOf(unit.unit) }, coverage: view("department", unit.unit),
    }] : [])),
    ...masters.planItems.items.flatMap(({ id, name }): readonly Line[] => (shown.has(`planItem ${id}`) ? [{ kind: kinds.planItem, name, filter: { column: "planItem", no: planItemNo(id) }, coverage: view("planItem", id) }] : [])),
    ...initiatives.map(({ no, name }): Line => ({ kind: kinds.initiative, name, filter: { column: "initiative", no } })),
    ...scores.projects.map((project): Line => ({
      kind: kinds.project, name: places.get(project.projectId)?.title ?? project.projectId, filter: { column: "projectNo", no: places.get(project.projectId)?.no ?? 0 },
      coverage: (period) => project.coverageByPeriod[period],
    })),
  ];
}

function columnsOf({ input, settings }: HrLayout, work: CoverageWorkSheet): readonly ColumnSpec<Line>[] {
  const t = textLiteral;
  const next = (own: OwnRow): Formula =>
    f`IF(${own("demand0")}=0,${t(COVERAGE_TEXTS.noDemand)},IF(${own("coverage0")}>=1-${EPSILON},${t(COVERAGE_TEXTS.good)},IF(${own("coverage0")}<${settings.value("riskCoverage")}-${EPSILON},${t(COVERAGE_TEXTS.short)},${t(COVERAGE_TEXTS.almost)})))`;
  return [
    { id: "kind", label: "区分", style: "bodyShrink", cell: ({ kind }) => kind },
    { id: "name", label: "名称", style: "bodyShrink", cell: ({ name }) => name },
    ...input.work.periods.flatMap(({ label }, k): readonly ColumnSpec<Line>[] => [
      { id: `demand${k}`, label: COVERAGE_TEXTS.demand, style: "fte", cell: ({ filter }) => work.demand(filter, k) },
      {
        id: `coverage${k}`, label: COVERAGE_TEXTS.coverage, style: "percentBold",
        cell: ({ filter, coverage }, own) => {
          const formula = f`IF(${own(`demand${k}`)}=0,${t(NO_VALUE)},${work.met(filter, k)}/${own(`demand${k}`)})`;
          return coverage === undefined ? formula : { formula, value: coverage(label) ?? NO_VALUE };
        },
      },
    ]),
    { id: "next", label: COVERAGE_TEXTS.next, style: "smallWrap", cell: (_line, own) => next(own) },
  ];
}
