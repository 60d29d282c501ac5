import type { EncodingId } from "../../../core/model/grid.ts";

/** Encoding told by a byte order mark; undefined without one. */
export function bomOf(bytes: Uint8Array): EncodingId | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8-bom";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return undefined;
}

/** Bytes looked at for NUL. */
const SAMPLE = 1 << 16;
/** UTF-16 has at least this share of bytes no other encoding's text has: NUL in line ends, commas and digits, control bytes in halves of kanji. */
const SIGN_SHARE = 0.01;

/** What Japanese text in UTF-16 is made of: ASCII, kana, kanji, full-width forms, symbols of JIS. */
const PLAUSIBLE = /[\t\n\r\x20-\x7e\u2010-\u266f\u3000-\u30ff\u3200-\u33ff\u4e00-\u9fff\uff00-\uffef\uD800-\uDFFF]/gu;
/** So much of a text has to be plausible, and so much more than in the other byte order. */
const MOSTLY = 0.9;
const CLEARLY = 0.1;

/**
 * UTF-16 without a mark: has bytes that are no text, and is text in one byte order only. Where NUL bytes stand does not tell
 * alone, for the full-width space (U+3000) has one on the other side than ASCII.
 */
export function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  if (countControls(sample) < Math.max(1, sample.length * SIGN_SHARE) && !hasKanaBytes(sample)) return undefined;
  const little = plausibleShare(sample, "utf-16le");
  const big = plausibleShare(sample, "utf-16be");
  if (Math.max(little, big) < MOSTLY || Math.abs(little - big) < CLEARLY) return undefined;
  return little > big ? "utf-16le" : "utf-16be";
}

/**
 * Kana have the byte 0x30 on one side: a short text of kana and kanji alone shows nothing else. A digit 0 is that byte too,
 * so nothing may look like a table of another encoding: no comma, tab, line end or other digit.
 */
function hasKanaBytes(sample: Uint8Array): boolean {
  const sides = [0, 0];
  for (const [i, byte] of sample.entries()) {
    if (byte === 0x30) sides[i & 1]! += 1;
    else if (byte === 0x2c || (byte >= 0x31 && byte <= 0x39) || (byte >= 9 && byte <= 13)) return false;
  }
  return Math.max(...sides) * 8 >= sample.length && Math.min(...sides) === 0 && sample.some((byte) => byte > 127);
}

function plausibleShare(sample: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(sample.subarray(0, sample.length & ~1));
  return (text.match(PLAUSIBLE)?.length ?? 0) / Math.max(1, [...text].length);
}

/** Bytes below the space that no text has: not tab, line ends, form feed, ^Z, ESC. */
export function countControls(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if ((byte < 32 && (byte < 9 || byte > 13) && byte !== 0x1a && byte !== 0x1b) || byte === 127) count++;
  return count;
}
