import { equal, ok } from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, readdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Manifest } from "../../../src/core/model/manifest.ts";
import { recoverDirectory } from "../../../src/node/atomic-directory.ts";
import { collect } from "../../../src/node/tasks/collect.ts";
import { distributeWith } from "../../../src/node/tasks/distribute.ts";
import { verify } from "../../../src/node/tasks/verify.ts";
import { copy, plainMakers, remove, SILENT, storeTown } from "./town.ts";

/** Kills per task; more with DAICHO_KILLS. */
const KILLS = Number(process.env["DAICHO_KILLS"] ?? 4);
let town: { root: string; from: string };
const at = (name: string): string => join(town.root, name);

const start = (args: readonly string[]) => spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "kill-target.ts"), ...args], { stdio: ["ignore", "pipe", "ignore"] });

/** Starts the task and kills it so many ms after it began to work; true when it was killed before it ended. */
function killed(args: readonly string[], delay: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = start(args);
    child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), delay));
    child.once("exit", (_, signal) => resolve(signal === "SIGKILL"));
  });
}

/** How long the task works on this machine when nobody kills it, ms. */
function lasts(args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = start(args);
    let from = 0;
    child.stdout.once("data", () => { from = performance.now(); });
    child.once("exit", () => resolve(performance.now() - from));
  });
}

/** Moments from the first to shortly after the last: some kills must come in time whatever the machine's speed. */
const momentOf = (i: number, whole: number): number => Math.round((i / Math.max(1, KILLS - 1)) * whole);

describe("kill -9 at any moment", () => {
  before(async () => void (town = await storeTown(60)));
  after(() => remove(town.root));

  it("leaves the old distribution or the new one", async () => {
    ok((await distributeWith({ from: town.from, out: at("dist"), by: "課", replace: false }, SILENT, plainMakers())).ok);
    const whole = await lasts(["distribute", town.from, at("dist"), "課"]);
    let inTime = 0;
    for (let i = 0; i < KILLS; i++) {
      const by = i % 2 === 0 ? "部" : "課";
      const before = (JSON.parse(await readFile(join(at("dist"), "manifest.json"), "utf8")) as Manifest).by;
      if (await killed(["distribute", town.from, at("dist"), by], momentOf(i, whole))) inTime++;
      ok((await verify({ dir: at("dist") }, SILENT)).ok, `after kill ${i}`);
      const now = (JSON.parse(await readFile(join(at("dist"), "manifest.json"), "utf8")) as Manifest).by;
      ok(now === before || now === by);
      equal((await readdir(town.root)).some((n) => n.includes("daicho-")), false, "nothing half written stays");
    }
    ok(inTime > 0, "no kill came in time: the test proves nothing");
  });

  it("leaves the old collection or the new one", async () => {
    ok((await distributeWith({ from: town.from, out: at("base"), replace: false }, SILENT, plainMakers())).ok);
    await copy(join(at("base"), "所属別"), at("back"));
    ok((await collect({ from: at("back"), base: at("base"), out: at("got"), replace: false, ours: town.from }, SILENT)).ok);
    const task = ["collect", at("back"), at("base"), at("got"), town.from];
    const whole = await lasts(task);
    for (let i = 0; i < KILLS; i++) {
      await killed(task, momentOf(i, whole));
      ok((await verify({ dir: at("got") }, SILENT)).ok, `after kill ${i}`);
    }
  });

  it("mends a kill between the two renames", async () => {
    await mkdir(at("x"));
    await rename(at("x"), join(town.root, ".x.daicho-old"));
    await recoverDirectory(at("x"));
    ok((await readdir(town.root)).includes("x"));
  });

  it("a full disk says so and changes nothing", async () => {
    const before = await readFile(join(at("base"), "manifest.json"), "utf8");
    const full = { ...plainMakers(), distributionBook: () => { throw Object.assign(new Error("no space"), { code: "ENOSPC" }); } };
    const refused = await distributeWith({ from: town.from, out: at("base"), replace: true }, SILENT, full);
    ok(!refused.ok && refused.error.message.includes("空き容量"), JSON.stringify(refused));
    equal(await readFile(join(at("base"), "manifest.json"), "utf8"), before);
  });
});
