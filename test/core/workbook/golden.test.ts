import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { splitTables } from "../../../src/core/exchange/split.ts";
import { a1 } from "../../../src/core/model/cell-address.ts";
import { PROFILES } from "../../../src/core/model/distribution-profile.ts";
import { renderFormula } from "../../../src/core/model/formula.ts";
import type { CellModel, WorkbookModel } from "../../../src/core/model/workbook.ts";
import { buildDepartmentWorkbook } from "../../../src/core/workbook/department-workbook.ts";
import { buildHrWorkbook } from "../../../src/core/workbook/hr-workbook.ts";
import { buildLedgerWorkbook } from "../../../src/core/workbook/ledger-workbook.ts";
import { ledgerInput } from "./ledger-fixture.ts";
import { tinyTown } from "./tiny-town.ts";
import { inputOf } from "./town.ts";

/** Rows of each sheet that the golden keeps: enough to see head, first records and formulas. */
const ROWS = 9;
const SHEETS = 27;

/** One text per cell, so that a changed golden reads as a diff: `B6 score =100*…  → 46.2`. */
const cellLine = (row: number, { column, value, formula, style }: CellModel): string =>
  `${a1(row, column)} ${style ?? ""}${formula === undefined ? "" : ` =${renderFormula(formula)}`} → ${typeof value === "number" ? Number(value.toPrecision(12)) : String(value ?? "")}`;

const digest = (book: WorkbookModel): object => Object.fromEntries(book.sheets.slice(0, SHEETS).map((sheet) => {
  const rows = [...sheet.rows];
  const cells = rows.filter(({ row }) => row <= ROWS).flatMap(({ row, cells: list }) => list.filter(({ value }) => value !== null && value !== "").map((cell) => cellLine(row, cell)));
  return [sheet.name, { rows: rows.length, charts: sheet.charts?.map(({ type, title }) => `${type} ${title}`) ?? [], titleRows: sheet.print?.titleRows ?? null, cells }];
}));

function compare(name: string, book: WorkbookModel): void {
  const path = join(import.meta.dirname, "golden", `${name}.json`);
  const found = `${JSON.stringify(digest(book), null, 1)}\n`;
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(path, found);
  assert.deepEqual(JSON.parse(found), JSON.parse(readFileSync(path, "utf8")), `golden/${name}.json differs; run with UPDATE_GOLDEN=1 and read the diff`);
}

describe("workbook goldens (first rows of every sheet)", () => {
  it("HR workbook of a town small enough to check by hand", () => compare("hr", buildHrWorkbook(inputOf(tinyTown()))));

  it("department workbook of its 人事課", () => {
    const input = inputOf(tinyTown());
    const share = splitTables(input.tables, { by: "課", profile: PROFILES["課長"], asOf: input.scores.asOf }).shares.find(({ code }) => code === "0102");
    assert.ok(share);
    compare("department", buildDepartmentWorkbook({ ...input, share, profile: PROFILES["課長"], distributionId: "d1" }).book);
  });

  it("正規化台帳", () => compare("ledger", buildLedgerWorkbook(ledgerInput())));
});
