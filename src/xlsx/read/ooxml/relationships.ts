import { walkXml, xmlText } from "../xml/walk-xml.ts";
import { type Zip, wholePart } from "../zip/zip-part.ts";

export interface Relationship {
  readonly id: string;
  /** Last word of the type's URI: "worksheet", "sharedStrings"; so transitional and strict files are the same. */
  readonly type: string;
  /** Part name from the package's root, without a leading `/`. */
  readonly target: string;
}

/** `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`. */
function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** `../drawings/d.xml` as seen from `xl/worksheets/sheet1.xml` → `xl/drawings/d.xml`. */
export function resolveTarget(part: string, target: string): string {
  const path = target.replaceAll("\\", "/");
  const steps = path.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

/** Relationships of a part (of the package itself for ""); none when it has no such part. External targets are left out. */
export async function readRelationships(zip: Zip, part: string): Promise<readonly Relationship[]> {
  const name = relationshipsPart(part);
  const bytes = await wholePart(zip, name);
  if (bytes === undefined) return [];
  const found: Relationship[] = [];
  walkXml(xmlText(bytes, name), {
    open: (tag, attributes) => {
      if (tag !== "Relationship" || attributes.get("TargetMode") === "External") return;
      const type = attributes.get("Type") ?? "";
      found.push({ id: attributes.get("Id") ?? "", type: type.slice(type.lastIndexOf("/") + 1), target: resolveTarget(part, attributes.get("Target") ?? "") });
    },
  });
  return found;
}
