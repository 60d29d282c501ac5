/**
 * Distribution of 120 departments × 170 people with the leak gate, in one process: `node --import tsx scripts/dev/bench/distribute.ts [staff]`.
 * Prints seconds per stage, peak memory, and the ratio of the whole to building and writing the same packages once.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultMasters, defaultSettings } from "../../../src/core/masters/masters.ts";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";
import { composeTown } from "../../../src/node/demo/make-demo.ts";
import { writeDirectory } from "../../../src/node/atomic-directory.ts";
import { distributionFiles, planDistribution } from "../../../src/node/distribution/distribution.ts";
import { defaultMakers } from "../../../src/node/distribution/makers.ts";
import { scoreRun } from "../../../src/output/scored-run.ts";

const staff = Number(process.argv[2] ?? 20_400);
const root = mkdtempSync(join(tmpdir(), "daicho-bench-"));
const seconds = (from: number): number => Math.round((performance.now() - from) / 100) / 10;
const peakMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

const run = { version: "0", runId: "bench", stamp: "2026-10-01T00:00:00Z", inputs: [], options: {} };
const scored = scoreRun({ tables: composeTown(staff, 1).tables, run, issues: [], asOf: "2026-10-01" }, { masters: defaultMasters(), settings: defaultSettings() });
if (!scored.ok) throw new Error(scored.error.message);
const makers = await defaultMakers();
let at = performance.now();
const plan = await planDistribution(scored.value, { out: join(root, "out") });
if (!plan.ok) throw new Error(plan.error.message);
console.log(`split and index: ${seconds(at)} s for ${plan.value.shares.length} departments, ${staff} people`);

at = performance.now();
let bytes = 0;
for (const share of plan.value.shares) bytes += (await writeWorkbook(makers.departmentBook(scored.value, share, plan.value.profile))).length;
const once = seconds(at);
console.log(`packages built and written once: ${once} s, ${Math.round(bytes / 1024)} kB, peak ${peakMb()} MB`);

at = performance.now();
const stages = new Map<string, number>();
let stage = { name: "", from: at };
const progress = (name: string): void => {
  if (name === stage.name) return;
  stages.set(stage.name, seconds(stage.from));
  stage = { name, from: performance.now() };
};
const written = await writeDirectory(join(root, "out"), (temporary) => distributionFiles(plan.value, temporary, { progress, readStdin: async () => "" }, makers), false);
progress("end");
if (!written.ok) throw new Error(written.error.message);
const whole = seconds(at);
console.log(`whole distribution: ${whole} s (${[...stages].filter(([name]) => name !== "").map(([name, s]) => `${name} ${s} s`).join(", ")}), peak ${peakMb()} MB, ratio ${(whole / once).toFixed(2)}`);
rmSync(root, { recursive: true, force: true });
