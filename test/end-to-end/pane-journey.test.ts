import { deepEqual, equal, ok } from "node:assert/strict";
import type { Frame, Page } from "playwright-core";
import { cellAt, changeCell, type EmulatedBook, reopened, snapshot } from "../office-host/book.ts";
import { type OpenPane, openPane } from "../office-host/chromium-host.ts";
import { ledgerBook } from "../office-host/ledger-book.ts";
import { PROFILES } from "../office-host/profiles.ts";
import { axeFindings } from "../support/axe.ts";
import { PANE, picture, press, roster, said, settled } from "../support/clerk.ts";
import { readLedger } from "../../src/xlsx/read/read-ledger.ts";

for (const name of ["ltsc2021", "web"] as const) {
  describe(`the clerk's journey in Excel (real office.js, production build), ${name}`, function () {
    this.timeout(240_000);
    let pane: OpenPane;
    let book: EmulatedBook;
    let before = "";
    const page = (): Frame => pane.frame;
    const says = (): Promise<string> => said(page());
    const clean = async (): Promise<void> => deepEqual(await axeFindings(page()), []);

    const photo = async (title: string): Promise<void> => (name === "ltsc2021" ? picture(pane.page, title) : undefined);

    before_(async () => {
      book = await roster();
      before = snapshot(book);
      pane = await openPane({ root: PANE, book, profile: PROFILES[name], width: name === "web" ? 400 : 350 });
      await settled(page(), "#read-book");
    });
    after(() => pane.close());

    it("starts with the open workbook", async () => {
      await photo("01_はじめ");
      await clean();
      await press(page(), "#read-book", "#convert");
      await photo("02_表を確かめる");
      await clean();
    });

    it("lets a mapping be fixed, and keeps it as a profile", async () => {
      await page().click("article details summary");
      await page().selectOption('[aria-label="備考 標準の項目"]', "staff.concurrent");
      await photo("03_対応を直す");
      await clean();
      await press(page(), "#apply-edits", "#convert");
      equal(await page().inputValue('[aria-label="備考 標準の項目"]'), "staff.concurrent");
      ok(await page().isVisible("#save-profile"));
    });

    it("shows what is to be checked and jumps to the cell", async () => {
      await press(page(), "#convert", "#score");
      await photo("04_点検する");
      await clean();
      await page().click("#go-0");
      await settled(page(), "#score");
      ok(book.selection.startsWith("職員名簿!"), book.selection);
    });

    it("shows what it would write, and writes nothing before the click", async () => {
      const marked = snapshot(book);
      await press(page(), "#plan-writes", "#write-now");
      await photo("05_書き込む内容");
      await clean();
      equal(snapshot(book), marked);
      await press(page(), "#write-now", "#plan-writes");
      ok(/^\d+ セルに書き込みました/u.test(await says()), await says());
      ok(snapshot(book) !== marked);
      await photo("06_書き込んだ後");
    });

    it("scores and opens the results as new workbooks our own reader reads", async () => {
      await press(page(), "#score", "#open-analysis");
      await photo("07_採点する");
      await clean();
      await press(page(), "#open-analysis", "#open-ledger");
      ok(/^分析ブックを開きました/u.test(await says()), await says());
      equal(book.opened.length, 1);
      await photo("08_分析ブックを開いた後");
      await press(page(), "#open-ledger", "#open-analysis");
      equal(book.opened.length, 2);
      await photo("09_正規化台帳を開いた後");
      if (name === "web") {
        await page().locator("#title-score").scrollIntoViewIfNeeded();
        await page().evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))); // a frame is blank until it was drawn
        await picture(pane.page, "23_ブラウザー版のExcel");
      }
      for (const base64 of book.opened) ok((await readLedger("結果.xlsx", new Uint8Array(Buffer.from(base64, "base64")))).ok);
    });

    it("makes the department files", async () => {
      await page().click("#to-files");
      await photo("10_受け取る");
      await press(page(), "#make-files", "#save-zip");
      await photo("11_作った後");
      await clean();
    });

    it("undoes everything, after the workbook was closed and opened again", async () => {
      await pane.close();
      const again = reopened(book);
      pane = await openPane({ root: PANE, book: again, profile: PROFILES[name], colorScheme: "dark" });
      await settled(page(), "#read-book");
      await press(page(), "#step-undo", "#undo-0");
      await photo("12_元に戻す");
      await clean();
      while ((await page().$("#undo-0")) !== null) {
        await page().click("#undo-0");
        await settled(page(), "#title-undo");
        await page().waitForFunction(() => /元に戻しました/u.test(document.querySelector("#status")?.textContent ?? ""));
      }
      equal(snapshot(again), before);
      equal(again.xmlParts.size, 0);
    });

    it("asked nobody else, and broke no policy", () => {
      deepEqual(pane.foreign, []);
      deepEqual(pane.complaints, []);
    });
  });
}

describe("the pane for people", function () {
  this.timeout(120_000);

  it("works by keyboard alone, at 320 px, in forced colours", async () => {
    const pane = await openPane({ root: PANE, book: await ledgerBook(), profile: PROFILES.ltsc2024, width: 320, forcedColors: "active" });
    const { page } = pane;
    try {
      await settled(page, "#read-book");
      for (const [target, next] of [["read-book", "#convert"], ["convert", "#score"], ["score", "#open-analysis"]] as const) {
        await tabTo(page, target);
        await page.keyboard.press("Enter");
        await settled(page, next);
        equal(await page.evaluate(() => document.activeElement?.tagName), "H2", "the new step's heading has the focus");
        deepEqual(await axeFindings(page), []);
        ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is cut off at 320 px");
      }
      await picture(page, "18_強制カラー320px");
      deepEqual(pane.complaints, []);
    } finally {
      await pane.close();
    }
  });

  it("tells progress in a live region and can be stopped", async () => {
    const pane = await openPane({ root: PANE, book: await roster(), profile: PROFILES.ltsc2021 });
    const { page } = pane;
    try {
      await settled(page, "#read-book");
      await page.evaluate(() => {
        const said: string[] = ((globalThis as { said?: string[] }).said = []);
        new MutationObserver(() => said.push(document.querySelector("#status")?.textContent ?? "")).observe(document.querySelector("#status") as Node, { childList: true, characterData: true, subtree: true });
      });
      await page.evaluate(() => {
        document.querySelector<HTMLButtonElement>("#read-book")?.click();
        const watch = setInterval(() => {
          const cancel = document.querySelector<HTMLButtonElement>("#cancel");
          if (cancel === null || !/台帳を読む/u.test(document.querySelector("#status")?.textContent ?? "")) return;
          clearInterval(watch);
          cancel.click();
        }, 1);
      });
      await page.waitForFunction(() => /中止しました/u.test(document.querySelector("#status")?.textContent ?? ""));
      await picture(page, "21_中止した後");
      const heard = await page.evaluate(() => (globalThis as { said?: string[] }).said ?? []);
      ok(heard.includes("ブックを読む…") && heard.includes("台帳を読む…"), heard.join(" "));
      equal(await page.getAttribute("#status", "aria-live"), "polite");
      await press(page, "#read-book", "#convert");
    } finally {
      await pane.close();
    }
  });

  it("colours the doubtful cells, beside a writing, and takes back one after the other", async () => {
    const book = await ledgerBook();
    const [sheet] = book.sheets;
    ok(sheet !== undefined);
    changeCell(book, sheet, { row: 5, column: 5 }, { formula: "平成45年13月1日", value: "平成45年13月1日" });
    changeCell(book, sheet, { row: 5, column: 6 }, { fill: "#00FF00" });
    const before = snapshot(book);
    const pane = await openPane({ root: PANE, book, profile: PROFILES.ltsc2024 });
    const { page } = pane;
    try {
      await settled(page, "#read-book");
      await press(page, "#read-book", "#convert");
      await press(page, "#convert", "#mark-issues");
      await press(page, "#mark-issues", "#plan-writes");
      await picture(page, "19_色を付けた後");
      ok(cellAt(sheet, 5, 5).fill !== null);
      await press(page, "#plan-writes", "#write-now");
      await press(page, "#write-now", "#plan-writes");
      await press(page, "#step-undo", "#undo-1");
      await press(page, "#undo-1", "#undo-0");
      equal(cellAt(sheet, 5, 5).fill, null);
      await page.waitForFunction(() => document.querySelector("#undo-1") === null);
      await page.click("#undo-0");
      await page.waitForFunction(() => document.querySelector("#undo-0") === null);
      equal(snapshot(book), before);
      deepEqual(pane.complaints, []);
    } finally {
      await pane.close();
    }
  });

  it("explains in Japanese when Excel is editing a cell, and when a sheet is protected", async () => {
    const book = await ledgerBook();
    const pane = await openPane({ root: PANE, book, profile: PROFILES.ltsc2021 });
    const { page, server } = pane;
    try {
      await settled(page, "#read-book");
      server.fault = () => 5004;
      await press(page, "#read-book", ".problem");
      ok(/セルを編集中/u.test((await page.textContent(".problem")) ?? ""));
      await picture(page, "20_セルを編集しているとき");
      server.fault = undefined;
      await press(page, "#read-book", "#convert");
      await press(page, "#convert", "#score");
      for (const sheet of book.sheets) sheet.isProtected = true;
      await press(page, "#plan-writes", "#write-now");
      await press(page, "#write-now", ".problem");
      ok(/保護/u.test((await page.textContent(".problem")) ?? ""));
      deepEqual(await axeFindings(page), []);
    } finally {
      await pane.close();
    }
  });

  it("goes on by itself to the step of the ribbon button that opened it", async () => {
    const pane = await openPane({ root: PANE, book: await ledgerBook(), profile: PROFILES.ltsc2021, address: "taskpane.html?step=score" });
    try {
      await settled(pane.page, "#read-book");
      await press(pane.page, "#read-book", "#open-analysis");
      deepEqual(pane.complaints, []);
    } finally {
      await pane.close();
    }
  });

  it("has a help page and a recorder page without findings", async () => {
    const pane = await openPane({ root: PANE, book: await ledgerBook(1), profile: PROFILES.ltsc2021, width: 320, address: "help.html" });
    const { page } = pane;
    try {
      await page.waitForSelector("#it");
      deepEqual(await axeFindings(page), []);
      await page.click('a[href="recorder.html"]');
      await page.waitForSelector("#record");
      deepEqual(await axeFindings(page), []);
      deepEqual(pane.complaints, []);
      deepEqual(pane.foreign, []);
    } finally {
      await pane.close();
    }
  });

  it("says after five seconds that Excel does not answer, and stays usable with files", async () => {
    const pane = await openPane({ root: PANE, book: await ledgerBook(1), profile: PROFILES.ltsc2021, silent: true });
    try {
      await pane.page.waitForSelector("#excel-notice", { timeout: 15_000 });
      ok(/返事がありません/u.test((await pane.page.textContent("#excel-notice")) ?? ""));
      ok(await pane.page.isVisible("#pick-files-button"));
      await picture(pane.page, "22_Excelの返事がないとき");
    } finally {
      await pane.close();
    }
  });
});

async function tabTo(page: Page, id: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    if ((await page.evaluate(() => document.activeElement?.id)) === id) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way by Tab to #${id}`);
}

function before_(work: () => Promise<void>): void {
  before(work);
}
