// `npm run bench`: every benchmark in turn; each prints ratios measured in one run. `npm run bench -- read write` runs some.
import { join } from "node:path";
import { ensureModules, ROOT, run } from "./shell.mjs";

const ALL = ["read", "write", "normalise", "score", "distribute"];
const wanted = process.argv.slice(2);

ensureModules();
for (const name of wanted.length > 0 ? wanted : ALL) {
  console.log(`\n== ${name}`);
  run(process.execPath, ["--import", "tsx", join(ROOT, `scripts/dev/bench/${name}.ts`)]);
}
