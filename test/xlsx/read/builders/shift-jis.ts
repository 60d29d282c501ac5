import iconv from "iconv-lite";

/** Text as CP932 bytes; an independent encoder, so that decoding is not tested against itself. */
export const encodeShiftJis = (text: string): Uint8Array => Uint8Array.from(iconv.encode(text, "windows-31j"));
export const encodeEucJp = (text: string): Uint8Array => Uint8Array.from(iconv.encode(text, "euc-jp"));

/** JIS X 0208 between ESC $ B and ESC ( B, from EUC-JP by dropping the high bits (RFC 1468). */
export function encodeIso2022Jp(text: string): Uint8Array {
  const out: number[] = [];
  let wide = false;
  const euc = encodeEucJp(text);
  for (let i = 0; i < euc.length; i++) {
    const isWide = euc[i]! > 127;
    if (isWide !== wide) out.push(0x1b, isWide ? 0x24 : 0x28, 0x42);
    wide = isWide;
    out.push(euc[i]! & 127);
    if (isWide) out.push(euc[++i]! & 127);
  }
  if (wide) out.push(0x1b, 0x28, 0x42);
  return Uint8Array.from(out);
}

export const encodeUtf16 = (text: string, little: boolean, mark: boolean): Uint8Array =>
  Uint8Array.from(`${mark ? "\uFEFF" : ""}${text}`.split("").flatMap((c) => (little ? [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8] : [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255])));
