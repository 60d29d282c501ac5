import type { ChartModel } from "../../core/model/workbook.ts";
import { AXIS, axesXml } from "./chart-axis.ts";
import { type ChartContext, isBar, seriesXml } from "./chart-series.ts";
import { TEXT_SIZE, textProperties, titleXml } from "./chart-text.ts";
import { NAMESPACE, XML_HEADER } from "./xml.ts";

const AXES = `<c:axId val="${AXIS.x}"/><c:axId val="${AXIS.y}"/>`;
const LEGEND_PLACE = { right: "r", bottom: "b" } as const;
const GAP_PERCENT = 60;

/** `xl/charts/chartN.xml`. */
export function chartXml(chart: ChartModel, context: ChartContext): string {
  const series = chart.series.map((one, i) => seriesXml(chart, one, i, context)).join("");
  return (
    `${XML_HEADER}<c:chartSpace xmlns:c="${NAMESPACE.chart}" xmlns:a="${NAMESPACE.drawing}" xmlns:r="${NAMESPACE.relationships}"><c:lang val="ja-JP"/><c:roundedCorners val="0"/>` +
    `<c:chart>${titleXml(chart.title, context.font, TEXT_SIZE.title)}<c:autoTitleDeleted val="0"/>` +
    `<c:plotArea><c:layout/>${plotXml(chart, series)}${axesXml(chart, context)}</c:plotArea>` +
    legendXml(chart, context) +
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>' +
    '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr>' +
    '<c:printSettings><c:headerFooter/><c:pageMargins b="0.75" l="0.7" r="0.7" t="0.75" header="0.3" footer="0.3"/><c:pageSetup/></c:printSettings></c:chartSpace>'
  );
}

function plotXml(chart: ChartModel, series: string): string {
  if (isBar(chart)) return barXml(chart, series);
  if (chart.type === "line") return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${AXES}</c:lineChart>`;
  if (chart.type === "radar") return `<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>${series}${AXES}</c:radarChart>`;
  return `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${series}${AXES}</c:scatterChart>`;
}

function barXml({ type }: ChartModel, series: string): string {
  const stacked = type === "stackedBar" || type === "stackedColumn";
  const direction = type === "bar" || type === "stackedBar" ? "bar" : "col";
  return (
    `<c:barChart><c:barDir val="${direction}"/><c:grouping val="${stacked ? "stacked" : "clustered"}"/><c:varyColors val="0"/>${series}` +
    `<c:gapWidth val="${GAP_PERCENT}"/>${stacked ? '<c:overlap val="100"/>' : ""}${AXES}</c:barChart>`
  );
}

function legendXml({ legend = "bottom" }: ChartModel, { font }: ChartContext): string {
  if (legend === "none") return "";
  return `<c:legend><c:legendPos val="${LEGEND_PLACE[legend]}"/><c:overlay val="0"/>${textProperties(font, TEXT_SIZE.legend)}</c:legend>`;
}
