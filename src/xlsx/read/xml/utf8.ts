const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Up to this many bytes a loop costs less than a call of the decoder, and leaves no garbage behind. */
const SHORT = 48;
const units = new Uint16Array(SHORT);
/** The first n units, for every n: so that no view is made per string. */
const VIEWS = Array.from({ length: SHORT + 1 }, (_, n) => units.subarray(0, n)) as unknown as readonly number[][];

/** UTF-8 bytes from `start` to `end` as text; what is no UTF-8 becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  const count = end - start > SHORT ? -1 : decodeShort(bytes, start, end);
  return count < 0 ? decoder.decode(bytes.subarray(start, end)) : String.fromCharCode.apply(null, VIEWS[count]!);
}

/** Fills `units` and says how many; -1 for anything but whole sequences of one to three bytes, which is the decoder's business. */
function decodeShort(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) units[count++] = byte;
    else if (byte >= 0xe1 && byte <= 0xec && i + 2 < end) {
      const second = bytes[i + 1]! ^ 0x80;
      const third = bytes[i + 2]! ^ 0x80;
      if (second > 0x3f || third > 0x3f) return -1;
      units[count++] = ((byte & 0x0f) << 12) | (second << 6) | third;
      i += 2;
    } else if (byte === 0xef && i + 2 < end && bytes[i + 1]! >= 0xbc && bytes[i + 1]! <= 0xbe && (bytes[i + 2]! ^ 0x80) <= 0x3f) {
      units[count++] = 0xf000 | ((bytes[i + 1]! & 0x3f) << 6) | (bytes[i + 2]! & 0x3f); // full-width forms
      i += 2;
    } else return -1;
  }
  return count;
}
