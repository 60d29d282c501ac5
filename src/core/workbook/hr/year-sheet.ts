import { masterHeads } from "../../masters/masters.ts";
import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import type { YearChange } from "../../model/year-change.ts";
import { type Content, makeDraft, putWide, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, type ColumnSpec, type OwnRow, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import type { StyleName } from "../style.ts";
import { putDataTitle } from "./data-title.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { NO_VALUE } from "./readiness-work.ts";
import { putResultTitle } from "./result-title.ts";
import { indented, inReadingOrder } from "./unit-order.ts";
import { YEAR_TEXTS } from "./view-wording.ts";

const WIDTHS = [32, 11, 11, 13, 11, 11, 11, 11, 12, 11, 7];
const STAGES = ["s0", "s1", "s2", "s3", "s4"] as const;

interface Line {
  readonly change: YearChange;
  readonly label: string;
  readonly style: StyleName;
  /** The live figure of this year. */
  readonly now: Reference;
}

/** 前回との比較: what changed since last time and why; the parts add up to the whole (change.ts). Without last time, how to get it. */
export function yearSheets(layout: HrLayout): readonly SheetDraft[] {
  const { years } = layout.input;
  const draft = makeDraft(SHEETS.years);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  putResultTitle(draft, SHEETS.years, YEAR_TEXTS.lead, WIDTHS.length);
  if (years === undefined) {
    putWide(draft, { top: 4, left: 1, bottom: 4, right: WIDTHS.length }, YEAR_TEXTS.none);
    return [draft];
  }
  const titles = new Map(masterHeads(layout.input.masters).map(({ id, title }) => [id, title]));
  const differs = [...years.differentMasters.map((id) => titles.get(id) ?? id), ...(years.sameSettings ? [] : [YEAR_TEXTS.settings])];
  putWide(draft, { top: 4, left: 1, bottom: 4, right: WIDTHS.length }, years.comparable ? YEAR_TEXTS.same : `${YEAR_TEXTS.differs}${differs.join("、")}`);
  const lines = linesOf(layout, years.changes);
  const data = makeDraft(SHEETS.yearData);
  putDataTitle(data, YEAR_TEXTS.dataNote);
  const stages = placeTable(data, [4, 1], stageColumns, lines);
  placeTable(draft, [6, 1], columnsOf(stages, years.comparable), lines);
  draft.page.titleRows = [6, 6];
  return [draft, data];
}

const LABELS: Readonly<Record<string, readonly [string, StyleName]>> = { "unknown:ORG": ["未確認率（全庁）", "percent"], coverage: ["人材充足率（全庁、最初の半期）", "percent"], leaders: ["DX推進リーダー（人）", "count"] };

/** Figures of the body, then the readiness of every unit in reading order. */
function linesOf(layout: HrLayout, changes: readonly YearChange[]): readonly Line[] {
  const { readiness, gaps, unitWork } = layout;
  const byId = new Map(changes.map((change) => [change.measure, change]));
  const organisation = readiness.rowOf("ORG");
  const live: Readonly<Record<string, Reference>> = { "unknown:ORG": cellIn(readiness.table, organisation, "unknown"), coverage: cellIn(gaps.periods, 0, "coverage"), leaders: cellIn(unitWork.table, 0, "actual") };
  const body = Object.entries(LABELS).flatMap(([id, [label, style]]): readonly Line[] => {
    const [change, now] = [byId.get(id), live[id]];
    return change === undefined || now === undefined ? [] : [{ change, label, style, now }];
  });
  const units = inReadingOrder(readiness.units).flatMap((row): readonly Line[] => {
    const { unit, level } = row;
    const change = byId.get(`readiness:${unit}`);
    return change === undefined ? [] : [{ change, label: level === 0 ? "準備度（調整後）　全庁" : indented(row), style: "score", now: cellIn(readiness.table, readiness.rowOf(unit), "adjusted") }];
  });
  return [...units.slice(0, 1), ...body, ...units.slice(1)];
}

const stageColumns: readonly ColumnSpec<Line>[] = [
  { id: "measure", label: "数値", width: 24, style: "text", cell: ({ change }) => change.measure },
  { id: "label", label: "名称", width: 32, style: "text", cell: ({ label }) => label },
  ...(["前回", "今回の決まりで", "＋今回の職員", "＋学び", "今回"] as const).map((label, i): ColumnSpec<Line> => ({ id: STAGES[i] ?? "s0", label, width: 14, style: "general", cell: ({ change }) => change.stages[i] ?? NO_VALUE })),
];

function columnsOf(stages: PlacedTable, comparable: boolean): readonly ColumnSpec<Line>[] {
  const stage = (i: number, id: (typeof STAGES)[number]): Reference => cellIn(stages, i, id);
  const t = textLiteral;
  const minus = (a: Reference, b: Reference): Formula => f`IF(AND(ISNUMBER(${a}),ISNUMBER(${b})),${a}-${b},${t(NO_VALUE)})`;
  const part = (id: string, label: string, cell: (line: Line, own: OwnRow, i: number) => Content): ColumnSpec<Line> => ({ id, label, style: signedLike, cell });
  const whole = (own: OwnRow): Formula => minus(own("after"), own("before"));
  return [
    { id: "label", label: "数値・所属", style: "bodyShrink", cell: ({ label }) => label },
    { id: "before", label: "前回", style: ({ style }) => style, cell: (_line, _own, i) => f`${stage(i, "s0")}` },
    part("definition", "決まりの変更", (_line, _own, i) => minus(stage(i, "s1"), stage(i, "s0"))),
    { id: "restated", label: "今回の決まりで見た前回", style: ({ style }) => style, cell: (_line, _own, i) => f`${stage(i, "s1")}` },
    part("people", "人の異動", (_line, _own, i) => minus(stage(i, "s2"), stage(i, "s1"))),
    part("skills", "学び", (_line, _own, i) => minus(stage(i, "s3"), stage(i, "s2"))),
    part("known", "把握の広がり", (_line, own, i) => minus(own("after"), stage(i, "s3"))),
    { id: "after", label: "今回", style: ({ style }) => (style === "score" ? "scoreBold" : style === "count" ? "countBold" : "percentBold"), cell: ({ now, change }) => ({ formula: f`${now}`, value: change.after ?? missing(change) }) },
    part("like", "同じ決まりでの差", (_line, own) => minus(own("after"), own("restated"))),
    part("change", "前回からの差", (_line, own) => (comparable ? whole(own) : YEAR_TEXTS.refused)),
    {
      id: "check", label: "点検", style: "mark",
      cell: (_line, own) => f`IF(AND(ISNUMBER(${own("definition")}),ISNUMBER(${own("people")}),ISNUMBER(${own("skills")}),ISNUMBER(${own("known")})),IF(ABS(${own("definition")}+${own("people")}+${own("skills")}+${own("known")}-(${own("after")}-${own("before")}))<0.000000001,${t("○")},${t("×")}),${t(NO_VALUE)})`,
    },
  ];
}

/** What the live cell shows where there is no number: coverage says 該当なし. */
const missing = ({ measure }: YearChange): string => (measure === "coverage" ? "該当なし" : NO_VALUE);

const signedLike = ({ style }: Line): StyleName => (style === "score" ? "signed" : style === "count" ? "signedCount" : "signedPercent");
