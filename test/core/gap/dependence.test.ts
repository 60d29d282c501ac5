import { strict as assert } from "node:assert";
import { individualReadiness, practiceOf } from "../../../src/core/gap/individual.ts";
import { defaultMasters, defaultSettings } from "../../../src/core/masters/masters.ts";
import { randomTown } from "../reference/random-town.ts";
import { demand, near, person, project, scored, survey, town } from "../reference/small-town.ts";

describe("dependence on one person", () => {
  const dependences = (tables: ReturnType<typeof town>) => scored(tables).working.dependences;
  it("names the person without whom most is lost", () => {
    const found = dependences(town({
      staff: [person("1", { dept_code: "0201" }), person("2")], skills: [...survey("1", 4), ...survey("2", 4)], projects: [project("A")], project_demands: [demand("A", "BA", 0.1), demand("A", "SEC", 0.4)],
    }));
    assert.equal(found[0]?.staffNo, "1");
    near(found[0]?.after, 0.2);
  });
  it("equals scoring the town again without the person", () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const tables = randomTown(seed, 25);
      for (const row of dependences(tables).slice(0, 3)) {
        const without = { ...tables, staff: tables.staff.map((s) => (s.staff_no === row.staffNo ? { ...s, status: "退職" } : s)) };
        near(scored(without).scores.organisationCoverage, row.after);
        near(scored(tables).scores.organisationCoverage, row.before);
      }
    }
  });
});

describe("R51 individual readiness", () => {
  const settings = defaultSettings();
  it("renormalises by 0.7 exactly where there is no target role", () => {
    const tables = town({ staff: [person("1", { rank_band: "課長補佐級" }), person("2", { designation: "DX推進リーダー" })], skills: [...survey("1", 2), ...survey("2", 2)], training: [{ staff_no: "1", course: "DX研修", hours: 10, result: "修了", start: "2020-01-01" }] });
    const { scores, working } = scored(tables);
    const found = individualReadiness({ scores, working, tables, masters: defaultMasters(), settings });
    near(found[0]?.readiness, (0.5 * 1 + 0.2 * 0.25) / 0.7);
    near(found[1]?.readiness, 0.5 + 0.3 * (scores.staff[1]?.fits.BA ?? 0));
  });
  it("counts practice half by hours, half by projects, each to its full mark only", () => {
    assert.deepEqual([practiceOf(40, 3, settings), practiceOf(10, 0, settings), practiceOf(0, 1, settings)], [1, 0.25, 0.5]);
  });
  it("calls unknown what nobody assessed or entered, and 参考値 what is mostly unknown; a missing table is not a zero", () => {
    const input = (extra: object) => {
      const tables = town({ staff: [person("1", { rank_band: "課長補佐級" }), person("2", { rank_band: "課長補佐級" })], skills: survey("1", 2), ...extra });
      const { scores, working } = scored(tables);
      return individualReadiness({ scores, working, tables, masters: defaultMasters(), settings });
    };
    const course = (hours: number | null) => ({ staff_no: "1", course: "DX研修", hours, result: "修了", start: "2020-01-01" });
    const assignments = [{ project_id: "A", role_id: "BA", staff_no: "1", share: 0.1 }, { project_id: "A", role_id: "PM", staff_no: "1", share: 0.1 }, { project_id: null, role_id: "PM", staff_no: "1", share: 0.1 }];
    const [full, unassessed] = input({ training: [course(30)], assignments });
    near(full?.unknownRate, 0);
    assert.deepEqual([full?.reference, full?.projects, full?.practice], [false, 1, 1]);
    // Nothing is known of the second person's literacy: no value, and surely no 0.
    assert.deepEqual([unassessed?.readiness, unassessed?.literacy, unassessed?.reference], [null, null, true]);
    near(unassessed?.unknownRate, 0.5 / 0.7);
    near(input({ training: [course(5), course(null)], assignments })[0]?.unknownRate, 0.2 * 0.5 / 0.7);
    near(input({ training: [course(20), course(null)], assignments })[0]?.unknownRate, 0);
    near(input({ training: [], assignments: [] })[0]?.unknownRate, 0.2 / 0.7);
    assert.equal(input({ training: [course(5), course(null)], assignments })[0]?.coursesWithoutHours, 1);
  });
});
