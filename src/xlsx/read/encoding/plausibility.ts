/**
 * How far-fetched it is to read bytes in an encoding: a sum over characters, roughly −ln of how often such a character
 * stands in Japanese ledgers. ASCII is free, for it tells nothing. Weights are ours; the tests hold them to the samples.
 */
const COST = {
  /** Kana, full-width digits and punctuation. */
  common: 1,
  /** JIS level 1 kanji (rows 16-47). */
  kanji: 2.2,
  /** Half-width katakana, one byte; a run of them is likelier than a lone one. */
  narrowKana: 1.6,
  loneNarrowKana: 4,
  /** NEC and IBM extensions, circled numbers. */
  extension: 4,
  /** JIS level 2 kanji. */
  rareKanji: 5.5,
  gaiji: 8,
  /** Greek, Cyrillic, lines; Latin letters with accents. */
  odd: 6,
  /** C1 controls and characters no Japanese text has. */
  alien: 12,
  invalid: 30,
} as const;

const isTrail = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x40 && byte <= 0xfc && byte !== 0x7f;
const isNarrow = (byte: number | undefined): boolean => byte !== undefined && byte >= 0xa1 && byte <= 0xdf;
const isEucByte = (byte: number | undefined): boolean => byte !== undefined && byte >= 0xa1 && byte <= 0xfe;
const isContinuation = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80 && byte <= 0xbf;

/** Cost of a JIS row (区, 1-94 and the extension rows above). */
function rowCost(row: number): number {
  if (row === 1 || (row >= 3 && row <= 5)) return COST.common;
  if (row === 2) return COST.kanji;
  if (row >= 16 && row <= 47) return COST.kanji;
  if (row >= 48 && row <= 84) return COST.rareKanji;
  if (row === 13 || (row >= 89 && row <= 92)) return COST.extension;
  return row >= 6 && row <= 8 ? COST.odd : COST.alien;
}

/** CP932: rows by lead byte; 0xF0-0xF9 are gaiji, 0xFA-0xFC the IBM extensions. */
function shiftJisPairCost(lead: number, trail: number): number {
  if (lead >= 0xfa) return COST.extension;
  if (lead >= 0xf0) return COST.gaiji;
  const pair = lead < 0xa0 ? lead - 0x81 : lead - 0xc1;
  return rowCost(pair * 2 + (trail >= 0x9f ? 2 : 1));
}

/** @param bytes from the first one above 127 on; a character cut at the end costs nothing. */
export function shiftJisCost(bytes: Uint8Array): number {
  let cost = 0;
  let afterNarrow = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    const narrow = isNarrow(byte);
    if (narrow) cost += afterNarrow || isNarrow(bytes[i + 1]) ? COST.narrowKana : COST.loneNarrowKana;
    else if (byte === 0x80 || byte === 0xa0 || byte > 0xfc) cost += COST.invalid;
    else if (byte > 0x80 && i + 1 < bytes.length) cost += isTrail(bytes[i + 1]) ? shiftJisPairCost(byte, bytes[++i]!) : COST.invalid;
    afterNarrow = narrow;
  }
  return cost;
}

export function eucJpCost(bytes: Uint8Array): number {
  let cost = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) continue;
    if (i + 1 === bytes.length) break;
    const next = bytes[i + 1];
    if (byte === 0x8e && isNarrow(next)) cost += COST.narrowKana;
    else if (byte === 0x8f && isEucByte(next) && isEucByte(bytes[i + 2])) {
      cost += next === 0xa2 ? COST.extension : COST.rareKanji; // row 2 of JIS X 0212 holds signs
      i++;
    } else if (isEucByte(byte) && isEucByte(next)) cost += rowCost(byte - 0xa0);
    else {
      cost += COST.invalid;
      continue;
    }
    i++;
  }
  return cost;
}

/** Cost of a Unicode character outside ASCII. */
function characterCost(code: number): number {
  if (code >= 0x3000 && code <= 0x30ff) return COST.common;
  if (code >= 0x4e00 && code <= 0x9fff) return COST.kanji;
  if (code >= 0xff00 && code <= 0xff60) return COST.common;
  if (code >= 0xff61 && code <= 0xff9f) return COST.narrowKana;
  if (code >= 0x2000 && code <= 0x33ff) return COST.extension;
  if (code >= 0x3400 && code <= 0x4dbf) return COST.rareKanji;
  if (code >= 0xf900 && code <= 0xfaff) return COST.extension;
  if (code > 0xffff) return COST.rareKanji;
  return code < 0xa0 || (code > 0x460 && code < 0x2000) ? COST.alien : COST.odd;
}

const LENGTHS = [[0xc2, 0xdf, 2], [0xe0, 0xef, 3], [0xf0, 0xf4, 4]] as const;

export function utf8Cost(bytes: Uint8Array): number {
  let cost = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) continue;
    const length = LENGTHS.find(([first, last]) => byte >= first && byte <= last)?.[2] ?? 0;
    if (length > 0 && i + length > bytes.length && bytes.subarray(i + 1).every(isContinuation)) break;
    const rest = bytes.subarray(i + 1, i + length);
    if (length === 0 || !rest.every(isContinuation)) {
      cost += COST.invalid;
      continue;
    }
    cost += characterCost(rest.reduce((code, next) => (code << 6) | (next & 0x3f), byte & (0xff >> (length + 1))));
    i += length - 1;
  }
  return cost;
}
