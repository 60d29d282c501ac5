import { deflateSync, inflateSync } from "fflate";
import { crc32 } from "../write/crc32.ts";

/** One part of a package, as it stands in the file. */
interface Entry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  /** DOS time and date, kept. */
  readonly stamp: number;
  readonly crc: number;
  readonly packed: Uint8Array;
  readonly bytes: number;
  readonly attributes: number;
}

/** A package whose parts can be replaced and added; what is not touched keeps its bytes. */
export interface PackageCopy {
  readonly names: readonly string[];
  /** Text of a UTF-8 part (by its exact name), or undefined. */
  readonly text: (name: string) => string | undefined;
  readonly set: (name: string, text: string) => void;
  readonly toBytes: () => Uint8Array;
}

const UTF8_NAME = 0x0800;
/** 1980-01-01 00:00, the first day a zip can say: parts we add carry no clock. */
const NO_TIME = 0x0021_0000;

/** undefined when the bytes are no plain zip (encrypted, zip64, damaged): then the values are copied instead. */
export function openPackage(file: Uint8Array): PackageCopy | undefined {
  const entries = readEntries(file);
  if (entries === undefined) return undefined;
  const byName = new Map(entries.map((e) => [e.name, e]));
  const changed = new Map<string, string>();
  return {
    names: entries.map((e) => e.name),
    text: (name) => changed.get(name) ?? (byName.has(name) ? decode(byName.get(name)) : undefined),
    set: (name, text) => void changed.set(name, text),
    toBytes: () => writePackage([...entries.map((e) => replaced(e, changed.get(e.name))), ...[...changed].filter(([n]) => !byName.has(n)).map(([n, t]) => added(n, t))]),
  };
}

function decode(entry: Entry | undefined): string | undefined {
  if (entry === undefined) return undefined;
  const bytes = entry.method === 0 ? entry.packed : inflateSync(entry.packed);
  return new TextDecoder("utf-8", { ignoreBOM: true, fatal: true }).decode(bytes);
}

function readEntries(file: Uint8Array): readonly Entry[] | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let end = file.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > file.length || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const entry = readEntry(file, view, at);
    if (entry === undefined) return undefined;
    entries.push(entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function readEntry(file: Uint8Array, view: DataView, at: number): Entry | undefined {
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const [packedBytes, bytes, local] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true), view.getUint32(at + 42, true)];
  if ((flags & 1) !== 0 || (method !== 0 && method !== 8) || packedBytes === 0xffffffff || local + 30 > file.length) return undefined;
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const nameBytes = file.slice(at + 46, at + 46 + view.getUint16(at + 28, true));
  return {
    name: new TextDecoder().decode(nameBytes), nameBytes, flags: flags & UTF8_NAME, method, stamp: view.getUint32(at + 12, true), crc: view.getUint32(at + 16, true),
    packed: file.subarray(start, start + packedBytes), bytes, attributes: view.getUint32(at + 38, true),
  };
}

function replaced(entry: Entry, text: string | undefined): Entry {
  if (text === undefined) return entry;
  const bytes = new TextEncoder().encode(text);
  return { ...entry, method: 8, crc: crc32(bytes), packed: deflateSync(bytes), bytes: bytes.length };
}

const added = (name: string, text: string): Entry =>
  replaced({ name, nameBytes: new TextEncoder().encode(name), flags: 0, method: 8, stamp: NO_TIME, crc: 0, packed: new Uint8Array(), bytes: 0, attributes: 0 }, text);

function writePackage(entries: readonly Entry[]): Uint8Array {
  const local = entries.reduce((sum, e) => sum + 30 + e.nameBytes.length + e.packed.length, 0);
  const central = entries.reduce((sum, e) => sum + 46 + e.nameBytes.length, 0);
  const out = new Uint8Array(local + central + 22);
  const view = new DataView(out.buffer);
  let at = 0;
  let directory = local;
  for (const entry of entries) {
    putCentral(view, out, { entry, at: directory, local: at });
    directory += 46 + entry.nameBytes.length;
    view.setUint32(at, 0x04034b50, true);
    putCommon(view, at + 4, entry);
    out.set(entry.nameBytes, at + 30);
    out.set(entry.packed, at + 30 + entry.nameBytes.length);
    at += 30 + entry.nameBytes.length + entry.packed.length;
  }
  view.setUint32(directory, 0x06054b50, true);
  view.setUint16(directory + 8, entries.length, true);
  view.setUint16(directory + 10, entries.length, true);
  view.setUint32(directory + 12, central, true);
  view.setUint32(directory + 16, local, true);
  return out;
}

/** Version, flags, method, time, checksum, sizes, name length: the same in both headers. */
function putCommon(view: DataView, at: number, entry: Entry): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, entry.flags, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint32(at + 6, entry.stamp, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.packed.length, true);
  view.setUint32(at + 18, entry.bytes, true);
  view.setUint16(at + 22, entry.nameBytes.length, true);
}

interface Central { readonly entry: Entry; readonly at: number; readonly local: number }

function putCentral(view: DataView, out: Uint8Array, { entry, at, local }: Central): void {
  view.setUint32(at, 0x02014b50, true);
  view.setUint16(at + 4, 20, true);
  putCommon(view, at + 6, entry);
  view.setUint32(at + 38, entry.attributes, true);
  view.setUint32(at + 42, local, true);
  out.set(entry.nameBytes, at + 46);
}
