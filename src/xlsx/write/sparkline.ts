import { a1 } from "../../core/model/cell-address.ts";
import { type Reference, renderReference } from "../../core/model/formula.ts";
import type { SheetModel } from "../../core/model/workbook.ts";
import { colourElement } from "./font.ts";
import { NAMESPACE, escapeText } from "./xml.ts";

type Sparkline = NonNullable<SheetModel["sparklines"]>[number];

const COLOUR = "1F4E78";

/** A reference outside a sheet's own formulas names its sheet. */
export const onSheet = (reference: Reference, sheet: string): Reference => (reference.sheet === undefined ? { ...reference, sheet } : reference);

/** Sparklines are an addition of Excel 2010; older programs skip them. One group per type. */
export function sparklineExtension(sheet: SheetModel): string {
  const all = sheet.sparklines ?? [];
  const groups = (["line", "column"] as const).map((type) => groupXml(type, all.filter((sparkline) => sparkline.type === type), sheet.name)).join("");
  if (groups === "") return "";
  return (
    `<ext xmlns:x14="${NAMESPACE.x14}" uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}">` +
    `<x14:sparklineGroups xmlns:xm="${NAMESPACE.excelMain}">${groups}</x14:sparklineGroups></ext>`
  );
}

function groupXml(type: "line" | "column", sparklines: readonly Sparkline[], sheet: string): string {
  if (sparklines.length === 0) return "";
  const items = sparklines.map(({ at, data }) =>
    `<x14:sparkline><xm:f>${escapeText(renderReference(onSheet(data, sheet)))}</xm:f><xm:sqref>${a1(at.row, at.column)}</xm:sqref></x14:sparkline>`);
  return (
    `<x14:sparklineGroup${type === "column" ? ' type="column"' : ""} displayEmptyCellsAs="gap"${type === "line" ? ' markers="1"' : ""}>` +
    colourElement("x14:colorSeries", COLOUR) + colourElement("x14:colorNegative", "C00000") + colourElement("x14:colorAxis", "000000") +
    colourElement("x14:colorMarkers", COLOUR) + colourElement("x14:colorFirst", COLOUR) + colourElement("x14:colorLast", COLOUR) +
    colourElement("x14:colorHigh", COLOUR) + colourElement("x14:colorLow", COLOUR) +
    `<x14:sparklines>${items.join("")}</x14:sparklines></x14:sparklineGroup>`
  );
}
