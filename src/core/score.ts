import type { CanonicalTables } from "./model/canonical.ts";
import type { IsoDate } from "./model/date.ts";
import type { Issue } from "./model/issue.ts";
import { type Result, err, ok } from "./model/result.ts";
import type { ScoreFault } from "./model/score-fault.ts";
import { ROLE_IDS, type Scores, type StaffScore, type UnitReadiness } from "./model/scores.ts";
import type { ComputedAnswer, PersonWork, ReadinessCell, ScoringWork, SkillWork } from "./model/scoring-work.ts";
import type { Settings } from "./model/settings.ts";
import { type Balance, balance } from "./gap/balance.ts";
import { coverageViews } from "./gap/coverage-views.ts";
import { roleReader } from "./gap/demand.ts";
import { projectQuestions } from "./gap/project-questions.ts";
import { projectScores } from "./gap/project-score.ts";
import { skillPriorities, skillSums } from "./gap/skill-priority.ts";
import { masterVersions } from "./masters/masters.ts";
import type { Masters } from "./masters/master-types.ts";
import { scoringNotes } from "./masters/notes.ts";
import { readAnswers, readinessCells } from "./readiness/answers.ts";
import { resolveAsOf } from "./readiness/as-of.ts";
import { type Assessment, assessPeople, fitOf } from "./readiness/assess.ts";
import { FIT_STATE } from "./readiness/fit.ts";
import { peopleQuestions } from "./readiness/people-questions.ts";
import { scoreReadiness } from "./readiness/readiness.ts";
import { answeringUnits } from "./readiness/units.ts";

export interface ScoreOptions {
  /** Used when the staff table holds no `as_of` (R01). */
  readonly asOf?: string;
}

export interface Scored {
  readonly scores: Scores;
  readonly issues: readonly Issue[];
  readonly working: ScoringWork;
}

interface Rules {
  readonly masters: Masters;
  readonly settings: Settings;
}

/**
 * Canonical tables → every number of `scores.json`, the issues found on the way, and the working the live formulas are built from.
 * Rules: `precise-rules.md`; rule ids stand at the functions. The order of input rows changes nothing.
 * Errors: only a missing or unreadable as-of day.
 */
export function scoreTables(tables: CanonicalTables, masters: Masters, settings: Settings, options: ScoreOptions): Result<Scored, ScoreFault> {
  const day = resolveAsOf(tables, options.asOf, settings);
  if (!day.ok) return err(day.error);
  const { asOf } = day.value;
  const rules = { masters, settings };
  const assessment = assessPeople(tables, asOf, masters, settings);
  const balanced = balance(tables, assessment, asOf, rules);
  const units = answeringUnits(assessment.units, settings);
  const answers = readAnswers(tables, masters, new Set(units.map(({ unit }) => unit)));
  const computed = computeAnswers(tables, assessment, balanced, rules);
  const cells = readinessCells(units, computed, answers, masters);
  const skillWork = sumSkills(assessment, balanced);
  const readiness = scoreReadiness(assessment.units, cells, masters, settings);
  return ok({
    scores: scoresOf({ tables, asOf, assessment, balanced, readiness, skillWork, rules }),
    issues: [...day.value.issues, ...assessment.issues, ...balanced.issues, ...answers.issues],
    working: workOf({ asOf, assessment, balanced, computed, cells, skillWork, rules }),
  });
}

/** R42-R50. */
function computeAnswers(tables: CanonicalTables, assessment: Assessment, balanced: Balance, { settings }: Rules): readonly ComputedAnswer[] {
  const units = answeringUnits(assessment.units, settings);
  const facts = assessment.staff.people.map((person, place) => ({
    person, category: assessment.categories[place]?.category ?? "対象外", literacy: assessment.literacy[place]?.coverage ?? null,
    training: assessment.training[place] ?? { dx: 0, security: 0, leader: 0, dxHours: 0, dxWithoutHours: 0 },
    certified: (assessment.certificates[place] ?? []).some((held) => held.valid && held.itss >= 1),
  }));
  return [
    ...peopleQuestions({ units, members: assessment.members, facts, leaders: assessment.leaders, tables, settings }),
    ...projectQuestions({
      units, projects: balanced.projects, demands: balanced.demands, tables, settings,
      coverage: (role) => balanced.coverage(role, 0),
      qualified: (role) => assessment.roles.find((row) => row.role === role && row.usable)?.qualified ?? null,
    }),
  ];
}

function sumSkills(assessment: Assessment, balanced: Balance): readonly SkillWork[] {
  const first = balanced.periods[0]?.label;
  return skillSums({
    items: assessment.items, levels: assessment.levels, roles: assessment.roles,
    people: assessment.staff.people.flatMap((person, place) => (person.inScope ? [{ place, manager: person.manager, targetRole: assessment.targets[place] ?? null }] : [])),
    demand: (role) => balanced.roleGaps.find((gap) => gap.role === role && gap.period === first)?.demand ?? 0,
  });
}

interface ScoresInput {
  readonly tables: CanonicalTables;
  readonly asOf: IsoDate;
  readonly assessment: Assessment;
  readonly balanced: Balance;
  readonly readiness: readonly UnitReadiness[];
  readonly skillWork: readonly SkillWork[];
  readonly rules: Rules;
}

function scoresOf({ tables, asOf, assessment, balanced, readiness, skillWork, rules }: ScoresInput): Scores {
  const { masters, settings } = rules;
  const itemPlaces = new Map(assessment.items.map((item, index) => [item.item, index]));
  const first = balanced.periods[0]?.label ?? "";
  return {
    asOf, masters: masterVersions(masters), readiness, roleGaps: balanced.roleGaps,
    organisationCoverage: balanced.byPeriod[first] ?? null, organisationCoverageByPeriod: balanced.byPeriod,
    maxCoverageByPeriod: Object.fromEntries(balanced.maxFlow.map((row) => [row.period, row.coverage])),
    coverageViews: coverageViews({
      units: assessment.units, projects: balanced.projects, demands: balanced.demands, periods: balanced.periods, coverage: balanced.coverage,
      planItems: masters.planItems.items.map((item) => item.id),
    }),
    projects: projectScores({
      ...balanced, ...assessment, settings, assignments: tables.assignments, roleOf: roleReader(masters),
      itemAt: (item) => itemPlaces.get(item) ?? -1, places: assessment.staff.places,
    }),
    skills: skillPriorities(skillWork, settings),
    staff: assessment.staff.people.map((_, place) => staffScore(assessment, place)),
    leaders: assessment.leaders,
  };
}

function staffScore(assessment: Assessment, place: number): StaffScore {
  const fit = fitOf(assessment.fits, place);
  const literacy = assessment.literacy[place];
  const withState = (state: number) => ROLE_IDS.filter((_, r) => assessment.fits.state[place * ROLE_IDS.length + r] === state);
  return {
    staff_no: assessment.staff.people[place]?.staffNo ?? "",
    category: assessment.categories[place]?.category ?? "対象外", categoryReason: assessment.categories[place]?.reason ?? "",
    literacy: literacy?.coverage ?? null, literacyAssessedRate: literacy?.assessedRate ?? null,
    fits: Object.fromEntries(ROLE_IDS.flatMap((role) => {
      const value = fit(role);
      return value === null ? [] : [[role, value]];
    })),
    qualified: withState(FIT_STATE.qualified), nearQualified: withState(FIT_STATE.near),
  };
}

interface WorkInput {
  readonly asOf: IsoDate;
  readonly assessment: Assessment;
  readonly balanced: Balance;
  readonly computed: readonly ComputedAnswer[];
  readonly cells: readonly ReadinessCell[];
  readonly skillWork: readonly SkillWork[];
  readonly rules: Rules;
}

function workOf({ asOf, assessment, balanced, computed, cells, skillWork, rules }: WorkInput): ScoringWork {
  const { items, roles, literacySet } = assessment;
  return {
    asOf, periods: balanced.periods, units: assessment.units, items, levels: assessment.levels, roles, literacySet,
    people: assessment.staff.people.map((_, place) => personWork(assessment, balanced, place)),
    literacyTotal: items.filter((item) => item.framework === "DSS-L").length,
    fits: assessment.fits, demands: balanced.demands, allocations: balanced.allocations, maxFlow: balanced.maxFlow,
    computed, cells, skillWork, projects: balanced.projects, dependences: balanced.dependences, unmappedSkills: assessment.unmapped,
    notes: scoringNotes({ items, roles, literacySet, surveySkills: rules.masters.surveyMapping.mappings.length }),
  };
}

function personWork(assessment: Assessment, balanced: Balance, place: number): PersonWork {
  const person = assessment.staff.people[place];
  const capacity = balanced.capacities[place];
  const training = assessment.training[place];
  if (person === undefined || capacity === undefined) throw new Error(`no person at ${place}`);
  const { staffNo, index, section, division, subsection, inScope, scopeReason, manager } = person;
  return {
    staffNo, index, section, division, subsection, inScope, scopeReason, manager, ...capacity,
    literacyMet: assessment.literacy[place]?.met ?? 0, literacyAssessed: assessment.literacy[place]?.assessed ?? 0,
    targetRole: assessment.targets[place] ?? null,
    certificates: (assessment.certificates[place] ?? []).map(({ row: _, ...held }) => held),
    dxCourses: training?.dx ?? 0, securityCourses: training?.security ?? 0, leaderCourses: training?.leader ?? 0,
  };
}

