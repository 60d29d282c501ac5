import type { StyleModel } from "../../core/model/workbook.ts";
import { element } from "./xml.ts";

type Font = NonNullable<StyleModel["font"]>;

/** 游ゴシック 11: the default of Japanese Excel since 2016. Used where the `default` style says nothing. */
export const BASE_FONT = { name: "游ゴシック", sizePoints: 11 } as const;

const FAMILY_SWISS = 3;
const CHARSET_SHIFT_JIS = 128;

const marks = (font: Font): string =>
  (font.bold === true ? "<b/>" : "") + (font.italic === true ? "<i/>" : "") + (font.strike === true ? "<strike/>" : "") + (font.underline === true ? "<u/>" : "");

export const colourElement = (name: string, colour: string | undefined): string => (colour === undefined ? "" : element(name, { rgb: `FF${colour}` }));

/** Children of `<font>` (`nameTag` "name") or of a rich-text run's `<rPr>` ("rFont"), in the order Excel writes them. */
export function fontChildren(font: Font, nameTag: "name" | "rFont"): string {
  return (
    marks(font) +
    element("sz", { val: font.sizePoints ?? BASE_FONT.sizePoints }) +
    colourElement("color", font.colour) +
    element(nameTag, { val: font.name ?? BASE_FONT.name }) +
    element("family", { val: FAMILY_SWISS }) +
    element("charset", { val: CHARSET_SHIFT_JIS })
  );
}

/** Font of a conditional format: only what differs from the cell; Excel allows neither face nor size there. */
export const differentialFont = (font: Font): string => marks(font) + colourElement("color", font.colour);
