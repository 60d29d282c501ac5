import { LIMITS } from "../../../core/model/limits.ts";
import { refuseDamaged } from "../refuse.ts";
import { decodeUtf8 } from "../xml/utf8.ts";
import { type AttributeRead, STOP, nextAttribute, readInteger, shortName } from "./attributes.ts";
import type { SheetScan } from "./sheet-scan.ts";

const R = 114;
const attribute: AttributeRead = { nameStart: 0, nameEnd: 0, valueStart: 0, valueEnd: 0 };

/** Reads the attributes of a `<row` from behind its name. Returns the position behind its `>`, -1 when it is not whole. */
export function readRow(scan: SheetScan, bytes: Uint8Array, at: number, end: number): number {
  let row = scan.row + 1; // a row without a number follows the one before
  let hidden = false;
  for (let i = at; ; ) {
    i = nextAttribute(bytes, i, end, attribute);
    if (i === STOP.CUT_OFF) return -1;
    if (i < 0) break;
    if (shortName(bytes, attribute) === R) row = readInteger(bytes, attribute.valueStart, attribute.valueEnd);
    else hidden ||= hides(bytes, attribute);
  }
  if (row < 1 || row > LIMITS.rows) refuseDamaged({ where: "sheet", sheet: scan.sheet, row: scan.row });
  scan.row = row;
  scan.column = 0;
  scan.rowHidden = hidden;
  return attribute.valueEnd;
}

/** `hidden="1"`, or a height of nothing. Looked at by the first letter, for rows have many other attributes. */
function hides(bytes: Uint8Array, read: AttributeRead): boolean {
  if (bytes[read.nameStart] !== 104) return false;
  const name = decodeUtf8(bytes, read.nameStart, read.nameEnd).trim();
  const value = decodeUtf8(bytes, read.valueStart, read.valueEnd);
  return name === "hidden" ? value === "1" || value === "true" : name === "ht" && Number(value) === 0;
}
