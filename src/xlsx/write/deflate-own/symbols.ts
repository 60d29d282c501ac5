/** Deflate's alphabets. Source: RFC 1951, 3.2.5 and 3.2.7. */
export const END_OF_BLOCK = 256;
export const LITERALS = 286;
export const DISTANCES = 30;
export const MIN_MATCH = 3;
export const MAX_MATCH = 258;
export const WINDOW = 32_768;

/** Bits that follow a length code (from 257) and a distance code. */
export const LENGTH_EXTRA = Uint8Array.from({ length: 29 }, (_, i) => (i < 8 || i === 28 ? 0 : (i >> 2) - 1));
export const DISTANCE_EXTRA = Uint8Array.from({ length: 30 }, (_, i) => (i < 4 ? 0 : (i >> 1) - 1));

const starts = (extra: Uint8Array): Uint16Array => {
  const out = new Uint16Array(extra.length);
  for (let i = 1; i < extra.length; i++) out[i] = (out[i - 1] as number) + (1 << (extra[i - 1] as number));
  return out;
};

/** Least match length − 3 and least distance − 1 of each code. */
export const LENGTH_START = starts(LENGTH_EXTRA).fill(255, 28);
export const DISTANCE_START = starts(DISTANCE_EXTRA);

const codeOf = (start: Uint16Array, size: number, step: number): Uint8Array => {
  let code = 0;
  return Uint8Array.from({ length: size }, (_, i) => {
    while (code + 1 < start.length && (start[code + 1] as number) <= i * step) code++;
    return code;
  });
};

/** Code (without 257) of a match length − 3. */
export const LENGTH_CODE = codeOf(LENGTH_START, 256, 1);
/** Code of a distance − 1 below 256; above, of (distance − 1) >> 7. */
export const NEAR_CODE = codeOf(DISTANCE_START, 256, 1);
export const FAR_CODE = codeOf(DISTANCE_START, 256, 128);

/** Order in which the lengths of the length code are sent. */
export const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const;
