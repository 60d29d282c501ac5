import type { RecordOf } from "../model/canonical.ts";
import type { IsoDate } from "../model/date.ts";
import type { ScopeReason } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import { fold } from "../masters/fold.ts";
import { lastDay } from "./calendar.ts";

/** R07-R09 in the order 退職, 不在, 任用形態, 職種; null = in scope. */
export function scopeReason(staff: RecordOf<"staff">, asOf: IsoDate, settings: Settings): ScopeReason | null {
  const status = fold(staff.status);
  const retires = lastDay(staff.retire_date);
  if (status === "退職" || (retires !== undefined && retires < asOf)) return "退職";
  if (status !== "" && status !== settings.activeStatus) return "不在";
  const employment = fold(staff.employment_type);
  const job = fold(staff.job_class);
  if (holdsOne(employment, settings.scopeEmploymentOut) || holdsOne(employment, settings.scopeEitherOut)) return "任用形態";
  return holdsOne(job, settings.scopeEitherOut) || holdsOne(job, settings.scopeJobOut) ? "職種" : null;
}

/** "甲&乙" needs both texts. */
const holdsOne = (text: string, entries: readonly string[]): boolean =>
  entries.some((entry) => entry.split("&").every((part) => part !== "" && text.includes(fold(part))));
