import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { splitTables } from "../../../src/core/exchange/split.ts";
import { type CanonicalTables } from "../../../src/core/model/canonical.ts";
import { PROFILES } from "../../../src/core/model/distribution-profile.ts";
import type { WorkbookModel } from "../../../src/core/model/workbook.ts";
import { buildDepartmentWorkbook } from "../../../src/core/workbook/department-workbook.ts";
import { buildHrWorkbook } from "../../../src/core/workbook/hr-workbook.ts";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";
import { pageTexts } from "../../support/render.ts";
import { tinyTown } from "./tiny-town.ts";
import { inputOf } from "./town.ts";

/** The tiny town with so many people and processes in 人事課 that its lists take several pages. */
function longTown(): CanonicalTables {
  const town = tinyTown();
  const [pattern] = town.staff.filter(({ staff_no }) => staff_no === "0007");
  const [process] = town.processes;
  assert.ok(pattern && process);
  const more = Array.from({ length: 70 }, (_, i) => ({ ...pattern, staff_no: `1${String(i).padStart(3, "0")}`, name: `追加　${i}号` }));
  const work = Array.from({ length: 60 }, (_, i) => ({ ...process, process_id: `Q${i}`, name: `事務${i}`, hours_per_year: 100 + i }));
  return { ...town, staff: [...town.staff, ...more], processes: [...town.processes, ...work] };
}

async function printed(book: WorkbookModel): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), "daicho-print-"));
  try {
    const path = join(folder, "book.xlsx");
    writeFileSync(path, await writeWorkbook(book));
    return await pageTexts(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const squeezed = (text: string): string => text.replaceAll(/\s+/gu, "");

describe("workbooks on paper (LibreOffice)", function () {
  this.timeout(240_000);
  const input = inputOf(longTown());

  it("a department's workbook is complete on A4: nothing cut to ####, headings and page numbers on every page", async () => {
    const share = splitTables(input.tables, { by: "課", profile: PROFILES["課長"], asOf: input.scores.asOf }).shares.find(({ code }) => code === "0102");
    assert.ok(share);
    const pages = await printed(buildDepartmentWorkbook({ ...input, share, profile: PROFILES["課長"], distributionId: "d1" }).book);
    const all = pages.map(squeezed);
    assert.ok(all.every((page) => !page.includes("##")));
    assert.ok(all.every((page, i) => page.includes(`${i + 1}/${pages.length}`) && page.includes("取扱注意")));
    const people = all.filter((page) => /追加\d+号/u.test(page));
    assert.ok(people.length >= 2 && people.every((page) => page.includes("職員番号") && page.includes("人材区分")), "the list of people repeats its head");
    for (let i = 0; i < 70; i += 1) assert.ok(people.some((page) => page.includes(`追加${i}号`)), `追加 ${i}号 is printed`);
    const processes = all.filter((page) => /事務\d/u.test(page));
    assert.ok(processes.length >= 2 && processes.every((page) => page.includes("年間時間")), "the list of processes repeats its head");
  });

  it("HR's result sheets print without ####, each page saying which sheet, class and day it is", async () => {
    const book = buildHrWorkbook(input);
    // Working papers and data are for tracing on screen: hidden, they are not printed here.
    const sheets = book.sheets.map((sheet, i) => (i < 27 ? sheet : { ...sheet, state: "hidden" as const }));
    const pages = (await printed({ ...book, sheets })).map(squeezed);
    assert.ok(pages.length >= 27);
    assert.ok(pages.every((page) => !page.includes("##")));
    assert.ok(pages.every((page) => (page.includes("取扱注意") || (page.includes("機密性1") && page.includes("公開用集計"))) && page.includes("基準日2026-10-01")));
    for (const { name } of book.sheets.slice(0, 27)) assert.ok(pages.some((page) => page.includes(`人材ギャップ分析${name}`)), name);
  });
});
