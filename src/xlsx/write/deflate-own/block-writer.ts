import { codeLengths, reversedCodes } from "./huffman.ts";
import { BLOCK, type Matcher } from "./matcher.ts";
import { DISTANCE_EXTRA, DISTANCE_START, END_OF_BLOCK, FAR_CODE, LENGTH_CODE, LENGTH_EXTRA, LENGTH_ORDER, LENGTH_START, NEAR_CODE } from "./symbols.ts";

/** Bits on their way out; at most 32 wait in `bits`. */
export interface BitWriter {
  readonly bytes: Uint8Array;
  length: number;
  bits: number;
  waiting: number;
}

/** Room for one block at its worst: 15 bits and their extra bits for each byte, and the tables. */
export const makeBitWriter = (): BitWriter => ({ bytes: new Uint8Array(BLOCK * 4 + 1024), length: 0, bits: 0, waiting: 0 });

/** `value` in `count` ≤ 16 bits. */
export function putBits(writer: BitWriter, value: number, count: number): void {
  writer.bits |= value << writer.waiting;
  writer.waiting += count;
  while (writer.waiting >= 8) {
    writer.bytes[writer.length++] = writer.bits & 255;
    writer.bits >>>= 8;
    writer.waiting -= 8;
  }
}

const LITERAL_LIMIT = 15;
const LENGTH_LIMIT = 7;

/** One block with codes of its own. Source: RFC 1951, 3.2.7. */
export function writeBlock(out: BitWriter, matcher: Matcher, isLast: boolean): void {
  const { literalCounts, distanceCounts } = matcher;
  literalCounts[END_OF_BLOCK] = 1;
  const literalLengths = codeLengths(literalCounts, LITERAL_LIMIT);
  const distanceLengths = codeLengths(distanceCounts, LITERAL_LIMIT);
  putBits(out, isLast ? 1 : 0, 1);
  putBits(out, 2, 2);
  writeTables(out, literalLengths, distanceLengths);
  writeSymbols(out, matcher, reversedCodes(literalLengths), reversedCodes(distanceLengths));
  literalCounts.fill(0);
  distanceCounts.fill(0);
  matcher.count = 0;
}

const trimmed = (lengths: Uint8Array, least: number): Uint8Array => lengths.subarray(0, Math.max(least, lengths.findLastIndex((length) => length > 0) + 1));

function writeTables(out: BitWriter, literalLengths: Uint8Array, distanceLengths: Uint8Array): void {
  const [literals, distances] = [trimmed(literalLengths, 257), trimmed(distanceLengths, 1)];
  const runs = runLengths([...literals, ...distances]);
  const counts = new Uint32Array(19);
  for (const { symbol } of runs) counts[symbol] = (counts[symbol] as number) + 1;
  const lengths = codeLengths(counts, LENGTH_LIMIT);
  const codes = reversedCodes(lengths);
  const sent = Math.max(4, LENGTH_ORDER.findLastIndex((symbol) => (lengths[symbol] as number) > 0) + 1);
  putBits(out, literals.length - 257, 5);
  putBits(out, distances.length - 1, 5);
  putBits(out, sent - 4, 4);
  for (const symbol of LENGTH_ORDER.slice(0, sent)) putBits(out, lengths[symbol] as number, 3);
  for (const { symbol, extra, bits } of runs) {
    const code = codes[symbol] as number;
    putBits(out, code >> 4, code & 15);
    if (bits > 0) putBits(out, extra, bits);
  }
}

interface Run {
  readonly symbol: number;
  readonly extra: number;
  readonly bits: number;
}

/** Lengths with their repetitions: 16 = the last one 3-6 times, 17 and 18 = zeros 3-10 and 11-138 times. */
function runLengths(lengths: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < lengths.length; ) {
    const length = lengths[at] as number;
    let same = 1;
    while (at + same < lengths.length && lengths[at + same] === length && same < 138) same++;
    const run = repeated(length, same, at > 0 && lengths[at - 1] === length);
    runs.push(run.run);
    at += run.taken;
  }
  return runs;
}

function repeated(length: number, same: number, known: boolean): { readonly run: Run; readonly taken: number } {
  if (length === 0 && same >= 11) return { run: { symbol: 18, extra: same - 11, bits: 7 }, taken: same };
  if (length === 0 && same >= 3) return { run: { symbol: 17, extra: same - 3, bits: 3 }, taken: same };
  if (known && same >= 3) return { run: { symbol: 16, extra: Math.min(6, same) - 3, bits: 2 }, taken: Math.min(6, same) };
  return { run: { symbol: length, extra: 0, bits: 0 }, taken: 1 };
}

/** The hot half: bits are kept in locals, two bytes leave at a time. */
function writeSymbols(out: BitWriter, { symbols, count }: Matcher, literals: Uint32Array, distances: Uint32Array): void {
  const { bytes } = out;
  let { length, bits, waiting } = out;
  for (let i = 0; i <= count; i++) {
    const symbol = i === count ? END_OF_BLOCK : (symbols[i] as number);
    const match = -1 - symbol;
    const lengthCode = symbol >= 0 ? 0 : (LENGTH_CODE[match >> 15] as number);
    const code = literals[symbol >= 0 ? symbol : 257 + lengthCode] as number;
    bits |= (code >> 4) << waiting;
    waiting += code & 15;
    if (waiting >= 16) { bytes[length++] = bits & 255; bytes[length++] = (bits >>> 8) & 255; bits >>>= 16; waiting -= 16; }
    if (symbol >= 0) continue;
    bits |= ((match >> 15) - (LENGTH_START[lengthCode] as number)) << waiting;
    waiting += LENGTH_EXTRA[lengthCode] as number;
    if (waiting >= 16) { bytes[length++] = bits & 255; bytes[length++] = (bits >>> 8) & 255; bits >>>= 16; waiting -= 16; }
    const far = match & 32_767;
    const distanceCode = far < 256 ? (NEAR_CODE[far] as number) : (FAR_CODE[far >> 7] as number);
    const distance = distances[distanceCode] as number;
    bits |= (distance >> 4) << waiting;
    waiting += distance & 15;
    if (waiting >= 16) { bytes[length++] = bits & 255; bytes[length++] = (bits >>> 8) & 255; bits >>>= 16; waiting -= 16; }
    bits |= (far - (DISTANCE_START[distanceCode] as number)) << waiting;
    waiting += DISTANCE_EXTRA[distanceCode] as number;
    if (waiting >= 16) { bytes[length++] = bits & 255; bytes[length++] = (bits >>> 8) & 255; bits >>>= 16; waiting -= 16; }
  }
  Object.assign(out, { length, bits, waiting });
}
