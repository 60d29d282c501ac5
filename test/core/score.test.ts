import { strict as assert } from "node:assert";
import fc from "fast-check";
import { defaultMasters, defaultSettings } from "../../src/core/masters/masters.ts";
import { CANONICAL, type CanonicalTables, type TableId, emptyTables } from "../../src/core/model/canonical.ts";
import { ROLE_IDS } from "../../src/core/model/scores.ts";
import { scoreTables } from "../../src/core/score.ts";
import { createTotals } from "../../src/core/score-stream.ts";
import { describeIssue } from "../../src/core/validate/catalogue.ts";
import { plainScore } from "./reference/plain-score.ts";
import { dice, randomTown } from "./reference/random-town.ts";

function score(tables: CanonicalTables) {
  const result = scoreTables(tables, defaultMasters(), defaultSettings(), {});
  assert.ok(result.ok);
  return result.value;
}

/** Every number of `expected` at 1e-9, everything else exactly. */
function same(actual: unknown, expected: unknown, at: string): void {
  if (typeof expected === "number") {
    assert.equal(typeof actual, "number", at);
    assert.ok(Math.abs((actual as number) - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${at}: ${String(actual)} instead of ${expected}`);
  } else if (typeof expected === "object" && expected !== null) {
    for (const [key, value] of Object.entries(expected)) same((actual as Record<string, unknown> | undefined)?.[key], value, `${at}.${key}`);
  } else assert.deepEqual(actual, expected, at);
}

const keyed = <T>(rows: readonly T[], key: (row: T) => string): Record<string, T> => Object.fromEntries(rows.map((row) => [key(row), row]));

describe("score: an independent reading of precise-rules.md", () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    it(`agrees on every number of town ${seed}`, () => {
      const tables = randomTown(seed, 10 + (seed % 4) * 15);
      const expected = plainScore(tables);
      const { scores } = score(tables);
      same(scores.asOf, expected.asOf, "asOf");
      const staff = keyed(scores.staff, (row) => row.staff_no);
      assert.deepEqual(Object.keys(staff), Object.keys(expected.staff));
      for (const no of Object.keys(staff)) assert.deepEqual(Object.keys(staff[no]?.fits ?? {}), Object.keys(expected.staff[no].fits), no);
      same(staff, expected.staff, "staff");
      same(keyed(scores.leaders, (row) => row.unit), expected.leaders, "leaders");
      assert.equal(scores.roleGaps.length, 42);
      same(keyed(scores.roleGaps, (row) => `${row.role} ${row.period}`), expected.roleGaps, "roleGaps");
      same(scores.organisationCoverage, expected.organisationCoverage, "organisationCoverage");
      same(scores.organisationCoverageByPeriod, expected.organisationCoverageByPeriod, "organisationCoverageByPeriod");
      const readiness = keyed(scores.readiness, (row) => row.unit);
      assert.deepEqual(Object.keys(readiness).sort(), Object.keys(expected.readiness).sort());
      same(readiness, expected.readiness, "readiness");
      const skills = keyed(scores.skills, (row) => row.skill);
      assert.deepEqual(Object.keys(skills).sort(), Object.keys(expected.skills).sort());
      same(skills, expected.skills, "skills");
      const projects = keyed(scores.projects.map((p) => ({
        projectId: p.projectId, atRisk: p.atRisk, marks: p.roles.filter((r) => r.critical).map((r) => `${r.role}:${r.mark}`),
      })), (row) => row.projectId);
      same(projects, expected.projects, "projects");
    });
  }
});

/** The same records in another order. */
function shuffled(tables: CanonicalTables, seed: number): CanonicalTables {
  const { int } = dice(seed);
  return Object.fromEntries(Object.entries(tables).map(([table, rows]) => {
    const list = [...rows];
    for (let i = list.length - 1; i > 0; i -= 1) {
      const j = int(i + 1);
      [list[i], list[j]] = [list[j] as never, list[i] as never];
    }
    return [table as TableId, list];
  })) as unknown as CanonicalTables;
}

describe("score: properties", () => {
  const seeds = fc.integer({ min: 1, max: 1_000_000 });

  it("permuting the input rows changes nothing", () => {
    fc.assert(fc.property(seeds, (seed) => {
      const tables = randomTown(seed, 20);
      const [a, b] = [score(tables).scores, score(shuffled(tables, seed + 1)).scores];
      // Sums over people may be taken in another order where a table's own order counts: equal to 1e-9.
      same(b, a, "scores");
    }), { numRuns: 25 });
  });

  it("keeps ratios in [0,1] and raw below what adjusted could become", () => {
    fc.assert(fc.property(seeds, (seed) => {
      const { scores } = score(randomTown(seed, 20));
      const inUnit = (x: number | null | undefined): boolean => x === null || x === undefined || (x >= 0 && x <= 1 + 1e-12);
      for (const gap of scores.roleGaps) assert.ok(inUnit(gap.coverage) && inUnit(gap.maxCoverage));
      for (const value of [...Object.values(scores.organisationCoverageByPeriod), ...Object.values(scores.maxCoverageByPeriod)]) assert.ok(inUnit(value));
      for (const view of scores.coverageViews) assert.ok(inUnit(view.coverage));
      for (const unit of scores.readiness) {
        assert.ok(inUnit(unit.unknownRate));
        if (unit.raw === null || unit.unknownRate === null) continue;
        const upper = unit.raw + 100 * unit.unknownRate;
        assert.ok(unit.raw >= 0 && upper <= 100 + 1e-9);
        assert.ok(unit.adjusted === null || (unit.raw <= unit.adjusted + 1e-9 && unit.adjusted <= upper + 1e-9));
      }
    }), { numRuns: 40 });
  });

  it("greedy never covers more than the maximum flow", () => {
    fc.assert(fc.property(seeds, (seed) => {
      const { scores } = score(randomTown(seed, 20));
      for (const [period, best] of Object.entries(scores.maxCoverageByPeriod)) {
        const greedy = scores.organisationCoverageByPeriod[period] ?? null;
        if (best !== null && greedy !== null) assert.ok(greedy <= best + 1e-9);
      }
    }), { numRuns: 40 });
  });

  it("removing a person never raises coverage", () => {
    fc.assert(fc.property(seeds, fc.nat(), (seed, which) => {
      const tables = randomTown(seed, 20);
      const gone = tables.staff[which % tables.staff.length]?.staff_no;
      // The day must stay: asOf is that of the latest row.
      const staff = tables.staff.map((row) => (row.staff_no === gone ? { ...row, status: "退職" } : row));
      const [before, after] = [score(tables).scores, score({ ...tables, staff }).scores];
      before.roleGaps.forEach((gap, i) => {
        const now = after.roleGaps[i]?.coverage ?? null;
        if (gap.coverage !== null && now !== null) assert.ok(now <= gap.coverage + 1e-9);
      });
      for (const [period, value] of Object.entries(before.organisationCoverageByPeriod)) {
        const now = after.organisationCoverageByPeriod[period] ?? null;
        if (value !== null && now !== null) assert.ok(now <= value + 1e-9);
      }
    }), { numRuns: 40 });
  });

  it("more answers never widen the range a unit's score can still take", () => {
    fc.assert(fc.property(seeds, fc.nat(), fc.integer({ min: 0, max: 5 }), (seed, which, level) => {
      const tables = randomTown(seed, 12);
      const answered = new Set(tables.readiness_answers.map((row) => `${row.dept_code} ${row.item_id}`));
      const open = ["A04", "A05", "E01", "E02", "E06", "E07", "E08", "S02", "S04"].filter((item) => !answered.has(`0102 ${item}`));
      const item = open[which % open.length];
      if (item === undefined) return;
      const blank = tables.readiness_answers[0];
      if (blank === undefined) return;
      const more = { ...tables, readiness_answers: [...tables.readiness_answers, { ...blank, dept_code: "0102", item_id: item, state: "確認済", level, _row: 9999 }] };
      const range = (t: CanonicalTables): [number, number] => {
        const unit = score(t).scores.readiness.find((row) => row.unit === "0102");
        return [unit?.raw ?? 0, (unit?.raw ?? 0) + 100 * (unit?.unknownRate ?? 1)];
      };
      const [low, high] = range(tables);
      const [newLow, newHigh] = range(more);
      assert.ok(newLow >= low - 1e-9 && newHigh <= high + 1e-9 && newHigh - newLow < high - low);
    }), { numRuns: 30 });
  });
});

describe("score: total", () => {
  const odd = [null, "", "　", "R8.4.1", "9999-99-99", "2026", "FY2026", "2026-04/2026-06", "0101", "ORG", "(", "DX推進リーダー(0)", "在職", "確認済", "🏛", "内部", "BA", "PJ1"];
  const oddNumbers = [null, 0, -1, 0.5, 1e12, 5, 2];

  /** A town with values overwritten by odd ones of the right type, rows doubled, parents in a ring. */
  function spoiled(seed: number): CanonicalTables {
    const { chance, pick } = dice(seed + 17);
    const spoil = (table: TableId, row: object): object => Object.fromEntries(Object.entries(row).map(([key, value]) => {
      const column = CANONICAL[table].columns.find((c) => c.id === key);
      if (column === undefined || !chance(0.15)) return [key, value];
      return [key, column.type === "number" ? pick(oddNumbers) : column.type === "boolean" ? pick([true, false, null]) : pick(odd)];
    }));
    const town = randomTown(seed, 10);
    const tables = Object.fromEntries(Object.entries(town).map(([table, rows]) => [table, rows.flatMap((row) => {
      const made = spoil(table as TableId, row);
      return chance(0.05) ? [made, made] : [made];
    })]));
    return { ...tables, departments: [...(tables["departments"] ?? []), { ...town.departments[0], dept_code: "X", parent_code: "Y", level: 3 }, { ...town.departments[0], dept_code: "Y", parent_code: "X", level: 3 }] } as unknown as CanonicalTables;
  }

  it("never throws, whatever the tables hold, and keeps ratios in their bounds", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const result = scoreTables(spoiled(seed), defaultMasters(), defaultSettings(), { asOf: "2026-04-01" });
      assert.ok(result.ok);
      for (const issue of result.value.issues) assert.ok(describeIssue(issue).message.endsWith("。"));
      for (const gap of result.value.scores.roleGaps) assert.ok(gap.coverage === null || (gap.coverage >= 0 && gap.coverage <= 1));
      const text = JSON.stringify(result.value.scores, (_, value: unknown) => {
        assert.ok(typeof value !== "number" || Number.isFinite(value), "a number that is none");
        return value;
      });
      assert.ok(text.length > 100);
    }), { numRuns: 60 });
  });

  it("scores a body without any table but people", () => {
    const { staff } = randomTown(3, 5);
    const { scores } = score({ ...emptyTables(), staff });
    assert.deepEqual(scores.readiness.map((row) => row.unit), ["ORG"]);
    assert.equal(scores.organisationCoverage, null);
  });

  it("does not touch its input", () => {
    const tables = randomTown(5, 15);
    const before = JSON.stringify(tables);
    score(tables);
    assert.equal(JSON.stringify(tables), before);
  });
});

describe("score: streamed totals", () => {
  it("add up to the whole", () => {
    // One form for all: items in use are decided chunk by chunk.
    const whole = randomTown(8, 40);
    const tables = { ...whole, skills: whole.skills.filter((row) => row.skill_name !== "独自の調査") };
    const { scores, working } = score(tables);
    const totals = createTotals(emptyTables(), defaultMasters(), defaultSettings(), { asOf: "2026-04-01" });
    const half = (keep: (no: string) => boolean): CanonicalTables => Object.fromEntries(Object.entries(tables).map(([table, rows]) =>
      [table, table === "departments" || table === "projects" ? rows : rows.filter((row) => !("staff_no" in row) || keep(String(row.staff_no)))])) as unknown as CanonicalTables;
    const isFirst = (no: string): boolean => (tables.staff.findIndex((row) => row.staff_no === no)) % 2 === 0;
    totals.add(half(isFirst));
    totals.add(half((no) => !isFirst(no)));
    const sum = totals.finish();
    assert.equal(sum.people, scores.staff.length);
    assert.equal(sum.inScope, working.people.filter((person) => person.inScope).length);
    assert.deepEqual([...sum.headcount], working.units.map((unit) => [unit.unit, unit.headcount]));
    for (const role of ROLE_IDS) assert.equal(sum.qualified[role], scores.staff.filter((row) => row.qualified.includes(role)).length, role);
  });
});
