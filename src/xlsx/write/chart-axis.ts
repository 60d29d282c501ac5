import type { ChartModel } from "../../core/model/workbook.ts";
import type { ChartContext } from "./chart-series.ts";
import { TEXT_SIZE, textProperties, titleXml } from "./chart-text.ts";
import { element } from "./xml.ts";

/** Ids of the two axes inside their chart. */
export const AXIS = { x: 111, y: 112 } as const;

interface AxisModel {
  readonly tag: "catAx" | "valAx";
  readonly id: number;
  readonly crosses: number;
  readonly place: "l" | "b";
  readonly title: string | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** First category on top, as a table reads. */
  readonly reversed?: boolean;
  readonly gridlines: boolean;
  readonly numberFormat: string | undefined;
  /** Value of the other axis at which this one stands; "max" = its far end. */
  readonly standsAt: number | "max" | undefined;
}

/** The two axes of a chart. x = categories (or x values), y = values, whichever way the chart lies. */
export function axesXml(chart: ChartModel, context: ChartContext): string {
  const lying = chart.type === "bar" || chart.type === "stackedBar";
  const scatter = chart.type === "scatter";
  const x: AxisModel = {
    tag: scatter ? "valAx" : "catAx", id: AXIS.x, crosses: AXIS.y, place: lying ? "l" : "b", title: chart.xTitle, min: scatter ? chart.xMin : undefined, max: scatter ? chart.xMax : undefined,
    reversed: lying, gridlines: chart.type === "radar", numberFormat: undefined, standsAt: chart.crossY,
  };
  const y: AxisModel = {
    tag: "valAx", id: AXIS.y, crosses: AXIS.x, place: lying ? "b" : "l", title: chart.yTitle, min: chart.yMin, max: chart.yMax,
    gridlines: true, numberFormat: chart.numberFormat, standsAt: chart.crossX ?? (lying ? "max" : undefined),
  };
  return axisXml(x, chart, context) + axisXml(y, chart, context);
}

const QUIET_LINE = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr>';
const AXIS_LINE = '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></c:spPr>';

function axisXml(axis: AxisModel, chart: ChartModel, { font }: ChartContext): string {
  const limit = (tag: string, value: number | undefined): string => (value === undefined ? "" : `<c:${tag} val="${value}"/>`);
  const crosses = typeof axis.standsAt === "number" ? `<c:crossesAt val="${axis.standsAt}"/>` : `<c:crosses val="${axis.standsAt ?? "autoZero"}"/>`;
  // A quadrant chart's axes stand in the middle; their numbers stay at the edge.
  const labels = typeof axis.standsAt === "number" || axis.min !== undefined && axis.min < 0 ? "low" : "nextTo";
  return (
    `<c:${axis.tag}><c:axId val="${axis.id}"/>` +
    `<c:scaling><c:orientation val="${axis.reversed === true ? "maxMin" : "minMax"}"/>${limit("max", axis.max)}${limit("min", axis.min)}</c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${axis.place}"/>${axis.gridlines ? `<c:majorGridlines>${QUIET_LINE}</c:majorGridlines>` : ""}` +
    titleXml(axis.title, font, TEXT_SIZE.axisTitle) +
    element("c:numFmt", { formatCode: axis.numberFormat ?? "General", sourceLinked: false }) +
    `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="${labels}"/>${AXIS_LINE}${textProperties(font, TEXT_SIZE.axis)}` +
    `<c:crossAx val="${axis.crosses}"/>${crosses}` +
    (axis.tag === "catAx" ? '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/>' : `<c:crossBetween val="${chart.type === "scatter" ? "midCat" : "between"}"/>`) +
    `</c:${axis.tag}>`
  );
}
