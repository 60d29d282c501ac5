import { deepEqual, equal, ok as truthy } from "node:assert/strict";
import { gridFromRows, type Ledger, textCell } from "../../src/core/model/grid.ts";
import { convertLedgers, recognise } from "../../src/core/pipeline.ts";
import { askColumns } from "../../src/node/ask-columns.ts";
import { parseProfile } from "../../src/node/read-profile.ts";

const ROSTER: readonly (readonly string[])[] = [
  ["職員番号", "職員の呼び方", "所属", "職名", "採用年月日"],
  ["00120", "架空　花子", "総務課", "主事", "R2.4.1"],
  ["00121", "架空　太郎", "総務課", "主査", "H20.4.1"],
  ["00122", "架空　次郎", "税務課", "課長", "H5.4.1"],
];
const ledger: Ledger = { file: "名簿.xlsx", format: "xlsx", encoding: null, date1904: false, grids: [gridFromRows("Sheet1", ROSTER.map((row) => row.map(textCell)))] };

describe("node/ask-columns", () => {
  it("is needed here: without an answer the roster has no names", () => {
    const converted = convertLedgers([ledger], { asOf: "2026-04-01" });
    truthy(!converted.ok && converted.error.kind === "name_missing");
  });

  it("asks with file, sheet and the columns it may be, and maps the answer", async () => {
    const asked: string[] = [];
    const profile = await askColumns([ledger], undefined, async (question, choices) => {
      asked.push(question);
      return choices.indexOf("職員の呼び方");
    });
    truthy(profile !== undefined);
    truthy(asked.some((question) => question.includes("名簿.xlsx") && question.includes("Sheet1") && question.includes("氏名")), asked.join());
    truthy(parseProfile(JSON.stringify(profile), "対応表.json").ok);
    deepEqual(recognise(ledger, { profile })[0]?.map.questions, []);
    const converted = convertLedgers([ledger], { asOf: "2026-04-01", profile });
    truthy(converted.ok);
    deepEqual(converted.value.tables.staff.map(({ name }) => name), ["架空　花子", "架空　太郎", "架空　次郎"]);
  });

  it("leaves open what nobody answered", async () => {
    equal(await askColumns([ledger], undefined, async () => undefined), undefined);
  });
});
