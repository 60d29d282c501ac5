import type { CanonicalTables } from "./model/canonical.ts";
import { parseIsoDate } from "./model/date.ts";
import { ROLE_IDS, type RoleId, STAFF_CATEGORIES, type StaffCategory } from "./model/scores.ts";
import type { Settings } from "./model/settings.ts";
import { FIT_STATE } from "./readiness/fit.ts";
import { assessPeople } from "./readiness/assess.ts";
import { atLeast } from "./readiness/compare.ts";
import type { Masters } from "./masters/master-types.ts";

/** Head-counts of any number of people, added up chunk by chunk: what is held does not grow with the people. */
export interface StreamTotals {
  readonly people: number;
  readonly inScope: number;
  readonly categories: Readonly<Record<StaffCategory, number>>;
  readonly qualified: Readonly<Record<RoleId, number>>;
  readonly nearQualified: Readonly<Record<RoleId, number>>;
  /** People whose literacy can be judged, and who attained it (R16). */
  readonly literacyJudged: number;
  readonly literacyAttained: number;
  /** Per unit (ORG, 部, 課): people in scope. */
  readonly headcount: ReadonlyMap<string, number>;
}

export interface TotalsBuilder {
  /** One chunk: whole people with all their skills, training and certificates, and every time the same departments. */
  add(chunk: CanonicalTables): void;
  finish(): StreamTotals;
}

/**
 * Totals over bodies too large for one table (all local staff of Japan). Items in use (R15) are decided chunk by chunk, so a chunk should be one body
 * or share one survey form. No greedy supply: that needs everybody at once.
 */
export function createTotals(empty: CanonicalTables, masters: Masters, settings: Settings, options: { readonly asOf: string }): TotalsBuilder {
  const asOf = parseIsoDate(options.asOf);
  if (asOf === undefined) throw new Error(`not a day: ${options.asOf}`);
  const zero = <K extends string>(keys: readonly K[]): Record<K, number> => Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
  const totals = { people: 0, inScope: 0, literacyJudged: 0, literacyAttained: 0 };
  const [categories, qualified, nearQualified] = [zero(STAFF_CATEGORIES), zero(ROLE_IDS), zero(ROLE_IDS)];
  const headcount = new Map<string, number>();
  return {
    add(chunk) {
      const found = assessPeople({ ...empty, ...chunk }, asOf, masters, settings);
      totals.people += found.staff.people.length;
      for (const person of found.staff.people) if (person.inScope) totals.inScope += 1;
      for (const { category } of found.categories) categories[category] += 1;
      for (const [unit, list] of found.members) headcount.set(unit, (headcount.get(unit) ?? 0) + list.length);
      found.fits.state.forEach((state, at) => {
        const role = ROLE_IDS[at % ROLE_IDS.length];
        if (role !== undefined && state === FIT_STATE.qualified) qualified[role] += 1;
        if (role !== undefined && state === FIT_STATE.near) nearQualified[role] += 1;
      });
      found.literacy.forEach(({ coverage }, place) => {
        if (coverage === null || found.staff.people[place]?.inScope !== true) return;
        totals.literacyJudged += 1;
        if (atLeast(coverage, settings.literacyAttained)) totals.literacyAttained += 1;
      });
    },
    finish: () => ({ ...totals, categories, qualified, nearQualified, headcount }),
  };
}
