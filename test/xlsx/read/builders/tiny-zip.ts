import { deflateSync } from "fflate";
import { crc32 } from "../../../../src/xlsx/read/zip/crc32.ts";

export type Content = string | Uint8Array;

export interface ZipOptions {
  /** Default 8 (deflated). */
  readonly method?: 0 | 8;
  /** Write sizes and offsets in zip64 fields. */
  readonly zip64?: boolean;
  /** Sizes and checksum behind the data, as streaming writers do. */
  readonly dataDescriptor?: boolean;
  readonly comment?: string;
  /** General purpose flags of every entry. */
  readonly flags?: number;
}

const encode = (content: Content): Uint8Array => (typeof content === "string" ? new TextEncoder().encode(content) : content);

/** Little-endian fields as [value, bytes]. */
function fields(...list: readonly (readonly [number, 2 | 4 | 8])[]): Uint8Array {
  const out = new Uint8Array(list.reduce((n, [, size]) => n + size, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const [value, size] of list) {
    if (size === 2) view.setUint16(at, value, true);
    else if (size === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += size;
  }
  return out;
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** A zip of parts, by the book (APPNOTE 4.3), with the variants readers must know. */
export function zipOf(parts: Readonly<Record<string, Content>>, options: ZipOptions = {}): Uint8Array {
  const { method = 8, zip64 = false, dataDescriptor = false, flags = 0 } = options;
  const local: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const raw = encode(content);
    const data = method === 8 ? deflateSync(raw) : raw;
    const crc = crc32(raw);
    const nameBytes = encode(name);
    const flag = flags | (dataDescriptor ? 8 : 0);
    const [inCrc, inPacked, inRaw] = dataDescriptor ? [0, 0, 0] : [crc, data.length, raw.length];
    const pieces = [fields([0x04034b50, 4], [20, 2], [flag, 2], [method, 2], [0, 4], [inCrc, 4], [inPacked, 4], [inRaw, 4], [nameBytes.length, 2], [0, 2]), nameBytes, data];
    if (dataDescriptor) pieces.push(fields([0x08074b50, 4], [crc, 4], [data.length, 4], [raw.length, 4]));
    const extra = zip64 ? fields([1, 2], [24, 2], [raw.length, 8], [data.length, 8], [offset, 8]) : new Uint8Array(0);
    const size = (n: number): number => (zip64 ? 0xffffffff : n);
    directory.push(
      fields([0x02014b50, 4], [20, 2], [20, 2], [flag, 2], [method, 2], [0, 4], [crc, 4], [size(data.length), 4], [size(raw.length), 4], [nameBytes.length, 2], [extra.length, 2], [0, 2], [0, 2], [0, 2], [0, 4], [size(offset), 4]),
      nameBytes, extra,
    );
    local.push(...pieces);
    offset += pieces.reduce((n, p) => n + p.length, 0);
  }
  const count = Object.keys(parts).length;
  const entries = joined(directory);
  const comment = encode(options.comment ?? "");
  const end64 = zip64 ? [
    fields([0x06064b50, 4], [44, 8], [45, 2], [45, 2], [0, 4], [0, 4], [count, 8], [count, 8], [entries.length, 8], [offset, 8]),
    fields([0x07064b50, 4], [0, 4], [offset + entries.length, 8], [1, 4]),
  ] : [];
  const end = fields([0x06054b50, 4], [0, 2], [0, 2], [zip64 ? 0xffff : count, 2], [zip64 ? 0xffff : count, 2], [zip64 ? 0xffffffff : entries.length, 4], [zip64 ? 0xffffffff : offset, 4], [comment.length, 2]);
  return joined([...local, entries, ...end64, end, comment]);
}
