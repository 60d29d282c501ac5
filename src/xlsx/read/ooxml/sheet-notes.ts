import { parseA1Range } from "../../../core/model/cell-address.ts";
import type { Grid } from "../../../core/model/grid.ts";
import { LIMITS } from "../../../core/model/limits.ts";
import { unescapeExcel } from "../xml/unescape.ts";
import { walkXml, xmlText } from "../xml/walk-xml.ts";
import { type Zip, wholePart } from "../zip/zip-part.ts";
import { readRelationships } from "./relationships.ts";

export interface SheetExtras {
  readonly notes: Grid["notes"];
  readonly drawingCount: number;
}

/** What hangs on a sheet by its relationships: notes (`comments`) and drawings, counted. */
export async function readSheetExtras(zip: Zip, sheetPart: string): Promise<SheetExtras> {
  const relationships = await readRelationships(zip, sheetPart);
  let notes: Grid["notes"] = [];
  let drawingCount = 0;
  for (const { type, target } of relationships) {
    if (type === "comments" && notes.length === 0) notes = await readNotes(zip, target); // a sheet has one part of notes
    if (type === "drawing") drawingCount += await countDrawings(zip, target);
  }
  return { notes, drawingCount };
}

async function readNotes(zip: Zip, part: string): Promise<Grid["notes"]> {
  const bytes = await wholePart(zip, part);
  if (bytes === undefined) return [];
  const notes: { row: number; column: number; text: string }[] = [];
  let text = "";
  let inText = false;
  let furigana = false;
  let place: { top: number; left: number } | undefined;
  walkXml(xmlText(bytes, part), {
    open: (tag, attributes) => {
      if (tag === "comment") {
        place = parseA1Range(attributes.get("ref") ?? "");
        text = "";
      }
      inText = tag === "t";
      furigana ||= tag === "rPh";
    },
    text: (piece) => {
      if (inText && !furigana) text += piece;
    },
    close: (tag) => {
      if (tag === "rPh") furigana = false;
      if (tag === "t") inText = false;
      if (tag === "comment" && place !== undefined && notes.length < LIMITS.notes) notes.push({ row: place.top, column: place.left, text: unescapeExcel(text) });
    },
  });
  return notes;
}

const ANCHORS = new Set(["twoCellAnchor", "oneCellAnchor", "absoluteAnchor"]);

/** Pictures, text boxes, charts: one for each anchor. */
async function countDrawings(zip: Zip, part: string): Promise<number> {
  const bytes = await wholePart(zip, part);
  let count = 0;
  if (bytes !== undefined) walkXml(xmlText(bytes, part), { open: (tag) => void (count += ANCHORS.has(tag) ? 1 : 0) });
  return count;
}
