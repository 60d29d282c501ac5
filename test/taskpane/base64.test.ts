import { equal } from "node:assert/strict";
import fc from "fast-check";
import { base64Of } from "../../src/taskpane/work/base64.ts";

describe("taskpane base64", () => {
  it("is what Node's own encoder gives, for every length", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => equal(base64Of(bytes), Buffer.from(bytes).toString("base64"))), { numRuns: 500 });
  });
});
