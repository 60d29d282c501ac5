import { deepEqual, equal, ok as truthy } from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTransferPlans } from "../../../src/core/transfer-file.ts";
import { composeTown, makeDemo } from "../../../src/node/demo/make-demo.ts";
import { readInputs } from "../../../src/node/input-files.ts";
import { readExtras } from "../../../src/node/read-extras.ts";

describe("the demo's example of transfer plans", () => {
  it("is read as two plans over that town, with nothing to ask, and never as a ledger", async () => {
    const room = mkdtempSync(join(tmpdir(), "example-"));
    try {
      for (const [staff, seed] of [[300, 1], [60, 4], [20, 2]] as const) {
        const { examples, files } = await makeDemo({ staff, seed });
        for (const folder of ["例", "input"]) mkdirSync(join(room, folder), { recursive: true });
        for (const { path, bytes } of examples) writeFileSync(join(room, "例", path), bytes);
        writeFileSync(join(room, "input", files[0]!.path), files[0]!.bytes);
        const read = await readExtras({ transfer: join(room, "例", "異動案の例.xlsx") });
        truthy(read.ok && read.value.transfer !== undefined);
        const plans = readTransferPlans(read.value.transfer.grids, composeTown(staff, seed).tables, "2026-10-01");
        truthy(plans.ok, JSON.stringify(plans));
        truthy(plans.value.length >= 1 && plans.value.every(({ moves }) => moves.length > 0 && moves.every(({ notes }) => notes?.length === 0)));
        if (staff === 300) equal(plans.value.length, 2);
        const inputs = await readInputs([room]);
        truthy(inputs.ok);
        deepEqual(inputs.value.inputs.map(({ name }) => name), [`input/${files[0]!.path}`]);
      }
    } finally {
      rmSync(room, { recursive: true });
    }
  });
});
