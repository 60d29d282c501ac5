import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import type { UnitWork } from "../../model/scoring-work.ts";
import type { ConditionalFormat } from "../../model/workbook.ts";
import { EPSILON } from "../hr/fit-work.ts";
import { type Content, makeDraft, put, putAcross, putWide, setWidths, type SheetDraft } from "../sheet/draft.ts";
import type { StyleName } from "../style.ts";
import { type Numbered, TRANSFER_SHEETS, type TransferWorkbookInput } from "./transfer-input.ts";
import { type Measure, MEASURES, type MeasureId, type UnitSheet } from "./unit-sheet.ts";
import { COMPARE_TEXTS } from "./wording.ts";

export const VERDICTS = { good: "▲ 改善", bad: "▼ 悪化", goodDoubt: "▲ 改善（参考値）", badDoubt: "▼ 悪化（参考値）", same: "変わらない", more: "増", fewer: "減", changed: "確かめる", none: "―" } as const;
/** Columns before those of the plans: 所属, 項目, 少数, 現状. */
const FIXED = 4;
const PER_PLAN = 3;
const HEAD = 5;

export interface CompareSheet {
  readonly draft: SheetDraft;
  /** Units that have a block, in order. */
  readonly units: readonly UnitWork[];
  /** The whole column of verdicts of plan `k` (from 1). */
  readonly verdicts: (k: number) => Reference;
}

export interface CompareRules {
  readonly reference: Reference;
  readonly small: Reference;
}

/** 所属別の比較: one block of lines per unit that changes, 現状 and every plan side by side with difference and verdict. */
export function compareSheet(input: TransferWorkbookInput, numbered: Numbered, sheet: UnitSheet, rules: CompareRules): CompareSheet {
  const outcomes = input.comparison.outcomes;
  const draft = makeDraft(TRANSFER_SHEETS.units);
  setWidths(draft, [30, 32, 10, 11, ...outcomes.slice(1).flatMap(() => [11, 10, 17])]);
  const last = FIXED + PER_PLAN * (outcomes.length - 1);
  const changed = numbered.units.filter(({ unit }) => MEASURES.some((measure) => outcomes.some((_, k) => differs(measure, sheet.value(unit, measure.id, 0), sheet.value(unit, measure.id, k)))));
  put(draft, [1, 1], TRANSFER_SHEETS.units, "title");
  draft.heights.set(1, 28);
  putWide(draft, { top: 2, left: 1, bottom: 2, right: last }, `${COMPARE_TEXTS.units}${changed.length < numbered.units.length ? `${COMPARE_TEXTS.same}${numbered.units.length - changed.length}` : ""}`, "captionWrap");
  putWide(draft, { top: 3, left: 1, bottom: 3, right: last }, COMPARE_TEXTS.smallNote, "captionWrap");
  putHead(draft, outcomes.map(({ name }) => name));
  changed.forEach((unit, i) => putBlock(draft, { unit, top: HEAD + 1 + i * MEASURES.length, sheet, rules, plans: outcomes.length - 1 }));
  const bottom = HEAD + Math.max(1, changed.length * MEASURES.length);
  if (changed.length === 0) put(draft, [HEAD + 1, 1], COMPARE_TEXTS.nothing, "caption");
  const verdicts = (k: number): Reference => ({ sheet: draft.name, range: { top: HEAD + 1, left: verdictColumn(k), bottom, right: verdictColumn(k) } });
  draft.extras.conditionalFormats = outcomes.slice(1).flatMap((_, i) => colours(verdicts(i + 1)));
  draft.extras.autoFilter = { top: HEAD, left: 1, bottom, right: last };
  return { draft, units: changed, verdicts };
}

/** Less than half of what is printed (0.1 points) is no change: the whole body's coverage moves every 課 by a hair. */
const toleranceOf = ({ style }: Measure): number => (style === "count" ? EPSILON : 0.05);
const factorOf = ({ style }: Measure): number => (style === "percent" ? 100 : 1);
const differs = (measure: Measure, a: number | null, b: number | null): boolean => (a === null) !== (b === null) || factorOf(measure) * Math.abs((a ?? 0) - (b ?? 0)) > toleranceOf(measure);
const verdictColumn = (k: number): number => FIXED + PER_PLAN * k;

/** Blue for better, orange for worse, the word beside it for those who cannot tell them apart. */
export const colours = ({ range }: Reference): readonly ConditionalFormat[] => {
  const first: Reference = { range: { ...range, bottom: range.top }, anchor: "column" };
  const starts = (mark: string): Formula => f`LEFT(${first},1)=${textLiteral(mark)}`;
  return [{ kind: "expression", range, formula: starts("▼"), style: "warnFill" }, { kind: "expression", range, formula: starts("▲"), style: "goodFill" }];
};

function putHead(draft: SheetDraft, names: readonly string[]): void {
  putAcross(draft, [HEAD, 1], ["所属", "項目", "少数", names[0] ?? ""], "head");
  names.slice(1).forEach((name, i) => putAcross(draft, [HEAD, FIXED + 1 + i * PER_PLAN], [name, "差", `判定（${name}）`], "head"));
  draft.heights.set(HEAD, 46);
}

interface Block {
  readonly unit: UnitWork;
  readonly top: number;
  readonly sheet: UnitSheet;
  readonly rules: CompareRules;
  readonly plans: number;
}

/** The lines of one unit; also laid out on the front page for the whole body. */
export function putBlock(draft: SheetDraft, block: Block): void {
  const { unit, top, sheet, rules, plans } = block;
  const at = (id: MeasureId, column: number): Reference => ({ sheet: draft.name, range: { top: top + MEASURES.findIndex((m) => m.id === id), left: column, bottom: top + MEASURES.findIndex((m) => m.id === id), right: column } });
  MEASURES.forEach((measure, i) => {
    const row = top + i;
    put(draft, [row, 1], unit.level === 0 ? COMPARE_TEXTS.whole : unit.fullPath, i === 0 ? "label" : "body");
    put(draft, [row, 2], measure.label, "bodyWrap");
    const heads: Reference = { sheet: draft.name, range: { top, left: FIXED, bottom: top, right: FIXED } };
    put(draft, [row, 3], f`IF(AND(${heads}>0,${heads}<${rules.small}),${textLiteral(COMPARE_TEXTS.small)},"")`, "mark");
    const shown = (k: number): Content => ({ formula: f`${sheet.cell(unit.unit, measure.id, k)}`, value: sheet.value(unit.unit, measure.id, k) ?? VERDICTS.none });
    const now = put(draft, [row, FIXED], shown(0), measure.style);
    for (let k = 1; k <= plans; k += 1) {
      const column = FIXED + 1 + (k - 1) * PER_PLAN;
      const then = put(draft, [row, column], shown(k), measure.style);
      const change = put(draft, [row, column + 1], f`IF(AND(ISNUMBER(${now}),ISNUMBER(${then})),${factorOf(measure)}*(${then}-${now}),${textLiteral(VERDICTS.none)})`, differenceStyle(measure));
      const unsure = (cell: Reference): Formula => f`IF(ISNUMBER(${cell}),${cell},1)>${rules.reference}+${EPSILON}`;
      const doubtful = f`OR(${unsure(at("unknown", FIXED))},${unsure(at("unknown", column))})`;
      put(draft, [row, column + 2], verdict(measure, { change, now, then, doubtful, covered: at("covered", column + 1) }), "mark");
    }
  });
}

const differenceStyle = ({ style }: Measure): StyleName => (style === "count" ? "signedCount" : "signed");

interface Compared {
  readonly change: Reference;
  readonly now: Reference;
  readonly then: Reference;
  readonly doubtful: Formula;
  /** Difference of 担い手のいる役割 under the same plan. */
  readonly covered: Reference;
}

function verdict(measure: Measure, { change, now, then, doubtful, covered }: Compared): Formula {
  const t = textLiteral;
  const { id, better } = measure;
  const score = id === "raw" || id === "adjusted";
  const word = (good: boolean): Formula => (score ? f`IF(${doubtful},${t(good ? VERDICTS.goodDoubt : VERDICTS.badDoubt)},${t(good ? VERDICTS.good : VERDICTS.bad)})` : f`${t(good ? VERDICTS.good : VERDICTS.bad)}`);
  // One holder fewer is no improvement where it was the last one of a role.
  const fewer = id === "single" ? f`IF(${covered}<0,${t(VERDICTS.fewer)},${t(VERDICTS.good)})` : better === "neither" ? f`${t(VERDICTS.fewer)}` : word(better === "less");
  const more = better === "neither" ? f`${t(VERDICTS.more)}` : word(better === "more");
  return f`IF(ISNUMBER(${change}),IF(ABS(${change})<=${toleranceOf(measure)},${t(VERDICTS.same)},IF(${change}>0,${more},${fewer})),IF(${now}=${then},${t(VERDICTS.none)},${t(VERDICTS.changed)}))`;
}
