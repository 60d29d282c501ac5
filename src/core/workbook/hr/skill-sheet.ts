import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import type { ChartModel } from "../../model/workbook.ts";
import { makeDraft, put, type SheetDraft } from "../sheet/draft.ts";
import { columnRange, type ColumnSpec, placeTable } from "../sheet/placed-table.ts";
import { COLOURS } from "../style.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { NO_VALUE } from "./readiness-work.ts";
import { putResultTitle } from "./result-title.ts";
import { SKILL_TEXTS } from "./wording.ts";

const WIDTHS = [7, 10, 40, 9, 10, 10, 10, 11, 10, 12, 54];

/** スキル優先度: items in order of MWDS × (1 + share of project demand), with the quadrant chart (R52-R54). */
export function skillPrioritySheet(layout: HrLayout): SheetDraft {
  const { skillWork, skills, input } = layout;
  const draft = makeDraft(SHEETS.skills);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  putResultTitle(draft, "スキル優先度", `${SKILL_TEXTS.lead}${isQuickSurvey(layout) ? SKILL_TEXTS.quick : ""}`, WIDTHS.length);
  const ranked = skills.items.map((_item, i) => i + 1);
  const table = placeTable(draft, [4, 1], rankedColumns(layout), ranked);
  if (skills.items.length === 0) put(draft, [5, 3], SKILL_TEXTS.none, "caption");
  const row = table.lastRow + 2;
  draft.page.breaksAfter.push(table.lastRow);
  put(draft, [row, 3], "十字の線（平均）", "label");
  const crossX = put(draft, [row, 4], f`IF(COUNT(${columnRange(skillWork.table, "required")})=0,${textLiteral(NO_VALUE)},AVERAGE(${columnRange(skillWork.table, "required")}))`, "fteBold");
  put(draft, [row, 5], f`IF(COUNT(${columnRange(skillWork.table, "present")})=0,${textLiteral(NO_VALUE)},AVERAGE(${columnRange(skillWork.table, "present")}))`, "fteBold");
  put(draft, [row, 6], f`IF(ISNUMBER(${crossX}),IF(MAX(${columnRange(skillWork.table, "required")})-MIN(${columnRange(skillWork.table, "required")})<0.000001,${textLiteral(SKILL_TEXTS.flat)},${textLiteral("")}),${textLiteral("")})`, "caption");
  if (input.scores.skills.some(({ mwds }) => mwds !== null)) draft.extras.charts = [quadrantChart(layout, row + 2)];
  return draft;
}

/** Fewer items than the whole standard were asked about (R15). */
const isQuickSurvey = ({ input }: HrLayout): boolean => input.work.literacySet.length < input.work.literacyTotal;

function rankedColumns(layout: HrLayout): readonly ColumnSpec<number>[] {
  const { skillWork } = layout;
  const rank = columnRange(skillWork.table, "rank");
  const pick = (id: string) => (k: number): Formula => f`INDEX(${columnRange(skillWork.table, id)},MATCH(${k},${rank},0))`;
  return [
    { id: "rank", label: "順位", style: "count", cell: (k) => f`INDEX(${rank},MATCH(${k},${rank},0))` },
    { id: "item", label: "項目", style: "bodyCenter", cell: pick("item") },
    { id: "name", label: "名称", style: "bodyShrink", cell: pick("name") },
    { id: "n", label: "人数", style: "count", cell: pick("n") },
    { id: "required", label: "必要レベル（平均）", style: "fte", cell: pick("required") },
    { id: "present", label: "現在レベル（平均）", style: "fte", cell: pick("present") },
    { id: "mwds", label: "必要度（MWDS）", style: "fte", cell: pick("mwds") },
    { id: "share", label: "案件需要の割合", style: "percent", cell: pick("share") },
    { id: "priority", label: "優先度", style: "fteBold", cell: pick("priority") },
    { id: "quadrant", label: "位置づけ", style: "bodyCenter", cell: pick("quadrant") },
    { id: "courses", label: "研修の例", style: "bodyWrap", cell: pick("courses") },
  ];
}

function quadrantChart({ input, skills, skillWork }: HrLayout, row: number): ChartModel {
  const known = new Map(input.scores.skills.map((skill) => [skill.skill, skill]));
  const column = (id: string): Reference => columnRange(skillWork.table, id);
  const [required, present] = [skills.items.map(({ item }) => known.get(item)?.required ?? null), skills.items.map(({ item }) => known.get(item)?.present ?? null)];
  const mean = (values: readonly (number | null)[]): number => {
    const found = values.filter((value) => value !== null);
    return Math.round((found.reduce((sum, x) => sum + x, 0) / Math.max(1, found.length)) * 100) / 100;
  };
  return {
    type: "scatter", title: "必要レベル（横）と現在レベル（縦）", description: "スキル項目ごとに、必要レベルの平均を横軸、現在レベルの平均を縦軸に置いた散布図。十字の線は平均。右下が集中改善。",
    anchor: { from: { row, column: 1 }, to: { row: row + 24, column: WIDTHS.length } },
    series: [{
      name: "スキル項目", categories: column("required"), categoryCache: required.map((value) => value ?? 0), values: column("present"), valueCache: present,
      colour: COLOURS.accent, marker: "circle", pointLabels: skills.items.map(({ item }) => item),
    }],
    xTitle: "必要レベル（平均）", yTitle: "現在レベル（平均）", xMin: 0, xMax: 4, yMin: 0, yMax: 4, crossX: mean(required), crossY: mean(present), legend: "none", numberFormat: "0.0",
  };
}
