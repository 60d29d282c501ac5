import { unescapeExcel, unescapeXml } from "../xml/unescape.ts";
import { decodeUtf8 } from "../xml/utf8.ts";
import { BANG, COLON, LT, QUESTION, SLASH, afterMarkup, afterTag, endsName, isCdata } from "./bytes.ts";

/** Text read from markup, and where reading went on. A record that is used again and again. */
export interface TextRead {
  text: string;
  /** Position after what was read; -1 when it is not whole in the bytes at hand. */
  next: number;
}

/**
 * Character data from `at` up to the next tag: entities resolved, CDATA taken as it is, comments left out.
 * `_xHHHH_` is left alone.
 */
export function readCharacters(bytes: Uint8Array, at: number, end: number, into: TextRead): void {
  into.text = "";
  into.next = -1;
  for (let i = at; ; ) {
    const tag = bytes.indexOf(LT, i);
    if (tag < 0 || tag + 1 >= end) return;
    if (tag > i) into.text += plainText(bytes, i, tag);
    if (bytes[tag + 1] !== BANG && bytes[tag + 1] !== QUESTION) {
      into.next = tag;
      return;
    }
    i = afterMarkup(bytes, tag, end);
    if (i < 0) return;
    if (isCdata(bytes, tag)) into.text += decodeUtf8(bytes, tag + 9, i - 3);
  }
}

/** Characters without markup between them. */
export function plainText(bytes: Uint8Array, start: number, end: number): string {
  const text = decodeUtf8(bytes, start, end);
  return text.includes("&") || text.includes("\r") ? unescapeXml(text) : text;
}

const T = 116;
const R = 114;
const P = 80;
const H = 104;
const S = 115;
const I = 105;

/**
 * Text of an `<si>` or `<is>` whose open tag ends at `at`: its `<t>` runs joined, without the furigana in `<rPh>`.
 * `into.next` stands after the closing tag.
 */
export function readRichText(bytes: Uint8Array, at: number, end: number, into: TextRead): void {
  let text = "";
  let furigana = false;
  let i = at;
  for (;;) {
    const tag = bytes.indexOf(LT, i);
    const next = tag < 0 ? -1 : bytes[tag + 1] === BANG || bytes[tag + 1] === QUESTION ? afterMarkup(bytes, tag, end) : afterTag(bytes, tag, end);
    if (next < 0) break;
    i = next;
    const closing = bytes[tag + 1] === SLASH;
    const name = localStart(bytes, closing ? tag + 2 : tag + 1, next);
    const selfClosing = bytes[next - 2] === SLASH;
    if (isFurigana(bytes, name)) furigana = !closing && !selfClosing;
    else if (closing && isItem(bytes, name)) return settle(into, text, next);
    else if (!closing && !selfClosing && bytes[name] === T && endsName(bytes[name + 1])) {
      readCharacters(bytes, next, end, into);
      if (into.next < 0) break;
      i = into.next;
      if (!furigana) text += unescapeExcel(into.text); // each <t> is an ST_Xstring of its own
    }
  }
  settle(into, "", -1);
}

function settle(into: TextRead, text: string, next: number): void {
  into.text = text;
  into.next = next;
}

const isFurigana = (b: Uint8Array, n: number): boolean => b[n] === R && b[n + 1] === P && b[n + 2] === H && endsName(b[n + 3]);
const isItem = (b: Uint8Array, n: number): boolean => (b[n] === S ? b[n + 1] === I : b[n] === I && b[n + 1] === S) && endsName(b[n + 2]);

/** Start of the local name of the tag name at `at`: after its prefix, if it has one. */
export function localStart(bytes: Uint8Array, at: number, end: number): number {
  for (let i = at; i < end && !endsName(bytes[i]); i++) if (bytes[i] === COLON) return i + 1;
  return at;
}

