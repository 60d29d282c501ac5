import type { EncodingId } from "../../core/model/grid.ts";
import { bomOf, utf16WithoutMark } from "./encoding/byte-signs.ts";
import { eucJpCost, shiftJisCost, utf8Cost } from "./encoding/plausibility.ts";

export interface DetectedEncoding {
  readonly encoding: EncodingId;
  /** False where the bytes would fit another encoding nearly as well, or are too few to tell. */
  readonly confident: boolean;
}

/** Bytes looked at from the first one that tells anything. */
const SAMPLE = 1 << 18;
/** Below this many telling bytes even a clear winner is only likely. */
const FEW = 8;
const ESC = 0x1b;

/**
 * Which encoding the bytes of a csv are in. Total: every input gets an answer.
 * Order: byte order mark, NUL bytes (UTF-16 without mark), escape sequences, then the cheapest reading by
 * `encoding/plausibility.ts`; ties go to Shift_JIS, which is what old Japanese systems write.
 */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  const marked = bomOf(bytes);
  if (marked !== undefined) return { encoding: marked, confident: true };
  const wide = utf16WithoutMark(bytes);
  if (wide !== undefined) return { encoding: wide, confident: true };
  const first = firstAbove127(bytes);
  if (first < 0) return { encoding: hasEscapes(bytes) ? "iso-2022-jp" : "utf-8", confident: true };
  return cheapest(bytes.subarray(first, first + SAMPLE));
}

/** ESC $ @, ESC $ B, ESC ( J, ESC ( I: only ISO-2022-JP has them (RFC 1468; CP50221 for half-width katakana). */
function hasEscapes(bytes: Uint8Array): boolean {
  for (let i = bytes.indexOf(ESC); i >= 0; i = bytes.indexOf(ESC, i + 1)) {
    const [a, b] = [bytes[i + 1], bytes[i + 2]];
    if ((a === 0x24 && (b === 0x40 || b === 0x42)) || (a === 0x28 && (b === 0x4a || b === 0x49))) return true;
  }
  return false;
}

function firstAbove127(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 127) return i;
  return -1;
}

function cheapest(sample: Uint8Array): DetectedEncoding {
  const costs = ([["shift_jis", shiftJisCost(sample)], ["utf-8", utf8Cost(sample)], ["euc-jp", eucJpCost(sample)]] as const).toSorted((a, b) => a[1] - b[1]);
  const [[encoding, best], [, next]] = costs as unknown as [[EncodingId, number], [EncodingId, number]];
  const telling = sample.reduce((n, byte) => n + (byte > 127 ? 1 : 0), 0);
  return { encoding, confident: telling >= FEW && next > best * 1.25 };
}

const LABELS: Readonly<Record<EncodingId, string>> = {
  "utf-8": "utf-8", "utf-8-bom": "utf-8", "utf-16le": "utf-16le", "utf-16be": "utf-16be", shift_jis: "shift_jis", "euc-jp": "euc-jp", "iso-2022-jp": "iso-2022-jp",
};

/**
 * Bytes → text, without byte order marks. What is no character becomes U+FFFD; gaiji of CP932 keep their private-use
 * characters (F040 → U+E000), as WHATWG's Shift_JIS defines, which is Microsoft's CP932.
 */
export const decodeText = (bytes: Uint8Array, encoding: EncodingId): string => withoutMarks(new TextDecoder(LABELS[encoding]).decode(bytes));

/** The same, or undefined as soon as one byte is no character of the encoding. */
export function decodeStrictly(bytes: Uint8Array, encoding: EncodingId): string | undefined {
  try {
    return withoutMarks(new TextDecoder(LABELS[encoding], { fatal: true }).decode(bytes));
  } catch {
    return undefined; // TextDecoder tells "not this encoding" by throwing, and in no other way
  }
}

/** Joined files can have several marks in front. */
const withoutMarks = (text: string): string => (text.startsWith("\uFEFF") ? text.replace(/^\uFEFF+/u, "") : text);
