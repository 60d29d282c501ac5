import type { PlanTables, ProposalRow, UnfilledRow } from "../assign/plan-tables.ts";
import { f, textLiteral } from "../model/formula.ts";
import { CONDITION_HEADS, CONDITION_SHEETS, DECISIONS } from "../assign/plan-conditions.ts";
import type { RunFacts } from "../model/run.ts";
import type { WorkbookModel } from "../model/workbook.ts";
import type { YearChange } from "../model/year-change.ts";
import { conditionSheets, type ConditionSheetsInput } from "./plan/condition-sheets.ts";
import { openSheet } from "./plan/opening.ts";
import { type TrainingInput, trainingSheets } from "./plan/training-sheet.ts";
import { assembleWorkbook } from "./sheet/assemble.ts";
import { periodName } from "./sheet/date-cell.ts";
import { put, raiseRow, type SheetDraft } from "./sheet/draft.ts";
import { dressSheet, type Masthead, propertiesOf } from "./sheet/page.ts";
import { columnRange, type ColumnSpec, placeTable } from "./sheet/placed-table.ts";
import { linesOfText } from "./sheet/text-width.ts";

export interface PlanWorkbookInput {
  readonly run: RunFacts;
  readonly asOf: string;
  /** Half-year the plan is for, `2026H2`. */
  readonly period: string;
  readonly plan: PlanTables;
  /** What HR laid down, in one sentence and as sheets to change. */
  readonly conditionsLine: string;
  readonly conditions: ConditionSheetsInput;
  readonly training: TrainingInput;
  /** Absent: no earlier year was given. */
  readonly years?: { readonly note: string; readonly rows: readonly YearChange[] };
}

const TITLE = "配置案・育成計画";
const TEXTS = {
  lead: "案件の必要人材に、要件を満たす職員を割り当てた案です。決定ではありません。所属長と本人の事情を確かめてから使ってください。人事評価には使いません。",
  order: "優先した順：必須の役割を多く埋める → すべての役割を多く埋める → 適合度と希望 → 特定の課に偏らない。",
  unfilled: "埋まらない役割と、その理由です。不足は、異動・育成・県の人材プール・任期付任用・委託・案件の延期から選んで補います。",
  none: "該当はありません。",
} as const;

/** 配置案・育成計画.xlsx for HR: proposals with reasons, unfilled roles with reasons, who may learn what, and last year beside this one. */
export function buildPlanWorkbook(input: PlanWorkbookInput): WorkbookModel {
  const masthead: Masthead = { book: TITLE, asOf: input.asOf, runId: input.run.runId, version: input.run.version };
  const [training, ...trainingPapers] = trainingSheets(input.training, masthead);
  const drafts = [proposalSheet(input, masthead), unfilledSheet(input, masthead), ...(training === undefined ? [] : [training])];
  if (input.years !== undefined) drafts.push(yearSheet(input.years, masthead));
  drafts.push(...conditionSheets(input.conditions, masthead), ...trainingPapers);
  return assembleWorkbook({ properties: propertiesOf(TITLE, input.run, "3B"), drafts });
}

const PROPOSALS: readonly ColumnSpec<ProposalRow>[] = [
  { id: "project", label: "案件", style: "bodyWrap", cell: ({ project }) => project },
  { id: "role", label: "役割", style: "bodyWrap", cell: ({ role }) => role },
  { id: "critical", label: "必須", style: "mark", cell: ({ critical }) => (critical ? "◎ 必須" : "―") },
  { id: "staffNo", label: "職員番号", style: "text", cell: ({ staffNo }) => staffNo },
  { id: "name", label: "氏名", style: "body", cell: ({ name }) => name },
  { id: "fit", label: "適合度", style: "percent", cell: ({ fit }) => fit },
  { id: "fte", label: CONDITION_HEADS.proposals.fte, style: "fte", cell: ({ fte }) => fte },
  { id: "reason", label: "この案の理由", style: "bodyWrap", cell: ({ reason }) => reason },
  { id: "decision", label: CONDITION_HEADS.proposals.decision, headStyle: "headInput", style: "inputText", cell: ({ decision }) => decision },
  { id: "key", label: CONDITION_HEADS.proposals.key, style: "text", cell: ({ key }) => key },
];

function proposalSheet({ plan, period, conditionsLine }: PlanWorkbookInput, masthead: Masthead): SheetDraft {
  const widths = [32, 24, 10, 12, 18, 10, 12, 52, 22];
  const draft = openSheet(CONDITION_SHEETS.proposals, widths, `${periodName(period).replace(" ", "")}の案です。${TEXTS.lead}`, `${TEXTS.order}${plan.certainty}\n${conditionsLine}`);
  draft.hiddenColumns.add(widths.length + 1);
  const table = placeTable(draft, [5, 1], PROPOSALS, plan.proposals);
  if (plan.proposals.length === 0) put(draft, [table.firstRow, 1], TEXTS.none, "caption");
  plan.proposals.forEach(({ project, reason }, i) => raiseRow(draft, table.firstRow + i, Math.max(linesOfText(project, 32), linesOfText(reason, 52))));
  const total = table.lastRow + 1;
  put(draft, [total, 1], "合計", "label");
  put(draft, [total, 6], f`COUNTA(${columnRange(table, "staffNo")})&${textLiteral("件")}`, "body");
  put(draft, [total, 7], f`SUM(${columnRange(table, "fte")})`, "fteBold");
  draft.extras.validations = [{ kind: "list", values: Object.values(DECISIONS), allowBlank: true, range: { top: table.firstRow, left: 9, bottom: table.lastRow, right: 9 } }];
  dressSheet(draft, masthead, { label: "3B", titleRows: [5, 5], freezeRows: 5 });
  return draft;
}

const UNFILLED: readonly ColumnSpec<UnfilledRow>[] = [
  { id: "project", label: "案件", style: "bodyWrap", cell: ({ project }) => project },
  { id: "role", label: "役割", style: "bodyWrap", cell: ({ role }) => role },
  { id: "critical", label: "必須", style: "mark", cell: ({ critical }) => (critical ? "◎ 必須" : "―") },
  { id: "wanted", label: "必要（人工）", style: "fte", cell: ({ wanted }) => wanted },
  { id: "given", label: "案（人工）", style: "fte", cell: ({ given }) => given },
  { id: "short", label: "不足（人工）", style: "fteBold", cell: (_row, own) => f`MAX(0,${own("wanted")}-${own("given")})` },
  { id: "able", label: "担える人（人）", style: "count", cell: ({ able }) => able },
  { id: "reasons", label: "ほかの人を充てない理由", style: "bodyWrap", cell: ({ reasons }) => reasons.join("\n") },
];

function unfilledSheet({ plan }: PlanWorkbookInput, masthead: Masthead): SheetDraft {
  const draft = openSheet("埋まらない役割", [32, 24, 10, 12, 12, 12, 12, 70], TEXTS.unfilled);
  const table = placeTable(draft, [4, 1], UNFILLED, plan.unfilled);
  if (plan.unfilled.length === 0) put(draft, [table.firstRow, 1], TEXTS.none, "caption");
  plan.unfilled.forEach(({ project, reasons }, i) => raiseRow(draft, table.firstRow + i, Math.max(linesOfText(project, 32), reasons.reduce((sum, reason) => sum + linesOfText(reason, 70), 0))));
  const total = table.lastRow + 1;
  put(draft, [total, 1], "合計", "label");
  for (const [column, id] of [[4, "wanted"], [5, "given"], [6, "short"]] as const) put(draft, [total, column], f`SUM(${columnRange(table, id)})`, "fteBold");
  dressSheet(draft, masthead, { label: "3B", titleRows: [4, 4], freezeRows: 4 });
  return draft;
}

const orNone = (value: number | null): number | string => value ?? "―";

function yearSheet({ note, rows }: { readonly note: string; readonly rows: readonly YearChange[] }, masthead: Masthead): SheetDraft {
  const draft = openSheet("前回との比較", [34, 12, 12, 12, 14, 14, 14, 14, 18], "前回から何がどれだけ変わったかを、変わった順（決まり → 人 → 学び → 把握）に一つずつ置き換えて計算したものです。四つの内訳の合計は、変化に一致します。", note);
  placeTable(draft, [5, 1], [
    { id: "measure", label: "数値", style: "label", cell: ({ measure }) => measure },
    { id: "before", label: "前回", style: "score", cell: ({ before }) => orNone(before) },
    { id: "after", label: "今回", style: "score", cell: ({ after }) => orNone(after) },
    { id: "change", label: "変化", style: "signed", cell: (_row, own) => f`IF(AND(ISNUMBER(${own("before")}),ISNUMBER(${own("after")})),${own("after")}-${own("before")},${textLiteral("―")})` },
    { id: "definition", label: "決まりの変更", style: "signed", cell: ({ definition }) => orNone(definition) },
    { id: "people", label: "人の異動", style: "signed", cell: ({ people }) => orNone(people) },
    { id: "skills", label: "学び", style: "signed", cell: ({ skills }) => orNone(skills) },
    { id: "coverage", label: "把握の広がり", style: "signed", cell: ({ coverage }) => orNone(coverage) },
    { id: "sum", label: "内訳の合計", style: "signed", cell: (_row, own) => f`IF(ISNUMBER(${own("change")}),SUM(${own("definition")},${own("people")},${own("skills")},${own("coverage")}),${textLiteral("―")})` },
  ] satisfies readonly ColumnSpec<YearChange>[], rows);
  dressSheet(draft, masthead, { label: "2", titleRows: [5, 5], freezeRows: 5 });
  return draft;
}
