import type { ForeignContent } from "../../core/model/fault.ts";
import { decodeText, detectEncoding } from "./encoding.ts";
import { bomOf, countControls, utf16WithoutMark } from "./encoding/byte-signs.ts";

/** What bytes are, told by their content. "zip" and "compound" need a look inside. */
export type Content = "empty" | "zip" | "compound" | "biff" | "text" | { readonly foreign: ForeignContent };

/** First bytes of files that are no ledger. */
const MAGIC: readonly (readonly [readonly number[], ForeignContent])[] = [
  [[0x25, 0x50, 0x44, 0x46], "pdf"],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "rtf"],
  [[0x89, 0x50, 0x4e, 0x47], "image"],
  [[0xff, 0xd8, 0xff], "image"],
  [[0x47, 0x49, 0x46, 0x38], "image"],
  [[0x1f, 0x8b], "archive"],
  [[0x37, 0x7a, 0xbc, 0xaf], "archive"],
  [[0x52, 0x61, 0x72, 0x21], "archive"],
  [[0x4d, 0x53, 0x43, 0x46], "archive"],
];
const HEAD = 4096;

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

/** A BOF record of Excel 2-5 without a compound file around it ([MS-XLS] 2.4.21). */
const isBareBiff = (bytes: Uint8Array): boolean => bytes[0] === 9 && [0, 2, 4, 8].includes(bytes[1] ?? -1) && (bytes[2] ?? 0) <= 16 && bytes[3] === 0 && bytes.length > 20;

export function sniff(bytes: Uint8Array): Content {
  if (bytes.every((byte) => byte === 0 || byte === 0x20 || (byte >= 9 && byte <= 13))) return "empty";
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6])) return "zip";
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return "compound";
  if (isBareBiff(bytes)) return "biff";
  const foreign = MAGIC.find(([magic]) => startsWith(bytes, magic))?.[1] ?? foreignText(bytes);
  return foreign === undefined ? "text" : { foreign };
}

function foreignText(bytes: Uint8Array): ForeignContent | undefined {
  const head = bytes.subarray(0, HEAD);
  if (isBinary(head)) return "binary";
  const text = decodeText(head, detectEncoding(head).encoding).trimStart();
  if (/^MIME-Version:|^[\s\S]{0,400}multipart\/related/iu.test(text)) return "mhtml";
  if (/^(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|meta|title|style|body|table|script|div|center)\b/iu.test(text)) return "html";
  if (!/^<\?xml\b/iu.test(text)) return undefined;
  if (/urn:schemas-microsoft-com:office:spreadsheet/iu.test(text)) return "xml_spreadsheet";
  return /<html\b/iu.test(text) ? "html" : "xml";
}

/** Control characters no text has, or NUL bytes that are no UTF-16. */
function isBinary(head: Uint8Array): boolean {
  if (bomOf(head)?.startsWith("utf-16") === true || utf16WithoutMark(head) !== undefined) return false;
  return countControls(head) * 50 > head.length;
}
