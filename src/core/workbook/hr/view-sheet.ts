import { f, type Formula, joinFormulas, type Reference, textLiteral } from "../../model/formula.ts";
import type { UnitReadiness } from "../../model/scores.ts";
import type { UnitWork } from "../../model/scoring-work.ts";
import { makeDraft, put, putWide, raiseRow, type SheetDraft, widthBetween } from "../sheet/draft.ts";
import { columnRange, type ColumnSpec, type OwnRow, placeTable } from "../sheet/placed-table.ts";
import { linesOfText } from "../sheet/text-width.ts";
import { EPSILON } from "./fit-work.ts";
import type { HrLayout } from "./layout.ts";
import type { PartScore, ReadinessPart } from "./readiness-views.ts";
import { NO_VALUE } from "./readiness-work.ts";
import { putResultTitle } from "./result-title.ts";
import { indented, inReadingOrder } from "./unit-order.ts";
import { VIEW_TEXTS } from "./view-wording.ts";
import type { ViewWorkSheet } from "./view-work.ts";

/** One way of looking at readiness: a sheet of its own. */
export interface ReadinessViewSet {
  readonly sheet: string;
  readonly lead: string;
  readonly parts: readonly ReadinessPart[];
  /** Parts that exclude each other, so that the lowest one is where to begin. */
  readonly ranked: boolean;
  /** Part ids the spread column compares; none = no such column. */
  readonly spread?: readonly string[];
}

const NAME_WIDTH = 22;
const EACH = [7, 7, 7.5, 8.5] as const;
/** Columns behind the parts: the lowest figure and whose it is, or the spread. */
const extraWidths = ({ ranked, spread }: ReadinessViewSet): readonly number[] => (ranked ? [8, 16] : spread === undefined ? [] : [12]);

/**
 * A view sheet: what each part means, on how many questions it stands and what the body should do next; then 全庁, every 部 and its 課 with
 * raw, adjusted, unknown rate and the questions judged, 参 marking a reference value (R39).
 */
export function viewSheet(layout: HrLayout, views: ViewWorkSheet, set: ReadinessViewSet, top: (draft: SheetDraft, row: number) => number = (_draft, row) => row): SheetDraft {
  const draft = makeDraft(set.sheet);
  draft.widths[1] = NAME_WIDTH;
  set.parts.forEach((_part, p) => EACH.forEach((width, k) => (draft.widths[2 + p * EACH.length + k] = width)));
  const extra = extraWidths(set);
  const last = Math.max(9, 1 + set.parts.length * EACH.length + extra.length);
  extra.forEach((width, i) => (draft.widths[2 + set.parts.length * EACH.length + i] = width));
  putResultTitle(draft, set.sheet, set.lead, last);
  let row = top(draft, 4);
  row = putMeanings(draft, layout, { views, set, row, last });
  put(draft, [row, 1], VIEW_TEXTS.unitTable, "subtitle");
  putGroupHeads(draft, set, row + 1);
  placeTable(draft, [row + 2, 1], unitColumns(layout, set), inReadingOrder(layout.readiness.units));
  draft.page.titleRows = [row + 1, row + 2];
  return draft;
}

interface Meanings {
  readonly views: ViewWorkSheet;
  readonly set: ReadinessViewSet;
  readonly row: number;
  readonly last: number;
}

/** One line per part: its name, meaning, number of questions, and the question with most points still to win for the body. */
function putMeanings(draft: SheetDraft, layout: HrLayout, { views, set, row, last }: Meanings): number {
  const [meaningEnd, countAt, nextFrom] = [5, 6, 7];
  const heads = [["観点", 1, 1], ["内容", 2, meaningEnd], ["設問", countAt, countAt], ["全庁で次に取り組むこと（伸びしろの大きい設問）", nextFrom, last]] as const;
  for (const [text, left, right] of heads) putWide(draft, { top: row, left, bottom: row, right }, text, "head");
  set.parts.forEach((part, p) => {
    const at = row + 1 + p;
    put(draft, [at, 1], part.name, "bodyWrap");
    const asked = part.flags === null ? "" : `${VIEW_TEXTS.asked}${views.names(part.flags)}`;
    putWide(draft, { top: at, left: 2, bottom: at, right: meaningEnd }, `${part.meaning}${asked}`, "smallWrap");
    put(draft, [at, countAt], part.flags === null ? f`COUNTA(${columnRange(layout.settings.questions, "id")})` : f`${views.size(part.flags)}`, "count");
    putWide(draft, { top: at, left: nextFrom, bottom: at, right: last }, part.flags === null ? VIEW_TEXTS.presetNext : nextStep(layout, views, part), "bodyWrap");
    const room = widthBetween(draft, nextFrom, last);
    raiseRow(draft, at, Math.max(linesOfText(part.name, NAME_WIDTH), Math.ceil(130 / room)));
  });
  return row + set.parts.length + 2;
}

/** Unknown answers first; then the question that would raise the body most. */
function nextStep(layout: HrLayout, views: ViewWorkSheet, { flags, sums }: ReadinessPart): Formula {
  const { readiness, settings, input } = layout;
  const organisation = Math.max(0, readiness.rowOf("ORG"));
  const { known, questions, judged, base } = sums(organisation);
  const missed = views.missed(flags ?? "");
  const id = f`INDEX(${views.ids},MATCH(MAX(${missed}),${missed},0))`;
  const wording = f`INDEX(${columnRange(settings.questions, "wording")},MATCH(${id},${columnRange(settings.questions, "id")},0))`;
  const t = textLiteral;
  const unknown = f`(${base})-(${judged})>${settings.value("referenceUnknownRate")}*(${base})+${EPSILON}`;
  if (!input.masters.questions.questions.some((question) => layout.readiness.questions.includes(question))) return f`${t(NO_VALUE)}`;
  return f`IF(${questions}=0,${t(VIEW_TEXTS.noQuestion)},IF(${unknown},${t(VIEW_TEXTS.unknownHead)}&(${questions}-${known})&${t(VIEW_TEXTS.unknownTail)},IF(MAX(${missed})=0,${t(VIEW_TEXTS.full)},${id}&${t("　")}&${wording}&${t("（あと")}&TEXT(MAX(${missed}),"0.0")&${t("点）")})))`;
}

function putGroupHeads(draft: SheetDraft, set: ReadinessViewSet, row: number): void {
  const { parts } = set;
  put(draft, [row, 1], null, "head");
  parts.forEach((part, p) => void putWide(draft, { top: row, left: 2 + p * EACH.length, bottom: row, right: 1 + (p + 1) * EACH.length }, part.id, "head"));
  extraWidths(set).forEach((_width, i) => put(draft, [row, 2 + parts.length * EACH.length + i], null, "head"));
}

function unitColumns(layout: HrLayout, { parts, ranked, spread }: ReadinessViewSet): readonly ColumnSpec<UnitWork>[] {
  const { input } = layout;
  const scores = new Map(input.scores.readiness.map((score) => [score.unit, score]));
  const t = textLiteral;
  const columns: readonly ColumnSpec<UnitWork>[] = [
    { id: "name", label: "所属", style: ({ level }) => (level < 2 ? "label" : "bodyShrink"), cell: indented },
    ...parts.flatMap((part, p) => partColumns(layout, part, p, (unit) => scores.get(unit))),
    ...(ranked ? lowestColumns(layout, parts) : []),
    ...(spread === undefined ? [] : [{
      id: "spread", label: "重みによる差（点）", style: "score",
      cell: (_unit: UnitWork, own: OwnRow) => {
        const cells = joinFormulas(parts.flatMap(({ id }, p) => (spread.includes(id) ? [own(`adjusted${p}`)] : [])), ",");
        return f`IF(COUNT(${cells})=0,${t(NO_VALUE)},MAX(${cells})-MIN(${cells}))`;
      },
    } satisfies ColumnSpec<UnitWork>]),
  ];
  return columns;
}

function partColumns({ readiness, settings }: HrLayout, part: ReadinessPart, p: number, scoreOf: (unit: string) => UnitReadiness | undefined): readonly ColumnSpec<UnitWork>[] {
  const t = textLiteral;
  const sums = rememberLast(({ unit }: UnitWork) => part.sums(readiness.rowOf(unit)));
  const known = ({ unit }: UnitWork): PartScore | undefined => {
    const score = scoreOf(unit);
    return score === undefined ? undefined : part.score(score);
  };
  const ratio = (top: Formula, base: Formula, factor: Formula): Formula => f`IF(${base}=0,${t(NO_VALUE)},${factor}${top}/(${base}))`;
  return [
    { id: `raw${p}`, label: "素点", style: "score", cell: (unit) => ({ formula: ratio(sums(unit).points, sums(unit).base, f`100*`), value: known(unit)?.raw ?? NO_VALUE }) },
    { id: `adjusted${p}`, label: "調整後", style: "scoreBold", cell: (unit) => ({ formula: ratio(sums(unit).points, sums(unit).judged, f`100*`), value: known(unit)?.adjusted ?? NO_VALUE }) },
    {
      id: `unknown${p}`, label: "未確認", style: "percent",
      cell: (unit) => ({ formula: f`IF(${sums(unit).base}=0,${t(NO_VALUE)},((${sums(unit).base})-(${sums(unit).judged}))/(${sums(unit).base}))`, value: known(unit)?.unknownRate ?? NO_VALUE }),
    },
    {
      id: `stands${p}`, label: "設問", style: "bodyCenter",
      cell: (unit, own) => {
        const reference: Reference = own(`unknown${p}`);
        return f`IF(ISNUMBER(${reference}),IF(${reference}>${settings.value("referenceUnknownRate")}+${EPSILON},${t("参")},""),${t("参")})&${sums(unit).known}&${t("/")}&${sums(unit).questions}`;
      },
    },
  ];
}

/** A table is laid out row by row: the columns of a row ask for the same. */
function rememberLast<K, V>(make: (key: K) => V): (key: K) => V {
  let last: { readonly key: K; readonly value: V } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}

/** The lowest adjusted value of the parts that are no reference values (these have no rank, R39), and the part it belongs to: where to begin. */
function lowestColumns({ settings }: HrLayout, parts: readonly ReadinessPart[]): readonly ColumnSpec<UnitWork>[] {
  const t = textLiteral;
  const limit = settings.value("referenceUnknownRate");
  const ranked = (own: OwnRow, p: number): Formula => f`IF(ISNUMBER(${own(`adjusted${p}`)}),IF(${own(`unknown${p}`)}<=${limit}+${EPSILON},${own(`adjusted${p}`)},${NOT_RANKED}),${NOT_RANKED})`;
  const least = (own: OwnRow): Formula => f`MIN(${joinFormulas(parts.map((_part, p) => ranked(own, p)), ",")})`;
  const chain = (own: OwnRow): Formula => parts.reduceRight<Formula>((rest, { id }, p) => f`IF(${own(`adjusted${p}`)}=${own("lowest")},${t(id)},${rest})`, f`""`);
  return [
    { id: "lowest", label: "低い点", style: "score", cell: (_unit, own) => f`IF(${least(own)}=${NOT_RANKED},${t(NO_VALUE)},${least(own)})` },
    { id: "first", label: "まず取り組むところ", style: "bodyShrink", cell: (_unit, own) => f`IF(ISNUMBER(${own("lowest")}),${chain(own)},${t(VIEW_TEXTS.answersFirst)})` },
  ];
}

/** Above every score. */
const NOT_RANKED = 1000;
