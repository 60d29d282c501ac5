// samples/画面/NN_*.png: the pages as a clerk sees them, step by step, taken by the tests that walk through them. Run after `npm run build`.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, run } from "./shell.mjs";
import { smallPng } from "./small-png.mjs";

const WALKS = ["pane-journey", "pane-sheets", "pane-stand-alone"].map((name) => `test/end-to-end/${name}.test.ts`);
const PICTURES = join(ROOT, "samples/画面");
const NUMBERED = /^\d+_.+\.png$/u;

const taken = mkdtempSync(join(tmpdir(), "daicho-pictures-"));
run(process.execPath, [join(ROOT, "node_modules/mocha/bin/mocha.js"), ...WALKS], { env: { ...process.env, DAICHO_SCREENSHOTS: taken } });
for (const name of readdirSync(PICTURES).filter((name) => NUMBERED.test(name))) rmSync(join(PICTURES, name));
for (const name of readdirSync(taken)) writeFileSync(join(PICTURES, name), smallPng(readFileSync(join(taken, name))));
rmSync(taken, { recursive: true, force: true });
