import { deepEqual, equal, ok } from "node:assert/strict";
import rules from "../../../src/masters/machine-readability.json" with { type: "json" };
import { extractedSheet, judgeReadability, type Readability } from "../../../src/core/columns/machine-readability.ts";
import { extractTable } from "../../../src/core/normalise/extract.ts";
import { findTables } from "../../../src/core/table/find-tables.ts";
import { sheet } from "../table/sheet.ts";

function judge(drawing: string, merges: readonly string[] = []): Readability {
  const grid = sheet(drawing, merges);
  return judgeReadability({ format: "xlsx", grid, tables: findTables("a.xlsx", grid) });
}
const cells = (r: Readability, id: string): readonly string[] => r.rules.find((x) => x.id === id)?.cells ?? [];

const MESSY = `
職員名簿
番号|氏　名|所属|研修|
|||受講日|時間数
1|山田␣太郎|総務課|R6.5.1|３時間
2|鈴木花子|〃|R6.5.2|6
3|佐藤①郎|税務課|R6.5.3|－
計||||9`;

describe("columns/machine-readability", () => {
  it("judges each of the 30 rules once, with the official names and source", () => {
    const r = judge(MESSY);
    deepEqual(r.rules.map((x) => x.id), rules.rules.map((x) => x.id));
    equal(r.rules.length, 30);
    ok(r.source.includes("令和8年3月31日"));
  });

  it("names the cells to put right", () => {
    const r = judge(MESSY, ["D2:E2"]);
    deepEqual(cells(r, "L1-04"), ["1行", "7行"]);
    deepEqual(cells(r, "L1-08"), ["B6"]);
    deepEqual(cells(r, "L1-12"), ["D2:E2"]);
    deepEqual(cells(r, "L2-02"), ["C5"]);
    deepEqual(cells(r, "L2-03"), ["2行～3行"]);
    deepEqual(cells(r, "L3-01"), ["A2"]);
    deepEqual(cells(r, "L3-05"), ["D4", "D5", "D6"]);
    ok(cells(r, "L1-06").includes("B2"));
    equal(r.scores.level2, 0);
    equal(r.scores.level3, 0);
  });

  it("finds nothing wrong with a plain sheet but what a sheet alone cannot have", () => {
    const r = judge("職員番号|氏名|所属|時間数（時間）\n'01001|山田太郎|総務課|3\n'01002|鈴木花子|税務課|6\n'01003|佐藤次郎|市民課|4");
    deepEqual(r.rules.filter((x) => x.verdict === "fail").map((x) => x.id), ["L3-08"]);
    deepEqual([r.scores.level1, r.scores.level2, r.scores.level3], [100, 100, 90]);
  });

  it("gives the extracted table full marks on levels 1 and 2 and at least 85 on level 3, but for characters never replaced", () => {
    const grid = sheet(MESSY.replace("①", "次"), ["D2:E2"]);
    const [table] = findTables("a.xlsx", grid);
    if (table === undefined) throw new Error("no table");
    const { header, rows } = extractTable(table);
    const after = judgeReadability(extractedSheet("a.csv", header, rows));
    deepEqual(after.rules.filter((x) => x.verdict === "fail").map((x) => x.id), []);
    ok(after.scores.level1 === 100 && after.scores.level2 === 100 && after.scores.level3 >= 85);
  });
});
