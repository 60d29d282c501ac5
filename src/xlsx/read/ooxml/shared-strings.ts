import { LIMITS } from "../../../core/model/limits.ts";
import { refuse, refuseDamaged } from "../refuse.ts";
import { type Zip, findPart, readPart } from "../zip/zip-part.ts";
import { unescapeExcel } from "../xml/unescape.ts";
import { BANG, GT, LT, QUESTION, SLASH, afterMarkup, afterTag, endsName, findBytes } from "./bytes.ts";
import { type ChunkReader, makeChunkReader } from "./chunk-reader.ts";
import { type TextRead, localStart, plainText, readRichText } from "./rich-text.ts";

/** The shared strings of a workbook in order, furigana left out. Refuses parts over `LIMITS.sharedStringBytes`. */
export async function readSharedStrings(zip: Zip, part: string | undefined): Promise<readonly string[]> {
  const entry = part === undefined ? undefined : findPart(zip, part);
  if (entry === undefined) return [];
  if (entry.bytes > LIMITS.sharedStringBytes) refuse({ kind: "too_large", limit: "part_bytes", allowed: LIMITS.sharedStringBytes });
  const strings: string[] = [];
  const reader = makeStringReader(strings, entry.name);
  for await (const piece of readPart(zip, entry)) {
    reader.push(piece);
    if (strings.length > LIMITS.sharedStrings) refuse({ kind: "too_large", limit: "shared_strings", allowed: LIMITS.sharedStrings });
  }
  reader.end();
  return strings;
}

const [S, I, R, P, CAPITAL_P] = [115, 105, 114, 112, 80] as const;

/** Adds each `<si>` of the bytes pushed to `strings`. */
export function makeStringReader(strings: string[], part: string): ChunkReader {
  const read: TextRead = { text: "", next: -1 };
  return makeChunkReader(part, (bytes, end) => {
    for (let i = 0; ; ) {
      const tag = bytes.indexOf(LT, i);
      if (tag < 0 || tag >= end) return end;
      const next = step(bytes, tag, end, read, strings);
      if (next < 0) return tag;
      i = next;
    }
  }, () => refuseDamaged({ where: "part", part }));
}

function step(bytes: Uint8Array, tag: number, end: number, read: TextRead, strings: string[]): number {
  if (bytes[tag + 1] === BANG || bytes[tag + 1] === QUESTION) return afterMarkup(bytes, tag, end);
  const next = afterTag(bytes, tag, end);
  if (next < 0 || bytes[tag + 1] === SLASH) return next;
  const name = localStart(bytes, tag + 1, next);
  if (bytes[name] !== S || bytes[name + 1] !== I || !endsName(bytes[name + 2])) return next;
  if (bytes[next - 2] === SLASH) {
    strings.push("");
    return next;
  }
  const plain = readPlainString(bytes, next, end, strings);
  if (plain >= 0) return plain;
  readRichText(bytes, next, end, read);
  if (read.next >= 0) strings.push(read.text);
  return read.next;
}

const T = 116;
/** `</t></si>` and what follows `</t>` where there are furigana. */
const ITEM_END = [60, 47, 115, 105, 62];

/**
 * The usual string, `<t>…</t>` with nothing or only furigana behind it (the schema has no text after those), read without
 * looking at each tag. Returns the position behind `</si>`, or -1 for everything that needs a closer look.
 */
function readPlainString(bytes: Uint8Array, at: number, end: number, strings: string[]): number {
  if (bytes[at] !== LT || bytes[at + 1] !== T || bytes[at + 2] !== GT) return -1;
  const close = bytes.indexOf(LT, at + 3);
  if (close < 0 || close + 9 > end || bytes[close + 1] !== SLASH || bytes[close + 2] !== T || bytes[close + 3] !== GT) return -1;
  const behind = close + 4;
  const isLast = bytes[behind + 1] === SLASH;
  if (!isLast && bytes[behind + 1] !== R && bytes[behind + 1] !== P) return -1;
  if (bytes[behind + 1] === R && bytes[behind + 2] !== CAPITAL_P) return -1;
  const itemEnd = isLast ? behind : findBytes(bytes, ITEM_END, behind, end);
  if (itemEnd < 0 || itemEnd + 5 > end || bytes[itemEnd + 2] !== S || bytes[itemEnd + 3] !== I || bytes[itemEnd + 4] !== GT) return -1;
  strings.push(unescapeExcel(plainText(bytes, at + 3, close)));
  return itemEnd + 5;
}
