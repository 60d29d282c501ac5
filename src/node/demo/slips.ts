import type { Draft } from "./organisation.ts";
import type { Person } from "./people.ts";
import { isFiscalYearStaff } from "./ledgers/roster.ts";

/** A slip of the pen: what the ledger says instead, and how the truth differs because nobody can know better. */
export interface Slip {
  readonly written: string;
  readonly truth: Readonly<Record<string, string | null>>;
}
export type Slips = ReadonlyMap<object, Slip>;

/** Towns below this size are kept clean: they are for reading by eye. */
const LEAST_STAFF = 250;

/**
 * What every real set of ledgers has: a day that does not exist, an era written on after its end, a department that was renamed.
 * The first cannot be read, the second is read and flagged, the third keeps its person out of every department's file.
 */
export function chooseSlips(people: readonly Person[], training: readonly { readonly record: Draft<"training"> }[], held: readonly Draft<"qualifications">[]): Slips {
  const slips = new Map<object, Slip>();
  if (people.length < LEAST_STAFF) return slips;
  const noSuchDay = training.find(({ record }) => record.start?.startsWith("2023") === true && record.start === record.end)?.record;
  if (noSuchDay !== undefined) slips.set(noSuchDay, { written: "令和5年2月29日", truth: { start: null } });
  const overrun = held.find((q) => (q.acquired_on ?? "") >= "2020");
  const [year = "", month = "", day = ""] = overrun?.acquired_on?.split("-") ?? [];
  if (overrun !== undefined) slips.set(overrun, { written: `平成${Number(year) - 1988}年${Number(month)}月${Number(day)}日`, truth: {} });
  const renamed = people.find((p) => isFiscalYearStaff(p) && p.section !== null && p.staff.status === "在職");
  if (renamed !== undefined) slips.set(renamed.staff, { written: "企画部 情報政策課", truth: { dept_1: "企画部", dept_2: "情報政策課", dept_3: null, dept_code: null } });
  return slips;
}
