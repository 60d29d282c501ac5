import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import type { Question } from "../../masters/master-types.ts";
import type { UnitWork } from "../../model/scoring-work.ts";
import { makeDraft, put, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnIn, columnRange, type ColumnSpec, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { putDataTitle } from "./data-title.ts";
import { type HrWorkbookInput, SHEETS } from "./hr-input.ts";
import type { PartSums } from "./readiness-views.ts";
import { NOT_APPLICABLE, type ReadinessWorkSheet } from "./readiness-work.ts";
import type { SettingSheet } from "./setting-sheet.ts";
import type { UnitSheet } from "./unit-data.ts";

/** 計算_観点: which question belongs to which part of the checklist, what the parts that pick single questions add up to, and the points the body still misses. */
export interface ViewWorkSheet {
  readonly draft: SheetDraft;
  /** Sums of an `obstacle:` or `planItem:` part for the unit in row `row` of 計算_準備度. */
  readonly sums: (part: string, row: number) => PartSums;
  /** Number of questions of a part. */
  readonly size: (part: string) => Reference;
  /** Ids of the questions of a part, runs shortened: 「E01〜E04、S01」. */
  readonly names: (part: string) => string;
  /** The body's missed points of a part's questions side by side, and the question ids above them. */
  readonly missed: (part: string) => Reference;
  readonly ids: Reference;
}

interface Parts {
  readonly input: HrWorkbookInput;
  readonly settings: SettingSheet;
  readonly units: UnitSheet;
  readonly readiness: ReadinessWorkSheet;
}

interface Flagged {
  readonly key: string;
  readonly has: (question: Question) => boolean;
}

const SUMS = ["k", "q", "n", "j", "b"] as const;

export function viewWorkSheet(parts: Parts): ViewWorkSheet {
  const { readiness } = parts;
  const draft = makeDraft(SHEETS.viewWork);
  putDataTitle(draft, "準備度を観点ごとに見るための計算。1＝その観点の設問。k・q・n・j・bの意味は計算_準備度と同じですが、ここでのn・j・bは重みを掛けた値です。");
  const all = flaggedViews(parts.input);
  const flags = placeTable(draft, [4, 1], flagColumns(readiness, ({ has }, question) => (has(question) ? 1 : 0), "問数"), all);
  const weights = placeTable(draft, [flags.lastRow + 3, 1], flagColumns(readiness, (_view, question) => f`${weightOf(parts, question)}`, "計"), [{ key: "設問の重み", has: () => true }]);
  const own = all.filter(({ key, has }) => /^(?:obstacle|planItem):/u.test(key) && readiness.questions.some(has));
  const product = (view: Flagged, question: Question): Formula => f`${cellIn(flags, all.indexOf(view), question.id)}*${cellIn(weights, 0, question.id)}`;
  const weighted = placeTable(draft, [weights.lastRow + 3, 1], flagColumns(readiness, product, "計"), own);
  const organisation = readiness.rowOf("ORG");
  const lost = (view: Flagged, question: Question): Formula => {
    const value = cellIn(readiness.table, organisation, question.id);
    return f`IF(ISNUMBER(${value}),${cellIn(flags, all.indexOf(view), question.id)}*${cellIn(weights, 0, question.id)}*(1-${value}),0)`;
  };
  const missed = placeTable(draft, [weighted.lastRow + 3, 1], flagColumns(readiness, organisation < 0 ? () => 0 : lost, "計"), all);
  captions(draft, { weights, weighted, missed });
  const across = (table: PlacedTable, row: number): Reference => rowOf(table, row, readiness.questions);
  const context: UnitContext = { ...parts, own, flagRow: (view) => across(flags, flags.firstRow + all.indexOf(view)), weightRow: (view) => across(weighted, weighted.firstRow + own.indexOf(view)) };
  const unitTop = missed.lastRow + 3;
  put(draft, [unitTop - 1, 1], "所属ごと", "caption");
  const units = placeTable(draft, [unitTop, 1], unitColumns(context, unitTop), readiness.units);
  const sum = (kind: (typeof SUMS)[number], part: string, row: number): Formula => (units.columns.has(`${kind}:${part}`) ? f`${cellIn(units, row, `${kind}:${part}`)}` : f`0`);
  return {
    draft, ids: across(flags, flags.headRow),
    sums: (part, row) => ({ known: sum("k", part, row), questions: sum("q", part, row), points: sum("n", part, row), judged: sum("j", part, row), base: sum("b", part, row) }),
    names: (part) => shortened(readiness.questions.map(({ id }) => id), readiness.questions.flatMap((question) => (all.find(({ key }) => key === part)?.has(question) === true ? [question.id] : []))),
    size: (part) => cellIn(flags, all.findIndex(({ key }) => key === part), "total"),
    missed: (part) => across(missed, missed.firstRow + all.findIndex(({ key }) => key === part)),
  };
}

function flaggedViews({ masters }: HrWorkbookInput): readonly Flagged[] {
  return [
    ...masters.presets.dimensions.map(({ id }): Flagged => ({ key: `dimension:${id}`, has: ({ dimension }) => dimension === id })),
    ...masters.questions.steps.map(({ id }): Flagged => ({ key: `step:${id}`, has: ({ step }) => step === id })),
    ...masters.obstacles.obstacles.map(({ id }): Flagged => ({ key: `obstacle:${id}`, has: ({ obstacles }) => obstacles.includes(id) })),
    ...masters.planItems.items.map(({ id }): Flagged => ({ key: `planItem:${id}`, has: ({ planItems }) => planItems.includes(id) })),
    { key: "scale:input", has: ({ dimension }) => dimension !== "D5" },
    { key: "scale:outcome", has: ({ dimension }) => dimension === "D5" },
  ];
}

/** Ids that follow each other in the checklist, under one letter, as a run. */
function shortened(order: readonly string[], ids: readonly string[]): string {
  const runs: string[][] = [];
  for (const id of ids) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && order.indexOf(id) === order.indexOf(last) + 1 && id[0] === last[0]) run.push(id);
    else runs.push([id]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}〜${run.at(-1)}` : run.join("、"))).join("、");
}

const flagColumns = ({ questions }: ReadinessWorkSheet, cell: (view: Flagged, question: Question) => number | Formula, total: string): readonly ColumnSpec<Flagged>[] => [
  { id: "key", label: "観点", width: 22, style: "text", cell: ({ key }) => key },
  { id: "total", label: total, width: 8, style: "general", cell: (_view, own) => f`SUM(${between(own(questions[0]?.id ?? "total"), own(questions.at(-1)?.id ?? "total"))})` },
  ...questions.map((question): ColumnSpec<Flagged> => ({ id: question.id, label: question.id, width: 7, style: "general", cell: (view) => cell(view, question) })),
];

const between = (first: Reference, last: Reference): Reference => ({ ...first, range: { ...first.range, right: last.range.right } });

const weightOf = ({ input, settings }: Parts, { id }: Question): Reference => cellIn(settings.questions, input.masters.questions.questions.findIndex((question) => question.id === id), "weight");

function captions(draft: SheetDraft, { weights, weighted, missed }: Readonly<Record<"weights" | "weighted" | "missed", PlacedTable>>): void {
  put(draft, [weights.headRow - 1, 1], "設問の重み（設定から）", "caption");
  put(draft, [weighted.headRow - 1, 1], "観点ごとの設問の重み", "caption");
  put(draft, [missed.headRow - 1, 1], "全庁の伸びしろ（重み×（1－値）、確認できた設問）", "caption");
}

const rowOf = (table: PlacedTable, row: number, questions: readonly Question[]): Reference => ({
  sheet: table.sheet, range: { top: row, left: columnIn(table, questions[0]?.id ?? "total"), bottom: row, right: columnIn(table, questions.at(-1)?.id ?? "total") },
});

interface UnitContext extends Parts {
  readonly own: readonly Flagged[];
  readonly flagRow: (view: Flagged) => Reference;
  readonly weightRow: (view: Flagged) => Reference;
}

function unitColumns(context: UnitContext, top: number): readonly ColumnSpec<UnitWork>[] {
  const { readiness, units, own: views } = context;
  const { questions, table } = readiness;
  const sections = readiness.units.flatMap(({ isSection }, i) => (isSection ? [i] : []));
  const [first, last] = [sections[0], sections.at(-1)];
  const block = (reference: Reference): Reference => ({ ...reference, range: { ...reference.range, top: reference.range.top + (first ?? 0), bottom: reference.range.top + (last ?? 0) } });
  /** Σ over the 課 of a 部: the weights with the factor of the 課, the counts plainly. */
  const pooled = (unit: UnitWork, kind: (typeof SUMS)[number], column: Reference): Formula => {
    if (first === undefined) return f`0*${units.numberOf(unit.unit)}`;
    const values = block({ sheet: SHEETS.viewWork, range: { ...column.range, top: top + 1, bottom: top + 1 } });
    const [divisions, factors] = [block(columnRange(table, "division")), block(columnRange(table, "factor"))];
    const no = units.numberOf(unit.unit);
    return kind === "k" || kind === "q" ? f`SUMIFS(${values},${divisions},${no})` : f`SUMPRODUCT(--(${divisions}=${no}),${factors},${values})`;
  };
  const direct = (view: Flagged, kind: (typeof SUMS)[number], row: number): Formula => {
    const values = rowOf(table, table.firstRow + row, questions);
    const side = kind === "k" || kind === "q" ? context.flagRow(view) : context.weightRow(view);
    if (kind === "n") return f`SUMPRODUCT(${side},${values})`;
    return kind === "k" || kind === "j" ? f`SUMPRODUCT(${side},--ISNUMBER(${values}))` : f`SUMPRODUCT(${side},--(${values}<>${textLiteral(NOT_APPLICABLE)}))`;
  };
  return [
    { id: "code", label: "所属コード", style: "text", cell: ({ unit }) => unit },
    { id: "name", label: "所属", style: "bodyShrink", cell: ({ name }) => name },
    ...views.flatMap((view) => SUMS.map((kind): ColumnSpec<UnitWork> => ({
      id: `${kind}:${view.key}`, label: `${kind} ${view.key.split(":")[1] ?? ""}`, style: "general",
      cell: (unit, own, row) => (unit.level === 1 ? pooled(unit, kind, own(`${kind}:${view.key}`)) : direct(view, kind, row)),
    }))),
  ];
}
