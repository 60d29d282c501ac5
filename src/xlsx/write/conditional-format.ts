import { a1Range } from "../../core/model/cell-address.ts";
import type { ConditionalFormat, SheetModel } from "../../core/model/workbook.ts";
import { colourElement } from "./font.ts";
import { fileFormula } from "./formula-bytes.ts";
import type { StyleSheet } from "./style-sheet.ts";
import { element, escapeText } from "./xml.ts";

type DataBar = Extract<ConditionalFormat, { kind: "dataBar" }>;
type ColourScale = Extract<ConditionalFormat, { kind: "colourScale" }>;

/** Names of the styles conditional formats use, in order of first use: they become the workbook's `dxfs`. */
export const differentialStyles = (sheets: readonly SheetModel[]): readonly string[] =>
  [...new Set(sheets.flatMap((sheet) => sheet.conditionalFormats ?? []).flatMap((format) => (format.kind === "expression" ? [format.style] : [])))];

export const conditionalFormatsXml = (sheet: SheetModel, index: number, styles: StyleSheet): string =>
  (sheet.conditionalFormats ?? [])
    .map((format, i) => element("conditionalFormatting", { sqref: a1Range(format.range) }, ruleXml(format, i + 1, index, styles)))
    .join("");

function ruleXml(format: ConditionalFormat, priority: number, sheetIndex: number, styles: StyleSheet): string {
  if (format.kind === "expression")
    return element("cfRule", { type: "expression", dxfId: styles.differential(format.style), priority }, `<formula>${escapeText(fileFormula(format.formula))}</formula>`);
  if (format.kind === "colourScale") return element("cfRule", { type: "colorScale", priority }, colourScaleXml(format));
  return element("cfRule", { type: "dataBar", priority }, dataBarXml(format) + extensionLink(sheetIndex, priority));
}

/** End of a scale: the given number, or the least/greatest of the range. */
const bound = (fallback: "min" | "max", value: number | undefined): string => element("cfvo", value === undefined ? { type: fallback } : { type: "num", val: value });

function colourScaleXml({ low, mid, high, min, max }: ColourScale): string {
  const middle = mid === undefined ? "" : midpoint(min, max);
  const colours = [low, ...(mid === undefined ? [] : [mid]), high].map((colour) => colourElement("color", colour)).join("");
  return `<colorScale>${bound("min", min)}${middle}${bound("max", max)}${colours}</colorScale>`;
}

const midpoint = (min: number | undefined, max: number | undefined): string =>
  min === undefined || max === undefined ? element("cfvo", { type: "percentile", val: 50 }) : element("cfvo", { type: "num", val: (min + max) / 2 });

const dataBarXml = ({ min, max, colour }: DataBar): string => `<dataBar>${bound("min", min)}${bound("max", max)}${colourElement("color", colour)}</dataBar>`;

/** Excel 2007 draws fading bars; the solid bar from zero is an addition of 2010, tied to its rule by an id of our own counting. */
const barId = (sheetIndex: number, priority: number): string =>
  `{DA1C0000-0000-4000-8000-${(sheetIndex * 65_536 + priority).toString(16).toUpperCase().padStart(12, "0")}}`;

const X14 = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"';

const extensionLink = (sheetIndex: number, priority: number): string =>
  `<extLst><ext ${X14} uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>${barId(sheetIndex, priority)}</x14:id></ext></extLst>`;

/** The `x14` half of every data bar of a sheet, or nothing. */
export function dataBarExtension(sheet: SheetModel, sheetIndex: number): string {
  const bars = (sheet.conditionalFormats ?? []).flatMap((format, i) => (format.kind === "dataBar" ? [solidBar(format, barId(sheetIndex, i + 1))] : []));
  if (bars.length === 0) return "";
  return `<ext ${X14} uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings>${bars.join("")}</x14:conditionalFormattings></ext>`;
}

function solidBar({ range, min, max, colour }: DataBar, id: string): string {
  const end = (type: "autoMin" | "autoMax", value: number | undefined): string =>
    value === undefined ? `<x14:cfvo type="${type}"/>` : `<x14:cfvo type="num"><xm:f>${value}</xm:f></x14:cfvo>`;
  return (
    '<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">' +
    `<x14:cfRule type="dataBar" id="${id}"><x14:dataBar minLength="0" maxLength="100" gradient="0">${end("autoMin", min)}${end("autoMax", max)}` +
    `${colourElement("x14:negativeFillColor", colour)}${colourElement("x14:axisColor", "000000")}</x14:dataBar></x14:cfRule>` +
    `<xm:sqref>${a1Range(range)}</xm:sqref></x14:conditionalFormatting>`
  );
}
