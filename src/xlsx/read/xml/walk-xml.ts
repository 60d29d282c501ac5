import { refuse } from "../refuse.ts";
import { decodeUtf8 } from "./utf8.ts";
import { unescapeXml } from "./unescape.ts";

/** Attributes by local name (`r:id` → `id`). */
export type Attributes = ReadonlyMap<string, string>;

export interface XmlVisitor {
  /** Local name, as every name here: prefixes are a matter of the writing tool. A self-closing tag is followed by `close`. */
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

const ATTRIBUTE = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
const TAG_END = /[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>/uy;

export const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Attributes of a tag as written between `<` and `>`. */
export function attributesOf(tag: string): Attributes {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single] of tag.matchAll(ATTRIBUTE)) attributes.set(localName(name), unescapeXml(double ?? single ?? ""));
  return attributes;
}

/** Text of a small part. Refuses what is not UTF-8 and what declares a document type (`part` names it in the fault). */
export function xmlText(bytes: Uint8Array, part: string): string {
  refuseForeignEncoding(bytes, part);
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const text = decodeUtf8(bytes, start, bytes.length);
  if (text.includes("<!DOCTYPE")) refuse({ kind: "entity_declaration", part });
  return text;
}

/** UTF-16, or a declared encoding other than UTF-8: no spreadsheet program writes it. */
export function refuseForeignEncoding(head: Uint8Array, part: string): void {
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || head[0] === 0 || head[1] === 0;
  const declared = /^[^>]{0,200}encoding\s*=\s*["']([\w.-]+)/u.exec(decodeUtf8(head, 0, Math.min(head.length, 200)))?.[1]?.toLowerCase();
  if (utf16 || (declared !== undefined && declared !== "utf-8" && declared !== "utf8" && declared !== "us-ascii")) refuse({ kind: "unsupported_part", part });
}

/** Goes through XML once, forgiving what a reader can forgive; comments and processing instructions are passed over. */
export function walkXml(xml: string, visitor: XmlVisitor): void {
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf("<", at);
    if (tag > at) visitor.text?.(unescapeXml(xml.slice(at, tag)));
    if (tag < 0) return;
    at = xml[tag + 1] === "!" || xml[tag + 1] === "?" ? walkMarkup(xml, tag, visitor) : walkTag(xml, tag, visitor);
  }
}

function walkMarkup(xml: string, at: number, visitor: XmlVisitor): number {
  const [opening, closing] = xml.startsWith("<!--", at) ? ["<!--", "-->"] : xml.startsWith("<![CDATA[", at) ? ["<![CDATA[", "]]>"] : ["<", ">"];
  const end = xml.indexOf(closing, at + opening.length);
  if (end < 0) return xml.length;
  if (closing === "]]>") visitor.text?.(xml.slice(at + opening.length, end));
  return end + closing.length;
}

function walkTag(xml: string, at: number, visitor: XmlVisitor): number {
  TAG_END.lastIndex = at + 1;
  if (!TAG_END.test(xml)) return xml.length;
  const end = TAG_END.lastIndex;
  const body = xml.slice(at + 1, end - 1);
  if (body.startsWith("/")) {
    visitor.close?.(localName(body.slice(1).trim()));
    return end;
  }
  const selfClosing = body.endsWith("/");
  const name = localName(/^[^\s/]+/u.exec(body)?.[0] ?? "");
  visitor.open?.(name, attributesOf(body));
  if (selfClosing) visitor.close?.(name);
  return end;
}
