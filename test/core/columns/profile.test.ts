import { deepEqual, equal } from "node:assert/strict";
import { matchColumns } from "../../../src/core/columns/match-columns.ts";
import { toSavedLedger } from "../../../src/core/columns/profile.ts";
import type { SavedProfile } from "../../../src/core/model/columns.ts";
import { tables } from "../table/sheet.ts";

const YEAR_1 = "職員番号|氏名|しょぞく|肩書き|採用日|資格1|資格2|人事評価\n'1001|山田太郎|総務課|課長|H10.4.1|基本情報|応用情報|A\n'1002|鈴木花子|税務課|主任|H25.4.1|ITパスポート||B";
/** Next year: a title above, columns in another order, one more. */
const YEAR_2 = "令和7年度\n氏名|職員番号|しょぞく|肩書き|採用日|資格1|資格2|人事評価|メモ\n山田太郎|'1001|総務課|部長|H10.4.1|基本情報|応用情報|A|\n鈴木花子|'1002|税務課|係長|H25.4.1|ITパスポート||B|育休";
const first = (drawing: string) => {
  const t = tables(drawing)[0];
  if (t === undefined) throw new Error("no table");
  return t;
};

describe("columns/profile", () => {
  const table = first(YEAR_1);
  const saved = toSavedLedger("職員名簿", table, matchColumns(table, { hints: { kind: "staff" } }));

  it("is small readable JSON: header text to field, 備考 empty, refused columns named", () => {
    deepEqual(saved.headers, ["職員番号", "氏名", "しょぞく", "肩書き", "採用日", "資格1", "資格2", "人事評価"]);
    equal(saved.fields["職員番号"], "staff.staff_no");
    equal(saved.fields["資格2"], "qualifications.name#2");
    equal(saved.fields["人事評価"], "!evaluation");
  });

  it("is found again next year by its headers, not by addresses, and wins over the guess", () => {
    const confirmed: SavedProfile = { version: 1, ledgers: [{ ...saved, fields: { ...saved.fields, しょぞく: "staff.dept", 肩書き: "staff.post" } }] };
    const next = first(YEAR_2);
    const map = matchColumns(next, { profile: confirmed });
    equal(map.kind, "staff");
    deepEqual(map.mappings.map((m) => [m.field, m.columns[0], m.group, m.confidence]), [
      ["staff.name", 0, undefined, 1], ["staff.staff_no", 1, undefined, 1], ["staff.dept", 2, undefined, 1], ["staff.post", 3, undefined, 1], ["staff.hire_date", 4, undefined, 1],
      ["qualifications.name", 5, 1, 1], ["qualifications.name", 6, 2, 1],
    ]);
    deepEqual(map.rejected, [{ column: 7, kind: "evaluation" }]);
    deepEqual(map.unmapped, [8]);
  });

  it("does not touch a ledger whose headers are others", () => {
    const other = first("研修名|主催|受講日|氏名\nDX基礎|県|R6.5.1|山田太郎\nデータ|国|R6.6.1|鈴木花子");
    equal(matchColumns(other, { profile: { version: 1, ledgers: [saved] } }).kind, "training");
  });
});
