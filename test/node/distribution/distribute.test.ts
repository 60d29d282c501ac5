import { deepEqual, equal, ok } from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { existsSync } from "node:fs";
import { appendFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CanonicalTables } from "../../../src/core/model/canonical.ts";
import type { Manifest } from "../../../src/core/model/manifest.ts";
import { sha256Of } from "../../../src/node/input-files.ts";
import { distributeWith } from "../../../src/node/tasks/distribute.ts";
import { verify } from "../../../src/node/tasks/verify.ts";
import { packageParts } from "../../../src/node/package-parts.ts";
import { defaultLocks } from "../../../src/node/distribution/makers.ts";
import { plainMakers, remove, SILENT, storeTown } from "./town.ts";

let town: { root: string; from: string; tables: CanonicalTables };
const out = (name: string): string => join(town.root, name);
const manifestOf = async (dir: string): Promise<Manifest> => JSON.parse(await readFile(join(dir, "manifest.json"), "utf8")) as Manifest;

describe("node/tasks/distribute", () => {
  before(async () => void (town = await storeTown(80)));
  after(() => remove(town.root));

  it("writes one package per department, a manifest and HR's record; verify agrees", async () => {
    const done = await distributeWith({ from: town.from, out: out("a"), replace: false }, SILENT, plainMakers());
    ok(done.ok, JSON.stringify(done));
    const manifest = await manifestOf(out("a"));
    deepEqual((await readdir(out("a"))).sort(), ["manifest.json", "所属別", "配布一覧.xlsx", "配布控え.json", "本人照会.csv", "引継書.xlsx"].sort());
    deepEqual((await readdir(join(out("a"), "所属別"))).map((f) => `所属別/${f}`).sort(), manifest.files.map((f) => f.file).sort());
    for (const f of manifest.files) equal(sha256Of(await readFile(join(out("a"), f.file))), f.sha256);
    equal(manifest.files.reduce((n, f) => n + f.people, 0) + manifest.quarantine.length + manifest.held.reduce((n, h) => n + h.people, 0), town.tables.staff.length);
    ok((await verify({ dir: out("a") }, SILENT)).ok);
  });

  it("holds nobody of another department in any package, by a search of its own", async () => {
    const manifest = await manifestOf(out("a"));
    const record = JSON.parse(await readFile(join(out("a"), "配布控え.json"), "utf8")) as { files: { file: string; people: string[] }[] };
    for (const f of manifest.files) {
      const text = packageParts(await readFile(join(out("a"), f.file))).flatMap((p) => p.texts).join("\n");
      const own = new Set(record.files.find((r) => r.file === f.file)?.people);
      for (const s of town.tables.staff) equal(text.includes(s.staff_no ?? "?"), own.has(s.staff_no ?? ""), `${f.file} ${s.staff_no ?? ""}`);
    }
  });

  it("says of each person in which file they are, or why in none; the handover names nobody", async () => {
    const record = JSON.parse(await readFile(join(out("a"), "配布控え.json"), "utf8")) as { files: { file: string; people: string[] }[] };
    const lines = (await readFile(join(out("a"), "本人照会.csv"), "utf8")).replace("\ufeff", "").trim().split("\r\n").slice(1).map((l) => l.split(","));
    equal(lines.length, town.tables.staff.length);
    for (const [staffNo = "", , file = "", reason = ""] of lines) {
      const expected = record.files.find((f) => f.people.includes(staffNo))?.file ?? "";
      deepEqual([file, reason !== ""], [expected, expected === ""], staffNo);
    }
    const handover = packageParts(await readFile(join(out("a"), "引継書.xlsx"))).flatMap((p) => p.texts).join("\n");
    for (const s of town.tables.staff) ok(!handover.includes(s.name ?? "?"), s.name ?? "");
    ok(handover.includes("daicho collect") && handover.includes("2027年4月"));
  });

  it("gives the same bytes again", async () => {
    await distributeWith({ from: town.from, out: out("b"), replace: false }, SILENT, plainMakers());
    for (const name of ["manifest.json", "配布控え.json", "配布一覧.xlsx", "本人照会.csv", "引継書.xlsx"]) deepEqual(await readFile(join(out("b"), name)), await readFile(join(out("a"), name)), name);
  });

  it("releases nothing when one package names a foreign person, and says where", async () => {
    const victim = town.tables.staff.at(-1);
    const first = (await manifestOf(out("a"))).files[0]?.deptCode;
    const refused = await distributeWith({ from: town.from, out: out("leak"), replace: false }, SILENT, plainMakers((code) => (code === first ? `${victim?.name ?? ""}さんに確認` : null)));
    ok(!refused.ok);
    ok(refused.error.message.includes("漏えい検査で止めました") && refused.error.message.includes(victim?.staff_no ?? "?"), refused.error.message);
    ok(!refused.error.message.includes(victim?.name ?? "?"), "the refusal itself names nobody");
    equal(existsSync(out("leak")), false);
    equal((await readdir(town.root)).some((n) => n.includes("daicho-new")), false);
  });

  it("lets a public word pass only with a reason, and says so", async () => {
    const foreign = town.tables.staff.at(-1)?.name?.replace("　", "") ?? "";
    const first = (await manifestOf(out("a"))).files[0]?.deptCode;
    const makers = plainMakers((code) => (code === first ? `${foreign}記念公園の管理` : null));
    ok(!(await distributeWith({ from: town.from, out: out("w"), replace: false }, SILENT, makers)).ok);
    await writeFile(out("words.csv"), `語,理由\r\n${foreign}記念公園,市の公園の名称\r\n`);
    const done = await distributeWith({ from: town.from, out: out("w"), replace: false, allow: out("words.csv") }, SILENT, makers);
    ok(done.ok && done.value.lines.some((l) => l.includes("市の公園の名称")), JSON.stringify(done));
    deepEqual((await manifestOf(out("w"))).allowed, [{ word: `${foreign}記念公園`, reason: "市の公園の名称" }]);
    await writeFile(out("words.csv"), `語,理由\r\n${foreign}記念公園,\r\n`);
    ok(!(await distributeWith({ from: town.from, out: out("w2"), replace: false, allow: out("words.csv") }, SILENT, makers)).ok);
  });

  it("leaves the old release as it is when the new one is refused", async () => {
    const before = await readFile(join(out("b"), "manifest.json"), "utf8");
    const refused = await distributeWith({ from: town.from, out: out("b"), replace: true }, SILENT, plainMakers(() => town.tables.staff[0]?.staff_no ?? ""));
    ok(!refused.ok);
    equal(await readFile(join(out("b"), "manifest.json"), "utf8"), before);
  });

  it("verify names what was changed, added, taken away", async () => {
    const { files } = await manifestOf(out("b"));
    await appendFile(join(out("b"), files[0]?.file ?? ""), "x");
    await remove(join(out("b"), files[1]?.file ?? ""));
    await writeFile(join(out("b"), "所属別", "よその課.xlsx"), "x");
    const refused = await verify({ dir: out("b") }, SILENT);
    ok(!refused.ok);
    for (const word of [files[0]?.file, files[1]?.file, "よその課.xlsx", "配布したときと違います", "がありません", "一覧にありません"]) ok(refused.error.message.includes(word ?? "?"), refused.error.message);
  });

  it("signs the manifest; a changed manifest no longer fits", async () => {
    const { privateKey } = generateKeyPairSync("ed25519");
    await writeFile(out("key.pem"), privateKey.export({ type: "pkcs8", format: "pem" }));
    ok((await distributeWith({ from: town.from, out: out("s"), replace: false, signKey: out("key.pem") }, SILENT, plainMakers())).ok);
    ok((await verify({ dir: out("s") }, SILENT)).ok);
    const text = await readFile(join(out("s"), "manifest.json"), "utf8");
    await writeFile(join(out("s"), "manifest.json"), text.replace("長\"", "補佐\""));
    const refused = await verify({ dir: out("s") }, SILENT);
    ok(!refused.ok && refused.error.message.includes("署名"));
  });

  it("locks each package with its own key, searched before; slips lie elsewhere", async () => {
    const slips = out("slips.csv");
    const done = await distributeWith({ from: town.from, out: out("p"), replace: false, passwordFile: slips }, SILENT, plainMakers());
    ok(done.ok, JSON.stringify(done));
    const lines = (await readFile(slips, "utf8")).trim().split("\r\n").slice(1).map((l) => l.split(","));
    const manifest = await manifestOf(out("p"));
    equal(new Set(lines.map((l) => l[3])).size, manifest.files.length);
    const [one, two] = [lines[0], lines[1]];
    const bytes = new Uint8Array(await readFile(join(out("p"), one?.[2] ?? "")));
    ok(packageParts(await defaultLocks.unlock(bytes, one?.[3] ?? "")).some((p) => p.name === "xl/workbook.xml"));
    await defaultLocks.unlock(bytes, two?.[3] ?? "").then(() => ok(false, "a wrong key opened it"), () => undefined);
    const [shut, opened] = [await verify({ dir: out("p") }, SILENT), await verify({ dir: out("p"), passwordFile: slips }, SILENT)];
    ok(shut.ok && opened.ok);
    deepEqual([(shut.value.json as { notes: string[] }).notes.length, (opened.value.json as { notes: string[] }).notes], [1, []], "with the keys every package is opened and searched");
    const again = await distributeWith({ from: town.from, out: out("p2"), replace: false, passwordFile: slips }, SILENT, plainMakers());
    ok(again.ok, "an existing slip file is used");
    const inside = await distributeWith({ from: town.from, out: out("p3"), replace: false, passwordFile: join(out("p3"), "slips.csv") }, SILENT, plainMakers());
    ok(!inside.ok && !existsSync(out("p3")));
  }).timeout(60_000);

  it("refuses figures that are no longer those of scores.json, unknown profiles, bodies without departments", async () => {
    await writeFile(join(town.from, "scores.json"), "{}");
    const other = await distributeWith({ from: town.from, out: out("x"), replace: false }, SILENT, plainMakers());
    ok(!other.ok && other.error.message.includes("scores.json"));
    await remove(join(town.from, "scores.json"));
    const profile = await distributeWith({ from: town.from, out: out("x"), replace: false, profile: "市長" }, SILENT, plainMakers());
    ok(!profile.ok && profile.error.message.includes("公表用"));
    const bare = await storeTown(30, (t) => ({ ...t, departments: [] }));
    const nobody = await distributeWith({ from: bare.from, out: out("x"), replace: false }, SILENT, plainMakers());
    ok(!nobody.ok && !existsSync(out("x")));
    await remove(bare.root);
  });
});
