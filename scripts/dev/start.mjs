// `npm start`: install, build, then convert and score the sample ledgers into out/.
import { join } from "node:path";
import { build, ensureModules, ROOT, run } from "./shell.mjs";

const [major] = process.versions.node.split(".").map(Number);
if (major < 20) {
  console.error(`Node ${process.versions.node} では動きません。Node 20 以上を入れてください。`);
  process.exit(1);
}
ensureModules();
build();
run(process.execPath, [join(ROOT, "dist/daicho.js"), "run", "samples", "--out", "out", "--replace"]);
