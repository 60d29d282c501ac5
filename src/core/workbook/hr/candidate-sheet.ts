import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import { levelOf } from "../../model/level-table.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import { makeDraft, put, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, type ColumnSpec, placeTable } from "../sheet/placed-table.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { putResultTitle } from "./result-title.ts";
import { CANDIDATE_TEXTS } from "./wording.ts";

const WIDTHS = [24, 16, 18, 10, 18, 9, 9, 12, 56, 44];

interface Candidate {
  readonly person: number;
  readonly role: number;
}

/** 育成候補者 (HR only): near-qualified people per role, what they lack and which courses help. Who is listed is as of the calculation; figures are live. */
export function candidateSheet(layout: HrLayout): SheetDraft {
  const draft = makeDraft(SHEETS.candidates);
  WIDTHS.forEach((width, i) => (draft.widths[i + 1] = width));
  putResultTitle(draft, "育成候補者", CANDIDATE_TEXTS.lead, WIDTHS.length);
  const candidates = listCandidates(layout);
  const table = placeTable(draft, [4, 1], candidateColumns(layout), candidates);
  if (candidates.length > 0) draft.extras.autoFilter = { top: table.headRow, left: 1, bottom: table.lastRow, right: WIDTHS.length };
  if (candidates.length === 0) put(draft, [5, 1], CANDIDATE_TEXTS.none, "caption");
  return draft;
}

/** By role in R30's order, then fit descending. Also those who only miss a must-have. */
function listCandidates({ input }: HrLayout): readonly Candidate[] {
  const { fits, people } = input.work;
  const at = (person: number, role: number): number => person * ROLE_IDS.length + role;
  return ROLE_IDS.flatMap((_role, role) =>
    people.flatMap((_person, person) => ([2, 3].includes(fits.state[at(person, role)] ?? 0) ? [{ person, role }] : []))
      .toSorted((a, b) => (fits.fit[at(b.person, role)] ?? 0) - (fits.fit[at(a.person, role)] ?? 0) || a.person - b.person));
}

function candidateColumns(layout: HrLayout): readonly ColumnSpec<Candidate>[] {
  const { staff, fits } = layout;
  const fact = (id: string) => ({ person }: Candidate): Formula => f`${cellIn(staff.table, person, id)}&""`;
  const state = ({ person, role }: Candidate): Reference => cellIn(fits.people, person, `state${role}`);
  const names = new Map(layout.input.masters.roles.roles.map(({ id, name }) => [id as string, name]));
  const t = textLiteral;
  return [
    { id: "role", label: "役割", style: "bodyShrink", cell: ({ role }) => names.get(ROLE_IDS[role] ?? "") ?? ROLE_IDS[role] ?? null },
    { id: "name", label: "氏名", style: "bodyShrink", cell: fact("name") },
    { id: "section", label: "課", style: "bodyShrink", cell: fact("sectionName") },
    { id: "post", label: "職名", style: "bodyShrink", cell: fact("post") },
    { id: "category", label: "人材区分", style: "bodyShrink", cell: ({ person }) => f`${cellIn(fits.people, person, "category")}` },
    { id: "fit", label: "適合度", style: "percentBold", cell: ({ person, role }) => f`${cellIn(fits.people, person, `fit${role}`)}` },
    { id: "rate", label: "評価済み", style: "percent", cell: ({ person, role }) => f`${cellIn(fits.people, person, `rate${role}`)}` },
    { id: "state", label: "状態", style: "mark", cell: (line) => f`IF(${state(line)}=1,${t("○ 適合")},IF(${state(line)}=2,${t("△ 育成候補")},IF(${state(line)}=3,${t("△ 必須不足")},${t("× 対象外れ")})))` },
    { id: "missing", label: "足りないスキル（今→必要）", style: "bodyWrap", cell: (line) => missingText(layout, line) },
    { id: "courses", label: "研修の例", style: "bodyWrap", cell: (line) => coursesFor(layout, line) },
  ];
}

/** Items of the role below the required level, must-haves first. */
function missingItems({ input }: HrLayout, { person, role }: Candidate): readonly { readonly item: string; readonly name: string; readonly level: number | null; readonly required: number; readonly must: boolean }[] {
  const places = new Map(input.work.items.map((item, i) => [item.item, i]));
  const rows = input.work.roles[role]?.items.filter(({ inUse }) => inUse) ?? [];
  return rows
    .map(({ item, required, mustHave }) => {
      const i = places.get(item) ?? -1;
      return { item, name: input.work.items[i]?.name ?? item, level: levelOf(input.work.levels, person, i)?.level ?? null, required, must: mustHave };
    })
    .filter(({ level, required }) => (level ?? 0) < required)
    .toSorted((a, b) => Number(b.must) - Number(a.must));
}

const missingText = (layout: HrLayout, line: Candidate): string =>
  missingItems(layout, line).slice(0, 4).map(({ name, level, required, must }) => `${must ? "★" : ""}${name}（${level ?? "未評価"}→${required}）`).join("、");

function coursesFor(layout: HrLayout, line: Candidate): string {
  const missing = new Set(missingItems(layout, line).map(({ item }) => item));
  return layout.input.masters.courses.courses.filter(({ items }) => items.some((item) => missing.has(item))).slice(0, 3).map(({ name }) => name).join("、");
}
