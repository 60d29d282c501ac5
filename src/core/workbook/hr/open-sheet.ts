import { hiddenCounts, hiddenRates, type Share } from "../../gap/open-figures.ts";
import { f, type Formula, joinFormulas, type Reference, textLiteral } from "../../model/formula.ts";
import type { PersonWork, UnitWork } from "../../model/scoring-work.ts";
import { atLeast } from "../../readiness/compare.ts";
import { type Content, makeDraft, putWide, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, type ColumnSpec, placeTable } from "../sheet/placed-table.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { NO_VALUE } from "./readiness-work.ts";
import { putResultTitle } from "./result-title.ts";
import { indented, inReadingOrder } from "./unit-order.ts";
import { OPEN_TEXTS } from "./view-wording.ts";

const WIDTHS = [30, 12, 14, 14, 16, 14, 16, 16];

/** A share of people: columns of 計算_人材 it stands on, and how the engine counts it. */
interface Statistic {
  readonly id: string;
  readonly label: string;
  readonly having: readonly string[];
  readonly of: string;
  readonly counts: (person: number) => { readonly has: boolean; readonly judged: boolean };
}

/** 公開用集計: head-counts and shares per unit with small cells taken out (R55-R58). A hidden cell holds a word, never a value or formula. */
export function openSheet(layout: HrLayout): SheetDraft {
  const draft = makeDraft(SHEETS.openFigures);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  putResultTitle(draft, SHEETS.openFigures, OPEN_TEXTS.lead, WIDTHS.length);
  putWide(draft, { top: 3, left: 1, bottom: 3, right: WIDTHS.length }, OPEN_TEXTS.note, "captionWrap");
  const units = inReadingOrder(layout.units.units.filter(({ level, isSection }) => level < 2 || isSection));
  placeTable(draft, [5, 1], columnsOf(layout), units);
  draft.page.titleRows = [5, 5];
  return draft;
}

function statisticsOf({ input }: HrLayout): readonly Statistic[] {
  const { work, scores, settings } = input;
  const person = (i: number): PersonWork | undefined => work.people[i];
  const category = new Map(scores.staff.map(({ staff_no, category: name }) => [staff_no, name]));
  const literacy = new Map(scores.staff.map((score) => [score.staff_no, score.literacy]));
  const all = (has: (i: number) => boolean) => (i: number) => ({ has: has(i), judged: true });
  return [
    { id: "dx", label: "DX研修の修了率", having: ["managersDx", "othersDx"], of: "head", counts: all((i) => (person(i)?.dxCourses ?? 0) > 0) },
    { id: "security", label: "セキュリティ研修の修了率", having: ["security"], of: "head", counts: all((i) => (person(i)?.securityCourses ?? 0) > 0) },
    { id: "certified", label: "資格の保有率", having: ["certified"], of: "head", counts: all((i) => person(i)?.certificates.some(({ valid, itss }) => valid && itss >= 1) === true) },
    {
      id: "attained", label: "リテラシー到達率", having: ["attained"], of: "judged",
      counts: (i) => {
        const value = literacy.get(person(i)?.staffNo ?? "") ?? null;
        return { has: value !== null && atLeast(value, settings.literacyAttained), judged: value !== null };
      },
    },
    { id: "talent", label: "DX人材（高度専門・リーダー）", having: ["experts", "leaders"], of: "head", counts: all((i) => ["高度専門人材", "DX推進リーダー"].includes(category.get(person(i)?.staffNo ?? "") ?? "")) },
  ];
}

/** Shares of every unit as the engine counts them: whole body, 部 with 直属, 課. */
function sharesOf({ input }: HrLayout, { counts }: Statistic): (unit: string) => Share {
  const found = new Map<string, { having: number; of: number }>();
  input.work.people.forEach(({ inScope, section, division }, i) => {
    if (!inScope) return;
    const { has, judged } = counts(i);
    for (const unit of new Set(["ORG", division, section])) {
      if (unit === null || !judged) continue;
      const share = found.get(unit) ?? { having: 0, of: 0 };
      found.set(unit, { having: share.having + (has ? 1 : 0), of: share.of + 1 });
    }
  });
  return (unit) => found.get(unit) ?? { having: 0, of: 0 };
}

function columnsOf(layout: HrLayout): readonly ColumnSpec<UnitWork>[] {
  const { units, unitWork, readiness, settings, input } = layout;
  const k = settings.value("smallCell");
  const at = ({ unit }: UnitWork, id: string): Reference => cellIn(unitWork.table, units.numberOf(unit) - 1, id);
  const t = textLiteral;
  const small = (n: Formula | Reference): Formula => f`AND(${n}>0,${n}<${k})`;
  const heads = new Map(input.work.units.map(({ unit, headcount }) => [unit, headcount]));
  const hiddenHeads = hiddenCounts(units.units, (unit) => heads.get(unit) ?? 0, input.settings.smallCell);
  const hide = (hidden: ReadonlySet<string>, { unit }: UnitWork, formula: () => Formula): Content => (hidden.has(unit) ? OPEN_TEXTS.hidden : formula());
  return [
    { id: "name", label: "所属", style: ({ level }) => (level < 2 ? "label" : "bodyShrink"), cell: indented },
    { id: "head", label: "対象人数", style: "count", cell: (unit) => hide(hiddenHeads, unit, () => f`IF(${small(at(unit, "head"))},${t(OPEN_TEXTS.hidden)},${at(unit, "head")})`) },
    {
      id: "readiness", label: "準備度（調整後）", style: "score",
      cell: (unit) => (readiness.rowOf(unit.unit) < 0 ? NO_VALUE : hide(hiddenHeads, unit, () => f`IF(${small(at(unit, "head"))},${t(OPEN_TEXTS.hidden)},${cellIn(readiness.table, readiness.rowOf(unit.unit), "adjusted")})`)),
    },
    ...statisticsOf(layout).map((statistic): ColumnSpec<UnitWork> => {
      const hidden = new Set([...hiddenHeads, ...hiddenRates(units.units, sharesOf(layout, statistic), input.settings.smallCell)]);
      const having = (unit: UnitWork): Formula => f`(${joinFormulas(statistic.having.map((id) => at(unit, id)), "+")})`;
      return {
        id: statistic.id, label: statistic.label, style: "percent",
        cell: (unit) => hide(hidden, unit, () => {
          const [top, base] = [having(unit), at(unit, statistic.of)];
          return f`IF(${base}=0,${t(NO_VALUE)},IF(OR(${base}<${k},${small(top)},${small(f`(${base}-${top})`)}),${t(OPEN_TEXTS.hidden)},${top}/${base}))`;
        }),
      };
    }),
  ];
}
