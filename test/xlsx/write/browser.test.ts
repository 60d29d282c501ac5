import { equal, ok } from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";
import { listBook } from "../../../scripts/dev/bench/write-models.ts";
import { featureBook } from "../../support/feature-book.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const CHROMIUM = (process.env["PATH"] ?? "").split(delimiter).flatMap((folder) => ["chromium", "chromium-browser", "google-chrome"].map((name) => join(folder, name))).find((path) => existsSync(path));

/** Writes the two workbooks inside the page and leaves their bytes as texts of Latin-1 characters. */
const PAGE = `
  import { writeWorkbook } from "${ROOT}/src/xlsx/write/write-workbook.ts";
  import { listBook } from "${ROOT}/scripts/dev/bench/write-models.ts";
  import { featureBook } from "${ROOT}/test/support/feature-book.ts";
  const text = (bytes) => { let out = ""; for (const byte of bytes) out += String.fromCharCode(byte); return out; };
  globalThis.written = (async () => [text(await writeWorkbook(featureBook)), text(await writeWorkbook(listBook(500, false)))])();
`;

const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe("xlsx/write in the browser", function () {
  before(function () { if (CHROMIUM === undefined) this.skip(); });

  it("gives the same bytes in Chromium as in Node", async () => {
    const bundle = await build({ stdin: { contents: PAGE, resolveDir: ROOT }, bundle: true, write: false, format: "iife", platform: "browser" });
    const browser = await chromium.launch({ executablePath: CHROMIUM ?? "", args: ["--no-sandbox"] });
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? "" });
      const written = await page.evaluate(() => (globalThis as unknown as { written: Promise<string[]> }).written);
      const here = [await writeWorkbook(featureBook), await writeWorkbook(listBook(500, false))];
      ok(here.every((bytes) => bytes.length > 10_000));
      written.forEach((text, i) => equal(digest(Uint8Array.from(text, (c) => c.charCodeAt(0))), digest(here[i] as Uint8Array)));
      equal(written.length, 2);
    } finally {
      await browser.close();
    }
  });
});
