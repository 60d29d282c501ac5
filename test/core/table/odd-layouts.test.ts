import { deepEqual, equal, ok } from "node:assert/strict";
import { matchColumns } from "../../../src/core/columns/match-columns.ts";
import { normaliseTable } from "../../../src/core/normalise/normalise-table.ts";
import { cellOf, type DetectedTable } from "../../../src/core/model/table.ts";
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

  it("takes 会計0123 for a number of staff, not a row of it for a header", () => {
    const rows = Array.from({ length: 30 }, (_, i) => (i % 7 === 5 ? `会計0${100 + i}|基本情報技術者||` : `'0${1000 + i}|ITパスポート試験|R7.5.${(i % 28) + 1}|`));
    equal(one(["職員番号|資格名|取得年月日|有効期限", ...rows].join("\n")).records.length, 30);
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

  it("excludes a total labelled in two languages, and a total whose figures run 1, 2, 3 is no header", () => {
    const t = one(`
年齢別人口
年齢階級|平成22年|平成27年|令和2年
Age groups|2010|2015|2020
総数␣Total|300|310|320
0～9歳|100|110|105
10～19歳|90|95|100
20～29歳|110|105|115
計|1|2|3`);
    deepEqual([t.headerRows, t.firstDataRow, t.lastDataRow, t.records.length], [[2, 3], 5, 7, 3]);
  });

  it("takes No.100137 for a staff number", () => {
    const t = one(`
職員一覧
職員No|氏名（フリガナ）|部課|役職
No.100137|戸田␣彩（トダ␣アヤ）|総務部総務課|課長
No.100274|森␣大輔（モリ␣ダイスケ）|総務部人事課|主査
No.000923|三浦␣剛（ミウラ␣ツヨシ）|総務部人事課|主事`);
    deepEqual(records(t, "staff_no", "name_kana"), ["staff: 100137|トダ アヤ", "staff: 100274|モリ ダイスケ", "staff: 000923|ミウラ ツヨシ"]);
  });

  it("joins words written downwards: departments by their ending, regions by name, also beside a total", () => {
    const work = one(`
課|係|業務名|年間件数|年間時間|受付方法
総|庶務係|庶務|120|30|紙
務||文書収発|130|40|紙
課|文書係|文書管理|140|50|電子
税|課税係|賦課|150|60|紙
務||調査|160|70|紙
課|納税係|収納|170|80|混在`);
    deepEqual(records(work, "dept_2", "dept_3").map((r) => r.slice(11)), ["総務課|庶務係", "総務課|庶務係", "総務課|文書係", "税務課|課税係", "税務課|課税係", "税務課|納税係"]);
    const places = one(`
第1表　地域別件数

地域|県名|件数|前年比
|青森|112|0.9
東|岩手|115|0.8
北|秋田|121|1.0
|計|348|0.9
関|茨城|133|1.1
|栃木|136|1.2
東|千葉|145|1.0
|計|414|1.1
|全国|762|1.0`);
    const column = places.columns[0];
    if (column === undefined) throw new Error("no column");
    deepEqual(places.records.map((r) => cellOf(places, r, column).cell.value), ["東北", "東北", "東北", "関東", "関東", "関東"]);
  });

  it("leaves single letters alone that are values of their rows", () => {
    const t = one(`
区分|氏名|職名|内線
甲|戸田␣彩|課長|2100
|森␣大輔|主査|2101
乙|三浦␣剛|主事|2102
|堀␣光|主任|2103`);
    equal(t.vertical, undefined);
  });

  it("reads departments to the right of their 部, and under it", () => {
    const right = one(`
組織一覧
部|課||
総務部|総務課|人事課|情報政策課
市民部|市民課|税務課|
建設部|道路課|都市計画課|`, ["B2:D2"]);
    deepEqual(records(right, "dept_1", "dept_2").slice(2, 5), ["departments: 総務部|情報政策課", "departments: 市民部|市民課", "departments: 市民部|税務課"]);
    const under = one(`
市役所組織図

総務部|市民部|建設部
総務課|市民課|道路課
人事課|税務課|都市計画課
情報政策課||`);
    deepEqual([under.headerRows, under.firstDataRow, under.lastDataRow], [[3, 3], 4, 6]);
    equal(records(under, "dept_1", "dept_2")[0], "departments: 総務部|総務課");
  });

  it("does not take a list of places for projects", () => {
    const t = one(`
NO|名称|名称_カナ|所在地|備考
1|第一公民館|ダイイチコウミンカン|本町1丁目|
2|第二公民館|ダイニコウミンカン|本町2丁目|
3|第三公民館|ダイサンコウミンカン|本町3丁目|`);
    equal(matchColumns(t).kind, "unknown");
  });

  it("makes a survey of two questions across, one answered with numbers, one with はい", () => {
    const t = one(`
タイムスタンプ|職員番号|所属|Q1. データを使いますか|Q2. 研修を希望しますか|ご意見
2026/06/01|'100137|総務課|3|はい|
2026/06/02|'100274|人事課|1|いいえ|特にない
2026/06/03|'000923|人事課|5|はい|`);
    deepEqual(records(t, "staff_no", "question_id", "value").slice(0, 4), ["survey: 100137|Q1|3", "survey: 100137|Q2|1", "survey: 100274|Q1|1", "survey: 100274|Q2|0"]);
  });

  it("takes a section title out of the first cell of its first record", () => {
    const t = one(`
職員名簿
課|氏名|職員番号|職名
【総務部】⏎総務課|戸田␣彩|'100137|課長
人事課|森␣大輔|'100274|主査
【市民部】⏎市民課|三浦␣剛|'000923|主事
税務課|堀␣光|'100300|主任`);
    deepEqual(records(t, "staff_no", "dept_1", "dept_2"), ["staff: 100137|総務部|総務課", "staff: 100274|総務部|人事課", "staff: 000923|市民部|市民課", "staff: 100300|市民部|税務課"]);
  });

  it("leaves line breaks alone that are part of every name", () => {
    const t = one(`
所属|人数|備考
総務部⏎総務課|10|
総務部⏎人事課|11|
市民部⏎市民課|12|
市民部⏎税務課|13|`);
    equal(t.vertical, undefined);
  });

  it("keeps unit captions and single units out of the records, and 現在調整中 where a name should stand", () => {
    const caption = one(`
１　職員の状況
(1) 部門別職員数（各年4月1日現在）|||（単位：人）
区分||職員数|
部門|細区分|令和6年|令和7年
一般行政|議会|10|11
|総務|50|52
特別行政|教育|30|31`, ["A3:B3", "C3:D3"]);
    deepEqual([caption.headerRows, caption.records.length], [[3, 4], 3]);
    const unit = one(`
貸付実績
都道府県|申請件数|決定件数|決定金額|前週比
|||（千円）|
北海道|10|9|900|1
青森|20|18|1800|2
岩手|30|29|2900|3`);
    deepEqual([unit.headerRows, unit.records.length], [[2, 3], 3]);
    const places = one(`
番号|都道府県|薬局名|郵便番号|所在地|電話番号
1|北海道|みどり薬局|'100-0001|中央1|'012-345-6001
2|青森|あおば薬局|'100-0002|中央2|'012-345-6002
3|岩手|さくら薬局|'100-0003|中央3|'012-345-6003
4|宮城|現在調整中`);
    deepEqual([places.lastDataRow, places.records.length, places.excludedRows.find((e) => e.row === 5)?.reason ?? places.surroundings.find((e) => e.row === 5)?.reason], [4, 3, "placeholder"]);
    const projects = one(`
番号|案件名|状況|主管課|予算額
1|電子契約導入|計画中|総務課|1000
2|窓口予約|調整中
3|議事録AI|計画中|人事課|1200
4|庁内チャット|運用中|総務課|800`);
    equal(projects.records.length, 4);
  });

  it("reads a roster lying on its side, one person in each column", () => {
    const found = tables(`
DX推進チーム名簿

職員番号|'100137|'100274|'000923
氏名|戸田␣彩|森␣大輔|三浦␣剛
所属|総務課|人事課|税務課
職名|課長|主査|主事
採用年月日|H20.4.1|H25.4.1|R2.4.1`);
    equal(found.length, 3);
    deepEqual(found.flatMap((t) => records(t, "staff_no", "name", "post", "hire_date")), [
      "staff: 100137|戸田　彩|課長|2008-04-01", "staff: 100274|森　大輔|主査|2013-04-01", "staff: 000923|三浦　剛|主事|2020-04-01",
    ]);
  });

  it("does not lay down figures by 区分 or a form of one person", () => {
    const figures = tables(`
区分|令和5年|令和6年|令和7年
職員数|300|298|297
男|180|179|178
女|120|119|119
平均年齢|41.2|41.0|40.8`);
    deepEqual(figures.map((t) => t.shape), ["list"]);
    const form = tables(`
職員カード
職員番号|'100137|氏名|戸田␣彩
所属|総務課|職名|課長
生年月日|S50.1.2|採用年月日|H20.4.1
職種|事務|性別|女`);
    deepEqual(form.map((t) => t.shape), ["form"]);
  });
});
