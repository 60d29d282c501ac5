import { APOSTROPHE, EQUALS, GT, QUOTE, SLASH, SPACE } from "./bytes.ts";

/** Where an attribute stands in the bytes. A record that is used again and again. */
export interface AttributeRead {
  nameStart: number;
  nameEnd: number;
  valueStart: number;
  valueEnd: number;
}

/** What stopped the reading of attributes. */
export const STOP = { TAG_OPEN: -1, TAG_SELF_CLOSED: -2, CUT_OFF: -3 } as const;

/**
 * Reads the next attribute of a tag from `at` (behind its name or the attribute before).
 * Returns the position behind it, with `into` filled; or a `STOP`, with `into.valueEnd` behind the tag's `>`.
 */
export function nextAttribute(bytes: Uint8Array, at: number, end: number, into: AttributeRead): number {
  let i = at;
  while (i < end && bytes[i]! <= SPACE) i++;
  if (i >= end) return STOP.CUT_OFF;
  if (bytes[i] === GT) return stop(into, i + 1, STOP.TAG_OPEN);
  if (bytes[i] === SLASH) return i + 1 < end ? stop(into, i + 2, STOP.TAG_SELF_CLOSED) : STOP.CUT_OFF;
  into.nameStart = i;
  while (i < end && bytes[i] !== EQUALS && bytes[i] !== GT) i++;
  into.nameEnd = i;
  i++;
  while (i < end && bytes[i] !== QUOTE && bytes[i] !== APOSTROPHE && bytes[i] !== GT) i++;
  if (i >= end) return STOP.CUT_OFF;
  const quote = bytes[i]!;
  if (quote === GT) return stop(into, i + 1, STOP.TAG_OPEN);
  into.valueStart = ++i;
  while (i < end && bytes[i] !== quote) i++;
  into.valueEnd = i;
  return i < end ? i + 1 : STOP.CUT_OFF;
}

function stop(into: AttributeRead, after: number, why: number): number {
  into.valueEnd = after;
  return why;
}

/** Length-one name (`r`, `s`, `t`), as a byte; 0 for any other. A space before `=` is allowed by XML. */
export function shortName(bytes: Uint8Array, read: AttributeRead): number {
  if (read.nameEnd === read.nameStart + 1) return bytes[read.nameStart]!;
  for (let i = read.nameStart + 1; i < read.nameEnd; i++) if (bytes[i]! > SPACE) return 0;
  return bytes[read.nameStart] ?? 0;
}

/** Decimal digits → integer; other bytes are passed over. At most 9 digits count. */
export function readInteger(bytes: Uint8Array, start: number, end: number): number {
  let n = 0;
  for (let i = start; i < end && n < 1e9; i++) {
    const digit = bytes[i]! - 48;
    if (digit >= 0 && digit <= 9) n = n * 10 + digit;
  }
  return n;
}
