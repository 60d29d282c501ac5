import { deepEqual, equal, ok } from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import type { CanonicalTables } from "../../../src/core/model/canonical.ts";
import type { Manifest } from "../../../src/core/model/manifest.ts";
import { defaultLocks } from "../../../src/node/distribution/makers.ts";
import { collect, type CollectRequest } from "../../../src/node/tasks/collect.ts";
import { distributeWith } from "../../../src/node/tasks/distribute.ts";
import { verify } from "../../../src/node/tasks/verify.ts";
import { plainMakers, remove, SILENT, storeTown } from "../distribution/town.ts";

interface Json {
  readonly changes: readonly { key: string; field: string; after: unknown }[];
  readonly conflicts: readonly { key: string; theirs: unknown[] }[];
  readonly tracker: readonly { dept_code: string; status: string }[];
  readonly oddities: readonly { kind: string }[];
  readonly unreadable: readonly unknown[];
  readonly invalid: number;
}

let town: { root: string; from: string; tables: CanonicalTables };
let manifest: Manifest;
let folders = 0;
const at = (name: string): string => join(town.root, name);
const sent = (n: number): string => join(at("dist"), manifest.files[n]?.file ?? "");

/** The n-th sent workbook opened by another program's library, changed, saved. */
async function edited(n: number, change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(sent(n));
  const sheet = book.getWorksheet("回答・見直し");
  ok(sheet);
  change(sheet, book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function run(files: Readonly<Record<string, Uint8Array | string>>, extra: Partial<CollectRequest> = {}): Promise<{ json: Json; out: string }> {
  const from = at(`back${folders++}`);
  await mkdir(from);
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(from, name), bytes);
  const out = at(`got${folders}`);
  const done = await collect({ from, base: at("dist"), out, replace: false, ours: town.from, ...extra }, SILENT);
  ok(done.ok, JSON.stringify(done));
  return { json: done.value.json as Json, out };
}
const status = (json: Json, n: number): string | undefined => json.tracker.find((t) => t.dept_code === manifest.files[n]?.deptCode)?.status;

describe("node/tasks/collect", () => {
  before(async () => {
    town = await storeTown(80);
    ok((await distributeWith({ from: town.from, out: at("dist"), replace: false }, SILENT, plainMakers())).ok);
    const all = JSON.parse(await readFile(join(at("dist"), "manifest.json"), "utf8")) as Manifest;
    const answered = new Set(town.tables.readiness_answers.map((a) => a.dept_code));
    manifest = { ...all, files: all.files.filter((f) => answered.has(f.deptCode)) };
    ok(manifest.files.length >= 3);
  });
  after(() => remove(town.root));

  it("takes what came back into HR's tables, tracks every department, keeps a history", async () => {
    const { json, out } = await run({
      "返送 最終.xlsx": await edited(0, (s) => { s.getCell("C2").value = 5; s.getCell("D2").value = "新しい根拠"; }),
      "そのまま.xlsx": await readFile(sent(1)),
    });
    deepEqual([status(json, 0), status(json, 1), status(json, 2)], ["回収済", "変更なし", "未回答"]);
    const key = json.changes[0]?.key.split("|") ?? [];
    const csv = await readFile(join(out, "tables", "readiness_answers.csv"), "utf8");
    ok(csv.split("\r\n").some((line) => line.startsWith(`${key[1] ?? "?"},${key[2] ?? "?"},5,`) && line.includes("新しい根拠")));
    ok((await verify({ dir: out }, SILENT)).ok);
    const again = await run({ "返送 最終.xlsx": await edited(0, (s) => { s.getCell("C2").value = 5; s.getCell("D2").value = "新しい根拠"; }) }, { ours: out });
    equal(again.json.changes.length, 0, "collecting twice changes nothing");
    deepEqual(await readFile(join(again.out, "tables", "readiness_answers.csv"), "utf8"), csv);
    deepEqual(await readFile(join(again.out, "変更履歴.json"), "utf8"), await readFile(join(out, "変更履歴.json"), "utf8"));
  });

  it("reads copies saved as .xls, by another writer, as CP932 csv, under any name", async () => {
    const change = (s: ExcelJS.Worksheet): void => void (s.getCell("C2").value = 5);
    const xlsx = await edited(0, change);
    const book = XLSX.read(xlsx);
    const input = XLSX.utils.sheet_to_csv(book.Sheets["回答・見直し"] ?? {});
    for (const [name, bytes] of [["旧形式.xls", new Uint8Array(XLSX.write(book, { bookType: "biff8", type: "array" }) as ArrayBuffer)], ["別の保存.xlsx", new Uint8Array(XLSX.write(book, { bookType: "xlsx", type: "array" }) as ArrayBuffer)], ["書き出し.csv", new Uint8Array(iconv.encode(input, "cp932"))]] as const) {
      const { json } = await run({ [name]: bytes });
      deepEqual(json.changes.map((c) => [c.field, c.after]), [["level", 5]], name);
    }
  });

  it("lists a conflict with HR's own edit, and reads the decision back", async () => {
    const first = town.tables.readiness_answers.find((a) => a.dept_code === manifest.files[0]?.deptCode);
    const level = first?.level === 1 ? 2 : 1;
    const ours = at("ours");
    await mkdir(join(ours, "tables"), { recursive: true });
    const csv = await readFile(join(town.from, "tables", "readiness_answers.csv"), "utf8");
    const line = csv.split("\r\n").find((l) => l.startsWith(`${first?.dept_code ?? ""},${first?.item_id ?? ""},`)) ?? "";
    const cells = line.split(",");
    cells[2] = String(level);
    await writeFile(join(ours, "tables", "readiness_answers.csv"), csv.replace(line, cells.join(",")));
    const theirs = 5;
    const files = { "a.xlsx": await edited(0, (s) => void (s.getCell("C2").value = theirs)) };
    const open = await run(files, { ours });
    deepEqual([open.json.changes.length, open.json.conflicts.length, status(open.json, 0)], [0, 1, "要確認"]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(open.out, "回収結果.xlsx"));
    const sheet = book.getWorksheet("競合");
    ok(sheet);
    const column = (sheet.getRow(2).values as unknown[]).indexOf("判定");
    ok(column > 0);
    sheet.getRow(3).getCell(column).value = "所属の値";
    const decided = at("判定済.xlsx");
    await book.xlsx.writeFile(decided);
    const done = await run(files, { ours, decisions: decided });
    deepEqual([done.json.changes.map((c) => c.after), done.json.conflicts.length], [[theirs], 0]);
    const again = await run(files, { ours: done.out });
    deepEqual([again.json.changes.length, again.json.conflicts.length], [0, 0], "the decision is remembered");
    sheet.getRow(3).getCell(column).value = "たぶん所属";
    await book.xlsx.writeFile(decided);
    const refused = await collect({ from: at("back0"), base: at("dist"), out: at("never"), replace: false, decisions: decided }, SILENT);
    ok(!refused.ok && refused.error.message.includes("判定") && !existsSync(at("never")));
  });

  it("takes HR's values from an edited 正規化台帳.xlsx", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("準備度回答");
    sheet.addRow(["準備度回答"]);
    sheet.addRow(["No.", "所属コード", "項目ID", "レベル", "状態", "根拠", "目標レベル", "目標年度", "取組", "元のファイル", "元のシート", "元の行"]);
    for (const a of town.tables.readiness_answers) sheet.addRow([1, a.dept_code, a.item_id, a.level, a.state, a.evidence, a.target_level, a.target_fy, a.action, a._file, a._sheet, a._row]);
    await book.xlsx.writeFile(at("正規化台帳.xlsx"));
    const { json, out } = await run({ "a.xlsx": await readFile(sent(0)) }, { ours: at("正規化台帳.xlsx") });
    deepEqual([json.changes.length, json.conflicts.length], [0, 0]);
    equal(await readFile(join(out, "tables", "readiness_answers.csv"), "utf8"), await readFile(join(town.from, "tables", "readiness_answers.csv"), "utf8"));
  });

  it("opens returns that are still locked with the slips", async () => {
    const changed = await edited(0, (s) => void (s.getCell("C2").value = 5));
    const slips = at("slips.csv");
    await writeFile(slips, "所属コード,所属,ファイル,パスワード\r\nx,y,z,wrong-one\r\nx,y,z,right-one\r\n");
    const files = { "鍵付き.xlsx": await defaultLocks.lock(changed, "right-one") };
    equal((await run(files)).json.unreadable.length, 1);
    deepEqual((await run(files, { passwordFile: slips })).json.changes.map((c) => c.after), [5]);
  }).timeout(60_000);

  it("takes the good files and names the bad ones", async () => {
    const good = await edited(0, (s) => void (s.getCell("C2").value = 5));
    const { json } = await run({ "good.xlsx": good, "壊れた.xlsx": good.subarray(0, 900), "別物.csv": "a,b\r\n1,2\r\n", "白紙.xlsx": new Uint8Array() });
    deepEqual([json.changes.length, json.unreadable.length], [1, 3]);
  });

  it("refuses without writing: no returns, no manifest", async () => {
    await mkdir(at("empty"));
    const nothing = await collect({ from: at("empty"), base: at("dist"), out: at("never"), replace: false }, SILENT);
    ok(!nothing.ok && nothing.error.message.includes("回収したファイルがありません"));
    const nobase = await collect({ from: at("empty"), base: at("empty"), out: at("never"), replace: false }, SILENT);
    ok(!nobase.ok && nobase.error.message.includes("manifest.json"));
    equal(existsSync(at("never")), false);
  });

  it("never touches what came back", async () => {
    const bytes = await edited(1, (s) => void (s.getCell("C2").value = 5));
    await run({ "a.xlsx": bytes });
    const folder = at(`back${folders - 1}`);
    deepEqual(await readdir(folder), ["a.xlsx"]);
    deepEqual(new Uint8Array(await readFile(join(folder, "a.xlsx"))), bytes);
  });
});
