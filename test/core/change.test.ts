import { strict as assert } from "node:assert";
import fc from "fast-check";
import { type Year, compareYears } from "../../src/core/change.ts";
import { compareTransferPlans } from "../../src/core/transfer-plans.ts";
import { defaultMasters, defaultSettings } from "../../src/core/masters/masters.ts";
import type { CanonicalTables } from "../../src/core/model/canonical.ts";
import type { Scores } from "../../src/core/model/scores.ts";
import { randomTown } from "./reference/random-town.ts";
import { near, person, survey, town } from "./reference/small-town.ts";

const rules = { masters: defaultMasters(), settings: defaultSettings() };
const year = (tables: CanonicalTables, settings = rules.settings): Year => ({ tables, masters: rules.masters, settings });
const attained = { id: "T01", of: (scores: Scores) => scores.readiness.find((row) => row.unit === "ORG")?.items.T01?.s ?? null };
const raw = { id: "raw", of: (scores: Scores) => scores.readiness.find((row) => row.unit === "ORG")?.raw ?? null };

function changeOf(before: Year, after: Year, measure = attained) {
  const result = compareYears(before, after, [measure]);
  assert.ok(result.ok);
  const [change] = result.value.changes;
  assert.ok(change);
  return { ...change, comparable: result.value.comparable, parts: [change.definition, change.people, change.skills, change.coverage].map((x) => Math.round((x ?? 0) * 1e6) / 1e6) };
}

/** A year of people with a level each; the other year may differ in one thing only. */
const staffed = (people: Readonly<Record<string, number>>, as_of = "2026-04-01") =>
  town({ staff: Object.keys(people).map((no) => person(no, { as_of })), skills: Object.entries(people).flatMap(([no, level]) => survey(no, level)) });

describe("change: year on year", () => {
  const base = { 1: 3, 2: 3, 3: 1, 4: 1 };
  it("sees people who came and went", () => {
    const without = { 1: 3, 2: 3, 3: 1 };
    assert.deepEqual(changeOf(year(staffed(base)), year(staffed(without, "2027-04-01"))).parts, [0, 0.166667, 0, 0]);
  });
  it("sees skills that were learned", () => assert.deepEqual(changeOf(year(staffed(base)), year(staffed({ ...base, 3: 3 }, "2027-04-01"))).parts, [0, 0, 0.25, 0]));
  it("sees what only became known", () => {
    const tables = staffed(base, "2027-04-01");
    const before = { ...staffed(base), skills: staffed(base).skills.filter((row) => row.staff_no !== "4") };
    near(changeOf(year(before), year(tables)).before, 2 / 3);
    assert.deepEqual(changeOf(year(before), year(tables)).parts, [0, 0, 0, -0.166667]);
  });
  it("sees a changed definition, and then breaks the line", () => {
    const change = changeOf(year(staffed(base)), year(staffed(base, "2027-04-01"), { ...rules.settings, literacyRequired: 1 }));
    assert.deepEqual([change.comparable, change.parts], [false, [0.5, 0, 0, 0]]);
  });
  it("adds up, whatever changed", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }), (a, b) => {
      const result = compareYears(year(randomTown(a, 12)), year(randomTown(b, 14), { ...rules.settings, literacyAttained: 0.7 }), [raw]);
      assert.ok(result.ok);
      const [c] = result.value.changes;
      near((c?.definition ?? 0) + (c?.people ?? 0) + (c?.skills ?? 0) + (c?.coverage ?? 0), (c?.after ?? 0) - (c?.before ?? 0));
    }), { numRuns: 15 });
  });
});

describe("transfer plans: 異動試算", () => {
  it("scores named plans side by side and leaves the ledger as it is", () => {
    const tables = town({ staff: [person("1", { designation: "DX推進リーダー" }), person("2"), person("3", { dept_code: "0102" })] });
    const frozen = JSON.stringify(tables);
    const result = compareTransferPlans(tables, [{ name: "案1", moves: [{ staffNo: "1", toDept: "0102" }] }, { name: "案2", moves: [{ staffNo: "9", toDept: "0102" }, { staffNo: "2", toDept: "99" }] }], rules, {});
    assert.ok(result.ok);
    const { outcomes, units } = result.value;
    assert.deepEqual(outcomes.map((o) => o.name), ["現状", "案1", "案2"]);
    assert.deepEqual(outcomes[2]?.impossible, [{ staffNo: "9", toDept: "0102", reason: "職員なし" }, { staffNo: "2", toDept: "99", reason: "所属なし" }]);
    assert.deepEqual(units.find((u) => u.unit === "0102")?.leaders, [0, 1, 0]);
    assert.deepEqual(units.find((u) => u.unit === "0101")?.short, [0, 1, 0]);
    assert.equal(JSON.stringify(tables), frozen);
  });
});
