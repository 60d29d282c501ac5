import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

export const ROOT = resolve(import.meta.dirname, "../..");

/** By its own address, so that the command may run in any folder. */
const TSX = pathToFileURL(join(ROOT, "node_modules/tsx/dist/loader.mjs")).href;

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line from its sources, as a clerk would type it. `preload` is a module loaded before it. */
export function daicho(args: readonly string[], options: { readonly input?: string; readonly preload?: string; readonly cwd?: string } = {}): Ran {
  const preload = options.preload === undefined ? [] : ["--import", options.preload];
  const ran = spawnSync(process.execPath, [...preload, "--import", TSX, join(ROOT, "scripts/daicho.ts"), ...args], {
    encoding: "utf8",
    input: options.input ?? "",
    cwd: options.cwd ?? ROOT,
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}

/** A fresh folder, removed after the suite. Call inside `describe`. */
export function temporaryFolder(): { readonly path: (...parts: string[]) => string } {
  const root = mkdtempSync(join(tmpdir(), "daicho-test-"));
  after(() => rmSync(root, { recursive: true, force: true }));
  return { path: (...parts) => join(root, ...parts) };
}

/** Every file below a folder with its SHA-256, in name order. */
export function hashesBelow(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  const walk = (dir: string): void => {
    for (const name of readdirSync(dir).sort()) {
      const path = join(dir, name);
      if (statSync(path).isDirectory()) walk(path);
      else found[relative(folder, path)] = createHash("sha256").update(readFileSync(path)).digest("hex");
    }
  };
  walk(folder);
  return found;
}
