import { deepEqual } from "node:assert/strict";
import { checkTotals } from "../../../src/core/table/check-totals.ts";
import { tables } from "./sheet.ts";

const check = (drawing: string): readonly (readonly number[])[] => tables(drawing).flatMap((t) => checkTotals(t).map((m) => [m.row, m.column, m.found, m.expected]));

describe("table/check-totals", () => {
  it("finds the column whose total is not the sum of its rows", () => {
    deepEqual(check("所属|事務|技術\n総務課|10|2\n税務課|20|3\n市民課|30|4\n合計|60|10"), [[5, 3, 10, 9]]);
  });
  it("checks each subtotal against its own rows", () => {
    deepEqual(check("部|課|人数|DX\n総務部|総務課|10|1\n|人事課|5|1\n|小計|15|2\n市民部|市民課|7|2\n|税務課|8|1\n|小計|16|3\n合計||30|5"), [[7, 3, 16, 15]]);
  });
  it("says nothing about totals that are no sums, rates, rounded or withheld figures", () => {
    deepEqual(check("地域|件数\n全国|900\n北町|10\n南町|20\n西町|30"), []);
    deepEqual(check("所属|人数|修了率\n総務課|10|0.5\n税務課|20|0.4\n計|30|0.43"), []);
    deepEqual(check("所属|人数（千人）|男\n北町|10|5\n南町|20|10\n西町|30|16\n計|61|31"), []);
    deepEqual(check("所属|人数|女\n北町|x|5\n南町|20|10\n西町|30|16\n計|61|31"), []);
  });
});
