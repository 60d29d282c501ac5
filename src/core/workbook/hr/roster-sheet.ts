import { f, type Formula, joinFormulas, textLiteral } from "../../model/formula.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import { makeDraft, put, putWide, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type ColumnSpec, type OwnRow, placeTable } from "../sheet/placed-table.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { putResultTitle } from "./result-title.ts";
import type { StaffLine } from "./staff-data.ts";
import { ROSTER_TEXTS } from "./view-wording.ts";

const WIDTHS = [20, 16, 18, 12, 10, 34, 10, 10, 16, 30];
const LISTED = ["高度専門人材", "DX推進リーダー", "DX推進リーダー候補"] as const;

interface Reason {
  readonly category: string;
  readonly reason: string;
}

/** DX人材名簿 (HR only): experts, leaders and candidates with the reason of their category (R20-R22); before them, how many people each reason holds. */
export function rosterSheet(layout: HrLayout): SheetDraft {
  const { people } = layout.staff;
  const draft = makeDraft(SHEETS.roster);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  putResultTitle(draft, SHEETS.roster, ROSTER_TEXTS.lead, WIDTHS.length);
  put(draft, [4, 1], ROSTER_TEXTS.reasons, "subtitle");
  const seen = new Map(people.map(({ category, categoryReason }) => [`${category}\n${categoryReason}`, { category, reason: categoryReason }]));
  const order = [...LISTED, "一般行政職員", "対象外"];
  const reasons = [...seen.values()].toSorted((a, b) => order.indexOf(a.category) - order.indexOf(b.category) || (a.reason < b.reason ? -1 : 1));
  put(draft, [5, 1], "人材区分", "head");
  put(draft, [5, 2], "人数", "head");
  putWide(draft, { top: 5, left: 3, bottom: 5, right: 6 }, "理由", "head");
  reasons.forEach((reason, i) => putReason(draft, layout, reason, 6 + i));
  const row = 7 + reasons.length;
  putWide(draft, { top: row, left: 1, bottom: row, right: WIDTHS.length }, ROSTER_TEXTS.leaderNext, "captionWrap");
  const listed = LISTED.flatMap((category) => people.flatMap((line, i) => (line.category === category ? [i] : [])));
  const table = placeTable(draft, [row + 2, 1], columnsOf(layout), listed);
  if (listed.length === 0) put(draft, [table.firstRow, 1], ROSTER_TEXTS.none, "caption");
  else draft.extras.autoFilter = { top: table.headRow, left: 1, bottom: table.lastRow, right: WIDTHS.length };
  draft.page.titleRows = [row + 2, row + 2];
  return draft;
}

function putReason(draft: SheetDraft, { staff }: HrLayout, { category, reason }: Reason, row: number): void {
  put(draft, [row, 1], category, "bodyShrink");
  const text = putWide(draft, { top: row, left: 3, bottom: row, right: 6 }, reason, "bodyWrap");
  const named = category === "対象外" ? columnRange(staff.table, "scopeReason") : columnRange(staff.table, "reason");
  put(draft, [row, 2], category === "対象外" ? f`SUMPRODUCT(--(${named}=${text}),--(${columnRange(staff.table, "scope")}=0))` : f`SUMPRODUCT(--(${named}=${text}),--(${columnRange(staff.table, "scope")}=1))`, "count");
}

function columnsOf(layout: HrLayout): readonly ColumnSpec<number>[] {
  const { staff, fits, units } = layout;
  const line = (person: number): StaffLine => staff.people[person] as StaffLine;
  const section = (person: number): string => units.units[units.numberOf(line(person).work.section) - 1]?.name ?? "";
  const t = textLiteral;
  const roles = (person: number): Formula => joinFormulas(ROLE_IDS.map((role, r) => f`IF(${cellIn(fits.people, person, `state${r}`)}=1,${t(`${role} `)},"")`), "&");
  return [
    { id: "category", label: "人材区分", style: "bodyShrink", cell: (person) => f`${cellIn(fits.people, person, "category")}` },
    { id: "name", label: "氏名", style: "bodyShrink", cell: (person) => line(person).record.name },
    { id: "section", label: "課", style: "bodyShrink", cell: section },
    { id: "post", label: "職名", style: "bodyShrink", cell: (person) => line(person).record.post },
    { id: "band", label: "職階", style: "bodyShrink", cell: (person) => line(person).record.rank_band },
    { id: "reason", label: "区分の理由", style: "smallWrap", cell: (person) => line(person).categoryReason },
    { id: "share", label: "DX従事割合", style: "percent", cell: (person) => f`${cellIn(staff.table, person, "share")}` },
    { id: "literacy", label: "リテラシー", style: "percent", cell: (person) => f`${cellIn(fits.people, person, "literacy")}` },
    { id: "roles", label: "適合する役割", style: "bodyShrink", cell: roles },
    { id: "next", label: "次にすること", style: "smallWrap", cell: (person, own) => nextStep(layout, person, own) },
  ];
}

function nextStep({ staff }: HrLayout, person: number, own: OwnRow): Formula {
  const t = textLiteral;
  const { next } = ROSTER_TEXTS;
  return f`IF(${own("category")}=${t("DX推進リーダー候補")},${t(next.candidate)},IF(${own("category")}=${t("DX推進リーダー")},IF(${cellIn(staff.table, person, "stated")}=1,IF(${own("roles")}="",${t(next.train)},${t(next.keep)}),${t(next.share)}),${t(next.expert)}))`;
}
