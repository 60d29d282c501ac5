import { deepEqual, equal, match, ok as truthy } from "node:assert/strict";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { daicho, hashesBelow, ROOT, temporaryFolder } from "../support/command-line.ts";

/** What only HR may see must be asked for, and changes nothing of what anybody else gets. */
describe("daicho run --individual --transfer", () => {
  const room = temporaryFolder();
  const input = room.path("台帳");
  const [plain, extra] = [room.path("ふつう"), room.path("追加")];
  const plans = room.path("異動案.csv");
  const BOOKS = ["個人準備度（試行）.xlsx", "異動試算比較.xlsx"];
  let said = "";

  before(() => {
    cpSync(join(ROOT, "samples/input"), input, { recursive: true });
    equal(daicho(["run", input, "--out", plain]).status, 0);
    const [, ...staff] = readFileSync(join(plain, "tables/staff.csv"), "utf8").split("\r\n").map((line) => line.split(","));
    const codes = readFileSync(join(plain, "tables/departments.csv"), "utf8").split("\r\n").map((line) => line.split(",")).filter(([, level]) => level === "2").map(([code]) => code);
    writeFileSync(plans, ["案の名前,職員番号,氏名,異動先 所属コード", ...staff.slice(0, 6).map(([no, name], i) => `${i % 2 === 0 ? "第1案" : "第2案"},${no},${name},${codes[i % codes.length]}`)].join("\r\n"));
    const ran = daicho(["run", input, "--out", extra, "--individual", "--transfer", plans]);
    equal(ran.status, 0, ran.stderr);
    said = ran.stdout;
  });

  it("adds the two workbooks and says so; without being asked there is neither", () => {
    for (const book of BOOKS) {
      truthy(existsSync(join(extra, book)), book);
      equal(existsSync(join(plain, book)), false, book);
      match(said, new RegExp(book.slice(0, 4), "u"));
    }
  });

  it("changes no byte of anything else: scores.json, HR's workbook, every department's file, manifest, records", () => {
    const [before_, after_] = [hashesBelow(plain), hashesBelow(extra)];
    for (const hashes of [before_, after_]) delete hashes["run.json"];
    for (const book of BOOKS) delete after_[book];
    deepEqual(after_, before_);
  });

  it("names neither workbook where departments look: no package, no part of one, no manifest", () => {
    for (const file of ["manifest.json", "配布控え.json", "本人照会.csv"]) equal(/個人準備度|異動試算/u.test(readFileSync(join(extra, file), "utf8")), false, file);
    equal(readdirSync(join(extra, "所属別")).some((name) => /個人準備度|異動試算/u.test(name)), false);
    const packages = readdirSync(join(extra, "所属別"));
    truthy(packages.length > 20);
    for (const name of packages) {
      const parts = unzipSync(readFileSync(join(extra, "所属別", name)));
      for (const [part, bytes] of Object.entries(parts)) equal(/個人準備度|異動試算/u.test(strFromU8(bytes)), false, `${name} ${part}`);
    }
    equal("individual" in (JSON.parse(readFileSync(join(extra, "scores.json"), "utf8")) as object), false);
  });

  it("records in run.json that they were asked for, and every hash holds", () => {
    const record = JSON.parse(readFileSync(join(extra, "run.json"), "utf8")) as { asked: Record<string, string>; outputs: { name: string }[] };
    equal(record.asked["individual"], "true");
    match(record.asked["transfer"] ?? "", /^異動案\.csv \(SHA-256 [0-9a-f]{64}\)$/u);
    for (const book of BOOKS) truthy(record.outputs.some(({ name }) => name === book));
    equal("asked" in (JSON.parse(readFileSync(join(plain, "run.json"), "utf8")) as object), false);
    equal(daicho(["verify", extra]).status, 0);
  });

  it("a distribution made from such a folder is the one made from a folder without", () => {
    const [a, b] = [room.path("配布ふつう"), room.path("配布追加")];
    for (const [from, out] of [[plain, a], [extra, b]] as const) equal(daicho(["distribute", from, "--out", out]).status, 0);
    const [without, with_] = [hashesBelow(a), hashesBelow(b)];
    deepEqual(with_, without);
  });

  it("refuses a plan it cannot read before anything is written", () => {
    writeFileSync(room.path("悪い案.csv"), "案の名前,職員番号,異動先\r\nA,99999999,どこか課\r\n");
    const out = room.path("書かれない");
    const ran = daicho(["score", plain, "--out", out, "--transfer", room.path("悪い案.csv")]);
    equal(ran.status, 2);
    match(ran.stderr, /2 行目: 職員番号「99999999」は名簿にありません/u);
    equal(existsSync(out), false);
    const missing = daicho(["score", plain, "--out", out, "--transfer", room.path("ない.xlsx")]);
    equal(missing.status, 2);
    match(missing.stderr, /ない\.xlsx/u);
  });
});
