import { strict as assert } from "node:assert";
import { near, person, scored, survey, town } from "../reference/small-town.ts";

const assigned = (staff_no: string, to: string | null) => ({ project_id: "旧", role_id: "PM", staff_no, share: 0.1, to });

describe("R20 category order", () => {
  const category = (extra: object, rest: Parameters<typeof town>[0] = {}) => scored(town({ staff: [person("1", extra), person("2")], skills: survey("2", 1), ...rest })).staff("1");
  for (const [label, extra, expected] of [
    ["CIO補佐官 before leader", { designation: "DX推進リーダー;CIO補佐官" }, "高度専門人材"], ["designated leader", { designation: "ＤＸ推進リーダー（0.3）" }, "DX推進リーダー"],
    ["designation beats inference", { designation: "DX推進リーダー", employment_type: "任期付", job_class: "情報" }, "DX推進リーダー"],
    ["DX推進員 is none", { designation: "DX推進員" }, "一般行政職員"], ["候補 is none", { designation: "DX推進リーダー候補" }, "一般行政職員"],
    ["対象外 before designation", { designation: "DX推進リーダー", status: "休職" }, "対象外"], ["DX専門官", { designation: "DX専門官" }, "高度専門人材"],
  ] as const) it(label, () => assert.equal(category(extra)?.category, expected));

  it("gives each its reason", () => {
    assert.equal(category({ designation: "CIO補佐官" })?.categoryReason, "指名（CIO補佐官）");
    assert.equal(category({ job_class: "消防" })?.categoryReason, "職種");
  });
});

describe("R21 inferred experts", () => {
  const category = (extra: object, rest: Parameters<typeof town>[0] = {}) =>
    scored(town({ staff: [person("1", extra), person("2")], skills: [...survey("1", 3), ...survey("2", 1)], ...rest })).staff("1")?.category;
  const sc = (valid_until: string | null) => ({ qualifications: [{ staff_no: "1", name: "情報処理安全確保支援士", acquired_on: "2019-04-01", valid_until }] });
  it("fixed-term people in ICT or a DX office", () => {
    assert.equal(category({ employment_type: "任期付", dept_code: "0201" }), "高度専門人材");
    assert.equal(category({ employment_type: "特定任期付", job_class: "情報" }), "高度専門人材");
    assert.notEqual(category({ employment_type: "任期付" }, { skills: survey("1", 1) }), "高度専門人材");
  });
  it("ICT people with a fit of 0.8 in PM, DATA, ENG or SEC", () => {
    assert.equal(category({ job_class: "情報" }), "高度専門人材");
    assert.equal(category({ job_class: "情報" }, { skills: [...survey("1", 1), ...survey("2", 1)] }), "一般行政職員");
  });
  it("ITSS 4 with an assignment of the last 36 months, the 36th included", () => {
    const low = [...survey("1", 1), ...survey("2", 1)];
    assert.equal(category({}, { ...sc(null), skills: low, assignments: [assigned("1", "2023-04-01")] }), "高度専門人材");
    assert.equal(category({}, { ...sc(null), skills: low, assignments: [assigned("1", "2023-03-31")] }), "一般行政職員");
    assert.equal(category({}, { ...sc(null), skills: low, assignments: [assigned("1", null)] }), "高度専門人材");
    assert.equal(category({}, { ...sc("2026-03-31"), skills: low, assignments: [assigned("1", null)] }), "一般行政職員");
    assert.equal(category({}, { ...sc(null), skills: low }), "一般行政職員");
  });
  it("knows DX offices by pattern and by setting", () => {
    const tables = town({ staff: [person("1", { employment_type: "任期付", dept_code: "0102" })] });
    assert.equal(scored(tables).staff("1")?.category, "一般行政職員");
    assert.equal(scored(tables, { dxOffices: ["人事課"] }).staff("1")?.category, "高度専門人材");
  });
});

describe("R22 candidates", () => {
  const category = (extra: object, skills: ReturnType<typeof survey>, training: object[] = []) => scored(town({ staff: [person("1", extra)], skills, training })).staff("1")?.category;
  const course = [{ staff_no: "1", course: "DX推進ﾘｰﾀﾞｰ育成セミナー", start: "2010-05-01", result: "修了" }];
  const readerOnly = survey("1", 2, { "業務プロセスの可視化": 0, "業務改善・BPR": 0, "プロジェクト管理": 0, "IT調達・契約": 0 });
  it("literacy and rank and (fit or course)", () => {
    assert.equal(category({}, survey("1", 3)), "DX推進リーダー候補");
    assert.equal(category({ rank_band: "課長級" }, survey("1", 4)), "一般行政職員");
    assert.equal(category({ rank_band: null }, survey("1", 4)), "一般行政職員");
    assert.equal(category({}, readerOnly), "一般行政職員");
    assert.equal(category({}, readerOnly, course), "DX推進リーダー候補");
  });
  it("the course alone does not lift the brackets (A and B and C or D)", () => {
    assert.equal(category({}, survey("1", 0), course), "一般行政職員");
    assert.equal(category({}, survey("1", 3, { "データ利活用": 1 })), "一般行政職員"); // literacy 0.7
  });
});

describe("R23, R24 leaders", () => {
  const staff = (n: number, dept_code: string, leaders: number) =>
    Array.from({ length: n }, (_, i) => person(`${dept_code}${i}`, { dept_code, designation: i < leaders ? "DX推進リーダー" : null }));
  for (const [n, required] of [[1, 1], [5, 1], [6, 2], [10, 2], [11, 3]] as const) {
    it(`${n} people need ${required}`, () => assert.equal(scored(town({ staff: staff(n, "0101", 0) })).leaders("0101")?.required, required));
  }
  it("needs none where nobody is in scope", () => assert.equal(scored(town({ staff: staff(1, "0101", 0) })).leaders("0102")?.required, 0));
  it("by count, or the larger of both", () => {
    assert.equal(scored(town({ staff: staff(10, "0101", 0) }), { leaderBasis: "count", leaderCount: 1 }).leaders("0101")?.required, 1);
    assert.equal(scored(town({ staff: staff(10, "0101", 0) }), { leaderBasis: "both", leaderCount: 3 }).leaders("0101")?.required, 3);
  });
  it("does not let a surplus of one 課 offset another", () => {
    const found = scored(town({ staff: [...staff(5, "0101", 3), ...staff(5, "0102", 0)] }));
    assert.deepEqual(found.leaders("01"), { unit: "01", headcount: 10, required: 2, actual: 3, short: 1 });
    assert.equal(found.leaders("ORG")?.short, 1);
    near(found.computed("ORG", "T02")?.value, 0.5); // min per 課, R46
  });
});
