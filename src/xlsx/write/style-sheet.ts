import type { BorderLine, StyleModel } from "../../core/model/workbook.ts";
import { colourElement, differentialFont, fontChildren } from "./font.ts";
import { NAMESPACE, XML_HEADER, countedList, element } from "./xml.ts";

type Styles = Readonly<Record<string, StyleModel>>;

/** The styles of one workbook: `styles.xml`, and where each named style stands in it. */
export interface StyleSheet {
  /** Index of a named style in `cellXfs`. Throws on an unknown name (a bug: `check-model` finds it first). */
  cellFormat(name: string): number;
  /** Index of a named style in `dxfs`; only the styles of conditional formats are there. */
  differential(name: string): number;
  /** Font of the `default` style, from which other fonts take their face and size. */
  readonly baseFont: NonNullable<StyleModel["font"]>;
  readonly xml: string;
}

/** Ids Excel knows by heart; every other code gets its own from 164 on. Source: ECMA-376 part 1, 18.8.30. */
const BUILT_IN_FORMATS: Readonly<Record<string, number>> = { General: 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49 };
const FIRST_OWN_FORMAT = 164;
/** `textRotation` of text written downwards. */
const STACKED = 255;

/** Distinct XML snippets in order of first use; `indexOf` adds when new. */
interface Pool {
  readonly items: string[];
  indexOf(item: string): number;
}

function makePool(...items: string[]): Pool {
  const places = new Map(items.map((item, i) => [item, i]));
  return {
    items,
    indexOf: (item) => {
      const known = places.get(item);
      if (known !== undefined) return known;
      places.set(item, items.length);
      return items.push(item) - 1;
    },
  };
}

interface Pools {
  readonly fonts: Pool;
  readonly fills: Pool;
  readonly borders: Pool;
  readonly formats: Pool;
  readonly cells: Pool;
}

/** Builds the style sheet of a workbook. `differentials` names the styles conditional formats use, in order. */
export function makeStyleSheet(styles: Styles, differentials: readonly string[]): StyleSheet {
  const base = styles["default"] ?? {};
  const baseFont = base.font ?? {};
  const pools: Pools = {
    fonts: makePool(element("font", {}, fontChildren(baseFont, "name"))),
    fills: makePool(patternFill("none"), patternFill("gray125")),
    borders: makePool(borderElement(undefined)),
    formats: makePool(),
    cells: makePool(),
  };
  const places = new Map<string, number>([["default", pools.cells.indexOf(cellFormatXml(base, baseFont, pools))]]);
  for (const [name, style] of Object.entries(styles)) places.set(name, pools.cells.indexOf(cellFormatXml(style, baseFont, pools)));

  const dxfs = makePool();
  const dxfPlaces = new Map(differentials.map((name) => [name, dxfs.indexOf(differentialXml(named(styles, name), pools.formats))]));
  return {
    cellFormat: (name) => known(places, name),
    differential: (name) => known(dxfPlaces, name),
    baseFont,
    xml: styleSheetXml(pools, dxfs),
  };
}

function known(places: ReadonlyMap<string, number>, name: string): number {
  const place = places.get(name);
  if (place === undefined) throw new Error(`style "${name}" is not in the model`);
  return place;
}

function named(styles: Styles, name: string): StyleModel {
  const style = styles[name];
  if (style === undefined) throw new Error(`style "${name}" is not in the model`);
  return style;
}

const patternFill = (type: string): string => `<fill><patternFill patternType="${type}"/></fill>`;

const solidFill = (colour: string): string =>
  `<fill><patternFill patternType="solid">${colourElement("fgColor", colour)}<bgColor indexed="64"/></patternFill></fill>`;

function borderLine(side: string, line: BorderLine | undefined): string {
  if (line === undefined) return `<${side}/>`;
  return element(side, { style: line.style }, line.colour === undefined ? '<color auto="1"/>' : colourElement("color", line.colour));
}

const borderSides = (border: StyleModel["border"]): string =>
  borderLine("left", border?.left) + borderLine("right", border?.right) + borderLine("top", border?.top) + borderLine("bottom", border?.bottom);

const borderElement = (border: StyleModel["border"]): string => `<border>${borderSides(border)}<diagonal/></border>`;

function numberFormatId(code: string | undefined, formats: Pool): number {
  if (code === undefined) return 0;
  return BUILT_IN_FORMATS[code] ?? FIRST_OWN_FORMAT + formats.indexOf(code);
}

function alignmentXml(align: StyleModel["align"]): string {
  if (align === undefined) return "";
  return element("alignment", {
    horizontal: align.horizontal,
    vertical: align.vertical,
    textRotation: align.vertical_text === true ? STACKED : undefined,
    wrapText: align.wrap,
    indent: align.indent,
    shrinkToFit: align.shrink,
  });
}

const protectionXml = (style: StyleModel): string =>
  style.locked === undefined && style.formulaHidden === undefined ? "" : element("protection", { locked: style.locked, hidden: style.formulaHidden });

function cellFormatXml(style: StyleModel, baseFont: NonNullable<StyleModel["font"]>, pools: Pools): string {
  const numFmtId = numberFormatId(style.numberFormat, pools.formats);
  const fontId = style.font === undefined ? 0 : pools.fonts.indexOf(element("font", {}, fontChildren({ ...baseFont, ...style.font }, "name")));
  const fillId = style.fill === undefined ? 0 : pools.fills.indexOf(solidFill(style.fill));
  const borderId = pools.borders.indexOf(borderElement(style.border));
  const alignment = alignmentXml(style.align);
  const protection = protectionXml(style);
  const applied = (value: boolean): true | undefined => (value ? true : undefined);
  return element(
    "xf",
    {
      numFmtId, fontId, fillId, borderId, xfId: 0,
      applyNumberFormat: applied(numFmtId !== 0), applyFont: applied(fontId !== 0), applyFill: applied(fillId !== 0),
      applyBorder: applied(borderId !== 0), applyAlignment: applied(alignment !== ""), applyProtection: applied(protection !== ""),
    },
    alignment + protection,
  );
}

/** Children in the order of `CT_Dxf`: font, numFmt, fill, border. */
function differentialXml(style: StyleModel, formats: Pool): string {
  const font = style.font === undefined ? "" : element("font", {}, differentialFont(style.font));
  const code = style.numberFormat;
  const format = code === undefined ? "" : element("numFmt", { numFmtId: numberFormatId(code, formats), formatCode: code });
  const fill = style.fill === undefined ? "" : `<fill><patternFill patternType="solid">${colourElement("fgColor", style.fill)}${colourElement("bgColor", style.fill)}</patternFill></fill>`;
  const border = style.border === undefined ? "" : `<border>${borderSides(style.border)}</border>`;
  return element("dxf", {}, font + format + fill + border);
}

function styleSheetXml(pools: Pools, dxfs: Pool): string {
  const formats = pools.formats.items.map((code, i) => element("numFmt", { numFmtId: FIRST_OWN_FORMAT + i, formatCode: code }));
  return (
    `${XML_HEADER}<styleSheet xmlns="${NAMESPACE.main}">` +
    countedList("numFmts", formats) +
    countedList("fonts", pools.fonts.items) +
    countedList("fills", pools.fills.items) +
    countedList("borders", pools.borders.items) +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    countedList("cellXfs", pools.cells.items) +
    '<cellStyles count="1"><cellStyle name="標準" xfId="0" builtinId="0"/></cellStyles>' +
    element("dxfs", { count: dxfs.items.length }, dxfs.items.join("")) +
    '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>'
  );
}
