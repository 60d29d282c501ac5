import assert from "node:assert/strict";
import { type Grid, gridFromRows, textCell } from "../../src/core/model/grid.ts";
import { emptyTables, type CanonicalTables } from "../../src/core/model/canonical.ts";
import { readTransferPlans } from "../../src/core/transfer-file.ts";
import { transferFaultText } from "../../src/core/validate/messages/transfer.ts";

const person = (staff_no: string, name: string, dept_code: string, extra: object = {}) => ({ staff_no, name, dept_code, rank_band: "係員", former_name: null, ...extra });
const dept = (dept_code: string, name: string, full_path: string, extra: object = {}) => ({ dept_code, level: 2, name, full_path, valid_to: null, ...extra });
/** Invented people and departments, only the columns this reader looks at. */
const tables = {
  ...emptyTables(),
  staff: [person("0001", "髙橋　花子", "0101"), person("0002", "佐藤　次郎", "0102", { former_name: "鈴木　次郎" }), person("0012", "田中　一", "0101"), person("012", "田中　実", "0101")],
  departments: [dept("0101", "総務課", "総務部　総務課"), dept("0102", "人事課", "総務部　人事課"), dept("0201", "総務課", "市民部　総務課"), dept("0301", "旧課", "市民部　旧課", { valid_to: "2026-03-31" })],
} as unknown as CanonicalTables;

const grid = (rows: readonly (readonly string[])[], name = "異動案", extra: Partial<Grid> = {}): Grid => gridFromRows(name, rows.map((row) => row.map(textCell)), extra);
const HEAD = ["案の名前", "職員番号", "氏名", "異動先 所属コード", "異動先 所属名", "異動日", "異動後の職名", "異動後の職階"];
const read = (...grids: readonly Grid[]) => readTransferPlans(grids, tables, "2026-10-01");
const plansOf = (...grids: readonly Grid[]) => {
  const result = read(...grids);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};
const faultsOf = (rows: readonly (readonly string[])[]): readonly string[] => {
  const result = read(grid([HEAD, ...rows]));
  return result.ok ? [] : result.error.map(transferFaultText);
};

describe("異動案 files", () => {
  it("reads plans by code or name, whatever stands above the head and however it is written", () => {
    const plans = plansOf(grid([
      ["令和9年度　異動案（取扱注意）"], [],
      ["案", "職員\n番号", "氏 名", "新所属名", "発令日", "新職名"],
      ["第1案（強化）", "０００１", "高橋花子", "総務部人事課", "令和9年4月1日", "係長"],
      ["〃", "0002", "鈴木 次郎", "市民部　総務課", "2027/4/1", ""],
      ["第2案", "0002", "", "0101".replace("0101", "総務部総務課"), "", ""],
    ]));
    assert.deepEqual(plans.map(({ name, moves }) => [name, moves.map(({ staffNo, toDept, on, rankBand }) => [staffNo, toDept, on, rankBand])]), [
      ["第1案（強化）", [["0001", "0102", "2027-04-01", "係長級"], ["0002", "0201", "2027-04-01", undefined]]],
      ["第2案", [["0002", "0101", undefined, undefined]]],
    ]);
    assert.deepEqual(plans[0]?.moves[0]?.notes, ["職名から職階を係長級としました"]);
  });

  it("takes a sheet as a plan where no column names it, and leaves sheets of other things alone", () => {
    const head = ["職員番号", "異動先"];
    const plans = plansOf(grid([["書き方"], ["1人を1行で書きます"]], "説明"), grid([head, ["0001", "人事課"]], "案ア"), grid([head, ["0001", "0201"].map((x) => (x === "0201" ? "市民部 総務課" : x))], "案イ"));
    assert.deepEqual(plans.map(({ name, moves }) => [name, moves[0]?.toDept]), [["案ア", "0102"], ["案イ", "0201"]]);
  });

  it("takes a merged 案の名前 for all its rows, and numbers that Excel stripped of zeros when only one person fits", () => {
    const merged = grid([HEAD, ["A", "1", "", "102", "", "", "", ""], ["", "2", "佐藤次郎", "", "総務部総務課", "", "", "課長級"]], "x", { merges: [{ top: 2, left: 1, bottom: 3, right: 1 }] });
    const [plan] = plansOf(merged);
    assert.deepEqual(plan?.moves.map(({ staffNo, toDept, rankBand }) => [staffNo, toDept, rankBand]), [["0001", "0102", undefined], ["0002", "0101", "課長級"]]);
    assert.match(String(plan?.moves[0]?.notes), /「1」を「0001」と読みました/u);
  });

  it("says row, place and remedy of everything it cannot take", () => {
    assert.deepEqual(faultsOf([
      ["A", "0009", "髙橋花子", "0102", "", "", "", ""],
      ["A", "0001", "佐藤次郎", "0102", "", "", "", ""],
      ["A", "12", "", "0102", "", "", "", ""],
      ["A", "0002", "", "0999", "", "", "", ""],
      ["A", "0002", "", "", "総務課", "", "", ""],
      ["A", "0002", "", "", "総務部人事科", "", "", ""],
      ["A", "0002", "", "0101", "人事課", "", "", ""],
      ["A", "0002", "", "0301", "", "", "", ""],
      ["", "0002", "", "0101", "", "", "", ""],
      ["A", "", "佐藤次郎", "0101", "", "", "", ""],
      ["A", "0001", "", "", "", "", "", ""],
      ["A", "0001", "", "0102", "", "来春", "", "部長"],
    ]), [
      "「異動案」 2 行目: 職員番号「0009」は名簿にありません。同じ氏名の職員は「0001 髙橋　花子」です。番号を直してください。",
      "「異動案」 3 行目: 「0001 佐藤次郎」と書かれていますが、名簿のその番号は「髙橋　花子」です。番号か氏名を直してください。",
      "「異動案」 4 行目: 職員番号「12」に当たる職員が複数います（0012、012）。先頭の0まで書いてください。",
      "「異動案」 5 行目: 異動先「0999」は所属の一覧にありません。正規化台帳の「所属」にあるコードか名称を書いてください。",
      "「異動案」 6 行目: 異動先「総務課」に当たる所属が複数あります（0101 総務部　総務課、0201 市民部　総務課）。所属コードを書いてください。",
      "「異動案」 7 行目: 異動先「総務部人事科」は所属の一覧にありません。「総務部　人事課」のことであれば、そのように直してください。",
      "「異動案」 8 行目: 異動先のコードと名称「0101 人事課」が食い違います（そのコードは「総務部　総務課」です）。どちらかを直してください。",
      "「異動案」 9 行目: 異動先「0301」は2026-03-31で廃止されています。今ある所属を書いてください。",
      "「異動案」 10 行目: 案の名前が空欄です。すべての行に案の名前を書くか、同じ案なら「〃」と書いてください。",
      "「異動案」 11 行目: 職員番号が空欄です（氏名「佐藤次郎」）。同姓同名を取り違えないため、番号を書いてください。",
      "「異動案」 12 行目: 職員番号「0001」の異動先が空欄です。所属コードか所属名を書いてください（異動しない人の行は要りません）。",
      "「異動案」 13 行目: 異動日「来春」が日付として読めません。「令和9年4月1日」か「2027-04-01」のように書いてください。",
      "「異動案」 13 行目: 職階「部長」はありません。部長級、次長級、課長級、課長補佐級、係長級、主任級、係員のいずれかを書いてください。",
    ]);
  });

  it("refuses two moves of one person in one plan, a plan called 現状, no head, no rows and too many plans", () => {
    assert.match(faultsOf([["A", "0001", "", "0102", "", "", "", ""], ["A", "0001", "", "0201", "", "", "", ""]]).join(), /3 行目: 職員番号「0001」は、同じ案の異動案 2 行目でも異動しています/u);
    assert.equal(faultsOf([["A", "0001", "", "0102", "", "", "", ""], ["B", "0001", "", "0201", "", "", "", ""]]).length, 0);
    assert.match(faultsOf([["現状", "0001", "", "0102", "", "", "", ""]]).join(), /「現状」は使えません/u);
    const none = read(grid([["所属", "人数"], ["総務課", "3"]]));
    assert.match(none.ok ? "" : none.error.map(transferFaultText).join(), /見出しが見つかりません.*職員番号/u);
    assert.match(faultsOf([]).join(), /異動が1件も書かれていません/u);
    assert.match(faultsOf(["A", "B", "C", "D", "E", "F", "G"].map((plan) => [plan, "0001", "", "0102", "", "", "", ""])).join(), /7あります.*6案まで/u);
  });
});
