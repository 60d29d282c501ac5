import { CFB, CFB_SIGNATURE } from "./cfb-write.ts";
import { concat } from "./primitives.ts";

/** Whether the bytes begin like a compound file. */
export const isCfb = (bytes: Uint8Array): boolean => bytes.length > CFB.sector && CFB_SIGNATURE.every((byte, i) => bytes[i] === byte);

/**
 * A stream in the root folder of a compound file (version 3 or 4), or undefined when it is not there or the file is damaged.
 * Source: MS-CFB 2.2-2.6. Chains that run in a circle or outside end the reading.
 */
export function readCfbStream(bytes: Uint8Array, name: string): Uint8Array | undefined {
  if (!isCfb(bytes)) return undefined;
  const file = openFile(bytes);
  const directory = readChain(file, file.header(48));
  const entries = Array.from({ length: Math.floor(directory.length / CFB.entry) }, (_, i) => directory.subarray(i * CFB.entry, (i + 1) * CFB.entry));
  const [root] = entries;
  const entry = entries.find((one) => entryName(one) === name && one[66] === 2);
  if (root === undefined || entry === undefined) return undefined;
  const [start, size] = [wordAt(entry, 116), wordAt(entry, 120)];
  const content = size >= CFB.miniLimit ? readChain(file, start) : readMini(file, readChain(file, wordAt(root, 116)), start);
  return content.length < size ? undefined : content.subarray(0, size);
}

interface File {
  readonly bytes: Uint8Array;
  readonly sector: number;
  readonly fat: readonly number[];
  readonly header: (at: number) => number;
}

const wordAt = (bytes: Uint8Array, at: number): number =>
  at + 4 > bytes.length ? CFB.end : new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);

const wordsOf = (bytes: Uint8Array): readonly number[] => Array.from({ length: bytes.length >> 2 }, (_, i) => wordAt(bytes, i * 4));

function entryName(entry: Uint8Array): string {
  const length = Math.max(0, Math.min(31, ((entry[64] ?? 0) >> 1) - 1));
  return Array.from({ length }, (_, i) => String.fromCharCode((entry[i * 2] ?? 0) | ((entry[i * 2 + 1] ?? 0) << 8))).join("");
}

function openFile(bytes: Uint8Array): File {
  const header = (at: number): number => wordAt(bytes, at);
  const sector = 1 << Math.min(12, bytes[30] ?? 9);
  const at = (place: number): Uint8Array => bytes.subarray((place + 1) * sector, (place + 2) * sector);
  const places = Array.from({ length: CFB.headerDifat }, (_, i) => header(76 + i * 4));
  const last = Math.ceil(bytes.length / sector);
  for (let next = header(68), seen = 0; next < last && seen < last; seen++) {
    const values = wordsOf(at(next));
    places.push(...values.slice(0, -1));
    next = values.at(-1) ?? CFB.end;
  }
  const fat = places.filter((place) => place < last).flatMap((place) => wordsOf(at(place)));
  return { bytes, sector, fat, header };
}

function follow(table: readonly number[], start: number): readonly number[] {
  const chain: number[] = [];
  for (let next = start; next < table.length && chain.length < table.length; next = table[next] as number) chain.push(next);
  return chain;
}

const readChain = ({ bytes, sector, fat }: File, start: number): Uint8Array =>
  concat(...follow(fat, start).map((place) => bytes.subarray((place + 1) * sector, (place + 2) * sector)));

const readMini = (file: File, stream: Uint8Array, start: number): Uint8Array =>
  concat(...follow(wordsOf(readChain(file, file.header(60))), start).map((place) => stream.subarray(place * CFB.mini, (place + 1) * CFB.mini)));
