import { deepEqual, equal, fail, rejects } from "node:assert/strict";
import { nodeInflater } from "../../../src/node/inflate.ts";
import type { Cell } from "../../../src/core/model/grid.ts";
import { sourceOfBytes } from "../../../src/xlsx/read/byte-source.ts";
import { type RowView, readRows } from "../../../src/xlsx/read/read-rows.ts";
import { read } from "./builders/reading.ts";
import { sheetOf, workbookOf } from "./builders/tiny-workbook.ts";
import { CELL_TRAPS, trapWorkbook } from "./cell-traps.ts";

interface Taken {
  readonly sheet: string;
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: readonly Cell[];
}

async function take(bytes: Uint8Array, sheet?: string): Promise<readonly Taken[]> {
  const rows: Taken[] = [];
  const onRow = (row: RowView): void => void rows.push({ sheet: row.sheet, row: row.row, hidden: row.hidden, cells: Array.from({ length: row.columnCount }, (_, c) => row.cell(c + 1)) });
  const result = await readRows("a.xlsx", sourceOfBytes(bytes), onRow, { inflate: nodeInflater, ...(sheet === undefined ? {} : { sheet }) });
  return result.ok ? rows : fail(JSON.stringify(result.error));
}

describe("xlsx/read rows", () => {
  it("gives the cells readLedger gives, for every trap", async () => {
    for (const trap of CELL_TRAPS) {
      const bytes = trapWorkbook(trap);
      const grid = (await read(bytes)).grids[0]!;
      const [row] = await take(bytes);
      row?.cells.forEach((cell, c) => {
        const other = grid.cell(1, c + 1);
        if (other.kind !== "blank") deepEqual(cell, other, trap.name);
      });
      equal(row?.row, 1);
    }
  });

  it("passes rows with content only, hidden ones marked, sheet by sheet", async () => {
    const data = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"/><row r="3" hidden="1"><c r="B3"><v>2</v></c></row><row r="4"><c r="A4" s="0"/></row><row r="5"><c r="A5"><v>3</v></c></row>';
    const bytes = workbookOf({ sheets: [{ name: "一", data }, { name: "二", data }] });
    deepEqual((await take(bytes)).map(({ sheet, row, hidden, cells }) => [sheet, row, hidden, cells.length]), [
      ["一", 1, false, 1], ["一", 3, true, 2], ["一", 5, false, 1], ["二", 1, false, 1], ["二", 3, true, 2], ["二", 5, false, 1],
    ]);
    deepEqual((await take(bytes, "二")).map((row) => row.sheet), ["二", "二", "二"]);
  });

  it("nothing of a row stays in the next", async () => {
    const rows = await take(sheetOf('<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row><row r="2"><c r="D2"><v>4</v></c></row>'));
    deepEqual(rows[1]?.cells.map((cell) => cell.value), [null, null, null, 4]);
  });

  it("refuses what readLedger refuses", async () => {
    const bytes = sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>').subarray(0, 900);
    const result = await readRows("切れ.xlsx", sourceOfBytes(bytes), () => undefined);
    deepEqual(result, { ok: false, error: { file: "切れ.xlsx", kind: "damaged", at: { where: "end_of_file" } } });
  });

  it("a throw of the caller ends the reading", async () => {
    await rejects(readRows("a.xlsx", sourceOfBytes(sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>')), () => fail("enough")), /enough/u);
  });
});
