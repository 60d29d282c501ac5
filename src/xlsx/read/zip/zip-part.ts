import { LIMITS } from "../../../core/model/limits.ts";
import { type ByteSource, piecesOf } from "../byte-source.ts";
import { faultBehind, refuse, refuseDamaged } from "../refuse.ts";
import type { Inflater } from "./inflater.ts";
import { type ZipDirectory, type ZipEntry, readZipDirectory } from "./zip-directory.ts";

/** A zip with what it takes to read its parts. */
export interface Zip {
  readonly source: ByteSource;
  readonly directory: ZipDirectory;
  readonly inflater: Inflater;
  /** Bytes inflated so far, over all parts: what limits are about. */
  spent: number;
}

/** Ratios below this many bytes are nobody's business: a sheet of blank rows shrinks well. */
const RATIO_MATTERS_ABOVE = 64 * 1024 * 1024;

export const openZip = (source: ByteSource, inflater: Inflater): Zip => ({ source, directory: readZipDirectory(source), inflater, spent: 0 });

export const findPart = (zip: Zip, name: string): ZipEntry | undefined => zip.directory.get(name.toLowerCase());

/**
 * The inflated bytes of a part, piece by piece, each valid until the next.
 * Refuses while reading: bombs (size or ratio over `LIMITS`), data that do not inflate, wrong length or checksum.
 */
export async function* readPart(zip: Zip, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const packed = packedPieces(zip.source, entry);
  const pieces = entry.method === 0 ? packed : zip.inflater.inflate(packed);
  let bytes = 0;
  let crc = 0;
  try {
    for await (const piece of pieces) {
      bytes += piece.length;
      zip.spent += piece.length;
      checkBomb(zip, entry, bytes);
      crc = zip.inflater.crc32(piece, crc);
      yield piece;
    }
  } catch (thrown) {
    if (faultBehind(thrown) !== undefined) throw thrown;
    refuseDamaged({ where: "part", part: entry.name });
  }
  if (bytes !== entry.bytes || crc !== entry.crc) refuseDamaged({ where: "part", part: entry.name });
}

function packedPieces(source: ByteSource, entry: ZipEntry): Iterable<Uint8Array> {
  const damaged = (): never => refuseDamaged({ where: "part", part: entry.name });
  if (entry.offset + 30 > source.size) damaged();
  const header = source.slice(entry.offset, entry.offset + 30);
  const view = new DataView(header.buffer, header.byteOffset, 30);
  if (view.getUint32(0, true) !== 0x04034b50) damaged();
  const start = entry.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + entry.packedBytes > source.size) damaged();
  return piecesOf(source, start, start + entry.packedBytes);
}

function checkBomb(zip: Zip, entry: ZipEntry, bytes: number): void {
  const isBomb = (inflated: number, packed: number): boolean => inflated > RATIO_MATTERS_ABOVE && inflated > packed * LIMITS.inflateRatio;
  if (isBomb(bytes, entry.packedBytes) || isBomb(zip.spent, zip.source.size) || zip.spent > LIMITS.inflatedBytes) refuse({ kind: "zip_bomb", part: entry.name });
}

/** A whole part in one array; undefined when there is no such part. Refuses parts over `LIMITS.partBytes`. */
export async function wholePart(zip: Zip, name: string): Promise<Uint8Array | undefined> {
  const entry = findPart(zip, name);
  if (entry === undefined) return undefined;
  if (entry.bytes > LIMITS.partBytes) refuse({ kind: "too_large", limit: "part_bytes", allowed: LIMITS.partBytes });
  const whole = new Uint8Array(entry.bytes);
  let at = 0;
  for await (const piece of readPart(zip, entry)) {
    if (at + piece.length > whole.length) refuseDamaged({ where: "part", part: entry.name });
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
