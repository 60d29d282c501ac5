/** One measurement in its own process: `tsx read-once.ts READER FILE` → `{ ms, cpuMs, peakMb, cells, textLength, sum }` as JSON. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Cell } from "../../../src/core/model/grid.ts";
import { nodeInflater, openFileSource } from "../../../src/node/inflate.ts";
import { sourceOfBytes } from "../../../src/xlsx/read/byte-source.ts";
import { readLedger } from "../../../src/xlsx/read/read-ledger.ts";
import { readRows } from "../../../src/xlsx/read/read-rows.ts";
import { fflateInflater } from "../../../src/xlsx/read/zip/inflater.ts";
import { readZipDirectory } from "../../../src/xlsx/read/zip/zip-directory.ts";

interface Seen {
  cells: number;
  textLength: number;
  sum: number;
}

function see(seen: Seen, cell: Cell): void {
  if (cell.kind === "blank") return;
  seen.cells++;
  if (typeof cell.value === "string") seen.textLength += cell.value.length;
  else if (typeof cell.value === "number") seen.sum += cell.value;
}

/** The physical limit: inflate every part with zlib and look at each byte once. */
async function floor(path: string, seen: Seen): Promise<void> {
  const source = openFileSource(path);
  for (const entry of readZipDirectory(source).values()) {
    const header = source.slice(entry.offset, entry.offset + 30);
    const start = entry.offset + 30 + header[26]! + header[27]! * 256 + header[28]! + header[29]! * 256;
    const pieces = { *[Symbol.iterator]() { for (let at = start; at < start + entry.packedBytes; at += 1 << 18) yield source.slice(at, Math.min(at + (1 << 18), start + entry.packedBytes)); } };
    let state = 0;
    for await (const bytes of nodeInflater.inflate(pieces)) {
      for (let i = 0; i < bytes.length; i++) {
        const byte = bytes[i];
        if (byte === 60) state = 1;
        else if (state === 1) state = byte === 99 ? 2 : 0;
        else if (state === 2) {
          if (byte === 32) seen.cells++;
          state = 0;
        }
      }
    }
  }
  source.close();
}

async function ledger(path: string, seen: Seen, inflate = nodeInflater): Promise<void> {
  const read = await readLedger("bench.xlsx", readFileSync(path), { inflate });
  if (!read.ok) throw new Error(read.error.kind);
  for (const grid of read.value.grids) {
    for (let r = 1; r <= grid.rowCount; r++) for (let c = 1; c <= grid.columnCount; c++) see(seen, grid.cell(r, c));
  }
}

/** Up to typed cells in memory, none of them looked at as an object. */
async function ledgerOnly(path: string, seen: Seen): Promise<void> {
  const read = await readLedger("bench.xlsx", readFileSync(path), { inflate: nodeInflater });
  if (!read.ok) throw new Error(read.error.kind);
  for (const grid of read.value.grids) seen.cells += grid.rowCount * grid.columnCount;
}

async function rows(path: string, seen: Seen): Promise<void> {
  const source = openFileSource(path);
  const read = await readRows("bench.xlsx", source, (row) => {
    for (let c = 1; c <= row.columnCount; c++) see(seen, row.cell(c));
  }, { inflate: nodeInflater });
  source.close();
  if (!read.ok) throw new Error(read.error.kind);
}

async function rowsOfBytes(path: string, seen: Seen): Promise<void> {
  const read = await readRows("bench.xlsx", sourceOfBytes(readFileSync(path)), (row) => {
    for (let c = 1; c <= row.columnCount; c++) see(seen, row.cell(c));
  }, { inflate: nodeInflater });
  if (!read.ok) throw new Error(read.error.kind);
}

async function exceljs(path: string, seen: Seen): Promise<void> {
  const { Workbook } = createRequire(import.meta.url)("exceljs") as typeof import("exceljs");
  const book = new Workbook();
  await book.xlsx.readFile(path);
  book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => void (cell.value !== null && seen.cells++))));
}

async function sheetjs(path: string, seen: Seen): Promise<void> {
  const { read } = await import("@e965/xlsx");
  const book = read(readFileSync(path), { dense: true });
  for (const sheet of Object.values(book.Sheets)) for (const row of sheet["!data"] ?? []) for (const cell of row ?? []) if (cell !== undefined && cell.t !== "z") seen.cells++;
}

const READERS: Readonly<Record<string, (path: string, seen: Seen) => Promise<void>>> = {
  floor, ledger, "ledger-only": ledgerOnly, rows, "rows-bytes": rowsOfBytes, "ledger-fflate": (path, seen) => ledger(path, seen, fflateInflater), exceljs, sheetjs,
};

const [, , name = "", path = ""] = process.argv;
const reader = READERS[name];
if (reader === undefined) throw new Error(`reader: ${Object.keys(READERS).join(", ")}`);
const seen: Seen = { cells: 0, textLength: 0, sum: 0 };
const cpuStart = process.cpuUsage();
const start = performance.now();
await reader(path, seen);
const ms = performance.now() - start;
const cpu = process.cpuUsage(cpuStart);
console.log(JSON.stringify({ reader: name, ms: Math.round(ms), cpuMs: Math.round((cpu.user + cpu.system) / 1000), peakMb: Math.round(process.resourceUsage().maxRSS / 1024), ...seen }));
