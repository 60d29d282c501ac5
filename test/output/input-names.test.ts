import { deepEqual } from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import fc from "fast-check";
import { readInputs } from "../../src/node/input-files.ts";
import { arrangeNames } from "../../src/output/input-names.ts";
import { temporaryFolder } from "../support/command-line.ts";

describe("names of a dropped folder", () => {
  const room = temporaryFolder();
  const names = ["総務/名簿.xlsx", "b.csv", "a.CSV", "~$名簿.xlsx", ".隠し.csv", "Thumbs.db", "写真.png", "前回/run.json", "前回/正規化台帳.xlsx", "総務/.git/x.csv", "総務 課/研修.xls", "総務.csv"];

  it("are taken in the order of the batch, and the same are left out", async () => {
    for (const name of names) {
      const path = room.path("台帳", ...name.split("/"));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, "a");
    }
    const batch = await readInputs([room.path("台帳")]);
    if (!batch.ok) throw new Error(batch.error.message);
    deepEqual(arrangeNames(names), { ledgers: batch.value.inputs.map(({ name }) => name), others: batch.value.others });
  });

  it("do not depend on the order a browser gives them in", () => {
    fc.assert(fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => deepEqual(arrangeNames(shuffled), arrangeNames(names))));
  });
});
