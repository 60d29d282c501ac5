import type { LinearModel, LinearRow, SolveLimits, Solver } from "./linear-model.ts";

/** 育成計画: who takes which course within seats, hours and yen. Levels 0-4; an unassessed item starts at 0. */
export interface TrainingProblem {
  readonly people: readonly Trainee[];
  readonly courses: readonly PlannedCourse[];
  /** Whole budget; null = no limit. */
  readonly yen: number | null;
}

export interface Trainee {
  readonly staffNo: string;
  /** Hours the person may spend; null = no limit. */
  readonly hours: number | null;
  /** What the target role asks: item, required level, weight, level held. */
  readonly needs: readonly { readonly item: string; readonly required: number; readonly weight: number; readonly level: number }[];
}

export interface PlannedCourse {
  readonly id: string;
  readonly items: readonly string[];
  readonly raisesTo: number;
  readonly hours: number;
  /** Per participant. */
  readonly yen: number;
  readonly seats: number;
}

export interface TrainingPlan {
  readonly places: readonly { readonly staffNo: string; readonly course: string }[];
  /** Gap closed and left over, in Σ w·(R − min(L,R)) ÷ Σ w·R summed over people. */
  readonly closed: number;
  readonly left: number;
  readonly yen: number;
  /** closed ÷ yen × 1,000,000; null when nothing is spent. */
  readonly closedPerMillionYen: number | null;
  /** Greedy plans prove nothing. */
  readonly proved: boolean;
}

type Place = { readonly person: number; readonly course: number };

/** Gap of one person after some courses: per item the highest of what is held and what the courses reach, up to the requirement. */
function gapOf(trainee: Trainee, courses: readonly PlannedCourse[]): number {
  const base = trainee.needs.reduce((sum, need) => sum + need.weight * need.required, 0);
  if (base === 0) return 0;
  return trainee.needs.reduce((sum, need) => {
    const reached = Math.max(need.level, ...courses.filter((course) => course.items.includes(need.item)).map((course) => course.raisesTo));
    return sum + need.weight * (need.required - Math.min(need.required, reached));
  }, 0) / base;
}

const possiblePlaces = ({ people, courses }: TrainingProblem): readonly Place[] =>
  people.flatMap((trainee, person) => courses.flatMap((course, at) =>
    gapOf(trainee, []) - gapOf(trainee, [course]) > 1e-12 && (trainee.hours === null || course.hours <= trainee.hours) ? [{ person, course: at }] : []));

function planOf(problem: TrainingProblem, chosen: readonly Place[], proved: boolean): TrainingPlan {
  const { people, courses } = problem;
  const taken = people.map((_, person) => chosen.filter((place) => place.person === person).flatMap((place) => courses[place.course] ?? []));
  const before = people.reduce((sum, trainee) => sum + gapOf(trainee, []), 0);
  const left = people.reduce((sum, trainee, person) => sum + gapOf(trainee, taken[person] ?? []), 0);
  const yen = taken.flat().reduce((sum, course) => sum + course.yen, 0);
  return {
    places: chosen.map(({ person, course }) => ({ staffNo: people[person]?.staffNo ?? "", course: courses[course]?.id ?? "" })),
    closed: before - left, left, yen, closedPerMillionYen: yen === 0 ? null : ((before - left) / yen) * 1_000_000, proved,
  };
}

/** Takes the place that closes most gap per yen (free ones first), again and again, while seats, hours and yen allow. */
export function greedyTraining(problem: TrainingProblem): TrainingPlan {
  const { people, courses } = problem;
  const open = new Set(possiblePlaces(problem));
  const chosen: Place[] = [];
  const taken = people.map((): PlannedCourse[] => []);
  const left = { yen: problem.yen ?? Number.POSITIVE_INFINITY, seats: courses.map((course) => course.seats), hours: people.map((p) => p.hours ?? Number.POSITIVE_INFINITY) };
  for (;;) {
    let best: { place: Place; worth: number } | null = null;
    for (const place of open) {
      const worth = worthOf(place, problem, { taken, left });
      if (worth > 0 && (best === null || worth > best.worth)) best = { place, worth };
    }
    if (best === null) return planOf(problem, chosen, false);
    const { place } = best;
    const course = courses[place.course];
    if (course === undefined) return planOf(problem, chosen, false);
    open.delete(place);
    chosen.push(place);
    taken[place.person]?.push(course);
    left.yen -= course.yen;
    left.seats[place.course] = (left.seats[place.course] ?? 0) - 1;
    left.hours[place.person] = (left.hours[place.person] ?? 0) - course.hours;
  }
}

interface Progress {
  readonly taken: readonly (readonly PlannedCourse[])[];
  readonly left: { readonly yen: number; readonly seats: readonly number[]; readonly hours: readonly number[] };
}

/** Gap closed per yen, 0 when the place cannot be taken any more. */
function worthOf({ person, course: at }: Place, { people, courses }: TrainingProblem, { taken, left }: Progress): number {
  const [trainee, course] = [people[person], courses[at]];
  if (trainee === undefined || course === undefined) return 0;
  if ((left.seats[at] ?? 0) < 1 || course.yen > left.yen || course.hours > (left.hours[person] ?? 0)) return 0;
  const had = taken[person] ?? [];
  const closed = gapOf(trainee, had) - gapOf(trainee, [...had, course]);
  if (closed <= 1e-12) return 0;
  return course.yen === 0 ? Number.MAX_VALUE * closed : closed / course.yen;
}

/** How much of the gap the cheaper plan may give up: what the solver's own tolerance may cost, no more. */
const SLACK = 1e-7;
/** So that a place that closes nothing is not taken, even when it is free. */
const YEN_PER_PLACE = 1;

/**
 * The plan that closes most gap within seats, hours and yen, and of all such plans the cheapest: most gap closed per yen. Proved when the solver
 * had time for both questions; null when it found nothing at all.
 */
export async function bestTraining(problem: TrainingProblem, solver: Solver, limits: SolveLimits): Promise<TrainingPlan | null> {
  const places = possiblePlaces(problem);
  if (places.length === 0) return planOf(problem, [], true);
  const model = trainingModel(problem, places);
  const most = await solver.solve(model, limits);
  if (!("values" in most)) return null;
  const cheapest = await solver.solve(cheaperModel(model, most.objective, places.map(({ course }) => (problem.courses[course]?.yen ?? 0) + YEN_PER_PLACE)), { ...limits, start: most.values });
  const taken = (values: readonly number[]): readonly Place[] => places.filter((_, k) => (values[k] ?? 0) > 0.5);
  if (!("values" in cheapest)) return planOf(problem, taken(most.values), false);
  return planOf(problem, taken(cheapest.values), most.status === "optimal" && cheapest.status === "optimal");
}

/** The same limits, no less gap closed, least yen; in units of the dearest place, so that the solver's tolerances mean the same for any prices. */
function cheaperModel(model: LinearModel, closed: number, yen: readonly number[]): LinearModel {
  const unit = Math.max(...yen);
  return {
    columns: model.columns, objective: model.objective.map((_, column) => -(yen[column] ?? 0) / unit),
    rows: [...model.rows, { terms: model.objective.flatMap((gain, column) => (gain === 0 ? [] : [[column, gain] as const])), lower: closed - SLACK }],
  };
}

/**
 * Columns: one 0/1 per place, then one share per (place, item) that says which course an item's rise is credited to:
 * courses that teach the same item do not add up, the highest counts.
 */
function trainingModel(problem: TrainingProblem, places: readonly Place[]): LinearModel {
  const credits = places.flatMap((place, k) => creditsOf(problem, place, k));
  const columns = [...places.map(() => ({ lower: 0, upper: 1, integer: true })), ...credits.map(() => ({ lower: 0, upper: 1, integer: false }))];
  const byItem = new Map<string, number[]>();
  credits.forEach((credit, c) => byItem.set(credit.key, [...(byItem.get(credit.key) ?? []), places.length + c]));
  return {
    objective: [...places.map(() => 0), ...credits.map((credit) => credit.gain)], columns,
    rows: [
      ...credits.map((credit, c): LinearRow => ({ terms: [[places.length + c, 1], [credit.place, -1]], upper: 0 })),
      ...[...byItem.values()].map((list): LinearRow => ({ terms: list.map((column) => [column, 1] as const), upper: 1 })),
      ...limitRows(problem, places),
    ],
  };
}

function creditsOf({ people, courses }: TrainingProblem, { person, course: at }: Place, place: number): readonly { place: number; key: string; gain: number }[] {
  const [trainee, course] = [people[person], courses[at]];
  if (trainee === undefined || course === undefined) return [];
  const base = trainee.needs.reduce((sum, need) => sum + need.weight * need.required, 0);
  return trainee.needs.flatMap((need) => {
    const rise = Math.min(need.required, course.raisesTo) - Math.min(need.required, need.level);
    return rise > 0 && course.items.includes(need.item) ? [{ place, key: `${person}\n${need.item}`, gain: (need.weight * rise) / base }] : [];
  });
}

function limitRows({ people, courses, yen }: TrainingProblem, places: readonly Place[]): readonly LinearRow[] {
  const of = (keep: (place: Place) => boolean, factor: (course: PlannedCourse) => number): LinearRow["terms"] =>
    places.flatMap((place, k) => (keep(place) ? [[k, factor(courses[place.course] as PlannedCourse)] as const] : []));
  return [
    ...courses.map((course, at) => ({ terms: of((place) => place.course === at, () => 1), upper: course.seats })),
    ...people.flatMap((trainee, person) => (trainee.hours === null ? [] : [{ terms: of((place) => place.person === person, (course) => course.hours), upper: trainee.hours }])),
    ...(yen === null ? [] : [{ terms: of(() => true, (course) => course.yen), upper: yen }]),
  ];
}
