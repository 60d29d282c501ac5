import { LIMITS } from "../../../core/model/limits.ts";
import type { ByteSource } from "../byte-source.ts";
import { refuse, refuseDamaged } from "../refuse.ts";
import { decodeUtf8 } from "../xml/utf8.ts";

export interface ZipEntry {
  /** Part name with `/`, without a leading one. */
  readonly name: string;
  /** 0 stored, 8 deflated; nothing else occurs in a workbook. */
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Of the local header. */
  readonly offset: number;
}

/** Parts by lower-case name: Windows tools do not agree on case (ECMA-376-2, 6.2.2.3: names compare without case). */
export type ZipDirectory = ReadonlyMap<string, ZipEntry>;

const END_BYTES = 22;
const COMMENT_BYTES = 65_535;
const UINT32_FULL = 0xffffffff;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const damagedDirectory = (): never => refuseDamaged({ where: "zip_directory" });

/**
 * Reads the central directory of a zip (APPNOTE 4.3.12, 4.3.14-16: zip64 included).
 * Refuses: no end record (cut off), a directory that does not parse, encrypted entries, unknown compression.
 */
export function readZipDirectory(source: ByteSource): ZipDirectory {
  const { count, start, bytes } = findDirectory(source);
  if (count > LIMITS.zipEntries) refuse({ kind: "too_large", limit: "zip_entries", allowed: LIMITS.zipEntries });
  if (start + bytes > source.size) damagedDirectory();
  const block = source.slice(start, start + bytes).slice();
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let n = 0; n < count; n++) {
    const { entry, next } = readEntry(block, at);
    if (!entry.name.endsWith("/")) entries.set(entry.name.toLowerCase(), entry);
    at = next;
  }
  return entries;
}

function findDirectory(source: ByteSource): { count: number; start: number; bytes: number } {
  const tailStart = Math.max(0, source.size - END_BYTES - COMMENT_BYTES);
  const tail = source.slice(tailStart, source.size).slice();
  const view = viewOf(tail);
  let end = tail.length - END_BYTES;
  while (end >= 0 && !isEndRecord(view, end)) end--;
  if (end < 0) return refuseDamaged({ where: "end_of_file" });
  const plain = { count: view.getUint16(end + 10, true), bytes: view.getUint32(end + 12, true), start: view.getUint32(end + 16, true) };
  const isZip64 = plain.count === 0xffff || plain.bytes === UINT32_FULL || plain.start === UINT32_FULL;
  return isZip64 ? findZip64Directory(source, tailStart + end) : plain;
}

/** The signature may also stand in the comment: the record is the one whose comment fits into the file. */
const isEndRecord = (view: DataView, at: number): boolean => view.getUint32(at, true) === 0x06054b50 && at + END_BYTES + view.getUint16(at + 20, true) <= view.byteLength;

function findZip64Directory(source: ByteSource, end: number): { count: number; start: number; bytes: number } {
  if (end < 20) damagedDirectory();
  const locator = viewOf(source.slice(end - 20, end).slice());
  if (locator.getUint32(0, true) !== 0x07064b50) damagedDirectory();
  const at = Number(locator.getBigUint64(8, true));
  if (at + 56 > source.size) damagedDirectory();
  const record = viewOf(source.slice(at, at + 56).slice());
  if (record.getUint32(0, true) !== 0x06064b50) damagedDirectory();
  return { count: Number(record.getBigUint64(32, true)), bytes: Number(record.getBigUint64(40, true)), start: Number(record.getBigUint64(48, true)) };
}

function readEntry(block: Uint8Array, at: number): { entry: ZipEntry; next: number } {
  const view = viewOf(block);
  if (at + 46 > block.length || view.getUint32(at, true) !== 0x02014b50) damagedDirectory();
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > block.length) damagedDirectory();
  const method = view.getUint16(at + 10, true);
  if ((view.getUint16(at + 8, true) & 1) === 1) refuse({ kind: "encrypted" });
  if (method !== 0 && method !== 8) damagedDirectory();
  const sizes = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  const [bytes = 0, packedBytes = 0, offset = 0] = widenByZip64(sizes, view, nameEnd, extraEnd);
  const name = decodeUtf8(block, at + 46, nameEnd).replaceAll("\\", "/").replace(/^\/+/u, "");
  return { entry: { name, method, crc: view.getUint32(at + 16, true), bytes, packedBytes, offset }, next };
}

/** Fields that are full (0xFFFFFFFF) stand in the zip64 extra field (id 1), in the same order, 8 bytes each. */
function widenByZip64(sizes: readonly number[], view: DataView, start: number, end: number): readonly number[] {
  if (!sizes.includes(UINT32_FULL)) return sizes;
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return sizes.map((size) => {
      if (size !== UINT32_FULL) return size;
      if (next + 8 > end) damagedDirectory();
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    });
  }
  return damagedDirectory();
}
