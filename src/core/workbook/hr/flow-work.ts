import { f, type Formula, joinFormulas, type Reference } from "../../model/formula.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import type { HalfYear } from "../../model/scoring-work.ts";
import { makeDraft, put, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type ColumnSpec, type OwnRow, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { putDataTitle } from "./data-title.ts";
import type { FitSheet } from "./fit-work.ts";
import { type HrWorkbookInput, SHEETS } from "./hr-input.ts";
import type { DataSheet } from "./project-data.ts";
import { periodName } from "../sheet/date-cell.ts";
import type { SupplySheet } from "./supply-work.ts";

/**
 * 計算_最大充足: the most demand any distribution of the people could cover, beside the greedy one. People are grouped by the set of roles they can
 * take; by the min-cut theorem the best coverage is the least, over all sets of roles, of (demand outside the set + capacity of people who can take a role in it).
 */
export interface FlowSheet {
  readonly draft: SheetDraft;
  /** Demand that a best possible distribution covers, and demand, in half `t`. */
  readonly served: (t: number) => Reference;
  readonly demand: (t: number) => Reference;
  /** Capacity of everybody who can take role `r` in half `t`. */
  readonly able: (t: number, r: number) => Reference;
}

interface Parts {
  readonly input: HrWorkbookInput;
  readonly fits: FitSheet;
  readonly demands: DataSheet;
  readonly supply: SupplySheet;
}

const SETS = 2 ** ROLE_IDS.length;
const bitOf = (set: number, r: number): number => Math.floor(set / 2 ** r) % 2;

export function flowSheet(parts: Parts): FlowSheet {
  const { input, supply } = parts;
  const { periods } = input.work;
  const draft = makeDraft(SHEETS.flowWork);
  putDataTitle(draft, "最大充足率の計算。担える役割の組合せ（128通り）ごとに余力を集め、「組に入らない役割の需要＋組の役割を1つでも担える人の余力」が最も小さい組を探します（最大流＝最小カット）。");
  const setTop = 4 + periods.length + 4;
  const block = (id: string): Reference => {
    const column = setIds(periods).indexOf(id) + 1;
    return { sheet: draft.name, range: { top: setTop + 1, left: column, bottom: setTop + SETS, right: column } };
  };
  const halves = placeTable(draft, [4, 1], halfColumns(parts, block), periods);
  put(draft, [setTop - 1, 1], "役割の組（1＝組に入る）", "caption");
  const peopleAt = setIds(periods).length + 2;
  const people = placeTable(draft, [setTop, peopleAt], carrierColumns(parts), supply.carrierPeople);
  put(draft, [setTop - 1, peopleAt], "担い手と、担える役割の組の番号", "caption");
  placeTable(draft, [setTop, 1], setColumns(parts, { halves, people, block }), Array.from({ length: SETS }, (_, set) => set));
  return {
    draft, served: (t) => cellIn(halves, t, "served"), demand: (t) => cellIn(halves, t, "total"), able: (t, r) => cellIn(halves, t, `able${r}`),
  };
}

const setIds = (periods: readonly HalfYear[]): readonly string[] => ["set", ...ROLE_IDS.map((_role, r) => `bit${r}`), ...periods.map((_period, t) => `capacity${t}`), ...periods.map((_period, t) => `cut${t}`)];

/** One row per half: demand by role, capacity able to take it, and the least cut. */
function halfColumns({ fits, demands }: Parts, block: (id: string) => Reference): readonly ColumnSpec<HalfYear>[] {
  const column = (id: string): Reference => columnRange(demands.table, id);
  return [
    { id: "label", label: "半期", width: 18, cell: ({ label }) => periodName(label) },
    ...ROLE_IDS.map((role, r): ColumnSpec<HalfYear> => ({
      id: `demand${r}`, label: `${role} 需要`, width: 9, style: "fte",
      cell: (_period, _own, t) => f`${cellIn(fits.roles, r, "usable")}*SUMIFS(${column(`demand${t}`)},${column("roleNo")},${r + 1},${column("internal")},1)`,
    })),
    ...ROLE_IDS.map((role, r): ColumnSpec<HalfYear> => ({ id: `able${r}`, label: `${role} 担える余力`, width: 9, style: "fte", cell: (_period, _own, t) => f`SUMPRODUCT(${block(`capacity${t}`)},${block(`bit${r}`)})` })),
    { id: "total", label: "需要の計", width: 9, style: "fte", cell: (_period, own) => f`SUM(${acrossRoles(own, "demand")})` },
    { id: "served", label: "最大で満たせる量", width: 10, style: "fteBold", cell: (_period, _own, t) => f`MIN(${block(`cut${t}`)})` },
  ];
}

const acrossRoles = (own: OwnRow, id: string): Reference => {
  const [first, last] = [own(`${id}0`), own(`${id}${ROLE_IDS.length - 1}`)];
  return { ...first, range: { ...first.range, right: last.range.right } };
};

const carrierColumns = ({ fits, input }: Parts): readonly ColumnSpec<number>[] => [
  { id: "staffNo", label: "職員番号", width: 12, style: "text", cell: (person) => input.work.people[person]?.staffNo ?? null },
  { id: "mask", label: "組の番号", width: 8, style: "count", cell: (person) => joinFormulas(ROLE_IDS.map((_role, r) => f`${2 ** r}*(${cellIn(fits.people, person, `state${r}`)}=1)`), "+") },
];

interface SetContext {
  readonly halves: PlacedTable;
  readonly people: PlacedTable;
  readonly block: (id: string) => Reference;
}

/** One row per set of roles: the people who can take exactly these, and the cut through it. */
function setColumns({ input, supply }: Parts, { halves, people, block }: SetContext): readonly ColumnSpec<number>[] {
  const { periods } = input.work;
  return [
    { id: "set", label: "組の番号", style: "count", cell: (set) => set },
    ...ROLE_IDS.map((role, r): ColumnSpec<number> => ({ id: `bit${r}`, label: role, style: "count", cell: (set) => bitOf(set, r) })),
    ...periods.map(({ label }, t): ColumnSpec<number> => ({
      id: `capacity${t}`, label: `${periodName(label)} 余力`, width: 10, style: "fte", cell: (_set, own) => f`SUMIFS(${columnRange(supply.carriers, `capacity${t}`)},${columnRange(people, "mask")},${own("set")})`,
    })),
    ...periods.map(({ label }, t): ColumnSpec<number> => ({ id: `cut${t}`, label: `${periodName(label)} 上限`, width: 10, style: "fte", cell: (set) => cut(set, t, { halves, block }) })),
  ];
}

function cut(set: number, t: number, { halves, block }: Pick<SetContext, "halves" | "block">): Formula {
  const inside = ROLE_IDS.flatMap((_role, r) => (bitOf(set, r) === 1 ? [r] : []));
  const outside = ROLE_IDS.flatMap((_role, r) => (bitOf(set, r) === 1 ? [] : [cellIn(halves, t, `demand${r}`)]));
  const demand = outside.length === 0 ? [] : [joinFormulas(outside, "+")];
  const hit = inside.length === 0 ? [] : [f`SUMPRODUCT(${block(`capacity${t}`)},--((${joinFormulas(inside.map((r) => block(`bit${r}`)), "+")})>0))`];
  return joinFormulas([...demand, ...hit], "+");
}
