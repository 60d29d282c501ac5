import assert from "node:assert/strict";
import { departmentKey, headCount, joinPath, levelOfName, splitPath } from "../../../src/core/link/department-path.ts";
import { linkTables } from "../../../src/core/link/link-tables.ts";
import { ledger, roster } from "./ledger-fixture.ts";

const DEPARTMENTS = ledger({
  file: "組織.csv", sheet: "組織", kind: "departments",
  fields: ["departments.dept_code", "departments.name", "departments.level", "departments.parent_code", "departments.valid_to"],
  rows: [
    ["01", "総務部", 1, null, null], ["0101", "総務課", 2, "01", null], ["010101", "管理係", 3, "0101", null], ["0102", "情報政策課", 2, "01", "2026-03-31"], ["0103", "デジタル推進課", 2, "01", null],
    ["02", "市民部", 1, null, null], ["0201", "市民課", 2, "02", null], ["020101", "管理係", 3, "0201", null], ["03", "議会事務局", 2, null, null],
  ],
});
const staff = (...cells: (readonly (string | null)[])[]) => roster(cells.map((dept, i) => [`000${i + 1}`, `職員${"一二三四五六七八九"[i] ?? ""}郎`, null, null, ...dept, "主事"]));

describe("departments: one cell or three, codes, full paths", () => {
  const cases: readonly (readonly [string, readonly (string | null)[], string | null])[] = [
    ["three columns", ["総務部", "総務課", "管理係"], "010101"],
    ["two columns", ["市民部", "市民課", null], "0201"],
    ["課 alone", [null, "市民課", null], "0201"],
    ["係 known by its 課", [null, "市民課", "管理係"], "020101"],
    ["係 that no ledger lists", ["総務部", "総務課", "法規係"], "0101"],
    ["full-width and spaced out", ["総　務　部", "総 務 課", null], "0101"],
    ["directly under the body", [null, "議会事務局", null], "03"],
    ["係 of one name in two 課", [null, null, "管理係"], null],
    ["unknown", ["総務部", "総防課", null], null],
  ];
  for (const [what, parts, code] of cases) {
    it(what, () => {
      const linked = linkTables([DEPARTMENTS, staff(parts)]);
      assert.equal(linked.tables.staff[0]?.dept_code ?? null, code);
      assert.equal(linked.quarantine.length, code === null ? 1 : 0);
      assert.equal(linked.tables.staff.length, 1, "the person stays");
    });
  }

  for (const text of ["総務部総務課管理係", "総務部　総務課　管理係", "総務部／総務課／管理係", "総務部 総務課\n管理係", "架空市総務部総務課管理係", "０１０１０１"]) {
    it(`one cell: ${JSON.stringify(text)}`, () => {
      const table = ledger({ kind: "staff", fields: ["staff.staff_no", "staff.name", "staff.dept"], rows: [["0001", "職員一郎", text]] });
      const [person] = linkTables([DEPARTMENTS, table]).tables.staff;
      assert.deepEqual([person?.dept_1, person?.dept_2, person?.dept_3, person?.dept_code], ["総務部", "総務課", "管理係", "010101"]);
    });
  }

  it("names the nearest department when one is misspelt", () => {
    const linked = linkTables([DEPARTMENTS, staff([null, "デシタル推進課", null])]);
    const [issue] = linked.issues;
    assert.equal(issue?.code === "department_unresolved" ? issue.nearest : "", "デジタル推進課");
  });

  it("says so when 部 and 課 do not belong together", () => {
    const linked = linkTables([DEPARTMENTS, staff(["市民部", "総務課", null])]);
    assert.deepEqual(linked.issues.map((i) => i.code), ["department_corrected"]);
    assert.equal(linked.tables.staff[0]?.dept_code, "0101");
  });
});

describe("機構改革", () => {
  it("leads an abolished department to its successor", () => {
    const linked = linkTables([DEPARTMENTS, staff(["総務部", "情報政策課", null])], { crosswalk: [{ from: "0102", to: "0103", on: "2026-04-01" }] });
    assert.deepEqual([linked.tables.staff[0]?.dept_code, linked.tables.staff[0]?.dept_2], ["0103", "デジタル推進課"]);
    assert.ok([...linked.changes].some((c) => c.field === "dept_code" && c.rule === "dept.crosswalk"));
  });

  it("leads an old name that no ledger has any more", () => {
    const linked = linkTables([DEPARTMENTS, staff([null, "電算室", null])], { crosswalk: [{ from: "総務部電算室", to: "0103", on: "2020-04-01" }] });
    assert.equal(linked.tables.staff[0]?.dept_code, "0103");
  });

  it("asks where one was split", () => {
    const linked = linkTables([DEPARTMENTS, staff(["総務部", "情報政策課", null])], {
      crosswalk: [{ from: "0102", to: "0103", on: "2026-04-01", share: 0.6 }, { from: "0102", to: "0101", on: "2026-04-01", share: 0.4 }],
    });
    assert.deepEqual(linked.issues.map((i) => i.code), ["department_split"]);
  });

  it("does not use what is not yet in force", () => {
    const linked = linkTables([DEPARTMENTS, staff(["総務部", "総務課", null])], { crosswalk: [{ from: "0101", to: "0103", on: "2027-04-01" }] });
    assert.equal(linked.tables.staff[0]?.dept_code, "0101");
  });
});

describe("departments from the roster alone", () => {
  const linked = linkTables([staff(["総務部", "総務課", "庶務係"], ["総務部", "総務課", "法規係"], ["市民部", "市民課", null], [null, "議会事務局", null])]);

  it("makes codes in order of appearance, levels and parents", () => {
    assert.deepEqual(linked.tables.departments.map((d) => [d.dept_code, d.level, d.name, d.parent_code, d.full_path]), [
      ["D01", 1, "総務部", null, "総務部"], ["D0101", 2, "総務課", "D01", "総務部　総務課"], ["D010101", 3, "庶務係", "D0101", "総務部　総務課　庶務係"], ["D010102", 3, "法規係", "D0101", "総務部　総務課　法規係"],
      ["D02", 1, "市民部", null, "市民部"], ["D0201", 2, "市民課", "D02", "市民部　市民課"], ["D03", 2, "議会事務局", null, "議会事務局"],
    ]);
  });

  it("gives 課 level 2 under 局 and 部, and under 教育委員会 and its 部", () => {
    const table = ledger({ kind: "staff", fields: ["staff.staff_no", "staff.name", "staff.dept"], rows: [["1", "職員一郎", "健康福祉局 福祉部 福祉課 庶務係"], ["2", "職員二郎", "教育委員会 教育部 学校教育課"], ["3", "職員三郎", "市民病院 看護部 外来係"], ["4", "職員四郎", "市民病院 事務課"]] });
    const { departments, staff: people } = linkTables([table]).tables;
    assert.deepEqual(departments.map((d) => [d.full_path, d.level]), [
      ["健康福祉局", 1], ["健康福祉局　福祉部", 1], ["健康福祉局　福祉部　福祉課", 2], ["健康福祉局　福祉部　福祉課　庶務係", 3],
      ["教育委員会", 1], ["教育委員会　教育部", 1], ["教育委員会　教育部　学校教育課", 2],
      ["市民病院", 1], ["市民病院　看護部", 2], ["市民病院　看護部　外来係", 3], ["市民病院　事務課", 2],
    ]);
    assert.deepEqual(people.map((s) => [s.dept_1, s.dept_2, s.dept_3]), [
      ["健康福祉局　福祉部", "福祉課", "庶務係"], ["教育委員会　教育部", "学校教育課", null], ["市民病院", "看護部", "外来係"], ["市民病院", "事務課", null],
    ]);
  });

  it("gives every person the deepest of them", () => {
    assert.deepEqual(linked.tables.staff.map((s) => s.dept_code), ["D010101", "D010102", "D0201", "D03"]);
  });

  it("takes a code that stands beside several 係 for that of their 課", () => {
    const fields = ["staff.staff_no", "staff.name", "staff.dept_1", "staff.dept_2", "staff.dept_3", "staff.dept_code"];
    const rows = [["1", "職員一郎", "総務部", "総務課", "庶務係", "101"], ["2", "職員二郎", "総務部", "総務課", "法規係", "101"]];
    const made = linkTables([ledger({ kind: "staff", fields, rows })]).tables;
    assert.equal(made.departments.find((d) => d.name === "総務課")?.dept_code, "101");
    assert.equal(made.staff[0]?.dept_3, "庶務係");
  });
});

describe("paths", () => {
  it("cuts at the endings of names", () => {
    assert.deepEqual(splitPath("総務部総務課管理係"), ["総務部", "総務課", "管理係"]);
    assert.deepEqual(splitPath("教育委員会事務局 学校教育課"), ["教育委員会事務局", "学校教育課"]);
  });
  it("leaves names that only look like paths", () => {
    for (const name of ["部落解放推進課", "部分林管理係", "まちづくり課", "企画部"]) assert.deepEqual(splitPath(name), [name]);
  });
  it("counts the 部局 at the head of a path: 局 above 部, 教育委員会 above 教育部, a hospital's 看護部 not", () => {
    const paths = ["健康福祉局　福祉部　福祉課　庶務係", "教育委員会　教育部　学校教育課", "総務部　総務課", "総務課　庶務係", "市民病院　看護部　外来係", "市民課　○○支部", "教育委員会事務局　学校教育課"];
    assert.deepEqual(paths.map((path) => headCount(path.split("　"))), [2, 2, 1, 0, 1, 0, 0]);
  });

  it("knows levels by endings", () => {
    assert.deepEqual(["総務部", "消防本部", "総務課", "議会事務局", "デジタル推進室", "庶務係", "広報担当"].map(levelOfName), [1, 1, 2, 2, 2, 3, 3]);
  });
  it("has one key for one path however it is written", () => {
    assert.equal(departmentKey("総務部／総務課"), departmentKey(joinPath(["総務部", "総　務　課"])));
    assert.notEqual(departmentKey("センター"), departmentKey("センタ"));
  });
});
