import { strict as assert } from "node:assert";
import { defaultMasters, defaultSettings } from "../../../src/core/masters/masters.ts";
import type { Question } from "../../../src/core/masters/master-types.ts";
import type { UnitReadiness } from "../../../src/core/model/scores.ts";
import { scoreTables } from "../../../src/core/score.ts";
import { composeTown } from "../../../src/node/demo/make-demo.ts";

/** R39 again, from the items of a unit that answers by itself. */
function byHand({ items }: UnitReadiness, keep: (question: Question) => boolean) {
  const own = defaultMasters().questions.questions.filter((question) => keep(question) && question.id in items).map(({ id }) => items[id] ?? assert.fail(id));
  const judged = own.filter(({ s }) => s !== null);
  const weight = (list: typeof own): number => list.reduce((sum, item) => sum + item.weight, 0);
  const points = judged.reduce((sum, item) => sum + item.weight * (item.s ?? 0), 0);
  const [all, known] = [weight(own), weight(judged)];
  return { raw: all === 0 ? null : (100 * points) / all, adjusted: known === 0 ? null : (100 * points) / known, unknownRate: all === 0 ? null : (all - known) / all, questions: own.length, judged: judged.length };
}

const close = (a: number | null, b: number | null): boolean => (a === null || b === null ? a === b : Math.abs(a - b) < 1e-9);

describe("readiness by part (R39)", () => {
  const scored = scoreTables(composeTown(200, 5).tables, defaultMasters(), defaultSettings(), { asOf: "2026-10-01" });
  assert.ok(scored.ok);
  const { scores, working } = scored.value;
  const { masters } = { masters: defaultMasters() };
  const parts: readonly (readonly [string, (question: Question) => boolean])[] = [
    ["all", () => true], ["dimension:D4", ({ dimension }) => dimension === "D4"], ["step:2", ({ step }) => step === 2], ["scale:outcome", ({ dimension }) => dimension === "D5"],
    ...masters.obstacles.obstacles.map(({ id }) => [`obstacle:${id}`, (question: Question) => question.obstacles.includes(id)] as const),
    ...masters.planItems.items.map(({ id }) => [`planItem:${id}`, (question: Question) => question.planItems.includes(id)] as const),
  ];

  it("is the same formulas on the questions of the part, for 全庁 and every 課", () => {
    const level = new Map(working.units.map((unit) => [unit.unit, unit.level]));
    const units = scores.readiness.filter(({ unit }) => level.get(unit) !== 1);
    assert.ok(units.length > 10);
    for (const unit of units) for (const [key, keep] of parts) {
      const [view, hand] = [unit.views[key] ?? assert.fail(key), byHand(unit, keep)];
      assert.ok(close(view.raw, hand.raw) && close(view.adjusted, hand.adjusted) && close(view.unknownRate, hand.unknownRate), `${unit.unit} ${key}`);
      assert.deepEqual([view.questions, view.judged], [hand.questions, hand.judged], `${unit.unit} ${key}`);
      assert.equal(view.reference, hand.unknownRate === null || hand.unknownRate > 0.3 + 1e-9, `${unit.unit} ${key}`);
    }
  });

  it("agrees with the figures that stand beside it", () => {
    for (const { views, dimensions, steps, obstacles, planItems, inputScale, outcomeScale, raw, adjusted, unknownRate } of scores.readiness) {
      assert.deepEqual([views["all"]?.raw, views["all"]?.adjusted, views["all"]?.unknownRate], [raw, adjusted, unknownRate]);
      for (const [prefix, values] of [["dimension", dimensions], ["step", steps], ["obstacle", obstacles], ["planItem", planItems], ["scale", { input: inputScale, outcome: outcomeScale }]] as const) {
        for (const [id, value] of Object.entries(values)) assert.equal(views[`${prefix}:${id}`]?.adjusted, value, `${prefix}:${id}`);
      }
    }
  });

  it("counts the questions of a 部 over its 課", () => {
    const division = working.units.find(({ level }) => level === 1) ?? assert.fail("no 部");
    const of = (unit: string) => scores.readiness.find((row) => row.unit === unit)?.views["all"] ?? assert.fail(unit);
    const below = working.units.filter(({ isSection, division: up }) => isSection && up === division.unit).map(({ unit }) => of(unit));
    assert.equal(of(division.unit).questions, below.reduce((sum, view) => sum + view.questions, 0));
    assert.equal(of(division.unit).judged, below.reduce((sum, view) => sum + view.judged, 0));
  });
});
