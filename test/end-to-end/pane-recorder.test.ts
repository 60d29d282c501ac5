import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type OpenPane, openPane } from "../office-host/chromium-host.ts";
import { blankBook, ledgerBook } from "../office-host/ledger-book.ts";
import { isRelease, parseRecording, playback } from "../office-host/playback.ts";
import { PROFILES } from "../office-host/profiles.ts";
import { axeFindings } from "../support/axe.ts";
import { ROOT } from "../support/command-line.ts";

const DIST = join(ROOT, "dist/pane");
const kept = (name: string): string => readFileSync(join(ROOT, `test/office-host/recordings/emulated-${name}.json`), "utf8");

/** The first line in which two recordings differ, whenever office.js let go of its ranges. */
function difference(one: string, other: string): string | undefined {
  const [a, b] = [one, other].map((text) => {
    const { exchanges, ...rest } = parseRecording(text);
    const lines = exchanges.map((exchange) => JSON.stringify(exchange));
    return [JSON.stringify(rest), ...lines.filter((_, i) => !isRelease(exchanges[i]?.question.batch)), `${lines.length} exchanges`];
  }) as [string[], string[]];
  return a.find((line, i) => line !== b[i]);
}

/** What the page hands over when its button is pressed. */
async function recorded({ page, frame }: OpenPane): Promise<string> {
  await frame.waitForSelector("#record");
  const [file] = await Promise.all([page.waitForEvent("download"), frame.click("#record")]);
  equal(file.suggestedFilename(), "Excelの記録.json");
  const text = readFileSync(await file.path(), "utf8");
  equal(await frame.inputValue("#log"), text, "the page shows what the file holds");
  return text;
}

describe("the recorder page", function () {
  this.timeout(60_000);

  for (const name of ["ltsc2021", "web"] as const) {
    it(`records the emulator through the real transport as in Node, and a second time from the recording itself, ${name}`, async () => {
      const book = await blankBook();
      const before = JSON.stringify(book.sheets);
      const pane = await openPane({ root: DIST, book, profile: PROFILES[name], address: "recorder.html" });
      try {
        equal(difference(await recorded(pane), kept(name)), undefined);
        equal(JSON.stringify(book.sheets), before);
        deepEqual(await axeFindings(pane.frame), []);
        deepEqual([pane.complaints, pane.foreign], [[], []]);
      } finally {
        await pane.close();
      }
      const { answers, problems, left } = playback(parseRecording(kept(name)));
      const again = await openPane({ root: DIST, book: await blankBook(), profile: PROFILES[name], address: "recorder.html", answers });
      try {
        equal(difference(await recorded(again), kept(name)), undefined);
        deepEqual([problems, left()], [[], []]);
      } finally {
        await again.close();
      }
    });
  }

  it("says what to do, and records nothing in a workbook that holds something", async () => {
    const book = await ledgerBook();
    const before = JSON.stringify(book.sheets);
    const pane = await openPane({ root: DIST, book, profile: PROFILES.ltsc2024, address: "recorder.html", width: 320 });
    const { page } = pane;
    try {
      await page.waitForSelector("#record");
      equal(await page.locator("ol li").count(), 4);
      await page.click("#record");
      await page.waitForFunction(() => /何か入っています/u.test(document.querySelector('[role="status"]')?.textContent ?? ""));
      equal(await page.inputValue("#log"), "");
      equal(JSON.stringify(book.sheets), before);
      deepEqual(await axeFindings(page), []);
      ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    } finally {
      await pane.close();
    }
  });
});
