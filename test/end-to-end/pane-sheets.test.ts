import { deepEqual, equal, ok } from "node:assert/strict";
import { type EmulatedBook, reopened, snapshot } from "../office-host/book.ts";
import { type OpenPane, openPane } from "../office-host/chromium-host.ts";
import { ledgerBook } from "../office-host/ledger-book.ts";
import { PROFILES } from "../office-host/profiles.ts";
import { axeFindings } from "../support/axe.ts";
import { go, PANE, picture, press, said, settled } from "../support/clerk.ts";

const TO_SCORE = [["#read-book", "#convert"], ["#convert", "#score"], ["#score", "#open-analysis"]] as const;

/** Every formula that lost what it reads. */
const dangling = (book: EmulatedBook): readonly string[] => book.sheets.flatMap((sheet) => [...sheet.cells].filter(([, { formula }]) => formula === "=#REF!").map(([at]) => `${sheet.name}!${at}`));
const sheetBox = (name: string): string => `fieldset li:has(label:text-matches("^${name}")) input`;

for (const name of ["ltsc2021", "web"] as const) {
  describe(`result sheets into the open workbook, ${name}`, function () {
    this.timeout(240_000);
    let book: EmulatedBook;
    let before = "";
    let pane: OpenPane;
    beforeEach(async () => {
      book = await ledgerBook();
      before = snapshot(book);
      pane = await openPane({ root: PANE, book, profile: PROFILES[name], width: name === "web" ? 400 : 350 });
      await settled(pane.frame, "#read-book");
      await go(pane.frame, TO_SCORE);
    });
    afterEach(async () => {
      deepEqual(pane.complaints, []);
      deepEqual(pane.foreign, []);
      await pane.close();
    });
    const page = () => pane.frame;
    const photo = async (title: string): Promise<void> => (name === "ltsc2021" ? picture(pane.page, title) : undefined);
    const clean = async (): Promise<void> => deepEqual(await axeFindings(page()), []);

    it("come with all they read, after a preview and a click, and go after closing and reopening", async () => {
      await press(page(), "#offer-sheets", "#add-now");
      await clean();
      ok(await page().isDisabled("#add-now"), "nothing is chosen beforehand");
      await page().click(sheetBox("要約"));
      ok(/計算_準備度/u.test((await page().textContent('[aria-labelledby="sheets-title"]')) ?? ""));
      if (name === "web") ok(/グラフを除いて/u.test((await page().textContent('[aria-labelledby="sheets-title"]')) ?? ""));
      if (name === "web") await page().locator("#add-now").scrollIntoViewIfNeeded();
      await picture(pane.page, name === "web" ? "24_ブラウザー版でシートを加える" : "13_加えるシートを選ぶ");
      await clean();
      equal(snapshot(book), before, "nothing before the click");
      await press(page(), "#add-now", "#offer-sheets");
      ok(/シートをブックの末尾に加えました/u.test(await said(page())));
      await photo("14_シートを加えた後");
      ok(book.sheets.length > 5 && book.sheets[0]?.name === "名簿" && book.sheets.some((s) => s.name === "要約"));
      deepEqual(dangling(book), []);
      await pane.close();
      const again = reopened(book);
      pane = await openPane({ root: PANE, book: again, profile: PROFILES[name], colorScheme: "dark" });
      await settled(page(), "#read-book");
      await press(page(), "#step-undo", "#undo-0");
      await photo("15_加えたシートを取り除く");
      await clean();
      await page().click("#undo-0");
      await page().waitForFunction(() => document.querySelector("#undo-0") === null);
      equal(snapshot(again), before);
      equal(again.xmlParts.size, 0);
    });

    it("come alone as values, under a free name, and are not read as ledgers", async () => {
      for (let i = 0; i < 2; i++) {
        await press(page(), "#offer-sheets", "#add-now");
        await page().selectOption("#result-book", "ledger");
        await page().selectOption("#manner", "values");
        await page().click(sheetBox("職員"));
        if (i === 1) ok(/「職員 \(2\)」という名前で/u.test((await page().textContent('[aria-labelledby="sheets-title"]')) ?? ""));
        await press(page(), "#add-now", "#offer-sheets");
      }
      deepEqual(book.sheets.map((s) => s.name), ["名簿", "職員", "職員 (2)"]);
      ok(book.sheets.slice(1).every((s) => [...s.cells.values()].every(({ formula }) => !String(formula).startsWith("="))));
      await press(page(), "#step-choose", "#read-book");
      await press(page(), "#read-book", "#convert");
      equal(await page().locator("article.card").count(), 1);
      ok(/「職員 \(2\)」（daicho が加えた結果のシート）/u.test((await page().textContent("#section")) ?? ""));
    });

    it("are asked about when somebody changed one, and stay until told", async () => {
      await press(page(), "#offer-sheets", "#add-now");
      await page().selectOption("#manner", "values");
      await page().click(sheetBox("要約"));
      await press(page(), "#add-now", "#offer-sheets");
      book.sheets[1]?.cells.set("0,0", { value: "直した", formula: "直した", format: "General", fill: null });
      await press(page(), "#step-undo", "#undo-0");
      await press(page(), "#undo-0", "#remove-changed");
      ok(/「要約」は、加えた後に値か数式が変わっています/u.test((await page().textContent("#section")) ?? ""));
      await photo("16_変わったシートを尋ねる");
      await clean();
      await page().click("#undo-0");
      equal(book.sheets.length, 2);
      await press(page(), "#undo-0", "#remove-changed");
      await page().click("#remove-changed");
      await page().waitForFunction(() => document.querySelector("#undo-0") === null);
      equal(snapshot(book), before);
    });

    it("are refused in Japanese while the structure of the workbook is protected", async () => {
      book.isProtected = true;
      await press(page(), "#offer-sheets", "#add-now");
      await page().click(sheetBox("要約"));
      ok(await page().isDisabled("#add-now"));
      ok(/構成が保護されている/u.test((await page().textContent("#section")) ?? ""));
      book.isProtected = false;
      await press(page(), "#drop-offer", "#offer-sheets");
      await press(page(), "#offer-sheets", "#add-now");
      await page().click(sheetBox("要約"));
      book.isProtected = true;
      await press(page(), "#add-now", ".problem");
      ok(/構成が保護されている/u.test((await page().textContent(".problem")) ?? ""));
      await photo("17_構成が保護されているとき");
      equal(snapshot(book), before);
    });

    it("are refused in Japanese when the request is too large", async () => {
      await press(page(), "#offer-sheets", "#add-now");
      await page().click(sheetBox("要約"));
      pane.server.payloadLimit = 20_000;
      await press(page(), "#add-now", ".problem");
      ok(/値だけ/u.test((await page().textContent(".problem")) ?? ""), "a way out is named");
      equal(snapshot(book), before);
    });
  });
}
