// An RGB picture of the browser in at most 64 colours: a third of the bytes, and text stays as sharp. The same bytes always give the same bytes.
import { deflateSync, inflateSync } from "node:zlib";
import { chunk } from "./make-icons.mjs";

const COLOURS = 64;
/** Colours nearer than this (sum of the three differences) share a place. */
const APART = 18;
const HEAD = 8;

/** Bytes of an 8-bit RGB PNG → bytes of a smaller one with a palette. */
export function smallPng(png) {
  const { width, height, pixels } = decoded(png);
  const palette = paletteOf(pixels);
  const nearest = new Map();
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
    const colour = pixels.readUIntBE((y * width + x) * 3, 3);
    if (!nearest.has(colour)) nearest.set(colour, indexOfNearest(palette, colour));
    rows[y * (width + 1) + 1 + x] = nearest.get(colour);
  }
  const header = Buffer.from(png.subarray(HEAD + 8, HEAD + 8 + 13));
  header[9] = 3; // colours by number
  return Buffer.concat([png.subarray(0, HEAD), chunk("IHDR", header), chunk("PLTE", Buffer.from(palette.flatMap(parts))), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

function distance(a, b) {
  const other = parts(b);
  return parts(a).reduce((sum, part, i) => sum + Math.abs(part - other[i]), 0);
}

const indexOfNearest = (palette, colour) => palette.reduce((best, known, i) => (distance(known, colour) < distance(palette[best], colour) ? i : best), 0);

/** The most frequent colours that are far enough apart. */
function paletteOf(pixels) {
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += 3) counts.set(pixels.readUIntBE(at, 3), (counts.get(pixels.readUIntBE(at, 3)) ?? 0) + 1);
  const palette = [];
  for (const [colour] of [...counts].sort(([a, n], [b, m]) => m - n || a - b)) {
    if (palette.length === COLOURS) break;
    if (palette.every((known) => distance(known, colour) >= APART)) palette.push(colour);
  }
  return palette;
}

function decoded(png) {
  const [width, height] = [png.readUInt32BE(HEAD + 8), png.readUInt32BE(HEAD + 12)];
  const packed = [];
  for (let at = HEAD; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") packed.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return { width, height, pixels: unfiltered(inflateSync(Buffer.concat(packed)), width * 3, height) };
}

/** PNG's filters undone (RFC 2083, 6): each byte was written as its difference from its neighbours. */
function unfiltered(rows, length, height) {
  const out = Buffer.alloc(length * height);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (length + 1)];
    for (let x = 0; x < length; x++) {
      const left = x < 3 ? 0 : out[y * length + x - 3];
      const up = y === 0 ? 0 : out[(y - 1) * length + x];
      const corner = x < 3 || y === 0 ? 0 : out[(y - 1) * length + x - 3];
      out[y * length + x] = rows[y * (length + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const [a, b, c] = [left, up, corner].map((near) => Math.abs(left + up - corner - near));
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
