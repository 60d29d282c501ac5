// bench:write — how far from the physical limit the writer is, as ratios of medians taken in one run (every measurement in a fresh process, in turn).
// Bars (issue 6): list ≤ 2.5 × deflating the same bytes (zlib, its default level), ≥ 4 × faster than exceljs's document writer, peak ≤ 200 MB; departments with charts ≥ 3 × faster than exceljs without.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

interface Measured {
  readonly ms: number;
  readonly peakMb: number;
  readonly bytes: number;
}

const FAST = ["list-own", "list-own-lazy", "list-zlib", "list-fflate", "departments-own"] as const;
const SLOW = ["list-exceljs", "departments-exceljs"] as const;
const TIMES = { fast: 5, slow: 2 } as const;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "daicho-bench-"));
  try {
    const program = join(folder, "write-once.cjs");
    await build({ entryPoints: [join(import.meta.dirname, "write-once.ts")], bundle: true, platform: "node", outfile: program, logLevel: "error" });
    report(measure(program));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(program: string): ReadonlyMap<string, Measured> {
  const runs = new Map<string, Measured[]>();
  const one = (what: string): void => {
    const found = JSON.parse(execFileSync(process.execPath, [program, what], { encoding: "utf8" })) as Measured;
    runs.set(what, [...(runs.get(what) ?? []), found]);
  };
  for (let i = 0; i < TIMES.fast; i++) FAST.forEach(one);
  for (let i = 0; i < TIMES.slow; i++) SLOW.forEach(one);
  return new Map([...runs].map(([what, all]) => [what, { ms: median(all.map((run) => run.ms)), peakMb: median(all.map((run) => run.peakMb)), bytes: all[0]?.bytes ?? 0 }]));
}

function report(found: ReadonlyMap<string, Measured>): void {
  for (const [what, { ms, peakMb, bytes }] of found) console.log(`${what.padEnd(20)} ${ms.toFixed(0).padStart(7)} ms ${peakMb.toFixed(0).padStart(6)} MB peak ${(bytes / 1e6).toFixed(2).padStart(8)} MB out`);
  const ratio = (a: string, b: string): number => (found.get(a)?.ms ?? Number.NaN) / (found.get(b)?.ms ?? Number.NaN);
  const peak = found.get("list-own-lazy")?.peakMb ?? Number.NaN;
  const lines: readonly (readonly [string, number, boolean])[] = [
    ["list / zlib of the same bytes (≤ 2.5)", ratio("list-own", "list-zlib"), ratio("list-own", "list-zlib") <= 2.5],
    ["list, rows made on the way / zlib of the same bytes", ratio("list-own-lazy", "list-zlib"), true],
    ["list / fflate of the same bytes (level 6)", ratio("list-own", "list-fflate"), true],
    ["exceljs / list (≥ 4)", ratio("list-exceljs", "list-own"), ratio("list-exceljs", "list-own") >= 4],
    ["peak MB, rows made on the way (≤ 200)", peak, peak <= 200],
    ["exceljs without / departments with charts (≥ 3)", ratio("departments-exceljs", "departments-own"), ratio("departments-exceljs", "departments-own") >= 3],
  ];
  for (const [what, value, good] of lines) console.log(`${good ? "ok  " : "FAIL"} ${what}: ${value.toFixed(2)}`);
  if (lines.some(([, , good]) => !good)) process.exitCode = 1;
}

void main();
