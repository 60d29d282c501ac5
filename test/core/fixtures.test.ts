import { strict as assert } from "node:assert";
import { mwds, skillSums } from "../../src/core/gap/skill-priority.ts";
import { organisationCoverage } from "../../src/core/gap/role-gap.ts";
import { defaultSettings } from "../../src/core/masters/masters.ts";
import { fitTable } from "../../src/core/readiness/fit.ts";
import { roundHalfUp } from "../../src/core/readiness/compare.ts";
import { isReference, scoreCells } from "../../src/core/readiness/unit-score.ts";
import { near } from "./reference/small-town.ts";

/** Published worked examples (design domain 8.2-8.5, 9, 10.6; sources stand there). */
const ITEMS = "I-1 I-2 I-3 I-4 II-1 II-2 II-3 II-4 III1 III2 III3 III4 IV1 IV2 V-1 V-2 V-3 VI1 VI2 VI3 VI4".split(" ");
const MAX = "6 4 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 4 4 4 3".split(" ").map(Number);
const isImpl = (item: string): boolean => /^II-|^III|^IV2|^VI/.test(item);

/** city | points | raw, unknown %, adjusted | impl raw, impl adjusted, impl unknown > 30 % | eligible. `.` = unknown, 0 = confirmed zero. */
const CITIES = [
  ["那覇", "6 4 2 5 5 2.5 5 2.5 2.5 5 2.5 . 5 5 2.5 5 0 4 . 2 .", 65.5, 12, 74.4, 36, 75.0, true],
  ["宜野湾", "6 4 2 5 5 . 2.5 2.5 2.5 5 . . 5 5 2.5 5 5 . . 2 .", 59, 26, 79.7, 24.5, 72.1, true],
  ["石垣", "6 . 2 . 5 . . . 0 . . . . . 2.5 5 . . . 2 .", 22.5, 65, 64.3, 7, 50.0, false],
  ["浦添", "6 4 2 3 5 . . . 2.5 . . . 5 . 2.5 5 5 4 . 2 .", 46, 42, 79.3, 13.5, 75.0, false],
  ["名護", "6 0 2 . 2.5 . . . 2.5 5 . . 5 2.5 2.5 . . . . 2 .", 30, 51, 61.2, 14.5, 60.4, false],
  ["糸満", "6 4 2 . 5 . . . 0 . . . . . 0 . 5 . . 2 .", 24, 61, 61.5, 7, 50.0, false],
  ["沖縄", "6 4 2 . 2.5 . . . 2.5 . 2.5 . . . 2.5 . . 4 . 2 .", 28, 57, 65.1, 13.5, 58.7, false],
  ["豊見城", "6 4 2 . 5 . . . 2.5 . . . . . 2.5 . . . . 2 .", 24, 66, 70.6, 9.5, 67.9, false],
  ["うるま", "3 . 5 . 5 . 2.5 . 2.5 . . . 5 . 2.5 . 5 . 4 2 .", 36.5, 51, 74.5, 16, 69.6, false],
  ["宮古島", ". . 2 . 2.5 . . . 2.5 . . . . . 2.5 5 . . . 2 .", 16.5, 71, 56.9, 7, 50.0, false],
] as const;

const cellsOf = (points: string) => points.split(" ").map((point, i) => ({ item: ITEMS[i] ?? "", weight: MAX[i] ?? 0, s: point === "." ? null : Number(point) / (MAX[i] ?? 1) }));

describe("T1 fixture A: eleven cities", () => {
  for (const [city, points, raw, unknown, adjusted, implRaw, implAdjusted, eligible] of CITIES) {
    it(`${city}: raw ${raw}, adjusted ${adjusted}`, () => {
      const score = scoreCells(cellsOf(points));
      near(score.raw, raw);
      near(score.unknownRate, unknown / 100);
      assert.equal(roundHalfUp(score.adjusted ?? 0, 1), adjusted);
      assert.equal(!isReference(score.unknownRate, 0.3), eligible);
      const impl = cellsOf(points).filter((cell) => isImpl(cell.item));
      near(((scoreCells(impl).raw ?? 0) / 100) * 60, implRaw);
      assert.equal(roundHalfUp(scoreCells(impl).adjusted ?? 0, 1), implAdjusted);
    });
  }
  it("宜野湾's outcome scale alone is 参考値 (43.3 % unknown)", () => {
    const impl = scoreCells(cellsOf(CITIES[1][1]).filter((cell) => isImpl(cell.item)));
    assert.equal(roundHalfUp(100 * (impl.unknownRate ?? 0), 1), 43.3);
    assert.ok(isReference(impl.unknownRate, 0.3));
  });
  it("unknown read as zero would be wrong", () => assert.notEqual(roundHalfUp(scoreCells(cellsOf(CITIES[0][1]).map((c) => ({ ...c, s: c.s ?? 0 }))).adjusted ?? 0, 1), 74.4));
});

describe("T2 fixture B: Jane", () => {
  const total = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
  /** Our fit with equal weights and no must-haves. */
  function fitOf(required: readonly number[], held: readonly number[]): number {
    const items = required.map((_, i) => ({ item: `i${i}`, framework: "DSS-P" as const, name: "", group: "", inUse: true, literacyRequired: 0, literacyRequiredManager: 0 }));
    const table = { people: 1, items: items.length, level: Float64Array.from(held), skillRow: new Int32Array(held.length), certificateRow: new Int32Array(held.length) };
    const role = { role: "PM" as const, usable: true, items: required.map((R, i) => ({ item: `i${i}`, required: R, weight: 1, mustHave: false, inUse: true })), itemsInUse: items.length, baseInUse: total(required), baseAll: total(required) };
    return fitTable(table, items, [role], [true], defaultSettings()).fit[0] ?? Number.NaN;
  }
  for (const [required, held, away, fit] of [[[3, 4, 2, 3, 3], [3, 5, 2, 2, 2], 6.7, 86.7], [[4, 5, 3, 4, 4, 3, 3], [3, 5, 2, 2, 2, 0, 0], 46.2, 53.8]] as const) {
    it(`${fit} % fit when capped; the published ${away} % away lets surplus compensate`, () => {
      assert.equal(roundHalfUp(100 * fitOf(required, held), 1), fit);
      assert.equal(roundHalfUp((100 * (total(required) - total(held))) / total(required), 1), away);
    });
  }
});

describe("T3 fixture C: mean required level over the people who have a requirement", () => {
  const people = [false, false, false, false, true, true].map((manager, place) => ({ place, manager, targetRole: null }));
  const item = (name: string, engineer: number, senior: number) => ({ item: name, framework: "DSS-L" as const, name, group: "", inUse: true, literacyRequired: engineer, literacyRequiredManager: senior });
  const items = [item("coding", 2, 3), item("leadership", 0, 3)];
  const levels = { people: 6, items: 2, level: new Float64Array(12).fill(2), skillRow: new Int32Array(12), certificateRow: new Int32Array(12) };
  const sums = skillSums({ items, levels, roles: [], people, demand: () => 0 });
  it("is 2.333 for coding", () => assert.equal(roundHalfUp((sums[0]?.sumRequired ?? 0) / (sums[0]?.n ?? 1), 3), 2.333));
  it("is 3 for leadership, asked of two people only", () => assert.deepEqual([sums[1]?.n, (sums[1]?.sumRequired ?? 0) / 2], [2, 3]));
});

describe("T4 worked coverage", () => {
  const rows = [{ demand: 1.5, supply: 0.9 }, { demand: 0.8, supply: 0.2 }, { demand: 0.6, supply: 0.6 }, { demand: 0.3, supply: 0.5 }];
  it("is 62.5 %, not the mean of the ratios (71.25 %) nor ΣS/ΣD (68.75 %)", () => {
    const coverage = organisationCoverage(rows);
    near(coverage, 0.625);
    const ratios = rows.map(({ demand, supply }) => Math.min(1, supply / demand));
    near(ratios.reduce((a, b) => a + b, 0) / 4, 0.7125);
    near(2.2 / 3.2, 0.6875);
    assert.ok(coverage !== 0.7125 && coverage !== 0.6875);
  });
  it("has a gap of 1.2 FTE and leaves unusable roles out", () => {
    near(rows.reduce((sum, r) => sum + Math.max(0, r.demand - r.supply), 0), 1.2);
    near(organisationCoverage([...rows, { demand: 5, supply: null }]), 0.625);
    assert.equal(organisationCoverage([]), null);
  });
});

describe("T5 Borich vector", () => {
  it("is 8.28", () => near(mwds(5, 5 + 4 + 5 + 4 + 5, 2 + 3 + 3 + 2 + 4), ((23 - 14) / 5) * 4.6));
  it("keeps the sign", () => assert.ok((mwds(5, 10, 15) ?? 0) < 0));
});

describe("T6 percentages", () => {
  for (const [a, b, percent] of [
    [7, 25, 28], [54, 75, 72], [5, 19, 26.3], [10, 19, 52.6], [4, 19, 21.1], [9114, 33_623, 27.1], [2296, 3945, 58.2], [1154, 1788, 64.5], [347, 1788, 19.4], [91, 1788, 5.1], [716, 1788, 40],
  ] as const) it(`${a}/${b} = ${percent} %`, () => assert.equal(roundHalfUp((100 * a) / b, 1), percent));
  it("a 部 is recomputed: 1/2 and 9/10 make 83.3 %, not 70 %", () => {
    const pooled = scoreCells([...Array.from({ length: 2 }, (_, i) => ({ s: i < 1 ? 1 : 0, weight: 1 })), ...Array.from({ length: 10 }, (_, i) => ({ s: i < 9 ? 1 : 0, weight: 1 }))]);
    assert.equal(roundHalfUp(pooled.raw ?? 0, 1), 83.3);
  });
});
