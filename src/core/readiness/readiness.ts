import { DIMENSION_IDS, type ReadinessView, type UnitReadiness } from "../model/scores.ts";
import type { ReadinessCell, UnitWork } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import type { Masters, Question } from "../masters/master-types.ts";
import { type WeightedCell, bandOf, isReference, scoreCells } from "./unit-score.ts";
import { itemWeights } from "./weights.ts";

/** Cells of one unit with the factor its 課 has when pooled into a 部 (1, or the head-count by setting). */
interface Cell extends ReadinessCell {
  readonly factor: number;
}

/** R34-R41 for every unit: ORG, 部 (pooled from their 課), 課 and, when asked for, 係. */
export function scoreReadiness(units: readonly UnitWork[], cells: readonly ReadinessCell[], masters: Masters, settings: Settings): readonly UnitReadiness[] {
  const byUnit = new Map<string, ReadinessCell[]>();
  for (const cell of cells) byUnit.set(cell.unit, [...(byUnit.get(cell.unit) ?? []), cell]);
  const own = (unit: string): readonly Cell[] => (byUnit.get(unit) ?? []).map((cell) => ({ ...cell, factor: 1 }));
  const pooled = (division: string): readonly Cell[] =>
    units.filter((u) => u.isSection && u.division === division).flatMap((u) => {
      const factor = settings.headcountWeighting ? u.headcount : 1;
      return (byUnit.get(u.unit) ?? []).map((cell) => ({ ...cell, factor }));
    });
  const rules = readinessRules(masters, settings);
  return units
    .filter((unit) => unit.level !== 3 || settings.sectionReadiness)
    .map((unit) => unitReadiness(unit.unit, unit.level === 1 ? pooled(unit.unit) : own(unit.unit), rules));
}

interface Rules {
  readonly masters: Masters;
  readonly settings: Settings;
  readonly weights: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly questions: ReadonlyMap<string, Question>;
}

const readinessRules = (masters: Masters, settings: Settings): Rules => ({
  masters, settings,
  weights: new Map([settings.mainPreset, ...masters.presets.presets.map((p) => p.id)].map((id) => [id, itemWeights(masters, id)])),
  questions: new Map(masters.questions.questions.map((question) => [question.id, question])),
});

function unitReadiness(unit: string, cells: readonly Cell[], rules: Rules): UnitReadiness {
  const { masters, settings } = rules;
  const weighted = (preset: string, keep: (question: Question) => boolean): readonly WeightedCell[] =>
    cells.flatMap((cell) => {
      const question = rules.questions.get(cell.question);
      if (question === undefined || !keep(question)) return [];
      return [{ s: cell.s, weight: cell.factor * (rules.weights.get(preset)?.get(cell.question) ?? 0) }];
    });
  const adjusted = (keep: (question: Question) => boolean): number | null => scoreCells(weighted(settings.mainPreset, keep)).adjusted;
  const views = <K extends string>(ids: readonly K[], keep: (id: K) => (q: Question) => boolean): Record<K, number | null> =>
    Object.fromEntries(ids.map((id) => [id, adjusted(keep(id))])) as Record<K, number | null>;
  const all = scoreCells(weighted(settings.mainPreset, () => true));
  const reference = isReference(all.unknownRate, settings.referenceUnknownRate);
  return {
    unit, ...all, reference, band: reference ? null : bandOf(all.adjusted, masters.questions.bands),
    dimensions: views(DIMENSION_IDS, (d) => (q) => q.dimension === d),
    steps: views(["0", "1", "2", "3"], (step) => (q) => String(q.step) === step),
    obstacles: views(masters.obstacles.obstacles.map((o) => o.id), (id) => (q) => q.obstacles.includes(id)),
    planItems: views(masters.planItems.items.map((item) => item.id), (id) => (q) => q.planItems.includes(id)),
    inputScale: adjusted((q) => q.dimension !== "D5"),
    outcomeScale: adjusted((q) => q.dimension === "D5"),
    presets: Object.fromEntries(masters.presets.presets.map(({ id }) => [id, scoreCells(weighted(id, () => true))])),
    views: Object.fromEntries(viewsOf(rules.masters).map(({ id, keep }) => [id, readinessView(cells, keep, rules)])),
    items: itemScores(cells, rules),
  };
}

interface View {
  readonly id: string;
  readonly keep: (question: Question) => boolean;
}

/** Every part of the checklist that is shown by itself. */
const viewsOf = ({ obstacles, planItems }: Masters): readonly View[] => [
  { id: "all", keep: () => true },
  ...DIMENSION_IDS.map((d): View => ({ id: `dimension:${d}`, keep: ({ dimension }) => dimension === d })),
  ...[0, 1, 2, 3].map((n): View => ({ id: `step:${n}`, keep: ({ step }) => step === n })),
  ...obstacles.obstacles.map(({ id }): View => ({ id: `obstacle:${id}`, keep: (question) => question.obstacles.includes(id) })),
  ...planItems.items.map(({ id }): View => ({ id: `planItem:${id}`, keep: (question) => question.planItems.includes(id) })),
  { id: "scale:input", keep: ({ dimension }) => dimension !== "D5" },
  { id: "scale:outcome", keep: ({ dimension }) => dimension === "D5" },
];

function readinessView(cells: readonly Cell[], keep: View["keep"], { settings, weights, questions }: Rules): ReadinessView {
  const kept = cells.filter(({ question }) => {
    const known = questions.get(question);
    return known !== undefined && keep(known);
  });
  const score = scoreCells(kept.map(({ s, factor, question }) => ({ s, weight: factor * (weights.get(settings.mainPreset)?.get(question) ?? 0) })));
  return { ...score, reference: isReference(score.unknownRate, settings.referenceUnknownRate), questions: kept.length, judged: kept.filter(({ s }) => s !== null).length };
}

/** Per question: of a pooled 部 the weighted mean over its 課 that could be judged. */
function itemScores(cells: readonly Cell[], rules: Rules): UnitReadiness["items"] {
  const weights = rules.weights.get(rules.settings.mainPreset);
  const byQuestion = new Map<string, Cell[]>();
  for (const cell of cells) byQuestion.set(cell.question, [...(byQuestion.get(cell.question) ?? []), cell]);
  return Object.fromEntries([...byQuestion].map(([question, list]) => {
    const weight = weights?.get(question) ?? 0;
    const judged = list.filter((cell) => cell.s !== null && cell.factor > 0);
    const factor = judged.reduce((sum, cell) => sum + cell.factor, 0);
    const s = factor === 0 ? null : judged.reduce((sum, cell) => sum + cell.factor * (cell.s ?? 0), 0) / factor;
    const source = judged.some((cell) => cell.source === "computed") ? "computed" as const : judged.length > 0 ? "answered" as const : "unknown" as const;
    return [question, { s, weight: weight * list.reduce((sum, cell) => sum + cell.factor, 0), source }];
  }));
}
