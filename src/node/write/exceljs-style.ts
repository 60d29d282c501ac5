import type ExcelJS from "exceljs";
import type { BorderLine, StyleModel } from "../../core/model/workbook.ts";
import { BASE_FONT } from "../../xlsx/write/font.ts";

type Font = NonNullable<StyleModel["font"]>;

/** Our named styles as exceljs wants them. */
export interface ExceljsStyles {
  readonly cell: (name: string) => Partial<ExcelJS.Style>;
  /** Style of a conditional format: only what differs. */
  readonly differential: (name: string) => Partial<ExcelJS.Style>;
  readonly font: (font: Font) => Partial<ExcelJS.Font>;
}

export function makeExceljsStyles(styles: Readonly<Record<string, StyleModel>>): ExceljsStyles {
  const base = styles["default"]?.font ?? {};
  const font = (own: Font): Partial<ExcelJS.Font> => ({ ...fontMarks(own), ...faceOf({ ...base, ...own }) });
  const made = new Map(Object.entries(styles).map(([name, style]) => [name, cellStyle(style, font(style.font ?? {}))]));
  return {
    cell: (name) => made.get(name) ?? {},
    differential: (name) => differentialStyle(styles[name] ?? {}),
    font,
  };
}

export const argb = (colour: string): { argb: string } => ({ argb: `FF${colour}` });

const faceOf = (font: Font): Partial<ExcelJS.Font> => ({
  name: font.name ?? BASE_FONT.name, size: font.sizePoints ?? BASE_FONT.sizePoints, family: 3, charset: 128, ...(font.colour === undefined ? {} : { color: argb(font.colour) }),
});

const fontMarks = ({ bold, italic, underline, strike }: Font): Partial<ExcelJS.Font> => ({
  ...(bold === true ? { bold } : {}), ...(italic === true ? { italic } : {}), ...(underline === true ? { underline } : {}), ...(strike === true ? { strike } : {}),
});

const solid = (colour: string): ExcelJS.FillPattern => ({ type: "pattern", pattern: "solid", fgColor: argb(colour), bgColor: { argb: `FF${colour}` } });

const lineOf = ({ style, colour }: BorderLine): Partial<ExcelJS.Border> => ({ style, ...(colour === undefined ? {} : { color: argb(colour) }) });

const borders = (border: NonNullable<StyleModel["border"]>): Partial<ExcelJS.Borders> =>
  Object.fromEntries(Object.entries(border).map(([side, line]) => [side, lineOf(line)]));

const VERTICAL = { top: "top", center: "middle", bottom: "bottom" } as const;

function alignment({ horizontal, vertical, wrap, indent, shrink, vertical_text }: NonNullable<StyleModel["align"]>): Partial<ExcelJS.Alignment> {
  return {
    ...(horizontal === undefined ? {} : { horizontal }), ...(vertical === undefined ? {} : { vertical: VERTICAL[vertical] }),
    ...(wrap === undefined ? {} : { wrapText: wrap }), ...(indent === undefined ? {} : { indent }),
    ...(shrink === undefined ? {} : { shrinkToFit: shrink }), ...(vertical_text === true ? { textRotation: "vertical" as const } : {}),
  };
}

function cellStyle(style: StyleModel, font: Partial<ExcelJS.Font>): Partial<ExcelJS.Style> {
  const { locked, formulaHidden } = style;
  return {
    font,
    ...(style.fill === undefined ? {} : { fill: solid(style.fill) }),
    ...(style.border === undefined ? {} : { border: borders(style.border) }),
    ...(style.align === undefined ? {} : { alignment: alignment(style.align) }),
    ...(style.numberFormat === undefined ? {} : { numFmt: style.numberFormat }),
    ...(locked === undefined && formulaHidden === undefined ? {} : { protection: { locked: locked ?? true, hidden: formulaHidden ?? false } as Partial<ExcelJS.Protection> }),
  };
}

function differentialStyle({ font, fill, border }: StyleModel): Partial<ExcelJS.Style> {
  return {
    ...(font === undefined ? {} : { font: { ...fontMarks(font), ...(font.colour === undefined ? {} : { color: argb(font.colour) }) } }),
    ...(fill === undefined ? {} : { fill: solid(fill) }),
    ...(border === undefined ? {} : { border: borders(border) }),
  };
}
