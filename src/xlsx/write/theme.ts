import { XML_HEADER, NAMESPACE } from "./xml.ts";
import { BASE_FONT } from "./font.ts";

/** The colours of a new Excel workbook, so that colour pickers and table styles look as usual. */
const COLOURS: readonly (readonly [string, string])[] = [
  ["dk2", "44546A"], ["lt2", "E7E6E6"], ["accent1", "4472C4"], ["accent2", "ED7D31"], ["accent3", "A5A5A5"], ["accent4", "FFC000"],
  ["accent5", "5B9BD5"], ["accent6", "70AD47"], ["hlink", "0563C1"], ["folHlink", "954F72"],
];

const thrice = (xml: string): string => xml.repeat(3);
const FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const line = (width: number): string => `<a:ln w="${width}">${FILL}</a:ln>`;
const font = (tag: string): string => `<a:${tag}><a:latin typeface="${BASE_FONT.name}"/><a:ea typeface="${BASE_FONT.name}"/><a:cs typeface=""/></a:${tag}>`;

export const themeXml = (): string =>
  `${XML_HEADER}<a:theme xmlns:a="${NAMESPACE.drawing}" name="Office"><a:themeElements>` +
  '<a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>' +
  COLOURS.map(([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`).join("") +
  `</a:clrScheme><a:fontScheme name="Office">${font("majorFont")}${font("minorFont")}</a:fontScheme>` +
  `<a:fmtScheme name="Office"><a:fillStyleLst>${thrice(FILL)}</a:fillStyleLst><a:lnStyleLst>${line(6350)}${line(12700)}${line(19050)}</a:lnStyleLst>` +
  `<a:effectStyleLst>${thrice("<a:effectStyle><a:effectLst/></a:effectStyle>")}</a:effectStyleLst><a:bgFillStyleLst>${thrice(FILL)}</a:bgFillStyleLst></a:fmtScheme>` +
  "</a:themeElements></a:theme>";
