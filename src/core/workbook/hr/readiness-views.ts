import { f, type Formula, joinFormulas, type Reference } from "../../model/formula.ts";
import { DIMENSION_IDS, type UnitReadiness } from "../../model/scores.ts";
import { cellIn } from "../sheet/placed-table.ts";
import { type ReadinessWorkSheet, weightRow } from "./readiness-work.ts";
import { SHORT_NAMES } from "./readiness-sheet.ts";
import type { ViewWorkSheet } from "./view-work.ts";

/** What a part of the checklist adds up to for one unit: points, weight judged, weight that applies; questions judged, questions that apply. */
export interface PartSums {
  readonly points: Formula;
  readonly judged: Formula;
  readonly base: Formula;
  readonly known: Formula;
  readonly questions: Formula;
}

/** What the engine says of the same part. */
export interface PartScore {
  readonly raw: number | null;
  readonly adjusted: number | null;
  readonly unknownRate: number | null;
  readonly questions: number;
  readonly judged: number;
}

/** One part of the checklist, shown in four columns of a view sheet. */
export interface ReadinessPart {
  readonly id: string;
  readonly name: string;
  readonly meaning: string;
  /** Row of 計算_観点 that says which questions belong to it; none for a choice of weights. */
  readonly flags: string | null;
  readonly sums: (row: number) => PartSums;
  readonly score: (score: UnitReadiness) => PartScore | undefined;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Sums over blocks of dimensions, weighted by row `k` of 計算_準備度 (0 = in use, then the presets). */
function spanSums(readiness: ReadinessWorkSheet, k: number, spans: readonly Span[], row: number): PartSums {
  const block = (kind: string, { from, to }: Span): Reference => {
    const [first, last] = [from, to].map((d) => cellIn(readiness.table, row, `${kind}:${DIMENSION_IDS[d] ?? "D1"}`));
    if (first === undefined || last === undefined) throw new Error("no dimension");
    return { ...first, range: { ...first.range, right: last.range.right } };
  };
  const weights = ({ from, to }: Span): Reference => {
    const { range, ...rest } = weightRow(k);
    return { ...rest, range: { ...range, left: range.left + from, right: range.left + to } };
  };
  const total = (kind: string): Formula => bracket(spans.map((span) => (span.from === span.to ? f`${weights(span)}*${block(kind, span)}` : f`SUMPRODUCT(${weights(span)},${block(kind, span)})`)));
  const count = (kind: string): Formula => bracket(spans.map((span) => f`SUM(${block(kind, span)})`));
  return { points: total("n"), judged: total("j"), base: total("b"), known: count("k"), questions: count("q") };
}

const bracket = (terms: readonly Formula[]): Formula => (terms.length === 1 ? (terms[0] ?? f`0`) : f`(${joinFormulas(terms, "+")})`);

const ALL: Span = { from: 0, to: DIMENSION_IDS.length - 1 };
/** Dimensions of each step of the manual (R39). */
const STEP_SPANS: readonly Span[] = [{ from: 0, to: 0 }, { from: 1, to: 1 }, { from: 2, to: 3 }, { from: 4, to: 5 }];

type Source = Pick<ViewWorkSheet, "sums"> & { readonly readiness: ReadinessWorkSheet };

export const dimensionParts = ({ readiness }: Source, names: ReadonlyMap<string, string>): readonly ReadinessPart[] =>
  DIMENSION_IDS.map((id, d) => ({
    id: `${id} ${SHORT_NAMES[id]}`, name: `${id} ${names.get(id) ?? ""}`, meaning: "", flags: `dimension:${id}`,
    sums: (row) => spanSums(readiness, 0, [{ from: d, to: d }], row), score: ({ views }) => views[`dimension:${id}`],
  }));

export const stepParts = ({ readiness }: Source, steps: readonly { readonly id: number; readonly name: string }[]): readonly ReadinessPart[] =>
  steps.map(({ id, name }) => ({
    id: `ステップ${id}`, name: `ステップ${id} ${name}`, meaning: "", flags: `step:${id}`,
    sums: (row) => spanSums(readiness, 0, [STEP_SPANS[id] ?? ALL], row), score: ({ views }) => views[`step:${id}`],
  }));

/** Parts that pick questions one by one: obstacles and plan items. */
export const pickedParts = ({ sums }: Source, kind: "obstacle" | "planItem", list: readonly { readonly id: string; readonly name: string; readonly short: string; readonly meaning: string }[]): readonly ReadinessPart[] =>
  list.map(({ id, name, short, meaning }) => ({ id: short, name, meaning, flags: `${kind}:${id}`, sums: (row) => sums(`${kind}:${id}`, row), score: ({ views }) => views[`${kind}:${id}`] }));

export const presetParts = ({ readiness }: Source, presets: readonly { readonly id: string; readonly meaning: string }[]): readonly ReadinessPart[] =>
  presets.map(({ id, meaning }, p) => ({
    id, name: `重み「${id}」`, meaning, flags: null, sums: (row) => spanSums(readiness, p + 1, [ALL], row),
    score: ({ presets: known, views }) => {
      const [score, all] = [known[id], views["all"]];
      return score === undefined || all === undefined ? undefined : { ...score, questions: all.questions, judged: all.judged };
    },
  }));

export const scaleParts = ({ readiness }: Source, texts: readonly [input: string, outcome: string]): readonly ReadinessPart[] => [
  { id: "投入", name: "投入（D5を除く5分野）", meaning: texts[0], flags: "scale:input", sums: (row) => spanSums(readiness, 0, [{ from: 0, to: 3 }, { from: 5, to: 5 }], row), score: ({ views }) => views["scale:input"] },
  { id: "成果", name: "成果（D5 業務改革・デジタル実装）", meaning: texts[1], flags: "scale:outcome", sums: (row) => spanSums(readiness, 0, [{ from: 4, to: 4 }], row), score: ({ views }) => views["scale:outcome"] },
];
