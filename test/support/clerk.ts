/** What a clerk does on the page, for tests in Chromium. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import type { EmulatedBook } from "../office-host/book.ts";
import { opened } from "../office-host/ledger-book.ts";
import { ROOT } from "./command-line.ts";

export const PANE = join(ROOT, "dist/pane");
const ROSTER = "01_職員名簿_R8.10.1現在.xlsx";
/** The roster of the demo town as the open workbook. */
export const roster = (): Promise<EmulatedBook> => opened(ROSTER, new Uint8Array(readFileSync(join(ROOT, "samples/input", ROSTER))));

/** Waits until nothing runs any more and the step is there. */
export async function settled(page: Frame | Page, selector: string): Promise<void> {
  await page.waitForSelector(selector, { timeout: 90_000 });
  await page.waitForFunction(() => document.querySelector("#cancel") === null, undefined, { timeout: 90_000 });
}

export async function press(page: Frame | Page, button: string, next: string): Promise<void> {
  await page.click(button);
  await settled(page, next);
}

/** Presses one after the other, waiting for each next step. */
export async function go(page: Frame | Page, way: readonly (readonly [button: string, next: string])[]): Promise<void> {
  for (const [button, next] of way) await press(page, button, next);
}

export const said = async (page: Frame | Page): Promise<string> => (await page.textContent("#status")) ?? "";

/** A long list is cut below: what it goes on with looks the same. */
const TALLEST = 1400;

/** `DAICHO_SCREENSHOTS=folder` keeps a picture of the page from its top (scripts/dev/make-pictures.mjs). */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["DAICHO_SCREENSHOTS"];
  if (folder === undefined) return;
  await page.evaluate(() => scrollTo(0, 0));
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: Math.max(innerHeight, document.documentElement.scrollHeight) }));
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, animations: "disabled", clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST) } });
}
