import { type Result, err, ok } from "../model/result.ts";
import type { MasterFault } from "../model/score-fault.ts";
import type { Masters } from "./master-types.ts";
import { shapeFaults } from "./shape.ts";

export type { MasterFault } from "../model/score-fault.ts";

type Found = Result<{ readonly key: keyof Masters; readonly master: Masters[keyof Masters] }, readonly MasterFault[]>;

/** Reads one replaced master: which one it is (by `id`, else by file name) and whether it has the form of the one it replaces. */
export function readMaster(file: string, value: unknown, base: Masters): Found {
  const id = typeof value === "object" && value !== null && "id" in value ? String(value.id) : file.replace(/\.json$/u, "");
  const key = (Object.keys(base) as (keyof Masters)[]).find((candidate) => base[candidate].id === id);
  if (key === undefined) return err([{ file, place: "id", problem: "unknown_master", found: id }]);
  const faults = shapeFaults(base[key], value).filter((fault) => !isOptional(fault)).map((fault) => ({ file, ...fault }));
  return faults.length > 0 ? err(faults) : ok({ key, master: value as Masters[keyof Masters] });
}

/** Fields a row may leave out although every shipped row has them. */
const OPTIONAL = /\.(required|importance|replacedBy|hours|yen|seats)$/u;
const isOptional = (fault: Omit<MasterFault, "file">): boolean => fault.problem === "missing" && OPTIONAL.test(fault.place);

/** What the masters say of each other: ids known and unique, patterns that compile, numbers that can be computed with. */
export function checkMasters(masters: Masters): readonly MasterFault[] {
  const items = new Set([...masters.literacy.items, ...masters.promotion.items].map((item) => item.id));
  const unknown = (file: string, place: string, ids: readonly string[]): MasterFault[] =>
    ids.filter((id) => !items.has(id)).map((found) => ({ file, place, problem: "unknown_id", found }));
  return [
    ...repeated("questions", masters.questions.questions.map((q) => q.id)),
    ...repeated("dss-items", [...masters.literacy.items, ...masters.promotion.items].map((item) => item.id)),
    ...repeated("role-requirements", masters.requirements.requirements.map((r) => `${r.role}/${r.item}`)),
    ...masters.requirements.requirements.flatMap((r, i) => unknown("role-requirements", `requirements[${i}].item`, [r.item])),
    ...masters.surveyMapping.mappings.flatMap((m, i) => unknown("survey-mapping", `mappings[${i}].items`, m.items)),
    ...repeated("survey-mapping", masters.surveyMapping.mappings.flatMap((m) => m.items)).map((f) => ({ ...f, problem: "item_mapped_twice" as const })),
    ...masters.certificates.certificates.flatMap((c, i) => unknown("certificates", `certificates[${i}].items`, c.items)),
    ...repeated("course-suggestions", masters.courses.courses.map(({ id }) => id)),
    ...masters.courses.courses.flatMap((course) => [...unknown("course-suggestions", `${courseName(course)}：項目ID`, course.items), ...courseFaults(course)]),
    ...Object.entries(masters.training.patterns).flatMap(([name, pattern]) => patternFaults(name, pattern)),
    ...masters.requirements.requirements.flatMap((r, i) =>
      r.weight > 0 ? [] : [{ file: "role-requirements", place: `requirements[${i}].weight`, problem: "bad_number" as const, found: String(r.weight) }]),
  ];
}

type Course = Masters["courses"]["courses"][number];
const courseName = ({ id, name }: Course): string => `「${name}」（${id}）`;

/** Numbers a plan can be made with; what is left out is unknown and allowed. */
function courseFaults(course: Course): readonly MasterFault[] {
  const fault = (place: string, found: string): MasterFault => ({ file: "course-suggestions", place: `${courseName(course)}：${place}`, problem: "bad_course", found });
  const { hours, yen, seats, raisesTo, items } = course;
  return [
    ...(items.length === 0 ? [fault("項目ID（一つ以上）", "空欄")] : []),
    ...(raisesTo > 0 && raisesTo <= 4 ? [] : [fault("到達レベル（1から4まで）", String(raisesTo))]),
    ...(hours === undefined || (typeof hours === "number" && hours > 0) ? [] : [fault("時間数（0より大きい数）", String(hours))]),
    ...(yen === undefined || (typeof yen === "number" && yen >= 0) ? [] : [fault("1人当たりの費用（0以上の数。無料なら0）", String(yen))]),
    ...(seats === undefined || (Number.isInteger(seats) && seats >= 1) ? [] : [fault("定員（1以上の整数。定めがないときは大きな数）", String(seats))]),
  ];
}

function repeated(file: string, ids: readonly string[]): readonly MasterFault[] {
  const seen = new Set<string>();
  return ids.flatMap((found) => {
    if (seen.has(found)) return [{ file, place: "id", problem: "repeated_id" as const, found }];
    seen.add(found);
    return [];
  });
}

function patternFaults(name: string, pattern: string): readonly MasterFault[] {
  try {
    new RegExp(pattern, "u");
    return [];
  } catch {
    return [{ file: "training-patterns", place: `patterns.${name}`, problem: "bad_pattern", found: pattern }];
  }
}
