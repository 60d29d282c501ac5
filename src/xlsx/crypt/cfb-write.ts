import { concat } from "./primitives.ts";

/** A stream of a compound file; folders in its path are separated by "/". */
export interface CfbStream {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export const CFB = { sector: 512, mini: 64, miniLimit: 4096, entry: 128, headerDifat: 109, end: 0xffff_fffe, free: 0xffff_ffff, fat: 0xffff_fffd, difat: 0xffff_fffc } as const;
export const CFB_SIGNATURE = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const KIND = { storage: 1, stream: 2, root: 5 } as const;
const PER_SECTOR = CFB.sector / 4;
/** A sector of further FAT places ends with a pointer to the next. */
const PER_DIFAT = PER_SECTOR - 1;

interface Node {
  readonly name: string;
  readonly kind: (typeof KIND)[keyof typeof KIND];
  readonly bytes: Uint8Array;
  readonly children: number[];
  left: number;
  right: number;
  child: number;
  start: number;
}

/**
 * A compound file (version 3, 512-byte sectors) with the given streams, small ones in the mini stream.
 * Source: MS-CFB 2.2-2.6.
 */
export function writeCfb(streams: readonly CfbStream[]): Uint8Array {
  const nodes = makeTree(streams);
  const mini = packMini(nodes);
  const sectors = makeSectors();
  const directoryStart = sectors.reserve(Math.ceil(nodes.length / 4));
  const miniFatStart = sectors.put(words(mini.fat, CFB.free));
  const miniStart = sectors.put(mini.bytes);
  for (const node of nodes) if (node.kind === KIND.stream && node.bytes.length >= CFB.miniLimit) node.start = sectors.put(node.bytes);
  const root = nodes[0] as Node;
  root.start = miniStart;
  sectors.fill(directoryStart, directoryBytes(nodes, mini.bytes.length));
  const fat = sectors.finishFat();
  return concat(header({ ...fat, directoryStart, miniFatStart, miniFatSectors: Math.ceil(mini.fat.length / PER_SECTOR) }), sectors.bytes());
}

function makeTree(streams: readonly CfbStream[]): readonly Node[] {
  const make = (name: string, kind: Node["kind"], bytes: Uint8Array = new Uint8Array(0)): Node => ({ name, kind, bytes, children: [], left: CFB.free, right: CFB.free, child: CFB.free, start: CFB.end });
  const nodes: Node[] = [make("Root Entry", KIND.root)];
  const places = new Map([["", 0]]);
  const add = (path: string, node: Node): number => {
    const parent = folder(path.slice(0, Math.max(0, path.lastIndexOf("/"))));
    const place = nodes.push(node) - 1;
    nodes[parent]?.children.push(place);
    places.set(path, place);
    return place;
  };
  const folder = (path: string): number => places.get(path) ?? add(path, make(baseName(path), KIND.storage));
  for (const { path, bytes } of streams) add(path, make(baseName(path), KIND.stream, bytes));
  for (const node of nodes) node.child = balance(nodes, node.children.toSorted((a, b) => compareNames((nodes[a] as Node).name, (nodes[b] as Node).name)));
  return nodes;
}

const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** Shorter names first, then by capitals (MS-CFB 2.6.4). */
const compareNames = (a: string, b: string): number => a.length - b.length || (a.toUpperCase() < b.toUpperCase() ? -1 : 1);

/** Siblings as a balanced search tree; gives its top. */
function balance(nodes: readonly Node[], sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const top = sorted[middle];
  if (top === undefined) return CFB.free;
  const node = nodes[top] as Node;
  node.left = balance(nodes, sorted.slice(0, middle));
  node.right = balance(nodes, sorted.slice(middle + 1));
  return top;
}

/** Chain numbers of `count` pieces that follow each other from `start`. */
const chain = (start: number, count: number): readonly number[] => Array.from({ length: count }, (_, i) => (i === count - 1 ? CFB.end : start + i + 1));

function packMini(nodes: readonly Node[]): { readonly bytes: Uint8Array; readonly fat: readonly number[] } {
  const pieces: Uint8Array[] = [];
  const fat: number[] = [];
  for (const node of nodes) {
    if (node.kind !== KIND.stream || node.bytes.length >= CFB.miniLimit || node.bytes.length === 0) continue;
    node.start = fat.length;
    pieces.push(padded(node.bytes, CFB.mini));
    fat.push(...chain(fat.length, Math.ceil(node.bytes.length / CFB.mini)));
  }
  return { bytes: concat(...pieces), fat };
}

function padded(bytes: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(Math.ceil(bytes.length / size) * size);
  out.set(bytes);
  return out;
}

/** 32-bit numbers as whole sectors, the rest filled. */
function words(values: readonly number[], fill: number): Uint8Array {
  const out = new Uint8Array(Math.ceil(values.length / PER_SECTOR) * CFB.sector);
  const view = new DataView(out.buffer);
  for (let i = 0; i < out.length / 4; i++) view.setUint32(i * 4, values[i] ?? fill, true);
  return out;
}

interface FatPlaces {
  readonly fatPlaces: readonly number[];
  readonly difatStart: number;
  readonly difatSectors: number;
}

/** The sectors after the header, with their allocation table. */
function makeSectors() {
  const pieces: Uint8Array[] = [];
  const starts: number[] = [];
  const fat: number[] = [];
  const append = (piece: Uint8Array): number => {
    const start = fat.length;
    starts.push(start);
    pieces.push(padded(piece, CFB.sector));
    return start;
  };
  const put = (bytes: Uint8Array): number => {
    if (bytes.length === 0) return CFB.end;
    const start = append(bytes);
    for (const next of chain(start, Math.ceil(bytes.length / CFB.sector))) fat.push(next);
    return start;
  };
  const fill = (start: number, bytes: Uint8Array): void => { pieces[starts.indexOf(start)]?.set(bytes); };
  const finishFat = (): FatPlaces => {
    const { fats, difats } = countFat(fat.length);
    const first = fat.length;
    for (let i = 0; i < fats; i++) fat.push(CFB.fat);
    for (let i = 0; i < difats; i++) fat.push(CFB.difat);
    const fatPlaces = Array.from({ length: fats }, (_, i) => first + i);
    pieces.push(words(fat, CFB.free), difatBytes(fatPlaces.slice(CFB.headerDifat), first + fats, difats));
    return { fatPlaces, difatStart: difats === 0 ? CFB.end : first + fats, difatSectors: difats };
  };
  return { reserve: (count: number) => put(new Uint8Array(count * CFB.sector)), put, fill, finishFat, bytes: () => concat(...pieces) };
}

/** Sectors the allocation table itself needs: it counts itself. */
function countFat(used: number): { readonly fats: number; readonly difats: number } {
  let [fats, difats] = [1, 0];
  for (;;) {
    const needed = Math.ceil((used + fats + difats) / PER_SECTOR);
    const further = Math.ceil(Math.max(0, needed - CFB.headerDifat) / PER_DIFAT);
    if (needed === fats && further === difats) return { fats, difats };
    [fats, difats] = [needed, further];
  }
}

function difatBytes(places: readonly number[], start: number, count: number): Uint8Array {
  const values = Array.from({ length: count }, (_, i) => {
    const own = places.slice(i * PER_DIFAT, (i + 1) * PER_DIFAT);
    return [...own, ...Array.from({ length: PER_DIFAT - own.length }, () => CFB.free), i === count - 1 ? CFB.end : start + i + 1];
  });
  return words(values.flat(), CFB.free);
}

function directoryBytes(nodes: readonly Node[], miniBytes: number): Uint8Array {
  const out = new Uint8Array(Math.ceil(nodes.length / 4) * CFB.sector);
  const view = new DataView(out.buffer);
  for (let i = 0; i < out.length / CFB.entry; i++) putEntry(view, i * CFB.entry, nodes[i], miniBytes);
  return out;
}

function putEntry(view: DataView, at: number, node: Node | undefined, miniBytes: number): void {
  const links = node === undefined ? [CFB.free, CFB.free, CFB.free] : [node.left, node.right, node.child];
  links.forEach((link, i) => { view.setUint32(at + 68 + i * 4, link, true); });
  if (node === undefined) return;
  [...node.name].forEach((c, i) => { view.setUint16(at + i * 2, c.charCodeAt(0), true); });
  view.setUint16(at + 64, (node.name.length + 1) * 2, true);
  view.setUint8(at + 66, node.kind);
  view.setUint8(at + 67, 1);
  view.setUint32(at + 116, node.kind === KIND.storage ? 0 : node.start, true);
  view.setUint32(at + 120, node.kind === KIND.root ? miniBytes : node.bytes.length, true);
}

function header(facts: FatPlaces & { readonly directoryStart: number; readonly miniFatStart: number; readonly miniFatSectors: number }): Uint8Array {
  const out = new Uint8Array(CFB.sector);
  const view = new DataView(out.buffer);
  out.set(CFB_SIGNATURE);
  [0x3e, 3, 0xfffe, 9, 6].forEach((value, i) => { view.setUint16(24 + i * 2, value, true); });
  const numbers: readonly (readonly [number, number])[] = [
    [44, facts.fatPlaces.length], [48, facts.directoryStart], [56, CFB.miniLimit], [60, facts.miniFatStart], [64, facts.miniFatSectors], [68, facts.difatStart], [72, facts.difatSectors],
  ];
  for (const [at, value] of numbers) view.setUint32(at, value, true);
  for (let i = 0; i < CFB.headerDifat; i++) view.setUint32(76 + i * 4, facts.fatPlaces[i] ?? CFB.free, true);
  return out;
}
