import { f, textLiteral } from "../../model/formula.ts";
import { RANK_BANDS } from "../../model/canonical.ts";
import type { UnitWork } from "../../model/scoring-work.ts";
import { makeDraft, put, putWide, type SheetDraft } from "../sheet/draft.ts";
import { cellIn } from "../sheet/placed-table.ts";
import { markOf } from "./fit-work.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { FOLD_TEXTS } from "./wording.ts";

/** Strips side by side on one A3 page. */
const ACROSS = 8;
const FIRST_ROW = 4;

/** ジャバラ: the fold-out personnel table. One strip per 課 (職名, 氏名, mark) under its 部; a page holds eight, and the pages join side by side. */
export function foldOutSheet(layout: HrLayout): SheetDraft {
  const draft = makeDraft(SHEETS.foldOut);
  put(draft, [1, 1], "人員表（ジャバラ）", "title");
  put(draft, [2, 1], FOLD_TEXTS.lead, "caption");
  draft.page.titleRows = [1, 2];
  const sections = layout.units.units.filter(({ isSection }) => isSection);
  const members = membersBySection(layout);
  let top = FIRST_ROW;
  for (let from = 0; from < sections.length; from += ACROSS) {
    const strips = sections.slice(from, from + ACROSS);
    const deepest = Math.max(1, ...strips.map(({ unit }) => members.get(unit)?.length ?? 0));
    strips.forEach((section, k) => putStrip(draft, layout, { section, at: [top, 1 + k * 3], people: members.get(section.unit) ?? [], deepest }));
    top += deepest + 4;
    if (from + ACROSS < sections.length) draft.page.breaksAfter.push(top - 1);
  }
  return draft;
}

interface Strip {
  readonly section: UnitWork;
  readonly at: readonly [row: number, column: number];
  readonly people: readonly number[];
  readonly deepest: number;
}

function putStrip(draft: SheetDraft, layout: HrLayout, { section, at: [top, left], people, deepest }: Strip): void {
  const { units, unitWork } = layout;
  [9, 15, 4].forEach((width, i) => (draft.widths[left + i] = width));
  const figure = (id: string) => cellIn(unitWork.table, units.numberOf(section.unit) - 1, id);
  const division = units.units[units.numberOf(section.division) - 1]?.name ?? "";
  const counts = f`${figure("head")}&${textLiteral("人　リーダー ")}&${figure("actual")}&${textLiteral("/")}&${figure("required")}`;
  const heads = [[division, "headLeft"], [section.name, "head"], [counts, "mark"]] as const;
  heads.forEach(([content, style], k) => void putWide(draft, { top: top + k, left, bottom: top + k, right: left + 2 }, content, style));
  for (let i = 0; i < deepest; i += 1) putMember(draft, layout, [top + 3 + i, left], people[i]);
}

/** People on the body's strength by 課, highest rank first, then staff number. */
function membersBySection({ staff }: HrLayout): ReadonlyMap<string, readonly number[]> {
  const rank = (i: number): number => {
    const at = RANK_BANDS.findIndex((band) => band === staff.people[i]?.record.rank_band);
    return at < 0 ? RANK_BANDS.length : at;
  };
  const bySection = new Map<string, number[]>();
  staff.people.forEach(({ work }, i) => {
    if (work.section === null || work.scopeReason === "退職") return;
    bySection.set(work.section, [...(bySection.get(work.section) ?? []), i]);
  });
  return new Map([...bySection].map(([unit, people]) => [unit, people.toSorted((a, b) => rank(a) - rank(b) || a - b)]));
}

function putMember(draft: SheetDraft, { staff, fits }: HrLayout, [row, left]: readonly [number, number], person: number | undefined): void {
  if (person === undefined) {
    for (let i = 0; i < 3; i += 1) put(draft, [row, left + i], null, "body");
    return;
  }
  const line = staff.people[person];
  put(draft, [row, left], { formula: f`${cellIn(staff.table, person, "post")}&""`, value: line?.record.post ?? "" }, "bodyShrink");
  put(draft, [row, left + 1], { formula: f`${cellIn(staff.table, person, "name")}&""`, value: line?.record.name ?? "" }, "bodyShrink");
  put(draft, [row, left + 2], { formula: f`${cellIn(fits.people, person, "mark")}`, value: markOf(line?.category ?? "") }, "mark");
}
