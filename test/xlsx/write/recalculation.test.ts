import { deepEqual, equal } from "node:assert/strict";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";
import type { WorkbookModel } from "../../../src/core/model/workbook.ts";
import { featureBook } from "../../support/feature-book.ts";
import { hasOffice } from "../../support/office.ts";
import { recalculate } from "../../support/recalculate.ts";

/** The same book with one cached value made wrong: the check must see it. */
const spoiled: WorkbookModel = {
  ...featureBook,
  sheets: featureBook.sheets.map((sheet, i) => (i === 1 ? { ...sheet, rows: [...sheet.rows].map((row) => ({ ...row, cells: row.cells.map((cell) => (row.row === 6 && cell.column === 2 ? { ...cell, value: 1 } : cell)) })) } : sheet)),
};

describe("xlsx/write recalculated by LibreOffice", function () {
  before(function () { if (!hasOffice) this.skip(); });

  it("finds every cached value right, and a wrong one wrong", async () => {
    const found = await recalculate({ right: await writeWorkbook(featureBook), wrong: await writeWorkbook(spoiled) });
    equal(found.right.formulas, 20);
    deepEqual(found.right.differences, []);
    deepEqual(found.wrong.differences.map(({ sheet, cell, cached }) => [sheet, cell, cached]), [["集計", "B6", 1]]);
  });
});
