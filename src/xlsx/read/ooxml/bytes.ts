import { refuse } from "../refuse.ts";

/** Bytes of XML markup. */
export const LT = 60;
export const GT = 62;
export const SLASH = 47;
export const BANG = 33;
export const QUESTION = 63;
export const EQUALS = 61;
export const QUOTE = 34;
export const APOSTROPHE = 39;
export const COLON = 58;
export const SPACE = 32;

/** Is this the byte after a tag's name? */
export const endsName = (byte: number | undefined): boolean => byte === GT || byte === SLASH || (byte !== undefined && byte <= SPACE);

/** Position after the `>` of the tag that starts at `at` (its `<`); -1 when it is not whole before `end`. */
export function afterTag(bytes: Uint8Array, at: number, end: number): number {
  for (let i = at + 1; i < end; i++) {
    const byte = bytes[i];
    if (byte === GT) return i + 1;
    if (byte !== QUOTE && byte !== APOSTROPHE) continue;
    i = bytes.indexOf(byte, i + 1);
    if (i < 0 || i >= end) return -1;
  }
  return -1;
}

/** Position of `pattern` from `at` on, wholly before `end`; -1 when it is not there. */
export function findBytes(bytes: Uint8Array, pattern: readonly number[], at: number, end: number): number {
  const [first = 0] = pattern;
  for (let i = bytes.indexOf(first, at); i >= 0 && i + pattern.length <= end; i = bytes.indexOf(first, i + 1)) {
    if (startsAt(bytes, pattern, i)) return i;
  }
  return -1;
}

function startsAt(bytes: Uint8Array, pattern: readonly number[], at: number): boolean {
  for (let n = 1; n < pattern.length; n++) if (bytes[at + n] !== pattern[n]) return false;
  return true;
}

const COMMENT_END = [45, 45, 62];
const CDATA_END = [93, 93, 62];
export const isComment = (b: Uint8Array, at: number): boolean => b[at + 2] === 45 && b[at + 3] === 45;
export const isCdata = (b: Uint8Array, at: number): boolean => b[at + 2] === 91;

/** Position after a comment, CDATA section or processing instruction at `at`; -1 when it is not whole. Refuses declarations (`<!DOCTYPE`, `<!ENTITY`). */
export function afterMarkup(bytes: Uint8Array, at: number, end: number): number {
  if (at + 4 > end) return -1;
  if (bytes[at + 1] === QUESTION) return afterTag(bytes, at, end);
  if (isComment(bytes, at)) return plus3(findBytes(bytes, COMMENT_END, at + 4, end));
  if (isCdata(bytes, at)) return plus3(findBytes(bytes, CDATA_END, at + 9, end));
  return refuse({ kind: "entity_declaration", part: "" });
}

const plus3 = (at: number): number => (at < 0 ? -1 : at + 3);
