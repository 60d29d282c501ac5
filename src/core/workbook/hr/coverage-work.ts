import { fold } from "../../masters/fold.ts";
import { f, type Formula, type Reference } from "../../model/formula.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import type { DemandWork } from "../../model/scoring-work.ts";
import { makeDraft, type SheetDraft } from "../sheet/draft.ts";
import { cellIn, columnRange, type ColumnSpec, placeTable } from "../sheet/placed-table.ts";
import { putDataTitle } from "./data-title.ts";
import type { FitSheet } from "./fit-work.ts";
import type { GapSheet } from "./gap-sheet.ts";
import { type HrWorkbookInput, SHEETS } from "./hr-input.ts";
import type { DataSheet } from "./project-data.ts";
import { periodName } from "../sheet/date-cell.ts";
import type { UnitSheet } from "./unit-data.ts";

/** Which demand is asked about: everything, or rows whose column holds a number. */
export type DemandFilter = { readonly column: "section" | "division" | "planItem" | "initiative" | "projectNo"; readonly no: number } | null;

/** 計算_充足 (R33): per row of internal demand, what can be judged and what the body can cover of it, half by half. */
export interface CoverageWorkSheet {
  readonly draft: SheetDraft;
  readonly demand: (filter: DemandFilter, t: number) => Formula;
  readonly met: (filter: DemandFilter, t: number) => Formula;
  /** Number of a plan item, from 1, in the order of the master. */
  readonly planItemNo: (id: string) => number;
  /** Kinds of initiative that have demand. */
  readonly initiatives: readonly { readonly no: number; readonly name: string }[];
}

interface Parts {
  readonly input: HrWorkbookInput;
  readonly units: UnitSheet;
  readonly fits: FitSheet;
  readonly demands: DataSheet;
  readonly gaps: GapSheet;
}

export function coverageWorkSheet(parts: Parts): CoverageWorkSheet {
  const { input } = parts;
  const draft = makeDraft(SHEETS.coverageWork);
  putDataTitle(draft, "内部の必要人材ごとの、判定できる需要と、全庁の充足率で満たせる量。所属・重点取組事項・案件の充足率は、これらの合計の割合です。");
  const numbers = new Map(input.masters.planItems.items.map(({ id }, i) => [id, i + 1]));
  const planItemNo = (id: string): number => numbers.get(id) ?? 0;
  const initiativeOf = initiativeReader(input);
  const table = placeTable(draft, [4, 1], columnsOf(parts, planItemNo, initiativeOf), input.work.demands);
  const used = new Set(input.work.demands.map(({ projectId }) => initiativeOf(projectId)));
  const initiatives = input.masters.initiativeTypes.types.flatMap(({ name }, i) => (used.has(i + 1) ? [{ no: i + 1, name }] : []));
  const sum = (id: string) => (filter: DemandFilter, t: number): Formula => {
    const column = columnRange(table, `${id}${t}`);
    return filter === null ? f`SUM(${column})` : f`SUMIFS(${column},${columnRange(table, filter.column)},${filter.no})`;
  };
  return { draft, demand: sum("base"), met: sum("met"), planItemNo, initiatives };
}

/** Number of the kind of initiative a project belongs to, by name or alias; 0 = none. */
function initiativeReader({ work, tables, masters }: HrWorkbookInput): (projectId: string) => number {
  const kinds = masters.initiativeTypes.types.map(({ name, aliases }) => [name, ...aliases].map(fold));
  const numbers = new Map(work.projects.map(({ projectId, index }) => [projectId, 1 + kinds.findIndex((names) => names.includes(fold(tables.projects[index]?.initiative_type ?? null)))]));
  return (projectId) => numbers.get(projectId) ?? 0;
}

function columnsOf({ input, units, fits, demands, gaps }: Parts, planItemNo: (id: string) => number, initiativeOf: (projectId: string) => number): readonly ColumnSpec<DemandWork>[] {
  const projects = new Map(input.work.projects.map((project) => [project.projectId, project]));
  const level = new Map(input.work.units.map((unit) => [unit.unit, unit]));
  const divisionOf = (projectId: string): string | null => {
    const { owner = null, section = null } = projects.get(projectId) ?? {};
    const own = owner === null ? undefined : level.get(owner);
    return own?.level === 1 ? own.unit : (own?.division ?? level.get(section ?? "")?.division ?? null);
  };
  const fact = (id: string) => (_demand: DemandWork, _own: unknown, i: number): Formula => f`${cellIn(demands.table, i, id)}`;
  return [
    { id: "no", label: "番号", width: 7, style: "count", cell: (_demand, _own, i) => i + 1 },
    { id: "project", label: "案件番号", width: 12, style: "text", cell: ({ projectId }) => projectId },
    { id: "projectNo", label: "案件の番号", width: 8, style: "count", cell: fact("projectNo") },
    { id: "section", label: "課の番号", width: 8, style: "count", cell: fact("section") },
    { id: "division", label: "部の番号", width: 8, style: "count", cell: ({ projectId }) => units.numberOf(divisionOf(projectId)) },
    { id: "planItem", label: "重点取組事項の番号", width: 10, style: "count", cell: ({ projectId }) => planItemNo(projects.get(projectId)?.planItem ?? "") },
    { id: "initiative", label: "取組区分の番号", width: 10, style: "count", cell: ({ projectId }) => initiativeOf(projectId) },
    { id: "role", label: "役割", width: 10, cell: ({ role }) => role },
    ...input.work.periods.flatMap((period, t): readonly ColumnSpec<DemandWork>[] => {
      const value = (role: DemandWork["role"], i: number, side: (r: number) => Formula): Formula | number =>
        role === null ? 0 : f`${cellIn(demands.table, i, "internal")}*${cellIn(demands.table, i, `demand${t}`)}*${side(ROLE_IDS.indexOf(role))}`;
      const coverage = (r: number): Reference => cellIn(gaps.table, t * ROLE_IDS.length + r, "coverage");
      return [
        { id: `base${t}`, label: `${periodName(period.label)} 需要`, width: 11, style: "fte", cell: ({ role }, _own, i) => value(role, i, (r) => f`${cellIn(fits.roles, r, "usable")}`) },
        { id: `met${t}`, label: `${periodName(period.label)} 満たせる量`, width: 11, style: "fte", cell: ({ role }, _own, i) => value(role, i, (r) => f`IF(ISNUMBER(${coverage(r)}),${coverage(r)},0)`) },
      ];
    }),
  ];
}
