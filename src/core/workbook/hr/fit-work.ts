import { f, type Formula, joinFormulas, type Reference, textLiteral } from "../../model/formula.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import { put, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnIn, columnRange, type ColumnSpec, type FilledSpec, firstIn, type OwnRow, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { type FitSettings, putFitSettings } from "./fit-settings.ts";
import type { HrWorkbookInput } from "./hr-input.ts";
import { requirementBase, type SettingSheet } from "./setting-sheet.ts";
import { FIT_HEAD_TOP, type SkillSheet } from "./skill-data.ts";
import type { StaffLine, StaffSheet } from "./staff-data.ts";

/** 計算_適合度: literacy, fit to each role and category of every person, from the levels in the same row (`skill-data.ts`) and 設定. */
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

interface PersonContext extends Context {
  readonly roles: PlacedTable;
  /** Thresholds brought onto the sheet. */
  readonly limits: FitSettings;
}

export function fitSheet(context: Context): FitSheet {
  const { staff, skills } = context;
  const { draft, table: levels } = skills;
  const firstColumn = Math.max(...levels.columns.values()) + 1;
  const roles = placeTable(draft, [FIT_HEAD_TOP, 1], roleColumns(context, firstColumn), ROLE_IDS);
  const limits = putFitSettings(draft, context.settings, skills, [FIT_HEAD_TOP, columnIn(roles, "near") + 2]);
  put(draft, [levels.headRow - 1, firstColumn], "職員ごとの判定", "caption");
  const people = placeTable(draft, [levels.headRow, firstColumn], personColumns({ ...context, roles, limits }), staff.people);
  return { draft, roles, people };
}

const HEAD_COLUMNS = ["scope", "manager", "met", "assessed", "literacy", "category", "group"] as const;

/** State of all people in role `r`, before their table is placed. */
function stateRange({ skills: { table } }: Context, firstColumn: number, r: number): Reference {
  const column = firstColumn + HEAD_COLUMNS.length + r * 3 + 2;
  return { sheet: table.sheet, range: { top: table.firstRow, left: column, bottom: table.lastRow, right: column } };
}

function roleColumns(context: Context, firstColumn: number): readonly ColumnSpec<(typeof ROLE_IDS)[number]>[] {
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
    { id: "qualified", label: "適合者", style: "count", cell: (_role, own, i) => f`IF(${own("usable")}=1,COUNTIFS(${stateRange(context, firstColumn, i)},1),0)` },
    { id: "near", label: "育成候補", style: "count", cell: (_role, own, i) => f`IF(${own("usable")}=1,COUNTIFS(${stateRange(context, firstColumn, i)},2),0)` },
  ];
}

function personColumns(context: PersonContext): readonly FilledSpec<StaffLine>[] {
  const { staff } = context;
  const fact = (id: string): Formula => f`${firstIn(staff.table, id)}`;
  return [
    { id: "scope", label: "対象（1）", width: 7, style: "count", fill: () => fact("scope"), value: ({ work }) => (work.inScope ? 1 : 0) },
    { id: "manager", label: "管理職（1）", width: 7, style: "count", fill: () => fact("manager"), value: ({ work }) => (work.manager ? 1 : 0) },
    ...literacyColumns(context),
    { id: "category", label: "人材区分", width: 20, fill: (own) => categoryFormula(context, own), value: ({ category }) => category },
    { id: "group", label: "要求の群", style: "count", fill: (own) => f`${own("manager")}*10+${targetFormula(own)}` },
    ...ROLE_IDS.flatMap((_role, r) => roleFigureColumns(context, r)),
    { id: "mark", label: "印", width: 5, style: "mark", fill: (own) => markFormula(own("category")), value: ({ category }) => markOf(category) },
    { id: "qualifiedRoles", label: "適合する役割の数", style: "count", fill: (own) => joinFormulas(ROLE_IDS.map((_role, r) => f`(${own(`state${r}`)}=1)`), "+"), value: (_line, i) => qualifiedRoles(context.input, i) },
  ];
}

function literacyColumns({ input, limits, skills }: PersonContext): readonly FilledSpec<StaffLine>[] {
  const { levels } = skills;
  const set = skills.requirement("literacySet");
  const met = (row: "required" | "requiredManager"): Formula => f`SUMPRODUCT(${set}*ISNUMBER(${levels})*(${levels}>=${skills.requirement(row)}-${EPSILON}))`;
  const literacy = new Map(input.scores.staff.map((score) => [score.staff_no, score.literacy]));
  return [
    { id: "met", label: "リテラシー充足項目", style: "count", fill: (own) => f`IF(${own("manager")}=1,${met("requiredManager")},${met("required")})`, value: ({ work }) => work.literacyMet },
    { id: "assessed", label: "リテラシー評価済み項目", style: "count", fill: () => f`SUMPRODUCT(${set}*ISNUMBER(${levels}))`, value: ({ work }) => work.literacyAssessed },
    {
      id: "literacy", label: "リテラシー充足率", style: "percent",
      fill: (own) =>
        f`IF(OR(${limits.literacySize}<${limits.literacyMinItems},${own("assessed")}<${limits.literacyAssessedRate}*${limits.literacySize}-${EPSILON}),${textLiteral(CANNOT_JUDGE)},${own("met")}/${limits.literacySize})`,
      value: ({ work }) => literacy.get(work.staffNo) ?? CANNOT_JUDGE,
    },
  ];
}

function roleFigureColumns({ input, limits, skills, roles }: PersonContext, r: number): readonly FilledSpec<StaffLine>[] {
  const role = ROLE_IDS[r] ?? "";
  const { levels } = skills;
  const row = (name: "level" | "weight" | "product" | "must"): Reference => skills.requirement(`${name}${r}`);
  const [base, required] = [cellIn(roles, r, "base"), row("level")];
  const { fits } = input.work;
  const known = (i: number) => fits.fit[i * ROLE_IDS.length + r] ?? Number.NaN;
  const capped = f`(${levels}<${required})*${levels}+(${levels}>=${required})*${required}`;
  return [
    {
      id: `rate${r}`, label: `${role} 評価済み`, style: "percent",
      fill: () => f`IF(${base}=0,0,SUMPRODUCT(${row("product")}*ISNUMBER(${levels}))/${base})`, value: (_line, i) => fits.assessedRate[i * ROLE_IDS.length + r] ?? 0,
    },
    {
      id: `fit${r}`, label: `${role} 適合度`, style: "fte",
      fill: (own) => f`IF(OR(${cellIn(roles, r, "usable")}=0,${own(`rate${r}`)}<${limits.fitAssessedRate}-${EPSILON}),${textLiteral(CANNOT_JUDGE)},SUMPRODUCT(${row("weight")}*(${capped}))/${base})`,
      value: (_line, i) => (Number.isNaN(known(i)) ? CANNOT_JUDGE : known(i)),
    },
    {
      id: `state${r}`, label: `${role} 適合`, style: "count",
      fill: (own) => {
        const fit = own(`fit${r}`);
        const missing = f`SUMPRODUCT(${row("must")}*(${levels}<${required}-${EPSILON}))`;
        const judged = f`IF(${fit}>=${limits.fitQualified}-${EPSILON},IF(${missing}=0,1,3),IF(${fit}>=${limits.fitNear}-${EPSILON},2,0))`;
        return f`IF(OR(${own("scope")}=0,NOT(ISNUMBER(${fit}))),0,${judged})`;
      },
      value: (_line, i) => fits.state[i * ROLE_IDS.length + r] ?? 0,
    },
  ];
}

const fitOf = (own: OwnRow, role: string): Reference => own(`fit${ROLE_IDS.indexOf(role as (typeof ROLE_IDS)[number])}`);

/** R20-R22 in order; what texts decide stands on データ_職員, what levels decide is computed here. */
function categoryFormula({ input, limits, staff }: PersonContext, own: OwnRow): Formula {
  const fact = (id: string): Reference => firstIn(staff.table, id);
  const best = (roles: readonly string[]): Formula => f`MAX(0,${joinFormulas(roles.map((role) => fitOf(own, role)), ",")})`;
  const expert = f`OR(${fact("inferred")}=1,AND(${fact("ict")}=1,${best(input.settings.expertRoles)}>=${limits.expertFit}-${EPSILON}))`;
  const literate = f`IF(ISNUMBER(${own("literacy")}),${own("literacy")}>=${limits.candidateLiteracy}-${EPSILON},FALSE)`;
  const able = f`OR(${fact("leaderCourses")}>0,${best(input.settings.candidateRoles)}>=${limits.candidateFit}-${EPSILON})`;
  const candidate = f`AND(${fact("candidateBand")}=1,${literate},${able})`;
  const t = (text: string): string => textLiteral(text);
  return f`IF(${own("scope")}=0,${t("対象外")},IF(${fact("named")}<>"",${fact("named")},IF(${expert},${t("高度専門人材")},IF(${candidate},${t("DX推進リーダー候補")},${t("一般行政職員")}))))`;
}

const MARKS = [["高度専門人材", "◎"], ["DX推進リーダー", "○"], ["DX推進リーダー候補", "△"], ["対象外", "－"]] as const;

export const markOf = (category: string): string => MARKS.find(([name]) => name === category)?.[1] ?? "";

const qualifiedRoles = ({ work }: HrWorkbookInput, person: number): number => ROLE_IDS.filter((_role, r) => work.fits.state[person * ROLE_IDS.length + r] === 1).length;

/** One character for a category, as ジャバラ shows it. */
const markFormula = (category: Reference): Formula => MARKS.reduceRight<Formula>((rest, [name, mark]) => f`IF(${category}=${textLiteral(name)},${textLiteral(mark)},${rest})`, f`""`);

/** R52: number of the target role, 0 = none. BA for leaders and candidates; for experts the best of PM, DATA, ENG, SEC. */
function targetFormula(own: OwnRow): Formula {
  const roles = ["PM", "DATA", "ENG", "SEC"] as const;
  const [pm, data, eng, sec] = roles.map((role) => fitOf(own, role)) as [Reference, Reference, Reference, Reference];
  const best = f`MAX(${pm},${data},${eng},${sec})`;
  const number = (role: (typeof ROLE_IDS)[number]): number => ROLE_IDS.indexOf(role) + 1;
  const expert = f`IF(COUNT(${pm},${data},${eng},${sec})=0,0,IF(${pm}=${best},${number("PM")},IF(${data}=${best},${number("DATA")},IF(${eng}=${best},${number("ENG")},${number("SEC")}))))`;
  const category = own("category");
  return f`IF(OR(${category}=${textLiteral("DX推進リーダー")},${category}=${textLiteral("DX推進リーダー候補")}),${number("BA")},IF(${category}=${textLiteral("高度専門人材")},${expert},0))`;
}
