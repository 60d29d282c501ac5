import type { ForeignContent } from "../../../core/model/fault.ts";
import { refuse } from "../refuse.ts";
import { walkXml, xmlText } from "../xml/walk-xml.ts";
import { type Zip, findPart, wholePart } from "../zip/zip-part.ts";

const CONTENT_TYPES = "[Content_Types].xml";

/** Kinds of other packages, by a piece of their main part's content type. */
const FOREIGN: readonly (readonly [string, ForeignContent])[] = [
  ["sheet.binary", "xlsb"],
  ["wordprocessingml", "word"],
  ["ms-word", "word"],
  ["presentationml", "powerpoint"],
  ["ms-powerpoint", "powerpoint"],
];

/** xlsx or xlsm (also templates), by the content types of the package. Refuses other packages by what they are. */
export async function packageFormat(zip: Zip): Promise<"xlsx" | "xlsm"> {
  const bytes = await wholePart(zip, CONTENT_TYPES);
  if (bytes === undefined) return refuse({ kind: "wrong_content", found: isOpenDocument(zip) ? "ods" : "other_zip" });
  const types: string[] = [];
  walkXml(xmlText(bytes, CONTENT_TYPES), { open: (_, attributes) => void types.push((attributes.get("ContentType") ?? "").toLowerCase()) });
  const has = (piece: string): boolean => types.some((type) => type.includes(piece));
  if (has("spreadsheetml.sheet.main") || has("spreadsheetml.template.main")) return "xlsx";
  if (has("sheet.macroenabled.main") || has("template.macroenabled.main")) return "xlsm";
  const found = FOREIGN.find(([piece]) => has(piece))?.[1];
  if (found === undefined && findPart(zip, "xl/workbook.xml") !== undefined) return "xlsx";
  return refuse({ kind: "wrong_content", found: found ?? "other_zip" });
}

const isOpenDocument = (zip: Zip): boolean => findPart(zip, "mimetype") !== undefined && findPart(zip, "content.xml") !== undefined;
