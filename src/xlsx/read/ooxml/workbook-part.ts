import type { Grid } from "../../../core/model/grid.ts";
import { LIMITS } from "../../../core/model/limits.ts";
import { refuse, refuseDamaged } from "../refuse.ts";
import { walkXml, xmlText } from "../xml/walk-xml.ts";
import { type Zip, findPart, wholePart } from "../zip/zip-part.ts";
import { type Relationship, readRelationships } from "./relationships.ts";

export interface SheetEntry {
  readonly name: string;
  readonly state: Grid["state"];
  /** undefined for sheets without cells (chart sheets, dialogs, macro sheets). */
  readonly part: string | undefined;
}

export interface WorkbookPart {
  readonly date1904: boolean;
  readonly sheets: readonly SheetEntry[];
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
}

const STATES = new Map<string, Grid["state"]>([["hidden", "hidden"], ["veryHidden", "veryHidden"]]);
const isTrue = (value: string | undefined): boolean => value === "1" || value === "true" || value === "on";

/** Sheets in tab order with their parts, and where strings and styles stand. Refuses a package whose main part is missing. */
export async function readWorkbookPart(zip: Zip): Promise<WorkbookPart> {
  const main = (await readRelationships(zip, "")).find((r) => r.type === "officeDocument")?.target ?? "xl/workbook.xml";
  const bytes = await wholePart(zip, main);
  if (bytes === undefined) return refuseDamaged({ where: "missing_part", part: main });
  const relationships = await readRelationships(zip, main);
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  walkXml(xmlText(bytes, main), {
    open: (tag, attributes) => {
      if (tag === "workbookPr") date1904 = isTrue(attributes.get("date1904"));
      if (tag !== "sheet") return;
      if (sheets.length === LIMITS.sheets) refuse({ kind: "too_large", limit: "sheets", allowed: LIMITS.sheets });
      const relationship = relationships.find((r) => r.id === attributes.get("id"));
      const name = attributes.get("name") ?? `Sheet${sheets.length + 1}`;
      sheets.push({ name, state: STATES.get(attributes.get("state") ?? "") ?? "visible", part: sheetPart(zip, relationship, name) });
    },
  });
  if (sheets.length === 0) refuse({ kind: "no_sheet" });
  return { date1904, sheets, sharedStrings: targetOf(relationships, "sharedStrings"), styles: targetOf(relationships, "styles") };
}

const targetOf = (relationships: readonly Relationship[], type: string): string | undefined => relationships.find((r) => r.type === type)?.target;

function sheetPart(zip: Zip, relationship: Relationship | undefined, name: string): string | undefined {
  if (relationship !== undefined && relationship.type !== "worksheet") return undefined;
  if (relationship === undefined || findPart(zip, relationship.target) === undefined) {
    refuseDamaged({ where: "missing_part", part: relationship?.target ?? name });
  }
  return relationship?.target;
}
