import { deepEqual, equal, match, ok } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defaultMasters } from "../../../src/core/masters/masters.ts";
import { crosswalkOf } from "../../../src/output/given/crosswalk.ts";
import { decisionsOf } from "../../../src/output/given/decisions.ts";
import { type GivenBytes, openGiven } from "../../../src/output/given/given-file.ts";
import { isMasterName, isStoredName } from "../../../src/output/given/given-names.ts";
import { rulesOf } from "../../../src/output/given/scoring-rules.ts";
import { storedTablesOf } from "../../../src/output/given/stored-tables.ts";
import { ROOT } from "../../support/command-line.ts";

const given = (name: string, text: string): GivenBytes => ({ name, bytes: new TextEncoder().encode(text) });
const crosswalk = async (text: string) => {
  const read = await openGiven(given("新旧.csv", text), {});
  ok(read.ok);
  return crosswalkOf(read.value.grids, "新旧.csv");
};
const refusedBy = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly message: string } }): string => (result.ok ? "" : result.error.message);

describe("output/given: what is given beside the ledgers, from bytes alone", () => {
  it("reads a crosswalk and names the row it cannot read", async () => {
    deepEqual(await crosswalk("旧所属,新所属,施行日,割合\r\n甲課,乙課,令和8年4月1日,40%\r\n"), { ok: true, value: [{ from: "甲課", to: "乙課", on: "2026-04-01", share: 0.4 }] });
    match(refusedBy(await crosswalk("旧所属,新所属,施行日\r\n甲課,乙課,2026-04-01\r\n甲課,,2026-04-01\r\n")), /「新旧\.csv」.*3 行目が読めません/u);
    match(refusedBy(await crosswalk("a,b\r\n1,2\r\n")), /「旧所属」「新所属」「施行日」の見出しが見つかりません/u);
  });

  it("refuses decisions from another workbook, and a file that is none", async () => {
    match(refusedBy(await decisionsOf(given("名簿.csv", "職員番号,氏名\r\n1,架空 一郎\r\n"), {})), /「名簿\.csv」に「名寄せ確認」のシートがありません/u);
    ok(refusedBy(await decisionsOf({ name: "空.xlsx", bytes: new Uint8Array() }, {})).includes("空.xlsx"));
  });

  it("takes settings as JSON with or without a byte order mark, and refuses what is no setting", async () => {
    for (const mark of ["", "\ufeff"]) {
      const rules = await rulesOf(undefined, given("設定.json", `${mark}{"literacyAttained":0.6}`), {});
      equal(rules.ok && rules.value.settings.literacyAttained, 0.6);
    }
    match(refusedBy(await rulesOf(undefined, given("設定.json", "{"), {})), /JSON として読めません/u);
    match(refusedBy(await rulesOf(undefined, given("設定.json", '{"ない設定":1}'), {})), /ない設定/u);
  });

  it("takes the masters as they are handed out, in any order of the files", async () => {
    const folder = join(ROOT, "samples/masters");
    const files = readdirSync(folder).filter(isMasterName).map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
    const [there, back] = [await rulesOf({ name: "マスタ", files }, undefined, {}), await rulesOf({ name: "マスタ", files: files.toReversed() }, undefined, {})];
    ok(there.ok && back.ok, refusedBy(there));
    deepEqual(there.value, back.value);
    deepEqual(there.value.masters.roles, defaultMasters().roles);
    match(refusedBy(await rulesOf({ name: "マスタ", files: [given("役割.json", "[")] }, undefined, {})), /「役割\.json」は JSON として読めません/u);
  });

  it("tells by name what of an earlier result is read: nothing of the departments'", async () => {
    const names = ["run.json", "tables/staff.csv", "issues.csv", "settings.json", "masters/roles.json", "所属別/0101.xlsx", "scores.json", "返却用/a.csv", "x/run.json"];
    deepEqual(names.filter(isStoredName), ["run.json", "tables/staff.csv", "issues.csv", "settings.json", "masters/roles.json"]);
    match(refusedBy(await storedTablesOf("去年", async () => undefined, async () => "")), /「去年」に run\.json がありません/u);
  });
});
