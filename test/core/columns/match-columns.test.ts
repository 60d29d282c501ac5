import { deepEqual, equal, ok } from "node:assert/strict";
import { inspectTable } from "../../../src/core/columns/inspect.ts";
import { matchColumns } from "../../../src/core/columns/match-columns.ts";
import { CANONICAL, type TableId } from "../../../src/core/model/canonical.ts";
import type { ColumnMap } from "../../../src/core/model/columns.ts";
import { cellOf, type DetectedTable } from "../../../src/core/model/table.ts";
import { tables } from "../table/sheet.ts";

interface Matched { readonly table: DetectedTable; readonly map: ColumnMap }

function match(drawing: string, merges: readonly string[] = []): Matched {
  const table = tables(drawing, merges)[0];
  if (table === undefined) throw new Error("no table");
  return { table, map: matchColumns(table) };
}

/** 「見出し → 項目」 of every mapping. */
const fields = ({ table, map }: Matched): Record<string, string> =>
  Object.fromEntries(map.mappings.map((m) => [m.columns.map((c) => table.columns[c]?.header.join("/") ?? "").join("+"), m.group === undefined ? m.field : `${m.field}#${m.group}`]));

const unmapped = ({ table, map }: Matched): readonly string[] => map.unmapped.map((c) => table.columns[c]?.header.join("/") ?? "");

describe("columns/match-columns: kinds", () => {
  it("maps a roster with the spellings of a personnel office", () => {
    const m = match(`
職員コード|漢字氏名|カナ氏名|生年月日（和暦）|性別|所属コード|所属名称|補職名|職種区分|給料表|職務の級|号給|任用根拠|採用年月日|退職年月日|在職区分|併任所属|摘要
'001234|山田　太郎|ﾔﾏﾀﾞ ﾀﾛｳ|S50.1.2|男|'0101|総務部総務課|課長|事務|行(一)|6|25|常勤|H10.4.1||在職||
'001235|鈴木　花子|ｽｽﾞｷ ﾊﾅｺ|H2.3.4|女|'0102|総務部人事課|主任|事務|行(一)|3|40|常勤|H25.4.1||育休|財政課|
'001300|佐藤　次郎|ｻﾄｳ ｼﾞﾛｳ|S60.5.6|男|'0201|市民部税務課|係長|土木|行(一)|4|12|常勤|H15.4.1||在職||再任用`);
    equal(m.map.kind, "staff");
    deepEqual(fields(m), {
      職員コード: "staff.staff_no", 漢字氏名: "staff.name", カナ氏名: "staff.name_kana", "生年月日（和暦）": "staff.birth_date", 性別: "staff.sex", 所属コード: "staff.dept_code",
      所属名称: "staff.dept", 補職名: "staff.post", 職種区分: "staff.job_class", 給料表: "staff.pay_table", 職務の級: "staff.grade", 号給: "staff.step", 任用根拠: "staff.employment_type",
      採用年月日: "staff.hire_date", 退職年月日: "staff.retire_date", 在職区分: "staff.status", 併任所属: "staff.concurrent",
    });
    deepEqual(unmapped(m), ["摘要"]);
    deepEqual(m.map.questions, []);
    for (const mapping of m.map.mappings) ok(mapping.reason.startsWith("見出し「"), mapping.reason);
  });

  it("knows its own tables when they come back: the headers are the ids of the contract", () => {
    const drawn = (id: TableId, row: Readonly<Record<string, string>>): string => {
      const ids = [...CANONICAL[id].columns.map((c) => c.id), "_file", "_sheet", "_row"];
      return [ids.join("|"), ...[1, 2].map(() => ids.map((c) => row[c] ?? "").join("|"))].join("\n");
    };
    const seen = (["departments", "qualifications", "project_demands", "assignments", "readiness_answers"] as const).map((id) => {
      const m = match(drawn(id, { dept_code: "'0101", level: "2", name: "総務課", full_path: "総務課", staff_no: "'001", project_id: "P1", role_id: "PM", fte: "0.5", share: "0.5", item_id: "A01", state: "確認済" }));
      return [m.map.kind, Object.values(fields(m)).length === CANONICAL[id].columns.length, unmapped(m).join(), fields(m)["project_id"] ?? ""];
    });
    deepEqual(seen, [
      ["departments", true, "_file,_sheet,_row", ""], ["qualifications", true, "_file,_sheet,_row", ""], ["project_demands", true, "_file,_sheet,_row", "projects.project_id"],
      ["assignments", true, "_file,_sheet,_row", "projects.project_id"], ["readiness_answers", true, "_file,_sheet,_row", ""],
    ]);
  });

  it("maps a training record, its persons as links", () => {
    const m = match(`
受講者番号|受講者氏名|所属課|講座名|実施機関|研修区分|受講開始日|受講終了日|研修時間数|修了状況
'1001|山田太郎|総務課|DX基礎研修|県自治研修所|専門|R6.5.1|R6.5.2|12|修了
'1002|鈴木花子|税務課|DX基礎研修|県自治研修所|専門|R6.5.1|R6.5.2|12|未修了
'1003|佐藤次郎|市民課|データ活用研修|J-LIS|派遣|R6.6.10|R6.6.10|6|修了`);
    equal(m.map.kind, "training");
    deepEqual(fields(m), {
      受講者番号: "training.staff_no", 受講者氏名: "training.person_name", 所属課: "training.person_dept_2", 講座名: "training.course", 実施機関: "training.provider",
      研修区分: "training.category", 受講開始日: "training.start", 受講終了日: "training.end", 研修時間数: "training.hours", 修了状況: "training.result",
    });
  });

  it("maps numbered qualification groups, in a roster and in a ledger of their own", () => {
    const own = match(`
職員資格一覧
番号|氏名|資格１||資格２|
||名称|取得年月日|名称|取得年月日
'1001|山田太郎|基本情報技術者|H20.4.1|応用情報技術者|H22.4.1
'1002|鈴木花子|ITパスポート|R1.5.1||
'1003|佐藤次郎|簿記2級|R2.5.1||`, ["C2:D2", "E2:F2", "A2:A3", "B2:B3"]);
    equal(own.map.kind, "qualifications");
    deepEqual(fields(own), { 番号: "qualifications.staff_no", 氏名: "qualifications.person_name", "資格１/名称": "qualifications.name#1", "資格１/取得年月日": "qualifications.acquired_on#1", "資格２/名称": "qualifications.name#2", "資格２/取得年月日": "qualifications.acquired_on#2" });
    const roster = match(`
職員番号|氏名|所属|職名|採用日|職種|資格1|資格2|研修1|研修2
'1001|山田太郎|総務課|課長|H10.4.1|事務|基本情報|応用情報|DX基礎|データ研修
'1002|鈴木花子|税務課|主任|H25.4.1|事務|ITパスポート||DX基礎|
'1003|佐藤次郎|市民課|主事|R2.4.1|土木||||`);
    equal(roster.map.kind, "staff");
    deepEqual(roster.map.mappings.filter((x) => x.group !== undefined).map((x) => `${x.field}#${x.group}`), ["qualifications.name#1", "qualifications.name#2", "training.course#1", "training.course#2"]);
  });

  it("maps a project ledger with demand by role and the people assigned", () => {
    const m = match(`
事業番号|事業名|所管課|関係課|重点取組事項|進捗状況|着手|完了予定|予算額（千円）|優先順位|必要人数||担当者
||||||||||BA|PM|
1|オンライン申請拡大|市民課|デジタル推進課|行政手続のオンライン化|要件|R6.4|R8.3|12000|1|1.0|0.5|山田太郎
2|AI議事録|総務課||AI・RPA|運用|R5.10|R7.3|3000|2|0.5||鈴木花子
3|標準化移行|情報政策課|税務課|標準化|構築|R5.4|R8.3|250000|1|0|1|佐藤次郎`, ["K1:L1"]);
    equal(m.map.kind, "projects");
    const f = fields(m);
    equal(f["事業番号"], "projects.project_id");
    equal(f["事業名"], "projects.title");
    equal(f["所管課"], "projects.owner_dept");
    equal(f["予算額（千円）"], "projects.budget_yen");
    equal(f["担当者"], "assignments.person_name#1");
    deepEqual(m.map.mappings.filter((x) => x.field === "project_demands.fte").map((x) => x.constant), [{ field: "project_demands.role_id", value: "BA" }, { field: "project_demands.role_id", value: "PM" }]);
    equal(m.table.columns[8]?.unit, "千円");
  });

  it("maps business processes, departments, readiness answers and long survey answers", () => {
    const kinds = [
      `業務ID|所管課|事務事業名|年間処理件数|年間所要時間|申請方法|電子申請率|RPA・AI|BPR\nP1|市民課|住民票交付|12000|3000|紙|0.2|なし|未\nP2|税務課|証明発行|8000|1200|混在|0.4|RPA|再設計`,
      `組織コード|組織名|上位組織コード|設置年月日|廃止年月日\n'0100|総務部||H17.1.1|\n'0101|総務課|'0100|H17.1.1|\n'0102|人事課|'0100|H17.1.1|`,
      `所属|項目番号|チェック項目|現在のレベル|エビデンス|目標レベル|目標年度\n総務課|A04|住民課題|3|課題票|4|R9\n総務課|E01|業務一覧|2|一覧表|4|R9\n税務課|A04|住民課題|1||3|R9`,
      `回答番号|所属|設問番号|回答\n1|総務課|Q1|4\n1|総務課|Q2|3\n2|税務課|Q1|5`,
    ].map((d) => match(d).map.kind);
    deepEqual(kinds, ["processes", "departments", "readiness_answers", "survey"]);
  });

  it("maps cross-tabs by what their headers name", () => {
    const skills = match(`
職員番号|氏名|業務改善・BPR|データ利活用|情報セキュリティ|生成AI活用
'1001|山田太郎|3|2|1|0
'1002|鈴木花子|1|1|2|2
'1003|佐藤次郎|0|4|3|2`);
    equal(skills.map.kind, "skills");
    deepEqual(skills.map.mappings.map((x) => x.field), ["skills.staff_no", "skills.person_name", "skills.skill_name", "skills.level"]);
    const training = match(`
受講者一覧
氏名|所属|DX基礎研修|データ活用研修|RPA研修|セキュリティ研修
山田太郎|総務課|R6.5.1||R6.7.1|R6.8.1
鈴木花子|税務課|R6.5.1|R6.6.1||
佐藤次郎|市民課||R6.6.1|R6.7.1|R6.8.1`);
    equal(training.map.kind, "training");
    deepEqual(training.map.mappings.map((x) => x.field), ["training.person_name", "training.person_dept", "training.course", "training.start"]);
    const survey = match("回答者ID|所属|Q1|Q2|Q3|Q4|Q5\n1|総務課|4|3|5|2|1\n2|税務課|3|3|4|4|5\n3|市民課|1|2|2|3|3");
    equal(survey.map.kind, "survey");
    const items = match("項目番号|項目|総務課|税務課|市民課|福祉課\nA04|住民課題|3|2|1|0\nE01|業務一覧|2|2|4|3\nS02|資産台帳|1|1|2|5");
    equal(items.map.kind, "readiness_answers");
  });

  it("tells 本人 and 上司 under every skill apart", () => {
    const m = match(`
スキル評価表
職員番号|氏名|業務改善||データ活用||プロジェクト管理|
||本人|上司|本人|上司|本人|上司
'1001|山田太郎|3|2|1|1|0|1
'1002|鈴木花子|2|2|2|3|1|1
'1003|佐藤次郎|1|1|4|3|2|2`, ["C2:D2", "E2:F2", "G2:H2", "A2:A3", "B2:B3"]);
    equal(m.map.kind, "skills");
    deepEqual(m.map.mappings.map((x) => x.field), ["skills.staff_no", "skills.person_name", "skills.skill_name", "skills.level_self", "skills.level_manager"]);
    const read = (r: number): readonly unknown[] => m.table.columns.map((c) => { const record = m.table.records[r]; return record === undefined ? undefined : cellOf(m.table, record, c).cell.value; });
    deepEqual(read(0), ["1001", "山田太郎", "業務改善", 3, 2]);
    deepEqual(read(4), ["1002", "鈴木花子", "データ活用", 2, 3]);
    deepEqual(inspectTable(m).columns.slice(2, 4).map((c) => c.field), ["skills.level_self", "skills.level_manager"]);
  });

  it("gives the lists of a card to the person of the card", () => {
    const found = tables(`
職員カード|||||
職員番号|'001234|氏名|山田太郎|生年月日|S50.1.2
所属|総務課|職名|課長|採用年月日|H10.4.1

資格・免許
名称|取得年月日|登録番号|||
基本情報技術者|H20.4.1|第1号|||
応用情報技術者|H22.4.1|第2号|||

研修受講歴
研修名|受講日|主催|時間数||
DX基礎|R5.5.1|県|3||
データ研修|R6.6.1|J-LIS|6||`);
    deepEqual(found.map((t) => matchColumns(t).kind), ["staff", "qualifications", "training"]);
    for (const t of found.slice(1)) {
      const no = t.columns.find((c) => c.header[0] === "職員番号");
      const record = t.records[1];
      equal(no === undefined || record === undefined ? undefined : cellOf(t, record, no).cell.value, "001234");
    }
  });

  it("reads who and where from a caption line", () => {
    const m = match("デジタルスキル自己評価（所属：総務課　氏名：山田太郎）\n区分|スキル項目|自己評価|所属長評価|目標レベル\n業務改革|業務改善・BPR|2|2|3\n業務改革|変革マネジメント|1|1|2\nデータ|データ利活用|3|2|3");
    equal(m.map.kind, "skills");
    deepEqual(m.map.mappings.map((x) => x.field), ["skills.skill_name", "skills.level_self", "skills.level_manager", "skills.level_target", "skills.person_dept", "skills.person_name"]);
  });

  it("does not take a list of personnel changes for a roster", () => {
    equal(match("人事異動一覧\n発令日|職員番号|氏名|新所属|新職名|旧所属|旧職名\nR6.4.1|'1001|山田太郎|総務課|課長|税務課|係長\nR6.4.1|'1002|鈴木花子|市民課|主査|総務課|主任").map.kind, "unknown");
  });

  it("leaves public lists and statistics unknown, every column carried", () => {
    for (const drawing of [
      "業務種別|施設名称|施設所在地|開設者|開設確認日\n理容所|北条理容室|本町1-2|藤沢勝|S28.3.23\n理容所|中央理容|港町3-4|浜田恵|S30.3.10\n理容所|みなと|浜町5|木村達|S31.2.1",
      "都道府県|申請件数|決定件数|決定金額\n北町|10|9|1000\n南町|20|19|2000\n西町|30|29|3000",
    ]) {
      const m = match(drawing);
      equal(m.map.kind, "unknown");
      deepEqual(m.map.mappings, []);
      equal(m.map.unmapped.length, m.table.columns.length);
    }
  });
});

describe("columns/match-columns: parts", () => {
  it("joins a date over 元号, 年, 月, 日", () => {
    const m = match(`
職員番号|氏名|所属|生年月日|||　|採用年月日
||||年|月|日|
||元号||||
'1001|山田太郎|総務課|昭和|50|1|2|H10.4.1
'1002|鈴木花子|税務課|平成|2|3|4|H25.4.1
'1003|佐藤次郎|市民課|平成|9|5|6|R2.4.1`.replace("||||年|月|日|\n||元号||||\n", "|||元号|年|月|日|\n"), ["D1:G1"]);
    const birth = m.map.mappings.find((x) => x.field === "staff.birth_date");
    deepEqual(birth?.columns.map((c) => m.table.columns[c]?.header.join("/")), ["生年月日/元号", "生年月日/年", "生年月日/月", "生年月日/日"]);
  });

  it("joins 採用年, 採用月, 採用日 and takes the era from a header", () => {
    const m = match(`
職員番号|氏名|所属|採用年|採用月|採用日|生年月日（昭和）
'1001|山田太郎|総務課|10|4|1|50.1.2
'1002|鈴木花子|税務課|25|4|1|60.3.4
'1003|佐藤次郎|市民課|15|10|1|55.5.6`);
    equal(m.map.mappings.find((x) => x.field === "staff.hire_date")?.columns.length, 3);
    equal(m.map.mappings.find((x) => x.field === "staff.birth_date")?.era, "昭和");
  });

  it("tells code and name under one header, family and given name, 部 課 係", () => {
    const m = match(`
職員番号|姓|名|セイ|メイ|所属||部|課|係|職名
'1001|山田|太郎|ヤマダ|タロウ|'0101|総務課|総務部|総務課|庶務係|課長
'1002|鈴木|花子|スズキ|ハナコ|'0102|税務課|市民部|税務課|市民税係|主任
'1003|佐藤|次郎|サトウ|ジロウ|'0103|市民課|市民部|市民課|窓口係|主事`, ["F1:G1"]);
    deepEqual(m.map.mappings.map((x) => x.field), ["staff.staff_no", "staff.name_family", "staff.name_given", "staff.kana_family", "staff.kana_given", "staff.dept_code", "staff.dept", "staff.dept_1", "staff.dept_2", "staff.dept_3", "staff.post"]);
    deepEqual(m.map.questions, []);
  });

  it("reads a mark under a certificate's or course's name as that certificate or course", () => {
    const m = match(`
職員番号|氏名|所属|職名|採用年月日|ITパスポート|DX基礎研修|DX推進リーダー
'1001|山田太郎|総務課|課長|H10.4.1|○||○
'1002|鈴木花子|税務課|主任|H25.4.1||○|
'1003|佐藤次郎|市民課|主事|R2.4.1|○|○|`);
    equal(m.map.kind, "staff");
    deepEqual(m.map.mappings.filter((x) => x.constant !== undefined).map((x) => [x.field, x.constant?.field, x.constant?.value]), [
      ["qualifications.held", "qualifications.name", "ITパスポート"], ["training.result", "training.course", "DX基礎研修"],
    ]);
    equal(fields(m)["DX推進リーダー"], "staff.designation");
  });
});

describe("columns/match-columns: what must not come in, and what is asked", () => {
  it("stops at My Numbers by their check digit, whatever the header", () => {
    // 123456789018 carries the check digit of 個人番号 (総務省令第85号 第5条); the others are computed the same way.
    const m = match(`
個人番号|氏名|所属|職名
'123456789018|山田太郎|総務課|課長
'023456789013|鈴木花子|税務課|主任`);
    deepEqual(m.map.rejected.map((r) => r.kind), ["my_number"]);
  });

  it("takes 個人番号 of six digits as the staff number", () => {
    const m = match("個人番号|氏名|所属|職名\n'001234|山田太郎|総務課|課長\n'001235|鈴木花子|税務課|主任\n'001236|佐藤次郎|市民課|主事");
    equal(fields(m)["個人番号"], "staff.staff_no");
    deepEqual(m.map.rejected, []);
  });

  it("refuses evaluation, health, family, salary and address columns of people", () => {
    const m = match(`
職員番号|氏名|所属|職名|採用日|人事評価|健康診断結果|扶養人数|給料月額|自宅住所
'1001|山田太郎|総務課|課長|H10.4.1|A|異常なし|2|400000|本町1-1
'1002|鈴木花子|税務課|主任|H25.4.1|B|要精検|0|300000|港町2-2
'1003|佐藤次郎|市民課|主事|R2.4.1|A|異常なし|1|250000|浜町3-3`);
    deepEqual(m.map.rejected.map((r) => r.kind), ["evaluation", "health", "family", "salary", "address"]);
    deepEqual(unmapped(m), []);
  });

  it("asks for a missing staff number and offers the column that may be it", () => {
    const m = match(`
氏名|整理|所属|職名|採用年月日
山田太郎|A1001|総務課|課長|H10.4.1
鈴木花子|A1002|税務課|主任|H25.4.1
佐藤次郎|A1003|市民課|主事|R2.4.1`);
    equal(m.map.kind, "staff");
    deepEqual(m.map.questions, [{ field: "staff.staff_no", candidates: [1], required: true }]);
  });

  it("asks which of two equal columns is meant, and maps one only", () => {
    const m = match(`
職員番号|氏名|所属|所属|職名
'1001|山田太郎|総務課|人事課|課長
'1002|鈴木花子|税務課|税務課|主任
'1003|佐藤次郎|市民課|福祉課|主事`);
    deepEqual(m.map.questions, [{ field: "staff.dept", candidates: [2, 3], required: false }]);
    equal(m.map.mappings.filter((x) => x.field === "staff.dept").length, 1);
  });

  it("gives no column to two fields and no plain field two columns", () => {
    const m = match(`
番号|職員番号|氏名|氏名カナ|所属|所属名|課名|職名|役職|採用日|採用年月日
1|'1001|山田太郎|ヤマダタロウ|総務課|総務課|総務課|課長|課長|H10.4.1|H10.4.1
2|'1002|鈴木花子|スズキハナコ|税務課|税務課|税務課|主任|主任|H25.4.1|H25.4.1
3|'1003|佐藤次郎|サトウジロウ|市民課|市民課|市民課|主事|主事|R2.4.1|R2.4.1`);
    const columns = m.map.mappings.flatMap((x) => x.columns);
    equal(new Set(columns).size, columns.length);
    const plain = m.map.mappings.filter((x) => x.group === undefined).map((x) => x.field);
    equal(new Set(plain).size, plain.length);
    equal(fields(m)["職員番号"], "staff.staff_no");
  });
});
