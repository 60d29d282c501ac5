import { f, textLiteral } from "../../model/formula.ts";
import { RANK_BANDS } from "../../model/canonical.ts";
import { makeDraft, put, type SheetDraft } from "../sheet/draft.ts";
import { cellIn } from "../sheet/placed-table.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { FOLD_TEXTS } from "./wording.ts";

const HEAD = 4;

/** ジャバラ: the fold-out personnel table. One strip per 課 (職名, 氏名, mark), side by side under their 部; A3, one page high, as wide as needed. */
export function foldOutSheet(layout: HrLayout): SheetDraft {
  const { units, unitWork } = layout;
  const draft = makeDraft(SHEETS.foldOut);
  put(draft, [1, 1], "人員表（ジャバラ）", "title");
  put(draft, [2, 1], FOLD_TEXTS.lead, "caption");
  const sections = units.units.filter(({ isSection }) => isSection);
  const members = membersBySection(layout);
  const deepest = Math.max(1, ...sections.map(({ unit }) => members.get(unit)?.length ?? 0));
  sections.forEach((section, k) => {
    const left = 1 + k * 3;
    [9, 15, 4].forEach((width, i) => (draft.widths[left + i] = width));
    const division = units.units[units.numberOf(section.division) - 1]?.name ?? "";
    for (let i = 0; i < 3; i += 1) {
      put(draft, [HEAD, left + i], i === 0 ? division : null, "headLeft");
      put(draft, [HEAD + 1, left + i], i === 0 ? section.name : null, "head");
      put(draft, [HEAD + 2, left + i], i === 0 ? f`${cellIn(unitWork.table, units.numberOf(section.unit) - 1, "head")}&${textLiteral("人　リーダー ")}&${cellIn(unitWork.table, units.numberOf(section.unit) - 1, "actual")}&${textLiteral("/")}&${cellIn(unitWork.table, units.numberOf(section.unit) - 1, "required")}` : null, "mark");
    }
    for (const row of [HEAD, HEAD + 1, HEAD + 2]) draft.merges.push({ top: row, left, bottom: row, right: left + 2 });
    for (let i = 0; i < deepest; i += 1) putMember(draft, layout, [HEAD + 3 + i, left], members.get(section.unit)?.[i]);
  });
  return draft;
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
  const t = textLiteral;
  const category = cellIn(fits.people, person, "category");
  put(draft, [row, left], f`${cellIn(staff.table, person, "post")}&""`, "bodyShrink");
  put(draft, [row, left + 1], f`${cellIn(staff.table, person, "name")}&""`, "bodyShrink");
  put(draft, [row, left + 2], f`IF(${category}=${t("高度専門人材")},${t("◎")},IF(${category}=${t("DX推進リーダー")},${t("○")},IF(${category}=${t("DX推進リーダー候補")},${t("△")},IF(${category}=${t("対象外")},${t("－")},""))))`, "mark");
}
