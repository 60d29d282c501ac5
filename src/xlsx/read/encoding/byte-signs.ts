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
const SAMPLE = 1 << 18;
/** UTF-16 of a ledger has at least this share of NUL bytes: line ends, commas and digits are ASCII. */
const NUL_SHARE = 0.01;

/**
 * UTF-16 without a mark, told by where NUL bytes stand: ASCII has its NUL in front in big-endian, behind in little-endian.
 * undefined when NUL bytes are missing, too few or in both places, or when what they make would be no text.
 */
export function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  const { even, odd } = countNulls(sample);
  if (even + odd < sample.length * NUL_SHARE || even + odd === 0 || Math.min(even, odd) * 10 >= Math.max(even, odd)) return undefined;
  const encoding = even > odd ? "utf-16be" : "utf-16le";
  const text = new TextDecoder(encoding).decode(sample.subarray(0, sample.length & ~1));
  const strange = text.match(/[\0-\x08\x0e-\x1f\x7f-\x9f\uFFFD\uE000-\uF8FF]|[\u0700-\u1fff]/gu)?.length ?? 0;
  return strange * 10 < text.length ? encoding : undefined;
}

/** NUL bytes at even and at odd offsets. */
export function countNulls(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  let even = 0;
  let odd = 0;
  for (let i = bytes.indexOf(0); i >= 0; i = bytes.indexOf(0, i + 1)) {
    if (i % 2 === 0) even++;
    else odd++;
  }
  return { even, odd };
}
