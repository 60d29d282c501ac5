import { ok } from "node:assert/strict";
import { fuzzCase, readFuzzCase } from "./fuzz-cases.ts";

const CASES = 600;

describe("xlsx/read fuzz", () => {
  it(`${CASES} seeded mutations are read or refused, never a crash (10,000 by npm run fuzz:read)`, async () => {
    const seen = { read: 0, refused: 0 };
    for (let n = 0; n < CASES; n++) {
      const { name, bytes } = fuzzCase(n);
      try {
        seen[await readFuzzCase(bytes)]++;
      } catch (thrown) {
        throw new Error(`case ${n} (${name})`, { cause: thrown });
      }
    }
    ok(seen.read > CASES / 10 && seen.refused > CASES / 10, JSON.stringify(seen));
  });
});
