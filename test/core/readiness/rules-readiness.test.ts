import { strict as assert } from "node:assert";
import { defaultMasters } from "../../../src/core/masters/masters.ts";
import { itemWeights } from "../../../src/core/readiness/weights.ts";
import { bandOf, isReference, scoreCells } from "../../../src/core/readiness/unit-score.ts";
import { DEPARTMENTS, demand, near, person, project, scored, survey, town } from "../reference/small-town.ts";

const masters = defaultMasters();
const answer = (dept_code: string, item_id: string, level: number | null, state: string | null = "確認済") => ({ dept_code, item_id, level, state });
const course = (staff_no: string, name: string, start: string, result = "修了") => ({ staff_no, course: name, start, result });

describe("R34 item weights", () => {
  it("splits a dimension over its whole checklist", () => {
    const weights = itemWeights(masters, "推奨");
    near(weights.get("A01"), 15 / 7);
    near(weights.get("P05"), 15 / 6);
    near(weights.get("E09"), 20 / 9);
    near([...weights.values()].reduce((a, b) => a + b, 0), 100);
  });
  it("does not redistribute: P05 alone does not carry the 15 points of D2", () => {
    const found = scored(town({ staff: [person("1")], projects: [project("A")] }));
    near(found.unit("0101")?.items.P05?.weight, 2.5);
  });
});

describe("R35 presets", () => {
  it("are 推奨, 均等, 沖縄型", () => {
    near(itemWeights(masters, "均等").get("S01"), 100 / 6 / 5);
    near(itemWeights(masters, "沖縄型").get("E01"), 65 / 9);
    assert.equal(itemWeights(masters, "沖縄型").get("A01"), 0);
  });
  it("lets items of weight zero influence nothing, not even the unknown rate", () => {
    const answers = (level: number | null, state: string) => [answer("0101", "A04", level, state), answer("0101", "E01", 5)];
    const [a, b] = [answers(5, "確認済"), answers(null, "未確認")].map((readiness_answers) => scored(town({ staff: [person("1")], readiness_answers })).unit("0101")?.presets["沖縄型"]);
    assert.deepEqual(a, b);
  });
});

describe("R36 organisation-wide questions", () => {
  it("are 18, outside every 課 even when answered", () => {
    assert.equal(masters.questions.questions.filter((q) => q.organisationWide).length, 18);
    const found = scored(town({ staff: [person("1")], readiness_answers: [answer("0101", "A01", 5), answer("ORG", "A01", 5)] }));
    assert.equal(found.unit("0101")?.items.A01, undefined);
    assert.equal(found.unit("ORG")?.items.A01?.s, 1);
  });
  it("leave ORG with all 41; its 課 questions need an ORG answer", () => {
    assert.equal(masters.questions.questions.length, 41);
    const found = scored(town({ staff: [person("1")], readiness_answers: [answer("0101", "A04", 5)] }));
    assert.equal(found.unit("ORG")?.items.A04?.source, "unknown");
  });
});

describe("R37, R38 state and order", () => {
  const cell = (row: object | null, item = "A04", rest: Parameters<typeof town>[0] = {}) =>
    scored(town({ staff: [person("1")], readiness_answers: row === null ? [] : [{ dept_code: "0101", item_id: item, ...row }], ...rest })).unit("0101")?.items[item];
  for (const [label, row, s] of [
    ["no row", null, null], ["empty state", { state: null, level: 3 }, null], ["confirmed", { state: "確認済", level: 2.5 }, 0.5], ["confirmed 0", { state: "確認済0", level: null }, 0],
    ["confirmed without level", { state: "確認済", level: null }, null], ["outside 0-5", { state: "確認済", level: 6 }, null], ["未確認", { state: "未確認", level: 4 }, null],
  ] as const) it(`${label} → ${s ?? "unknown"}`, () => assert.equal(cell(row)?.s ?? null, s));
  it("takes 対象外 out of the base", () => assert.equal(cell({ state: "対象外" }), undefined));
  it("lets 対象外 beat a computed value, a computed value beat an answer, an answer stand in where nothing can be computed", () => {
    const training = [course("1", "DX研修", "2026-01-10")];
    assert.equal(cell({ state: "対象外" }, "A03", { training }), undefined);
    assert.deepEqual(cell({ state: "確認済", level: 1 }, "A03", { training }), { s: 1, weight: 15 / 7, source: "computed" });
    assert.deepEqual(cell({ state: "確認済", level: 1 }, "A03"), { s: 0.2, weight: 15 / 7, source: "answered" });
  });
  it("does not choose between two different answers", () => {
    const found = scored(town({ staff: [person("1")], readiness_answers: [answer("0101", "A04", 5), answer("0101", "A04", 1)] }));
    assert.equal(found.unit("0101")?.items.A04?.s, null);
    assert.ok(found.codes.includes("answer_conflict"));
  });
});

describe("R39 formulas", () => {
  it("counts unknown 0 in raw, leaves it out of adjusted", () => {
    const score = scoreCells([{ s: 1, weight: 2 }, { s: 0, weight: 1 }, { s: null, weight: 1 }]);
    near(score.raw, 50);
    near(score.adjusted, 200 / 3);
    near(score.unknownRate, 0.25);
  });
  it("is eligible at exactly 0.30 unknown", () => {
    assert.deepEqual([0.3, 0.1 + 0.2, 0.3 + 2e-9, null].map((rate) => isReference(rate, 0.3)), [false, false, true, true]);
  });
  it("gives dimensions, steps and scales the same formulas on their subset", () => {
    const found = scored(town({ staff: [person("1")], readiness_answers: [answer("ORG", "E01", 5), answer("ORG", "S02", 0), answer("ORG", "P01", 2.5)] })).unit("ORG");
    assert.deepEqual([found?.dimensions.D5, found?.dimensions.D6, found?.dimensions.D2], [100, 0, 50]);
    near(found?.steps["3"], (100 * (20 / 9)) / (20 / 9 + 2));
    assert.equal(found?.outcomeScale, 100);
  });
});

describe("R40 部", () => {
  it("pools the cells of its 課 and knows no answers of its own", () => {
    const found = scored(town({ staff: [person("1"), person("2", { dept_code: "0102" })], readiness_answers: [answer("0101", "A04", 5), answer("0102", "A04", 0), answer("0101", "A05", 5), answer("01", "A04", 5), answer("0102", "E04", null, "対象外"), answer("0101", "E04", 5)] }));
    near(found.unit("01")?.dimensions.D1, 200 / 3);
    near(found.unit("01")?.dimensions.D5, 100);
  });
  it("can weigh a 課 by its head-count", () => {
    const tables = town({ staff: [person("1"), person("2"), person("3"), person("4", { dept_code: "0102" })], readiness_answers: [answer("0101", "A04", 5), answer("0102", "A04", 0)] });
    near(scored(tables).unit("01")?.dimensions.D1, 50);
    near(scored(tables, { headcountWeighting: true }).unit("01")?.dimensions.D1, 75);
  });
});

describe("係, when asked for", () => {
  it("have readiness of their own people and answers, and stay out of the 部", () => {
    const departments = [...DEPARTMENTS, { dept_code: "010101", level: 3, name: "財政係", parent_code: "0101", full_path: "総務部 財政課 財政係" }];
    const tables = { ...town({ staff: [person("1", { dept_code: "010101" }), person("2")], training: [course("1", "DX", "2026-01-01")], readiness_answers: [answer("010101", "A04", 5), answer("0101", "A04", 0)] }), departments: town({ departments }).departments };
    assert.equal(scored(tables).unit("010101"), undefined);
    const found = scored(tables, { sectionReadiness: true });
    assert.deepEqual([found.unit("010101")?.items.A03?.s, found.unit("0101")?.items.A03?.s, found.unit("010101")?.items.A04?.s], [1, 0.5, 1]);
    assert.equal(found.unit("01")?.items.A04?.s, 0);
    assert.equal(found.computed("010101", "T02")?.state, "not_applicable");
  });
});

describe("R41 bands", () => {
  for (const [value, band] of [[0, "未着手"], [19.999, "未着手"], [20, "散発"], [40, "部分的"], [60, "横断的"], [79.99, "横断的"], [80, "持続的"], [100, "持続的"]] as const) {
    it(`${value} is ${band}`, () => assert.equal(bandOf(value, masters.questions.bands), band));
  }
  it("has none for 参考値", () => assert.equal(scored(town({ staff: [person("1")], readiness_answers: [answer("ORG", "A01", 5)] })).unit("ORG")?.band, null));
});

describe("R42 training rates", () => {
  const staff = [person("1", { rank_band: "課長級" }), person("2"), person("3"), person("4", { status: "育休" })];
  it("asks managers and others apart, within their window, by the NFKC name", () => {
    const training = [course("1", "ｾｷｭﾘﾃｨ研修", "2024-04-02"), course("2", "接遇", "2026-01-01"), course("3", "ＲＰＡ入門", "2024-04-01"), course("4", "DX研修", "2026-01-01"), course("2", "DX研修", "2026-01-01", "欠席")];
    const found = scored(town({ staff, training }));
    assert.deepEqual(["A02", "A03", "S01"].map((q) => found.computed("0101", q)?.value), [1, 0, 0]);
  });
  it("is 対象外 without anybody to ask, unknown without a table", () => {
    assert.equal(scored(town({ staff: [person("2")], training: [course("2", "DX", "2026-01-01")] })).computed("0101", "A02")?.state, "not_applicable");
    assert.equal(scored(town({ staff })).computed("0101", "A02")?.state, "unknown");
  });
});

describe("R43 P05", () => {
  it("is the share of complete projects, and a confirmed 0 without one", () => {
    const found = scored(town({ staff: [person("1")], projects: [project("A"), project("B", { expected_effect: null }), project("C", { status: "中止" })] }));
    assert.equal(found.computed("0101", "P05")?.value, 0.5);
    assert.deepEqual([found.computed("0102", "P05")?.value, found.computed("0102", "P05")?.state], [0, "value"]);
  });
});

describe("R44 O06", () => {
  it("is 1 with a share, 0.5 without, 0 without a leader; ORG is the plain mean", () => {
    const found = scored(town({ staff: [person("1", { designation: "DX推進リーダー(0.2)" }), person("2", { dept_code: "0102", designation: "DX推進リーダー" }), person("3", { dept_code: "0201" })] }));
    assert.deepEqual(["0101", "0102", "0201", "ORG"].map((u) => found.computed(u, "O06")?.value), [1, 0.5, 0, 0.5]);
  });
});

describe("R45-R50", () => {
  it("R45 T01 is unknown when fewer than 0.6 of the unit can be judged", () => {
    const staff = ["1", "2", "3", "4", "5"].map((no) => person(no));
    const known = (n: number) => scored(town({ staff, skills: staff.slice(0, n).flatMap((p) => survey(p.staff_no ?? "", 2)) })).computed("0101", "T01");
    assert.deepEqual([known(3)?.value, known(2)?.state], [1, "unknown"]);
  });
  it("R48 T04 counts valid certificates; the table decides whether tools count", () => {
    const tables = town({ staff: [person("1"), person("2")], qualifications: [{ staff_no: "1", name: "MOS Excel" }, { staff_no: "2", name: "簿記" }] });
    assert.equal(scored(tables).computed("0101", "T04")?.value, 0.5);
    const without = { ...masters, certificates: { ...masters.certificates, certificates: masters.certificates.certificates.map((c) => (c.id === "TOOL" ? { ...c, itss: 0 } : c)) } };
    assert.equal(scored(tables, {}, without).computed("0101", "T04")?.value, 0);
  });
  it("R47 T03, R49 T05 look at the first half, usable roles, the whole body", () => {
    const found = scored(town({
      staff: [person("1"), person("2", { dept_code: "0102" })], skills: [...survey("1", 4), ...survey("2", 4, { "情報セキュリティ": 0 })], projects: [project("A")],
      project_demands: [demand("A", "BA", 0.4, { critical: true }), demand("A", "SEC", 0.1, { critical: true }), demand("A", "PRODUCER", 1, { critical: true })],
    }));
    const [ba, sec] = [found.gap("BA")?.coverage ?? 0, found.gap("SEC")?.coverage ?? 0];
    near(found.computed("0101", "T03")?.value, (0.4 * ba + 0.1 * sec) / 0.5);
    assert.equal(found.computed("0101", "T05")?.value, 0.5);
    assert.equal(found.computed("0102", "T03")?.state, "not_applicable");
  });
  it("R50 ORG is recomputed from people, never from rates", () => {
    const found = scored(town({ staff: [person("1"), person("2", { dept_code: "0102" }), person("3", { dept_code: "0102" })], training: [course("1", "DX", "2026-01-01")] }));
    near(found.computed("ORG", "A03")?.value, 1 / 3);
  });
});
