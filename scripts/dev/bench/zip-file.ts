import { closeSync, openSync, writeSync } from "node:fs";
import { crc32 } from "../../../src/xlsx/read/zip/crc32.ts";
import { createDeflateRaw } from "node:zlib";
import { nodeInflater } from "../../../src/node/inflate.ts";

interface Written {
  readonly name: string;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly bytes: number;
}

/** Writes zip parts of any length straight to a file. */
export interface ZipFile {
  readonly part: (name: string, pieces: Iterable<string>) => Promise<void>;
  readonly close: () => void;
}

const SIGNATURE = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 };
const checksum = nodeInflater.crc32 ?? crc32;

function header(signature: number, w: Written): Buffer {
  const isEntry = signature === SIGNATURE.entry;
  const head = Buffer.alloc(isEntry ? 46 : 30);
  const shift = isEntry ? 2 : 0;
  head.writeUInt32LE(signature, 0);
  head.writeUInt16LE(20, 4);
  if (isEntry) head.writeUInt16LE(20, 6);
  head.writeUInt16LE(8, 8 + shift);
  head.writeUInt32LE(w.crc, 14 + shift);
  head.writeUInt32LE(w.packed, 18 + shift);
  head.writeUInt32LE(w.bytes, 22 + shift);
  head.writeUInt16LE(Buffer.byteLength(w.name), 26 + shift);
  if (isEntry) head.writeUInt32LE(w.offset, 42);
  return Buffer.concat([head, Buffer.from(w.name)]);
}

export function makeZipFile(path: string): ZipFile {
  const file = openSync(path, "w");
  const parts: Written[] = [];
  let at = 0;
  const put = (bytes: Buffer): void => {
    writeSync(file, bytes, 0, bytes.length, at);
    at += bytes.length;
  };
  return {
    part: async (name, pieces) => {
      const offset = at;
      at += 30 + Buffer.byteLength(name);
      const dataStart = at;
      const sums = await deflateTo(put, pieces);
      const written = { name, offset, packed: at - dataStart, ...sums };
      const local = header(SIGNATURE.local, written);
      writeSync(file, local, 0, local.length, offset);
      parts.push(written);
    },
    close: () => {
      const start = at;
      for (const part of parts) put(header(SIGNATURE.entry, part));
      const end = Buffer.alloc(22);
      end.writeUInt32LE(SIGNATURE.end, 0);
      end.writeUInt16LE(parts.length, 8);
      end.writeUInt16LE(parts.length, 10);
      end.writeUInt32LE(at - start, 12);
      end.writeUInt32LE(start, 16);
      put(end);
      closeSync(file);
    },
  };
}

async function deflateTo(put: (bytes: Buffer) => void, pieces: Iterable<string>): Promise<{ crc: number; bytes: number }> {
  const stream = createDeflateRaw({ level: 6, chunkSize: 1 << 18 });
  const ended = new Promise<void>((resolve, reject) => stream.on("data", put).on("end", resolve).on("error", reject));
  let crc = 0;
  let bytes = 0;
  for (const piece of pieces) {
    const chunk = Buffer.from(piece);
    crc = checksum(chunk, crc);
    bytes += chunk.length;
    if (!stream.write(chunk)) await new Promise((resolve) => stream.once("drain", resolve));
  }
  stream.end();
  await ended;
  return { crc, bytes };
}
