import { f, type Formula, type Reference } from "../../model/formula.ts";
import { type IsoDate, serialOf } from "../../model/date.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import type { DemandWork, ProjectWork } from "../../model/scoring-work.ts";
import type { RecordOf } from "../../model/canonical.ts";
import { firstDay, lastDay } from "../../readiness/calendar.ts";
import { makeDraft, type SheetDraft } from "../sheet/draft.ts";
import { dateContent, periodName } from "../sheet/date-cell.ts";
import { cellIn, type ColumnSpec, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { putDataTitle } from "./data-title.ts";
import { type HrWorkbookInput, SHEETS } from "./hr-input.ts";
import type { SettingSheet } from "./setting-sheet.ts";
import type { StaffSheet } from "./staff-data.ts";
import type { UnitSheet } from "./unit-data.ts";

/** A data sheet and the table on it. */
export interface DataSheet {
  readonly draft: SheetDraft;
  readonly table: PlacedTable;
}

/** Last day Excel knows: an open-ended demand or assignment. */
export const OPEN_END = 2_958_465;
const flag = (yes: boolean): number => (yes ? 1 : 0);

/** データ_案件: one row per project, with the 課 it counts for. */
export function projectSheet(input: HrWorkbookInput, units: UnitSheet): DataSheet {
  const draft = makeDraft(SHEETS.projectData);
  putDataTitle(draft, "DX案件の一覧（案件台帳から）。");
  const record = ({ index }: ProjectWork): RecordOf<"projects"> => input.tables.projects[index] as RecordOf<"projects">;
  const columns: readonly ColumnSpec<ProjectWork>[] = [
    { id: "no", label: "番号", width: 7, style: "count", cell: (_project, _own, i) => i + 1 },
    { id: "id", label: "案件番号", width: 12, style: "text", cell: ({ projectId }) => projectId },
    { id: "title", label: "案件名", width: 34, style: "text", cell: (project) => record(project).title },
    { id: "owner", label: "主管課", width: 20, style: "text", cell: (project) => record(project).owner_dept },
    { id: "section", label: "課の番号", width: 8, style: "count", cell: ({ section }) => units.numberOf(section) },
    { id: "planItem", label: "重点取組事項", width: 12, cell: ({ planItem }) => planItem },
    { id: "status", label: "状況", width: 8, cell: (project) => record(project).status },
    { id: "start", label: "開始", width: 11, style: "date", cell: (project) => dateContent(record(project).start) },
    { id: "end", label: "終了", width: 11, style: "date", cell: (project) => dateContent(record(project).end) },
    { id: "open", label: "進行中（1）", width: 8, style: "count", cell: ({ open }) => flag(open) },
    { id: "build", label: "構築段階（1）", width: 8, style: "count", cell: ({ buildPhase }) => flag(buildPhase) },
    { id: "complete", label: "計画記入済（1）", width: 9, style: "count", cell: ({ complete }) => flag(complete) },
    { id: "priority", label: "優先度", width: 8, style: "count", cell: (project) => record(project).priority },
    { id: "effect", label: "期待効果", width: 30, style: "text", cell: (project) => record(project).expected_effect },
  ];
  return { draft, table: placeTable(draft, [4, 1], columns, input.work.projects) };
}

/** Part of a half that the days from `first` to `last` cover (R26), as a formula over serial days. */
export const dayShare = (from: Reference, to: Reference, settings: SettingSheet, t: number): Formula => {
  const { periods } = settings;
  const [first, last, days] = [cellIn(periods, t, "first"), cellIn(periods, t, "last"), cellIn(periods, t, "days")];
  return f`MAX(0,MIN(${to},${last})-MAX(${from},${first})+1)/${days}`;
};

/** データ_必要人材: one row per demand; `demand0` … = person-years in each half, internal demand only in `internal0` …. */
export function demandSheet(input: HrWorkbookInput, settings: SettingSheet, projects: ProjectNumbers): DataSheet {
  const draft = makeDraft(SHEETS.demandData);
  putDataTitle(draft, "案件の必要人材（案件台帳から）。人工は年間を通じて一定とみなし、半期に重なる日数の割合を掛けます。");
  const columns: readonly ColumnSpec<DemandWork>[] = [
    { id: "no", label: "番号", width: 7, style: "count", cell: (_demand, _own, i) => i + 1 },
    { id: "projectNo", label: "案件の番号", width: 8, style: "count", cell: ({ projectId }) => projects.numberOf(projectId) },
    { id: "project", label: "案件番号", width: 12, style: "text", cell: ({ projectId }) => projectId },
    { id: "section", label: "課の番号", width: 8, style: "count", cell: ({ projectId }) => projects.sectionOf(projectId) },
    { id: "role", label: "役割", width: 10, cell: ({ role }) => role },
    { id: "roleNo", label: "役割番号", width: 8, style: "count", cell: ({ role }) => (role === null ? 0 : ROLE_IDS.indexOf(role) + 1) },
    { id: "fte", label: "人工", width: 8, style: "fte", cell: ({ fte }) => fte },
    { id: "sourcing", label: "調達区分", width: 10, cell: ({ index }) => input.tables.project_demands[index]?.sourcing ?? null },
    { id: "internal", label: "内部（1）", width: 8, style: "count", cell: ({ internal }) => flag(internal) },
    { id: "critical", label: "必須（1）", width: 8, style: "count", cell: ({ critical }) => flag(critical) },
    { id: "counted", label: "数える（1）", width: 8, style: "count", cell: ({ counted }) => flag(counted) },
    { id: "reason", label: "数えない理由", width: 14, cell: ({ reason }) => reason },
    { id: "level", label: "必要レベル", width: 8, style: "count", cell: ({ requiredLevel }) => requiredLevel },
    { id: "from", label: "開始", width: 11, style: "date", cell: ({ from }) => serialOf(from) },
    { id: "to", label: "終了", width: 11, style: "date", cell: ({ to }) => (to === null ? OPEN_END : serialOf(to)) },
    ...input.work.periods.map((period, t): ColumnSpec<DemandWork> => ({
      id: `demand${t}`, label: `${periodName(period.label)} 人工`, width: 11, style: "fte",
      cell: ({ demand }, own) => ({ formula: f`${own("counted")}*${own("fte")}*${dayShare(own("from"), own("to"), settings, t)}`, value: demand[t] ?? 0 }),
    })),
  ];
  return { draft, table: placeTable(draft, [4, 1], columns, input.work.demands) };
}

/** Row numbers of projects on データ_案件 and of their 課. */
export interface ProjectNumbers {
  readonly numberOf: (projectId: string | null) => number;
  readonly sectionOf: (projectId: string | null) => number;
}

export function projectNumbers(input: HrWorkbookInput, units: UnitSheet): ProjectNumbers {
  const at = new Map(input.work.projects.map((project, i) => [project.projectId, { no: i + 1, section: units.numberOf(project.section) }]));
  return { numberOf: (id) => (id === null ? 0 : (at.get(id)?.no ?? 0)), sectionOf: (id) => (id === null ? 0 : (at.get(id)?.section ?? 0)) };
}

/** データ_配置: one row per assignment; `busy0` … = share of working time bound to projects without counted demand (R29). */
export function assignmentSheet(input: HrWorkbookInput, settings: SettingSheet, staff: StaffSheet, projects: ProjectNumbers): DataSheet {
  const draft = makeDraft(SHEETS.assignmentData);
  putDataTitle(draft, "案件への配置（案件台帳から）。需要を数えていない案件への従事割合は、供給から差し引きます。");
  const withDemand = new Set(input.work.demands.filter(({ counted }) => counted).map(({ projectId }) => projectId));
  const day = (iso: IsoDate | undefined, missing: number): number => (iso === undefined ? missing : serialOf(iso));
  const columns: readonly ColumnSpec<RecordOf<"assignments">>[] = [
    { id: "no", label: "番号", width: 7, style: "count", cell: (_row, _own, i) => i + 1 },
    { id: "projectNo", label: "案件の番号", width: 8, style: "count", cell: ({ project_id }) => projects.numberOf(project_id) },
    { id: "project", label: "案件番号", width: 12, style: "text", cell: ({ project_id }) => project_id },
    { id: "person", label: "職員の番号", width: 8, style: "count", cell: ({ staff_no }) => (staff_no === null ? 0 : staff.numberOf(staff_no)) },
    { id: "staffNo", label: "職員番号", width: 12, style: "text", cell: ({ staff_no }) => staff_no },
    { id: "roleNo", label: "役割番号", width: 8, style: "count", cell: ({ role_id }) => ROLE_IDS.findIndex((role) => role === role_id) + 1 },
    { id: "share", label: "従事割合", width: 8, style: "fte", cell: ({ share }) => share },
    { id: "from", label: "開始", width: 11, style: "date", cell: ({ from }) => day(firstDay(from), 1) },
    { id: "to", label: "終了", width: 11, style: "date", cell: ({ to }) => day(lastDay(to), OPEN_END) },
    { id: "binding", label: "差し引く（1）", width: 9, style: "count", cell: ({ project_id }) => flag(!withDemand.has(project_id ?? "")) },
    ...input.work.periods.map((period, t): ColumnSpec<RecordOf<"assignments">> => ({
      id: `busy${t}`, label: `${periodName(period.label)} 差引`, width: 11, style: "fte",
      cell: (_row, own) => f`${own("binding")}*${own("share")}*${dayShare(own("from"), own("to"), settings, t)}`,
    })),
  ];
  return { draft, table: placeTable(draft, [4, 1], columns, input.tables.assignments) };
}
