import { CONDITION_HEADS, CONDITION_SHEETS, CONDITION_VALUES, type ConditionValue, type PlanConditions } from "../../assign/plan-conditions.ts";
import { f, textLiteral } from "../../model/formula.ts";
import type { ValidationModel } from "../../model/workbook.ts";
import type { SheetDraft } from "../sheet/draft.ts";
import { dressSheet, type Masthead } from "../sheet/page.ts";
import { type ColumnSpec, columnIn, placeTable, type PlacedTable } from "../sheet/placed-table.ts";
import { openSheet } from "./opening.ts";

/** What the condition sheets show: the conditions of this plan, and the nouns they are about. */
export interface ConditionSheetsInput {
  readonly conditions: PlanConditions;
  readonly periods: readonly string[];
  /** 課 with people who have time for projects in the half-year of the plan, in order of code. */
  readonly sections: readonly SectionCapacity[];
  readonly staffName: (staffNo: string) => string;
}

export interface SectionCapacity {
  readonly code: string;
  readonly path: string;
  /** FTE free for projects. */
  readonly capacity: number;
}

const TEXTS = {
  values: "配置案と育成計画を作るときの条件です。黄色の欄を書き換え、このブックを条件として指定して、もう一度計算します。",
  minimum: "所属の仕事に残しておく人工です。ほかの課の案件に出すのは、残りまでです（自分の課の案件には充てます）。空欄は、指定なしです。",
  wishes: "本人の希望（異動希望・従事希望）が案件に合うとき、その配置を高く見ます。本人が申し出たものだけを記入してください。",
  exclusions: "同じ案件に組み合わせない二人です。理由は記入しないでください。理由は求めず、どこにも残しません。",
} as const;

/** Empty rows left for writing. */
const BLANK_ROWS = 20;

/** 条件, 条件_最低人員, 条件_希望, 条件_組合せ除外: filled with what this plan was made by, ready to be changed and given back. */
export const conditionSheets = (input: ConditionSheetsInput, masthead: Masthead): readonly SheetDraft[] =>
  [valueSheet(input), minimumSheet(input), wishSheet(input), exclusionSheet(input)].map((draft) => {
    dressSheet(draft, masthead, { label: "3B", titleRows: [HEAD, HEAD], freezeRows: HEAD });
    return draft;
  });

const HEAD = 4;

const withBlanks = <R>(rows: readonly R[], blank: R): readonly R[] => [...rows, ...Array.from({ length: BLANK_ROWS }, () => blank)];

function valueSheet({ conditions, periods }: ConditionSheetsInput): SheetDraft {
  const { wishes: { rules, period }, budget } = conditions;
  const valueOf = ({ id }: ConditionValue): string | number | null =>
    id === "period" ? (period === undefined ? null : periods[period] ?? null) : id === "yen" || id === "hoursPerPerson" ? budget[id] : rules?.[id] ?? null;
  const draft = openSheet(CONDITION_SHEETS.values, [34, 16, 12, 76], TEXTS.values);
  const table = placeTable(draft, [HEAD, 1], [
    { id: "label", label: CONDITION_HEADS.values.label, style: "label", cell: ({ label }) => label },
    { id: "value", label: CONDITION_HEADS.values.value, headStyle: "headInput", style: "inputNumber", cell: valueOf },
    { id: "unit", label: "単位", cell: ({ unit }) => unit },
    { id: "meaning", label: "意味", style: "bodyWrap", cell: ({ meaning }) => meaning },
  ] satisfies readonly ColumnSpec<ConditionValue>[], CONDITION_VALUES);
  draft.extras.validations = CONDITION_VALUES.map((value, i): ValidationModel => {
    const at = table.firstRow + i;
    const range = { top: at, left: 2, bottom: at, right: 2 };
    if (value.id === "period") return { kind: "list", values: periods, allowBlank: true, range };
    return { kind: value.whole === true ? "whole" : "decimal", min: value.min ?? 0, ...(value.max === undefined ? {} : { max: value.max }), allowBlank: true, range };
  });
  return draft;
}

function minimumSheet({ conditions, sections }: ConditionSheetsInput): SheetDraft {
  const minimum = conditions.wishes.minimum ?? {};
  const draft = openSheet(CONDITION_SHEETS.minimum, [14, 50, 20, 14, 24], TEXTS.minimum);
  const table = placeTable(draft, [HEAD, 1], [
    { id: "code", label: CONDITION_HEADS.minimum.code, style: "text", cell: ({ code }) => code },
    { id: "name", label: CONDITION_HEADS.minimum.name, style: "bodyWrap", cell: ({ path }) => path },
    { id: "capacity", label: "案件に充てられる人工", style: "fte", cell: ({ capacity }) => capacity },
    { id: "least", label: CONDITION_HEADS.minimum.least, headStyle: "headInput", style: "inputWeight", cell: ({ code }) => minimum[code] ?? null },
    { id: "lendable", label: "ほかの課に出せる人工", style: "fte", cell: (_, own) => f`IF(${own("least")}="",${textLiteral("制限なし")},MAX(0,${own("capacity")}-${own("least")}))` },
  ] satisfies readonly ColumnSpec<SectionCapacity>[], sections);
  draft.extras.validations = [{ kind: "decimal", min: 0, allowBlank: true, range: columnOf(table, "least") }];
  return draft;
}

interface WishRow {
  readonly staffNo: string | null;
  readonly project: string | null;
}

function wishSheet({ conditions, staffName }: ConditionSheetsInput): SheetDraft {
  const rows = Object.entries(conditions.wishes.wishes ?? {}).flatMap(([staffNo, projects]) => projects.map((project): WishRow => ({ staffNo, project })));
  const draft = openSheet(CONDITION_SHEETS.wishes, [16, 24, 60], TEXTS.wishes);
  placeTable(draft, [HEAD, 1], [
    { id: "staffNo", label: CONDITION_HEADS.wishes.staffNo, headStyle: "headInput", style: "inputText", cell: ({ staffNo }) => staffNo },
    { id: "name", label: CONDITION_HEADS.wishes.name, headStyle: "headInput", style: "inputText", cell: ({ staffNo }) => (staffNo === null ? null : staffName(staffNo)) },
    { id: "project", label: CONDITION_HEADS.wishes.project, headStyle: "headInput", style: "inputText", cell: ({ project }) => project },
  ] satisfies readonly ColumnSpec<WishRow>[], withBlanks(rows, { staffNo: null, project: null }));
  return draft;
}

function exclusionSheet({ conditions }: ConditionSheetsInput): SheetDraft {
  const draft = openSheet(CONDITION_SHEETS.exclusions, [30, 30], TEXTS.exclusions);
  placeTable(draft, [HEAD, 1], [
    { id: "first", label: CONDITION_HEADS.exclusions.first, headStyle: "headInput", style: "inputText", cell: ([first]) => first },
    { id: "second", label: CONDITION_HEADS.exclusions.second, headStyle: "headInput", style: "inputText", cell: ([, second]) => second },
  ] satisfies readonly ColumnSpec<readonly [string | null, string | null]>[], withBlanks<readonly [string | null, string | null]>(conditions.wishes.exclusions ?? [], [null, null]));
  return draft;
}

const columnOf = (table: PlacedTable, id: string) => ({ top: table.firstRow, left: columnIn(table, id), bottom: table.lastRow, right: columnIn(table, id) });
