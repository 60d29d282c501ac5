import type { ItemWork, LevelTable } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import { atLeast, below, ratio } from "./compare.ts";

export interface Literacy {
  readonly met: number;
  readonly assessed: number;
  /** R16; null when the set is too small or too little of it is assessed. */
  readonly coverage: number | null;
  readonly assessedRate: number | null;
}

/** R16 for everybody, in the order of the level table. `managers[p]` = person p is a manager. */
export function literacyOf(table: LevelTable, items: readonly ItemWork[], managers: readonly boolean[], settings: Settings): readonly Literacy[] {
  const set = items.flatMap((item, index) => (item.framework === "DSS-L" && item.inUse ? [{ item, index }] : []));
  return managers.map((manager, person) => {
    let met = 0;
    let assessed = 0;
    for (const { item, index } of set) {
      const level = table.level[person * table.items + index] ?? Number.NaN;
      if (Number.isNaN(level)) continue;
      assessed += 1;
      if (atLeast(level, manager ? item.literacyRequiredManager : item.literacyRequired)) met += 1;
    }
    const assessedRate = ratio(assessed, set.length);
    const judged = set.length >= settings.literacyMinItems && assessedRate !== null && !below(assessedRate, settings.literacyAssessedRate);
    return { met, assessed, coverage: judged ? met / set.length : null, assessedRate };
  });
}
