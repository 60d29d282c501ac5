import { type RoleId, type SkillPriority } from "../model/scores.ts";
import type { ItemWork, LevelTable, RoleWork, SkillWork } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import { atLeast, byText } from "../readiness/compare.ts";

export interface SkillPerson {
  readonly place: number;
  readonly manager: boolean;
  readonly targetRole: RoleId | null;
}

export interface SkillInput {
  readonly items: readonly ItemWork[];
  readonly levels: LevelTable;
  readonly roles: readonly Pick<RoleWork, "role" | "usable" | "items">[];
  /** People in scope. */
  readonly people: readonly SkillPerson[];
  /** Internal first-half demand by role (R54). */
  readonly demand: (role: RoleId) => number;
}

/** R52: sums per item in use over the people in scope who are assessed on it and have a requirement for it. */
export function skillSums(input: SkillInput): readonly SkillWork[] {
  const { items, levels } = input;
  const required = requirements(input);
  const all = input.roles.reduce((sum, role) => sum + input.demand(role.role), 0);
  return items.flatMap((item, index) => {
    if (!item.inUse) return [];
    let [n, sumRequired, sumPresent] = [0, 0, 0];
    for (const person of input.people) {
      const level = levels.level[person.place * levels.items + index] ?? Number.NaN;
      const wanted = Math.max(required.literacy(item, person.manager), required.role(item.item, person.targetRole));
      if (Number.isNaN(level) || wanted <= 0) continue;
      n += 1;
      sumRequired += wanted;
      sumPresent += level;
    }
    return [{ item: item.item, n, sumRequired, sumPresent, demandOfItem: demandOfItem(item.item, input), demandOfAll: all }];
  });
}

/** Literacy level for everybody on the literacy set, and R of the target role; 0 = no requirement. */
function requirements({ roles }: SkillInput) {
  const byRole = new Map(roles.map((role) => [role.role, new Map(role.items.filter((row) => row.inUse).map((row) => [row.item, row.required]))]));
  return {
    literacy: (item: ItemWork, manager: boolean): number => (manager ? item.literacyRequiredManager : item.literacyRequired),
    role: (item: string, role: RoleId | null): number => (role === null ? 0 : byRole.get(role)?.get(item) ?? 0),
  };
}

const demandOfItem = (item: string, { roles, demand }: SkillInput): number =>
  roles.filter((role) => role.usable && role.items.some((row) => row.item === item)).reduce((sum, role) => sum + demand(role.role), 0);

/** Borich's mean weighted discrepancy score: mean(R − L) × mean(R), sign kept; null without people. */
export const mwds = (n: number, sumRequired: number, sumPresent: number): number | null =>
  n === 0 ? null : ((sumRequired - sumPresent) / n) * (sumRequired / n);

/** R52-R54 with quadrants, most urgent first; items of fewer than 5 people show their number only. */
export function skillPriorities(sums: readonly SkillWork[], settings: Settings): readonly SkillPriority[] {
  const enough = sums.filter((row) => row.n >= settings.skillMinPeople);
  const mean = (value: (row: SkillWork) => number): number => enough.reduce((sum, row) => sum + value(row), 0) / enough.length;
  const [requiredLine, presentLine] = [mean((row) => row.sumRequired / row.n), mean((row) => row.sumPresent / row.n)];
  return sums.map((row) => {
    const { item: skill, n } = row;
    if (n < settings.skillMinPeople) return { skill, n, mwds: null, required: null, present: null, quadrant: null, priority: null };
    const [required, present] = [row.sumRequired / n, row.sumPresent / n];
    const score = mwds(n, row.sumRequired, row.sumPresent) ?? 0;
    const share = row.demandOfAll === 0 ? 0 : row.demandOfItem / row.demandOfAll;
    return { skill, n, mwds: score, required, present, quadrant: quadrantOf(atLeast(required, requiredLine), atLeast(present, presentLine)), priority: score * (1 + share) };
  }).sort((a, b) => rankOf(b) - rankOf(a) || byText(a.skill, b.skill));
}

/** Priorities a rounding error apart are ties (ε), as in R30: nine digits. Items without one come last. */
const rankOf = ({ priority }: SkillPriority): number => (priority === null ? -Number.MAX_VALUE : Math.round(priority * 1e9));

function quadrantOf(wanted: boolean, held: boolean): SkillPriority["quadrant"] {
  if (wanted) return held ? "維持" : "集中改善";
  return held ? "過剰" : "低優先";
}
