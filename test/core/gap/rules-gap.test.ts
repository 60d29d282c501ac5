import { strict as assert } from "node:assert";
import { orderPairs } from "../../../src/core/gap/greedy.ts";
import { demand, near, person, project, scored, survey, town } from "../reference/small-town.ts";

/** `n` people of 財政課 who qualify for BA only. */
const bas = (n: number, extra: object = {}) => ({
  staff: Array.from({ length: n }, (_, i) => person(`B${i}`, { fte: 1, ...extra })),
  skills: Array.from({ length: n }, (_, i) => survey(`B${i}`, 2, { "業務プロセスの可視化": 3, "業務改善・BPR": 3, "プロジェクト管理": 2 })).flat(),
});

describe("R25 which demand counts", () => {
  const tables = town({
    ...bas(1), projects: [project("A"), project("終", { status: "完了" }), project("止", { status: "中止" }), project("構", { status: "構想" })],
    project_demands: [demand("A", "BA", 1), demand("終", "BA", 1), demand("止", "BA", 1), demand("構", "BA", 1), demand("無", "BA", 1), demand("A", "BA", null), demand("A", "USER", 1), demand("A", "BA", 0.5, { sourcing: null })],
  });
  const found = scored(tables);
  it("leaves out finished projects, unknown projects, roles and numbers", () => near(found.gap("BA")?.demand, 2.5));
  it("reports what it could not count, but not that a project is finished", () => {
    assert.deepEqual(found.issues.filter((i) => i.code === "demand_not_counted").map((i) => "reason" in i ? i.reason : ""), ["案件番号なし", "人工なし", "役割なし"]);
    assert.ok(found.codes.includes("demand_sourcing_missing"));
  });
});

describe("R26 spreading", () => {
  const at = (extra: object, projectExtra: object = {}) => {
    const found = scored(town({ ...bas(1), projects: [project("A", projectExtra)], project_demands: [demand("A", "BA", 1, extra)] }));
    return found.working.periods.map((half) => found.gap("BA", half.label)?.demand ?? -1);
  };
  it("has the whole fte in each half of a project, not a part of it", () => assert.deepEqual(at({}), [1, 1, 1, 1, 1, 1]));
  it("counts days, both ends included", () => near(at({ from: "2026-09-30", to: "2026-10-01" })[0], 1 / 183));
  it("counts days of the first half before asOf", () => near(at({ from: "2025-04-01", to: "2026-09-30" })[0], 1));
  it("falls back on the project, then asOf and open end", () => {
    assert.deepEqual(at({}, { start: null, end: null }), [1, 1, 1, 1, 1, 1]);
    near(at({}, { end: "2026-12" })[1], 92 / 182);
  });
});

describe("R27 outsourced", () => {
  it("is shown beside, with the order side on PM only", () => {
    const found = scored(town({ ...bas(1), projects: [project("A")], project_demands: [demand("A", "ENG", 2, { sourcing: "委託" }), demand("A", "SEC", 1, { sourcing: "外部人材" })] }));
    assert.deepEqual([found.gap("ENG")?.demand, found.gap("ENG")?.outsourced, found.gap("ENG")?.orderSide], [0, 2, 0]);
    near(found.gap("PM")?.orderSide, 0.3);
    assert.equal(found.scores.organisationCoverage, null);
  });
});

describe("R28, R29, R08 capacity", () => {
  const capacity = (extra: object, rest: Parameters<typeof town>[0] = {}) => scored(town({ staff: [person("1", extra)], ...rest })).worker("1")?.capacity ?? [];
  for (const [label, extra, expected] of [
    ["anybody", {}, 0.1], ["DX office", { dept_code: "0201" }, 1], ["leader", { designation: "DX推進リーダー" }, 0.2], ["leader with share", { designation: "DX推進リーダー(0.3)" }, 0.3],
    ["leader in percent, full width", { designation: "ＤＸ推進リーダー（３０％）" }, 0.3], ["concurrent in a DX office", { concurrent: "デジタル部 情報政策課" }, 0.2],
    ["concurrent leader keeps the larger", { concurrent: "情報政策課", designation: "DX推進リーダー(0.5)" }, 0.5], ["part time", { fte: 0.6 }, 0.06], ["fte unknown", { fte: null }, 0.1],
    ["on leave", { status: "育休" }, 0],
  ] as const) it(`${label}: ${expected}`, () => near(capacity(extra)[0], expected));

  it("loses what is committed to projects without counted demand, not the rest", () => {
    const rest = {
      projects: [project("A"), project("B")], project_demands: [demand("A", "BA", 1)],
      assignments: [{ project_id: "A", staff_no: "1", share: 0.5 }, { project_id: "B", staff_no: "1", share: 0.4, from: "2026-04-01", to: "2026-09-30" }],
    };
    near(capacity({}, rest)[0], 0.1 * 0.6);
    near(capacity({}, rest)[1], 0.1);
  });
  it("is never negative", () => assert.equal(capacity({}, { assignments: [{ project_id: "Z", staff_no: "1", share: 1.5 }] })[0], 0));
  it("ends with the retirement", () => {
    const left = capacity({ retire_date: "2026-10-31" });
    near(left[0], 0.1);
    near(left[1], (0.1 * 31) / 182);
    assert.equal(left[2], 0);
  });
});

describe("R30 greedy", () => {
  const both = survey("X", 4);
  it("spends people in the order of fit, role, number, and then what is left on the first role met", () => {
    const found = scored(town({
      staff: [person("X", { dept_code: "0201" })], skills: both, projects: [project("A")], project_demands: [demand("A", "BA", 0.3), demand("A", "SEC", 0.2)],
    }));
    const first = found.working.allocations.filter((a) => a.period === "2026H1");
    assert.deepEqual(first.map((a) => [a.role, a.pass1.toFixed(9), a.pass2.toFixed(9)]), [["PM", "0.000000000", "0.500000000"], ["BA", "0.300000000", "0.000000000"], ["SEC", "0.200000000", "0.000000000"]]);
    near(found.gap("PM")?.surplus, 0.5);
  });
  it("holds fits equal that agree to 9 digits", () => {
    const pairs = orderPairs(Float64Array.from([0.9, 0.9 + 1e-12, 0.9, 0.9 + 1e-8]), Uint8Array.from([1, 1, 1, 1]), 1);
    assert.deepEqual([...pairs.person], [3, 0, 1, 2]);
  });
  it("fills a role in the order of the numbers", () => {
    // Two people good at everything: 1 gives all to BA, 2 the rest of BA and what is left to SD.
    const found = scored(town({ staff: [person("1", { dept_code: "0201" }), person("2", { dept_code: "0201" })], skills: [...survey("1", 4), ...survey("2", 4)], projects: [project("A")], project_demands: [demand("A", "BA", 1.5), demand("A", "SD", 1)] }));
    near(found.gap("BA")?.supply, 1.5);
    near(found.gap("SD")?.supply, 0.5);
  });
  it("is not optimal, and the best possible coverage stands beside it", () => {
    // 1 is best at BA (lower role order) but alone can do SEC as well; 2 can do BA only.
    const onlyBa = survey("2", 2, { "業務プロセスの可視化": 3, "業務改善・BPR": 3 });
    const found = scored(town({
      staff: [person("1", { dept_code: "0201" }), person("2", { dept_code: "0201" })], skills: [...survey("1", 4), ...onlyBa],
      projects: [project("A")], project_demands: [demand("A", "BA", 1), demand("A", "SEC", 1)],
    }));
    near(found.scores.organisationCoverage, 0.5);
    near(found.scores.maxCoverageByPeriod["2026H1"], 1);
    near(found.gap("SEC")?.maxCoverage, 1);
  });
});

describe("R31 gap, coverage, head-count", () => {
  const found = scored(town({ ...bas(3), projects: [project("A")], project_demands: [demand("A", "BA", 0.8)] }));
  it("counts FTE short and heads to find", () => {
    const gap = found.gap("BA");
    near(gap?.supply, 0.3);
    near(gap?.gap, 0.5);
    assert.deepEqual([gap?.headcountToFind, gap?.capabilityHeadcount], [3, 3]);
    near(gap?.coverage, 0.375);
  });
  it("has no coverage without demand", () => assert.equal(found.gap("DATA")?.coverage, null));
  it("finds one head for 0.2 exactly", () => {
    assert.equal(scored(town({ ...bas(1), projects: [project("A")], project_demands: [demand("A", "BA", 0.3)] })).gap("BA")?.headcountToFind, 1);
  });
});

describe("R19, R32 projects", () => {
  const tables = (status: string, people: number, extra: object = {}) => town({
    ...bas(people), projects: [project("A", { status })], project_demands: [demand("A", "BA", 0.2, { critical: true, required_level: 4, ...extra })],
    assignments: [{ project_id: "A", role_id: "BA", staff_no: "B0", share: 0.1 }],
  });
  const of = (t: ReturnType<typeof town>) => scored(t).scores.projects[0];
  it("is at risk in the build phase only", () => {
    assert.deepEqual(["構想", "要件", "調達", "構築", "運用"].map((status) => of(tables(status, 1))?.atRisk), [false, true, true, true, false]);
    assert.equal(of(tables("構築", 2))?.atRisk, false);
    assert.equal(of(tables("構築", 1, { critical: false }))?.atRisk, false);
    assert.equal(of(tables("構築", 1, { from: "2025-04-01", to: "2025-09-30" }))?.atRisk, false);
    // Short of people in halves the row does not touch, because of another project: no risk to this one.
    const other = town({ ...bas(2), projects: [project("A"), project("B")], project_demands: [demand("A", "BA", 0.2, { critical: true, to: "2026-09-30" }), demand("B", "BA", 2, { from: "2026-10-01" })] });
    assert.deepEqual(scored(other).scores.projects.map((p) => p.atRisk), [false, false]);
  });
  it("marks 属人化 at one qualified person, 担い手なし at none", () => {
    assert.deepEqual([1, 2].map((n) => of(tables("運用", n))?.roles[0]?.mark), ["属人化", null]);
    const unknown = town({ staff: [person("1")], projects: [project("A")], project_demands: [demand("A", "BA", 0.2, { critical: true })] });
    assert.equal(of(unknown)?.roles[0]?.mark, "判定不能");
    const nobody = town({ staff: [person("1")], skills: survey("1", 1), projects: [project("A")], project_demands: [demand("A", "BA", 0.2, { critical: true })] });
    assert.equal(of(nobody)?.roles[0]?.mark, "担い手なし");
  });
  it("lets the required level decide who meets a row, not the role gap", () => {
    const named = of(tables("構築", 1))?.roles[0]?.assigned[0];
    assert.deepEqual([named?.qualified, named?.meets], [true, false]);
    assert.equal(of(tables("構築", 1, { required_level: 3 }))?.roles[0]?.assigned[0]?.meets, true);
    near(scored(tables("構築", 1)).gap("BA")?.supply, 0.1);
  });
});

describe("R33 coverage of a department", () => {
  it("shares the body's coverage pro rata and averages no ratio", () => {
    const found = scored(town({
      ...bas(2), projects: [project("A"), project("B", { owner_dept: "総務部　人事課" }), project("C", { owner_dept: "どこか" })],
      project_demands: [demand("A", "BA", 0.1), demand("A", "SEC", 0.3), demand("B", "BA", 0.3), demand("C", "BA", 0.1)],
    }));
    near(found.gap("BA")?.coverage, 0.4);
    const view = (id: string) => found.scores.coverageViews.find((row) => row.id === id && row.period === "2026H1");
    near(view("0101")?.coverage, (0.1 * 0.4) / 0.4);
    near(view("0102")?.coverage, 0.4);
    near(view("01")?.coverage, (0.4 * 0.4) / 0.7);
    assert.ok(found.codes.includes("owner_unmatched"));
    assert.equal(found.scores.projects.find((p) => p.projectId === "C")?.owner, null);
  });
});

describe("R59 order", () => {
  it("is ORG, 部, 課; roles as in R30 with six periods each; people by number", () => {
    const { scores } = scored(town({ staff: [person("9"), person("10")] }));
    assert.deepEqual(scores.readiness.map((row) => row.unit), ["ORG", "01", "02", "0101", "0102", "0201"]);
    assert.deepEqual(scores.roleGaps.slice(0, 7).map((row) => `${row.role} ${row.period}`), ["PRODUCER 2026H1", "PRODUCER 2026H2", "PRODUCER 2027H1", "PRODUCER 2027H2", "PRODUCER 2028H1", "PRODUCER 2028H2", "PM 2026H1"]);
    assert.deepEqual(scores.staff.map((row) => row.staff_no), ["10", "9"]);
  });
});
