import type { BorderLine, StyleModel } from "../model/workbook.ts";

/**
 * The one style sheet of every workbook. Quiet, printable in greyscale; a colour never carries meaning alone (a mark or word stands beside it).
 * Colours: one blue-grey for structure, a pale yellow for cells to fill in, and the pair blue / orange (Okabe-Ito), which colour-blind readers tell apart.
 */
export const FONT = "BIZ UDゴシック";
/** Where BIZ UDゴシック is missing Excel falls back by itself; headings use the same family, so that nothing moves. */
export const COLOURS = {
  ink: "1F2A37", faint: "5B6673", line: "9AA5B1", hairline: "CBD2D9", head: "DCE5EE", band: "F4F6F8", input: "FFF8DC",
  good: "DCEBF7", warn: "FCE8D0", accent: "1F4E79", white: "FFFFFF",
  blue: "0072B2", orange: "D55E00", sky: "56B4E9", amber: "E69F00", grey: "7F7F7F", dark: "2F4858",
} as const;

export const FORMATS = {
  score: "0.0", percent: "0.0%", fte: "0.00", count: "#,##0", level: "0.0", weight: "0.00", hours: "#,##0", yen: "#,##0",
  date: "yyyy/m/d", wareki: '[$-411]ggge"年"m"月"d"日"', signed: "+0.0;-0.0;0.0", signedCount: "+0;-0;0", signedPercent: "+0.0%;-0.0%;0.0%", text: "@",
} as const;

const hair: BorderLine = { style: "hair", colour: COLOURS.line };
const thin: BorderLine = { style: "thin", colour: COLOURS.line };
const box = { top: hair, bottom: hair, left: hair, right: hair };
const font = { name: FONT, sizePoints: 10, colour: COLOURS.ink };

const body: StyleModel = { font, border: box, align: { vertical: "center" } };
const numeric = (numberFormat: string): StyleModel => ({ ...body, numberFormat, align: { vertical: "center", horizontal: "right" } });
const filled = (style: StyleModel, fill: string): StyleModel => ({ ...style, fill });
const bold = (style: StyleModel): StyleModel => ({ ...style, font: { ...style.font, bold: true } });
const input = (style: StyleModel): StyleModel => ({ ...filled(style, COLOURS.input), border: { top: thin, bottom: thin, left: thin, right: thin }, locked: false });
const bare = (style: StyleModel): StyleModel => {
  const { border: _border, ...rest } = style;
  return rest;
};

const STYLE_MODELS = {
  default: { font },
  title: { font: { ...font, sizePoints: 16, bold: true, colour: COLOURS.accent }, align: { vertical: "center" } },
  subtitle: { font: { ...font, sizePoints: 12, bold: true, colour: COLOURS.accent }, align: { vertical: "center" } },
  caption: { font: { ...font, sizePoints: 9, colour: COLOURS.faint }, align: { vertical: "center" } },
  captionWrap: { font: { ...font, sizePoints: 9, colour: COLOURS.faint }, align: { vertical: "top", wrap: true } },
  classLabel: { font: { ...font, bold: true }, border: { top: thin, bottom: thin, left: thin, right: thin }, align: { horizontal: "center", vertical: "center" } },
  paragraph: { font, align: { vertical: "top", wrap: true } },
  head: { ...bold(filled(body, COLOURS.head)), align: { horizontal: "center", vertical: "center", wrap: true } },
  headVertical: { ...bold(filled(body, COLOURS.head)), align: { horizontal: "center", vertical: "top", wrap: true, vertical_text: true } },
  headLeft: { ...bold(filled(body, COLOURS.head)), align: { horizontal: "left", vertical: "center", wrap: true } },
  headInput: { ...bold(filled(body, COLOURS.input)), align: { horizontal: "center", vertical: "center", wrap: true } },
  label: { ...bold(filled(body, COLOURS.band)), align: { vertical: "center", wrap: true } },
  body, bodyWrap: { ...body, align: { vertical: "top", wrap: true } },
  smallWrap: { ...body, font: { ...font, sizePoints: 8, colour: COLOURS.faint }, align: { vertical: "top", wrap: true } },
  bodyCenter: { ...body, align: { horizontal: "center", vertical: "center" } },
  bodyShrink: { ...body, align: { vertical: "center", shrink: true } },
  text: { ...body, numberFormat: FORMATS.text },
  textWrap: { ...body, numberFormat: FORMATS.text, align: { vertical: "top", wrap: true } },
  indent: { ...body, align: { vertical: "center", indent: 1 } },
  general: { ...body, align: { vertical: "center", horizontal: "right" } },
  score: numeric(FORMATS.score), percent: numeric(FORMATS.percent), fte: numeric(FORMATS.fte), count: numeric(FORMATS.count), level: numeric(FORMATS.level),
  flag: { ...numeric('"▲";;'), align: { vertical: "center", horizontal: "center" } }, level0: { ...numeric("0.#"), align: { vertical: "center", horizontal: "center" } }, weight: numeric(FORMATS.weight), hours: numeric(FORMATS.hours), signed: numeric(FORMATS.signed), signedCount: numeric(FORMATS.signedCount), signedPercent: numeric(FORMATS.signedPercent),
  date: { ...numeric(FORMATS.date), align: { vertical: "center", horizontal: "center" } },
  wareki: { ...numeric(FORMATS.wareki), align: { vertical: "center", horizontal: "left" } },
  scoreBold: bold(filled(numeric(FORMATS.score), COLOURS.band)), percentBold: bold(filled(numeric(FORMATS.percent), COLOURS.band)),
  fteBold: bold(filled(numeric(FORMATS.fte), COLOURS.band)), countBold: bold(filled(numeric(FORMATS.count), COLOURS.band)),
  scoreBig: { ...numeric(FORMATS.score), font: { ...font, sizePoints: 18, bold: true, colour: COLOURS.accent }, align: { horizontal: "center", vertical: "center" } },
  percentBig: { ...numeric(FORMATS.percent), font: { ...font, sizePoints: 18, bold: true, colour: COLOURS.accent }, align: { horizontal: "center", vertical: "center" } },
  inputText: input({ ...body, numberFormat: FORMATS.text }), inputWrap: input({ ...body, numberFormat: FORMATS.text, align: { vertical: "top", wrap: true } }),
  inputNumber: input({ ...body, align: { vertical: "center", horizontal: "right" } }), inputPercent: input(numeric(FORMATS.percent)), inputCount: input(numeric(FORMATS.count)),
  inputWeight: input(numeric(FORMATS.weight)), inputLevel: input(numeric("0")), inputDate: input({ ...numeric(FORMATS.date), align: { horizontal: "center", vertical: "center" } }),
  mark: { ...body, align: { horizontal: "center", vertical: "center" } },
  link: bare({ ...body, font: { ...font, underline: true, colour: COLOURS.accent } }),
  warnFill: { fill: COLOURS.warn, font: { ...font, bold: true } }, goodFill: { fill: COLOURS.good }, faintText: { font: { ...font, colour: COLOURS.faint, italic: true } },
} as const satisfies Record<string, StyleModel>;

export type StyleName = keyof typeof STYLE_MODELS;
export const STYLES: Readonly<Record<StyleName, StyleModel>> = STYLE_MODELS;

/** Bars and lines in order of use: colour and pattern differ together, so that a greyscale print still tells them apart. */
export const SERIES_LOOKS = [
  { colour: COLOURS.accent, pattern: "solid", dash: "solid", marker: "circle" },
  { colour: COLOURS.amber, pattern: "diagonal", dash: "dash", marker: "square" },
  { colour: COLOURS.sky, pattern: "sparse", dash: "dot", marker: "triangle" },
  { colour: COLOURS.grey, pattern: "horizontal", dash: "dash", marker: "diamond" },
] as const;
