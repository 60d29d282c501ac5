import type { Reference } from "../../../core/model/formula.ts";
import type { ChartModel, ChartSeries, SheetModel, WorkbookModel } from "../../../core/model/workbook.ts";
import { referenceProblem, sheetNamesOf } from "./formulas.ts";
import { type Report, hasControl } from "./report.ts";
import { isColour } from "./styles.ts";

const MAX_SERIES = 255;

export function checkCharts({ charts = [] }: SheetModel, model: WorkbookModel, report: Report): void {
  const sheetNames = sheetNamesOf(model);
  for (const chart of charts) {
    for (const problem of [...frameProblems(chart), ...chart.series.flatMap((series) => seriesProblems(series, sheetNames))]) report(`chart "${chart.title}": ${problem}`);
  }
}

function frameProblems({ title, description, xTitle = "", yTitle = "", anchor: { from, to }, series, yMin, yMax, xMin, xMax }: ChartModel): readonly string[] {
  const problems = [
    hasControl(title + description + xTitle + yTitle) ? "control character" : undefined,
    from.row >= 1 && from.column >= 1 && to.row >= from.row && to.column >= from.column ? undefined : "anchor",
    series.length >= 1 && series.length <= MAX_SERIES ? undefined : `${series.length} series`,
    yMin !== undefined && yMax !== undefined && yMin >= yMax ? "y axis has no length" : undefined,
    xMin !== undefined && xMax !== undefined && xMin >= xMax ? "x axis has no length" : undefined,
  ];
  return problems.filter((problem) => problem !== undefined);
}

const cellsIn = ({ range }: Reference): number => (range.bottom - range.top + 1) * (range.right - range.left + 1);

function seriesProblems(series: ChartSeries, sheetNames: ReadonlySet<string>): readonly string[] {
  const { name, categories, categoryCache, values, valueCache, colour, pointLabels = [] } = series;
  const problems = [
    ...[categories, values, ...(typeof name === "string" ? [] : [name])].map((reference) => referenceProblem(reference, sheetNames)),
    typeof name !== "string" && series.nameCache === undefined ? "series name without its cached text" : undefined,
    cellsIn(categories) === categoryCache.length ? undefined : `${categoryCache.length} cached categories for ${cellsIn(categories)} cells`,
    cellsIn(values) === valueCache.length ? undefined : `${valueCache.length} cached values for ${cellsIn(values)} cells`,
    valueCache.every((value) => value === null || Number.isFinite(value)) ? undefined : "cached value is no number",
    colour === undefined || isColour(colour) ? undefined : `colour "${colour}" is not RRGGBB`,
    pointLabels.some(hasControl) ? "control character in a label" : undefined,
  ];
  return problems.filter((problem) => problem !== undefined);
}
