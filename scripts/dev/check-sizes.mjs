// Size budgets of the sources (src/README.md): no file over 400 lines; prints the median and the long ones with --list.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const MOST_LINES = 400;
const files = (dir) => readdirSync(dir).flatMap((name) => {
  const path = join(dir, name);
  return statSync(path).isDirectory() ? files(path) : name.endsWith(".ts") ? [path] : [];
});
const sizes = files(join(ROOT, "src")).map((path) => ({ path: relative(ROOT, path), lines: readFileSync(path, "utf8").split("\n").length }));
sizes.sort((a, b) => b.lines - a.lines);
if (process.argv.includes("--list")) for (const { path, lines } of sizes.slice(0, 25)) console.log(lines, path);
if (process.argv.includes("--list")) console.log("median", sizes[Math.floor(sizes.length / 2)]?.lines, "of", sizes.length);
const tooLong = sizes.filter(({ lines }) => lines > MOST_LINES);
for (const { path, lines } of tooLong) console.error(`${path} has ${lines} lines; at most ${MOST_LINES}. Find the second concept in it and give it a file.`);
if (tooLong.length > 0) process.exit(1);
