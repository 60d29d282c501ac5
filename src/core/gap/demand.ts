import type { CanonicalTables, RecordOf } from "../model/canonical.ts";
import type { IsoDate } from "../model/date.ts";
import type { ScoringIssue } from "../model/issues/scoring.ts";
import { ROLE_IDS, type RoleId } from "../model/scores.ts";
import type { DemandReason, DemandWork, HalfYear, ProjectWork } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import { fold, remember } from "../masters/fold.ts";
import type { Masters } from "../masters/master-types.ts";
import { firstDay, lastDay, overlapDays } from "../readiness/calendar.ts";

export interface Demand {
  /** One per row of the demand table, in its order. */
  readonly rows: readonly DemandWork[];
  readonly issues: readonly ScoringIssue[];
}

export interface DemandInput {
  readonly tables: CanonicalTables;
  readonly projects: ReadonlyMap<string, ProjectWork>;
  readonly periods: readonly HalfYear[];
  readonly asOf: IsoDate;
  readonly masters: Masters;
  readonly settings: Settings;
}

/** R25-R27: which demand counts, and how much of it lies in each half. */
export function listDemand(input: DemandInput): Demand {
  const issues: ScoringIssue[] = [];
  const roleOf = roleReader(input.masters);
  const rows = input.tables.project_demands.map((row, index) => {
    const demand = demandOf(row, index, roleOf(row.role_id), input);
    const projectId = demand.projectId;
    if (demand.reason !== null && demand.reason !== "完了・中止") issues.push({ code: "demand_not_counted", at: row, projectId, reason: demand.reason });
    else if (demand.counted && fold(row.sourcing) === "") issues.push({ code: "demand_sourcing_missing", at: row, projectId });
    return demand;
  });
  return { rows, issues };
}

function demandOf(row: RecordOf<"project_demands">, index: number, role: RoleId | null, input: DemandInput): DemandWork {
  const { periods, asOf, settings } = input;
  const projectId = row.project_id ?? "";
  const project = input.projects.get(projectId);
  const record = project === undefined ? undefined : input.tables.projects[project.index];
  const from = firstDay(row.from) ?? firstDay(record?.start ?? null) ?? asOf;
  const to = lastDay(row.to) ?? lastDay(record?.end ?? null) ?? null;
  const fte = row.fte ?? 0;
  const sourcing = fold(row.sourcing);
  const reason = uncountedReason(project, role, row.fte);
  const days = periods.map((half) => overlapDays(half, from, to ?? undefined));
  return {
    index, projectId, role, fte, internal: sourcing === "" || sourcing === settings.internalSourcing,
    critical: row.critical === true, requiredLevel: row.required_level, counted: reason === null, reason, from, to, days,
    demand: periods.map((half, t) => (reason === null ? (fte * (days[t] ?? 0)) / half.days : 0)),
  };
}

/** R25. A negative number of people is no number. */
function uncountedReason(project: ProjectWork | undefined, role: RoleId | null, fte: number | null): DemandReason | null {
  if (project === undefined) return "案件番号なし";
  if (!project.open) return "完了・中止";
  if (role === null) return "役割なし";
  return fte === null || !(fte >= 0) ? "人工なし" : null;
}

/** Role by id, name or alias of the role master; USER and unknown words are no role of M1. */
export function roleReader(masters: Masters): (text: string | null) => RoleId | null {
  const known = new Set<string>(ROLE_IDS);
  const byKey = new Map<string, RoleId>();
  for (const role of masters.roles.roles) {
    if (!known.has(role.id)) continue;
    for (const key of [...role.aliases, role.name, role.id]) byKey.set(fold(key).toUpperCase(), role.id as RoleId);
  }
  return remember((text) => byKey.get(fold(text).toUpperCase()) ?? null);
}
