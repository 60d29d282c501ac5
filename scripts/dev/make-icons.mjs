// Draws the add-in's icons into a folder: `node scripts/dev/make-icons.mjs dist/pane/icons`. Shapes in a unit square, 4 × 4 samples a pixel.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 as zlibCrc32, deflateSync } from "node:zlib";

const SIZES = [16, 32, 64, 80];
const INK = [31, 78, 121];
const PALE = [214, 228, 240];
const WHITE = [255, 255, 255];
const ACCENT = [196, 89, 17];
const SAMPLES = 4;

const box = (x0, y0, x1, y1) => (x, y) => x >= x0 && x <= x1 && y >= y0 && y <= y1;
const stroke = (ax, ay, bx, by, width) => (x, y) => {
  const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)) <= width / 2;
};
const page = [[INK, box(0.1, 0.06, 0.9, 0.94)], [WHITE, box(0.16, 0.12, 0.84, 0.88)]];
const lines = [0.2, 0.38, 0.56, 0.74].map((y) => [y === 0.2 ? INK : PALE, box(0.22, y, 0.78, y + 0.1)]);

/** Each icon: layers painted in turn. */
const ICONS = {
  daicho: [...page, ...lines, [ACCENT, box(0.62, 0.38, 0.78, 0.48)]],
  read: [...page, ...lines.slice(0, 2), [ACCENT, stroke(0.5, 0.5, 0.5, 0.8, 0.1)], [ACCENT, stroke(0.36, 0.68, 0.5, 0.82, 0.1)], [ACCENT, stroke(0.64, 0.68, 0.5, 0.82, 0.1)]],
  validate: [...page, ...lines.slice(0, 1), [ACCENT, stroke(0.27, 0.6, 0.43, 0.76, 0.12)], [ACCENT, stroke(0.43, 0.76, 0.75, 0.4, 0.12)]],
  score: [...page, [PALE, box(0.24, 0.56, 0.38, 0.8)], [INK, box(0.43, 0.4, 0.57, 0.8)], [ACCENT, box(0.62, 0.22, 0.76, 0.8)]],
  distribute: [[INK, box(0.36, 0.06, 0.64, 0.34)], [INK, stroke(0.5, 0.3, 0.5, 0.52, 0.07)], [INK, stroke(0.2, 0.52, 0.8, 0.52, 0.07)], ...[0.2, 0.5, 0.8].flatMap((x) => [[INK, stroke(x, 0.52, x, 0.7, 0.07)], [ACCENT, box(x - 0.13, 0.66, x + 0.13, 0.94)]])],
};

function pixels(layers, size) {
  const rgba = Buffer.alloc(size * size * 4);
  for (let i = 0; i < size * size; i++) {
    const sum = [0, 0, 0, 0];
    for (let s = 0; s < SAMPLES * SAMPLES; s++) {
      const x = ((i % size) + ((s % SAMPLES) + 0.5) / SAMPLES) / size;
      const y = (Math.floor(i / size) + (Math.floor(s / SAMPLES) + 0.5) / SAMPLES) / size;
      const top = layers.findLast(([, inside]) => inside(x, y));
      if (top !== undefined) top[0].forEach((c, k) => (sum[k] += c)), (sum[3] += 1);
    }
    if (sum[3] > 0) rgba.set([sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3], (255 * sum[3]) / SAMPLES ** 2].map(Math.round), i * 4);
  }
  return rgba;
}

const TABLE = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
const crc32 = zlibCrc32 ?? ((bytes) => { let c = 0xffffffff; for (const b of bytes) c = TABLE[(c ^ b) & 255] ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; });

export function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), 8 + data.length);
  return out;
}

function png(layers, size) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rgba = pixels(layers, size);
  const rows = Buffer.concat(Array.from({ length: size }, (_, y) => Buffer.concat([Buffer.from([0]), rgba.subarray(y * size * 4, (y + 1) * size * 4)])));
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", header), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

/** `{ "daicho-16.png": bytes, … }`, the names manifest.xml points at. */
export const makeIcons = () => Object.fromEntries(Object.entries(ICONS).flatMap(([name, layers]) => SIZES.map((size) => [`${name}-${size}.png`, png(layers, size)])));

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2] ?? "dist/pane/icons";
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(makeIcons())) writeFileSync(join(folder, name), bytes);
}
