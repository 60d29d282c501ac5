import { deepEqual, equal } from "node:assert/strict";
import type { Ledger } from "../../src/core/model/grid.ts";
import { type Converted, convertLedgers } from "../../src/core/pipeline.ts";
import { sheet } from "./table/sheet.ts";

interface Drawn { readonly file?: string; readonly sheet?: string; readonly rows: string; readonly merges?: readonly string[] }

/** Sheets drawn as text, each its own file, through the whole conversion. Invented people and bodies. */
function convert(...drawn: readonly Drawn[]): Converted {
  const ledgers = drawn.map((d, i): Ledger => ({ file: d.file ?? `台帳${i + 1}.xlsx`, format: "xlsx", encoding: null, date1904: false, grids: [sheet(d.rows, d.merges ?? [], d.sheet ?? "Sheet1")] }));
  const converted = convertLedgers(ledgers, {});
  if (!converted.ok) throw new Error(JSON.stringify(converted.error));
  return converted.value;
}

const pick = (rows: readonly object[], ...fields: readonly string[]): readonly (readonly unknown[])[] =>
  rows.map((row) => fields.map((f) => (row as Record<string, unknown>)[f]));

const UNITS = `
所属コード|部|課|係|有効開始日|有効終了日
'0100000|総務部|||H30.4.1|
'0100100|総務部|総務課||H30.4.1|
'0100101|総務部|総務課|庶務係|H30.4.1|
'0400000|教育委員会事務局|||H30.4.1|
'0400100|教育委員会事務局|教育総務課||H30.4.1|
'0400300|教育委員会事務局|生涯学習課||H30.4.1|
'0400301|教育委員会事務局|生涯学習課|図書館係|H30.4.1|
'0450000|消防本部|||H30.4.1|
'0450100|消防本部|総務課||H30.4.1|`;

describe("intake styles: departments", () => {
  it("a code table of 部, 課 and 係 columns is a ledger of departments", () => {
    const { tables } = convert({ file: "所属コード表.csv", rows: UNITS });
    deepEqual(pick(tables.departments, "dept_code", "level", "name", "full_path").slice(3, 7), [
      ["0400000", 1, "教育委員会事務局", "教育委員会事務局"], ["0400100", 2, "教育総務課", "教育委員会事務局　教育総務課"],
      ["0400300", 2, "生涯学習課", "教育委員会事務局　生涯学習課"], ["0400301", 3, "図書館係", "教育委員会事務局　生涯学習課　図書館係"],
    ]);
  });

  const ROSTER = `
職員番号|氏名|部局名称|課名称|係名称|職名称|採用年月日
'000101|山田　太郎|教育委員会事務局|教育総務課||課長|H10.4.1
'000102|鈴木　花子|教育委員会事務局|生涯学習課|図書館係|主任|H20.4.1
'000103|佐藤　次郎|教育委員会事務局|生涯学習課|図書館係|主事|H30.4.1`;

  it("課名称 is 課名, and a 事務局 above 課 is a 部", () => {
    const staff = pick(convert({ rows: ROSTER }).tables.staff, "dept_1", "dept_2", "dept_3");
    deepEqual(staff[1], ["教育委員会事務局", "生涯学習課", "図書館係"]);
    deepEqual(staff[0], ["教育委員会事務局", "教育総務課", null]);
  });

  it("a path in one cell is cut after 事務局 and not inside 図書館係", () => {
    const { tables } = convert({ rows: UNITS }, { file: "名簿.xlsx", rows: `
職員番号|氏名|所属|職名|採用年月日
'000101|山田　太郎|教育委員会事務局教育総務課|主事|H10.4.1
'000102|鈴木　花子|教育委員会事務局　生涯学習課　図書館係|主任|H20.4.1
'000103|佐藤　次郎|総務部総務課庶務係|主事|H30.4.1` });
    deepEqual(pick(tables.staff, "dept_code"), [["0400100"], ["0400301"], ["0100101"]]);
  });

  it("a code whose zeros were lost finds its unit", () => {
    const { tables } = convert({ rows: UNITS }, { file: "名簿.csv", rows: `
職員番号|氏名|所属コード|職名|採用年月日
'000101|山田　太郎|100101|主事|H10.4.1
'000102|鈴木　花子|450100|主任|H20.4.1` });
    deepEqual(pick(tables.staff, "dept_code", "dept_1", "dept_2"), [["0100101", "総務部", "総務課"], ["0450100", "消防本部", "総務課"]]);
  });

  it("総務課 of which there are two is that of the sheet's 部", () => {
    const { tables, issues } = convert({ rows: UNITS }, { file: "名簿.xlsx", sheet: "消防本部", rows: `
職員番号|氏名|課名|職名|採用年月日
'000101|山田　太郎|総務課|主事|H10.4.1
'000102|鈴木　花子|総務課|主任|H20.4.1` });
    deepEqual(pick(tables.staff, "dept_code"), [["0450100"], ["0450100"]]);
    equal(issues.some((i) => i.code === "department_ambiguous"), false);
  });
});

describe("intake styles: one person in several ledgers", () => {
  const ROSTER = `
職員番号|氏名|所属|職名|採用年月日
'000101|山田　太郎|総務部総務課庶務係|主事|H10.4.1
'000102|鈴木　花子|総務部総務課庶務係|主任|H20.4.1
'000103|佐藤　次郎|総務部人事課|係長|H5.4.1`;

  it("a list of people on leave says their 在職区分", () => {
    const { tables } = convert({ rows: ROSTER }, { file: "休職者.csv", rows: `
職員番号|氏名|所属|休業区分|開始日|終了予定日
'000102|鈴木　花子|総務部総務課|育児休業|R8.1.10|R9.3.31` });
    deepEqual(pick(tables.staff, "staff_no", "status"), [["000101", "在職"], ["000102", "育休"], ["000103", "在職"]]);
  });

  it("a list of 兼務 is no list of transfers, and its 兼務所属 reaches the person", () => {
    const { tables } = convert({ rows: ROSTER }, { file: "兼務.xlsx", rows: `
兼務・併任発令一覧（R8.4.1）
職員番号|氏名|本務所属|兼務所属|兼務職名|発令日
'000101|山田　太郎|総務部総務課庶務係|総務部 人事課|主査|R8.4.1
'000102|鈴木　花子|総務部総務課庶務係|総務部 人事課|主査|R8.4.1` });
    deepEqual([...pick(tables.staff, "staff_no", "dept_3", "concurrent")].sort(), [["000101", "庶務係", "総務部　人事課"], ["000102", "庶務係", "総務部　人事課"], ["000103", null, null]]);
  });

  it("級 and 号給 of a fixed width are numbers", () => {
    const { tables } = convert({ file: "給与.csv", rows: `
職員番号|氏名|所属|職名|給料表|級|号給
'000101|山田　太郎|総務課|主事|行（一）|'02|'005
'000102|鈴木　花子|総務課|主任|行（一）|'03|'041` });
    deepEqual(pick(tables.staff, "grade", "step"), [["2", "5"], ["3", "41"]]);
  });

  it("平均年齢 is nobody", () => {
    const { tables } = convert({ rows: `${ROSTER}\n|平均年齢||42.3歳|\n計|3名|||` });
    equal(tables.staff.length, 3);
  });
});

describe("intake styles: headers", () => {
  it("評価（０～５） is the level, not めざすレベル", () => {
    const { tables } = convert({ rows: `
ＤＸ準備度チェックリスト
所属名|総務部総務課
No.|質問|評価（０～５）|確認状況|根拠資料|めざすレベル|達成年度|今後の取組
A04|困りごとを挙げられますか|3|確認済||5|令和9年度|
A05|話合いをしていますか|1|確認済|議事録|4|令和9年度|研修
E01|業務の一覧がありますか|0|確認済||2|R10|` });
    deepEqual(pick(tables.readiness_answers, "item_id", "level", "target_level"), [["A04", 3, 5], ["A05", 1, 4], ["E01", 0, 2]]);
  });

  it("保有資格① over 名称 and 取得年月日 are qualifications", () => {
    const { tables } = convert({ rows: `
職員番号|氏名|所属|保有資格①||保有資格②|
|||名称|取得年月日|名称|取得年月日
'000101|山田　太郎|総務課|ITパスポート試験|H28.11.20|簿記２級|H30.2.1
'000102|鈴木　花子|人事課|社会福祉士|R2.3.1||`, merges: ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"] });
    deepEqual(pick(tables.qualifications, "name", "acquired_on"), [["ITパスポート試験", "2016-11-20"], ["簿記2級", "2018-02-01"], ["社会福祉士", "2020-03-01"]]);
  });

  it("a course named 新規採用職員研修 is one of the courses of a cross-tab", () => {
    const { tables } = convert({ rows: `
職員番号|職員氏名|所属|新規採用職員研修|主任研修|係長研修|課長補佐研修|課長研修
'000101|山田太郎|総務課|H24.4.10|H28.5.1|R2.6.1|－|－
'000102|鈴木花子|人事課|H30.4.10|－|－|－|－
'000103|佐藤次郎|人事課|H5.4.10|H10.5.1|H15.5.1|H20.5.1|R1.5.1` });
    deepEqual(pick(tables.training.filter((t) => t.course === "新規採用職員研修"), "staff_no", "start"), [["000101", "2012-04-10"], ["000102", "2018-04-10"], ["000103", "1993-04-10"]]);
  });
});

describe("intake styles: rows", () => {
  it("two rows per person that fill every row are blocks when codes and dates take turns", () => {
    const { tables } = convert({ rows: `
職員カード一覧
職員番号|氏名|職名
採用年月日|フリガナ|生年月日
'000101|山田　太郎|課長
H10.4.1|ヤマダ タロウ|S50.1.2
'000102|鈴木　花子|主任
H20.4.1|スズキ ハナコ|S60.3.4
'000103|佐藤　次郎|主事
H30.4.1|サトウ ジロウ|H7.5.6` });
    deepEqual(pick(tables.staff, "staff_no", "name_kana", "hire_date", "birth_date", "post"), [
      ["000101", "ヤマダ タロウ", "1998-04-01", "1975-01-02", "課長"], ["000102", "スズキ ハナコ", "2008-04-01", "1985-03-04", "主任"], ["000103", "サトウ ジロウ", "2018-04-01", "1995-05-06", "主事"],
    ]);
  });

  it("a list of two header rows with a record per row is no list of blocks", () => {
    const { tables } = convert({ rows: `
職員番号|氏名|任用|採用
||区分|年月日
'000101|山田　太郎|正規|H10.4.1
'000102|鈴木　花子|正規|H20.4.1
'000103|佐藤　次郎|正規|H30.4.1
'000104|高橋　三郎|正規|H30.4.1` });
    equal(tables.staff.length, 4);
  });

  it("a blank row under a header merged over more rows than it has is accounted for", () => {
    const { accounting } = convert({ rows: `
職員名簿
職員番号|氏名|所属
'000101|山田　太郎|総務課` }, { rows: `
職員番号||採用
||
0||
職員番号|甲|0`, merges: ["A1:B3"] });
    for (const a of accounting) equal(a.rowsRead, a.rowsLoaded + a.rowsMerged + a.rowsExcluded);
  });

  it("a total merged down over several rows is a total on all of them", () => {
    const { accounting } = convert({ rows: `
職員名簿
職員番号|氏名|所属
'000101|山田　太郎|総務課` }, { rows: `
都道府県|項目|男|女
北海道|身長|171.1|158.2
|体重|68.1|54.2
青森県|身長|170.1|157.2
|体重|69.1|55.2
全国|身長|170.6|157.7
|体重|68.6|54.7`, merges: ["A2:A3", "A4:A5", "A6:A7"] });
    deepEqual(accounting[1]?.excluded.filter((e) => e.reason === "grand_total"), [{ reason: "grand_total", rows: 2, list: [6, 7] }]);
  });
});

describe("intake styles: cells", () => {
  it("kana under the name in one cell are the name's reading", () => {
    const { tables } = convert({ rows: `
職員番号|職員氏名（カナ）|所属部署|職位|生年月日
'000101|山田　太郎⏎ヤマダ タロウ|総務部　総務課|主事|昭和50年1月2日
'000102|すずき はなこ⏎鈴木　花子|総務部　総務課|主任|昭和60年3月4日
'000103|佐藤　次郎⏎サトウ ジロウ|総務部　人事課|係長|平成2年5月6日` });
    deepEqual(pick(tables.staff, "name", "name_kana"), [["山田　太郎", "ヤマダ タロウ"], ["鈴木　花子", "スズキ ハナコ"], ["佐藤　次郎", "サトウ ジロウ"]]);
  });

  it("a running 番号 is no 職員番号, whose column stands under 受講者", () => {
    const { tables } = convert({ rows: `
職員番号|氏名|所属|職名|採用年月日
'000101|山田　太郎|総務課|主事|H10.4.1
'000102|鈴木　花子|総務課|主任|H20.4.1
'000103|佐藤　次郎|人事課|係長|H5.4.1` }, { file: "研修.xlsx", sheet: "R6", merges: ["A2:A3", "B2:B3", "C2:C3", "D2:F2", "G2:G3"], rows: `
令和６年度研修受講者名簿
番号|コース名|開催月日|受講者|||結果
|||所属|職員番号|氏名|
1|データ分析入門|10月9日|総務課|'000101|山田太郎|修了
2|データ分析入門|10月9日|総務課|'000102|鈴木花子|修了
3|法制執務|2月3日|人事課|'000103|佐藤次郎|欠席` });
    deepEqual(pick(tables.training, "staff_no", "start"), [["000101", "2024-10-09"], ["000102", "2024-10-09"], ["000103", "2025-02-03"]]);
  });

  it("a running No. alone gives no staff numbers", () => {
    const { tables, issues } = convert({ rows: `
職員名簿
番号|氏名|所属|職名|生年月日
1|山田　太郎|総務課|主事|S50.1.2
2|鈴木　花子|総務課|主任|S60.3.4
3|佐藤　次郎|人事課|係長|H2.5.6` });
    equal(tables.staff.some((s) => ["1", "2", "3"].includes(s.staff_no ?? "")), false);
    equal(issues.some((i) => i.code === "staff_no_missing"), true);
  });

  it("qualifications on lines of their own, each with its month", () => {
    const { tables } = convert({ rows: `
職員の資格取得状況調べ
課名|氏名|職員番号|取得資格（取得年月）
総務課|山田　太郎|'000101|ITパスポート（H28.11）⏎基本情報技術者（R2.6）
総務課|鈴木　花子|'000102|社会福祉士（H30.3）
人事課|佐藤　次郎|'000103|情報セキュリティ⏎マネジメント（R1.10）` });
    deepEqual(pick(tables.qualifications, "name", "acquired_on"), [["ITパスポート", "2016-11"], ["基本情報技術者", "2020-06"], ["社会福祉士", "2018-03"], ["情報セキュリティマネジメント", "2019-10"]]);
  });

  it("約4,125件 and 週31時間 are numbers", () => {
    const { tables } = convert({ rows: `
所属|業務No|業務名|件数/年|所要時間/年|受付方法
総務課|0101-01|台帳更新|約4,125件|120h|紙
総務課|0101-02|支払|約78件|30h|電子
人事課|0102-01|給与計算|300件程度|900h|電子` }, { file: "再任用.xlsx", rows: `
再任用職員名簿
氏名|職員番号|所属|再任用期間|勤務時間
山田　太郎|'800001|総務課|R8.4.1～R9.3.31|週31時間
鈴木　花子|'800002|人事課|R8.4.1～R9.3.31|週23時間15分` });
    deepEqual(pick(tables.processes, "volume_per_year"), [[4125], [78], [300]]);
    deepEqual(pick(tables.staff, "weekly_hours"), [[31], [23.25]]);
  });
});

describe("intake styles: forms and organisation", () => {
  it("a labelled date above a list is not part of its header", () => {
    const { tables } = convert({ rows: `
スキルシート（個人票）

所属|企画政策部 デジタル戦略課||職員番号|'000101
氏名|山田　太郎||職名|主査
記入日|令和8年6月15日

スキル項目|自己評価|上司評価|コメント
業務改善・BPR|2|3|
データ利活用|1|2|
情報セキュリティ|3|3|` });
    deepEqual(pick(tables.skills.filter((s) => s.source === "self"), "staff_no", "skill_name", "level", "assessed_on"), [
      ["000101", "業務改善・BPR", 2, "2026-06-15"], ["000101", "データ利活用", 1, "2026-06-15"], ["000101", "情報セキュリティ", 3, "2026-06-15"],
    ]);
  });

  it("a sheet per project with its demands below", () => {
    const { tables } = convert({ rows: `
ＤＸ案件調書

案件番号|DX-01||主管課|市民課
案件名|書かない窓口
開始時期|R8.4||終了時期|R9.3
予算額（千円）|7400||優先度|1
進捗状況|構築中

必要役割|必要人数|調達区分
プロジェクトマネージャー|0.5|内部
業務改革担当（BA）|2|委託
データ活用担当|1|内部` });
    deepEqual(pick(tables.projects, "project_id", "title", "start", "end", "budget_yen", "status"), [["DX-01", "書かない窓口", "2026-04", "2027-03", 7_400_000, "構築"]]);
    deepEqual(pick(tables.project_demands, "project_id", "role_id", "fte", "sourcing"), [["DX-01", "PM", 0.5, "内部"], ["DX-01", "BA", 2, "委託"], ["DX-01", "DATA", 1, "内部"]]);
  });

  it("部コード, 課コード and 係コード beside their names", () => {
    const { tables, accounting } = convert({ rows: `
行政組織
部コード|部名|課コード|課名|係コード|係名|内線
'010000|総務部|'010100|総務課|'010101|庶務係|101
||||'010102|法規係|102
||'010200|人事課|'010201|人事係|103
'020000|市民部|'020100|市民課|'020101|窓口係|104
||||'020102|戸籍係|105` });
    deepEqual(pick(tables.departments, "dept_code", "level", "full_path", "parent_code"), [
      ["010000", 1, "総務部", null], ["010100", 2, "総務部　総務課", "010000"], ["010101", 3, "総務部　総務課　庶務係", "010100"], ["010102", 3, "総務部　総務課　法規係", "010100"],
      ["010200", 2, "総務部　人事課", "010000"], ["010201", 3, "総務部　人事課　人事係", "010200"], ["020000", 1, "市民部", null], ["020100", 2, "市民部　市民課", "020000"],
      ["020101", 3, "市民部　市民課　窓口係", "020100"], ["020102", 3, "市民部　市民課　戸籍係", "020100"],
    ]);
    equal(accounting[0]?.rowsLoaded, 5);
  });

  it("企画政策部・デジタル戦略課 is two names", () => {
    const { tables } = convert({ rows: `
職員番号|氏名|任用所属|職名|採用年月日
'000101|山田　太郎|企画政策部・デジタル戦略課|主事|H10.4.1
'000102|鈴木　花子|総務部・総務課|主任|H20.4.1` });
    deepEqual(pick(tables.staff, "dept_1", "dept_2"), [["企画政策部", "デジタル戦略課"], ["総務部", "総務課"]]);
  });
});

describe("intake styles: sections and captions that are departments", () => {
  it("section rows inside the body say the department", () => {
    const { tables } = convert({ rows: `
職員名簿

職員番号|姓|名|担当|職|採用年月日
【総務課】
'000101|山田|太郎|庶務係|主事|H10.4.1
'000102|鈴木|花子|庶務係|主任|H20.4.1
'000103|佐藤|次郎|法規係|主事|H22.4.1
【人事課】
'000104|高橋|三郎|人事係|係長|H5.4.1
'000105|田中|四郎|人事係|主事|H25.4.1`, merges: ["A4:F4", "A8:F8"] });
    deepEqual(pick(tables.staff, "dept_2", "dept_3"), [["総務課", "庶務係"], ["総務課", "庶務係"], ["総務課", "法規係"], ["人事課", "人事係"], ["人事課", "人事係"]]);
  });

  it("a list per 課 under ■部　課, each with its own header", () => {
    const { tables } = convert({ rows: `
会計年度任用職員　配置一覧

■総務部　総務課
職員番号|氏名|職名|任用開始|任用終了
C00101|山田　太郎|事務補助員|R8.4.1|R9.3.31
C00102|鈴木　花子|事務補助員|R8.4.1|R9.3.31
C00106|中村　五月|事務補助員|R8.4.1|R9.3.31
C00107|小林　六花|事務補助員|R8.4.1|R9.3.31

■総務部　人事課
職員番号|氏名|職名|任用開始|任用終了
C00103|佐藤　次郎|事務補助員|R8.4.1|R9.3.31
C00108|加藤　七海|事務補助員|R8.4.1|R9.3.31
C00109|吉田　八郎|事務補助員|R8.4.1|R9.3.31

■市民部　市民課
職員番号|氏名|職名|任用開始|任用終了
C00104|高橋　三郎|窓口受付員|R8.4.1|R9.3.31
C00105|田中　四郎|窓口受付員|R8.4.1|R9.3.31` });
    deepEqual(pick(tables.staff, "staff_no", "dept_1", "dept_2"), [
      ["C00101", "総務部", "総務課"], ["C00102", "総務部", "総務課"], ["C00106", "総務部", "総務課"], ["C00107", "総務部", "総務課"],
      ["C00103", "総務部", "人事課"], ["C00108", "総務部", "人事課"], ["C00109", "総務部", "人事課"], ["C00104", "市民部", "市民課"], ["C00105", "市民部", "市民課"],
    ]);
  });
});

describe("intake styles: cross-tabs and pairs", () => {
  it("a certificate over 有無 and 取得年月日 is one record, and 無 is none", () => {
    const { tables } = convert({ file: "資格.xlsx", sheet: "資格", merges: ["A1:A2", "B1:B2", "C1:D1", "E1:F1"], rows: `
職員番号|氏名|ITパスポート試験||基本情報技術者試験|
||有無|取得年月日|有無|取得年月日
'000101|山田　太郎|有|H28.11.20|無|
'000102|鈴木　花子|無||無|
'000103|佐藤　次郎|有|R2.6.1|有|R3.12.5` });
    deepEqual([...pick(tables.qualifications, "staff_no", "name", "acquired_on")].sort(), [
      ["000101", "ITパスポート試験", "2016-11-20"], ["000103", "ITパスポート試験", "2020-06-01"], ["000103", "基本情報技術者試験", "2021-12-05"],
    ]);
  });

  it("courses of plain names under 階層別研修 are courses", () => {
    const { tables } = convert({ sheet: "一覧", merges: ["A1:A2", "B1:B2", "C1:E1", "F1:G1"], rows: `
職員番号|氏名|階層別研修|||専門研修|
||主任|係長|課長補佐|データ分析|BPR
'000101|山田　太郎|○|○||×|
'000102|鈴木　花子|○||||○
'000103|佐藤　次郎|×|×||○|` });
    deepEqual(pick(tables.training, "staff_no", "course"), [["000101", "主任"], ["000101", "係長"], ["000102", "主任"], ["000102", "BPR"], ["000103", "データ分析"]]);
  });

  it("departments down, items across", () => {
    const { tables } = convert({ rows: `
DX準備度　所属別回答
部|課|A04|A05|E01|E03|P02
総務部|総務課|3|2|1|0|4
|人事課|1|0||2|5
市民部|市民課|2|2|3|4|5` });
    equal(tables.readiness_answers.length, 14);
    deepEqual(pick(tables.readiness_answers, "item_id", "level").slice(0, 3), [["A04", 3], ["A05", 2], ["E01", 1]]);
  });

  it("時間（年間）, R8予算 and 性別区分 are what they say", () => {
    const { tables } = convert({ rows: `
課名|業務ID|業務名|件数（年間）|時間（年間）|媒体
総務課|0101-1|台帳更新|4125|120|紙
人事課|0102-1|給与計算|300|900|電子` }, { rows: `
施策名|所管|開始|終了|進捗|R8予算（千円）
RPA横展開|総務課|令和8年4月|令和10年3月|構築中|7250
データ連携|人事課|令和8年4月|令和9年3月|検討中|900` });
    deepEqual(pick(tables.processes, "volume_per_year", "hours_per_year"), [[4125, 120], [300, 900]]);
    deepEqual(pick(tables.projects, "budget_yen"), [[7_250_000], [900_000]]);
  });
});
