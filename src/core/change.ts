import type { CanonicalTables, RecordOf } from "./model/canonical.ts";
import { type Result, err, ok } from "./model/result.ts";
import type { ScoreFault } from "./model/score-fault.ts";
import type { Scores } from "./model/scores.ts";
import type { Settings } from "./model/settings.ts";
import type { YearChange, YearOnYear } from "./model/year-change.ts";
import { masterVersions } from "./masters/masters.ts";
import type { Masters } from "./masters/master-types.ts";
import { scoreTables } from "./score.ts";

/** One year's state. */
export interface Year {
  readonly tables: CanonicalTables;
  readonly masters: Masters;
  readonly settings: Settings;
}

export interface Measure {
  readonly id: string;
  readonly of: (scores: Scores) => number | null;
}

const ofUnit = (scores: Scores, unit: string) => scores.readiness.find((row) => row.unit === unit);

/** What HR's workbook compares: figures of the whole body, then the readiness of every 部 and 課 there is this year. */
export const yearMeasures = ({ readiness }: Scores): readonly Measure[] => [
  { id: "unknown:ORG", of: (scores) => ofUnit(scores, "ORG")?.unknownRate ?? null },
  { id: "coverage", of: (scores) => scores.organisationCoverage },
  { id: "leaders", of: (scores) => scores.leaders.find(({ unit }) => unit === "ORG")?.actual ?? null },
  ...readiness.map(({ unit }): Measure => ({ id: `readiness:${unit}`, of: (scores) => ofUnit(scores, unit)?.adjusted ?? null })),
];

/**
 * Year-on-year change of any numbers, decomposed by replacing last year's state piece by piece: rules, then people, then what they learned, then the rest.
 * Each part is the difference of two complete scorings, so the parts add up to the whole change.
 */
export function compareYears(before: Year, after: Year, measures: readonly Measure[]): Result<YearOnYear, ScoreFault> {
  const stages = [before, { ...before, ...rulesOf(after) }, { ...rulesOf(after), tables: withPeople(before.tables, after.tables) },
    { ...rulesOf(after), tables: withLearning(before.tables, after.tables) }, after];
  const scored: Scores[] = [];
  for (const stage of stages) {
    const result = scoreTables(stage.tables, stage.masters, stage.settings, {});
    if (!result.ok) return err(result.error);
    scored.push(result.value.scores);
  }
  const differentMasters = differing(masterVersions(before.masters), masterVersions(after.masters));
  const sameSettings = JSON.stringify(before.settings) === JSON.stringify(after.settings);
  return ok({ comparable: differentMasters.length === 0 && sameSettings, differentMasters, sameSettings, changes: measures.map(({ id, of }) => changeOf(id, scored.map(of))) });
}

const rulesOf = ({ masters, settings }: Year): Omit<Year, "tables"> => ({ masters, settings });

const differing = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys({ ...a, ...b }).filter((id) => a[id] !== b[id]);

/** The change of one number out of its value at each of the five stages. */
export function changeOf(measure: string, stages: YearChange["stages"]): YearChange {
  const step = (i: number): number | null => {
    const [from, to] = [stages[i] ?? null, stages[i + 1] ?? null];
    return from === null || to === null ? null : to - from;
  };
  return { measure, before: stages[0] ?? null, after: stages[4] ?? null, definition: step(0), people: step(1), skills: step(2), coverage: step(3), stages };
}

/** This year's people and organisation with last year's as-of day and evidence. */
function withPeople(before: CanonicalTables, after: CanonicalTables): CanonicalTables {
  const asOf = latest(before);
  return { ...before, departments: after.departments, staff: after.staff.map((row) => ({ ...row, as_of: asOf })) };
}

const latest = (tables: CanonicalTables): string | null =>
  tables.staff.reduce<string | null>((best, row) => (row.as_of !== null && (best === null || row.as_of > best) ? row.as_of : best), null);

/** Besides the people: this year's day, training and certificates, and levels of the skills known in both years. */
function withLearning(before: CanonicalTables, after: CanonicalTables): CanonicalTables {
  const keyOf = (row: RecordOf<"skills">): string => `${row.staff_no ?? ""}\n${row.skill_name ?? row.skill_id ?? ""}`;
  const known = (rows: CanonicalTables["skills"]): ReadonlySet<string> => new Set(rows.filter((row) => row.level !== null).map(keyOf));
  const [then, now] = [known(before.skills), known(after.skills)];
  const skills = [
    ...after.skills.filter((row) => then.has(keyOf(row))),
    ...before.skills.filter((row) => !now.has(keyOf(row))),
  ];
  return { ...before, departments: after.departments, staff: after.staff, training: after.training, qualifications: after.qualifications, skills };
}
