import assert from "node:assert/strict";
import { renderFormula } from "../../../src/core/model/formula.ts";
import type { CellModel, SheetModel } from "../../../src/core/model/workbook.ts";
import { rowList } from "../../../src/core/workbook/ledger/report-sheets.ts";
import { buildLedgerWorkbook } from "../../../src/core/workbook/ledger-workbook.ts";
import { ledgerInput } from "./ledger-fixture.ts";

const cellsOf = (sheet: SheetModel | undefined): readonly CellModel[] => [...(sheet?.rows ?? [])].flatMap(({ cells }) => cells);
const texts = (sheet: SheetModel | undefined): readonly unknown[] => cellsOf(sheet).map(({ value }) => value);

describe("正規化台帳", () => {
  const book = buildLedgerWorkbook(ledgerInput());
  const sheet = (name: string): SheetModel | undefined => book.sheets.find((s) => s.name === name);

  it("begins with what it is, then the reports, then one sheet per table that has records", () => {
    assert.deepEqual(book.sheets.map(({ name }) => name), ["はじめに", "件数照合", "要確認", "変換記録", "文字レポート", "名寄せ確認", "職員"]);
  });

  it("balances by formula, and says so when a row is unaccounted", () => {
    assert.ok(texts(sheet("はじめに")).includes("○ すべて一致"));
    const [account] = ledgerInput().accounting;
    assert.ok(account);
    const bad = buildLedgerWorkbook({ ...ledgerInput(), accounting: [{ ...account, rowsRead: 8 }] });
    assert.ok(texts(bad.sheets[0]).includes("× 不一致あり"));
    const difference = cellsOf(bad.sheets[0]).find(({ formula }) => formula !== undefined && /^\$C\d+-\$D/u.test(renderFormula(formula)));
    assert.equal(difference?.value, 1);
  });

  it("keeps staff numbers as text, names as written, full dates as dates and months as text", () => {
    const rows = [...(sheet("職員")?.rows ?? [])].slice(2).map(({ cells }) => cells);
    assert.equal(rows[0]?.[1]?.value, "00012");
    assert.equal(rows[0]?.[2]?.value, "𠮷田　太郎");
    assert.equal(rows[0]?.[7]?.value, 37712);
    assert.equal(rows[1]?.[2]?.value, "葛󠄀城　花子");
    assert.equal(rows[1]?.[7]?.value, "2010-04");
  });

  it("carries columns that map to nothing beside the records of their rows", () => {
    const rows = [...(sheet("職員")?.rows ?? [])];
    const at = rows[1]?.cells.find(({ value }) => value === "備考:メモ")?.column;
    assert.ok(at);
    assert.equal(rows[2]?.cells.find(({ column }) => column === at)?.value, null);
    assert.equal(rows[3]?.cells.find(({ column }) => column === at)?.value, "時短希望");
  });

  it("makes its rows anew at each reading, so that a writer may pass twice", () => {
    const rows = sheet("要確認")?.rows ?? [];
    assert.deepEqual([...rows], [...rows]);
  });

  it("writes row numbers in runs", () => {
    assert.equal(rowList([1, 2, 3, 7, 9, 10]), "1-3, 7, 9-10");
    assert.match(rowList(Array.from({ length: 100 }, (_, i) => i * 2)), /…ほか60か所$/u);
  });
});
