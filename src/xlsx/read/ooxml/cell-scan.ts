import { COMPUTED, KIND } from "../cell-kind.ts";
import { serialOfIso } from "../date-value.ts";
import { unescapeExcel } from "../xml/unescape.ts";
import { type AttributeRead, STOP, nextAttribute, shortName } from "./attributes.ts";
import { BANG, EQUALS, GT, LT, QUESTION, QUOTE, SLASH, SPACE, afterMarkup, afterTag, endsName } from "./bytes.ts";
import { readCharacters, readRichText } from "./rich-text.ts";
import { type SheetScan, checkPlace } from "./sheet-scan.ts";

const attribute: AttributeRead = { nameStart: 0, nameEnd: 0, valueStart: 0, valueEnd: 0 };
const [R, S, T, V, F, I, C] = [114, 115, 116, 118, 102, 105, 99] as const;

/** Cell types (`t`), by what their first letters tell. */
const TYPE = { NUMBER: 0, SHARED: 1, TEXT: 2, BOOLEAN: 3, ERROR: 4, DATE: 5 } as const;
const [LETTER_B, LETTER_D, LETTER_E, LETTER_N] = [98, 100, 101, 110] as const;

/**
 * Reads a `<c` from behind its name into `scan`. Returns the position behind the cell, -1 when it is not whole in the bytes at hand.
 * Nothing is settled before the cell is whole, so that it can be read again.
 */
export function readCell(scan: SheetScan, bytes: Uint8Array, at: number, end: number): number {
  const before = scan.column;
  scan.column = before + 1; // a cell without a reference follows the one before
  scan.style = 0;
  scan.type = TYPE.NUMBER;
  scan.kind = KIND.BLANK;
  scan.hasResult = false;
  let i = readPlainAttributes(scan, bytes, at, end);
  if (i >= 0) i = bytes[i] === GT ? readContent(scan, bytes, i + 1, end) : readOddAttributes(scan, bytes, i, end);
  if (i < 0) scan.column = before;
  else checkPlace(scan);
  return i;
}

/** Attributes written as every spreadsheet program writes them: ` r="B3" s="4" t="s"`. Stops at anything else; -1 when cut off. */
function readPlainAttributes(scan: SheetScan, bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (bytes[i] === SPACE && bytes[i + 2] === EQUALS && bytes[i + 3] === QUOTE) {
    const name = bytes[i + 1];
    i += 4;
    if (name === R) i = readReference(scan, bytes, i, end);
    else if (name === S) i = readStyle(scan, bytes, i, end);
    else {
      const start = i;
      while (i < end && bytes[i] !== QUOTE) i++;
      if (name === T) scan.type = typeOf(bytes, start, i);
    }
    i++;
  }
  return i < end ? i : -1;
}

/** Whatever else XML allows in a tag, and the end of the tag. */
function readOddAttributes(scan: SheetScan, bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  for (;;) {
    i = nextAttribute(bytes, i, end, attribute);
    if (i < 0) break;
    takeAttribute(scan, shortName(bytes, attribute), bytes, attribute);
  }
  if (i === STOP.CUT_OFF) return -1;
  return i === STOP.TAG_SELF_CLOSED ? attribute.valueEnd : readContent(scan, bytes, attribute.valueEnd, end);
}

function takeAttribute(scan: SheetScan, name: number, bytes: Uint8Array, { valueStart, valueEnd }: AttributeRead): void {
  if (name === R) readReference(scan, bytes, valueStart, valueEnd);
  else if (name === S) readStyle(scan, bytes, valueStart, valueEnd);
  else if (name === T) scan.type = typeOf(bytes, valueStart, valueEnd);
}

/** `AB12` up to the closing quote, whose position is returned. What is neither letter nor digit is passed over. */
function readReference(scan: SheetScan, bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  let column = 0;
  let row = 0;
  for (; i < end; i++) {
    const byte = bytes[i]!;
    if (byte >= 65) column = column * 26 + (byte & 0xdf) - 64;
    else if (byte >= 48 && byte <= 57) row = row * 10 + byte - 48;
    else if (byte === QUOTE) break;
  }
  if (column > 0) scan.column = column;
  if (column > 0 && row > 0) scan.row = row;
  return i;
}

function readStyle(scan: SheetScan, bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  let style = 0;
  for (; i < end && bytes[i] !== QUOTE; i++) style = style * 10 + bytes[i]! - 48;
  scan.style = style;
  return i;
}

function typeOf(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start];
  if (first === S) return end - start === 1 ? TYPE.SHARED : TYPE.TEXT;
  if (first === LETTER_N) return TYPE.NUMBER;
  if (first === LETTER_B) return TYPE.BOOLEAN;
  if (first === LETTER_E) return TYPE.ERROR;
  return first === LETTER_D ? TYPE.DATE : TYPE.TEXT; // "inlineStr", "str"
}

/** Children of the cell, up to its end. */
function readContent(scan: SheetScan, bytes: Uint8Array, at: number, end: number): number {
  const { prefix } = scan;
  let computed = 0;
  for (let i = at; ; ) {
    while (i < end && bytes[i] !== LT) i++;
    const name = i + 1 + prefix;
    if (name + 2 >= end) return -1;
    const first = bytes[name];
    if (first === V && bytes[name + 1] === GT) {
      i = readValue(scan, bytes, name + 2, end);
      if (i >= 0 && i + 8 <= end && closesCell(bytes, i)) {
        scan.kind |= computed;
        return i + 8;
      }
    } else if (bytes[i + 1] === SLASH) {
      const isEnd = bytes[name + 1] === C && endsName(bytes[name + 2]);
      i = afterTag(bytes, i, end);
      if (isEnd && i >= 0) scan.kind |= computed;
      if (isEnd) return i;
    } else {
      if (first === F && endsName(bytes[name + 1])) computed = COMPUTED;
      i = readOther(scan, bytes, i, end);
    }
    if (i < 0) return -1;
  }
}

/** `</v></c>`, the usual end of a cell. */
const closesCell = (b: Uint8Array, i: number): boolean =>
  b[i + 2] === V && b[i + 3] === GT && b[i + 4] === LT && b[i + 5] === SLASH && b[i + 6] === C && b[i + 7] === GT;

/** A `<v` with attributes, `<is>`, `<f>`, a comment, or an extension, which is passed over whole. */
function readOther(scan: SheetScan, bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at + 1] === BANG || bytes[at + 1] === QUESTION) return afterMarkup(bytes, at, end);
  const next = afterTag(bytes, at, end);
  const name = at + 1 + scan.prefix;
  const isValue = bytes[name] === V && endsName(bytes[name + 1]);
  if (isValue) scan.hasResult = true;
  if (next < 0 || bytes[next - 2] === SLASH) return next;
  if (isValue) return readValue(scan, bytes, next, end);
  if (bytes[name] === I && bytes[name + 1] === S && endsName(bytes[name + 2])) {
    readRichText(bytes, next, end, scan.read);
    if (scan.read.next >= 0) settleText(scan, KIND.TEXT, scan.read.text);
    return scan.read.next;
  }
  return skipElement(bytes, next, end);
}

/** From behind an open tag to behind its end tag, whatever lies between. */
function skipElement(bytes: Uint8Array, at: number, end: number): number {
  let depth = 1;
  let i = at;
  while (depth > 0) {
    const tag = bytes.indexOf(LT, i);
    if (tag < 0 || tag + 1 >= end) return -1;
    const isMarkup = bytes[tag + 1] === BANG || bytes[tag + 1] === QUESTION;
    i = isMarkup ? afterMarkup(bytes, tag, end) : afterTag(bytes, tag, end);
    if (i < 0) return -1;
    if (isMarkup || bytes[i - 2] === SLASH) continue;
    depth += bytes[tag + 1] === SLASH ? -1 : 1;
  }
  return i;
}

/** The text of a `<v>` from behind its `>`; returns the position of its end tag. */
function readValue(scan: SheetScan, bytes: Uint8Array, at: number, end: number): number {
  const { type } = scan;
  scan.hasResult = true;
  if (type <= TYPE.SHARED) {
    const next = readPlainNumber(scan, bytes, at, end);
    if (next >= 0) {
      scan.kind = type === TYPE.SHARED ? KIND.SHARED : KIND.NUMBER;
      return next;
    }
  }
  readCharacters(bytes, at, end, scan.read);
  if (scan.read.next >= 0) settleValue(scan, type, scan.read.text);
  return scan.read.next;
}

/** 10^0 … 10^15, exact. */
const POWERS = Float64Array.from({ length: 16 }, (_, n) => Number(`1e${n}`));

/**
 * `-12.5`: up to 15 digits and a point, read exactly: an integer below 2^53 over a power of ten below 10^22 is rounded once
 * (Clinger 1990). Anything else (exponents, longer numbers) → -1, for the slow way.
 */
function readPlainNumber(scan: SheetScan, bytes: Uint8Array, at: number, end: number): number {
  const negative = bytes[at] === 45;
  const start = negative ? at + 1 : at;
  let n = 0;
  let point = -1;
  let i = start;
  for (; i < end; i++) {
    const digit = bytes[i]! - 48;
    if (digit >= 0 && digit <= 9) n = n * 10 + digit;
    else if (digit === -2 && point < 0) point = i;
    else break;
  }
  const digits = point < 0 ? i - start : i - start - 1;
  if (i >= end || bytes[i] !== LT || bytes[i + 1] !== SLASH || digits === 0 || digits > 15) return -1;
  if (point >= 0) n /= POWERS[i - point - 1]!;
  scan.value = negative ? -n : n;
  return i;
}

function settleValue(scan: SheetScan, type: number, text: string): void {
  if (type === TYPE.TEXT) return settleText(scan, KIND.TEXT, unescapeExcel(text));
  if (type === TYPE.ERROR) return settleText(scan, KIND.ERROR, text);
  if (text.trim() === "") return;
  if (type === TYPE.BOOLEAN) return settleNumber(scan, KIND.BOOLEAN, text.trim() === "1" || text.trim() === "true" ? 1 : 0);
  const serial = type === TYPE.DATE ? serialOfIso(text.trim(), scan.date1904) : undefined;
  if (serial !== undefined) return settleNumber(scan, KIND.DATE, serial);
  const number = type === TYPE.DATE ? Number.NaN : Number(text);
  if (Number.isFinite(number)) settleNumber(scan, type === TYPE.SHARED ? KIND.SHARED : KIND.NUMBER, number);
  else settleText(scan, KIND.TEXT, text); // not what its type says: kept as it is written
}

function settleNumber(scan: SheetScan, kind: number, value: number): void {
  scan.kind = kind;
  scan.value = value;
}

function settleText(scan: SheetScan, kind: number, text: string): void {
  scan.kind = text === "" ? KIND.BLANK : kind;
  scan.text = text;
}

