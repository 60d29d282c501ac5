import type { PackagePart } from "../core/exchange/leak-gate.ts";

/** Inflates raw deflate data up to its end; throws for anything else. node:zlib on the command line, fflate in the page. */
export type InflateRaw = (bytes: Uint8Array) => Uint8Array;

/**
 * Every part of a zip as the leak gate wants it, read by its own few lines (central directory and every local header, so that an entry
 * no directory names is found too). Zips inside zips are opened; what is no XML is given in every encoding it may be text in.
 * What is left of the file without its packed data is a part as well: headers, comments, gaps.
 */
export function packageParts(bytes: Uint8Array, inflate: InflateRaw): readonly PackagePart[] {
  return partsOf(bytes, inflate, "", 0);
}

function partsOf(bytes: Uint8Array, inflate: InflateRaw, prefix: string, depth: number): readonly PackagePart[] {
  const parts: PackagePart[] = [];
  const outside = bytes.slice();
  for (const entry of zipEntries(bytes, inflate)) {
    if (entry.covers !== undefined) outside.fill(0, ...entry.covers);
    const name = prefix + entry.name;
    if (depth < 4 && startsWith(entry.content, [0x50, 0x4b, 3, 4])) parts.push(...partsOf(entry.content, inflate, `${name}!/`, depth + 1));
    else parts.push(isXml(entry) ? { name, kind: "xml", texts: [xmlText(entry.content)] } : { name, kind: "binary", texts: binaryTexts(entry.content) });
  }
  return [...parts, { name: `${prefix}(zip)`, kind: "binary", texts: binaryTexts(withoutRuns(outside)) }];
}

interface Entry {
  readonly name: string;
  readonly content: Uint8Array;
  /** First byte and end of the packed data this content is all of. */
  readonly covers?: readonly [number, number];
}

/** Runs of zeros shortened to eight: what was taken out need not be read in seven encodings. */
function withoutRuns(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  let zeros = 0;
  for (const byte of bytes) {
    zeros = byte === 0 ? zeros + 1 : 0;
    if (zeros <= 8) kept[length++] = byte;
  }
  return kept.subarray(0, length);
}

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean => head.every((b, i) => bytes[i] === b);

function isXml({ name, content }: Pick<Entry, "name" | "content">): boolean {
  const at = startsWith(content, [0xef, 0xbb, 0xbf]) ? 3 : 0;
  const mark = content[at] === 0x3c || startsWith(content, [0xff, 0xfe]) || startsWith(content, [0xfe, 0xff]);
  return mark && (/\.(?:xml|rels|vml)$/iu.test(name) || content[at] === 0x3c);
}

function xmlText(content: Uint8Array): string {
  const encoding = startsWith(content, [0xff, 0xfe]) ? "utf-16le" : startsWith(content, [0xfe, 0xff]) ? "utf-16be" : declaredEncoding(content);
  return new TextDecoder(encoding).decode(content);
}

function declaredEncoding(content: Uint8Array): string {
  const head = new TextDecoder("latin1").decode(content.subarray(0, 100));
  const label = /encoding=["']([\w-]+)["']/u.exec(head)?.[1]?.toLowerCase() ?? "utf-8";
  return ["shift_jis", "euc-jp", "windows-31j"].includes(label) ? label : "utf-8";
}

/** UTF-16 at odd offsets too: nothing says where a text in a binary starts. */
function binaryTexts(content: Uint8Array): readonly string[] {
  const read = (label: string, from: number): string => new TextDecoder(label).decode(content.subarray(from));
  return [read("utf-8", 0), read("utf-16le", 0), read("utf-16le", 1), read("utf-16be", 0), read("utf-16be", 1), read("shift_jis", 0), read("euc-jp", 0)];
}

/** Entries by walking the local headers; sizes come from the central directory where the header leaves them out. */
function* zipEntries(bytes: Uint8Array, inflate: InflateRaw): Generator<Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const listed = centralSizes(bytes, view);
  for (let at = 0; at + 30 <= bytes.length; at++) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== 0x04034b50) continue;
    const nameLength = view.getUint16(at + 26, true);
    const start = at + 30 + nameLength + view.getUint16(at + 28, true);
    const packed = listed.get(at) ?? view.getUint32(at + 18, true);
    if (start > bytes.length) continue;
    const name = new TextDecoder("utf-8").decode(bytes.subarray(at + 30, at + 30 + nameLength));
    const body = bytes.subarray(start, packed === 0 ? bytes.length : Math.min(bytes.length, start + packed));
    const method = view.getUint16(at + 8, true);
    const content = inflateEntry(body, method, inflate);
    const known = listed.has(at);
    // Taken out is only what the directory vouches for and what ends where it says; anything else is searched as it lies, too.
    const whole = known && method !== 0 && inflateEntry(body.subarray(0, -1), method, inflate) === undefined;
    if (content !== undefined && content.length > 0) yield { name, content, ...(whole ? { covers: [start, start + packed] as const } : {}) };
    if (known) at = start + packed - 1;
  }
}

function inflateEntry(body: Uint8Array, method: number, inflate: InflateRaw): Uint8Array | undefined {
  if (method === 0) return body;
  try {
    return inflate(body);
  } catch {
    return undefined;
  }
}

/** Local header offset → packed bytes, from the central directory. */
function centralSizes(bytes: Uint8Array, view: DataView): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  for (let end = bytes.length - 22; end >= 0 && end > bytes.length - 65_600; end--) {
    if (view.getUint32(end, true) !== 0x06054b50) continue;
    let at = view.getUint32(end + 16, true);
    for (let n = view.getUint16(end + 10, true); n > 0 && at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50; n--) {
      sizes.set(view.getUint32(at + 42, true), view.getUint32(at + 20, true));
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    break;
  }
  return sizes;
}
