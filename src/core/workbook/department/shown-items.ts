import { mayShowRate } from "../../gap/suppress.ts";
import type { ComputedAnswer, ReadinessCell } from "../../model/scoring-work.ts";
import { itemWeights } from "../../readiness/weights.ts";
import type { Question } from "../../masters/master-types.ts";
import type { DepartmentFacts } from "./department-input.ts";

/** One applicable question of the department, with what may be shown of it. */
export interface ShownItem {
  readonly question: Question;
  readonly shown: boolean;
  /** Mean of what could be judged, 0-1; null = 未確認. */
  readonly s: number | null;
  readonly source: ReadinessCell["source"];
  /** Weight of all cells (one for a 課, one per 課 for a 部), and of those judged. */
  readonly weight: number;
  readonly judged: number;
}

/** Questions that are rates of the department's people (R42-R48); leaders are staffing facts and are shown (R55). */
const PEOPLE_RATES = ["A02", "A03", "S01", "T01", "T04"] as const;

/**
 * R55-R58 for the department's own questions: a rate about few people is hidden, and because every score is a sum that is printed,
 * a lone hidden question takes a second people question with it, so that no sum gives it away.
 */
export function shownItems(facts: DepartmentFacts): readonly ShownItem[] {
  const { input, unit } = facts;
  const items = unitItems(facts);
  const computed = new Map(input.work.computed.filter((answer) => answer.unit === unit.unit).map((answer) => [answer.question, answer]));
  const hidden = new Set(items.filter(({ question, source }) => source === "computed" && isSmall(question.id, computed.get(question.id), unit.headcount, input.settings.smallCell)).map(({ question }) => question.id));
  const spare = items.filter(({ question, source }) => source === "computed" && !hidden.has(question.id)).map(({ question }) => question.id);
  const order = [...PEOPLE_RATES.filter((id) => spare.includes(id)), ...spare];
  if (hidden.size === 1) for (const id of order.slice(0, 1)) hidden.add(id);
  return items.map((item) => ({ ...item, shown: !hidden.has(item.question.id) }));
}

/** The unit's own cells, or those of its 課 with the factor each has when pooled (R40), added up per question. */
function unitItems({ input, unit }: DepartmentFacts): readonly Omit<ShownItem, "shown">[] {
  const weights = itemWeights(input.masters, input.settings.mainPreset);
  const factors = new Map(unit.level === 1
    ? input.work.units.filter((u) => u.isSection && u.division === unit.unit).map((u) => [u.unit, input.settings.headcountWeighting ? u.headcount : 1] as const)
    : [[unit.unit, 1] as const]);
  const cells = input.work.cells.filter((cell) => factors.has(cell.unit));
  return input.masters.questions.questions.flatMap((question) => {
    const own = cells.filter((cell) => cell.question === question.id);
    if (own.length === 0) return [];
    const each = weights.get(question.id) ?? 0;
    const sum = (of: (cell: ReadinessCell) => number): number => own.reduce((total, cell) => total + each * (factors.get(cell.unit) ?? 0) * of(cell), 0);
    const [weight, judged, points] = [sum(() => 1), sum(({ s }) => (s === null ? 0 : 1)), sum(({ s }) => s ?? 0)];
    const known = own.filter(({ s }) => s !== null);
    const mean = known.reduce((total, { s }) => total + (s ?? 0), 0) / known.length;
    const source = known.some((cell) => cell.source === "computed") ? "computed" : known.length > 0 ? "answered" : "unknown";
    return [{ question, source, weight, judged, s: known.length === 0 ? null : judged === 0 ? mean : points / judged }];
  });
}

/** A pooled 部 has no answer of its own: its rates are means over its 課 and are hidden only when the 部 itself is small. */
function isSmall(question: string, answer: ComputedAnswer | undefined, headcount: number, k: number): boolean {
  if (!PEOPLE_RATES.some((id) => id === question)) return false;
  return answer === undefined ? headcount < k : !mayShowRate(answer.numerator, answer.denominator, k, true);
}
