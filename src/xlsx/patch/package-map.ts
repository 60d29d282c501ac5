import type { PackageCopy } from "./package-copy.ts";
import { attribute, decodeEntities } from "./xml-text.ts";

export interface Relation {
  readonly id: string;
  /** Last word of the relationship type: worksheet, comments, vmlDrawing. */
  readonly type: string;
  /** Part name without a leading slash. */
  readonly target: string;
}

/** `xl/worksheets/sheet1.xml` → `xl/worksheets/_rels/sheet1.xml.rels`. */
export const relsName = (part: string): string => part.replace(/([^/]*)$/u, "_rels/$1.rels");

/** Relations of a part, targets made absolute. */
export function relationsOf(copy: PackageCopy, part: string): readonly Relation[] {
  const xml = copy.text(relsName(part)) ?? "";
  return [...xml.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/gu)].flatMap(([tag]) => {
    const [id, type, target] = [attribute(tag, "Id"), attribute(tag, "Type"), attribute(tag, "Target")];
    if (id === undefined || type === undefined || target === undefined || attribute(tag, "TargetMode") === "External") return [];
    return [{ id, type: type.replace(/^.*\//u, ""), target: resolve(part, decodeEntities(target)) }];
  });
}

function resolve(part: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = part.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== ".") path.push(step);
  }
  return path.join("/");
}

/** Part of each sheet by its name, and the styles part. */
export function mapWorkbook(copy: PackageCopy): { readonly sheets: ReadonlyMap<string, string>; readonly styles: string | undefined } | undefined {
  const workbook = relationsOf(copy, "").find((r) => r.type === "officeDocument")?.target ?? "xl/workbook.xml";
  const xml = copy.text(workbook);
  if (xml === undefined || xml.includes("purl.oclc.org")) return undefined;
  const relations = relationsOf(copy, workbook);
  const sheets = new Map<string, string>();
  for (const [tag] of xml.matchAll(/<(?:\w+:)?sheet\s[^>]*>/gu)) {
    const name = attribute(tag, "name");
    const id = attribute(tag, "(?:\\w+:)?id");
    const target = relations.find((r) => r.id === id)?.target;
    if (name !== undefined && target !== undefined) sheets.set(decodeEntities(name), target);
  }
  return { sheets, styles: relations.find((r) => r.type === "styles")?.target };
}
