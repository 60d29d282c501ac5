import type { CanonicalTables, RecordOf } from "../model/canonical.ts";
import type { ScoringIssue } from "../model/issues/scoring.ts";
import type { ComputedAnswer, ReadinessCell, UnitWork } from "../model/scoring-work.ts";
import type { Masters, Question } from "../masters/master-types.ts";
import { fold } from "../masters/fold.ts";
import { byPlace } from "./org-tree.ts";

const TOP_LEVEL = 5;

type Answer =
  | { readonly state: "not_applicable" }
  | { readonly state: "unknown" }
  | { readonly state: "level"; readonly level: number; readonly index: number };

export interface Answers {
  /** `unit⏎item` → what was answered. */
  readonly given: ReadonlyMap<string, Answer>;
  readonly issues: readonly ScoringIssue[];
}

const keyOf = (unit: string, item: string): string => `${unit}\n${item}`;

/** R37, of the units that answer (ORG, 課; default: any). Two answers to one question that differ leave it 未確認: nobody guesses which is right. */
export function readAnswers(tables: CanonicalTables, masters: Masters, units?: ReadonlySet<string>): Answers {
  const known = new Set(masters.questions.questions.map((question) => question.id));
  const given = new Map<string, Answer>();
  const issues: ScoringIssue[] = [];
  const rows = tables.readiness_answers.map((row, index) => ({ row, index })).sort((a, b) => byPlace(a.row, b.row));
  for (const { row, index } of rows) {
    const [unit, item] = [fold(row.dept_code), fold(row.item_id)];
    if (!known.has(item)) {
      issues.push({ code: "answer_unknown_item", at: row, item });
      continue;
    }
    if (units?.has(unit) === false) {
      issues.push({ code: "answer_unknown_unit", at: row, unit, item });
      continue;
    }
    const answer = answerOf(row, index);
    if (answer.state === "unknown" && row.level !== null && isConfirmed(row)) issues.push({ code: "answer_level_outside", at: row, item, level: row.level });
    const before = given.get(keyOf(unit, item));
    const conflict = before !== undefined && !sameAnswer(before, answer);
    if (conflict) issues.push({ code: "answer_conflict", at: row, unit, item });
    given.set(keyOf(unit, item), conflict ? { state: "unknown" } : before ?? answer);
  }
  return { given, issues };
}

const isConfirmed = (row: RecordOf<"readiness_answers">): boolean => fold(row.state).startsWith("確認済");

function answerOf(row: RecordOf<"readiness_answers">, index: number): Answer {
  const state = fold(row.state);
  if (state === "対象外") return { state: "not_applicable" };
  if (!isConfirmed(row)) return { state: "unknown" };
  const level = state === "確認済0" ? 0 : row.level;
  return level !== null && level >= 0 && level <= TOP_LEVEL ? { state: "level", level, index } : { state: "unknown" };
}

const sameAnswer = (a: Answer, b: Answer): boolean =>
  a.state === b.state && (a.state !== "level" || b.state !== "level" || a.level === b.level);

/** R36, R38: what each answering unit's applicable questions are worth; 対象外 questions are absent. */
export function readinessCells(
  units: readonly UnitWork[], computed: readonly ComputedAnswer[], answers: Answers, masters: Masters,
): readonly ReadinessCell[] {
  const byKey = new Map(computed.map((answer) => [keyOf(answer.unit, answer.question), answer]));
  return units.flatMap(({ unit, level }) =>
    masters.questions.questions.flatMap((question) => {
      if (level !== 0 && question.organisationWide) return [];
      return cellOf(unit, question, byKey.get(keyOf(unit, question.id)), answers.given.get(keyOf(unit, question.id)));
    }));
}

function cellOf(unit: string, question: Question, computed: ComputedAnswer | undefined, answer: Answer | undefined): readonly ReadinessCell[] {
  const cell = { unit, question: question.id, dimension: question.dimension };
  if (answer?.state === "not_applicable" || computed?.state === "not_applicable") return [];
  if (computed?.state === "value") return [{ ...cell, s: computed.value, source: "computed", answerIndex: null }];
  if (answer?.state === "level") return [{ ...cell, s: answer.level / TOP_LEVEL, source: "answered", answerIndex: answer.index }];
  return [{ ...cell, s: null, source: "unknown", answerIndex: null }];
}
