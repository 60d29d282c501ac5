import { deepEqual, equal, ok as truthy } from "node:assert/strict";
import { defaultMasters, defaultSettings, mergeMasters } from "../../src/core/masters/masters.ts";
import { composeTown } from "../../src/node/demo/make-demo.ts";
import { scoreFiles } from "../../src/output/score-files.ts";
import { scoreRun } from "../../src/output/scored-run.ts";

const RUN = { version: "0", stamp: "2026-10-01T00:00:00Z", runId: "0123456789ab", inputs: [], options: {} };

describe("output/score-files", () => {
  it("keeps the masters that are not the shipped ones, so that the figures can be made again from the folder", async () => {
    const shipped = defaultMasters();
    const changed = { ...shipped.presets, version: "2-試験", date: "2026-12-01" };
    const merged = mergeMasters(shipped, { "weight-presets.json": changed });
    truthy(merged.ok);
    const names = async (masters: typeof shipped): Promise<string[]> => {
      const scored = scoreRun({ tables: composeTown(40, 2).tables, run: RUN, issues: [], asOf: "2026-10-01" }, { masters, settings: defaultSettings() });
      truthy(scored.ok);
      const files = await scoreFiles(scored.value);
      const kept = files.find(({ path }) => path.startsWith("masters/"));
      if (kept !== undefined) deepEqual(JSON.parse(new TextDecoder().decode(kept.bytes)), changed);
      return files.map(({ path }) => path).filter((path) => path.startsWith("masters/"));
    };
    deepEqual(await names(shipped), []);
    deepEqual(await names(merged.value), ["masters/weight-presets.json"]);
    equal(changed.version === shipped.presets.version, false);
  });
});
