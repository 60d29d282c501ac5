import type { StyleModel, WorkbookModel } from "../../../core/model/workbook.ts";
import { type ProblemList, hasControl } from "./report.ts";

const MAX_STYLES = 64_000;
const MAX_FONT_NAME_CHARS = 31;
const MAX_FORMAT_CHARS = 255;

/** Styles of the model itself; that cells name known ones is looked at cell by cell. */
export function checkStyles({ styles }: WorkbookModel, report: ProblemList): void {
  const all = Object.entries(styles);
  if (styles["default"] === undefined) report.add('style "default" is missing');
  if (all.length > MAX_STYLES) report.add(`${all.length} styles`);
  for (const [name, style] of all) {
    for (const problem of styleProblems(style)) report.add(`style "${name}": ${problem}`);
  }
}

export const isColour = (colour: string): boolean => /^[0-9A-Fa-f]{6}$/u.test(colour);

function styleProblems({ font, fill, border, align, numberFormat }: StyleModel): readonly string[] {
  const colours = [font?.colour, fill, ...Object.values(border ?? {}).map((line) => line.colour)].filter((colour) => colour !== undefined);
  const size = font?.sizePoints ?? 11;
  const format = numberFormat ?? "";
  return [
    ...colours.filter((colour) => !isColour(colour)).map((colour) => `colour "${colour}" is not RRGGBB`),
    ...(size >= 1 && size <= 409 ? [] : [`font size ${size}`]),
    ...((font?.name ?? "").length <= MAX_FONT_NAME_CHARS ? [] : ["font name too long"]),
    ...(format.length <= MAX_FORMAT_CHARS && !hasControl(format) ? [] : ["number format"]),
    ...((align?.indent ?? 0) >= 0 && (align?.indent ?? 0) <= 250 ? [] : [`indent ${align?.indent ?? 0}`]),
  ];
}
