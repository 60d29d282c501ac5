import { deepEqual, equal, ok } from "node:assert/strict";
import { findTables } from "../../../src/core/table/find-tables.ts";
import { column, excluded, outline, sheet, tables } from "./sheet.ts";

const one = (drawing: string, merges: readonly string[] = []) => {
  const found = tables(drawing, merges);
  equal(found.length, 1, `${found.length} tables: ${found.map((t) => JSON.stringify(outline(t))).join(" ")}`);
  return found[0] as (typeof found)[number];
};

describe("table/find-tables: one table", () => {
  it("finds a roster of text alone under title, date and blank row", () => {
    const t = one(`
職員名簿
||||令和6年4月1日現在

職員番号|氏名|所属|職名|採用年月日
'001234|山田　太郎|総務課|課長|H10.4.1
'001235|鈴木　花子|総務課|主任|H25.4.1
'001300|佐藤　次郎|税務課|係長|平成15年4月1日
'001301|高橋　三枝|税務課|主事|R2.4.1`);
    deepEqual(outline(t), { head: [4, 4], rows: "5-8", columns: ["職員番号", "氏名", "所属", "職名", "採用年月日"] });
    equal(t.title, "職員名簿");
    equal(excluded(t), "1 title, 2 title, 3 blank");
    ok(t.confidence >= 0.9);
  });

  it("spreads merged group headers and keeps single headers merged downwards", () => {
    const t = one(`
番号|氏名|所属|||資格||備考
||部|課|係|名称|取得日|
1|山田太郎|総務部|総務課|庶務係|基本情報技術者|H20.4.1|
2|鈴木花子|総務部|人事課|人事係|ITパスポート|H25.11.1|育休中
3|佐藤次郎|市民部|市民課|窓口係||| `, ["A1:A2", "B1:B2", "C1:E1", "F1:G1", "H1:H2"]);
    deepEqual(outline(t), { head: [1, 2], rows: "3-5", columns: ["番号", "氏名", "所属/部", "所属/課", "所属/係", "資格/名称", "資格/取得日", "備考"] });
  });

  it("infers the same spans where nothing is merged", () => {
    const t = one(`
番号|氏名|所属|||資格|
||部|課|係|名称|取得日
1|山田太郎|総務部|総務課|庶務係|基本情報技術者|H20.4.1
2|鈴木花子|総務部|人事課|人事係|ITパスポート|H25.11.1
3|佐藤次郎|市民部|市民課|窓口係|統計検定|R1.6.1`);
    deepEqual(outline(t).columns, ["番号", "氏名", "所属/部", "所属/課", "所属/係", "資格/名称", "資格/取得日"]);
  });

  it("joins words cut over two header rows and takes a unit row apart", () => {
    const t = one(`
年度別研修の状況
年度|受講|現に修了|修了待ち
|者数|したもの|のもの
|（人）|（人）|（人）
令和3年度|120|110|10
令和4年度|130|121|9
令和5年度|128|125|3
令和6年度|140|130|10`);
    deepEqual(outline(t), { head: [2, 4], rows: "5-8", columns: ["年度", "受講者数（人）", "現に修了したもの（人）", "修了待ちのもの（人）"] });
    deepEqual(t.columns.map((c) => c.unit), [undefined, "人", "人", "人"]);
  });

  it("takes header texts repeated in every cell as groups", () => {
    const t = one(`
|窓口|窓口|窓口|電子|電子|電子
|申請|受理|却下|申請|受理|却下
総務課|10|9|1|4|4|0
税務課|120|111|9|30|28|2
市民課|540|530|10|80|78|2
合計|670|650|20|114|110|4`);
    deepEqual(outline(t), { head: [1, 2], rows: "3-5", columns: ["", "窓口/申請", "窓口/受理", "窓口/却下", "電子/申請", "電子/受理", "電子/却下"] });
    equal(excluded(t), "6 grand_total");
  });

  it("reads a grand total above the data, sections inside, averages and notes below", () => {
    const t = one(`
地域別利用状況
（単位：件）
地域|総数|窓口|オンライン
全　　国|9000|6000|3000
政令市|||
札幌市|3000|2000|1000
仙台市|2500|1500|1000
中核市|||
青森市|1500|1100|400
盛岡市|2000|1400|600
平　均|2250|1500|750
注１）令和6年度の概数である。
※　端数処理のため合計が一致しないことがある。`);
    deepEqual(outline(t), { head: [3, 3], rows: "6-7,9-10", columns: ["地域", "総数", "窓口", "オンライン"] });
    equal(excluded(t), "1 title, 2 title, 4 grand_total, 5 section_header, 8 section_header, 11 average, 12 note, 13 note");
    deepEqual(t.records.map((r) => r.section?.text), ["政令市", "政令市", "中核市", "中核市"]);
    equal(t.columns[1]?.unit, "件");
  });

  it("keeps 会計課 and a column named 計 as data", () => {
    const t = one(`
所属|事務|技術|計
総務課|10|2|12
会計課|5|0|5
統計課|4|1|5
都市計画課|3|9|12
計|22|12|34`);
    deepEqual(outline(t), { head: [1, 1], rows: "2-5", columns: ["所属", "事務", "技術", "計"] });
    equal(excluded(t), "6 grand_total");
  });

  it("keeps 全庁 as a department where the row has words of its own", () => {
    const t = one(`
所属|項目番号|項目|レベル|状態|根拠
全庁|A01|首長の方針|3|確認済|訓示
全庁|A02|管理職研修|2|確認済|名簿
総務課|A04|住民課題|1|確認済|課題票`);
    equal(outline(t).rows, "2-4");
  });

  it("calls 計 that comes per department a subtotal and the last a grand total", () => {
    const t = one(`
部|課|職員数|うちDX
総務部|総務課|20|2
|人事課|12|1
|計|32|3
市民部|市民課|30|1
|税務課|25|2
|計|55|3
合計||87|6`);
    deepEqual(outline(t).rows, "2-3,5-6");
    equal(excluded(t), "4 subtotal, 7 subtotal, 8 grand_total");
    deepEqual(column(t, "部"), ["総務部", "総務部", "市民部", "市民部"]);
  });

  it("joins pages: the header repeated after each page break is no record", () => {
    const t = one(`
職員名簿
職員番号|氏名|所属
'1001|山田太郎|総務課
'1002|鈴木花子|総務課
'1003|佐藤次郎|税務課
職員名簿
職員番号|氏名|所属
'1004|高橋三枝|市民課
'1005|伊藤四郎|市民課
'1006|渡辺五月|福祉課`);
    equal(outline(t).rows, "3-5,8-10");
    equal(excluded(t), "1 title, 6 title, 7 header_repeat");
  });

  it("leaves placeholders and numbered empty lines out", () => {
    const t = one(`
No|氏名|研修名|受講日|結果
1|山田太郎|DX基礎研修|R6.5.1|修了
2|鈴木花子|DX基礎研修|R6.5.1|修了
3|佐藤次郎|データ活用研修|R6.6.10|修了
4||||
5||||
以下余白||||`);
    equal(outline(t).rows, "2-4");
    equal(excluded(t), "5 placeholder, 6 placeholder, 7 placeholder");
  });

  it("skips decorative blank rows without cutting the table", () => {
    const t = one(`
課|係|職員数

総務課|庶務係|10
総務課|法規係|4

人事課|人事係|8

税務課|市民税係|12
税務課|資産税係|11`);
    equal(outline(t).rows, "3-4,6,8-9");
  });

  it("reads rows of label and value above a list as preamble", () => {
    const t = one(`
作成課|人事課
作成日|令和6年4月1日
区分|全職員
職員番号|氏名|所属|職名|採用日
'1001|山田太郎|総務課|課長|H10.4.1
'1002|鈴木花子|総務課|主任|H25.4.1
'1003|佐藤次郎|税務課|係長|H15.4.1`);
    deepEqual(outline(t).head, [4, 4]);
    equal(outline(t).rows, "5-7");
  });

  it("leaves the numbering row and ＊ marks under the header out of the names", () => {
    const t = one(`
所属|職員数|研修修了者|修了率
(1)|(2)|(3)|(4)
||＊|＊
総務課|20|10|0.5
税務課|30|12|0.4
市民課|40|30|0.75`);
    deepEqual(outline(t), { head: [1, 3], rows: "4-6", columns: ["所属", "職員数", "研修修了者", "修了率"] });
  });

  it("drops spacer columns and the covered halves of merged headers", () => {
    const t = one(`
都道府県||人口||||世帯
||総数||男|女|
'01|北海道|5043||2382|2661|2500
'02|青森県|1165||549|615|500
'03|岩手県|1145||553|592|480`, ["A1:B2", "C1:F1", "C2:D2", "C3:D3", "C4:D4"]);
    deepEqual(outline(t).columns, ["都道府県", "都道府県", "人口/総数", "人口/男", "人口/女", "世帯"]);
    deepEqual(outline(t).rows, "3-5");
  });

  it("says that a list without header has none, and is not sure of it", () => {
    const t = one(`
'011002|札幌市|さっぽろし
'012025|函館市|はこだてし
'012033|小樽市|おたるし
'012041|旭川市|あさひかわし`);
    equal(t.headerRows, null);
    equal(outline(t).rows, "1-4");
    ok(t.confidence < 0.6);
  });

  it("takes years over the columns as header", () => {
    const t = one(`
部門別職員数
部門|2021|2022|2023|2024
一般行政|300|302|310|312
教育|120|118|117|117
消防|80|80|81|83
合計|500|500|508|512`);
    deepEqual(outline(t), { head: [2, 2], rows: "3-5", columns: ["部門", "2021", "2022", "2023", "2024"] });
  });

  it("does not call the approval box above a list a table", () => {
    const t = one(`
||||部長|課長|係長
||||||
研修受講者名簿
職員番号|氏名|所属|研修名|受講日|時間数|結果
'1001|山田太郎|総務課|DX基礎|R6.5.1|3|修了
'1002|鈴木花子|総務課|DX基礎|R6.5.1|3|修了
'1003|佐藤次郎|税務課|DX基礎|R6.5.1|3|未修了`);
    deepEqual(outline(t).head, [4, 4]);
    equal(outline(t).rows, "5-7");
  });

  it("leaves hidden rows of codes above the printed header out of it, and marks hidden columns", () => {
    const grid = { ...sheet(`
A0|A1101|A1102|A1103
コード|都道府県|人口|世帯
'01|北海道|5043|2500
'02|青森県|1165|500
'03|岩手県|1145|480`), hiddenRows: new Set([1]), hiddenColumns: new Set([1]) };
    const [t] = findTables("a.xlsx", grid);
    deepEqual(t?.headerRows, [2, 2]);
    deepEqual(t?.columns.map((c) => c.hidden ?? false), [true, false, false, false]);
    equal(t?.records.length, 3);
  });

  it("is not sure of a table in which many records hold one cell only", () => {
    const t = one(`
番号|氏名|所属|職名|採用日
1|山田太郎|総務課|課長|H10.4.1
|||育休中|
2|鈴木花子|税務課|主任|H25.4.1
||||令和7年まで
3|佐藤次郎|市民課|主事|R2.4.1
|||再任用|
4|高橋三枝|福祉課|主事|R3.4.1`);
    ok(t.confidence < 0.9);
  });

  it("finds no table in prose or in an empty sheet", () => {
    deepEqual(tables("この台帳は人事課が作成しました。\n取扱いに注意してください。\n問い合わせ先　内線1234"), []);
    deepEqual(tables(""), []);
  });
});

describe("table/find-tables: carried values", () => {
  it("fills department names written on the first row only, and stops at a new group", () => {
    const t = one(`
部|課|係|氏名|職名
総務部|総務課|庶務係|山田太郎|係長
|||鈴木花子|主事
||法規係|佐藤次郎|係長
|人事課|人事係|高橋三枝|主査
|||伊藤四郎|主事
市民部|市民課|窓口係|渡辺五月|係長
|||小林六郎|主事`);
    deepEqual(column(t, "部"), ["総務部", "総務部", "総務部", "総務部", "総務部", "市民部", "市民部"]);
    deepEqual(column(t, "課"), ["総務課", "総務課", "総務課", "人事課", "人事課", "市民課", "市民課"]);
    deepEqual(column(t, "係"), ["庶務係", "庶務係", "法規係", "人事係", "人事係", "窓口係", "窓口係"]);
  });

  it("does not let 係 of one 課 run on into the next 課 that has none", () => {
    const t = one(`
課|係|氏名|職名
総務課|庶務係|山田太郎|係長
||鈴木花子|主事
人事課||高橋三枝|課長
||伊藤四郎|主事
税務課|市民税係|渡辺五月|係長`);
    deepEqual(column(t, "係"), ["庶務係", "庶務係", null, null, "市民税係"]);
  });

  it("fills merged cells and ditto marks from where the value is written", () => {
    const t = one(`
所属|職員番号|氏名|職種
総務課|'1001|山田太郎|事務
|'1002|鈴木花子|〃
|'1003|佐藤次郎|同上
税務課|'1004|高橋三枝|土木
〃|'1005|伊藤四郎|々`, ["A2:A4"]);
    deepEqual(column(t, "所属"), ["総務課", "総務課", "総務課", "税務課", "税務課"]);
    deepEqual(column(t, "職種"), ["事務", "事務", "事務", "土木", "土木"]);
  });

  it("never fills an optional column whose values repeat", () => {
    const t = one(`
職員番号|氏名|係|兼務
'1001|山田太郎|庶務係|
'1002|鈴木花子|庶務係|人事課
'1003|佐藤次郎||
'1004|高橋三枝|法規係|
'1005|伊藤四郎||財政課`);
    deepEqual(column(t, "係"), ["庶務係", "庶務係", null, "法規係", null]);
    deepEqual(column(t, "兼務"), [null, "人事課", null, null, "財政課"]);
  });

  it("does not take a 係 beside the name that some people lack for one written once per group", () => {
    const t = one(`
職員番号|氏名|係|職名
'1001|山田太郎|庶務係|係長
'1002|鈴木花子||課長
'1003|佐藤次郎|法規係|係長
'1004|高橋三枝|文書係|係長
'1005|伊藤四郎||参事`);
    deepEqual(column(t, "係"), ["庶務係", null, "法規係", "文書係", null]);
  });

  it("never fills numbers", () => {
    const t = one(`
課|定員|氏名|号給
総務課|20|山田太郎|12
||鈴木花子|
税務課|30|佐藤次郎|30
||高橋三枝|`);
    deepEqual(column(t, "定員"), [20, null, 30, null]);
    deepEqual(column(t, "号給"), [12, null, 30, null]);
  });

  it("never gives a person without number the number of the person above", () => {
    const t = one(`
職員番号|氏名|研修名|受講日
'1001|山田太郎|DX基礎研修|R6.4.1
|鈴木花子|DX基礎研修|R6.4.1
'1003|佐藤次郎|DX基礎研修|R6.4.1
|高橋三枝|データ研修|R6.5.1`);
    deepEqual(column(t, "職員番号"), ["1001", null, "1003", null]);
  });

  it("gives further qualifications of a person to the person above", () => {
    const t = one(`
職員番号|氏名|資格名|取得年月日
'1001|山田太郎|基本情報技術者|H20.4.1
||応用情報技術者|H22.4.1
'1002|鈴木花子|ITパスポート|R1.5.1
'1003|佐藤次郎|統計検定2級|R2.5.1
||G検定|R3.5.1`);
    deepEqual(column(t, "職員番号"), ["1001", "1001", "1002", "1003", "1003"]);
    deepEqual(column(t, "氏名"), ["山田太郎", "山田太郎", "鈴木花子", "佐藤次郎", "佐藤次郎"]);
  });
});

describe("table/find-tables: several tables", () => {
  it("parts stacked tables without a gap by their headers", () => {
    const found = tables(`
R2年度|４月||５月||６月|
|申請|決定|申請|決定|申請|決定
北町|10|9|20|19|5|5
南町|11|8|22|20|6|5
西町|12|7|21|15|7|6
合計|33|24|63|54|18|16
R3年度|４月||５月|||
|申請|決定|申請|決定||
北町|8|8|9|9||
南町|7|7|8|8||
西町|6|6|7|7||
合計|21|21|24|24||`, ["A1:A2", "B1:C1", "D1:E1", "F1:G1", "A7:A8", "B7:C7", "D7:E7"]);
    deepEqual(found.map((t) => [t.headerRows, outline(t).rows, t.columns.length]), [[[1, 2], "3-5", 7], [[7, 8], "9-11", 5]]);
  });

  it("parts stacked tables with their own titles", () => {
    const found = tables(`
1　研修受講状況
職員番号|氏名|研修名
'1001|山田太郎|DX基礎
'1002|鈴木花子|DX基礎
※　eラーニングを含む。

2　資格取得状況
職員番号|氏名|資格名|取得日
'1001|山田太郎|ITパスポート|R2.4.1
'1003|佐藤次郎|基本情報|R3.4.1`);
    deepEqual(found.map((t) => [t.title, t.headerRows, outline(t).rows]), [["1　研修受講状況", [2, 2], "3-4"], ["2　資格取得状況", [8, 8], "9-10"]]);
  });

  it("keeps blocks with the same header and their own captions apart", () => {
    const found = tables(`
総務課
職員番号|氏名|職名
'1001|山田太郎|課長
'1002|鈴木花子|主任

税務課
職員番号|氏名|職名
'1003|佐藤次郎|課長
'1004|高橋三枝|主事`);
    deepEqual(found.map((t) => [t.headerRows, outline(t).rows]), [[[2, 2], "3-4"], [[7, 7], "8-9"]]);
    deepEqual(found.map((t) => column(t, "所属")), [["総務課", "総務課"], ["税務課", "税務課"]]);
  });

  it("parts tables side by side at an empty column", () => {
    const found = tables(`
研修の実績||||資格の実績||
年度|受講者|修了者||資格|人数|割合
令和4年度|10|9||ITパスポート|12|0.4
令和5年度|20|18||基本情報|3|0.1
令和6年度|30|28||応用情報|1|0.05
|||| MOS|20|0.6`);
    deepEqual(found.map((t) => [t.headerRows, outline(t).rows, outline(t).columns]), [
      [[2, 2], "3-5", ["年度", "受講者", "修了者"]],
      [[2, 2], "3-6", ["資格", "人数", "割合"]],
    ]);
  });

  it("parts a list folded into two columns of the same header", () => {
    const found = tables(`
番号|氏名|所属||番号|氏名|所属
1|山田太郎|総務課||4|高橋三枝|市民課
2|鈴木花子|総務課||5|伊藤四郎|市民課
3|佐藤次郎|税務課||6|渡辺五月|福祉課`);
    deepEqual(found.map((t) => outline(t).columns), [["番号", "氏名", "所属"], ["番号", "氏名", "所属"]]);
    deepEqual(found.map((t) => column(t, "氏名")), [["山田太郎", "鈴木花子", "佐藤次郎"], ["高橋三枝", "伊藤四郎", "渡辺五月"]]);
  });

  it("does not cut at a spacer column inside one table", () => {
    const found = tables(`
所属|職員数||受講者|修了者
総務課|20||10|9
税務課|30||20|15
市民課|40||30|28`);
    equal(found.length, 1);
    deepEqual(outline(found[0] as (typeof found)[number]).columns, ["所属", "職員数", "受講者", "修了者"]);
  });
});

describe("table/find-tables: blocks, forms and cross-tabs", () => {
  it("reads two rows per person under a header of two rows as one record", () => {
    const t = one(`
職員名簿
番号|氏名|所属|採用年月日
|フリガナ|職名|生年月日
1|山田太郎|総務課|H10.4.1
|ヤマダタロウ|課長|S50.1.2
2|鈴木花子|税務課|H25.4.1
|スズキハナコ|主事|H2.3.4
3|佐藤次郎|市民課|R2.4.1
|サトウジロウ|主事|H9.5.6`, ["A2:A3", "A4:A5", "A6:A7", "A8:A9"]);
    equal(t.shape, "block");
    deepEqual(t.headerRows, [2, 3]);
    deepEqual(t.records.map((r) => [r.row, r.lastRow]), [[4, 5], [6, 7], [8, 9]]);
    deepEqual(column(t, "フリガナ"), ["ヤマダタロウ", "スズキハナコ", "サトウジロウ"]);
    deepEqual(column(t, "生年月日"), ["S50.1.2", "H2.3.4", "H9.5.6"]);
    deepEqual(column(t, "職名"), ["課長", "主事", "主事"]);
  });

  it("reads a card of labels and values as a form with one record", () => {
    const t = one(`
||職員カード||
職員番号|'001234||氏名|山田太郎
フリガナ|ヤマダタロウ||生年月日|S50.1.2
所属|総務課||職名|課長
採用年月日|H10.4.1||職種|事務`);
    equal(t.shape, "form");
    equal(t.records.length, 1);
    deepEqual(t.columns.map((c) => c.header[0]), ["職員番号", "氏名", "フリガナ", "生年月日", "所属", "職名", "採用年月日", "職種"]);
    deepEqual(column(t, "氏名"), ["山田太郎"]);
  });

  it("reads each card of a sheet of cards", () => {
    const found = tables(`
職員番号|'001234|氏名|山田太郎
所属|総務課|職名|課長

職員番号|'001235|氏名|鈴木花子
所属|税務課|職名|主事`);
    deepEqual(found.map((t) => column(t, "氏名")), [["山田太郎"], ["鈴木花子"]]);
  });

  it("unpivots people × skills with their category above", () => {
    const t = one(`
スキル調査
職員番号|氏名|所属|業務改革|||データ||備考
|||業務改善・BPR|可視化|変革|データ利活用|生成AI|
'1001|山田太郎|総務課|3|2|1|0|4|
'1002|鈴木花子|税務課|1||2|2|3|育休中
'1003|佐藤次郎|市民課|0|1|1|1|2|`, ["A2:A3", "B2:B3", "C2:C3", "D2:F2", "G2:H2", "I2:I3"]);
    equal(t.shape, "crosstab");
    equal(outline(t).rows, "4-6");
    equal(t.records.length, 15);
    deepEqual(column(t, "項目").slice(0, 5), ["業務改善・BPR", "可視化", "変革", "データ利活用", "生成AI"]);
    deepEqual(column(t, "値").slice(5, 10), [1, null, 2, 2, 3]);
    deepEqual(column(t, "備考").slice(4, 6), [null, "育休中"]);
  });

  it("unpivots people × courses of marks, but leaves months of small numbers alone", () => {
    const marks = one(`
氏名|所属|DX基礎研修|データ研修|RPA研修|AI研修
山田太郎|総務課|○||○|
鈴木花子|税務課|○|○||
佐藤次郎|市民課||○||○`);
    equal(marks.shape, "crosstab");
    const months = one(`
氏名|所属|4月|5月|6月|7月
山田太郎|総務課|1|0|3|2
鈴木花子|税務課|2|2|0|1
佐藤次郎|市民課|0|1|1|1`);
    equal(months.shape, "list");
  });

  it("reads the labelled captions above a list as columns that hold for every record", () => {
    const t = one(`
DX準備度チェックリスト
所属|総務部総務課||記入者|山田太郎
項目番号|項目|レベル|根拠|目標レベル
A01|首長の方針表明|3|訓示|4
A02|管理職研修|2|名簿|3
P01|DX計画|4|計画書|5`);
    deepEqual(t.headerRows, [3, 3]);
    deepEqual(column(t, "所属"), ["総務部総務課", "総務部総務課", "総務部総務課"]);
    deepEqual(column(t, "記入者"), ["山田太郎", "山田太郎", "山田太郎"]);
  });
});

describe("table/find-tables: hostile sheets", () => {
  it("is not slowed by ten thousand merges and absurd dimensions", () => {
    const found = tables(`
職員番号|氏名
'1001|山田太郎
'1002|鈴木花子`, [...Array.from({ length: 10_000 }, (_, i) => `C${i + 1}:XFD${i + 1}`), "A4:XFD1048576"]);
    equal(found.length, 1);
    deepEqual(outline(found[0] as (typeof found)[number]).rows, "2-3");
  });
});

describe("table/find-tables: long and half-empty sheets", () => {
  const people = (n: number): string => Array.from({ length: n }, (_, i) => `'${10_000 + i}|人物${i}号|総務課|H10.4.1`).join("\n");
  const header = "職員|氏名|所属|採用\n番号|||年月日";

  it("joins pages however far down they begin", () => {
    // The page break falls where the detector stops looking closely.
    const pages = [`職員名簿\n${header}`, people(236), header, people(300), header, people(40), "合計|576||"].join("\n");
    const t = one(pages);
    deepEqual(t.headerRows, [2, 3]);
    equal(t.records.length, 576);
  });

  it("knows the second header row of a survey nobody has answered yet", () => {
    const t = one(`
スキル調査
職員番号|氏名|業務改革|||管理|
||可視化|業務改善|変革|調達|標準化
'1001|山田太郎|||||
'1002|鈴木花子|||||
'1003|佐藤次郎|3|2|1|0|4`, ["A2:A3", "B2:B3", "C2:E2", "F2:G2"]);
    deepEqual(t.headerRows, [2, 3]);
    equal(outline(t).rows, "4-6");
  });
});
