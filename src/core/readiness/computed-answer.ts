import type { ComputedAnswer } from "../model/scoring-work.ts";

/** A plain rate; an empty base makes the question 対象外 (head of R42). */
export const rateAnswer = (unit: string, question: string, numerator: number, denominator: number): ComputedAnswer => ({
  unit, question, numerator, denominator,
  value: denominator === 0 ? null : numerator / denominator,
  state: denominator === 0 ? "not_applicable" : "value",
});

/** Cannot be computed: the table is missing, or too little is known. */
export const unknownAnswer = (unit: string, question: string, numerator = 0, denominator = 0): ComputedAnswer => ({
  unit, question, numerator, denominator, value: null, state: "unknown",
});
