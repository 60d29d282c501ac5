import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import { DIMENSION_IDS, type UnitReadiness } from "../../model/scores.ts";
import type { UnitWork } from "../../model/scoring-work.ts";
import type { Question } from "../../masters/master-types.ts";
import { readAnswers } from "../../readiness/answers.ts";
import { type Content, makeDraft, put, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, type ColumnSpec, type OwnRow, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { computedQuestion } from "./computed-question.ts";
import { putDataTitle } from "./data-title.ts";
import { EPSILON } from "./fit-work.ts";
import { type HrWorkbookInput, SHEETS } from "./hr-input.ts";
import type { SettingSheet } from "./setting-sheet.ts";
import { unitLabel, type UnitSheet } from "./unit-data.ts";
import type { UnitWorkSheet } from "./unit-work.ts";

export const NO_VALUE = "―";
export const UNKNOWN = "未確認";
export const NOT_APPLICABLE = "対象外";

/** 計算_準備度: the 41 answers of every unit, what they add up to per dimension, and the scores (R34-R41). データ_回答 holds the answers themselves. */
export interface ReadinessWorkSheet {
  readonly answers: SheetDraft;
  readonly draft: SheetDraft;
  /** One row per unit with readiness: question ids, `n:D1` `j:D1` `b:D1` …, `raw`, `adjusted`, `unknown`, `reference`, `D1` …. */
  readonly table: PlacedTable;
  readonly units: readonly UnitWork[];
  /** Row (from 0) of a unit; −1 = none. */
  readonly rowOf: (unit: string) => number;
  readonly questions: readonly Question[];
  /** What a unit answered, on データ_回答. */
  readonly answerOf: (unit: string, question: string) => Reference;
}

interface Parts {
  readonly input: HrWorkbookInput;
  readonly settings: SettingSheet;
  readonly units: UnitSheet;
  readonly unitWork: UnitWorkSheet;
}

const WEIGHT_ROW = 4;
const HEAD_ROW = 9;

export function readinessWorkSheet(parts: Parts): ReadinessWorkSheet {
  const { input } = parts;
  const byUnit = new Map(input.scores.readiness.map((score) => [score.unit, score]));
  const units = input.work.units.filter(({ unit }) => byUnit.has(unit));
  const questions = DIMENSION_IDS.flatMap((d) => input.masters.questions.questions.filter(({ dimension }) => dimension === d));
  const answers = answerSheet(input, units, questions);
  const draft = makeDraft(SHEETS.readinessWork);
  putDataTitle(draft, "準備度の計算。設問の値は0〜1。k＝確認できた設問、q＝対象の設問、n＝得点、j＝判定できた重み、b＝対象の重み（n・j・bは分野の全設問数に対する割合）。");
  putWeightRows(draft, parts);
  const context: Context = { ...parts, questions, answers: answers.table, all: units };
  const columns = [...headColumns(parts), ...questions.map((question) => questionColumn(context, question)), ...sumColumns(context), ...scoreColumns(context, byUnit)];
  const table = placeTable(draft, [HEAD_ROW, 1], columns, units);
  const rows = new Map(units.map(({ unit }, i) => [unit, i]));
  const rowOf = (unit: string): number => rows.get(unit) ?? -1;
  return { answers: answers.draft, draft, table, units, questions, rowOf, answerOf: (unit, question) => cellIn(answers.table, rowOf(unit), question) };
}

interface Context extends Parts {
  readonly questions: readonly Question[];
  readonly answers: PlacedTable;
  readonly all: readonly UnitWork[];
}

/** データ_回答: unit × question; a level 0-5, 未確認 or 対象外 as answered (R37). */
function answerSheet(input: HrWorkbookInput, units: readonly UnitWork[], questions: readonly Question[]): { readonly draft: SheetDraft; readonly table: PlacedTable } {
  const { given } = readAnswers(input.tables, input.masters);
  const draft = makeDraft(SHEETS.answerData);
  putDataTitle(draft, "準備度の設問への回答（レベル0〜5）。計算する設問は、計算できないときだけ回答を使います。");
  const content = (unit: string, question: string): Content => {
    const answer = given.get(`${unit}\n${question}`);
    if (answer === undefined) return null;
    return answer.state === "level" ? answer.level : answer.state === "unknown" ? UNKNOWN : NOT_APPLICABLE;
  };
  const columns: readonly ColumnSpec<UnitWork>[] = [
    { id: "code", label: "所属コード", width: 12, style: "text", cell: ({ unit }) => unit },
    { id: "name", label: "所属", width: 22, cell: ({ name }) => name },
    ...questions.map(({ id }): ColumnSpec<UnitWork> => ({ id, label: id, width: 8, style: "level", cell: ({ unit }) => content(unit, id) })),
  ];
  return { draft, table: placeTable(draft, [4, 1], columns, units) };
}

/** Weights of the dimensions side by side: those in use, then each preset. */
function putWeightRows(draft: SheetDraft, { settings, input }: Parts): void {
  const rows = ["weight", ...input.masters.presets.presets.map((_preset, p) => `preset${p}`)];
  rows.forEach((id, k) => {
    put(draft, [WEIGHT_ROW + k, 3], k === 0 ? "使う重み" : (input.masters.presets.presets[k - 1]?.id ?? ""), "label");
    DIMENSION_IDS.forEach((_d, d) => put(draft, [WEIGHT_ROW + k, 4 + d], f`${cellIn(settings.dimensions, d, id)}`, "weight"));
  });
}

export const weightRow = (k: number): Reference => ({ sheet: SHEETS.readinessWork, range: { top: WEIGHT_ROW + k, left: 4, bottom: WEIGHT_ROW + k, right: 3 + DIMENSION_IDS.length } });

const headColumns = ({ units, settings, unitWork }: Parts): readonly ColumnSpec<UnitWork>[] => [
  { id: "no", label: "番号", width: 7, style: "count", cell: ({ unit }) => units.numberOf(unit) },
  { id: "line", label: "行", width: 6, style: "count", cell: (_unit, _own, i) => i + 1 },
  { id: "label", label: "選択用", width: 40, style: "text", cell: unitLabel },
  { id: "code", label: "所属コード", width: 12, style: "text", cell: ({ unit }) => unit },
  { id: "name", label: "所属", width: 22, cell: ({ name }) => name },
  { id: "division", label: "部の番号", width: 8, style: "count", cell: ({ division }) => units.numberOf(division) },
  {
    id: "factor", label: "部での重み", width: 8, style: "count",
    cell: ({ unit, isSection }) => (isSection ? f`IF(${settings.headcountWeighting}=1,${cellIn(unitWork.table, units.numberOf(unit) - 1, "head")},1)` : 0),
  },
];

/** One question of every unit: 対象外, the computed value, the answer, or 未確認, in this order (R36-R38). A 部 has none of its own. */
function questionColumn(context: Context, question: Question): ColumnSpec<UnitWork> {
  return {
    id: question.id, label: question.id, width: 8, style: "fte",
    cell: (unit, _own, row) => {
      if (unit.level === 1) return null;
      if (unit.level !== 0 && question.organisationWide) return NOT_APPLICABLE;
      const answer = cellIn(context.answers, row, question.id);
      const fallback = f`IF(ISNUMBER(${answer}),${answer}/5,${textLiteral(UNKNOWN)})`;
      const computed = question.kind === "computed" ? computedQuestion(question.id, unit, context) : undefined;
      const value = computed === undefined ? fallback : computed(fallback);
      return f`IF(${answer}=${textLiteral(NOT_APPLICABLE)},${textLiteral(NOT_APPLICABLE)},${value})`;
    },
  };
}

/** k, q (questions judged, questions that apply) and n, j, b per dimension; of a 部 the sums over its 課, n, j, b each with the factor of the 課 (R40). */
function sumColumns(context: Context): readonly ColumnSpec<UnitWork>[] {
  const { questions, settings } = context;
  return (["k", "q", "n", "j", "b"] as const).flatMap((kind) =>
    DIMENSION_IDS.map((dimension, d): ColumnSpec<UnitWork> => ({
      id: `${kind}:${dimension}`, label: `${kind} ${dimension}`, width: 8, style: kind === "k" || kind === "q" ? "count" : "fte",
      cell: (unit, own) => {
        if (unit.level === 1) return pooled(context, own, `${kind}:${dimension}`, kind === "k" || kind === "q");
        const ids = questions.filter((question) => question.dimension === dimension).map(({ id }) => id);
        const [first, last] = [own(ids[0] ?? ""), own(ids.at(-1) ?? "")];
        const block: Reference = { ...first, range: { ...first.range, right: last.range.right } };
        const size = cellIn(settings.dimensions, d, "items");
        if (kind === "k") return f`COUNT(${block})`;
        if (kind === "q") return f`${size}-COUNTIFS(${block},${textLiteral(NOT_APPLICABLE)})`;
        return kind === "n" ? f`SUM(${block})/${size}` : f`${own(`${kind === "j" ? "k" : "q"}:${dimension}`)}/${size}`;
      },
    })),
  );
}

/** Σ over the 課 of a 部, factor × figure. The block runs over all 課, which stand together below the 部. */
function pooled({ all }: Context, own: OwnRow, id: string, plain: boolean): Formula {
  const first = all.findIndex(({ isSection }) => isSection);
  if (first < 0) return f`0*${own("no")}`;
  const [from, to] = [HEAD_ROW + 1 + first, HEAD_ROW + 1 + all.findLastIndex(({ isSection }) => isSection)];
  const block = (column: string): Reference => {
    const { left } = own(column).range;
    return { sheet: SHEETS.readinessWork, range: { top: from, left, bottom: to, right: left } };
  };
  return plain ? f`SUMIFS(${block(id)},${block("division")},${own("no")})` : f`SUMPRODUCT(--(${block("division")}=${own("no")}),${block("factor")},${block(id)})`;
}

const PERCENT = (top: Formula, base: Formula): Formula => f`IF(${base}=0,${textLiteral(NO_VALUE)},100*${top}/(${base}))`;

/** Last time's adjusted scores, only where the same masters, settings and scope were used: a broken line is better than a false trend. */
function comparable({ previous, years, scores }: HrWorkbookInput): ReadonlyMap<string, number | null> {
  if (previous === undefined || years?.comparable === false || JSON.stringify(previous.masters) !== JSON.stringify(scores.masters)) return new Map();
  return new Map(previous.readiness.map(({ unit, adjusted }) => [unit, adjusted]));
}

function scoreColumns(context: Context, byUnit: ReadonlyMap<string, UnitReadiness>): readonly ColumnSpec<UnitWork>[] {
  const { input, settings } = context;
  const score = ({ unit }: UnitWork): UnitReadiness | undefined => byUnit.get(unit);
  const block = (own: OwnRow, kind: "n" | "j" | "b", from = 0, to = 5): Reference => {
    const [first, last] = [own(`${kind}:${DIMENSION_IDS[from] ?? "D1"}`), own(`${kind}:${DIMENSION_IDS[to] ?? "D6"}`)];
    return { ...first, range: { ...first.range, right: last.range.right } };
  };
  const weights = (k: number, from = 0, to = 5): Reference => {
    const row = weightRow(k);
    return { ...row, range: { ...row.range, left: row.range.left + from, right: row.range.left + to } };
  };
  const total = (own: OwnRow, kind: "n" | "j" | "b", k: number, from = 0, to = 5): Formula => f`SUMPRODUCT(${weights(k, from, to)},${block(own, kind, from, to)})`;
  const orNone = (value: number | null | undefined): number | string => value ?? NO_VALUE;
  const triple = (prefix: string, name: string, k: number, value: (unit: UnitWork) => { raw: number | null; adjusted: number | null; unknownRate: number | null } | undefined): readonly ColumnSpec<UnitWork>[] => [
    { id: `${prefix}raw`, label: `${name}素点`, width: 9, style: "score", cell: (unit, own) => ({ formula: PERCENT(total(own, "n", k), total(own, "b", k)), value: orNone(value(unit)?.raw) }) },
    { id: `${prefix}adjusted`, label: `${name}調整後`, width: 9, style: "score", cell: (unit, own) => ({ formula: PERCENT(total(own, "n", k), total(own, "j", k)), value: orNone(value(unit)?.adjusted) }) },
    {
      id: `${prefix}unknown`, label: `${name}未確認率`, width: 9, style: "percent",
      cell: (unit, own) => ({ formula: f`IF(${total(own, "b", k)}=0,${textLiteral(NO_VALUE)},(${total(own, "b", k)}-${total(own, "j", k)})/${total(own, "b", k)})`, value: orNone(value(unit)?.unknownRate) }),
    },
  ];
  const part = (id: string, label: string, from: number, to: number, value: (unit: UnitWork) => number | null | undefined): ColumnSpec<UnitWork> => ({
    id, label, width: 9, style: "score", cell: (unit, own) => ({ formula: PERCENT(total(own, "n", 0, from, to), total(own, "j", 0, from, to)), value: orNone(value(unit)) }),
  });
  const previous = comparable(input);
  const without5 = (own: OwnRow, kind: "n" | "j"): Formula => f`(${total(own, kind, 0, 0, 3)}+${total(own, kind, 0, 5, 5)})`;
  return [
    ...triple("", "", 0, score),
    { id: "points", label: "得点の計", width: 9, style: "fte", cell: (_unit, own) => total(own, "n", 0) },
    { id: "judged", label: "判定した重み", width: 9, style: "fte", cell: (_unit, own) => total(own, "j", 0) },
    { id: "reference", label: "参考値", width: 8, style: "mark", cell: (_unit, own) => f`IF(ISNUMBER(${own("unknown")}),IF(${own("unknown")}>${settings.value("referenceUnknownRate")}+${EPSILON},"参考値",""),"参考値")` },
    ...DIMENSION_IDS.map((id, d) => part(id, id, d, d, (unit) => score(unit)?.dimensions[id])),
    ...([["step0", 0, 0, "0"], ["step1", 1, 1, "1"], ["step2", 2, 3, "2"], ["step3", 4, 5, "3"]] as const).map(([id, from, to, step]) => part(id, `ステップ${step}`, from, to, (unit) => score(unit)?.steps[step])),
    { id: "inputScale", label: "投入", width: 9, style: "score", cell: (unit, own) => ({ formula: PERCENT(without5(own, "n"), without5(own, "j")), value: orNone(score(unit)?.inputScale) }) },
    part("outcomeScale", "成果", 4, 4, (unit) => score(unit)?.outcomeScale),
    { id: "previous", label: "前回の調整後", width: 9, style: "score", cell: ({ unit }) => (previous.size === 0 ? NO_VALUE : orNone(previous.get(unit))) },
    ...input.masters.presets.presets.flatMap(({ id }, p) => triple(`preset${p}:`, `${id} `, p + 1, (unit) => score(unit)?.presets[id])),
  ];
}

