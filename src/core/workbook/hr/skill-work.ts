import { f, type Formula, joinFormulas, type Reference, textLiteral } from "../../model/formula.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import type { ItemWork } from "../../model/scoring-work.ts";
import { makeDraft, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type ColumnSpec, type OwnRow, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { putDataTitle } from "./data-title.ts";
import { EPSILON, type FitSheet } from "./fit-work.ts";
import type { GapSheet } from "./gap-sheet.ts";
import { type HrWorkbookInput, SHEETS } from "./hr-input.ts";
import { NO_VALUE } from "./readiness-work.ts";
import type { SettingSheet } from "./setting-sheet.ts";
import type { SkillSheet } from "./skill-data.ts";
import type { StaffSheet } from "./staff-data.ts";

/** 計算_スキル (R52-R54): one row per item. People are counted by group = manager × target role, because all of a group have the same requirement. */
export interface SkillWorkSheet {
  readonly draft: SheetDraft;
  readonly table: PlacedTable;
}

export interface SkillWorkParts {
  readonly input: HrWorkbookInput;
  readonly settings: SettingSheet;
  readonly staff: StaffSheet;
  readonly skills: SkillSheet;
  readonly fits: FitSheet;
  readonly gaps: GapSheet;
}

/** Group key on 計算_適合度: manager × 10 + number of the target role (0 = none). */
const GROUPS = [0, 1].flatMap((manager) => [0, ...ROLE_IDS.map((_role, r) => r + 1)].map((role) => ({ manager, role, key: manager * 10 + role })));

export function skillWorkSheet(parts: SkillWorkParts): SkillWorkSheet {
  const draft = makeDraft(SHEETS.skillWork);
  putDataTitle(draft, "スキルの優先度の計算。群＝管理職（10）＋目標とする役割の番号。R＝必要レベル、人＝評価のある対象者、計＝現在レベルの合計。");
  const { skills } = parts;
  const columns = [...itemColumns(skills.items), ...groupColumns(parts), ...resultColumns(parts)];
  return { draft, table: placeTable(draft, [4, 1], columns, skills.items) };
}

const itemColumns = (items: readonly ItemWork[]): readonly ColumnSpec<ItemWork>[] => [
  { id: "no", label: "番号", width: 7, style: "count", cell: (_item, _own, i) => i + 1 },
  { id: "item", label: "項目", width: 9, style: "text", cell: ({ item }) => item },
  { id: "name", label: "名称", width: 30, cell: ({ name }) => name },
  { id: "order", label: "項目の順", width: 7, style: "count", cell: ({ item }) => items.filter((other) => other.item < item).length + 1 },
];

function groupColumns({ staff, skills, fits }: SkillWorkParts): readonly ColumnSpec<ItemWork>[] {
  const [scope, group] = [columnRange(staff.table, "scope"), columnRange(fits.people, "group")];
  const required = (i: number, { manager, role }: (typeof GROUPS)[number]): Formula => {
    const literacy = skills.requirementOf(manager === 1 ? "requiredManager" : "required", i);
    return role === 0 ? f`${literacy}+0` : f`MAX(${literacy},${skills.requirementOf(`level${role - 1}`, i)})`;
  };
  return [
    ...GROUPS.map((g): ColumnSpec<ItemWork> => ({ id: `r${g.key}`, label: `R ${g.key}`, width: 7, style: "count", cell: (_item, _own, i) => required(i, g) })),
    ...GROUPS.map((g): ColumnSpec<ItemWork> => ({
      id: `n${g.key}`, label: `人 ${g.key}`, width: 7, style: "count",
      cell: (_item, own, i) => f`IF(${own(`r${g.key}`)}>0,COUNTIFS(${group},${g.key},${scope},1,${skills.item(i)},${textLiteral(">=0")}),0)`,
    })),
    ...GROUPS.map((g): ColumnSpec<ItemWork> => ({
      id: `s${g.key}`, label: `計 ${g.key}`, width: 7, style: "count",
      cell: (_item, own, i) => f`IF(${own(`n${g.key}`)}>0,SUMIFS(${skills.item(i)},${group},${g.key},${scope},1),0)`,
    })),
  ];
}

function resultColumns({ input, settings, skills, fits, gaps }: SkillWorkParts): readonly ColumnSpec<ItemWork>[] {
  const known = new Map(input.scores.skills.map((skill) => [skill.skill, skill]));
  const block = (own: OwnRow, kind: "r" | "n" | "s"): Reference => {
    const [first, last] = [own(`${kind}${GROUPS[0]?.key}`), own(`${kind}${GROUPS.at(-1)?.key}`)];
    return { ...first, range: { ...first.range, right: last.range.right } };
  };
  const enough = (own: OwnRow, formula: Formula): Formula => f`IF(${own("n")}<${settings.value("skillMinPeople")},${textLiteral(NO_VALUE)},${formula})`;
  const value = (item: ItemWork, key: "required" | "present" | "mwds" | "priority"): number | string => known.get(item.item)?.[key] ?? NO_VALUE;
  const demands = ROLE_IDS.map((_role, r) => cellIn(gaps.table, r, "demand"));
  const holding = (i: number): Formula => joinFormulas(demands.map((demand, r) => f`(${skills.requirementOf(`level${r}`, i)}>0)*${cellIn(fits.roles, r, "usable")}*${demand}`), "+");
  const all = joinFormulas(demands, "+");
  const column = (id: string): Reference => ({ sheet: SHEETS.skillWork, range: { top: 5, left: RESULT_AT[id] ?? 0, bottom: 4 + Math.max(1, skills.items.length), right: RESULT_AT[id] ?? 0 } });
  return [
    { id: "n", label: "人数", width: 8, style: "count", cell: (item, own) => ({ formula: f`SUM(${block(own, "n")})`, value: known.get(item.item)?.n ?? 0 }) },
    { id: "required", label: "必要レベルの平均", width: 9, style: "fte", cell: (item, own) => ({ formula: enough(own, f`SUMPRODUCT(${block(own, "r")},${block(own, "n")})/${own("n")}`), value: value(item, "required") }) },
    { id: "present", label: "現在レベルの平均", width: 9, style: "fte", cell: (item, own) => ({ formula: enough(own, f`SUM(${block(own, "s")})/${own("n")}`), value: value(item, "present") }) },
    { id: "mwds", label: "必要度（MWDS）", width: 10, style: "fte", cell: (item, own) => ({ formula: enough(own, f`(${own("required")}-${own("present")})*${own("required")}`), value: value(item, "mwds") }) },
    { id: "share", label: "案件需要に占める割合", width: 10, style: "percent", cell: (_item, _own, i) => f`IF(${all}=0,0,(${holding(i)})/(${all}))` },
    { id: "priority", label: "優先度", width: 10, style: "fte", cell: (item, own) => ({ formula: enough(own, f`${own("mwds")}*(1+${own("share")})`), value: value(item, "priority") }) },
    {
      id: "quadrant", label: "位置づけ", width: 12, style: "bodyCenter",
      cell: (item, own) => {
        const [high, held] = [f`${own("required")}>=AVERAGE(${column("required")})-${EPSILON}`, f`${own("present")}>=AVERAGE(${column("present")})-${EPSILON}`];
        return { formula: enough(own, f`IF(${high},IF(${held},"維持","集中改善"),IF(${held},"過剰","低優先"))`), value: known.get(item.item)?.quadrant ?? NO_VALUE };
      },
    },
    { id: "courses", label: "研修の例", width: 40, cell: ({ item }) => input.masters.courses.courses.filter(({ items }) => items.includes(item)).map(({ name }) => name).join("、") || "（研修の例はありません）" },
    { id: "key", label: "並べる値", width: 10, style: "general", cell: (_item, own) => f`IF(ISNUMBER(${own("priority")}),${own("priority")},-1000)` },
    { id: "rank", label: "順位", width: 7, style: "count", cell: (_item, own) => f`1+SUMPRODUCT(--(${column("key")}>${own("key")}))+SUMPRODUCT(--(${column("key")}=${own("key")}),--(${column("order")}<${own("order")}))` },
  ];
}

/** Columns of the results, by place: means run over the column they stand in. */
const FIRST_RESULT = 4 + GROUPS.length * 3 + 1;
const RESULT_AT: Readonly<Record<string, number>> = Object.fromEntries([["order", 4], ...["n", "required", "present", "mwds", "share", "priority", "quadrant", "courses", "key", "rank"].map((id, k) => [id, FIRST_RESULT + k] as const)]);
