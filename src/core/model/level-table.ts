import type { LevelTable } from "./scoring-work.ts";

/** One cell of the level table; null = unassessed. `source` tells an assessment from a level that only a certificate gives. */
export interface BestLevel {
  readonly level: number;
  /** Index into `tables.skills`, null when only a certificate counts. */
  readonly skillRow: number | null;
  /** Index into `tables.qualifications` when its floor lifted the level. */
  readonly certificateRow: number | null;
}

export function levelOf(table: LevelTable, person: number, item: number): BestLevel | null {
  const at = person * table.items + item;
  const level = table.level[at] ?? Number.NaN;
  if (Number.isNaN(level)) return null;
  const row = (index: number | undefined): number | null => (index === undefined || index < 0 ? null : index);
  return { level, skillRow: row(table.skillRow[at]), certificateRow: row(table.certificateRow[at]) };
}
