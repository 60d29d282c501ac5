import { f, type Formula, joinFormulas, type Reference, textLiteral } from "../../model/formula.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import { makeDraft, put, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type ColumnSpec, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { putDataTitle } from "./data-title.ts";
import { type HrWorkbookInput, SHEETS } from "./hr-input.ts";
import { requirementBase, type SettingSheet } from "./setting-sheet.ts";
import type { SkillSheet } from "./skill-data.ts";
import type { StaffLine, StaffSheet } from "./staff-data.ts";

/** 計算_適合度: literacy, fit to each role and category of every person, from データ_スキル and 設定. */
export interface FitSheet {
  readonly draft: SheetDraft;
  /** One row per role: `base`, `all`, `usable` (1), `qualified`, `near`. */
  readonly roles: PlacedTable;
  /** One row per person: `literacy`, `category`, `rate0`…, `fit0`…, `state0`…, `group`. */
  readonly people: PlacedTable;
}

export const CANNOT_JUDGE = "判定不能";
/** Comparisons allow for rounding errors (precise rules, ε). */
export const EPSILON = 1e-9;

interface Context {
  readonly input: HrWorkbookInput;
  readonly settings: SettingSheet;
  readonly staff: StaffSheet;
  readonly skills: SkillSheet;
}

export function fitSheet(context: Context): FitSheet {
  const { staff } = context;
  const draft = makeDraft(SHEETS.fitWork);
  putDataTitle(draft, "リテラシー充足率、役割ごとの適合度、人材区分の計算。適合：1＝適合、2＝育成候補、3＝必須スキル不足、0＝その他。");
  const roleTop = 4;
  const personTop = roleTop + ROLE_IDS.length + 3;
  const roles = placeTable(draft, [roleTop, 1], roleColumns(context, personTop), ROLE_IDS);
  put(draft, [personTop - 1, 1], "職員ごと", "caption");
  const people = placeTable(draft, [personTop, 1], personColumns(context, roles), staff.people);
  return { draft, roles, people };
}

/** Columns of the person table that hold a role's figure; the first three columns are number, staff number, name. */
const stateColumn = (context: Context, personTop: number, r: number): Reference => {
  const column = FIRST_ROLE_COLUMN + r * 3 + 2;
  return { sheet: SHEETS.fitWork, range: { top: personTop + 1, left: column, bottom: personTop + Math.max(1, context.staff.people.length), right: column } };
};
const FIRST_ROLE_COLUMN = 9;

function roleColumns(context: Context, personTop: number): readonly ColumnSpec<(typeof ROLE_IDS)[number]>[] {
  const { settings } = context;
  const { requirements } = settings;
  const inUse = (i: number): Formula => f`COUNTIFS(${columnRange(requirements, "roleNo")},${i + 1},${columnRange(requirements, "inUse")},1)`;
  const missing = (i: number): Formula => f`COUNTIFS(${columnRange(requirements, "roleNo")},${i + 1},${columnRange(requirements, "must")},1,${columnRange(requirements, "inUse")},0)`;
  return [
    { id: "no", label: "番号", style: "count", cell: (_role, _own, i) => i + 1 },
    { id: "role", label: "役割", style: "bodyCenter", cell: (role) => role },
    { id: "base", label: "調査のある項目の基礎点", style: "count", cell: (_role, _own, i) => requirementBase(settings, i + 1, true) },
    { id: "all", label: "全項目の基礎点", style: "count", cell: (_role, _own, i) => requirementBase(settings, i + 1, false) },
    { id: "itemsInUse", label: "調査のある項目数", style: "count", cell: (_role, _own, i) => inUse(i) },
    { id: "missing", label: "調査のない必須項目", style: "count", cell: (_role, _own, i) => missing(i) },
    {
      id: "usable", label: "判定できる（1）", style: "count",
      cell: (_role, own) => f`IF(AND(${own("missing")}=0,${own("base")}>0,${own("base")}>=${settings.value("roleUsableShare")}*${own("all")}-${EPSILON}),1,0)`,
    },
    { id: "qualified", label: "適合者", style: "count", cell: (_role, own, i) => f`IF(${own("usable")}=1,COUNTIFS(${stateColumn(context, personTop, i)},1),0)` },
    { id: "near", label: "育成候補", style: "count", cell: (_role, own, i) => f`IF(${own("usable")}=1,COUNTIFS(${stateColumn(context, personTop, i)},2),0)` },
  ];
}

function personColumns(context: Context, roles: PlacedTable): readonly ColumnSpec<StaffLine>[] {
  const { staff } = context;
  return [
    { id: "no", label: "番号", width: 7, style: "count", cell: (_line, _own, i) => i + 1 },
    { id: "staffNo", label: "職員番号", width: 12, style: "text", cell: ({ work }) => work.staffNo },
    { id: "name", label: "氏名", width: 16, style: "text", cell: ({ record }) => record.name },
    ...literacyColumns(context),
    { id: "category", label: "人材区分", width: 20, cell: (line, _own, i) => ({ formula: categoryFormula(context, i), value: line.category }) },
    { id: "group", label: "要求の群", style: "count", cell: (_line, _own, i) => f`${cellIn(staff.table, i, "manager")}*10+${targetFormula(personCells(i))}` },
    ...ROLE_IDS.flatMap((_role, r) => roleFigureColumns(context, roles, r)),
    { id: "qualifiedRoles", label: "適合する役割の数", style: "count", cell: (_line, own) => joinFormulas(ROLE_IDS.map((_role, r) => f`(${own(`state${r}`)}=1)`), "+") },
  ];
}

/** Cells of one person on 計算_適合度, by fixed place: needed by formulas that stand left of them. */
const personCells = (i: number) => {
  const row = 4 + ROLE_IDS.length + 3 + 1 + i;
  const at = (column: number): Reference => ({ sheet: SHEETS.fitWork, anchor: "column", range: { top: row, left: column, bottom: row, right: column } });
  return { literacy: at(6), category: at(7), fit: (r: number) => at(FIRST_ROLE_COLUMN + r * 3 + 1) };
};

function literacyColumns({ input, settings, staff, skills }: Context): readonly ColumnSpec<StaffLine>[] {
  const set = skills.requirement("literacySet");
  const met = (i: number, row: "required" | "requiredManager"): Formula => f`SUMPRODUCT(${set}*ISNUMBER(${skills.levels(i)})*(${skills.levels(i)}>=${skills.requirement(row)}-${EPSILON}))`;
  const size = f`SUM(${set})`;
  const literacy = new Map(input.scores.staff.map((score) => [score.staff_no, score.literacy]));
  return [
    {
      id: "met", label: "リテラシー充足項目", style: "count",
      cell: ({ work }, _own, i) => ({ formula: f`IF(${cellIn(staff.table, i, "manager")}=1,${met(i, "requiredManager")},${met(i, "required")})`, value: work.literacyMet }),
    },
    { id: "assessed", label: "リテラシー評価済み項目", style: "count", cell: ({ work }, _own, i) => ({ formula: f`SUMPRODUCT(${set}*ISNUMBER(${skills.levels(i)}))`, value: work.literacyAssessed }) },
    {
      id: "literacy", label: "リテラシー充足率", style: "percent",
      cell: ({ work }, own) => ({
        formula: f`IF(OR(${size}<${settings.value("literacyMinItems")},${own("assessed")}<${settings.value("literacyAssessedRate")}*${size}-${EPSILON}),${textLiteral(CANNOT_JUDGE)},${own("met")}/${size})`,
        value: literacy.get(work.staffNo) ?? CANNOT_JUDGE,
      }),
    },
  ];
}

function roleFigureColumns({ input, settings, staff, skills }: Context, roles: PlacedTable, r: number): readonly ColumnSpec<StaffLine>[] {
  const role = ROLE_IDS[r] ?? "";
  const row = (name: "level" | "weight" | "product" | "must"): Reference => skills.requirement(`${name}${r}`);
  const base = cellIn(roles, r, "base");
  const known = (i: number) => input.work.fits.fit[i * ROLE_IDS.length + r] ?? Number.NaN;
  const rateValue = (i: number): number => input.work.fits.assessedRate[i * ROLE_IDS.length + r] ?? 0;
  return [
    { id: `rate${r}`, label: `${role} 評価済み`, style: "percent", cell: (_line, _own, i) => ({ formula: f`IF(${base}=0,0,SUMPRODUCT(${row("product")}*ISNUMBER(${skills.levels(i)}))/${base})`, value: rateValue(i) }) },
    {
      id: `fit${r}`, label: `${role} 適合度`, style: "fte",
      cell: (_line, own, i) => {
        const [levels, required] = [skills.levels(i), row("level")];
        const capped = f`(${levels}<${required})*${levels}+(${levels}>=${required})*${required}`;
        const formula = f`IF(OR(${cellIn(roles, r, "usable")}=0,${own(`rate${r}`)}<${settings.value("fitAssessedRate")}-${EPSILON}),${textLiteral(CANNOT_JUDGE)},SUMPRODUCT(${row("weight")}*(${capped}))/${base})`;
        return { formula, value: Number.isNaN(known(i)) ? CANNOT_JUDGE : known(i) };
      },
    },
    {
      id: `state${r}`, label: `${role} 適合`, style: "count",
      cell: (_line, own, i) => {
        const fit = own(`fit${r}`);
        const missing = f`SUMPRODUCT(${row("must")}*(${skills.levels(i)}<${row("level")}-${EPSILON}))`;
        const judged = f`IF(${fit}>=${settings.value("fitQualified")}-${EPSILON},IF(${missing}=0,1,3),IF(${fit}>=${settings.value("fitNear")}-${EPSILON},2,0))`;
        return { formula: f`IF(OR(${cellIn(staff.table, i, "scope")}=0,NOT(ISNUMBER(${fit}))),0,${judged})`, value: input.work.fits.state[i * ROLE_IDS.length + r] ?? 0 };
      },
    },
  ];
}

/** R20-R22 in order; what texts decide stands on データ_職員, what levels decide is computed here. */
function categoryFormula({ input, settings, staff }: Context, i: number): Formula {
  const { table } = staff;
  const cells = personCells(i);
  const best = (roles: readonly string[]): Formula => f`MAX(0,${joinCells(roles.map((role) => cells.fit(ROLE_IDS.indexOf(role as (typeof ROLE_IDS)[number]))))})`;
  const expert = f`OR(${cellIn(table, i, "inferred")}=1,AND(${cellIn(table, i, "ict")}=1,${best(input.settings.expertRoles)}>=${settings.value("expertFit")}-${EPSILON}))`;
  const literate = f`IF(ISNUMBER(${cells.literacy}),${cells.literacy}>=${settings.value("candidateLiteracy")}-${EPSILON},FALSE)`;
  const able = f`OR(${cellIn(table, i, "leaderCourses")}>0,${best(input.settings.candidateRoles)}>=${settings.value("candidateFit")}-${EPSILON})`;
  const candidate = f`AND(${cellIn(table, i, "candidateBand")}=1,${literate},${able})`;
  const t = (text: string): string => textLiteral(text);
  return f`IF(${cellIn(table, i, "scope")}=0,${t("対象外")},IF(${cellIn(table, i, "named")}<>"",${cellIn(table, i, "named")},IF(${expert},${t("高度専門人材")},IF(${candidate},${t("DX推進リーダー候補")},${t("一般行政職員")}))))`;
}

const joinCells = (cells: readonly Reference[]): Formula => ({ parts: cells.flatMap((cell, i) => (i === 0 ? [cell] : [",", cell])) });

/** R52: number of the target role, 0 = none. BA for leaders and candidates; for experts the best of PM, DATA, ENG, SEC. */
function targetFormula(cells: ReturnType<typeof personCells>): Formula {
  const [pm, data, eng, sec] = (["PM", "DATA", "ENG", "SEC"] as const).map((role) => cells.fit(ROLE_IDS.indexOf(role)));
  if (pm === undefined || data === undefined || eng === undefined || sec === undefined) throw new Error("role missing");
  const best = f`MAX(${pm},${data},${eng},${sec})`;
  const number = (role: (typeof ROLE_IDS)[number]): number => ROLE_IDS.indexOf(role) + 1;
  const expert = f`IF(COUNT(${pm},${data},${eng},${sec})=0,0,IF(${pm}=${best},${number("PM")},IF(${data}=${best},${number("DATA")},IF(${eng}=${best},${number("ENG")},${number("SEC")}))))`;
  const category = cells.category;
  return f`IF(OR(${category}=${textLiteral("DX推進リーダー")},${category}=${textLiteral("DX推進リーダー候補")}),${number("BA")},IF(${category}=${textLiteral("高度専門人材")},${expert},0))`;
}
