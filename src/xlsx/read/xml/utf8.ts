const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Longer ASCII goes to the decoder too: there a call costs less than a loop. */
const SHORT = 24;

/** UTF-8 bytes from `start` to `end` as text; what is no UTF-8 becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > SHORT) return decoder.decode(bytes.subarray(start, end));
  let text = "";
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte > 127) return decoder.decode(bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}
