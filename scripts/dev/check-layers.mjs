// Imports may only go to the left (src/README.md, "Layer rule"). Prints each offence with the reason and exits 1.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const ROOMS = ["model", "table", "columns", "normalise", "validate", "link", "masters", "readiness", "gap", "assign", "workbook", "exchange"];
const MAY_IMPORT = {
  core: ["core", "masters"],
  masters: [],
  xlsx: ["core/model", "xlsx"],
  output: ["core", "xlsx", "output"],
  node: ["core", "xlsx", "output", "node", "masters"],
  excel: ["core", "xlsx", "output", "excel"],
  taskpane: ["core", "xlsx", "output", "excel", "taskpane"],
  commands: ["core", "xlsx", "output", "excel", "commands"],
};
/** A third-party package has one owning folder. Type-only imports count too. */
const PACKAGE_OWNERS = {
  papaparse: ["src/xlsx/read", "src/output", "src/node/distribution"], "@e965/xlsx": ["src/xlsx/read", "src/node/demo"], fflate: ["src/xlsx", "src/node/demo"], exceljs: ["src/node"],
  highs: ["src/output/solve"], "iconv-lite": ["src/node"],
};

const files = (dir) => readdirSync(dir).flatMap((name) => {
  const path = join(dir, name);
  return statSync(path).isDirectory() ? files(path) : /\.(ts|tsx)$/.test(name) ? [path] : [];
});

function offence(from, to) {
  const [layer] = from.split("/");
  if (to.startsWith("..")) return "src imports nothing outside src";
  if (!(MAY_IMPORT[layer] ?? [layer]).some((allowed) => to === allowed || to.startsWith(`${allowed}/`))) return `${layer} may import only ${MAY_IMPORT[layer]?.join(", ")}`;
  if (layer !== "core" || !to.startsWith("core/")) return undefined;
  const [own, other] = [from.split("/")[1], to.split("/")[1]].map((room) => ROOMS.indexOf(room));
  if (own === -1) return undefined; // pipeline.ts, score.ts, ports.ts stand at the right end
  if (other === -1 || other > own) return `room ${from.split("/")[1]} may import only rooms to its left`;
  return undefined;
}

const found = [];
for (const path of files(join(ROOT, "src"))) {
  const from = relative(join(ROOT, "src"), path);
  for (const [, specifier] of readFileSync(path, "utf8").matchAll(/(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+["']([^"']+)["']/g)) {
    if (specifier.startsWith(".")) {
      const why = offence(from, relative(join(ROOT, "src"), resolve(dirname(path), specifier)));
      if (why !== undefined) found.push(`src/${from} imports ${specifier}: ${why}`);
    } else if (from.startsWith("core/")) found.push(`src/${from} imports ${specifier}: core has no dependency`);
    else {
      const owners = PACKAGE_OWNERS[specifier];
      if (owners !== undefined && !owners.some((owner) => `src/${from}`.startsWith(owner))) found.push(`src/${from} imports ${specifier}: owned by ${owners.join(", ")}`);
    }
  }
}
for (const line of found) console.error(line);
if (found.length > 0) { console.error(`${found.length} import(s) against the layer rule: see src/README.md`); process.exit(1); }
