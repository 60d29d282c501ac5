import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import { CANONICAL, TABLE_IDS, type TableId } from "../../model/canonical.ts";
import { type DescribedIssue, SEVERITY_LABELS } from "../../validate/catalogue.ts";
import { makeDraft, put, putWide, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type ColumnSpec, placeTable } from "../sheet/placed-table.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { NO_VALUE } from "./readiness-work.ts";
import { putResultTitle } from "./result-title.ts";
import { putThinItems } from "./thin-items.ts";
import { QUALITY_TEXTS } from "./wording.ts";

const WIDTHS = [34, 12, 12, 12, 70];

interface Measure {
  readonly label: string;
  readonly top: Formula;
  readonly base: Formula;
  /** Above (or below) which it should be looked at. */
  readonly limit: number;
  readonly worse: "more" | "less";
  readonly advice: string;
}

/** データ品質: how far the figures can be trusted, and what to mend first. A third result beside readiness and gap, never mixed into them. */
export function qualitySheet(layout: HrLayout): SheetDraft {
  const { input } = layout;
  const draft = makeDraft(SHEETS.quality);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  putResultTitle(draft, "データ品質", QUALITY_TEXTS.lead, WIDTHS.length);
  put(draft, [4, 1], "確かさの目安", "subtitle");
  const measures = placeTable(draft, [5, 1], measureColumns(), measuresOf(layout));
  let row = measures.lastRow + 2;
  put(draft, [row, 1], "指摘の件数（内容は正規化台帳の「要確認」）", "subtitle");
  const issues = countIssues(input.issues ?? []);
  const issueTable = placeTable(draft, [row + 1, 1], issueColumns, issues);
  if (issues.length === 0) put(draft, [issueTable.firstRow, 1], QUALITY_TEXTS.noIssues, "caption");
  row = issueTable.lastRow + 2;
  put(draft, [row, 1], "使ったデータ（件）", "subtitle");
  const tables = placeTable(draft, [row + 1, 1], tableColumns(layout), TABLE_IDS);
  row = putThinItems(draft, layout, tables.lastRow + 2, WIDTHS.length);
  put(draft, [row, 1], "計算のときの注意", "subtitle");
  const unmapped = input.work.unmappedSkills.map(({ skill, records }) => `スキル「${skill}」は、標準の項目との対応がないため使っていません（${records}件）。`);
  [...input.work.notes, ...unmapped].forEach((note, i) => putWide(draft, { top: row + 1 + i, left: 1, bottom: row + 1 + i, right: WIDTHS.length }, `・${note}`));
  return draft;
}

function measuresOf({ input, staff, fits, unitWork, readiness, demands, projects }: HrLayout): readonly Measure[] {
  const scope = columnRange(staff.table, "scope");
  const people = f`COUNTIFS(${scope},1)`;
  const self = input.tables.skills.filter(({ source }) => source === "self").length;
  const organisation = readiness.rowOf("ORG");
  const n = (value: number): Formula => f`${value}+0`;
  return [
    { label: "課が分からない職員（対象者）", top: f`COUNTIFS(${scope},1,${columnRange(staff.table, "section")},0)`, base: people, limit: 0.05, worse: "more", advice: QUALITY_TEXTS.section },
    { label: "リテラシーを判定できない職員", top: f`${people}-${cellIn(unitWork.table, 0, "judged")}`, base: people, limit: 0.4, worse: "more", advice: QUALITY_TEXTS.literacy },
    { label: "自己評価だけのスキル評価", top: n(self), base: n(input.tables.skills.length), limit: 0.3, worse: "more", advice: QUALITY_TEXTS.self },
    { label: "判定できる役割", top: f`SUM(${columnRange(fits.roles, "usable")})`, base: f`COUNT(${columnRange(fits.roles, "usable")})`, limit: 1, worse: "less", advice: QUALITY_TEXTS.roles },
    { label: "準備度の未確認（全庁、重み）", top: f`IF(ISNUMBER(${cellIn(readiness.table, organisation, "unknown")}),ROUND(${cellIn(readiness.table, organisation, "unknown")},3),0)`, base: n(1), limit: input.settings.referenceUnknownRate, worse: "more", advice: QUALITY_TEXTS.answers },
    { label: "参考値の課", top: sectionsMarked(readiness.units.flatMap(({ isSection }, i) => (isSection ? [cellIn(readiness.table, i, "reference")] : []))), base: n(Math.max(0, readiness.units.filter(({ isSection }) => isSection).length)), limit: 0.3, worse: "more", advice: QUALITY_TEXTS.reference },
    { label: "主管課が分からない案件", top: f`COUNTIFS(${columnRange(projects.table, "open")},1,${columnRange(projects.table, "section")},0)`, base: f`COUNTIFS(${columnRange(projects.table, "open")},1)`, limit: 0, worse: "more", advice: QUALITY_TEXTS.owners },
    { label: "数えられなかった必要人材", top: f`COUNTIFS(${columnRange(demands.table, "counted")},0)`, base: f`COUNT(${columnRange(demands.table, "counted")})`, limit: 0.1, worse: "more", advice: QUALITY_TEXTS.demands },
  ];
}

/** 課 stand together, so one block counts them. */
function sectionsMarked(cells: readonly Reference[]): Formula {
  const [first, last] = [cells[0], cells.at(-1)];
  if (first === undefined || last === undefined) return f`0+0`;
  return f`COUNTIFS(${{ ...first, range: { ...first.range, bottom: last.range.bottom } }},${textLiteral("参考値")})`;
}

const measureColumns = (): readonly ColumnSpec<Measure>[] => [
  { id: "label", label: "項目", style: "bodyWrap", cell: ({ label }) => label },
  { id: "top", label: "該当", style: "general", cell: ({ top }) => top },
  { id: "base", label: "全体", style: "count", cell: ({ base }) => base },
  { id: "rate", label: "割合", style: "percentBold", cell: (_measure, own) => f`IF(${own("base")}=0,${textLiteral(NO_VALUE)},${own("top")}/${own("base")})` },
  {
    id: "advice", label: "見方と直し方", style: "bodyWrap",
    cell: ({ limit, worse, advice }, own) => {
      const bad = worse === "more" ? f`${own("rate")}>${limit}+0.000000001` : f`${own("rate")}<${limit}-0.000000001`;
      return f`IF(ISNUMBER(${own("rate")}),IF(${bad},${textLiteral(`△ ${advice}`)},${textLiteral("○ 問題ありません。")}),${textLiteral("― データがありません。")})`;
    },
  },
];

interface IssueCount {
  readonly severity: string;
  readonly code: string;
  readonly count: number;
  readonly example: string;
}

function countIssues(issues: readonly DescribedIssue[]): readonly IssueCount[] {
  const counts = new Map<string, IssueCount>();
  for (const { code, severity, message } of issues) {
    const known = counts.get(code);
    counts.set(code, { severity: SEVERITY_LABELS[severity], code, count: (known?.count ?? 0) + 1, example: known?.example ?? message });
  }
  const order = Object.values(SEVERITY_LABELS);
  return [...counts.values()].toSorted((a, b) => order.indexOf(a.severity as never) - order.indexOf(b.severity as never) || b.count - a.count || (a.code < b.code ? -1 : 1));
}

const issueColumns: readonly ColumnSpec<IssueCount>[] = [
  { id: "code", label: "コード", style: "body", cell: ({ code }) => code },
  { id: "severity", label: "重さ", style: "bodyCenter", cell: ({ severity }) => severity },
  { id: "count", label: "件数", style: "count", cell: ({ count }) => count },
  { id: "blank", label: "", cell: () => null },
  { id: "example", label: "例", style: "bodyWrap", cell: ({ example }) => example.slice(0, 200) },
];

function tableColumns({ input }: HrLayout): readonly ColumnSpec<TableId>[] {
  return [
    { id: "label", label: "表", cell: (id) => CANONICAL[id].label },
    { id: "count", label: "件数", style: "count", cell: (id) => input.tables[id].length },
    { id: "mark", label: "有無", style: "mark", cell: (_id, own) => f`IF(${own("count")}>0,${textLiteral("○")},${textLiteral("× なし")})` },
  ];
}
