const LETTERS = new TextEncoder().encode("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
const PAD = 61;

/** 6 bits a letter, three bytes at a time. Letters are written as bytes and become one flat string at the end: joining pieces would cost ten times as much. */
export function base64Of(bytes: Uint8Array): string {
  const out = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let to = 0;
  for (let at = 0; at < bytes.length; at += 3) {
    const three = ((bytes[at] as number) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    out[to++] = LETTERS[three >> 18] as number;
    out[to++] = LETTERS[(three >> 12) & 63] as number;
    out[to++] = LETTERS[(three >> 6) & 63] as number;
    out[to++] = LETTERS[three & 63] as number;
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  out.fill(PAD, out.length - missing);
  return new TextDecoder("latin1").decode(out);
}
