import { strict as assert } from "node:assert";
import { masterOfSheet, masterSheets } from "../../../src/core/masters/master-sheets.ts";
import { MASTER_SHEETS } from "../../../src/core/masters/master-columns.ts";
import { defaultMasters, mergeMasters } from "../../../src/core/masters/masters.ts";
import { masterFaultText } from "../../../src/core/validate/messages/scoring.ts";

const masters = defaultMasters();
const sheetOf = (title: string) => masterSheets(masters).find((sheet) => sheet.name === title)!;
const read = (sheet: { name: string; rows: readonly (readonly string[])[] }) => masterOfSheet(masters, "基準.xlsx", sheet);

describe("masters in Excel", () => {
  it("come back as they went", () => {
    for (const [i, sheet] of masterSheets(masters).entries()) {
      const key = MASTER_SHEETS[i]!.key;
      const result = read(sheet);
      assert.ok(result?.ok, sheet.name);
      // What a row may leave out (importance) is not on the sheet.
      assert.deepEqual(result.value, JSON.parse(JSON.stringify(masters[key])), sheet.name);
      assert.ok(mergeMasters(masters, { [`${key}.json`]: result.value }).ok);
    }
  });
  it("take over a changed row, a new one and a new version", () => {
    const sheet = sheetOf("スキル調査票の対応表（12技能）");
    const [head = [], labels = [], ...rows] = sheet.rows;
    const result = read({ ...sheet, rows: [head.map((cell, i) => (i === 1 ? "市独自1" : cell)), labels, ...rows, ["窓口改革", "P1.4.4；P1.4.7"], ["", ""]] });
    assert.ok(result?.ok);
    const merged = mergeMasters(masters, { x: result.value });
    assert.ok(merged.ok);
    assert.deepEqual(merged.value.surveyMapping.mappings.at(-1), { skill: "窓口改革", items: ["P1.4.4", "P1.4.7"] });
    assert.equal(merged.value.surveyMapping.version, "市独自1");
  });
  it("enter what was unknown of a course", () => {
    const sheet = sheetOf("スキル別の研修例");
    const rows = sheet.rows.map((row, i) => (i === 2 ? [...row.slice(0, 4), "１２", "30000", "20"] : row));
    const result = read({ ...sheet, rows });
    assert.ok(result?.ok);
    assert.deepEqual((result.value as typeof masters.courses).courses[0], { ...masters.courses.courses[0], hours: 12, yen: 30_000, seats: 20 });
  });
  it("say which cell cannot be read, and leave other sheets alone", () => {
    const sheet = sheetOf("資格とレベルの対応");
    const wrong = read({ ...sheet, rows: sheet.rows.map((row, i) => (i === 3 ? row.map((cell, k) => (k === 3 ? "高い" : cell)) : row)) });
    assert.ok(wrong !== undefined && !wrong.ok);
    assert.equal(masterFaultText(wrong.error[0]!), "マスター「基準.xlsx」の資格とレベルの対応 4行：ITSSレベル：「高い」は値の種類が違います。元のマスターと同じ形にしてください。");
    const missing = read({ ...sheet, rows: sheet.rows.map((row) => row.slice(0, 3)) });
    assert.ok(missing !== undefined && !missing.ok && missing.error.every((fault) => fault.problem === "missing"));
    assert.equal(read({ name: "メモ", rows: [] }), undefined);
  });
});
