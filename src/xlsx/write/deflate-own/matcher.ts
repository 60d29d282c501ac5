import { DISTANCES, FAR_CODE, LENGTH_CODE, LITERALS, MAX_MATCH, MIN_MATCH, NEAR_CODE, WINDOW } from "./symbols.ts";

/** Bytes compressed as one block. */
export const BLOCK = 1 << 16;

/** Blocks that find room behind the history before everything is moved to the front. */
const BLOCKS = 31;
const HASH_BITS = 15;
/** Earlier places looked at for a longer match, and the length that is long enough to stop looking. */
const CHAIN = 8;
const NICE = 64;
/** Inside a match only so many places are remembered: sheets repeat from row to row, not inside a cell. */
const REMEMBERED = 8;
/** Hashes are of four bytes, so a match is found from there on. */
const HASHED = 4;

/** Finds repetitions in a sliding window; symbols of the current block with their counts. */
export interface Matcher {
  /** History and then, from `start` to `end`, the bytes of the current block. */
  readonly bytes: Uint8Array;
  start: number;
  end: number;
  /** A literal byte, or for a match `-1 - ((length - 3) << 15 | distance - 1)`. */
  readonly symbols: Int32Array;
  count: number;
  readonly literalCounts: Uint32Array;
  readonly distanceCounts: Uint32Array;
  readonly head: Int32Array;
  readonly previous: Int32Array;
}

export const makeMatcher = (): Matcher => ({
  bytes: new Uint8Array(WINDOW + BLOCK * BLOCKS),
  start: 0, end: 0, count: 0,
  symbols: new Int32Array(BLOCK),
  literalCounts: new Uint32Array(LITERALS), distanceCounts: new Uint32Array(DISTANCES),
  head: new Int32Array(1 << HASH_BITS),
  previous: new Int32Array(WINDOW),
});

/** Forgets everything: the next part may have none of the last one's bytes. */
export function restart(matcher: Matcher): void {
  matcher.head.fill(-WINDOW - 1);
  matcher.start = matcher.end = 0;
}

const wordAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);

const hashOf = (word: number): number => Math.imul(word, 0x9e3779b1) >>> (32 - HASH_BITS);

/** Turns the filled block into symbols. */
export function findSymbols(matcher: Matcher): void {
  const { bytes, end, head, previous, symbols, literalCounts, distanceCounts } = matcher;
  const last = end - HASHED;
  let at = matcher.start;
  let count = 0;
  while (at < end) {
    let length = 0;
    let distance = 0;
    if (at <= last) {
      const hash = hashOf(wordAt(bytes, at));
      let candidate = head[hash] as number;
      previous[at & (WINDOW - 1)] = candidate;
      head[hash] = at;
      const limit = Math.min(MAX_MATCH, end - at);
      for (let left = CHAIN; left > 0 && at - candidate <= WINDOW && candidate >= 0; left--) {
        if (bytes[candidate + length] === bytes[at + length]) {
          const found = matchLength(bytes, candidate, at, limit);
          if (found > length) {
            length = found;
            distance = at - candidate;
            if (length >= NICE || length === limit) break;
          }
        }
        const next = previous[candidate & (WINDOW - 1)] as number;
        if (next >= candidate) break;
        candidate = next;
      }
    }
    if (length >= HASHED) {
      symbols[count++] = -1 - (((length - MIN_MATCH) << 15) | (distance - 1));
      const code = 257 + (LENGTH_CODE[length - MIN_MATCH] as number);
      literalCounts[code] = (literalCounts[code] as number) + 1;
      const far = distance - 1;
      const distanceCode = far < 256 ? (NEAR_CODE[far] as number) : (FAR_CODE[far >> 7] as number);
      distanceCounts[distanceCode] = (distanceCounts[distanceCode] as number) + 1;
      const stop = Math.min(at + Math.min(length, REMEMBERED), last + 1);
      let word = wordAt(bytes, at);
      for (let inside = at + 1; inside < stop; inside++) {
        word = (word >>> 8) | ((bytes[inside + 3] as number) << 24);
        const hash = hashOf(word);
        previous[inside & (WINDOW - 1)] = head[hash] as number;
        head[hash] = inside;
      }
      at += length;
    } else {
      const byte = bytes[at++] as number;
      symbols[count++] = byte;
      literalCounts[byte] = (literalCounts[byte] as number) + 1;
    }
  }
  matcher.count = count;
}

function matchLength(bytes: Uint8Array, candidate: number, at: number, limit: number): number {
  let length = 0;
  while (length < limit && bytes[candidate + length] === bytes[at + length]) length++;
  return length;
}

/** Begins the next block. When there is no room left, the last `WINDOW` bytes move to the front as history, and the places along with them. */
export function nextBlock(matcher: Matcher): void {
  const { bytes, end, head, previous } = matcher;
  matcher.start = end;
  if (end + BLOCK <= bytes.length) return;
  // Everything here is a multiple of WINDOW, so a place keeps its slot in `previous`.
  const shift = end - WINDOW;
  bytes.copyWithin(0, shift, end);
  for (let i = 0; i < head.length; i++) head[i] = Math.max(-WINDOW - 1, (head[i] as number) - shift);
  for (let i = 0; i < previous.length; i++) previous[i] = Math.max(-WINDOW - 1, (previous[i] as number) - shift);
  matcher.start = matcher.end = WINDOW;
}
