// `npm run check`: what needs no browser and no LibreOffice: types per layer, import directions, sizes.
import { join } from "node:path";
import { ensureModules, ROOT, run } from "./shell.mjs";

export function check() {
  const node = (script, ...args) => run(process.execPath, [join(ROOT, script), ...args]);
  for (const project of ["tsconfig.json", "src/core/tsconfig.json", "src/xlsx/tsconfig.json"]) node("node_modules/typescript/bin/tsc", "--noEmit", "-p", project);
  node("scripts/dev/check-layers.mjs");
  node("scripts/dev/check-sizes.mjs");
}

if (process.argv[1] === import.meta.filename) {
  ensureModules();
  check();
}
