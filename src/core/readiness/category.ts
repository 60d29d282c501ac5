import type { RoleId, StaffCategory } from "../model/scores.ts";
import type { ScopeReason } from "../model/scoring-work.ts";
import type { Settings } from "../model/settings.ts";
import { fold } from "../masters/fold.ts";
import { atLeast, moreThan } from "./compare.ts";
import type { Designation } from "./designation.ts";

export interface CategoryFacts {
  readonly scopeReason: ScopeReason | null;
  readonly designation: Designation;
  readonly employment: string | null;
  readonly job: string | null;
  readonly inDxOffice: boolean;
  readonly rankBand: string | null;
  readonly fit: (role: string) => number | null;
  readonly literacy: number | null;
  /** Highest ITSS of valid certificates. */
  readonly itss: number;
  /** An assignment in the last years (R21). */
  readonly assignedLately: boolean;
  readonly leaderCourse: boolean;
}

export interface Category {
  readonly category: StaffCategory;
  readonly reason: string;
}

/** R20-R22, first hit wins; the reason is written as an official would. */
export function categoryOf(facts: CategoryFacts, settings: Settings): Category {
  if (facts.scopeReason !== null) return { category: "対象外", reason: facts.scopeReason };
  if (facts.designation.expert !== null) return { category: "高度専門人材", reason: `指名（${facts.designation.expert}）` };
  if (facts.designation.leader) return { category: "DX推進リーダー", reason: "指名（DX推進リーダー）" };
  const expert = expertReason(facts, settings);
  if (expert !== null) return { category: "高度専門人材", reason: expert };
  const candidate = candidateReason(facts, settings);
  if (candidate !== null) return { category: "DX推進リーダー候補", reason: candidate };
  return { category: "一般行政職員", reason: "指名・推定のいずれにも当たらない" };
}

/** R21. */
function expertReason(facts: CategoryFacts, settings: Settings): string | null {
  const ict = settings.ictJobClasses.map(fold).includes(fold(facts.job));
  const fixedTerm = fold(facts.employment).includes(settings.expertEmployment);
  if (fixedTerm && ict) return `${settings.expertEmployment}職員（情報の職種）`;
  if (fixedTerm && facts.inDxOffice) return `${settings.expertEmployment}職員（DX所管課）`;
  const role = ict ? settings.expertRoles.find((id) => atLeast(facts.fit(id) ?? 0, settings.expertFit)) : undefined;
  if (role !== undefined) return `情報の職種で${role}の適合度が${settings.expertFit}以上`;
  if (facts.itss >= settings.expertItss && facts.assignedLately) return `ITSSレベル${settings.expertItss}以上の資格があり、過去${settings.expertAssignmentMonths}か月に案件の配置がある`;
  return null;
}

/** R22: literacy and rank band, and then a fit or the course. */
function candidateReason(facts: CategoryFacts, settings: Settings): string | null {
  if (facts.literacy === null || !atLeast(facts.literacy, settings.candidateLiteracy)) return null;
  if (!settings.candidateBands.includes(fold(facts.rankBand))) return null;
  const role = settings.candidateRoles.find((id) => atLeast(facts.fit(id) ?? 0, settings.candidateFit));
  if (role !== undefined) return `リテラシー${settings.candidateLiteracy}以上、${role}の適合度${settings.candidateFit}以上`;
  return facts.leaderCourse ? `リテラシー${settings.candidateLiteracy}以上、${settings.candidateCourse}の研修を修了` : null;
}

/** R52: BA for leaders and candidates; the best-fitting of PM, DATA, ENG, SEC for experts (first in R30 order on a tie). */
export function targetRole(category: StaffCategory, fit: (role: string) => number | null, settings: Settings): RoleId | null {
  if (category === "DX推進リーダー" || category === "DX推進リーダー候補") return "BA";
  if (category !== "高度専門人材") return null;
  let best: { role: string; fit: number } | null = null;
  for (const role of settings.expertRoles) {
    const value = fit(role);
    if (value !== null && (best === null || moreThan(value, best.fit))) best = { role, fit: value };
  }
  return (best?.role ?? null) as RoleId | null;
}
