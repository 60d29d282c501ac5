/** A text of a part taken apart: what a reader of the file could see, and where in the part each piece stood. */
export interface StrippedText {
  /** Contents without tags; pieces that belong to one text run on, others are cut by U+0001. */
  readonly text: string;
  /** Ascending: offset in `text` → offset in the part, for every piece. */
  readonly marks: readonly (readonly [number, number])[];
}

const CUT = "\u0001";

/** Elements inside one text: their tags vanish, everything else cuts. (Rich text runs of spreadsheetml and drawingml.) */
const INLINE = new Set(
  "t r rPr is b i u strike sz color rFont family charset scheme vertAlign outline shadow condense extend solidFill srgbClr schemeClr latin ea cs sym ln noFill effectLst br font span".split(" "),
);

/** Text between the tags of an XML part. Comments, CDATA and processing instructions stay as text. */
export function stripTags(xml: string): StrippedText {
  const marks: (readonly [number, number])[] = [];
  const pieces: string[] = [];
  let length = 0;
  const put = (text: string): void => {
    pieces.push(text);
    length += text.length;
  };
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf("<", at);
    const end = open < 0 ? xml.length : open;
    if (end > at) {
      marks.push([length, at]);
      put(decodeEntities(xml.slice(at, end)));
    }
    if (open < 0) break;
    const close = tagEnd(xml, open);
    if (xml.startsWith("<!", open) || xml.startsWith("<?", open)) {
      marks.push([length, open]);
      put(CUT + decodeEntities(xml.slice(open, close)) + CUT);
    } else if (!INLINE.has(localName(xml, open))) put(CUT);
    at = close;
  }
  return { text: pieces.join(""), marks };
}

function tagEnd(xml: string, open: number): number {
  const until = xml.startsWith("<!--", open) ? "-->" : xml.startsWith("<![CDATA[", open) ? "]]>" : ">";
  const end = xml.indexOf(until, open);
  return end < 0 ? xml.length : end + until.length;
}

function localName(xml: string, open: number): string {
  let i = xml.charCodeAt(open + 1) === 0x2f ? open + 2 : open + 1;
  let start = i;
  for (; i < xml.length; i++) {
    const c = xml.charCodeAt(i);
    if (c === 0x3a) start = i + 1;
    else if (c === 0x20 || c === 0x2f || c === 0x3e || c === 0x0a || c === 0x0d || c === 0x09) break;
  }
  return xml.slice(start, i);
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** `&#x9AD9;`, `&amp;` and Excel's `_x9AD9_`. */
export function decodeEntities(text: string): string {
  const plain = text.includes("&")
    ? text.replaceAll(/&(?:#x([0-9A-Fa-f]{1,6})|#(\d{1,7})|([a-z]+));/gu, (whole, hex: string | undefined, dec: string | undefined, name: string | undefined) =>
        hex !== undefined ? fromCode(parseInt(hex, 16), whole) : dec !== undefined ? fromCode(Number(dec), whole) : (NAMED[name ?? ""] ?? whole))
    : text;
  return plain.includes("_x") ? plain.replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : plain;
}

const fromCode = (code: number, fallback: string): string => (code <= 0x10ffff ? String.fromCodePoint(code) : fallback);

/** Where in the part a place of the stripped text stood. */
export function originOf(stripped: StrippedText, at: number): number {
  let [low, high] = [0, stripped.marks.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stripped.marks[middle]?.[0] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return stripped.marks[low]?.[1] ?? 0;
}

/** Values of every attribute, decoded, with the attribute's local name. */
export function attributesOf(xml: string): readonly { readonly name: string; readonly value: string; readonly at: number }[] {
  const found: { name: string; value: string; at: number }[] = [];
  for (const m of xml.matchAll(/([A-Za-z_][\w.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gu)) {
    found.push({ name: m[1] ?? "", value: decodeEntities(m[2] ?? m[3] ?? ""), at: m.index });
  }
  return found;
}
