/**
 * How fast ledgers are read, as ratios to the physical limit (inflate every part with zlib, look at each byte once), measured in one run:
 * `npm run bench:read [-- --long]`. Each measurement is a process of its own; the median of several is printed. `--long` adds 1,000,000 × 30.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeLedgerFile } from "./ledger-file.ts";

interface Measured {
  readonly ms: number;
  /** Processor time, all threads: steadier than the clock on a busy machine. */
  readonly cpuMs: number;
  readonly peakMb: number;
  readonly cells: number;
}

/** Issue 3: the bars this benchmark is held to. */
const BARS = { ledger: 2, exceljs: 8, rows: 2.5, rowsMb: 400 } as const;
const FOLDER = join(tmpdir(), "daicho-bench");

function measure(reader: string, path: string): Measured {
  const out = execFileSync(process.execPath, ["--import", "tsx", "--max-old-space-size=8192", join(import.meta.dirname, "read-once.ts"), reader, path], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  return JSON.parse(out) as Measured;
}

/** Readers take turns, so that a busy moment of the machine hurts all of them. */
function medians(readers: readonly string[], path: string, times: number): ReadonlyMap<string, Measured> {
  const all = new Map<string, Measured[]>(readers.map((reader) => [reader, []]));
  for (let n = 0; n < times; n++) for (const reader of readers) all.get(reader)?.push(measure(reader, path));
  return new Map([...all].map(([reader, list]) => [reader, list.toSorted((a, b) => a.ms - b.ms)[Math.floor(list.length / 2)]!]));
}

async function ledgerFile(rows: number, columns: number): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, `v1-${rows}x${columns}.xlsx`);
  if (!existsSync(path)) await writeLedgerFile(path, rows, columns);
  return path;
}

function print(title: string, results: ReadonlyMap<string, Measured>): void {
  const floor = results.get("floor")?.ms ?? Number.NaN;
  console.log(`\n${title}`);
  const floorCpu = results.get("floor")?.cpuMs ?? Number.NaN;
  for (const [reader, { ms, cpuMs, peakMb, cells }] of results) console.log(`  ${reader.padEnd(14)} ${String(ms).padStart(6)} ms  ${(ms / floor).toFixed(2).padStart(6)} x floor  ${String(cpuMs).padStart(6)} ms cpu  ${(cpuMs / floorCpu).toFixed(2).padStart(6)} x floor  ${String(peakMb).padStart(5)} MB  ${cells} cells`);
}

const verdict = (name: string, value: number, holds: boolean, bar: string): void => console.log(`  ${holds ? "ok  " : "MISS"} ${name}: ${value.toFixed(2)} (${bar})`);

const short = await ledgerFile(20_000, 40);
const table = medians(["floor", "ledger-only", "ledger", "rows", "ledger-fflate", "sheetjs", "exceljs"], short, 5);
print(`20,000 x 40 (${(statSync(short).size / 1e6).toFixed(1)} MB)`, table);
const toFloor = (reader: string): number => (table.get(reader)?.ms ?? Number.NaN) / (table.get("floor")?.ms ?? Number.NaN);
const faster = (table.get("exceljs")?.ms ?? Number.NaN) / (table.get("ledger")?.ms ?? Number.NaN);
verdict("readLedger to the floor", toFloor("ledger-only"), toFloor("ledger-only") <= BARS.ledger, `at most ${BARS.ledger}`);
verdict("readLedger and a look at every cell as an object", toFloor("ledger"), toFloor("ledger") <= BARS.ledger, `at most ${BARS.ledger}, ours`);
verdict("readLedger to exceljs", faster, faster >= BARS.exceljs, `at least ${BARS.exceljs} times faster`);

if (process.argv.includes("--long")) {
  const long = await ledgerFile(1_000_000, 30);
  const results = medians(["floor", "rows"], long, 3);
  print(`1,000,000 x 30 (${(statSync(long).size / 1e6).toFixed(0)} MB)`, results);
  const rows = results.get("rows");
  const longRatio = (rows?.ms ?? Number.NaN) / (results.get("floor")?.ms ?? Number.NaN);
  verdict("readRows to the floor", longRatio, longRatio <= BARS.rows, `at most ${BARS.rows}`);
  verdict("readRows peak MB", rows?.peakMb ?? Number.NaN, (rows?.peakMb ?? Number.NaN) < BARS.rowsMb, `under ${BARS.rowsMb}`);
}
