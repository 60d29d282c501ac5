import { ROLE_IDS } from "../model/scores.ts";
import type { FitTable, ItemWork, LevelTable, RoleWork } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import type { Masters, RequirementsMaster } from "../masters/master-types.ts";
import { atLeast, below } from "./compare.ts";

/** `FitTable.state`. */
export const FIT_STATE = { none: 0, qualified: 1, near: 2, mustHaveMissing: 3 } as const;

const IMPORTANCE = { a: 4, b: 3, c: 2, d: 1 } as const;

/** Required level of a row; from the importance only where no level stands (R17). */
export const requiredLevel = (row: RequirementsMaster["requirements"][number]): number =>
  row.required ?? (row.importance === undefined ? 0 : IMPORTANCE[row.importance]);

export type RoleRequirement = Omit<RoleWork, "qualified" | "nearQualified">;

/** R15: items in use of each role, and whether the role can be judged at all. */
export function roleRequirements(masters: Masters, items: readonly ItemWork[], settings: Settings): readonly RoleRequirement[] {
  const used = new Set(items.filter((item) => item.inUse).map((item) => item.item));
  return ROLE_IDS.map((role) => {
    const rows = masters.requirements.requirements.filter((row) => row.role === role).map((row) => ({
      item: row.item, required: requiredLevel(row), weight: row.weight, mustHave: row.mustHave, inUse: used.has(row.item),
    }));
    const base = (list: typeof rows): number => list.reduce((sum, row) => sum + row.weight * row.required, 0);
    const inUse = rows.filter((row) => row.inUse);
    const [baseInUse, baseAll] = [base(inUse), base(rows)];
    const usable = rows.every((row) => row.inUse || !row.mustHave) && baseInUse > 0 && atLeast(baseInUse, settings.roleUsableShare * baseAll);
    return { role, usable, items: rows, itemsInUse: inUse.length, baseInUse, baseAll };
  });
}

/** R17, R18 for everybody. `inScope[p]`: people out of scope keep their fit but qualify for nothing. */
export function fitTable(table: LevelTable, items: readonly ItemWork[], roles: readonly RoleRequirement[], inScope: readonly boolean[], settings: Settings): FitTable {
  const people = inScope.length;
  const fit = new Float64Array(people * roles.length).fill(Number.NaN);
  const assessedRate = new Float64Array(people * roles.length);
  const state = new Uint8Array(people * roles.length);
  const place = new Map(items.map((item, index) => [item.item, index]));
  roles.forEach((role, r) => {
    const wanted = role.items.filter((row) => row.inUse).map((row) => ({ ...row, at: place.get(row.item) ?? 0 }));
    for (let p = 0; p < people; p += 1) {
      const found = personFit(table, p, wanted, role.baseInUse);
      const at = p * roles.length + r;
      assessedRate[at] = found.rate;
      if (!role.usable || below(found.rate, settings.fitAssessedRate)) continue;
      fit[at] = found.fit;
      if (inScope[p] === true) state[at] = fitState(found, settings);
    }
  });
  return { fit, assessedRate, state };
}

interface Wanted { readonly at: number; readonly required: number; readonly weight: number; readonly mustHave: boolean }
interface Found { readonly fit: number; readonly rate: number; readonly mustHaves: boolean }

function personFit(table: LevelTable, person: number, wanted: readonly Wanted[], base: number): Found {
  let sum = 0;
  let assessed = 0;
  let mustHaves = true;
  for (const { at, required, weight, mustHave } of wanted) {
    const level = table.level[person * table.items + at] ?? Number.NaN;
    if (Number.isNaN(level)) {
      if (mustHave) mustHaves = false;
      continue;
    }
    sum += weight * Math.min(level, required);
    assessed += weight * required;
    if (mustHave && below(level, required)) mustHaves = false;
  }
  return base === 0 ? { fit: 0, rate: 0, mustHaves: false } : { fit: sum / base, rate: assessed / base, mustHaves };
}

function fitState({ fit, mustHaves }: Found, settings: Settings): number {
  if (atLeast(fit, settings.fitQualified)) return mustHaves ? FIT_STATE.qualified : FIT_STATE.mustHaveMissing;
  return atLeast(fit, settings.fitNear) ? FIT_STATE.near : FIT_STATE.none;
}
