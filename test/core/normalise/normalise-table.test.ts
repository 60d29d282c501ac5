import assert from "node:assert/strict";
import type { NormalisedTable } from "../../../src/core/normalise/record-types.ts";
import { ledger } from "../link/ledger-fixture.ts";

const only = (table: NormalisedTable, ...fields: string[]): unknown[][] => table.drafts.map((d) => fields.map((f) => d.values[f] ?? d.link[f] ?? null));
const one = (field: string, raw: string | number, more: { title?: string; headers?: readonly string[]; kind?: "staff" | "training" | "projects" | "project_demands" | "readiness_answers" | "skills" | "processes" } = {}) => {
  const kind = more.kind ?? (field.slice(0, field.indexOf(".")) as "staff");
  const first = { staff: "staff.staff_no", skills: "skills.staff_no", training: "training.staff_no", projects: "projects.project_id", project_demands: "projects.project_id", readiness_answers: "readiness_answers.item_id", processes: "processes.process_id" }[kind];
  const table = ledger({ kind, fields: [first, field], rows: [["A01", raw]], ...(more.title === undefined ? {} : { title: more.title }), ...(more.headers === undefined ? {} : { headers: ["番号", ...more.headers] }) });
  return { table, value: table.drafts[0]?.values[field.slice(field.indexOf(".") + 1)] ?? null };
};

describe("normaliseTable: values by field", () => {
  const cases: readonly (readonly [string, string | number, unknown, { headers?: readonly string[] }?])[] = [
    ["staff.birth_date", "昭和５５年４月１日", "1980-04-01"],
    ["staff.sex", "女性", "女"], ["staff.status", "育児休業中", "育休"], ["staff.status", "在籍", "在職"],
    ["staff.post", "課　長", "課長"], ["staff.job_class", "事務（ＩＣＴ）", "事務（ICT）"],
    ["staff.weekly_hours", "３１時間", 31], ["staff.grade", "４級", "4"], ["staff.step", "25号給", "25"],
    ["training.result", "修了済", "修了"], ["training.result", "欠席", "未修了"], ["training.hours", "6時間", 6],
    ["projects.status", "開発中", "構築"], ["projects.status", "③調達", "調達"], ["projects.plan_item", "AI・ＲＰＡの利用推進", "AIRPA"],
    ["projects.budget_yen", "1,200千円", 1_200_000], ["projects.budget_yen", 1200, 1_200_000, { headers: ["予算額（千円）"] }], ["projects.budget_yen", 1200, 1200],
    ["projects.priority", 3, 3],
    ["project_demands.role_id", "プロジェクトマネージャー", "PM"], ["project_demands.role_id", "業務改革担当（BA）", "BA"], ["project_demands.sourcing", "外部委託", "委託"],
    ["project_demands.fte", "0.5人工", 0.5],
    ["readiness_answers.level", "レベル３", 3], ["readiness_answers.level", "○", 5], ["readiness_answers.level", "△", 2.5], ["readiness_answers.state", "済", "確認済"], ["readiness_answers.target_fy", "令和９年度", "2027"],
    ["skills.skill_name", "①データ利活用", "データ利活用"], ["skills.skill_name", "３．データ利活用", "データ利活用"], ["skills.skill_name", "(4) データ利活用", "データ利活用"],
    ["skills.skill_name", "4　情報セキュリティ（0～4）", "情報セキュリティ"], ["skills.skill_name", "S01 業務改善・BPR", "業務改善・BPR"],
    ["skills.skill_name", "P2.2.1", "P2.2.1"], ["skills.skill_name", "P1.3.3 プログラム管理", "プログラム管理"], ["skills.skill_name", "LT2", "LT2"], ["skills.skill_name", "3Dモデル", "3Dモデル"],
    ["skills.source", "所属長", "manager"], ["processes.channel", "紙・電子", "混在"], ["processes.online_rate", "35%", 0.35], ["processes.automation", "無", "なし"],
  ];
  for (const [field, raw, value, more] of cases) it(`${field}「${raw}」→ ${JSON.stringify(value)}`, () => assert.equal(one(field, raw, more).value, value));

  it("reads an item id standing alone under スキル名 as the id, whole", () => {
    const table = ledger({ kind: "skills", fields: ["skills.staff_no", "skills.skill_name"], rows: [["1", "P2.2.1"], ["2", "P3.1.10"], ["3", "P1.3.3 プログラム管理"]] });
    assert.deepEqual(only(table, "skill_id"), [["P2.2.1"], ["P3.1.10"], ["P1.3.3"]]);
  });

  it("keeps what it cannot read as unknown, never as zero, and says so", () => {
    const { table, value } = one("readiness_answers.level", "そこそこ");
    assert.equal(value, null);
    assert.deepEqual(table.issues.map((i) => i.code), ["rating_not_recognised"]);
  });

  it("keeps a word outside the list as written, and says so", () => {
    const { table, value } = one("projects.status", "にぎやか");
    assert.equal(value, "にぎやか");
    assert.deepEqual(table.issues.map((i) => i.code), ["word_unknown"]);
  });

  it("reports a value outside what the field can hold and keeps it", () => {
    const { table, value } = one("skills.level", 7);
    assert.deepEqual([value, table.issues.map((i) => i.code)], [7, ["number_out_of_range"]]);
  });
});

describe("normaliseTable: lineage", () => {
  it("lists changed values with cell, before, after and rule, and only these", () => {
    const table = ledger({ kind: "staff", fields: ["staff.staff_no", "staff.name", "staff.hire_date", "staff.dept_2"], rows: [["0001", "田中 四郎", "H10.4.1", "総務課"]] });
    assert.deepEqual([...table.changes].map((c) => [c.field, c.at.row, c.at.column, c.before, c.after, c.rule]), [
      ["name", 3, 2, "田中 四郎", "田中　四郎", "name.space"], ["hire_date", 3, 3, "H10.4.1", "1998-04-01", "date.read"],
    ]);
  });

  it("keeps the reason of a missing value", () => {
    const table = ledger({ kind: "projects", fields: ["projects.project_id", "projects.start", "projects.end"], rows: [["P1", "未定", "－"]] });
    assert.deepEqual([...table.changes].map((c) => [c.field, c.before, c.after, c.rule]), [["start", "未定", "", "missing.undecided"], ["end", "－", "", "missing.notApplicable"]]);
  });

  it("says where a carried value is written", () => {
    const table = ledger({ kind: "staff", fields: ["staff.staff_no", "staff.name"], rows: [["0001", "田中　四郎"]] });
    assert.deepEqual([...table.changes], []);
  });
});

describe("normaliseTable: parts joined and split", () => {
  it("姓 and 名, セイ and メイ", () => {
    const table = ledger({ kind: "staff", fields: ["staff.staff_no", "staff.name_family", "staff.name_given", "staff.kana_family", "staff.kana_given"], rows: [["1", "田中", "四郎", "たなか", "ｼﾛｳ"]] });
    assert.deepEqual(only(table, "name", "name_kana"), [["田中　四郎", "タナカ シロウ"]]);
  });

  it("旧姓 from brackets and from 備考, a retirement from 備考", () => {
    const table = ledger({ kind: "staff", fields: ["staff.staff_no", "staff.name", "備考"], headers: ["番号", "氏名", "備考"], rows: [["1", "中村　五月（旧姓：石上）", null], ["2", "中村　六月", "旧姓：山田"], ["3", "中村　七月", "R8.6.30退職"]] });
    assert.deepEqual(only(table, "name", "former_name", "retire_date"), [["中村　五月", "石上", null], ["中村　六月", "山田", null], ["中村　七月", null, "2026-06-30"]]);
    assert.deepEqual(table.carried.map((c) => [c.header, c.rows.length]), [["備考", 2]], "the remark itself is carried as well");
  });

  it("級号給 in one cell", () => {
    const table = ledger({ kind: "staff", fields: ["staff.staff_no", "staff.grade_step"], rows: [["1", "行(一)4-25"], ["2", "4級25号給"], ["3", "３－１７"]] });
    assert.deepEqual(only(table, "pay_table", "grade", "step"), [["行(一)", "4", "25"], [null, "4", "25"], [null, "3", "17"]]);
  });

  it("a period in one cell", () => {
    const table = ledger({ kind: "training", fields: ["training.staff_no", "training.course", "training.start"], rows: [["1", "DX基礎", "R6.5.1～R6.5.3"]] });
    assert.deepEqual(only(table, "start", "end"), [["2024-05-01", "2024-05-03"]]);
  });

  it("資格1 … 資格n, one record each; several in one cell; dates in brackets", () => {
    const table = ledger({ kind: "staff", fields: ["staff.staff_no", "qualifications.name#1", "qualifications.acquired_on#1", "qualifications.name#2"], rows: [["1", "ITパスポート", "H28.11.20", null], ["2", "基本情報技術者（R2.12.1取得）、ITパスポート", null, "応用情報技術者"]] });
    const held = table.drafts.filter((d) => d.plan.table === "qualifications").map((d) => [d.row, d.values["name"], d.values["acquired_on"]]);
    assert.deepEqual(held, [[3, "ITパスポート", "2016-11-20"], [4, "基本情報技術者", "2020-12-01"], [4, "ITパスポート", null], [4, "応用情報技術者", null]]);
  });

  it("所属長評価 beside 自己評価: one record each", () => {
    const table = ledger({ kind: "skills", fields: ["skills.staff_no", "skills.skill_name", "skills.level_self", "skills.level_manager"], rows: [["1", "データ利活用", 3, 2]] });
    assert.deepEqual(only(table, "source", "level").sort(), [["manager", 2], ["self", 3]]);
  });

  it("a 1-5 column becomes 0-4; a 0-4 column stays", () => {
    const levels = (values: number[]) => only(ledger({ kind: "skills", fields: ["skills.staff_no", "skills.skill_name", "skills.level"], rows: values.map((v, i) => [String(i), "データ利活用", v]) }), "level").flat();
    assert.deepEqual(levels([1, 3, 5]), [0, 2, 4]);
    assert.deepEqual(levels([0, 2, 4]), [0, 2, 4]);
  });

  it("必須 ○ and blank: blank is no only where × never stands", () => {
    const critical = (marks: (string | null)[]) => only(ledger({ kind: "project_demands", fields: ["projects.project_id", "project_demands.role_id", "project_demands.critical"], rows: marks.map((m) => ["P1", "PM", m]) }), "critical").flat();
    assert.deepEqual(critical(["○", null]), [true, false]);
    assert.deepEqual(critical(["○", "×", null]), [true, false, null]);
  });

  it("births without an era, where the whole column leaves only one; a single one stays unknown", () => {
    const births = (texts: string[]) => ledger({ kind: "staff", fields: ["staff.staff_no", "staff.birth_date"], rows: texts.map((t, i) => [String(i), t]) });
    assert.deepEqual(only(births(["55.4.1", "40.12.3", "62.7.7", "48.1.20", "51.9.9"]), "birth_date").flat(), ["1980-04-01", "1965-12-03", "1987-07-07", "1973-01-20", "1976-09-09"]);
    const mixed = births(["S55.4.1", "S40.12.3", "62.7.7", "H2.1.20", "S51.9.9"]);
    assert.deepEqual([mixed.drafts[2]?.values["birth_date"], mixed.issues.map((i) => i.code)], [null, ["date_era_missing"]]);
  });

  it("a percentage column without signs", () => {
    const table = ledger({ kind: "processes", fields: ["processes.process_id", "processes.online_rate"], rows: [["1", 35], ["2", 100], ["3", 1]] });
    assert.deepEqual(only(table, "online_rate").flat(), [0.35, 1, 0.01]);
  });
});

describe("normaliseTable: what the ledger says of itself", () => {
  it("its day, from a caption, a sheet's or a file's name", () => {
    const asOf = (more: { title?: string; sheet?: string; file?: string }) => ledger({ kind: "staff", fields: ["staff.staff_no"], rows: [["1"]], ...more }).asOf;
    assert.equal(asOf({ title: "職員名簿　令和８年１０月１日　現在" }), "2026-10-01");
    assert.equal(asOf({ sheet: "R7.4.1現在" }), "2025-04-01");
    assert.equal(asOf({ file: "名簿_20260401.csv" }), "2026-04-01");
    assert.equal(asOf({ title: "令和8年度職員名簿" }), undefined, "a year is no day");
  });

  it("a column of unknown kind is carried, not dropped", () => {
    const table = ledger({ kind: "unknown", fields: ["備考", "備考"], headers: ["品名", "数量"], rows: [["机", 3]] });
    assert.deepEqual([table.drafts.length, table.carried.map((c) => [c.header, c.texts])], [0, [["品名", ["机"]], ["数量", ["3"]]]]);
  });

  it("a total that was taken for a person makes no person", () => {
    const table = ledger({ kind: "staff", fields: ["staff.staff_no", "staff.name"], rows: [["1", "田中　四郎"], [null, "小　計"]] });
    assert.deepEqual([table.drafts.length, table.emptyRows], [1, [4]]);
  });
});
