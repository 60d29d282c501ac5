import { deepEqual, equal, ok } from "node:assert/strict";
import { matchColumns } from "../../../src/core/columns/match-columns.ts";
import { normaliseTable } from "../../../src/core/normalise/normalise-table.ts";
import type { DetectedTable } from "../../../src/core/model/table.ts";
import { outline, tables } from "./sheet.ts";

const one = (drawing: string, merges: readonly string[] = []): DetectedTable => {
  const found = tables(drawing, merges);
  equal(found.length, 1, `${found.length} tables: ${found.map((t) => JSON.stringify(outline(t))).join(" ")}`);
  return found[0] as DetectedTable;
};

/** Records of the table as `kind: value|value`, in order. */
const records = (t: DetectedTable, ...fields: readonly string[]): readonly string[] => {
  const n = normaliseTable(t, matchColumns(t), { asOf: "2026-04-01" });
  return n.drafts.map((d) => `${d.plan.table}: ${fields.map((f) => String(d.values[f] ?? d.link[f] ?? "")).join("|")}`);
};

describe("table: layouts met in ledgers nobody here had seen", () => {
  it("turns a skill map with people across and skills down", () => {
    const t = one(`
総務課　スキルマップ

No.|分類|スキル|説明|戸田␣彩|森␣大輔|三浦␣剛
1|データ|データ分析|集計|3|0|2
2||BIツール|作図|1||4
3|開発|RPA|シナリオ|0|2|1`);
    deepEqual(outline(t), { head: [3, 3], rows: "4-6", columns: ["No.", "分類", "スキル", "説明", "戸田彩", "森大輔", "三浦剛"] });
    deepEqual(records(t, "person_name", "skill_name", "level").slice(0, 5), [
      "skills: 戸田　彩|データ分析|3", "skills: 森　大輔|データ分析|0", "skills: 三浦　剛|データ分析|2", "skills: 戸田　彩|BIツール|1", "skills: 三浦　剛|BIツール|4",
    ]);
  });

  it("takes numbers and departments over the names of a skill map, and its tall headers, for one header", () => {
    const t = one(`
力量管理表

大分類|スキル項目|総務課||人事課|平均
||'100137|'100274|'000923|
||戸田␣彩|森␣大輔|三浦␣剛|
データ|データ分析|3|0|2|1.7
|BIツール|1|1|4|2.0
開発|RPA|0|2|1|1.0
平均||1.3|1.0|2.3|`, ["A3:A5", "B3:B5", "C3:D3", "F3:F5"]);
    deepEqual([t.headerRows, t.firstDataRow, t.lastDataRow], [[3, 5], 6, 8]);
    equal(records(t, "staff_no", "person_name", "skill_name", "level")[2], "skills: 000923|三浦　剛|データ分析|2");
  });

  it("leaves a cross-tab of places alone: 青森 and 秋田 are no people", () => {
    const t = one(`
区分|項目|北海道|青森県|秋田県|山形県
1|相談件数|3|0|2|1
2|訪問件数|1|5|4|2
3|研修件数|0|2|1|4`);
    equal(t.columns.some((c) => c.header[0] === "氏名"), false);
  });

  it("reads 受講日 and 結果 under each course; a blank pair is no attendance", () => {
    const t = one(`
職員番号|氏名|DX基礎研修||データ活用研修|
||受講日|結果|受講日|結果
'100137|戸田␣彩|R7.6.1|修了||
'100274|森␣大輔|||R7.7.3|未修了
'000923|三浦␣剛|R7.6.2|修了|R7.7.3|修了`, ["A1:A2", "B1:B2", "C1:D1", "E1:F1"]);
    deepEqual(records(t, "staff_no", "course", "start", "result"), [
      "training: 100137|DX基礎研修|2025-06-01|修了", "training: 100274|データ活用研修|2025-07-03|未修了",
      "training: 000923|DX基礎研修|2025-06-02|修了", "training: 000923|データ活用研修|2025-07-03|修了",
    ]);
  });

  it("makes no certificate of a blank under its name", () => {
    const t = one(`
資格保有者一覧
職員番号|氏名|資格取得年月日|
||ITパスポート試験|簿記2級
'100137|戸田␣彩|H28.6.1|
'100274|森␣大輔||R2.7.3
'000923|三浦␣剛||`, ["A2:A3", "B2:B3", "C2:D2"]);
    deepEqual(records(t, "staff_no", "name", "acquired_on"), ["qualifications: 100137|ITパスポート試験|2016-06-01", "qualifications: 100274|簿記2級|2020-07-03"]);
  });

  it("begins a new list at every repeated header, also for one record", () => {
    const found = tables(`
DX推進員名簿

総務部␣総務課
職員番号|氏名|職名|内線
'100137|戸田␣彩|課長|2100

総務部␣人事課
職員番号|氏名|職名|内線
'100274|森␣大輔|主査|2110
'000923|三浦␣剛|主事|2111

市民部␣市民課
職員番号|氏名|職名|内線
'100300|堀␣光|主任|2120`);
    deepEqual(found.map((t) => [t.headerRows, t.firstDataRow, t.lastDataRow]), [[[4, 4], 5, 5], [[8, 8], 9, 10], [[14 - 1, 14 - 1], 14, 14]]);
    ok(found.every((t) => matchColumns(t).kind === "staff"));
  });

  it("keeps a definition list whose records are header words", () => {
    const t = one(`
original_name|display_name
name|氏名
address|住所
tel|電話番号
dept|所属
note|備考`);
    deepEqual(outline(t), { head: [1, 1], rows: "2-6", columns: ["original_name", "display_name"] });
  });

  it("counts a unit under one of many tall header cells as header, and carries 部 past the 小計 of a 課", () => {
    const t = one(`
職員名簿

所属||職員||勤続
部|課|番号|氏名|年数
||||（年）
総務部|総務課|'100137|戸田␣彩|12
||'100274|森␣大輔|3
|総務課␣計||2名|
|人事課|'000923|三浦␣剛|8
|人事課␣計||1名|
合␣計|||3名|`, ["A3:B3", "C3:D3", "A4:A5", "B4:B5", "C4:C5", "D4:D5"]);
    deepEqual([t.headerRows, t.firstDataRow, t.lastDataRow, t.records.length], [[3, 5], 6, 9, 3]);
    deepEqual(records(t, "staff_no", "dept_1", "dept_2"), ["staff: 100137|総務部|総務課", "staff: 100274|総務部|総務課", "staff: 000923|総務部|人事課"]);
  });

  it("carries 課 on over a page break after a 部 of one person: its name stands on both pages", () => {
    const head = "職員番号|氏名|部|課|職名";
    const t = one(`
${head}
'1001|戸田␣彩|総務部|総務課|課長
'1002|森␣大輔|||主査
'1003|三浦␣剛|||主事
'1004|西␣葵||人事課|課長
'1005|東␣翔|||主事
'1006|北␣渚|||主事
'1007|南␣翼|環境部|環境課|課長
${head}
'1008|中␣歩|環境部|環境課|係長
'1009|原␣光|||主事`, ["C2:C7", "C10:C11"]);
    deepEqual(records(t, "staff_no", "dept_1", "dept_2").map((r) => r.replace("staff: ", "")), [
      "1001|総務部|総務課", "1002|総務部|総務課", "1003|総務部|総務課", "1004|総務部|人事課", "1005|総務部|人事課", "1006|総務部|人事課",
      "1007|環境部|環境課", "1008|環境部|環境課", "1009|環境部|環境課",
    ]);
  });

  it("reads 資格１ to 資格３ as groups of a list when nobody holds a second one: 取得年月日 is no certificate", () => {
    const t = one(`
職員番号|氏名|資格１|||資格２||
||資格名|取得年月日|有効期限|資格名|取得年月日|有効期限
'1001|戸田␣彩|ITパスポート試験|R7.11.10||||
'1002|森␣大輔|MOS|R3.6.15||||`, ["A1:A2", "B1:B2", "C1:E1", "F1:H1"]);
    equal(t.shape, "list");
  });

  it("leaves extraction conditions above the header out of it", () => {
    const t = one(`
職員データ抽出結果
抽出条件|在職者|件数|3

職員番号|氏名|氏名カナ|生年月日|部|課|職名
'100137|戸田␣彩|トダ アヤ|S50.1.2|総務部|総務課|課長
'100274|森␣大輔|モリ ダイスケ|S60.1.2|総務部|総務課|主査
'000923|三浦␣剛|ミウラ ツヨシ|H2.1.2|総務部|人事課|主事`);
    deepEqual([t.headerRows, t.records.length], [[4, 4], 3]);
  });

  it("gives 「令和8年度」 under 「予算額」 the money unit above the table", () => {
    const t = one(`
DX推進事業一覧
|||（単位：千円）
番号|事業名|所管課|予算額
|||令和8年度
1|電子申請拡充事業|市民課|1550
2|書かない窓口導入事業|市民課|1900
3|RPA導入事業|総務課|2250`, ["A3:A4", "B3:B4", "C3:C4"]);
    deepEqual(records(t, "title", "budget_yen"), ["projects: 電子申請拡充事業|1550000", "projects: 書かない窓口導入事業|1900000", "projects: RPA導入事業|2250000"]);
  });
});
