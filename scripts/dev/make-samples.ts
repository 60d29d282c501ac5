/**
 * Writes samples/input (messy ledgers of an invented town of 300) and samples/truth (what they mean).
 * Run: node --import tsx scripts/dev/make-samples.ts [--check]. With --check nothing is written; exit 1 when the committed files differ.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeDemo } from "../../src/node/demo/make-demo.ts";

const SAMPLES = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "samples");
const check = process.argv.includes("--check");
const demo = await makeDemo({ staff: 300, seed: 1 });
const files = [...demo.files.map((f) => ({ ...f, path: `input/${f.path}` })), ...demo.truth.map((f) => ({ ...f, path: `truth/${f.path}` }))];

if (check) {
  const stale = files.filter(({ path, bytes }) => !Buffer.from(bytes).equals(readFileSync(join(SAMPLES, path))));
  stale.forEach(({ path }) => console.error(`samples/${path} is not what the generator makes`));
  process.exit(stale.length === 0 ? 0 : 1);
}
for (const folder of ["input", "truth"]) rmSync(join(SAMPLES, folder), { recursive: true, force: true });
for (const { path, bytes } of files) {
  mkdirSync(dirname(join(SAMPLES, path)), { recursive: true });
  writeFileSync(join(SAMPLES, path), bytes);
}
