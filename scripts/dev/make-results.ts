/**
 * Writes samples/results (what `daicho run` makes of samples/input) and samples/画面/*.png (pages of it, as printed).
 * Run after make-samples: node --import tsx scripts/dev/make-results.ts. With --check nothing is written; exit 1 when the committed files differ.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";

const ROOT = join(import.meta.dirname, "../..");
const RESULTS = join(ROOT, "samples/results");
const PICTURES = join(ROOT, "samples/画面");
/** File name of the picture → workbook and page. */
const PAGES: readonly (readonly [picture: string, book: string, page: number])[] = [
  ["要約", "DX準備度・人材ギャップ分析.xlsx", 3],
  ["所属別準備度", "DX準備度・人材ギャップ分析.xlsx", 4],
  ["正規化台帳", "正規化台帳.xlsx", 1],
  ["配置案", "配置案・育成計画.xlsx", 1],
];

const run = (args: readonly string[]): void => {
  const done = spawnSync(process.execPath, ["--import", "tsx", ...args], { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
  if (done.status !== 0) throw new Error(`${args.join(" ")}: exit ${done.status}`);
};

const room = mkdtempSync(join(tmpdir(), "daicho-results-"));
try {
  const out = join(room, "results");
  run([join(ROOT, "scripts/daicho.ts"), "run", join(ROOT, "samples/input"), "--out", out]);
  if (process.argv.includes("--check")) process.exitCode = sameFolders(out, RESULTS) ? 0 : 1;
  else {
    rmSync(RESULTS, { recursive: true, force: true });
    copyFolder(out, RESULTS);
    drawPages(out);
  }
} finally {
  rmSync(room, { recursive: true, force: true });
}

function filesBelow(folder: string, below = ""): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = join(below, entry.name);
    return entry.isDirectory() ? filesBelow(folder, path) : [path];
  }).sort();
}

function sameFolders(made: string, kept: string): boolean {
  const names = [...new Set([...filesBelow(made), ...(existsSync(kept) ? filesBelow(kept) : [])])];
  const differing = names.filter((name) => !existsSync(join(made, name)) || !existsSync(join(kept, name)) || !readFileSync(join(made, name)).equals(readFileSync(join(kept, name))));
  for (const name of differing) console.error(`samples/results/${name} is not what daicho run makes of samples/input`);
  return differing.length === 0;
}

function copyFolder(from: string, to: string): void {
  for (const name of filesBelow(from)) {
    mkdirSync(join(to, name, ".."), { recursive: true });
    copyFileSync(join(from, name), join(to, name));
  }
}

function drawPages(out: string): void {
  mkdirSync(PICTURES, { recursive: true });
  for (const book of new Set(PAGES.map(([, name]) => name))) {
    const drawn = join(room, "pages", book);
    mkdirSync(drawn, { recursive: true });
    run([join(ROOT, "scripts/dev/render.ts"), join(out, book), drawn, "90"]);
    const pages = readdirSync(drawn).filter((name) => name.endsWith(".png")).sort();
    for (const [picture, , page] of PAGES.filter(([, name]) => name === book)) {
      const name = pages[page - 1];
      if (name !== undefined) copyFileSync(join(drawn, name), join(PICTURES, `${picture}.png`));
    }
  }
}
