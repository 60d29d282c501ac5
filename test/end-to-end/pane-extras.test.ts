import { deepEqual, equal, match, notEqual, ok } from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { nodeCrypto } from "../../src/node/crypto-port.ts";
import { decryptPackage } from "../../src/xlsx/crypt/agile.ts";
import { axeFindings } from "../support/axe.ts";
import { type OpenPage, openBrowser } from "../support/browser.ts";
import { daicho, hashesBelow, ROOT, temporaryFolder } from "../support/command-line.ts";

const PAGE = join(ROOT, "dist/stand-alone/daicho.html");
const INPUT = join(ROOT, "samples/input");
const CROSSWALK = "旧所属,新所属,施行日\r\n旧情報係,情報政策課,2026-04-01\r\n";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** What a clerk types on the sheet 条件 of an earlier plan. */
async function withCondition(from: string, to: string, label: RegExp, value: number): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(from);
  let at: string | undefined;
  book.getWorksheet("条件")?.eachRow((row) => row.eachCell((cell) => {
    if (typeof cell.value === "string" && label.test(cell.value)) at ??= row.getCell(Number(cell.col) + 1).address;
  }));
  ok(at !== undefined, "no such condition");
  const sheet = book.getWorksheet("条件");
  if (sheet !== undefined) sheet.getCell(at).value = value;
  await book.xlsx.writeFile(to);
}

/** Everything given beside the ledgers, made from an earlier run as a clerk makes it. */
async function makeGiven(plain: string, folder: string): Promise<void> {
  mkdirSync(folder);
  const settings = JSON.parse(readFileSync(join(plain, "settings.json"), "utf8")) as Record<string, unknown>;
  writeFileSync(join(folder, "設定.json"), JSON.stringify({ ...settings, literacyAttained: 0.6 }));
  await withCondition(join(plain, "配置案・育成計画.xlsx"), join(folder, "条件.xlsx"), /1人が担える役割の数/u, 1);
  const [, ...staff] = readFileSync(join(plain, "tables/staff.csv"), "utf8").split("\r\n").map((line) => line.split(","));
  const codes = readFileSync(join(plain, "tables/departments.csv"), "utf8").split("\r\n").map((line) => line.split(",")).filter(([, level]) => level === "2").map(([code]) => code);
  writeFileSync(join(folder, "異動案.csv"), ["案の名前,職員番号,氏名,異動先 所属コード", ...staff.slice(0, 6).map(([no, name], i) => `${i % 2 === 0 ? "第1案" : "第2案"},${no},${name},${codes[i % codes.length]}`)].join("\r\n"));
  cpSync(join(plain, "正規化台帳.xlsx"), join(folder, "正規化台帳.xlsx"));
  writeFileSync(join(folder, "新旧.csv"), CROSSWALK);
}

describe("the stand-alone page with what is given beside the ledgers", function () {
  this.timeout(400_000);
  const room = temporaryFolder();
  const [plain, given] = [room.path("前回"), room.path("指定")];
  let opened: OpenPage;

  before(async () => {
    equal(daicho(["run", INPUT, "--out", plain]).status, 0);
    await makeGiven(plain, given);
  });
  beforeEach(async () => {
    const address = pathToFileURL(PAGE).href;
    opened = await openBrowser({ origin: address, offline: true, width: 320 });
    await opened.page.goto(address);
  });
  afterEach(() => opened.close());

  const steps = async (...pairs: readonly (readonly [string, string])[]): Promise<void> => {
    for (const [button, next] of pairs) {
      await opened.page.click(button);
      await opened.page.waitForSelector(next, { timeout: 200_000 });
    }
  };
  const toFiles = async (): Promise<void> => {
    await opened.page.setInputFiles("#pick-folder", INPUT);
    await steps(["#read-files", "#convert"], ["#convert", "#score"], ["#score", "#to-files"], ["#to-files", "#make-files"]);
  };
  const downloaded = async (button: string): Promise<Buffer> => {
    const [download] = await Promise.all([opened.page.waitForEvent("download"), opened.page.click(button)]);
    return readFileSync(await download.path());
  };
  const made = async (): Promise<Record<string, Uint8Array>> => unzipSync(new Uint8Array(await downloaded("#save-zip")));
  const give = (kind: string, path: string): Promise<void> => opened.page.setInputFiles(`#extra-${kind}`, path);
  const problem = async (): Promise<string> => {
    await opened.page.waitForSelector(".problem", { timeout: 120_000 });
    return (await opened.page.textContent(".problem")) ?? "";
  };

  it("gives the files of the batch with the same options, byte for byte", async () => {
    const { page } = opened;
    await page.click("#extra-title");
    for (const [kind, name] of [["settings", "設定.json"], ["conditions", "条件.xlsx"], ["transfer", "異動案.csv"], ["decisions", "正規化台帳.xlsx"], ["crosswalk", "新旧.csv"]] as const) await give(kind, join(given, name));
    await give("masters", join(ROOT, "samples/masters"));
    await give("previous", plain);
    await page.check("#individual");
    deepEqual(await axeFindings(page), []);
    equal(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, "nothing is wider than the pane");
    await toFiles();
    await steps(["#make-files", "#save-zip"]);
    const hashes = Object.fromEntries(Object.entries(await made()).map(([name, bytes]) => [name, sha256(bytes)]));
    const out = room.path("一括");
    const ran = daicho(["run", INPUT, "--out", out, "--settings", "設定.json", "--conditions", "条件.xlsx", "--transfer", "異動案.csv", "--individual", "--decisions", "正規化台帳.xlsx", "--crosswalk", "新旧.csv", "--masters", join(ROOT, "samples/masters"), "--previous", plain], { cwd: given });
    equal(ran.status, 0, ran.stderr);
    deepEqual(hashes, hashesBelow(out));
    ok("個人準備度（試行）.xlsx" in hashes && "異動試算比較.xlsx" in hashes);
    const [before_, after_] = [hashesBelow(plain), hashesBelow(out)];
    for (const file of ["settings.json", "plan.json", "scores.json"]) notEqual(after_[file], before_[file], `${file} does not hang on what was given`);
    deepEqual([opened.complaints, opened.foreign], [[], []]);
  });

  it("is folded away at first, works by keyboard, and lets go of what was given", async () => {
    const { page } = opened;
    equal(await page.isVisible("#extra-settings-button"), false);
    await page.focus("#extra-title");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#extra-settings-button", { state: "visible" });
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.focus("#extra-settings-button").then(() => page.keyboard.press("Enter"))]);
    await chooser.setFiles(join(given, "設定.json"));
    await page.waitForSelector("#extra-settings-remove");
    match((await page.textContent("#extra")) ?? "", /選んだもの: 設定\.json/u);
    await page.focus("#extra-settings-remove");
    await page.keyboard.press("Enter");
    equal(await page.$("#extra-settings-remove"), null);
    equal(await page.evaluate(() => document.activeElement?.id), "extra-settings-button");
  });

  it("refuses what it cannot use in the page's own words, with place and remedy", async () => {
    const { page } = opened;
    await give("settings", join(given, "条件.xlsx"));
    await page.setInputFiles("#pick-folder", INPUT);
    await steps(["#read-files", "#convert"], ["#convert", "#score"]);
    await page.click("#score");
    const refused = await problem();
    match(refused, /「条件\.xlsx」に daicho の「設定」シートがありません。.*「その他のファイル」の「設定」に指定/u);
    equal(refused.includes("--"), false);
    await page.click("#step-choose");
    await give("settings", join(given, "設定.json"));
    writeFileSync(room.path("悪い案.csv"), "案の名前,職員番号,異動先\r\nA,99999999,どこか課\r\n");
    await give("transfer", room.path("悪い案.csv"));
    await page.click("#step-issues");
    await page.click("#score");
    match(await problem(), /2 行目: 職員番号「99999999」は名簿にありません/u);
    await page.click("#step-choose");
    await give("previous", join(ROOT, "samples/masters"));
    match(await problem(), /「前回の結果」として使えるファイルがありません/u);
    deepEqual(opened.foreign, []);
  });

  it("locks the packages with new passwords that stand in a file of their own, and with that file once more", async () => {
    const { page } = opened;
    await toFiles();
    await page.selectOption("#locking", "new");
    deepEqual(await axeFindings(page), []);
    await steps(["#make-files", "#save-zip"]);
    deepEqual(await axeFindings(page), []);
    const slips = await downloaded("#save-slips");
    const files = await made();
    const [head, ...rows] = slips.toString("utf8").trim().split("\r\n").map((line) => line.split(","));
    equal(slips.toString("utf8").startsWith("\ufeff"), true, "Excel opens it as UTF-8");
    deepEqual(head, ["所属コード", "所属", "ファイル", "パスワード"]);
    const packages = readdirSync(join(plain, "所属別")).sort();
    deepEqual(rows.map(([, , file]) => file).sort(), packages.map((name) => `所属別/${name}`));
    equal(new Set(rows.map(([, , , password]) => password)).size, rows.length);
    for (const [, , file = "", password = ""] of rows) {
      match(password, /^(?:[2-9a-hj-km-np-z]{4}-){4}[2-9a-hj-km-np-z]{4}$/u);
      const opened_ = decryptPackage(files[file] ?? new Uint8Array(), password, nodeCrypto.primitives);
      ok(opened_.ok, `${file}: ${JSON.stringify(opened_)}`);
      equal(sha256(opened_.value), sha256(readFileSync(join(plain, file))), file);
    }
    const wrong = decryptPackage(files[rows[0]?.[2] ?? ""] ?? new Uint8Array(), rows[1]?.[3] ?? "", nodeCrypto.primitives);
    deepEqual(wrong, { ok: false, error: { kind: "wrong_password" } });
    const manifest = JSON.parse(Buffer.from(files["manifest.json"] ?? []).toString("utf8")) as { files: { encrypted: boolean }[] };
    ok(manifest.files.length === rows.length && manifest.files.every(({ encrypted }) => encrypted));
    for (const [name, bytes] of Object.entries(files)) for (const [, , , password = ""] of rows) equal(Buffer.from(bytes).includes(password), false, `${name} holds a password`);

    const text = slips.toString("utf8").split("\r\n");
    writeFileSync(room.path("控え.csv"), [text[0], ...text.slice(2)].join("\r\n"));
    await page.selectOption("#locking", "slips");
    await page.click("#make-files");
    match(await problem(), /控えのファイルが選ばれていません/u);
    await page.setInputFiles("#slips", room.path("控え.csv"));
    await page.click("#make-files");
    await page.waitForFunction(() => /パスワードがありません/u.test(document.querySelector(".problem")?.textContent ?? ""));
    const refused = await problem();
    ok(refused.includes(rows[0]?.[1] ?? "?") && refused.includes("「新しく作って付ける」"), refused);
    writeFileSync(room.path("控え.csv"), slips);
    await page.setInputFiles("#slips", room.path("控え.csv"));
    await page.click("#make-files");
    await page.waitForSelector("#cancel");
    await page.waitForSelector("#save-zip", { timeout: 200_000 });
    equal(await page.$("#save-slips"), null);
    const again = await made();
    const [, , file = "", password = ""] = rows[0] ?? [];
    const reopened = decryptPackage(again[file] ?? new Uint8Array(), password, nodeCrypto.primitives);
    ok(reopened.ok && sha256(reopened.value) === sha256(readFileSync(join(plain, file))));
    deepEqual([opened.complaints, opened.foreign], [[], []]);
  });
});
