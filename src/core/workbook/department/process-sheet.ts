import { f, textLiteral } from "../../model/formula.ts";
import type { RecordOf } from "../../model/canonical.ts";
import { makeDraft, put, putWide, setWidths, type SheetDraft } from "../sheet/draft.ts";
import { dressSheet } from "../sheet/page.ts";
import { columnRange, type ColumnSpec, placeTable } from "../sheet/placed-table.ts";
import { SERIES_LOOKS } from "../style.ts";
import { DEPARTMENT_SHEETS, type DepartmentFacts, NO_VALUE } from "./department-input.ts";
import { DEPARTMENT_TEXTS } from "./wording.ts";

const WIDTHS = [7, 12, 36, 12, 12, 10, 14, 12, 14, 14, 16];
const TOP = 5;

type Line = RecordOf<"processes">;

/** 業務の見える化: own processes by hours, what is still on paper, which to redesign first. */
export function departmentProcessSheet(facts: DepartmentFacts): SheetDraft {
  const draft = makeDraft(DEPARTMENT_SHEETS.processes);
  setWidths(draft, WIDTHS);
  put(draft, [1, 1], "業務の見える化", "title");
  draft.heights.set(1, 28);
  putWide(draft, { top: 2, left: 1, bottom: 2, right: WIDTHS.length }, DEPARTMENT_TEXTS.processLead, "captionWrap");
  const lines = facts.input.share.tables.processes.toSorted((a, b) => (b.hours_per_year ?? -1) - (a.hours_per_year ?? -1) || ((a.process_id ?? "") < (b.process_id ?? "") ? -1 : 1));
  const table = placeTable(draft, [4, 1], columnsOf(lines.length), lines);
  if (lines.length === 0) put(draft, [table.firstRow, 3], DEPARTMENT_TEXTS.processNone, "caption");
  else {
    put(draft, [table.lastRow + 1, 3], "合計", "label");
    put(draft, [table.lastRow + 1, 5], f`SUM(${columnRange(table, "hours")})`, "countBold");
    const shown = lines.slice(0, 10);
    const first = (id: string) => {
      const reference = columnRange(table, id);
      return { ...reference, range: { ...reference.range, bottom: reference.range.top + shown.length - 1 } };
    };
    draft.extras.charts = [{
      type: "bar", title: "年間時間の多い業務（時間）", description: "年間時間の多い順に最大10の業務を並べた横棒グラフ。", yMin: 0, legend: "none", dataLabels: true, numberFormat: "#,##0",
      anchor: { from: { row: table.lastRow + 3, column: 1 }, to: { row: table.lastRow + 22, column: WIDTHS.length } },
      series: [{
        name: "年間時間", categories: first("name"), categoryCache: shown.map(({ name }) => name ?? ""), values: first("hours"), valueCache: shown.map(({ hours_per_year }) => hours_per_year),
        colour: SERIES_LOOKS[0].colour, pattern: SERIES_LOOKS[0].pattern,
      }],
    }];
  }
  dressSheet(draft, facts.masthead, { label: facts.classLabel, titleRows: [4, 4], freezeRows: 4 });
  return draft;
}

function columnsOf(count: number): readonly ColumnSpec<Line>[] {
  const hours = { range: { top: TOP, left: 5, bottom: TOP + Math.max(1, count) - 1, right: 5 } };
  const t = textLiteral;
  return [
    { id: "rank", label: "順位", style: "count", cell: (_line, own) => f`IF(ISNUMBER(${own("hours")}),RANK(${own("hours")},${hours}),${t(NO_VALUE)})` },
    { id: "id", label: "業務番号", style: "text", cell: ({ process_id }) => process_id },
    { id: "name", label: "業務名", style: "bodyWrap", cell: ({ name }) => name },
    { id: "volume", label: "年間件数", style: "count", cell: ({ volume_per_year }) => volume_per_year },
    { id: "hours", label: "年間時間", style: "count", cell: ({ hours_per_year }) => hours_per_year },
    { id: "share", label: "時間の割合", style: "percent", cell: (_line, own) => f`IF(SUM(${hours})=0,${t(NO_VALUE)},IF(ISNUMBER(${own("hours")}),${own("hours")}/SUM(${hours}),${t(NO_VALUE)}))` },
    { id: "channel", label: "受付方法", style: "bodyCenter", cell: ({ channel }) => channel },
    { id: "online", label: "オンライン率", style: "percent", cell: ({ online_rate }) => online_rate },
    { id: "automation", label: "自動化", style: "bodyCenter", cell: ({ automation }) => automation },
    { id: "bpr", label: "見直し状況", style: "bodyCenter", cell: ({ bpr_state }) => bpr_state },
    {
      id: "mark", label: "見直しの候補", style: "mark",
      cell: (_line, own) => f`IF(ISNUMBER(${own("rank")}),IF(AND(${own("rank")}<=5,OR(${own("bpr")}="",${own("bpr")}=${t("未")},${own("bpr")}=${t("可視化")})),${t("▲ 見直し候補")},""),"")`,
    },
  ];
}
