/** A growing run of UTF-8 bytes. Sheets are millions of small pieces: joining strings first would cost more than compressing them. */
export interface ByteBuffer {
  bytes: Uint8Array;
  length: number;
}

const ENCODER = new TextEncoder();

export const makeBuffer = (capacity: number): ByteBuffer => ({ bytes: new Uint8Array(capacity), length: 0 });

export const encode = (text: string): Uint8Array => ENCODER.encode(text);

/** What was written so far; valid until the next write. */
export const written = (buffer: ByteBuffer): Uint8Array => buffer.bytes.subarray(0, buffer.length);

function reserve(buffer: ByteBuffer, more: number): void {
  const needed = buffer.length + more;
  if (needed <= buffer.bytes.length) return;
  const grown = new Uint8Array(Math.max(needed, buffer.bytes.length * 2));
  grown.set(written(buffer));
  buffer.bytes = grown;
}

export function putByte(buffer: ByteBuffer, byte: number): void {
  reserve(buffer, 1);
  buffer.bytes[buffer.length++] = byte;
}

export function putBytes(buffer: ByteBuffer, piece: Uint8Array): void {
  const size = piece.length;
  reserve(buffer, size);
  const { bytes, length } = buffer;
  for (let i = 0; i < size; i++) bytes[length + i] = piece[i] as number;
  buffer.length = length + size;
}

/** Text without any escape; ASCII is copied, the rest encoded. */
export function putText(buffer: ByteBuffer, text: string): void {
  const size = text.length;
  reserve(buffer, size * 3);
  const { bytes, length } = buffer;
  for (let i = 0; i < size; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) {
      buffer.length = length + i;
      return putEncoded(buffer, text.slice(i));
    }
    bytes[length + i] = code;
  }
  buffer.length = length + size;
}

function putEncoded(buffer: ByteBuffer, text: string): void {
  buffer.length += ENCODER.encodeInto(text, buffer.bytes.subarray(buffer.length)).written;
}

/** A whole number ≥ 0 below 2^31 in decimal. */
export function putInteger(buffer: ByteBuffer, value: number): void {
  reserve(buffer, 10);
  let digits = 1;
  for (let limit = 10; digits < 10 && value >= limit; limit *= 10) digits++;
  const { bytes, length } = buffer;
  let rest = value;
  for (let i = length + digits - 1; i >= length; i--) {
    const next = (rest / 10) | 0;
    bytes[i] = 48 + rest - next * 10;
    rest = next;
  }
  buffer.length = length + digits;
}

/** Any finite number, in the shortest form that reads back as the same double. */
export function putNumber(buffer: ByteBuffer, value: number): void {
  if ((value | 0) === value && value >= 0) putInteger(buffer, value);
  else putText(buffer, String(value));
}
