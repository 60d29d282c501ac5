import type { WorkbookModel } from "../../../core/model/workbook.ts";
import { type ProblemList, hasControl, repeated } from "./report.ts";

/** Excel cuts longer ones off, or repairs the file. Source: ECMA-376 part 1, 18.3.1.46. */
const MAX_HEADER_CHARS = 255;

/** Texts outside cells that have no way to carry a control character, and the properties' own rules. */
export function checkPlain({ properties, sheets }: WorkbookModel, report: ProblemList): void {
  const { created, custom = {}, ...texts } = properties;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u.test(created)) report.add(`created "${created}" is not YYYY-MM-DDTHH:MM:SSZ`);
  for (const text of [...Object.values(texts), ...Object.keys(custom), ...Object.values(custom)]) {
    if (hasControl(text)) report.add("control character in a document property");
  }
  for (const name of repeated(Object.keys(custom))) report.add(`document property "${name}" is given twice`);
  if (Object.keys(custom).includes("")) report.add("document property without a name");
  for (const { name, print } of sheets) {
    for (const text of [print?.header ?? "", print?.footer ?? ""]) {
      if (text.length > MAX_HEADER_CHARS || hasControl(text)) report.add("page header or footer too long or with a control character", name);
    }
  }
}
