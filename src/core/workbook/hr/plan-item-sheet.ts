import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import type { PlanItem } from "../../masters/master-types.ts";
import { makeDraft, put, putWide, raiseRow, type SheetDraft } from "../sheet/draft.ts";
import { columnRange, type ColumnSpec, type OwnRow, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import type { CoverageWorkSheet } from "./coverage-work.ts";
import { putDataTitle } from "./data-title.ts";
import { EPSILON } from "./fit-work.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { NO_VALUE } from "./readiness-work.ts";
import { PLAN_ITEM_TEXTS } from "./view-wording.ts";
import type { ViewWorkSheet } from "./view-work.ts";

/** データ_重点取組: the items of every plan version, and the body's figures of each item. */
export interface PlanItemData {
  readonly draft: SheetDraft;
  readonly versions: PlacedTable;
  readonly lines: PlacedTable;
  readonly items: PlacedTable;
  /** Most items of any version. */
  readonly most: number;
}

interface Works {
  readonly views: ViewWorkSheet;
  readonly coverage: CoverageWorkSheet;
}

export function planItemData(layout: HrLayout, works: Works): PlanItemData {
  const { planItems } = layout.input.masters;
  const draft = makeDraft(SHEETS.planItemData);
  putDataTitle(draft, "自治体DX推進計画の版ごとの重点取組事項と、事項ごとの全庁の値。引き継がれた事項へ点を移すことはしません。");
  const items = placeTable(draft, [4, 1], itemColumns(layout, works), planItems.items);
  const versions = placeTable(draft, [items.lastRow + 3, 1], [
    { id: "version", label: "版", style: "text", cell: ({ version }) => version },
    { id: "date", label: "決定・改定", style: "text", cell: ({ date }) => date },
    { id: "note", label: "備考", style: "text", cell: ({ note }) => note },
  ], planItems.versions);
  const numbers = new Map(planItems.items.map(({ id }, i) => [id, i + 1]));
  const lines = placeTable(draft, [versions.lastRow + 3, 1], [
    { id: "key", label: "版｜順", style: "text", cell: (line) => `${line.version}｜${line.order}` },
    { id: "item", label: "事項の番号", style: "count", cell: ({ id }) => numbers.get(id) ?? 0 },
    { id: "name", label: "その版での名称", style: "text", cell: ({ name }) => name },
  ], planItems.versions.flatMap(({ version, items: list }) => list.map((line) => ({ version, ...line }))));
  return { draft, items, versions, lines, most: Math.max(1, ...planItems.versions.map(({ items: list }) => list.length)) };
}

function itemColumns(layout: HrLayout, { views, coverage }: Works): readonly ColumnSpec<PlanItem>[] {
  const { readiness, input, projects } = layout;
  const organisation = Math.max(0, readiness.rowOf("ORG"));
  const known = input.scores.readiness.find(({ unit }) => unit === "ORG")?.views;
  const sums = ({ id }: PlanItem) => views.sums(`planItem:${id}`, organisation);
  const names = new Map(input.masters.planItems.items.map(({ id, name }) => [id, name]));
  const t = textLiteral;
  const first = input.work.periods[0]?.label;
  const coverageOf = new Map(input.scores.coverageViews.flatMap((view) => (view.kind === "planItem" && view.period === first ? [[view.id, view.coverage] as const] : [])));
  return [
    { id: "no", label: "番号", style: "count", cell: (_item, _own, i) => i + 1 },
    { id: "id", label: "事項", style: "text", cell: ({ id }) => id },
    { id: "name", label: "いまの名称", width: 40, style: "text", cell: ({ name }) => name },
    { id: "successor", label: "引き継がれた先", width: 40, style: "text", cell: ({ successor }) => (successor === null ? PLAN_ITEM_TEXTS.none : `→ ${names.get(successor) ?? successor}${PLAN_ITEM_TEXTS.stays}`) },
    { id: "raw", label: "素点", style: "score", cell: (item) => ({ formula: f`IF(${sums(item).base}=0,${t(NO_VALUE)},100*${sums(item).points}/${sums(item).base})`, value: known?.[`planItem:${item.id}`]?.raw ?? NO_VALUE }) },
    { id: "adjusted", label: "調整後", style: "score", cell: (item) => ({ formula: f`IF(${sums(item).judged}=0,${t(NO_VALUE)},100*${sums(item).points}/${sums(item).judged})`, value: known?.[`planItem:${item.id}`]?.adjusted ?? NO_VALUE }) },
    { id: "unknown", label: "未確認率", style: "percent", cell: (item) => ({ formula: f`IF(${sums(item).base}=0,${t(NO_VALUE)},(${sums(item).base}-${sums(item).judged})/${sums(item).base})`, value: known?.[`planItem:${item.id}`]?.unknownRate ?? NO_VALUE }) },
    { id: "stands", label: "設問", style: "bodyCenter", cell: (item) => f`${sums(item).known}&${t("/")}&${sums(item).questions}` },
    { id: "projects", label: "進行中の案件", style: "count", cell: ({ id }) => f`COUNTIFS(${columnRange(projects.table, "planItem")},${t(id)},${columnRange(projects.table, "open")},1)` },
    { id: "demand", label: "需要（人工）", style: "fte", cell: ({ id }) => coverage.demand({ column: "planItem", no: coverage.planItemNo(id) }, 0) },
    {
      id: "coverage", label: "充足率", style: "percent",
      cell: ({ id }, own) => ({ formula: f`IF(${own("demand")}=0,${t(NO_VALUE)},${coverage.met({ column: "planItem", no: coverage.planItemNo(id) }, 0)}/${own("demand")})`, value: coverageOf.get(id) ?? NO_VALUE }),
    },
    { id: "next", label: "次にすること", width: 50, style: "text", cell: (_item, own) => nextOf(own) },
  ];
}

function nextOf(own: OwnRow): Formula {
  const t = textLiteral;
  const { askNothing, noProject, short, ready } = PLAN_ITEM_TEXTS;
  return f`IF(${own("projects")}=0,${t(noProject)},IF(AND(ISNUMBER(${own("coverage")}),${own("demand")}>0),IF(${own("coverage")}<1-${EPSILON},${t(short)},${t(ready)}),IF(ISNUMBER(${own("adjusted")}),"",${t(askNothing)})))`;
}

/** Where each block of the list stands: four narrow columns a part leave room for these widths. */
const BLOCKS = [["order", 1, 1], ["name", 2, 5], ["raw", 6, 6], ["adjusted", 7, 7], ["unknown", 8, 8], ["stands", 9, 9], ["projects", 10, 10], ["demand", 11, 11], ["coverage", 12, 12], ["successor", 13, 16], ["next", 17, 21]] as const;
const HEADS: Readonly<Record<(typeof BLOCKS)[number][0], string>> = {
  order: "順", name: "重点取組事項（その版での名称）", raw: "素点", adjusted: "調整後", unknown: "未確認", stands: "設問", projects: "案件", demand: "需要", coverage: "人材充足率", successor: PLAN_ITEM_TEXTS.handover, next: "次にすること",
};
const STYLES = { raw: "score", adjusted: "scoreBold", unknown: "percent", stands: "bodyCenter", projects: "count", demand: "fte", coverage: "percentBold", successor: "smallWrap", next: "smallWrap" } as const;

/** The items of the version that is chosen, in its order and under its names, with the body's figures. Returns the next free row. */
export function putPlanItems(draft: SheetDraft, { input }: HrLayout, data: PlanItemData, row: number): number {
  const latest = input.masters.planItems.versions.at(-1)?.version ?? "";
  put(draft, [row, 1], PLAN_ITEM_TEXTS.version, "label");
  const choice = putWide(draft, { top: row, left: 2, bottom: row, right: 3 }, latest, "inputText");
  const t = textLiteral;
  const about = (id: string): Formula => f`IFERROR(INDEX(${columnRange(data.versions, id)},MATCH(${choice},${columnRange(data.versions, "version")},0)),"")`;
  putWide(draft, { top: row, left: 4, bottom: row, right: 16 }, f`${about("date")}&${t("　")}&${about("note")}`, "caption");
  draft.extras.validations = [{ kind: "list", values: columnRange(data.versions, "version"), range: choice.range, error: { title: "計画の版", text: "一覧から版を選んでください。" } }];
  put(draft, [row + 1, 1], PLAN_ITEM_TEXTS.head, "subtitle");
  for (const [id, left, right] of BLOCKS) putWide(draft, { top: row + 2, left, bottom: row + 2, right }, HEADS[id], "head");
  raiseRow(draft, row + 2, 2);
  for (let k = 1; k <= data.most; k += 1) putLine(draft, data, { row: row + 2 + k, k, choice });
  const end = row + 3 + data.most;
  putWide(draft, { top: end, left: 1, bottom: end, right: 21 }, PLAN_ITEM_TEXTS.outside, "captionWrap");
  return end + 2;
}

function putLine(draft: SheetDraft, { lines, items }: PlanItemData, { row, k, choice }: { readonly row: number; readonly k: number; readonly choice: Reference }): void {
  const t = textLiteral;
  const line = f`MATCH(${choice}&${t(`｜${k}`)},${columnRange(lines, "key")},0)`;
  const item = f`INDEX(${columnRange(lines, "item")},${line})`;
  for (const [id, left, right] of BLOCKS) {
    const content = id === "order" ? k : f`IFERROR(${id === "name" ? f`INDEX(${columnRange(lines, "name")},${line})` : f`INDEX(${columnRange(items, id)},${item})`},"")`;
    putWide(draft, { top: row, left, bottom: row, right }, content, id === "order" ? "bodyCenter" : id === "name" ? "bodyShrink" : STYLES[id]);
  }
  raiseRow(draft, row, 2);
}
