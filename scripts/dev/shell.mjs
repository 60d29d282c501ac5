// What start.mjs and test.mjs share: run a program, install what is missing. Needs nothing but Node.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");

/** Runs a program with its output shown; ends this process when it fails. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: ROOT, stdio: "inherit", shell: process.platform === "win32", ...options });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** True when the program ends well; shows nothing. */
export const succeeds = (command, args) => spawnSync(command, args, { cwd: ROOT, stdio: "ignore" }).status === 0;

/** node_modules as package-lock.json says; installed once per lock file. */
export function ensureModules() {
  const mark = join(ROOT, "node_modules", ".daicho-lock");
  const wanted = createHash("sha256").update(readFileSync(join(ROOT, "package-lock.json"))).digest("hex");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  console.error("部品をそろえています（npm ci）…");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(mark, wanted);
}

/** dist/ from the sources. */
export function build() {
  console.error("組み立てています（webpack）…");
  run(process.execPath, [join(ROOT, "node_modules/webpack/bin/webpack.js"), "--config", "scripts/dev/webpack.config.mjs"]);
}
