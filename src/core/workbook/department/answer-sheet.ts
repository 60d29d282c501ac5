import type { RecordOf } from "../../model/canonical.ts";
import { cellRef, type Reference } from "../../model/formula.ts";
import { type ReturnColumn, type ReturnSheet, returnKey, KEY_HEADER } from "../../model/return-form.ts";
import type { Question } from "../../masters/master-types.ts";
import { makeDraft, put, putWide, setWidths, type SheetDraft } from "../sheet/draft.ts";
import { dressSheet } from "../sheet/page.ts";
import { type ColumnSpec, placeTable } from "../sheet/placed-table.ts";
import { DEPARTMENT_SHEETS, type DepartmentFacts } from "./department-input.ts";
import { DEPARTMENT_TEXTS } from "./wording.ts";

/** One question of one 課. */
export interface AnswerLine {
  readonly unit: string;
  readonly unitName: string;
  readonly question: Question;
  readonly given: RecordOf<"readiness_answers"> | undefined;
}

export const ANSWER_STATES = ["確認済", "未確認", "対象外"] as const;
const HEAD = 4;
/** Columns: label, department, wording, choices, then the input fields, then the hidden key. */
const [LABEL, FIRST_INPUT, KEY] = [1, 5, 11];

export const ANSWER_COLUMNS: readonly ReturnColumn[] = [
  { field: "level", header: "現在のレベル（0〜5）", column: FIRST_INPUT, type: "number", min: 0, max: 5 },
  { field: "state", header: "状態", column: FIRST_INPUT + 1, type: "text", choices: ANSWER_STATES },
  { field: "evidence", header: "根拠・備考", column: FIRST_INPUT + 2, type: "text" },
  { field: "target_level", header: "目標のレベル", column: FIRST_INPUT + 3, type: "number", min: 0, max: 5 },
  { field: "target_fy", header: "目標年度", column: FIRST_INPUT + 4, type: "text" },
  { field: "action", header: "取組", column: FIRST_INPUT + 5, type: "text" },
];

/** The questions a department answers itself: not organisation-wide, not computed. A 部 answers through its 課. */
export function answerLines({ input, unit }: DepartmentFacts): readonly AnswerLine[] {
  const sections = unit.level === 1 ? input.work.units.filter((u) => u.isSection && u.division === unit.unit) : [unit];
  const given = new Map(input.share.tables.readiness_answers.map((answer) => [`${answer.dept_code} ${answer.item_id}`, answer]));
  const questions = input.masters.questions.questions.filter(({ organisationWide, kind }) => !organisationWide && kind === "answered");
  return sections.flatMap((section) => questions.map((question): AnswerLine => ({ unit: section.unit, unitName: section.name, question, given: given.get(`${section.unit} ${question.id}`) })));
}

/** 回答・見直し: yellow cells to fill in; the row keys in a hidden column travel with the rows. */
export function departmentAnswerSheet(facts: DepartmentFacts): SheetDraft {
  const draft = makeDraft(DEPARTMENT_SHEETS.answers);
  const lines = answerLines(facts);
  setWidths(draft, [9, 16, 44, 30, 9, 11, 26, 9, 11, 26, 4]);
  put(draft, [1, 1], "回答・見直し", "title");
  draft.heights.set(1, 28);
  putWide(draft, { top: 2, left: 1, bottom: 2, right: KEY - 1 }, DEPARTMENT_TEXTS.answerLead, "captionWrap");
  const table = placeTable(draft, [HEAD, LABEL], columnsOf(), lines);
  draft.hiddenColumns.add(KEY);
  if (lines.length === 0) put(draft, [table.firstRow, 3], DEPARTMENT_TEXTS.answerNone, "caption");
  draft.extras.validations = ANSWER_COLUMNS.flatMap((column) => validationOf(column, table.firstRow, table.lastRow));
  dressSheet(draft, facts.masthead, { label: facts.classLabel, titleRows: [HEAD, HEAD], freezeRows: HEAD, freezeColumns: 1, tab: "input" });
  draft.extras.protection = { allowSort: true, allowFilter: true, allowFormatColumns: true, allowInsertRows: true };
  return draft;
}

function columnsOf(): readonly ColumnSpec<AnswerLine>[] {
  const field = ({ field: id, header, type }: ReturnColumn): ColumnSpec<AnswerLine> => ({
    id, label: header, headStyle: "headInput", style: type === "number" ? "inputNumber" : "inputWrap", cell: ({ given }) => sentValue(given, id),
  });
  return [
    { id: "label", label: "設問", style: "bodyCenter", cell: ({ question }) => question.id },
    { id: "unit", label: "所属", style: "bodyWrap", cell: ({ unitName }) => unitName },
    { id: "wording", label: "内容", style: "bodyWrap", cell: ({ question }) => question.wording },
    { id: "choices", label: "レベルのめやす", style: "smallWrap", cell: ({ question }) => choiceText(question) },
    ...ANSWER_COLUMNS.map(field),
    { id: "key", label: KEY_HEADER, style: "text", cell: ({ unit, question }) => returnKey("readiness_answers", unit, question.id) },
  ];
}

type Sent = string | number | null;
const sentValue = (given: AnswerLine["given"], field: string): Sent => (given === undefined ? null : ((given as unknown as Readonly<Record<string, Sent>>)[field] ?? null));

const choiceText = ({ choices, scale }: Question): string =>
  choices.length > 0 ? choices.map(({ label, level }) => `${level} ${label}`).join("、") : scale === "rate" ? "割合×5（例：60％なら3）" : scale === "yesno" ? "5 はい、0 いいえ" : "0〜5";

function validationOf(column: ReturnColumn, top: number, bottom: number): NonNullable<SheetDraft["extras"]["validations"]> {
  const range = { top, left: column.column, bottom, right: column.column };
  // 「削除」 has to be possible, so a wrong number is refused only softly: by the prompt and when the file comes back.
  if (column.type === "number") return [{ kind: "textLength", min: 0, max: 10, range, allowBlank: true, prompt: { title: column.header, text: "0から5までの数を入力してください。消すときは「削除」と入力してください。" } }];
  return column.choices === undefined ? [] : [{ kind: "list", values: [...column.choices, "削除"], range, allowBlank: true }];
}

/** Cell of an input field on 回答・見直し, for formulas that follow what is entered; undefined where the department does not answer the question. */
export function answerCell(facts: DepartmentFacts, question: string, field: "level" | "state"): Reference | undefined {
  const i = answerLines(facts).findIndex((line) => line.unit === facts.unit.unit && line.question.id === question);
  const column = ANSWER_COLUMNS.find((candidate) => candidate.field === field)?.column;
  return i < 0 || column === undefined ? undefined : cellRef(HEAD + 1 + i, column, DEPARTMENT_SHEETS.answers);
}

/** What `_daicho` remembers of this sheet. */
export const answerForm = (facts: DepartmentFacts): ReturnSheet => ({
  name: DEPARTMENT_SHEETS.answers, headerRow: HEAD, keyColumn: KEY, labelColumn: LABEL, columns: ANSWER_COLUMNS,
  rows: answerLines(facts).map(({ unit, question, given }) => ({
    key: returnKey("readiness_answers", unit, question.id), label: question.id, values: ANSWER_COLUMNS.map(({ field }) => sentValue(given, field)),
  })),
});
