import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { daicho, hashesBelow, ROOT, temporaryFolder } from "../support/command-line.ts";
import { axeFindings } from "../support/axe.ts";
import { type OpenPage, openBrowser } from "../support/browser.ts";
import { picture } from "../support/clerk.ts";

const PAGE = join(ROOT, "dist/stand-alone/daicho.html");
const INPUT = join(ROOT, "samples/input");
/** The pictures of samples/画面, by what appears with the step. */
const SHOWN: Readonly<Record<string, string>> = { "#score": "26_単独の画面_点検する", "#to-files": "27_単独の画面_採点する", "#save-zip": "28_単独の画面_受け取る" };

describe("the stand-alone page, from the disk, without network", function () {
  this.timeout(300_000);
  const room = temporaryFolder();
  let opened: OpenPage;

  beforeEach(async () => {
    const address = pathToFileURL(PAGE).href;
    opened = await openBrowser({ origin: address, offline: true, width: 450 });
    await opened.page.goto(address);
  });
  afterEach(() => opened.close());

  it("gives the files of the batch, byte for byte", async () => {
    const { page } = opened;
    await page.setInputFiles("#pick-folder", INPUT);
    await picture(page, "25_単独の画面_選ぶ");
    for (const [button, next] of [["#read-files", "#convert"], ["#convert", "#score"], ["#score", "#to-files"], ["#to-files", "#make-files"], ["#make-files", "#save-zip"]] as const) {
      await page.click(button);
      await page.waitForSelector(next, { timeout: 120_000 });
      if (next in SHOWN) await picture(page, SHOWN[next] ?? next);
    }
    deepEqual(await axeFindings(page), []);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save-zip")]);
    const zip = room.path("結果.zip");
    await download.saveAs(zip);
    const files = unzipSync(new Uint8Array(readFileSync(zip)));
    const hashes = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, createHash("sha256").update(bytes).digest("hex")]));
    const out = room.path("一括");
    equal(daicho(["run", INPUT, "--out", out]).status, 0);
    deepEqual(hashes, hashesBelow(out));
    deepEqual(opened.complaints, []);
    deepEqual(opened.foreign, []);
  });

  it("names what is no ledger, and refuses a broken one with the way out", async () => {
    const { page } = opened;
    await page.setInputFiles("#pick-files", [
      { name: "名簿.xlsx", mimeType: "", buffer: Buffer.from("これは表ではありません\0\0\0") },
      { name: "写真.png", mimeType: "", buffer: Buffer.from("x") },
    ]);
    ok(/写真\.png/u.test((await page.textContent("#section")) ?? ""));
    await page.click("#read-files");
    await page.waitForSelector(".problem");
    ok(/名簿\.xlsx/u.test((await page.textContent(".problem")) ?? ""));
    await page.click("#remove-0");
    equal(await page.$("#read-files"), null);
  });

  it("takes files that are dropped", async () => {
    const { page } = opened;
    await page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["職員番号,氏名,所属\n1,架空 一郎,総務課\n"], "名簿.csv"));
      document.querySelector("#drop")?.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
    await page.waitForSelector("#read-files");
    ok(/名簿\.csv/u.test((await page.textContent("#section")) ?? ""));
  });

  it("is one file that names no other and forbids every connection", () => {
    const html = readFileSync(PAGE, "utf8");
    ok(!/<(?:script|link|img)[^>]+(?:src|href)=/u.test(html.replace(/<script type="text\/plain"[\s\S]*?<\/script>/u, "")));
    ok(/connect-src 'none'/u.test(html));
  });
});
