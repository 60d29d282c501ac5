import type { StyleFormats } from "../cell-kind.ts";
import { builtInFormat, isDateFormat } from "../number-format.ts";
import { walkXml, xmlText } from "../xml/walk-xml.ts";
import { type Zip, wholePart } from "../zip/zip-part.ts";

/** Number formats by style index (`s` of a cell). A workbook without styles has General everywhere. */
export async function readStyles(zip: Zip, part: string | undefined): Promise<StyleFormats> {
  const bytes = part === undefined ? undefined : await wholePart(zip, part);
  return bytes === undefined || part === undefined ? { codes: [], isDate: [] } : parseStyles(xmlText(bytes, part));
}

/** Styles a cell can name; Excel itself ends at 65,490. */
const STYLES = 65_536;

/** Formats of `cellXfs` in order, each by the file's own code or, where it has none, the built-in one. */
export function parseStyles(xml: string): StyleFormats {
  const own = new Map<number, string>();
  const ids: number[] = [];
  let inCellFormats = false;
  walkXml(xml, {
    open: (tag, attributes) => {
      if (tag === "cellXfs") inCellFormats = true;
      else if (tag === "numFmt") own.set(Number(attributes.get("numFmtId")), attributes.get("formatCode") ?? "");
      else if (tag === "xf" && inCellFormats && ids.length < STYLES) ids.push(Number(attributes.get("numFmtId") ?? 0));
    },
    close: (tag) => {
      if (tag === "cellXfs") inCellFormats = false;
    },
  });
  const codes = ids.map((id) => codeOf(id, own));
  return { codes, isDate: codes.map(isDateFormat) };
}

function codeOf(id: number, own: ReadonlyMap<number, string>): string | undefined {
  const code = own.get(id) ?? builtInFormat(id);
  return code === "General" || code === "G/標準" || code === "" ? undefined : code;
}
