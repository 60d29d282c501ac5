const POLYNOMIAL = 0xedb88320;
const SLICES = 4;

/** Four tables of 256: byte b followed by 0-3 zero bytes ("slicing by four", Kounavis and Berry 2005). */
function makeTables(): Int32Array {
  const tables = new Int32Array(256 * SLICES);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = (c & 1) === 1 ? POLYNOMIAL ^ (c >>> 1) : c >>> 1;
    tables[n] = c;
  }
  for (let n = 256; n < 256 * SLICES; n++) {
    const c = tables[n - 256] ?? 0;
    tables[n] = (tables[c & 255] ?? 0) ^ (c >>> 8);
  }
  return tables;
}

const TABLES = makeTables();

/** CRC-32 of zip (ISO 3309) as an unsigned integer; `before` is the CRC of the bytes that came before. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  let i = 0;
  for (const whole = bytes.length - (bytes.length % 4); i < whole; i += 4) {
    crc ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    crc = TABLES[768 + (crc & 255)]! ^ TABLES[512 + ((crc >>> 8) & 255)]! ^ TABLES[256 + ((crc >>> 16) & 255)]! ^ TABLES[crc >>> 24]!;
  }
  for (; i < bytes.length; i++) crc = TABLES[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
  return ~crc >>> 0;
}
