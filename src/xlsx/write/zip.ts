import { encode } from "./byte-buffer.ts";
import { crc32 } from "./crc32.ts";
import type { MakeDeflater } from "./deflate.ts";

/** Receives the finished bytes in order. The writer waits for a promise before it goes on. */
export type ByteSink = (chunk: Uint8Array) => void | Promise<void>;

/** A part being written. The compressed bytes are kept until `end`, when their size is known and the header can be written. */
export interface ZipPart {
  write(chunk: Uint8Array): Promise<void>;
  end(): Promise<void>;
}

export interface ZipWriter {
  begin(path: string): ZipPart;
  /** Writes a whole part at once. */
  add(path: string, content: string): Promise<void>;
  /** Central directory. Nothing may be added after it. */
  finish(): Promise<void>;
}

interface Entry {
  readonly name: Uint8Array;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
  readonly offset: number;
}

/** 1980-01-01 00:00, the earliest a zip knows: the same model gives the same bytes on every day. */
const FIXED_TIME = 0x0021_0000;
/** "version needed 2.0", UTF-8 names, deflate. */
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
const MAX_SIZE = 0xffff_fffe;

/** Writes a zip into `sink`: parts one after the other, fixed times, no zip64 (a part above 4 GiB is a bug of the caller: sheets are limited). */
export function makeZip(sink: ByteSink, makeDeflater: MakeDeflater): ZipWriter {
  const entries: Entry[] = [];
  let offset = 0;
  const emit = async (chunk: Uint8Array): Promise<void> => {
    offset += chunk.length;
    await sink(chunk);
  };

  const begin = (path: string): ZipPart => {
    const deflater = makeDeflater();
    let crc = 0;
    let size = 0;
    return {
      write: async (chunk) => {
        crc = crc32(chunk, crc);
        size += chunk.length;
        await deflater.push(chunk);
      },
      end: async () => {
        const pieces = await deflater.finish();
        const compressed = pieces.reduce((sum, piece) => sum + piece.length, 0);
        const entry: Entry = { name: encode(path), crc, compressed, size, offset };
        if (size > MAX_SIZE || offset > MAX_SIZE) throw new Error(`zip: ${path} does not fit a 4 GiB package`);
        entries.push(entry);
        await emit(localHeader(entry));
        for (const piece of pieces) await emit(piece);
      },
    };
  };

  const add = async (path: string, content: string): Promise<void> => {
    const part = begin(path);
    await part.write(encode(content));
    await part.end();
  };

  const finish = async (): Promise<void> => {
    const start = offset;
    for (const entry of entries) await emit(centralHeader(entry));
    await emit(endRecord(entries.length, start, offset - start));
  };

  return { begin, add, finish };
}

/** The 26 bytes local and central headers share, from "version needed" on. */
function commonFields(view: DataView, at: number, entry: Entry): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, UTF8_NAMES, true);
  view.setUint16(at + 4, DEFLATED, true);
  view.setUint32(at + 6, FIXED_TIME, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.compressed, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.name.length, true);
}

function record(size: number, signature: number, name: Uint8Array): { bytes: Uint8Array; view: DataView } {
  const bytes = new Uint8Array(size + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  bytes.set(name, size);
  return { bytes, view };
}

function localHeader(entry: Entry): Uint8Array {
  const { bytes, view } = record(30, 0x04034b50, entry.name);
  commonFields(view, 4, entry);
  return bytes;
}

function centralHeader(entry: Entry): Uint8Array {
  const { bytes, view } = record(46, 0x02014b50, entry.name);
  view.setUint16(4, VERSION, true);
  commonFields(view, 6, entry);
  view.setUint32(42, entry.offset, true);
  return bytes;
}

function endRecord(count: number, start: number, size: number): Uint8Array {
  const { bytes, view } = record(22, 0x06054b50, new Uint8Array(0));
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, start, true);
  return bytes;
}
