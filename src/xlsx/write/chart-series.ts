import { type Reference, renderReference } from "../../core/model/formula.ts";
import type { ChartModel, ChartSeries } from "../../core/model/workbook.ts";
import { TEXT_SIZE, richText, textProperties } from "./chart-text.ts";
import { onSheet } from "./sparkline.ts";
import { element, escapeText } from "./xml.ts";

/** Sheet the chart stands on, and the face of its texts. */
export interface ChartContext {
  readonly sheet: string;
  readonly font: string;
}

/** Colours that people with any colour vision can tell apart. Source: Okabe & Ito, "Color Universal Design" (2008). */
const PALETTE = ["0072B2", "E69F00", "009E73", "CC79A7", "56B4E9", "D55E00", "555555"] as const;
const PATTERN = { dense: "pct75", sparse: "pct20", diagonal: "wdUpDiag", horizontal: "dkHorz" } as const;
const DASH = { solid: "solid", dash: "dash", dot: "sysDot" } as const;
const LINE_WIDTH_EMU = 28_575;
const MARKER_SIZE = 7;

/** One `<c:ser>`; the order of its children depends on the kind of chart (ECMA-376 part 1, 21.2.2). */
export function seriesXml(chart: ChartModel, series: ChartSeries, index: number, context: ChartContext): string {
  const colour = series.colour ?? PALETTE[index % PALETTE.length] ?? PALETTE[0];
  const head = `<c:idx val="${index}"/><c:order val="${index}"/>${nameXml(series, context)}`;
  const labels = dataLabels(chart, series, context);
  const values = numbers(chart.type === "scatter" ? "yVal" : "val", series.values, series.valueCache, context);
  const categories = categoryXml(chart, series, context);
  if (isBar(chart)) return `<c:ser>${head}${barShape(series, colour)}<c:invertIfNegative val="0"/>${labels}${categories}${values}</c:ser>`;
  const smooth = chart.type === "radar" ? "" : '<c:smooth val="0"/>';
  return `<c:ser>${head}${lineShape(chart, series, colour)}${markerXml(chart, series, colour)}${labels}${categories}${values}${smooth}</c:ser>`;
}

export const isBar = ({ type }: ChartModel): boolean => type === "bar" || type === "column" || type === "stackedBar" || type === "stackedColumn";

/** A name is a cell of the workbook, or a text of its own. */
function nameXml({ name, nameCache }: ChartSeries, { sheet }: ChartContext): string {
  if (typeof name === "string") return `<c:tx><c:v>${escapeText(name)}</c:v></c:tx>`;
  return `<c:tx><c:strRef><c:f>${formulaOf(name, sheet)}</c:f>${cache("strCache", [nameCache ?? ""])}</c:strRef></c:tx>`;
}

const formulaOf = (reference: Reference, sheet: string): string => escapeText(renderReference(onSheet(reference, sheet)));

/** Cached points: programs that do not calculate draw these. Unknown (`null`) is a gap, not zero. */
function cache(tag: "strCache" | "numCache", values: readonly (string | number | null)[]): string {
  const points = values.map((value, i) => (value === null ? "" : `<c:pt idx="${i}"><c:v>${typeof value === "string" ? escapeText(value) : value}</c:v></c:pt>`));
  return `<c:${tag}>${tag === "numCache" ? "<c:formatCode>General</c:formatCode>" : ""}<c:ptCount val="${values.length}"/>${points.join("")}</c:${tag}>`;
}

const numbers = (tag: string, reference: Reference, values: readonly (string | number | null)[], { sheet }: ChartContext): string =>
  `<c:${tag}><c:numRef><c:f>${formulaOf(reference, sheet)}</c:f>${cache("numCache", values)}</c:numRef></c:${tag}>`;

function categoryXml(chart: ChartModel, series: ChartSeries, context: ChartContext): string {
  const tag = chart.type === "scatter" ? "xVal" : "cat";
  if (series.categoryCache.every((value) => typeof value === "number")) return numbers(tag, series.categories, series.categoryCache, context);
  return `<c:${tag}><c:strRef><c:f>${formulaOf(series.categories, context.sheet)}</c:f>${cache("strCache", series.categoryCache.map(String))}</c:strRef></c:${tag}>`;
}

const solid = (colour: string): string => `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;

/** Bars keep an outline in their own colour, so that light patterns have an edge in greyscale. */
function barShape({ pattern = "solid" }: ChartSeries, colour: string): string {
  const fill = pattern === "solid" ? solid(colour) : `<a:pattFill prst="${PATTERN[pattern]}"><a:fgClr><a:srgbClr val="${colour}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>`;
  return `<c:spPr>${fill}<a:ln w="9525">${solid(colour)}</a:ln></c:spPr>`;
}

function lineShape({ type }: ChartModel, { dash = "solid" }: ChartSeries, colour: string): string {
  const line = type === "scatter" ? "<a:noFill/>" : `${solid(colour)}<a:prstDash val="${DASH[dash]}"/><a:round/>`;
  return `<c:spPr><a:ln w="${LINE_WIDTH_EMU}" cap="rnd">${line}</a:ln></c:spPr>`;
}

function markerXml({ type }: ChartModel, series: ChartSeries, colour: string): string {
  const symbol = series.marker ?? (type === "scatter" ? "circle" : "none");
  if (symbol === "none") return '<c:marker><c:symbol val="none"/></c:marker>';
  return `<c:marker><c:symbol val="${symbol}"/><c:size val="${MARKER_SIZE}"/><c:spPr>${solid(colour)}<a:ln w="9525">${solid("FFFFFF")}</a:ln></c:spPr></c:marker>`;
}

const LABEL_PLACE = { bar: "outEnd", column: "outEnd", stackedBar: "ctr", stackedColumn: "ctr", line: "t", radar: undefined, scatter: "r" } as const;

const shown = (value: boolean): string =>
  `<c:showLegendKey val="0"/><c:showVal val="${Number(value)}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;

function dataLabels(chart: ChartModel, series: ChartSeries, { font }: ChartContext): string {
  const own = series.pointLabels;
  if (own === undefined && chart.dataLabels !== true) return "";
  const place = LABEL_PLACE[chart.type];
  const position = place === undefined ? "" : `<c:dLblPos val="${place}"/>`;
  const format = chart.numberFormat === undefined ? "" : element("c:numFmt", { formatCode: chart.numberFormat, sourceLinked: false });
  // Inside a stacked bar a label needs a ground of its own: dark text on a dark fill is lost.
  const ground = place === "ctr" ? `<c:spPr>${solid("FFFFFF")}</c:spPr>` : "";
  const text = ground + textProperties(font, TEXT_SIZE.label);
  const points = (own ?? []).map((label, i) =>
    label === "" ? `<c:dLbl><c:idx val="${i}"/><c:delete val="1"/></c:dLbl>` : `<c:dLbl><c:idx val="${i}"/>${richText(label, font, TEXT_SIZE.label)}${position}${shown(true)}</c:dLbl>`);
  return `<c:dLbls>${points.join("")}${format}${text}${position}${shown(own === undefined)}</c:dLbls>`;
}
