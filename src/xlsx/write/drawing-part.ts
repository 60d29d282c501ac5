import { NAMESPACE, XML_HEADER, escapePlain } from "./xml.ts";
import type { SheetPlan } from "./package-plan.ts";

type Drawing = NonNullable<SheetPlan["drawing"]>;

const corner = (name: "from" | "to", column: number, row: number): string =>
  `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;

/** Line breaks inside an attribute of a plain string type. */
const attribute = (text: string): string => escapePlain(text).replace(/\n/gu, "&#10;");

function anchorXml(chart: Drawing["charts"][number], shape: number): string {
  const { anchor, title, description } = chart.model;
  return (
    `<xdr:twoCellAnchor>${corner("from", anchor.from.column - 1, anchor.from.row - 1)}${corner("to", anchor.to.column, anchor.to.row)}` +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${shape}" name="グラフ ${shape - 1}" descr="${attribute(description)}" title="${attribute(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
    `<a:graphic><a:graphicData uri="${NAMESPACE.chart}"><c:chart xmlns:c="${NAMESPACE.chart}" xmlns:r="${NAMESPACE.relationships}" r:id="${chart.id}"/></a:graphicData></a:graphic>` +
    "</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>"
  );
}

/** `xl/drawings/drawingN.xml`: where the charts of a sheet stand. Shape ids start at 2, as Excel's do. */
export const drawingXml = (drawing: Drawing): string =>
  `${XML_HEADER}<xdr:wsDr xmlns:xdr="${NAMESPACE.spreadsheetDrawing}" xmlns:a="${NAMESPACE.drawing}">${drawing.charts.map((chart, i) => anchorXml(chart, i + 2)).join("")}</xdr:wsDr>`;
