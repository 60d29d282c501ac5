import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import type { Cell, Grid } from "../../../src/core/model/grid.ts";
import type { WorkbookModel } from "../../../src/core/model/workbook.ts";
import { readLedger } from "../../../src/xlsx/read/read-ledger.ts";
import { validateModel } from "../../../src/xlsx/write/check-model.ts";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";
import { anyBook } from "../../support/any-book.ts";
import { PYTHON, runPython } from "../../support/python.ts";

const BOOKS = 60;

/** Every constant of the model is in the file as it was; a blank stays a blank. */
async function compareValues(model: WorkbookModel, bytes: Uint8Array): Promise<void> {
  const read = await readLedger("book.xlsx", bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  for (const sheet of model.sheets) {
    const grid: Grid | undefined = read.value.grids.find((one) => one.name === sheet.name);
    for (const row of sheet.rows) for (const cell of row.cells) {
      const seen: Cell["value"] = grid?.cell(row.row, cell.column).value ?? null;
      equal(seen === "" ? null : seen, cell.value === "" ? null : cell.value, `${sheet.name} ${row.row},${cell.column}`);
    }
  }
}

describe("xlsx/write over random workbooks", () => {
  const models = fc.sample(anyBook, { numRuns: BOOKS, seed: 20_261_123 });

  it("are sound models", () => { for (const model of models) deepEqual(validateModel(model), []); });

  it("come back with every value", async () => { for (const model of models) await compareValues(model, await writeWorkbook(model)); });

  it("are sound packages", async function () {
    if (PYTHON === undefined) return this.skip();
    const books = await Promise.all(models.map((model) => writeWorkbook(model)));
    deepEqual(Object.values(await runPython<Record<string, string[]>>("check-package.py", books)).flat(), []);
  });
});
