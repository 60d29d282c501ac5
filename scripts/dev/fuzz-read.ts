/** 10,000 seeded mutations through the reader: `npm run fuzz:read [-- FIRST COUNT]`. Prints what broke and the slowest case; exit 1 when anything broke. */
import { fuzzCase, readFuzzCase } from "../../test/xlsx/read/fuzz-cases.ts";

/** A case that takes longer than this hangs, for inputs of some kilobytes. */
const SLOW_MS = 2000;
const [first = 0, count = 10_000] = process.argv.slice(2).map(Number);
const seen = { read: 0, refused: 0, broken: 0, slow: 0 };
let slowest = { ms: 0, n: -1 };

for (let n = first; n < first + count; n++) {
  const { name, bytes } = fuzzCase(n);
  const start = performance.now();
  try {
    seen[await readFuzzCase(bytes)]++;
  } catch (thrown) {
    seen.broken++;
    console.log(`case ${n} (${name}): ${thrown instanceof Error ? thrown.stack : String(thrown)}`);
  }
  const ms = performance.now() - start;
  if (ms > slowest.ms) slowest = { ms: Math.round(ms), n };
  if (ms > SLOW_MS) seen.slow++;
}
console.log(`${count} cases: ${seen.read} read, ${seen.refused} refused, ${seen.broken} broken; slowest ${slowest.ms} ms (case ${slowest.n}), ${seen.slow} over ${SLOW_MS} ms`);
process.exitCode = seen.broken + seen.slow > 0 ? 1 : 0;
