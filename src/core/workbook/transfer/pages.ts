import { masterHeads } from "../../masters/masters.ts";
import { f, type Reference, textLiteral } from "../../model/formula.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import { makeDraft, put, putAcross, putWide, raiseRow, setWidths, type SheetDraft } from "../sheet/draft.ts";
import { dateContent, warekiText } from "../sheet/date-cell.ts";
import { columnRange, type ColumnSpec, placeTable } from "../sheet/placed-table.ts";
import { classText } from "../sheet/page.ts";
import { linesOfText } from "../sheet/text-width.ts";
import { type Advice, adviceOf } from "./advice.ts";
import { colours, type CompareRules, type CompareSheet, putBlock, VERDICTS } from "./compare-sheet.ts";
import { namesOf, type TransferData } from "./data-sheets.ts";
import { type Numbered, TRANSFER_SHEETS, type TransferWorkbookInput } from "./transfer-input.ts";
import { MEASURES, type UnitSheet } from "./unit-sheet.ts";
import { COMPARE_TEXTS } from "./wording.ts";

export interface FrontInput {
  readonly input: TransferWorkbookInput;
  readonly numbered: Numbered;
  readonly units: UnitSheet;
  readonly compare: CompareSheet;
  readonly data: TransferData;
  readonly rules: CompareRules;
}

/** 比較のまとめ: what this is, the whole body side by side, how many things get better and worse, and what to look at first. */
export function frontSheet({ input, numbered, units, compare, data, rules }: FrontInput): SheetDraft {
  const outcomes = input.comparison.outcomes;
  const plans = outcomes.length - 1;
  const draft = makeDraft(TRANSFER_SHEETS.front);
  setWidths(draft, [30, 32, 10, 11, ...outcomes.slice(1).flatMap(() => [11, 10, 17])]);
  const last = 4 + 3 * plans;
  put(draft, [1, 1], "異動試算の比較", "title");
  put(draft, [1, last], classText("3B"), "classLabel");
  draft.heights.set(1, 30);
  [...COMPARE_TEXTS.front, COMPARE_TEXTS.handling].forEach((text, i) => putWide(draft, { top: 2 + i, left: 1, bottom: 2 + i, right: last }, text));
  put(draft, [7, 1], "1　全庁", "subtitle");
  putAcross(draft, [8, 1], ["所属", "項目", "少数", outcomes[0]?.name ?? ""], "head");
  outcomes.slice(1).forEach(({ name }, i) => putAcross(draft, [8, 5 + i * 3], [name, "差", "判定"], "head"));
  const whole = numbered.units.find(({ level }) => level === 0);
  if (whole !== undefined) putBlock(draft, { unit: whole, top: 9, sheet: units, rules, plans });
  let row = 9 + MEASURES.length;
  putWithoutBest(draft, row, outcomes.map((_, k) => columnRange(data.dependence, `without${k}`)));
  draft.extras.conditionalFormats = outcomes.slice(1).flatMap((_, i) => colours({ range: { top: 9, left: 7 + 3 * i, bottom: row, right: 7 + 3 * i } }));
  row = putCounts(draft, { input, compare }, row + 2);
  putAdvice(draft, adviceOf(input, numbered), row + 1, last);
  return draft;
}

/** What the whole body's coverage falls to without the one person it depends on most. */
function putWithoutBest(draft: SheetDraft, row: number, without: readonly Reference[]): void {
  const none = textLiteral(VERDICTS.none);
  put(draft, [row, 1], COMPARE_TEXTS.whole, "body");
  put(draft, [row, 2], COMPARE_TEXTS.withoutBest, "bodyWrap");
  put(draft, [row, 3], null, "mark");
  const cells = without.map((range, k) => put(draft, [row, k === 0 ? 4 : 2 + 3 * k], f`IF(COUNT(${range})=0,${none},MIN(${range}))`, "percent"));
  const [now, ...plans] = cells;
  plans.forEach((then, i) => {
    const change = put(draft, [row, 6 + 3 * i], f`IF(AND(ISNUMBER(${now ?? then}),ISNUMBER(${then})),100*(${then}-${now ?? then}),${none})`, "signed");
    put(draft, [row, 7 + 3 * i], f`IF(ISNUMBER(${change}),IF(ABS(${change})<=0.05,${textLiteral(VERDICTS.same)},IF(${change}>0,${textLiteral(VERDICTS.good)},${textLiteral(VERDICTS.bad)})),${none})`, "mark");
  });
}

/** How many people move and how many lines get better or worse. */
function putCounts(draft: SheetDraft, { input, compare }: { readonly input: TransferWorkbookInput; readonly compare: CompareSheet }, top: number): number {
  put(draft, [top, 1], "2　案ごとの件数", "subtitle");
  putAcross(draft, [top + 1, 1], ["案", "異動する人（人）", "改善（行）", "悪化（行）"], "head");
  input.plans.forEach(({ name }, i) => {
    const counted = (words: readonly string[]) => f`${{ parts: words.flatMap((word, k) => [...(k === 0 ? [] : ["+"]), ...f`COUNTIFS(${compare.verdicts(i + 1)},${textLiteral(word)})`.parts]) }}`;
    put(draft, [top + 2 + i, 1], name, "label");
    put(draft, [top + 2 + i, 2], f`COUNTIFS(${{ sheet: TRANSFER_SHEETS.people, range: { top: 5, left: 1, bottom: 4 + Math.max(1, input.plans.reduce((sum, plan) => sum + plan.moves.length, 0)), right: 1 } }},${textLiteral(name)})`, "count");
    put(draft, [top + 2 + i, 3], counted([VERDICTS.good, VERDICTS.goodDoubt]), "count");
    put(draft, [top + 2 + i, 4], counted([VERDICTS.bad, VERDICTS.badDoubt]), "count");
  });
  return top + 2 + input.plans.length;
}

function putAdvice(draft: SheetDraft, advice: readonly Advice[], top: number, last: number): void {
  put(draft, [top, 1], "3　気を付けること", "subtitle");
  if (advice.length === 0) return void put(draft, [top + 1, 1], COMPARE_TEXTS.nothing, "caption");
  const middle = Math.min(last, 5);
  putAcross(draft, [top + 1, 1], ["案", "所属・職員"], "head");
  putWide(draft, { top: top + 1, left: 3, bottom: top + 1, right: middle }, "気を付けること", "head");
  putWide(draft, { top: top + 1, left: middle + 1, bottom: top + 1, right: last }, "次にすること", "head");
  advice.forEach(({ plan, where, what, next }, i) => {
    const row = top + 2 + i;
    put(draft, [row, 1], plan, "bodyWrap");
    put(draft, [row, 2], where, "bodyWrap");
    raiseRow(draft, row, linesOfText(where, 32));
    putWide(draft, { top: row, left: 3, bottom: row, right: middle }, what, "bodyWrap");
    putWide(draft, { top: row, left: middle + 1, bottom: row, right: last }, next, "bodyWrap");
  });
}

interface Mover {
  readonly plan: string;
  readonly staffNo: string;
  readonly from: string;
  readonly to: string;
  readonly on: string;
  readonly post: string;
  readonly leader: string;
  readonly roles: string;
  readonly impact: number | null;
}

/** 異動する人: who moves where in each plan, and what goes with them. */
export function peopleSheet(input: TransferWorkbookInput): SheetDraft {
  const draft = makeDraft(TRANSFER_SHEETS.people);
  setWidths(draft, [24, 12, 16, 28, 28, 12, 16, 9, 34, 12]);
  put(draft, [1, 1], TRANSFER_SHEETS.people, "title");
  draft.heights.set(1, 28);
  putWide(draft, { top: 2, left: 1, bottom: 2, right: 10 }, COMPARE_TEXTS.people, "captionWrap");
  const names = namesOf(input.tables);
  const rows = input.plans.flatMap((plan) => plan.moves.map((move) => moverOf(input, plan.name, move)));
  const table = placeTable(draft, [4, 1], [
    { id: "plan", label: "案", style: "bodyWrap", cell: ({ plan }) => plan },
    { id: "staffNo", label: "職員番号", style: "text", cell: ({ staffNo }) => staffNo },
    { id: "name", label: "氏名", style: "body", cell: ({ staffNo }) => names.get(staffNo) ?? "" },
    { id: "from", label: "現在の所属", style: "bodyWrap", cell: ({ from }) => from },
    { id: "to", label: "異動先", style: "bodyWrap", cell: ({ to }) => to },
    { id: "on", label: "異動日", style: "date", cell: ({ on }) => dateContent(on === "" ? null : on) },
    { id: "post", label: "異動後の職名・職階", style: "bodyWrap", cell: ({ post }) => post },
    { id: "leader", label: "リーダー", style: "mark", cell: ({ leader }) => leader },
    { id: "roles", label: "担える役割", style: "bodyWrap", cell: ({ roles }) => roles },
    { id: "impact", label: "除いたときの全庁の充足率", style: "percent", cell: ({ impact }) => impact ?? VERDICTS.none },
  ] satisfies readonly ColumnSpec<Mover>[], rows);
  draft.extras.autoFilter = { top: 4, left: 1, bottom: table.lastRow, right: 10 };
  if (rows.length === 0) put(draft, [table.firstRow, 1], COMPARE_TEXTS.noMoves, "caption");
  rows.forEach(({ plan, from, to, roles }, i) => raiseRow(draft, table.firstRow + i, Math.max(linesOfText(plan, 24), linesOfText(from, 28), linesOfText(to, 28), linesOfText(roles, 34))));
  return draft;
}

function moverOf({ comparison, tables, masters }: TransferWorkbookInput, plan: string, { staffNo, toDept, post, rankBand, on }: TransferWorkbookInput["plans"][number]["moves"][number]): Mover {
  const now = comparison.outcomes[0];
  const paths = new Map(tables.departments.map(({ dept_code, full_path }) => [dept_code ?? "", full_path ?? ""]));
  const row = tables.staff.find(({ staff_no }) => staff_no === staffNo);
  const score = now?.scores.staff.find(({ staff_no }) => staff_no === staffNo);
  const names = new Map(masters.roles.roles.map(({ id, name }) => [id as string, name]));
  return {
    plan, staffNo, from: paths.get(row?.dept_code ?? "") ?? "", to: paths.get(toDept) ?? toDept, on: on ?? "",
    post: [post, rankBand].filter((text) => text !== undefined).join("・"), leader: score?.category === "DX推進リーダー" ? "○" : "",
    roles: ROLE_IDS.filter((role) => score?.qualified.includes(role)).map((role) => names.get(role) ?? role).join("、"),
    impact: now?.working.dependences.find((dependence) => dependence.staffNo === staffNo)?.after ?? null,
  };
}

/** 前提と版: what the trial assumes, the settings its formulas read (put by the caller), and by what it was made. */
export function putAssumptions(draft: SheetDraft, top: number): number {
  COMPARE_TEXTS.settings.forEach((text, i) => putWide(draft, { top: top + i, left: 1, bottom: top + i, right: 3 }, `${i + 1}　${text}`));
  return top + COMPARE_TEXTS.settings.length;
}

export function putVersions(draft: SheetDraft, input: TransferWorkbookInput, top: number): void {
  const { run, source, masters, comparison } = input;
  const lines: readonly (readonly [string, string])[] = [
    ["基準日", warekiText(comparison.outcomes[0]?.scores.asOf ?? "")], ["異動案のファイル", source], ["実行番号", run.runId], ["プログラム", `daicho ${run.version}`],
    ...masterHeads(masters).map(({ title, version, date }): readonly [string, string] => [title, `版 ${version}（${date}）`]),
  ];
  lines.forEach(([label, text], i) => {
    put(draft, [top + i, 1], label, "label");
    put(draft, [top + i, 2], text, "textWrap");
  });
}
