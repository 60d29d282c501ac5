// A ledger of 20,000 people × 40 columns in the open workbook, through the built pane in Chromium with real office.js: read, normalised, scored, the analysis opened (bar: within 10 s, no frame over 100 ms), then the ledger, then values written back and undone.
// Prints seconds after the first click and the page's long tasks (over 50 ms). Needs dist/ (npm run build).
import { resolve } from "node:path";
import { openPane } from "../../../test/office-host/chromium-host.ts";
import { opened } from "../../../test/office-host/ledger-book.ts";
import { PROFILES } from "../../../test/office-host/profiles.ts";
import type { RowModel } from "../../../src/core/model/workbook.ts";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";

const PEOPLE = 20_000;
const NOTES = 28;
const HEADERS = ["職員番号", "氏名", "フリガナ", "部", "課", "職名", "職種", "任用形態", "採用年月日", "生年月日", "在職区分", "週勤務時間", ...Array.from({ length: NOTES }, (_, i) => `メモ${i + 1}`)];

const cells = (values: readonly (string | number)[]) => values.map((value, i) => ({ column: i + 1, value }));

function* rows(): Generator<RowModel> {
  yield { row: 1, cells: cells(["職員名簿（令和8年4月1日現在）"]) };
  yield { row: 3, cells: cells(HEADERS) };
  for (let i = 0; i < PEOPLE; i++) {
    const notes = Array.from({ length: NOTES }, (_, k) => ((i + k) % 3 === 0 ? `メモ${(i * k) % 50}` : ""));
    yield { row: 4 + i, cells: cells([String(100_000 + i), `佐藤　${"一二三四五六七八九十"[i % 10]}${"郎子美男"[i % 4]}`, "ｻﾄｳ ｲﾁﾛｳ", `第${1 + (i % 9)}部`, `第${1 + (i % 97)}課`, i % 20 === 0 ? "課長" : "主事", "事務", "常勤", `平成${10 + (i % 20)}年4月1日`, `S${40 + (i % 20)}.${1 + (i % 12)}.${1 + (i % 28)}`, "在職", 38.75, ...notes]) };
  }
}

const bytes = await writeWorkbook({ properties: { title: "名簿", creator: "", created: "2026-10-01T00:00:00Z" }, names: [], styles: { default: {} }, sheets: [{ name: "名簿", columns: [], rows: rows() }] });
const pane = await openPane({ root: resolve(import.meta.dirname, "../../../dist/pane"), book: await opened("大名簿.xlsx", bytes), profile: PROFILES.ltsc2021 });
const { page } = pane;
await page.waitForSelector("#read-book");
await page.evaluate(() => {
  const long: number[] = ((globalThis as { long?: number[] }).long = []);
  new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => Math.round(duration)))).observe({ type: "longtask" });
});
const start = Date.now();
for (const [button, next] of [["read-book", "convert"], ["convert", "score"], ["score", "open-analysis"], ["open-analysis", "open-analysis"], ["open-ledger", "open-ledger"], ["step-issues", "plan-writes"], ["plan-writes", "write-now"], ["write-now", "plan-writes"], ["step-undo", "undo-0"], ["undo-0", "title-undo"]] as const) {
  await page.click(`#${button}`);
  await page.waitForSelector(`#${next}`, { timeout: 120_000 });
  await page.waitForFunction(() => document.querySelector("#cancel") === null, undefined, { timeout: 120_000 });
  const long = await page.evaluate(() => (globalThis as { long?: number[] }).long?.splice(0) ?? []);
  console.log(`${((Date.now() - start) / 1000).toFixed(1)} s  ${button}  ${(await page.textContent("#status")) ?? ""}  long tasks: ${long.join(" ") || "none"} ms`);
}
await pane.close();
