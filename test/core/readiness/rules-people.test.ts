import { strict as assert } from "node:assert";
import { defaultMasters, defaultSettings } from "../../../src/core/masters/masters.ts";
import { firstDay, halfYears, lastDay, withinMonths } from "../../../src/core/readiness/calendar.ts";
import { roundHalfUp } from "../../../src/core/readiness/compare.ts";
import { parseIsoDate, type IsoDate } from "../../../src/core/model/date.ts";
import { scoreTables } from "../../../src/core/score.ts";
import { DEPARTMENTS, demand, near, person, project, scored, survey, town } from "../reference/small-town.ts";

const day = (text: string): IsoDate => parseIsoDate(text) as IsoDate;

describe("R01 as-of", () => {
  it("takes the latest as_of and warns of one more than 12 months older", () => {
    const found = scored(town({ staff: [person("1"), person("2", { as_of: "2025-03-31" })] }));
    assert.equal(found.scores.asOf, "2026-04-01");
    assert.ok(found.codes.includes("as_of_mixed"));
    assert.ok(!scored(town({ staff: [person("1"), person("2", { as_of: "2025-04-01" })] })).codes.includes("as_of_mixed"));
  });
  it("falls back on the option, then refuses", () => {
    const tables = town({ staff: [person("1", { as_of: null })] });
    const withOption = scoreTables(tables, defaultMasters(), defaultSettings(), { asOf: "2025-10-01" });
    assert.ok(withOption.ok && withOption.value.scores.asOf === "2025-10-01");
    assert.deepEqual(scoreTables(tables, defaultMasters(), defaultSettings(), {}), { ok: false, error: { kind: "as_of_missing" } });
  });
});

describe("R02 partial dates", () => {
  for (const [text, first, last] of [
    ["2023", "2023-04-01", "2024-03-31"], ["FY2023", "2023-04-01", "2024-03-31"], ["2024-02", "2024-02-01", "2024-02-29"],
    ["2023-06-15", "2023-06-15", "2023-06-15"], ["2023-06-01/2023-06-03", "2023-06-01", "2023-06-03"],
  ] as const) {
    it(`${text} is ${first} to ${last}`, () => assert.deepEqual([firstDay(text), lastDay(text)], [first, last]));
  }
  it("places a training of a 年度 on its last day and lists it when that is after asOf", () => {
    const training = (start: string) => [{ staff_no: "1", course: "DX研修", start, result: "修了" }];
    const now = scored(town({ staff: [person("1")], training: training("FY2025") }));
    assert.equal(now.worker("1")?.dxCourses, 1);
    const later = scored(town({ staff: [person("1")], training: training("FY2026") }));
    assert.equal(later.worker("1")?.dxCourses, 0);
    assert.ok(later.codes.includes("event_after_as_of"));
  });
});

describe("R03 windows", () => {
  it("is open at the far end and closed at asOf", () => {
    assert.ok(!withinMonths(day("2024-04-01"), day("2026-04-01"), 24));
    assert.ok(withinMonths(day("2024-04-02"), day("2026-04-01"), 24));
    assert.ok(withinMonths(day("2026-04-01"), day("2026-04-01"), 24));
    assert.ok(!withinMonths(day("2026-04-02"), day("2026-04-01"), 24));
  });
  it("clips the day to the month's end", () =>
    assert.deepEqual([withinMonths(day("2023-02-28"), day("2024-02-29"), 12), withinMonths(day("2023-03-01"), day("2024-02-29"), 12)], [false, true]));
});

describe("R04 half-years", () => {
  it("labels January to March by the fiscal year", () => assert.equal(halfYears(day("2027-02-01"), 1)[0]?.label, "2026H2"));
  it("gives six halves whose days add up", () => {
    const halves = halfYears(day("2026-09-30"), 6);
    assert.deepEqual(halves.map((h) => h.label), ["2026H1", "2026H2", "2027H1", "2027H2", "2028H1", "2028H2"]);
    assert.deepEqual(halves.map((h) => h.days), [183, 182, 183, 183, 183, 182]);
  });
});

describe("R05 rounding", () => {
  it("rounds half away from zero as Excel does", () => {
    assert.deepEqual([roundHalfUp(2.25, 1), roundHalfUp(-2.25, 1), roundHalfUp(1.005, 2), roundHalfUp(2.249, 1)], [2.3, -2.3, 1.01, 2.2]);
  });
});

describe("R06 null", () => {
  it("has no readiness without a base", () => {
    const answers = ["A04", "A05", "E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09", "S02", "S04", "A02", "A03", "P05", "O06", "T01", "T02", "T03", "T04", "T05", "S01"]
      .map((item_id) => ({ dept_code: "0102", item_id, state: "対象外" }));
    const unit = scored(town({ staff: [person("1")], readiness_answers: answers })).unit("0102");
    assert.deepEqual([unit?.raw, unit?.adjusted, unit?.unknownRate, unit?.reference, unit?.band], [null, null, null, true, null]);
  });
});

describe("R07-R09 scope", () => {
  const reason = (extra: object) => scored(town({ staff: [person("0"), person("1", extra)] })).worker("1")?.scopeReason;
  for (const [label, extra, expected] of [
    ["在職", {}, null], ["育休", { status: "育休" }, "不在"], ["派遣", { status: "派遣" }, "不在"], ["退職", { status: "退職" }, "退職"],
    ["retired yesterday", { retire_date: "2026-03-31" }, "退職"], ["retires today", { retire_date: "2026-04-01" }, null],
    ["会計年度パート in half-width kana", { employment_type: "会計年度任用ﾊﾟｰﾄ" }, "任用形態"], ["会計年度フルタイム", { employment_type: "会計年度任用（フルタイム）" }, null],
    ["特別職 as job", { job_class: "特別職" }, "職種"], ["県費", { employment_type: "県費負担教職員" }, "任用形態"], ["保健師", { job_class: "保健師" }, null],
    ["看護師", { job_class: "看護師" }, "職種"], ["保育士", { job_class: "保育士" }, "職種"], ["再任用", { employment_type: "再任用短時間" }, null],
    ["医療職 pay table", { pay_table: "医療職（三）" }, null], ["both 不在 and 保育士", { status: "休職", job_class: "保育士" }, "不在"],
  ] as const) {
    it(`${label} → ${expected ?? "in scope"}`, () => assert.equal(reason(extra), expected));
  }
  it("counts an empty status as present, with an issue", () => {
    const found = scored(town({ staff: [person("1", { status: null })] }));
    assert.equal(found.worker("1")?.inScope, true);
    assert.ok(found.codes.includes("status_missing"));
  });
});

describe("R10 a person counts once", () => {
  it("by the first record of a repeated number", () => {
    const found = scored(town({ staff: [person("1"), person("1", { dept_code: "0102" })] }));
    assert.equal(found.scores.staff.length, 1);
    assert.equal(found.worker("1")?.section, "0101");
    assert.ok(found.codes.includes("staff_repeated"));
  });
  it("puts 直属 of a 部 into 部 and ORG, in no 課 and in no leader requirement", () => {
    const found = scored(town({ staff: [person("1"), person("2", { dept_code: "01", rank_band: "部長級" })] }));
    assert.deepEqual(found.working.units.map((u) => [u.unit, u.headcount]), [["ORG", 2], ["01", 2], ["02", 0], ["0101", 1], ["0102", 0], ["0201", 0]]);
    assert.equal(found.leaders("01")?.required, 1);
  });
  it("leaves out 課 that are not valid on asOf", () => {
    const departments = [...DEPARTMENTS, { dept_code: "0103", level: 2, name: "旧課", parent_code: "01", valid_to: "2026-03" }];
    assert.equal(scored({ ...town({ staff: [person("1")] }), departments: town({ departments }).departments }).unit("0103"), undefined);
  });
});

describe("R12 which assessment counts", () => {
  const level = (rows: readonly object[]) => {
    const found = scored(town({ staff: [person("1")], skills: rows.map((row) => ({ staff_no: "1", skill_name: "プロジェクト管理", assessed_on: "2025-05-01", source: "self", ...row })) }));
    const item = found.working.items.findIndex((row) => row.item === "P1.3.3");
    return found.working.levels.level[item];
  };
  it("prefers manager over test over training over self over others", () => {
    const sources = ["other", "self", "training", "test", "manager"];
    sources.forEach((source, i) => assert.equal(level(sources.slice(0, i + 1).map((s, k) => ({ source: s, level: k === i ? 1 : 4 }))), 1, source));
  });
  it("holds test and certificate equal: the later counts", () => {
    assert.equal(level([{ source: "test", level: 1, assessed_on: "2025-06-01" }, { source: "certificate", level: 3, assessed_on: "2025-05-01" }]), 1);
  });
  it("takes the later, an undated one last, then the higher", () => {
    assert.equal(level([{ level: 4, assessed_on: null }, { level: 1, assessed_on: "2020-01-01" }]), 1);
    assert.equal(level([{ level: 1 }, { level: 3 }, { level: 2 }]), 3);
  });
  it("does not count a blank level", () => assert.equal(level([{ level: null, source: "manager" }, { level: 2 }]), 2));
});

describe("R13 survey skills", () => {
  it("copies the level to every item listed and to no other", () => {
    const found = scored(town({ staff: [person("1")], skills: [{ staff_no: "1", skill_name: "情報ｾｷｭﾘﾃｨ", skill_id: "S05", level: 3, source: "self" }] }));
    const levels = found.working.items.flatMap((row, i) => (Number.isNaN(found.working.levels.level[i]) ? [] : [row.item]));
    assert.deepEqual(levels, ["LH3", "P4.1.2", "P4.1.4"]);
  });
  it("keeps a master item id, lists the rest", () => {
    const found = scored(town({ staff: [person("1")], skills: [
      { staff_no: "1", skill_name: "独自", skill_id: "P1.3.3", level: 3, source: "self" }, { staff_no: "1", skill_name: "茶道", skill_id: "S03", level: 4, source: "self" },
      { staff_no: "1", skill_name: "旧項目", skill_id: "P12-06", level: 4, source: "self" },
    ] }));
    assert.deepEqual(found.working.items.filter((row) => row.inUse).map((row) => row.item), ["P1.3.3"]);
    assert.deepEqual(found.working.unmappedSkills, [{ skill: "旧項目", records: 1 }, { skill: "茶道", records: 1 }]);
  });
  it("gives every master item at most one survey skill", () => {
    const items = defaultMasters().surveyMapping.mappings.flatMap((m) => m.items);
    assert.equal(new Set(items).size, items.length);
  });
});

describe("R14 certificate floor", () => {
  const level = (source: string, before: number | null, certificate: object) => {
    const found = scored(town({
      staff: [person("1"), person("2")], skills: [...survey("2", 1), { staff_no: "1", skill_name: "プロジェクト管理", level: before, source }],
      qualifications: [{ staff_no: "1", name: "プロジェクトマネージャ試験", acquired_on: "2020-12-01", ...certificate }],
    }));
    return found.working.levels.level[found.working.items.findIndex((row) => row.item === "P1.3.3")];
  };
  it("lifts to 2 at most, never lowers, assesses what was not", () => {
    assert.equal(level("self", 1, {}), 2);
    assert.equal(level("self", 3, {}), 3);
    assert.equal(level("self", null, {}), 2);
  });
  it("leaves the manager's level alone", () => assert.equal(level("manager", 1, {}), 1));
  it("does not count before it was acquired or after it ended", () => {
    assert.equal(level("self", 1, { acquired_on: "2026-04" }), 1);
    assert.equal(level("self", 1, { acquired_on: "2026-04-01" }), 2);
    assert.equal(level("self", 1, { valid_until: "2026-03-31" }), 1);
    assert.equal(level("self", 1, { valid_until: "2026-04" }), 2);
  });
  it("does not put an item in use", () => {
    const found = scored(town({ staff: [person("1")], qualifications: [{ staff_no: "1", name: "ITパスポート", acquired_on: "2020-01-01" }] }));
    assert.equal(found.working.literacySet.length, 0);
    assert.equal(found.staff("1")?.literacy, null);
  });
});

describe("R15 items in use", () => {
  it("makes all roles but PRODUCER usable on the twelve-skill form, with 10 literacy items", () => {
    const { working } = scored(town({ staff: [person("1")], skills: survey("1", 2) }));
    assert.equal(working.literacySet.length, 10);
    assert.deepEqual(working.roles.filter((role) => !role.usable).map((role) => role.role), ["PRODUCER"]);
  });
  it("lets nobody judge a role without its must-have items", () => {
    const found = scored(town({ staff: [person("1")], skills: survey("1", 4).filter((row) => row.skill_name !== "プロジェクト管理"), projects: [project("A"), project("B")], project_demands: [demand("A", "PM", 1), demand("B", "BA", 1)] }));
    assert.equal(found.staff("1")?.fits.PM, undefined);
    const gap = found.gap("PM");
    assert.deepEqual([gap?.demand, gap?.supply, gap?.coverage, gap?.gap, gap?.surplus], [1, null, null, null, null]);
    near(found.scores.organisationCoverage, 0.1);
  });
});

describe("R16 literacy", () => {
  it("asks managers for 3 on Why and マインド, 2 elsewhere", () => {
    const skills = [...survey("1", 2), ...survey("2", 2)];
    const found = scored(town({ staff: [person("1"), person("2", { rank_band: "課長級" })], skills }));
    near(found.staff("1")?.literacy, 1);
    near(found.staff("2")?.literacy, 0.8); // LM1 and LM3 are below 3
  });
  it("is null below 0.6 assessed; 0.6 exactly is judged", () => {
    const blank = { "データ利活用": null, "住民サービスデザイン": null };
    const found = scored(town({ staff: [person("1"), person("2"), person("3")], skills: [...survey("1", 2, blank), ...survey("2", 2, { ...blank, "変革マネジメント": null }), ...survey("3", 2)] }));
    assert.deepEqual([found.staff("1")?.literacyAssessedRate, found.staff("1")?.literacy], [0.6, 0.6]);
    assert.equal(found.staff("2")?.literacy, null);
  });
  it("is null for everybody when the set has fewer than 8 items", () => {
    const found = scored(town({ staff: [person("1")], skills: survey("1", 4).filter((row) => row.skill_name !== "データ利活用") }));
    assert.equal(found.working.literacySet.length, 7);
    assert.equal(found.staff("1")?.literacy, null);
    assert.ok(found.codes.includes("literacy_unusable"));
  });
});


describe("R17, R18 fit and qualified", () => {
  it("caps what exceeds the requirement", () => {
    const found = scored(town({ staff: [person("1"), person("2")], skills: [...survey("1", 4), ...survey("2", 3, { "プロジェクト管理": 0 })] }));
    near(found.staff("1")?.fits.PM, 1);
    near(found.staff("2")?.fits.PM, (3 * 3 + 2 * 3 + 2 * 2 + 2 * 2) / (4 * 3 + 3 * 3 + 3 * 2 + 2 * 2 + 2 * 2));
  });
  it("needs every must-have at its level, however good the rest", () => {
    const found = scored(town({ staff: [person("1"), person("2")], skills: [...survey("1", 4, { "業務改善・BPR": 2 }), ...survey("2", 4)] }));
    assert.ok((found.staff("1")?.fits.BA ?? 0) > 0.8);
    assert.ok(!found.staff("1")?.qualified.includes("BA") && !found.staff("1")?.nearQualified.includes("BA"));
    assert.ok(found.staff("2")?.qualified.includes("BA"));
  });
  it("is 判定不能 below 0.6 assessed, and then absent", () => {
    const found = scored(town({ staff: [person("1"), person("2")], skills: [...survey("2", 3), ...survey("1", 3, { "業務プロセスの可視化": null, "業務改善・BPR": null })] }));
    assert.ok(!("BA" in (found.staff("1")?.fits ?? {})));
    assert.ok("PM" in (found.staff("1")?.fits ?? {}));
  });
  it("gives people out of scope their fit but qualifies them for nothing (R59)", () => {
    const found = scored(town({ staff: [person("1", { status: "育休" }), person("2")], skills: survey("1", 4) }));
    near(found.staff("1")?.fits.PM, 1);
    assert.deepEqual([found.staff("1")?.qualified, found.staff("1")?.category], [[], "対象外"]);
  });
});
