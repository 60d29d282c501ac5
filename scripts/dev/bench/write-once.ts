// One measurement of the write benchmark in a process of its own: `write-once WHAT` prints {"ms", "peakMb", "bytes"} as JSON.
import { deflateRawSync } from "node:zlib";
import { deflateSync, unzipSync } from "fflate";
import { writeWithExceljs } from "../../../src/node/write/exceljs.ts";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";
import { departmentBook, listBook } from "./write-models.ts";

const ROWS = 20_000;
const DEPARTMENTS = 120;

/** Builds its input, then hands back what is timed; the work gives the bytes it made. */
type Prepare = () => Promise<() => number | Promise<number>>;

const list = (lazy: boolean): Prepare => async () => {
  const model = listBook(ROWS, lazy);
  return async () => (await writeWorkbook(model)).length;
};

/** The parts of the written list, inflated: the same bytes for every compressor. */
async function parts(): Promise<readonly Uint8Array[]> {
  return Object.values(unzipSync(await writeWorkbook(listBook(ROWS, true))));
}

const departments = (charts: boolean, write: typeof writeWithExceljs): Prepare => async () => {
  const models = Array.from({ length: DEPARTMENTS }, (_, i) => departmentBook(i, charts));
  return async () => {
    let bytes = 0;
    for (const model of models) bytes += (await write(model)).length;
    return bytes;
  };
};

const WORK: Readonly<Record<string, Prepare>> = {
  "list-own": list(false),
  "list-own-lazy": list(true),
  "list-zlib": async () => {
    const all = await parts();
    return () => all.reduce((sum, part) => sum + deflateRawSync(part).length, 0);
  },
  "list-fflate": async () => {
    const all = await parts();
    return () => all.reduce((sum, part) => sum + deflateSync(part).length, 0);
  },
  "list-exceljs": async () => {
    const model = listBook(ROWS, false);
    return async () => (await writeWithExceljs(model)).length;
  },
  "departments-own": departments(true, writeWorkbook),
  "departments-exceljs": departments(false, writeWithExceljs),
};

async function main(): Promise<void> {
  const work = await (WORK[process.argv[2] ?? ""] ?? (() => Promise.reject(new Error("write-once: WHAT?"))))();
  const start = performance.now();
  const bytes = await work();
  const ms = performance.now() - start;
  console.log(JSON.stringify({ ms, peakMb: process.resourceUsage().maxRSS / 1024, bytes }));
}

void main();
