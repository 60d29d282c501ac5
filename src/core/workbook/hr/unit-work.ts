import { f, type Formula, joinFormulas, type Reference, textLiteral } from "../../model/formula.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import type { UnitWork } from "../../model/scoring-work.ts";
import { makeDraft, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type ColumnSpec, type OwnRow, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { putDataTitle } from "./data-title.ts";
import { EPSILON, type FitSheet } from "./fit-work.ts";
import type { GapSheet } from "./gap-sheet.ts";
import { type HrWorkbookInput, SHEETS } from "./hr-input.ts";
import type { DataSheet } from "./project-data.ts";
import type { SettingSheet } from "./setting-sheet.ts";
import type { StaffSheet } from "./staff-data.ts";
import type { UnitSheet } from "./unit-data.ts";

/** 計算_人材: one row per unit; counts of its people and projects, the numerators and bases of the computed questions. */
export interface UnitWorkSheet {
  readonly draft: SheetDraft;
  readonly table: PlacedTable;
}

export interface UnitWorkParts {
  readonly input: HrWorkbookInput;
  readonly settings: SettingSheet;
  readonly units: UnitSheet;
  readonly staff: StaffSheet;
  readonly fits: FitSheet;
  readonly projects: DataSheet;
  readonly demands: DataSheet;
  readonly gaps: GapSheet;
}

export function unitWorkSheet(parts: UnitWorkParts): UnitWorkSheet {
  const draft = makeDraft(SHEETS.unitWork);
  putDataTitle(draft, "所属ごとの人数・案件数（対象の職員、本務の所属で1人1回）。計算する設問の分子と分母です。");
  const columns = [...headColumns(), ...peopleColumns(parts), ...leaderColumns(parts), ...projectColumns(parts)];
  return { draft, table: placeTable(draft, [4, 1], columns, parts.units.units) };
}

type Column = ColumnSpec<UnitWork>;

const headColumns = (): readonly Column[] => [
  { id: "no", label: "番号", width: 7, style: "count", cell: (_unit, _own, i) => i + 1 },
  { id: "code", label: "所属コード", width: 12, style: "text", cell: ({ unit }) => unit },
  { id: "name", label: "名称", width: 22, cell: ({ name }) => name },
  { id: "level", label: "階層", width: 7, style: "count", cell: ({ level }) => level },
];

const UNIT_COLUMN = { 1: "division", 2: "section", 3: "subsection" } as const;

function peopleColumns(parts: UnitWorkParts): readonly Column[] {
  const { staff, fits, settings } = parts;
  const people = (id: string): Reference => columnRange(staff.table, id);
  const scores = (id: string): Reference => columnRange(fits.people, id);
  const count = (own: OwnRow, unit: UnitWork, ...criteria: readonly (readonly [Reference, Formula | number])[]): Formula => {
    const place = unit.level === 0 ? [] : [[people(UNIT_COLUMN[unit.level]), f`${own("no")}`] as const];
    return f`COUNTIFS(${joinFormulas([...place, [people("scope"), 1] as const, ...criteria].map(([range, wanted]) => f`${range},${wanted}`), ",")})`;
  };
  const positive = f`${textLiteral(">0")}`;
  const column = (id: string, label: string, ...criteria: readonly (readonly [Reference, Formula | number])[]): Column => ({ id, label, style: "count", cell: (unit, own) => count(own, unit, ...criteria) });
  const category = (id: string, name: string): Column => column(id, name, [scores("category"), f`${textLiteral(name)}`]);
  return [
    column("head", "対象人数"), column("managers", "管理職", [people("manager"), 1]), column("managersDx", "管理職 DX研修", [people("manager"), 1], [people("dxCourses"), positive]),
    column("othersDx", "一般職 DX研修", [people("manager"), 0], [people("dxCourses"), positive]), column("security", "セキュリティ研修", [people("securityCourses"), positive]),
    column("judged", "リテラシー判定あり", [scores("literacy"), f`${textLiteral(">=0")}`]),
    column("attained", "リテラシー到達", [scores("literacy"), f`${textLiteral(">=")}&(${settings.value("literacyAttained")}-${EPSILON})`]),
    column("certified", "資格あり", [people("itss"), f`${textLiteral(">=1")}`]),
    category("experts", "高度専門人材"), category("leaders", "DX推進リーダー"), category("candidates", "DX推進リーダー候補"), category("general", "一般行政職員"),
    column("leadersStated", "リーダー（割合の定めあり）", [scores("category"), f`${textLiteral("DX推進リーダー")}`], [people("stated"), 1]),
  ];
}

/** R23, R24, R46, R44. A 部 and ORG sum their 課; a 係 has no requirement. */
function leaderColumns(parts: UnitWorkParts): readonly Column[] {
  const { settings } = parts;
  const value = settings.value;
  const sum = (unit: UnitWork, own: OwnRow, id: string): Formula => sumOverSections(parts, unit, own, id);
  return [
    {
      id: "required", label: "必要リーダー", style: "count",
      cell: (unit, own) => {
        if (unit.level === 3) return null;
        if (!unit.isSection) return sum(unit, own, "required");
        const byRatio = f`MAX(1,ROUNDUP(${value("leaderRatio")}*${own("head")}-${EPSILON},0))`;
        const t = textLiteral;
        return f`IF(${own("head")}=0,0,IF(${settings.leaderBasis}=${t("count")},${value("leaderCount")},IF(${settings.leaderBasis}=${t("both")},MAX(${byRatio},${value("leaderCount")}),${byRatio})))`;
      },
    },
    { id: "actual", label: "現在のリーダー", style: "count", cell: (unit, own) => (unit.level === 3 ? null : unit.isSection ? f`${own("leaders")}` : sum(unit, own, "actual")) },
    { id: "short", label: "不足リーダー", style: "count", cell: (unit, own) => (unit.level === 3 ? null : unit.isSection ? f`MAX(0,${own("required")}-${own("actual")})` : sum(unit, own, "short")) },
    { id: "leaderMet", label: "満たしたリーダー", style: "count", cell: (unit, own) => (unit.level === 3 ? null : unit.isSection ? f`MIN(${own("required")},${own("actual")})` : sum(unit, own, "leaderMet")) },
    {
      id: "duty", label: "役割の明示（0・0.5・1）", style: "fte",
      cell: (unit, own) => (unit.isSection || unit.level === 3 ? f`IF(${own("leaders")}=0,0,IF(${own("leadersStated")}>0,1,0.5))` : null),
    },
  ];
}

/** Sum of a column over the 課 of a 部, or over all 課 for ORG; other units have none. */
function sumOverSections(parts: UnitWorkParts, unit: UnitWork, own: OwnRow, id: string): Formula {
  const { units } = parts.units;
  const sections = units.flatMap((u, i) => (u.isSection && (unit.level === 0 || u.division === unit.unit) ? [i] : []));
  const first = sections[0];
  const last = sections.at(-1);
  if (first === undefined || last === undefined) return f`0*${own("no")}`;
  // Sections of all divisions stand together (R59), so one block holds them; those of other divisions are left out by number.
  const block = (column: Reference): Reference => ({ ...column, range: { ...column.range, top: column.range.top + first, bottom: column.range.top + last } });
  const column = own(id).range.left;
  const values = block({ sheet: SHEETS.unitWork, range: { top: FIRST_ROW, left: column, bottom: FIRST_ROW, right: column } });
  const table = parts.units.table;
  const sectionFlags = block({ ...columnRange(table, "section"), range: { ...columnRange(table, "section").range } });
  const divisions = block({ ...columnRange(table, "division"), range: { ...columnRange(table, "division").range } });
  return unit.level === 0 ? f`SUMIFS(${values},${sectionFlags},1)` : f`SUMIFS(${values},${sectionFlags},1,${divisions},${own("no")})`;
}

const FIRST_ROW = 5;

/** R43, R47, R49: projects and demand of the unit (ORG: all). */
function projectColumns(parts: UnitWorkParts): readonly Column[] {
  const { projects, demands, fits, gaps, settings } = parts;
  const owned = (own: OwnRow, unit: UnitWork, table: PlacedTable): Formula => (unit.level === 0 ? f`` : f`,${columnRange(table, "section")},${own("no")}`);
  const demand = (id: string): Reference => columnRange(demands.table, id);
  const coverage = (r: number): Reference => cellIn(gaps.table, r, "coverage");
  const answers = (unit: UnitWork): boolean => unit.level === 0 || unit.isSection;
  const per = (id: string, label: (role: string) => string, formula: (r: number, own: OwnRow, unit: UnitWork) => Formula): readonly Column[] =>
    ROLE_IDS.map((role, r): Column => ({ id: `${id}${r}`, label: label(role), style: "fte", cell: (unit, own) => (answers(unit) ? formula(r, own, unit) : null) }));
  const overRoles = (unit: UnitWork, term: (r: number) => Formula): Formula | null => (answers(unit) ? joinFormulas(ROLE_IDS.map((_role, r) => term(r)), "+") : null);
  return [
    { id: "owned", label: "進行中の案件", style: "count", cell: (unit, own) => (answers(unit) ? f`COUNTIFS(${columnRange(projects.table, "open")},1${owned(own, unit, projects.table)})` : null) },
    { id: "planned", label: "計画記入済の案件", style: "count", cell: (unit, own) => (answers(unit) ? f`COUNTIFS(${columnRange(projects.table, "open")},1,${columnRange(projects.table, "complete")},1${owned(own, unit, projects.table)})` : null) },
    ...per("need", (role) => `${role} 需要`, (r, own, unit) => f`SUMIFS(${demand("demand0")},${demand("roleNo")},${r + 1},${demand("internal")},1${owned(own, unit, demands.table)})`),
    ...per("critical", (role) => `${role} 必須`, (r, own, unit) => f`COUNTIFS(${demand("demand0")},${textLiteral(">0")},${demand("roleNo")},${r + 1},${demand("internal")},1,${demand("critical")},1${owned(own, unit, demands.table)})`),
    { id: "covered", label: "満たせる需要", style: "fte", cell: (unit, own) => overRoles(unit, (r) => f`IF(ISNUMBER(${coverage(r)}),${own(`need${r}`)}*${coverage(r)},0)`) },
    { id: "needed", label: "判定できる需要", style: "fte", cell: (unit, own) => overRoles(unit, (r) => f`${own(`need${r}`)}*${cellIn(fits.roles, r, "usable")}`) },
    { id: "successors", label: "後継のある必須役割", style: "count", cell: (unit, own) => overRoles(unit, (r) => f`(${own(`critical${r}`)}>0)*${cellIn(fits.roles, r, "usable")}*(${cellIn(fits.roles, r, "qualified")}>=${settings.value("successorsNeeded")})`) },
    { id: "criticalRoles", label: "必須役割", style: "count", cell: (unit, own) => overRoles(unit, (r) => f`(${own(`critical${r}`)}>0)*${cellIn(fits.roles, r, "usable")}`) },
  ];
}
