/** Names in the directory of a compound file ([MS-CFB] 2.6), e.g. "Workbook", "EncryptionInfo"; undefined when it does not parse. */
export function streamNames(bytes: Uint8Array): readonly string[] | undefined {
  if (bytes.length < 512) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorBytes = 2 ** Math.min(view.getUint16(30, true), 16);
  if (sectorBytes < 128) return undefined;
  const names: string[] = [];
  const seen = new Set<number>();
  let sector = view.getUint32(48, true);
  while (sector < MAX_SECTOR && !seen.has(sector)) {
    seen.add(sector);
    const at = (sector + 1) * sectorBytes;
    if (at + sectorBytes > bytes.length + sectorBytes - 1) return names.length === 0 ? undefined : names;
    for (let entry = at; entry + 128 <= Math.min(at + sectorBytes, bytes.length); entry += 128) {
      const length = Math.min(view.getUint16(entry + 64, true), 64);
      if (length > 2) names.push(utf16(bytes.subarray(entry, entry + length - 2)));
    }
    sector = nextSector(view, sector, sectorBytes);
  }
  return names;
}

const MAX_SECTOR = 0xfffffffa;
const HEADER_FAT_SECTORS = 109;
const utf16 = (bytes: Uint8Array): string => new TextDecoder("utf-16le").decode(bytes);

/** Follows the allocation table; its first 109 sectors are listed in the header, which covers directories of any real file. */
function nextSector(view: DataView, sector: number, sectorBytes: number): number {
  const perSector = sectorBytes / 4;
  const index = Math.floor(sector / perSector);
  if (index >= HEADER_FAT_SECTORS) return MAX_SECTOR;
  const table = view.getUint32(76 + index * 4, true);
  const at = (table + 1) * sectorBytes + (sector % perSector) * 4;
  return table < MAX_SECTOR && at + 4 <= view.byteLength ? view.getUint32(at, true) : MAX_SECTOR;
}
