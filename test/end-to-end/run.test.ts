import { deepEqual, equal, ok as truthy } from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { daicho, hashesBelow, ROOT, temporaryFolder } from "../support/command-line.ts";

interface RunRecord {
  readonly accounting: readonly { readonly file: string; readonly sheet: string; readonly rowsRead: number; readonly rowsLoaded: number; readonly rowsMerged: number; readonly rowsExcluded: number; readonly excluded: readonly { readonly rows: number }[] }[];
  readonly outputs: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe("daicho run on the demo town", () => {
  const room = temporaryFolder();
  const input = room.path("台帳");
  const out = room.path("結果");
  let before: Record<string, string> = {};
  let record: RunRecord;

  before_(() => {
    cpSync(join(ROOT, "samples/input"), input, { recursive: true });
    before = hashesBelow(input);
    const preload = pathToFileURL(join(ROOT, "test/support/no-network.mjs")).href;
    const ran = daicho(["run", input, "--out", out], { preload });
    equal(ran.status, 0, ran.stderr);
    record = JSON.parse(readFileSync(join(out, "run.json"), "utf8")) as RunRecord;
  });

  it("leaves the ledgers as they were", () => deepEqual(hashesBelow(input), before));

  it("writes everything the contract names", () => {
    const names = Object.keys(hashesBelow(out));
    for (const name of ["正規化台帳.xlsx", "DX準備度・人材ギャップ分析.xlsx", "配布一覧.xlsx", "manifest.json", "scores.json", "datapackage.json", "issues.csv", "lineage.csv", "run.json", "tables/staff.csv", "tables/projects.csv"]) truthy(names.includes(name), name);
    truthy(names.filter((name) => name.startsWith("所属別/") && name.endsWith(".xlsx")).length > 20);
  });

  it("accounts for every row of every sheet", () => {
    truthy(record.accounting.length >= 11);
    for (const sheet of record.accounting) {
      equal(sheet.rowsRead, sheet.rowsLoaded + sheet.rowsMerged + sheet.rowsExcluded, `${sheet.file} ${sheet.sheet}`);
      equal(sheet.rowsExcluded, sum(sheet.excluded.map(({ rows }) => rows)), `${sheet.file} ${sheet.sheet}`);
    }
  });

  it("counts no total row as a person: the people are those of the truth", () => {
    const numbers = (path: string): string[] => readFileSync(path, "utf8").replace(/^\ufeff/u, "").split("\r\n").slice(1).filter((line) => line !== "").map((line) => line.split(",")[0] ?? "").sort();
    deepEqual(numbers(join(out, "tables/staff.csv")), numbers(join(ROOT, "samples/truth/tables/staff.csv")));
  });

  it("records the hash of every input and output", () => {
    const hashes = hashesBelow(out);
    deepEqual(new Set([...record.outputs.map(({ name }) => name), "run.json"]), new Set(Object.keys(hashes)));
    for (const { name, sha256 } of record.outputs) equal(sha256, hashes[name], name);
    for (const { name, sha256 } of record.inputs) equal(sha256, before[name], name);
  });

  it("gives the same bytes for the same input", () => {
    const again = room.path("もう一度");
    equal(daicho(["run", input, "--out", again]).status, 0);
    deepEqual(hashesBelow(again), hashesBelow(out));
  });

  it("verifies, and stops verifying when one byte of a package changes", async () => {
    equal(daicho(["verify", out]).status, 0);
    const spoilt = room.path("書き換え");
    cpSync(out, spoilt, { recursive: true });
    const { writeFileSync } = await import("node:fs");
    const name = record.outputs.find((o) => o.name.startsWith("所属別/"))?.name ?? "";
    const bytes = readFileSync(join(spoilt, name));
    bytes[bytes.length - 30] = (bytes[bytes.length - 30] ?? 0) ^ 1;
    writeFileSync(join(spoilt, name), bytes);
    const ran = daicho(["verify", spoilt]);
    truthy(ran.status !== 0 || /違い|一致しません|変わって/u.test(ran.stdout), ran.stdout);
  });

  it("gives the same figures step by step: convert, score, distribute", () => {
    const [converted, scored, distributed] = ["a", "b", "c"].map((name) => room.path(name)) as [string, string, string];
    equal(daicho(["convert", input, "--out", converted]).status, 0);
    equal(daicho(["score", converted, "--out", scored]).status, 0);
    equal(daicho(["distribute", scored, "--out", distributed]).status, 0);
    const sha = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");
    equal(sha(join(scored, "scores.json")), sha(join(out, "scores.json")));
    const packages = (folder: string): Record<string, string> => Object.fromEntries(Object.entries(hashesBelow(folder)).filter(([name]) => name.startsWith("所属別/")));
    deepEqual(packages(distributed), packages(out));
  });
});

function before_(work: () => void): void {
  before(function () {
    this.timeout(300_000);
    work();
  });
}
