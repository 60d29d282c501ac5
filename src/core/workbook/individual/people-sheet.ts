import type { IndividualReadiness } from "../../gap/individual.ts";
import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import type { Settings } from "../../model/settings.ts";
import { EPSILON } from "../hr/fit-work.ts";
import { makeDraft, put, putWide, raiseRow, setWidths, type SheetDraft } from "../sheet/draft.ts";
import { columnRange, type ColumnSpec, type OwnRow, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { linesOfText } from "../sheet/text-width.ts";
import type { StyleName } from "../style.ts";
import { INDIVIDUAL_SHEETS, type IndividualWorkbookInput, type LevelSheet, type PersonLine } from "./individual-data.ts";
import { INDIVIDUAL_TEXTS } from "./wording.ts";

const t = textLiteral;

const INPUTS = [
  { key: "individualLiteracyWeight", label: "重み：リテラシー充足率", style: "inputWeight" }, { key: "individualFitWeight", label: "重み：目標の役割への適合度", style: "inputWeight" },
  { key: "individualPracticeWeight", label: "重み：実践", style: "inputWeight" }, { key: "practiceHours", label: "実践：満点とする研修の時間（時間）", style: "inputCount" },
  { key: "practiceAssignments", label: "実践：満点とする案件の数（件）", style: "inputCount" }, { key: "literacyMinItems", label: "リテラシー：判定に必要な項目数", style: "inputCount" },
  { key: "literacyAssessedRate", label: "リテラシー：判定に必要な評価済みの割合", style: "inputPercent" }, { key: "fitAssessedRate", label: "適合度：判定に必要な評価済みの割合", style: "inputPercent" },
  { key: "referenceUnknownRate", label: "参考値とする未確認率（これを超えたら参考値）", style: "inputPercent" },
] as const satisfies readonly { readonly key: keyof Settings; readonly label: string; readonly style: StyleName }[];
type InputKey = (typeof INPUTS)[number]["key"];

export interface IndividualSettings {
  readonly draft: SheetDraft;
  readonly value: (key: InputKey) => Reference;
  /** Rows of 研修受講歴 and of 案件の配置: none at all is unknown, not 0. */
  readonly trainingRows: Reference;
  readonly assignmentRows: Reference;
}

/** 設定: the weights and thresholds every formula of this workbook reads. */
export function individualSettings({ settings, tables }: IndividualWorkbookInput): IndividualSettings {
  const draft = makeDraft(INDIVIDUAL_SHEETS.settings);
  setWidths(draft, [52, 14]);
  put(draft, [1, 1], "設定", "title");
  draft.heights.set(1, 28);
  putWide(draft, { top: 2, left: 1, bottom: 2, right: 2 }, "黄色の欄を書き換えると、このブックの数値が計算し直されます。次の計算にも使うときは、「DX準備度・人材ギャップ分析.xlsx」の設定シートで直してください。", "captionWrap");
  const places = new Map(INPUTS.map(({ key, label, style }, i) => {
    put(draft, [4 + i, 1], label, "label");
    return [key, put(draft, [4 + i, 2], settings[key], style)] as const;
  }));
  const row = 5 + INPUTS.length;
  put(draft, [row, 1], "読み込んだ研修受講歴の行数（0なら未確認として扱います）", "label");
  put(draft, [row + 1, 1], "読み込んだ案件の配置の行数（0なら未確認として扱います）", "label");
  draft.extras.validations = INPUTS.map(({ key, style }) => ({
    kind: "decimal" as const, min: style === "inputCount" ? 1 : 0, max: style === "inputCount" ? 1000 : 1, range: (places.get(key) as Reference).range, allowBlank: false,
    error: { title: "設定", text: style === "inputCount" ? "1以上の数を入力してください。" : "0から1（0％から100％）までの値を入力してください。" },
  }));
  return { draft, value: (key) => places.get(key) as Reference, trainingRows: put(draft, [row, 2], tables.training.length, "count"), assignmentRows: put(draft, [row + 1, 2], tables.assignments.length, "count") };
}

export interface PeopleContext {
  readonly input: IndividualWorkbookInput;
  readonly people: readonly PersonLine[];
  readonly figures: readonly IndividualReadiness[];
  readonly settings: IndividualSettings;
  readonly levels: LevelSheet;
  readonly training: PlacedTable;
  readonly assignments: PlacedTable;
}

export interface PeopleSheet {
  readonly draft: SheetDraft;
  readonly table: PlacedTable;
}

/** 個人準備度: one line per person in scope, by staff number, every figure a formula over the data sheets and 設定. */
export function peopleSheet(context: PeopleContext): PeopleSheet {
  const draft = makeDraft(INDIVIDUAL_SHEETS.people);
  put(draft, [1, 1], "個人準備度（試行）", "title");
  draft.heights.set(1, 28);
  const columns = columnsOf(context);
  columns.forEach(({ width }, i) => (draft.widths[i + 1] = width ?? 10));
  putWide(draft, { top: 2, left: 1, bottom: 2, right: columns.length }, INDIVIDUAL_TEXTS.people, "captionWrap");
  const table = placeTable(draft, [4, 1], columns, context.people);
  // To find a department or a mark; the protection keeps people in the order of their numbers.
  draft.extras.autoFilter = { top: 4, left: 1, bottom: table.lastRow, right: columns.length };
  if (context.people.length === 0) put(draft, [5, 2], "対象の職員はいません。", "caption");
  context.people.forEach((line, i) => raiseRow(draft, table.firstRow + i, Math.max(linesOfText(roleName(context.input, line), 16), linesOfText(departmentOf(context.input, line), 22), linesOfText(sourcesOf(context.input, line), 16))));
  return { draft, table };
}

function columnsOf(context: PeopleContext): readonly ColumnSpec<PersonLine>[] {
  const { input, figures } = context;
  const known = (i: number): IndividualReadiness => figures[i] as IndividualReadiness;
  return [
    { id: "no", label: "番号", width: 6, style: "count", cell: (_line, _own, i) => i + 1 },
    { id: "staffNo", label: "職員番号", width: 10, style: "text", cell: ({ work }) => work.staffNo },
    { id: "name", label: "氏名", width: 14, style: "bodyShrink", cell: ({ record }) => record?.name ?? "" },
    { id: "dept", label: "所属", width: 22, style: "bodyWrap", cell: (line) => departmentOf(input, line) },
    {
      id: "readiness", label: "準備度（試行、点）", width: 10, style: "scoreBold",
      cell: (_line, own, i) => ({ formula: readinessFormula(own, context.settings), value: known(i).readiness === null ? INDIVIDUAL_TEXTS.unknown : 100 * (known(i).readiness ?? 0) }),
    },
    { id: "mark", label: "参考値", width: 8, style: "mark", cell: (_line, own, i) => ({ formula: markFormula(own, context.settings), value: known(i).reference ? INDIVIDUAL_TEXTS.reference : "" }) },
    { id: "unknown", label: "未確認率", width: 8, style: "percent", cell: (_line, own, i) => ({ formula: unknownFormula(own, context), value: known(i).unknownRate }) },
    ...evidenceColumns(context, known),
  ];
}

function evidenceColumns({ input, settings, levels, training, assignments }: PeopleContext, known: (i: number) => IndividualReadiness): readonly ColumnSpec<PersonLine>[] {
  const set = levels.row("set");
  const met = (i: number, row: "required" | "requiredManager"): Formula => f`SUMPRODUCT(${set}*ISNUMBER(${levels.levels(i)})*(${levels.levels(i)}>=${levels.row(row)}-${EPSILON}))`;
  const number = (value: number | null): number | string => value ?? INDIVIDUAL_TEXTS.unknown;
  const roleNo = ({ work }: PersonLine): number => (work.targetRole === null ? -1 : ROLE_IDS.indexOf(work.targetRole));
  return [
    { id: "literacy", label: "リテラシー充足率", width: 9, style: "percent", cell: (_line, own, i) => ({ formula: literacyFormula(own, settings, levels), value: number(known(i).literacy) }) },
    { id: "met", label: "満たす項目", width: 7, style: "count", cell: ({ work }, _own, i) => ({ formula: work.manager ? met(i, "requiredManager") : met(i, "required"), value: work.literacyMet }) },
    { id: "assessed", label: "評価のある項目", width: 7, style: "count", cell: ({ work }, _own, i) => ({ formula: f`SUMPRODUCT(${set}*ISNUMBER(${levels.levels(i)}))`, value: work.literacyAssessed }) },
    { id: "role", label: "目標の役割", width: 16, style: "bodyWrap", cell: (line) => roleName(input, line) },
    { id: "fit", label: "適合度", width: 8, style: "percent", cell: (line, own, i) => (roleNo(line) < 0 ? "―" : { formula: fitFormula(own, settings, levels, roleNo(line), i), value: number(known(i).fit) }) },
    {
      id: "rate", label: "適合度の評価済み", width: 8, style: "percent",
      cell: (line, _own, i) => (roleNo(line) < 0 ? "―" : { formula: rateFormula(levels, roleNo(line), i), value: input.work.fits.assessedRate[line.place * ROLE_IDS.length + roleNo(line)] ?? 0 }),
    },
    {
      id: "practice", label: "実践", width: 7, style: "percent",
      cell: (_line, own, i) => ({ formula: f`0.5*MIN(1,${own("hours")}/${settings.value("practiceHours")})+0.5*MIN(1,${own("projects")}/${settings.value("practiceAssignments")})`, value: known(i).practice }),
    },
    { id: "hours", label: "DX研修（時間）", width: 8, style: "hours", cell: (_line, own, i) => ({ formula: f`SUMIFS(${columnRange(training, "hours")},${columnRange(training, "no")},${own("no")})`, value: known(i).hours }) },
    { id: "blank", label: "時間不明の研修", width: 7, style: "count", cell: (_line, own, i) => ({ formula: f`SUMIFS(${columnRange(training, "blank")},${columnRange(training, "no")},${own("no")})`, value: known(i).coursesWithoutHours }) },
    { id: "projects", label: "案件（件）", width: 6, style: "count", cell: (_line, own, i) => ({ formula: f`COUNTIFS(${columnRange(assignments, "no")},${own("no")})`, value: known(i).projects }) },
    { id: "sources", label: "評価の出所（件）", width: 16, style: "bodyWrap", cell: (line) => sourcesOf(input, line) },
  ];
}

function literacyFormula(own: OwnRow, { value }: IndividualSettings, { size }: LevelSheet): Formula {
  return f`IF(OR(${size}=0,${size}<${value("literacyMinItems")},${own("assessed")}<${value("literacyAssessedRate")}*${size}-${EPSILON}),${t(INDIVIDUAL_TEXTS.unknown)},${own("met")}/${size})`;
}

const rateFormula = (levels: LevelSheet, r: number, i: number): Formula =>
  f`IF(${levels.base(r)}=0,0,SUMPRODUCT(${levels.row(`weight${r}`)}*${levels.row(`level${r}`)}*ISNUMBER(${levels.levels(i)}))/${levels.base(r)})`;

function fitFormula(own: OwnRow, { value }: IndividualSettings, levels: LevelSheet, r: number, i: number): Formula {
  const [held, required] = [levels.levels(i), levels.row(`level${r}`)];
  const capped = f`(${held}<${required})*${held}+(${held}>=${required})*${required}`;
  return f`IF(OR(${levels.usable(r)}=0,${own("rate")}<${value("fitAssessedRate")}-${EPSILON}),${t(INDIVIDUAL_TEXTS.unknown)},SUMPRODUCT(${levels.row(`weight${r}`)}*(${capped}))/${levels.base(r)})`;
}

function readinessFormula(own: OwnRow, { value }: IndividualSettings): Formula {
  const [a, b, c] = [value("individualLiteracyWeight"), value("individualFitWeight"), value("individualPracticeWeight")];
  const without = f`100*(${a}*${own("literacy")}+${c}*${own("practice")})/(${a}+${c})`;
  const whole = f`100*(${a}*${own("literacy")}+${b}*${own("fit")}+${c}*${own("practice")})/(${a}+${b}+${c})`;
  return f`IF(NOT(ISNUMBER(${own("literacy")})),${t(INDIVIDUAL_TEXTS.unknown)},IF(ISNUMBER(${own("fit")}),IF(${a}+${b}+${c}=0,${t(INDIVIDUAL_TEXTS.unknown)},${whole}),IF(${a}+${c}=0,${t(INDIVIDUAL_TEXTS.unknown)},${without})))`;
}

function unknownFormula(own: OwnRow, { settings: { value, trainingRows, assignmentRows }, levels: { size } }: PeopleContext): Formula {
  const [a, b, c] = [value("individualLiteracyWeight"), value("individualFitWeight"), value("individualPracticeWeight")];
  const hasRole = f`IF(${own("role")}=${t(INDIVIDUAL_TEXTS.noRole)},0,1)`;
  const literacy = f`IF(${size}=0,1,1-${own("assessed")}/${size})`;
  const fit = f`IF(ISNUMBER(${own("fit")}),1-${own("rate")},1)`;
  const hours = f`IF(OR(${trainingRows}=0,AND(${own("blank")}>0,${own("hours")}<${value("practiceHours")})),0.5,0)`;
  const projects = f`IF(${assignmentRows}=0,0.5,0)`;
  const base = f`(${a}+${c}+${b}*${hasRole})`;
  return f`IF(${base}=0,1,(${a}*${literacy}+IF(${hasRole}=1,${b}*${fit},0)+${c}*(${hours}+${projects}))/${base})`;
}

const markFormula = (own: OwnRow, { value }: IndividualSettings): Formula =>
  f`IF(OR(NOT(ISNUMBER(${own("readiness")})),${own("unknown")}>${value("referenceUnknownRate")}+${EPSILON}),${t(INDIVIDUAL_TEXTS.reference)},"")`;

const roleName = ({ masters }: IndividualWorkbookInput, { work: { targetRole } }: PersonLine): string =>
  targetRole === null ? INDIVIDUAL_TEXTS.noRole : (masters.roles.roles.find(({ id }) => id === targetRole)?.name ?? targetRole);

const departmentOf = ({ work }: IndividualWorkbookInput, { work: { section, division } }: PersonLine): string =>
  work.units.find(({ unit }) => unit === (section ?? division))?.fullPath ?? "";

const SOURCE_NAMES: Readonly<Record<string, string>> = { manager: "上司", test: "試験", certificate: "資格", training: "研修", self: "自己" };

/** How many of the levels that count came from whom. */
function sourcesOf({ work, tables }: IndividualWorkbookInput, { place }: PersonLine): string {
  const counts = new Map<string, number>();
  const { items, skillRow, certificateRow } = work.levels;
  for (let i = 0; i < items; i += 1) {
    const [row, certificate] = [skillRow[place * items + i] ?? -1, certificateRow[place * items + i] ?? -1];
    const source = row >= 0 ? (tables.skills[row]?.source ?? "") : certificate >= 0 ? "certificate" : undefined;
    if (source === undefined) continue;
    const name = SOURCE_NAMES[source] ?? (source === "" ? "不明" : source);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${name}${count}`).join("、");
}
