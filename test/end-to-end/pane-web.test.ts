import { deepEqual, equal, ok } from "node:assert/strict";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { openPane } from "../office-host/chromium-host.ts";
import { ledgerBook } from "../office-host/ledger-book.ts";
import { PROFILES } from "../office-host/profiles.ts";
import { EXCEL, openWebSite, PANE, SHAREPOINT } from "../office-host/web-host.ts";
import { type OpenPage, openBrowser } from "../support/browser.ts";
import { ROOT } from "../support/command-line.ts";

const DIST = join(ROOT, "dist/pane");
const HELP = `https://${PANE}/help.html`;
const around = (host: string, inside: Readonly<Record<string, string>>): string => `https://${host}/?${new URLSearchParams(inside).toString()}`;

describe("the pane's pages in frames", function () {
  this.timeout(60_000);
  const CLOUD = "excel.cloud.microsoft";
  const STRANGER = "portal.stranger.example";
  let site: Awaited<ReturnType<typeof openWebSite>>;
  let opened: OpenPage;
  before(async () => {
    site = await openWebSite(DIST, [SHAREPOINT, EXCEL, CLOUD, STRANGER]);
    opened = await openBrowser(site.browser);
  });
  after(async () => {
    await opened.close();
    site.close();
  });
  /** The heading the innermost frame shows; undefined when the browser refused to show the page. */
  const shown = async (address: string): Promise<string | undefined> => {
    await opened.page.goto(address, { waitUntil: "load" });
    const inner = opened.page.frames().at(-1);
    return inner?.url() === HELP ? ((await inner.textContent("h1")) ?? undefined) : undefined;
  };

  it("are shown by Excel on the web, wherever that is shown itself", async () => {
    ok((await shown(around(SHAREPOINT, { frame: around(EXCEL, { frame: HELP }) })))?.includes("daicho"));
    ok((await shown(around(CLOUD, { frame: around(EXCEL, { frame: HELP }) })))?.includes("daicho"));
  });

  it("are shown by nobody else, not even around Excel", async () => {
    equal(await shown(around(STRANGER, { frame: HELP })), undefined);
    equal(await shown(around(STRANGER, { frame: around(EXCEL, { frame: HELP }) })), undefined);
    ok(opened.complaints.some((line) => /frame-ancestors/u.test(line)), opened.complaints.join("\n"));
  });

  it("lend Excel their icons, and no script to anybody", async () => {
    const width = async (path: string): Promise<number> => {
      await opened.page.goto(around(EXCEL, { icon: `https://${PANE}/${path}` }), { waitUntil: "load" });
      return opened.page.evaluate(() => document.querySelector("img")?.naturalWidth ?? -1);
    };
    equal(await width("icons/daicho-32.png"), 32);
    equal(await opened.page.evaluate(async (address) => fetch(address, { mode: "no-cors" }).then(() => "given", () => "refused"), `https://${PANE}/office/office.js`), "refused");
  });
});

describe("the pane in Excel on the web", function () {
  this.timeout(60_000);

  it("works where the browser denies storage to frames; only office.js itself remarks on it", async () => {
    const pane = await openPane({ root: DIST, book: await ledgerBook(), profile: PROFILES.web, framesStore: false });
    try {
      await pressed(pane.frame, "#read-book", "#convert");
      ok(pane.complaints.every((line) => /sessionStorage/u.test(line) && /\/office\/excel-web-16\.00\.js$/u.test(line)), pane.complaints.join("\n"));
      deepEqual(pane.foreign, []);
    } finally {
      await pane.close();
    }
  });

  it("explains a cell being edited and a protected sheet as on Windows, and asks for little until it is up", async () => {
    const pane = await openPane({ root: DIST, book: await ledgerBook(), profile: PROFILES.web });
    const problem = async (): Promise<string> => (await pane.frame.textContent(".problem")) ?? "";
    try {
      await pane.frame.waitForSelector("#read-book");
      ok(pane.server.requests.length <= 1, "office.js says that it is there; the pane asks nothing of its own accord");
      pane.server.fault = () => 5004;
      await pressed(pane.frame, "#read-book", ".problem");
      ok(/セルを編集中/u.test(await problem()), await problem());
      pane.server.fault = undefined;
      await pressed(pane.frame, "#read-book", "#convert");
      await pressed(pane.frame, "#convert", "#score");
      for (const sheet of pane.server.book.sheets) sheet.isProtected = true;
      await pressed(pane.frame, "#plan-writes", "#write-now");
      await pressed(pane.frame, "#write-now", ".problem");
      ok(/保護/u.test(await problem()), await problem());
      deepEqual([pane.complaints, pane.foreign], [[], []]);
    } finally {
      await pane.close();
    }
  });

  it("says what to do when a result is larger than Excel on the web takes, and hands it over as a file instead", async () => {
    const pane = await openPane({ root: DIST, book: await ledgerBook(), profile: PROFILES.web });
    try {
      await pressed(pane.frame, "#read-book", "#convert");
      await pressed(pane.frame, "#convert", "#score");
      await pressed(pane.frame, "#score", "#open-analysis");
      pane.server.payloadLimit = 50_000;
      await pressed(pane.frame, "#open-analysis", ".problem");
      ok(/大き/u.test((await pane.frame.textContent(".problem")) ?? ""), (await pane.frame.textContent(".problem")) ?? "");
      equal(pane.server.book.opened.length, 0);
      await pressed(pane.frame, "#to-files", "#make-files");
      await pressed(pane.frame, "#make-files", "#save-zip");
      const [zip] = await Promise.all([pane.page.waitForEvent("download"), pane.frame.click("#save-zip")]);
      ok(zip.suggestedFilename().endsWith(".zip"));
      deepEqual([pane.complaints, pane.foreign], [[], []]);
    } finally {
      await pane.close();
    }
  });
});

async function pressed(frame: Frame, button: string, next: string): Promise<void> {
  await frame.click(button);
  await frame.waitForSelector(next);
  await frame.waitForFunction(() => document.querySelector("#cancel") === null);
}
