import { strict as assert } from "node:assert";
import { skillPriorities } from "../../../src/core/gap/skill-priority.ts";
import { defaultSettings } from "../../../src/core/masters/masters.ts";
import { demand, near, person, project, scored, survey, town } from "../reference/small-town.ts";

const people = (n: number, extra: object = {}) => Array.from({ length: n }, (_, i) => person(`${i}`, extra));
const skill = (found: ReturnType<typeof scored>, item: string) => found.scores.skills.find((row) => row.skill === item);

describe("R52 MWDS", () => {
  it("asks literacy of everybody and the target role's items of leaders only", () => {
    const staff = [...people(5), ...[5, 6, 7, 8, 9].map((i) => person(`${i}`, { designation: "DX推進リーダー" }))];
    const found = scored(town({ staff, skills: staff.flatMap((p) => survey(p.staff_no ?? "", 1)) }));
    assert.deepEqual([skill(found, "LT2")?.n, skill(found, "P1.3.6")?.n, skill(found, "P4.1.2")?.n], [10, 5, 0]);
    near(skill(found, "LT2")?.mwds, (2 - 1) * 2);
    near(skill(found, "P1.3.6")?.mwds, (3 - 1) * 3);
  });
  it("leaves unassessed people out and shows nothing below five", () => {
    const staff = people(6);
    const found = scored(town({ staff, skills: staff.flatMap((p, i) => survey(p.staff_no ?? "", 1, i < 2 ? { "データ利活用": null } : {})) }));
    assert.deepEqual(skill(found, "LT2"), { skill: "LT2", n: 4, mwds: null, required: null, present: null, quadrant: null, priority: null });
    assert.equal(skill(found, "LH3")?.n, 6);
  });
  it("leaves out people out of scope", () => {
    const staff = people(7).map((p, i) => (i < 2 ? { ...p, status: "育休" } : p));
    assert.equal(skill(scored(town({ staff, skills: staff.flatMap((p) => survey(p.staff_no ?? "", 1)) })), "LT2")?.n, 5);
  });
});

describe("R53 quadrants", () => {
  const row = (item: string, required: number, present: number, n = 5) => ({ item, n, sumRequired: required * n, sumPresent: present * n, demandOfItem: 0, demandOfAll: 0 });
  it("cross at the unweighted means, the line itself counting as high", () => {
    const found = skillPriorities([row("a", 3, 1), row("b", 3, 3), row("c", 1, 1), row("d", 1, 3), row("e", 2, 2)], defaultSettings());
    assert.deepEqual(Object.fromEntries(found.map((r) => [r.skill, r.quadrant])), { a: "集中改善", b: "維持", c: "低優先", d: "過剰", e: "維持" });
  });
  it("do not count items of few people", () => {
    const found = skillPriorities([row("a", 2, 1), row("b", 2, 2), row("z", 4, 4, 4)], defaultSettings());
    assert.deepEqual(found.map((r) => [r.skill, r.quadrant]), [["a", "集中改善"], ["b", "維持"], ["z", null]]);
  });
});

describe("R54 priority", () => {
  it("takes priorities a rounding error apart as ties, by item id", () => {
    const row = (item: string, sumPresent: number) => ({ item, n: 5, sumRequired: 10, sumPresent, demandOfItem: 0, demandOfAll: 0 });
    const eleven = 10 * (0.7 + 0.1 + 0.3);
    assert.notEqual(eleven, 11);
    const found = skillPriorities([row("LT6", eleven), row("LT3", 11), row("LT1", 12), row("LT2", 9)], defaultSettings());
    assert.deepEqual(found.map((r) => r.skill), ["LT2", "LT3", "LT6", "LT1"]);
    const other = skillPriorities([row("LT6", 11), row("LT3", eleven)], defaultSettings());
    assert.deepEqual(other.map((r) => r.skill), ["LT3", "LT6"]);
  });
  it("is MWDS × (1 + share of demand), literacy items keeping their MWDS", () => {
    const staff = people(5, { designation: "DX推進リーダー" });
    const found = scored(town({
      staff, skills: staff.flatMap((p) => survey(p.staff_no ?? "", 1)), projects: [project("A")], project_demands: [demand("A", "BA", 3), demand("A", "SEC", 1)],
    }));
    near(skill(found, "P1.3.6")?.priority, 6 * (1 + 3 / 4));
    near(skill(found, "LT2")?.priority, 2);
    assert.equal(found.scores.skills[0]?.skill, "P1.2.1");
  });
});
