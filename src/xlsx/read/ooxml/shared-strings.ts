import { LIMITS } from "../../../core/model/limits.ts";
import { refuse, refuseDamaged } from "../refuse.ts";
import { type Zip, findPart, readPart } from "../zip/zip-part.ts";
import { BANG, LT, QUESTION, SLASH, afterMarkup, afterTag, endsName } from "./bytes.ts";
import { type ChunkReader, makeChunkReader } from "./chunk-reader.ts";
import { type TextRead, localStart, readRichText } from "./rich-text.ts";

/** The shared strings of a workbook in order, furigana left out. Refuses parts over `LIMITS.sharedStringBytes`. */
export async function readSharedStrings(zip: Zip, part: string | undefined): Promise<readonly string[]> {
  const entry = part === undefined ? undefined : findPart(zip, part);
  if (entry === undefined) return [];
  if (entry.bytes > LIMITS.sharedStringBytes) refuse({ kind: "too_large", limit: "part_bytes", allowed: LIMITS.sharedStringBytes });
  const strings: string[] = [];
  const reader = makeStringReader(strings, entry.name);
  for await (const piece of readPart(zip, entry)) reader.push(piece);
  reader.end();
  return strings;
}

const S = 115;
const I = 105;

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
  readRichText(bytes, next, end, read);
  if (read.next >= 0) strings.push(read.text);
  return read.next;
}
