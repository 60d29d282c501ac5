import { f, type Formula, joinFormulas, type Reference, textLiteral } from "../../model/formula.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import type { UnitWork } from "../../model/scoring-work.ts";
import { type Content, makeDraft, put, putWide, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type ColumnSpec, type FilledSpec, firstIn, type OwnRow, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { EPSILON } from "./fit-work.ts";
import { SHEETS } from "./hr-input.ts";
import type { HrLayout } from "./layout.ts";
import { NO_VALUE } from "./readiness-work.ts";
import type { StaffLine } from "./staff-data.ts";
import { TRANSFER_COLUMNS, TRANSFER_HEAD } from "./transfer-layout.ts";
import { TRANSFER_TEXTS } from "./wording.ts";

const LEFT = [11, 16, 20, 10, 16, 22, 22, 22, 8, 8];
/** First column of the results, after one narrow gap. */
const RIGHT = TRANSFER_COLUMNS.length + 2;

/**
 * 異動試算: enter 異動後の課 in one of three plans; head-counts, leaders, people questions, readiness and supply follow at once, beside today's.
 * Questions about projects (T03, T05) stay as they are; leave them to a new calculation.
 */
export function transferSheet(layout: HrLayout): SheetDraft {
  const draft = makeDraft(SHEETS.transfer);
  LEFT.forEach((width, i) => (draft.widths[i + 1] = width));
  draft.widths[RIGHT - 1] = 2;
  put(draft, [1, 1], "異動試算", "title");
  draft.heights.set(1, 28);
  putWide(draft, { top: 2, left: 1, bottom: 3, right: TRANSFER_COLUMNS.length }, TRANSFER_TEXTS.lead);
  draft.heights.set(2, 24);
  draft.heights.set(3, 24);
  put(draft, [5, 1], "試す案", "label");
  const plan = put(draft, [5, 2], 1, "inputCount");
  put(draft, [5, 3], "← 1、2、3から選びます", "caption");
  ["案の名称", "現行からの変更"].forEach((label, i) => put(draft, [5 + i, 5], label, "label"));
  [1, 2, 3].forEach((k) => put(draft, [5, 5 + k], `案${k}`, "inputText"));
  const people = placeTable(draft, [TRANSFER_HEAD, 1], personColumns(layout, plan), layout.staff.people);
  [1, 2, 3].forEach((k) => put(draft, [6, 5 + k], f`COUNTA(${columnRange(people, `plan${k}`)})`, "count"));
  put(draft, [TRANSFER_HEAD - 1, 1], "職員（黄色の欄に異動後の課を選びます。空欄は異動なし）", "subtitle");
  const labels = sectionLabels(layout);
  draft.extras.validations = [
    { kind: "list", values: ["1", "2", "3"], range: plan.range },
    { kind: "list", values: labels, allowBlank: true, range: { top: people.firstRow, left: 6, bottom: people.lastRow, right: 8 }, error: { title: "異動後の課", text: "一覧から課を選んでください。" } },
  ];
  putResults(draft, layout, people);
  return draft;
}

/** The block of 課 in データ_所属: they stand together. */
function sectionLabels({ units }: HrLayout): Reference {
  const flags = units.units.map(({ isSection }) => isSection);
  const [first, last] = [Math.max(0, flags.indexOf(true)), Math.max(0, flags.lastIndexOf(true))];
  const top = cellIn(units.table, first, "label");
  return { ...top, range: { ...top.range, bottom: top.range.top + last - first } };
}

function personColumns(layout: HrLayout, plan: Reference): readonly (ColumnSpec<StaffLine> | FilledSpec<StaffLine>)[] {
  const { units, staff, fits, settings } = layout;
  const [labels, numbers] = [columnRange(units.table, "label"), columnRange(units.table, "no")];
  const fact = (id: string): Reference => firstIn(staff.table, id);
  const chosen = (own: OwnRow): Formula => {
    const plans = own("plan1");
    return f`INDEX(${{ ...plans, range: { ...plans.range, right: own("plan3").range.right } }},1,${plan})`;
  };
  const office = (after: Reference): Formula => f`IF(${after}>0,INDEX(${columnRange(units.table, "dxOffice")},${after}),0)`;
  return [
    { id: "staffNo", label: "職員番号", style: "text", cell: ({ work }) => work.staffNo },
    { id: "name", label: "氏名", style: "bodyShrink", cell: ({ record }) => record.name },
    { id: "section", label: "現在の課", style: "bodyShrink", fill: () => f`${fact("sectionName")}&""`, value: ({ work }) => units.units[units.numberOf(work.section) - 1]?.name ?? "" },
    { id: "band", label: "職階", style: "bodyShrink", fill: () => f`${fact("band")}&""`, value: ({ record }) => record.rank_band ?? "" },
    { id: "category", label: "人材区分", style: "bodyShrink", fill: () => f`${firstIn(fits.people, "category")}`, value: ({ category }) => category },
    ...[1, 2, 3].map((k): ColumnSpec<StaffLine> => ({ id: `plan${k}`, label: `案${k} 異動後の課`, headStyle: "headInput", style: "inputText", cell: () => null })),
    {
      id: "after", label: "試算の課番号", style: "count",
      fill: (own) => f`IF(${chosen(own)}&""="",${fact("section")},SUMPRODUCT(--(${labels}=${chosen(own)}),${numbers}))`, value: ({ work }) => units.numberOf(work.section),
    },
    {
      id: "share", label: "試算の従事割合", style: "fte",
      fill: (own) => f`IF(${own("after")}=${fact("section")},${fact("share")},IF(${office(own("after"))}=1,${settings.value("dxShareOffice")},${fact("outsideShare")}))`, value: ({ work }) => work.dxShare,
    },
  ];
}

function putResults(draft: SheetDraft, layout: HrLayout, people: PlacedTable): void {
  const { units } = layout;
  const sections = units.units.filter(({ isSection }) => isSection);
  put(draft, [TRANSFER_HEAD - 1, RIGHT], "課ごとの変化（左＝現在、右＝試算後）", "subtitle");
  const table = placeTable(draft, [TRANSFER_HEAD, RIGHT], sectionColumns(layout, people), sections);
  draft.widths[RIGHT] = 30;
  const top = table.lastRow + 3;
  put(draft, [top - 1, RIGHT], "役割ごとの供給の変化（基準日を含む半期、人工）", "subtitle");
  const roles = placeTable(draft, [top, RIGHT], roleColumns(layout), ROLE_IDS);
  const t = textLiteral;
  const sum = (id: string): Formula => f`SUMPRODUCT(${columnRange(layout.fits.roles, "usable")},${columnRange(roles, id)})`;
  const rate = (id: string): Formula => f`IF(${sum("demand")}=0,${t(NO_VALUE)},${sum(id)}/${sum("demand")})`;
  put(draft, [roles.lastRow + 1, RIGHT], "全庁の充足率", "label");
  put(draft, [roles.lastRow + 1, RIGHT + 4], rate("metBefore"), "percentBold");
  put(draft, [roles.lastRow + 1, RIGHT + 5], rate("metAfter"), "percentBold");
}

interface Change {
  readonly id: string;
  readonly label: string;
  readonly style: ColumnSpec<UnitWork>["style"];
  readonly before: (unit: UnitWork) => Content;
  readonly after: (unit: UnitWork, own: OwnRow) => Content;
}

function sectionColumns(layout: HrLayout, people: PlacedTable): readonly ColumnSpec<UnitWork>[] {
  const changes = changesOf(layout, people);
  return [
    { id: "name", label: "課", style: "bodyShrink", cell: ({ name }) => name },
    ...changes.flatMap(({ id, label, style, before, after }): readonly ColumnSpec<UnitWork>[] => [
      { id: `${id}0`, label, width: 9, style: style ?? "count", cell: before },
      { id: `${id}1`, label: "→", width: 9, style: style ?? "count", cell: after },
    ]),
    {
      id: "mark", label: "注意", width: 34, style: "bodyWrap",
      cell: (_unit, own) => {
        const t = textLiteral;
        return f`IF(AND(${own("able0")}>0,${own("able1")}=0),${t(TRANSFER_TEXTS.lost)},"")&IF(${own("short1")}>${own("short0")},${t(TRANSFER_TEXTS.leaders)},"")&IF(AND(ISNUMBER(${own("score0")}),ISNUMBER(${own("score1")})),IF(${own("score1")}<${own("score0")}-0.05,${t(TRANSFER_TEXTS.lower)},""),"")`;
      },
    },
  ];
}

function changesOf(layout: HrLayout, people: PlacedTable): readonly Change[] {
  const { units, unitWork, staff, fits, settings, readiness } = layout;
  const now = (id: string) => ({ unit }: UnitWork): Formula => f`${cellIn(unitWork.table, units.numberOf(unit) - 1, id)}`;
  const after = columnRange(people, "after");
  const facts = (id: string): Reference => columnRange(staff.table, id);
  const scores = (id: string): Reference => columnRange(fits.people, id);
  const count = ({ unit }: UnitWork, ...criteria: readonly (readonly [Reference, Formula | number])[]): Formula =>
    f`COUNTIFS(${joinFormulas([[after, units.numberOf(unit)] as const, [facts("scope"), 1] as const, ...criteria].map(([range, wanted]) => f`${range},${wanted}`), ",")})`;
  const t = textLiteral;
  const leaders = (unit: UnitWork): Formula => count(unit, [scores("category"), f`${t("DX推進リーダー")}`]);
  const required = (own: OwnRow): Formula => {
    const byRatio = f`MAX(1,ROUNDUP(${settings.value("leaderRatio")}*${own("head1")}-${EPSILON},0))`;
    return f`IF(${own("head1")}=0,0,IF(${settings.leaderBasis}=${t("count")},${settings.value("leaderCount")},IF(${settings.leaderBasis}=${t("both")},MAX(${byRatio},${settings.value("leaderCount")}),${byRatio})))`;
  };
  const question = (id: string, label: string, value: (unit: UnitWork, own: OwnRow) => Formula): Change => ({
    id, label, style: "percent", before: ({ unit }) => f`${cellIn(readiness.table, readiness.rowOf(unit), id)}`,
    after: (unit, own) => keepState(layout, unit, id, value(unit, own)),
  });
  const rate = (top: Formula, base: Formula): Formula => f`IF(${base}=0,${t("対象外")},${top}/${base})`;
  const positive = f`${t(">0")}`;
  const managers = (unit: UnitWork): Formula => count(unit, [facts("manager"), 1]);
  const others = (unit: UnitWork): Formula => count(unit, [facts("manager"), 0]);
  return [
    { id: "head", label: "人数", style: "count", before: now("head"), after: (unit) => count(unit) },
    { id: "actual", label: "リーダー", style: "count", before: now("actual"), after: leaders },
    { id: "required", label: "必要", style: "count", before: now("required"), after: (_unit, own) => required(own) },
    { id: "short", label: "不足", style: "countBold", before: now("short"), after: (_unit, own) => f`MAX(0,${own("required1")}-${own("actual1")})` },
    {
      id: "able", label: "適合者", style: "count", before: ({ unit }) => f`COUNTIFS(${facts("section")},${units.numberOf(unit)},${scores("qualifiedRoles")},${t(">0")})`,
      after: ({ unit }) => f`COUNTIFS(${after},${units.numberOf(unit)},${scores("qualifiedRoles")},${t(">0")})`,
    },
    question("A02", "A02", (unit) => rate(count(unit, [facts("manager"), 1], [facts("dxCourses"), positive]), managers(unit))),
    question("A03", "A03", (unit) => rate(count(unit, [facts("manager"), 0], [facts("dxCourses"), positive]), others(unit))),
    question("S01", "S01", (unit, own) => rate(count(unit, [facts("securityCourses"), positive]), f`${own("head1")}`)),
    question("T01", "T01", (unit, own) => {
      const judged = count(unit, [scores("literacy"), f`${t(">=0")}`]);
      const answer = readiness.answerOf(unit.unit, "T01");
      const fallback = f`IF(ISNUMBER(${answer}),${answer}/5,${t("未確認")})`;
      const attained = count(unit, [scores("literacy"), f`${t(">=")}&(${settings.value("literacyAttained")}-${EPSILON})`]);
      return f`IF(${own("head1")}=0,${t("対象外")},IF(${judged}<${settings.value("literacyKnownRate")}*${own("head1")}-${EPSILON},${fallback},${rate(attained, judged)}))`;
    }),
    question("T02", "T02", (_unit, own) => rate(f`MIN(${own("required1")},${own("actual1")})`, f`${own("required1")}`)),
    question("T04", "T04", (unit, own) => rate(count(unit, [facts("itss"), f`${t(">=1")}`]), f`${own("head1")}`)),
    { id: "score", label: "準備度（調整後）", style: "scoreBold", before: ({ unit }) => f`${cellIn(readiness.table, readiness.rowOf(unit), "adjusted")}`, after: (unit, own) => scoreAfter(layout, unit, own) },
  ];
}

const QUESTIONS = ["A02", "A03", "S01", "T01", "T02", "T04"] as const;

/** A question that was answered, missing or left out today stays so: only computed values move with people. */
function keepState({ readiness, input }: HrLayout, { unit }: UnitWork, id: string, value: Formula): Formula {
  const { tables } = input;
  const known = { A02: tables.training, A03: tables.training, S01: tables.training, T01: tables.skills, T02: [1], T04: tables.qualifications }[id] ?? [];
  const before = cellIn(readiness.table, readiness.rowOf(unit), id);
  return known.length === 0 ? f`${before}` : f`IF(${readiness.answerOf(unit, id)}=${textLiteral("対象外")},${textLiteral("対象外")},${value})`;
}

/** Today's points and weights, with those of the people questions exchanged. */
function scoreAfter({ readiness, settings, input }: HrLayout, { unit }: UnitWork, own: OwnRow): Formula {
  const row = readiness.rowOf(unit);
  const weight = (id: string): Reference => cellIn(settings.questions, input.masters.questions.questions.findIndex((q) => q.id === id), "weight");
  const number = (cell: Reference): Formula => f`IF(ISNUMBER(${cell}),${cell},0)`;
  const known = (cell: Reference): Formula => f`IF(ISNUMBER(${cell}),1,0)`;
  const change = (of: (cell: Reference) => Formula): Formula => joinFormulas(QUESTIONS.map((id) => f`${weight(id)}*(${of(own(`${id}1`))}-${of(own(`${id}0`))})`), "+");
  const points = f`(${cellIn(readiness.table, row, "points")}+${change(number)})`;
  const judged = f`(${cellIn(readiness.table, row, "judged")}+${change(known)})`;
  return f`IF(${judged}<${EPSILON},${textLiteral(NO_VALUE)},100*${points}/${judged})`;
}

function roleColumns({ input, gaps, supply, fits }: HrLayout): readonly ColumnSpec<(typeof ROLE_IDS)[number]>[] {
  const names = new Map(input.masters.roles.roles.map(({ id, name }) => [id as string, name]));
  const given = (id: string, r: number): Formula => f`SUMIFS(${columnRange(supply.pairs, `${id}w`)},${columnRange(supply.pairs, "roleNo")},${r + 1})`;
  const usable = (r: number): Reference => cellIn(fits.roles, r, "usable");
  const met = (own: OwnRow, id: string): Formula => f`IF(ISNUMBER(${own(id)}),MIN(${own(id)},${own("demand")}),0)`;
  return [
    { id: "name", label: "役割", style: "bodyShrink", cell: (role) => names.get(role) ?? role },
    { id: "demand", label: "需要", style: "fte", cell: (_role, _own, r) => f`${cellIn(gaps.table, r, "demand")}` },
    { id: "before", label: "供給", style: "fte", cell: (_role, _own, r) => f`${cellIn(gaps.table, r, "supply")}` },
    { id: "after", label: "→", style: "fte", cell: (_role, _own, r) => f`IF(${usable(r)}=1,${given("given", r)}+${given("spare", r)},${textLiteral("判定不能")})` },
    { id: "metBefore", label: "満たせる量", style: "fte", cell: (_role, own) => met(own, "before") },
    { id: "metAfter", label: "→", style: "fte", cell: (_role, own) => met(own, "after") },
    { id: "gapBefore", label: "不足", style: "fteBold", cell: (_role, own) => f`MAX(0,${own("demand")}-${own("metBefore")})` },
    { id: "gapAfter", label: "→", style: "fteBold", cell: (_role, own) => f`MAX(0,${own("demand")}-${own("metAfter")})` },
  ];
}

